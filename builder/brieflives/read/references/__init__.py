"""Files of references beside a life: CSL-JSON, BibTeX and RIS become sources."""
