"""What is looked for in an EPUB: a function a check, from its anatomy to faults."""
