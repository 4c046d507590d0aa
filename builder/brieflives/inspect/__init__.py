"""Are finished PDF and EPUB files sound: from bytes to a judgement in plain words."""
