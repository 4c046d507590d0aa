"""What of a life goes into which edition: documents and sheets made of the book's document."""
