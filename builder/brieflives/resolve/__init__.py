"""A life becomes a document: notes numbered, sources formatted, labels in the book's language."""
