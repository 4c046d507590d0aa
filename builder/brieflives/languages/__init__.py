"""The words of each language a book can be in: one data file a language."""
