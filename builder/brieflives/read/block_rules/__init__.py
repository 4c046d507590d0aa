"""The blocks that Markdown does not know, one module each."""
