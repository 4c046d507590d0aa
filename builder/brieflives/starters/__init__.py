"""Files to begin a life with: what all have in common, and what each kind of person needs."""
