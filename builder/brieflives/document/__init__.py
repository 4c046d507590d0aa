"""What is to be shown, not how: the tree that the PDF and the EPUB are both made from."""
