"""The handout: one sheet of which both sides are set as a whole, not broken into pages."""
