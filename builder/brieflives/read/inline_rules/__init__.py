"""What our Markdown has beyond CommonMark inside a line, one rule a module."""
