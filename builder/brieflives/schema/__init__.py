"""What an author may write, as a JSON Schema for editors, with words for each key."""
