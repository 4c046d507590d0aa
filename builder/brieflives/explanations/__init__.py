"""What each code of a finding means: one Markdown file a code."""
