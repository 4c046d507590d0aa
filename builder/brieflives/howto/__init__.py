"""How to print, fold and staple a booklet: a page in the book's language, with drawings."""
