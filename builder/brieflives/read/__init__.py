"""Author's files become data with places: the only importer of yaml and of the Markdown parser."""
