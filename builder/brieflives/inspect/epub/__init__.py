"""Finished EPUB files: their anatomy, and what is looked for in them."""
