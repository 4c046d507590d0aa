"""Pages become a PDF file: the only importer of reportlab."""
