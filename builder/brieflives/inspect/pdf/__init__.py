"""Finished PDF files: their anatomy, read once, and the checks that look at it."""
