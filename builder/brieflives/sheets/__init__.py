"""Finished pages on sheets of paper: in which order, where, and as a PDF to print."""
