"""How a source is written in a note and in the bibliography, behind the interface of ``style``."""
