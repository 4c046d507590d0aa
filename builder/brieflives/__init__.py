"""Short lives in print: one YAML file about a person becomes a PDF booklet and an EPUB."""

__version__ = "0.1.0"
