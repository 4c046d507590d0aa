"""Tell a style file from a life where both lie in one folder."""

from __future__ import annotations

import re
from pathlib import Path

_KEY = rb"(?m)^(?:\xef\xbb\xbf)?[\"']?([A-Za-z-]+)[\"']?[ \t]*:"
_OF_STYLES = frozenset({b"extends", b"faces"})
_OF_LIVES = frozenset({b"schema", b"book", b"person", b"chapters"})


def is_style_file(path: Path) -> bool:
    """Tell whether a YAML file is a style sheet by the keys that begin its lines.

    A life whose ``schema`` is misspelt is still a life: it has a book or a person, and no style
    has those. A file that cannot be read is none.
    """
    try:
        keys = set(re.findall(_KEY, path.read_bytes()))
    except OSError:
        return False
    return bool(keys & _OF_STYLES) and not keys & _OF_LIVES
