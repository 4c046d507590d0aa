"""A PDF that holds what it was made from, so that it can be made again."""
