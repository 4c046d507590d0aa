"""Document and page map become an EPUB 3 file."""
