"""Make the file that an author begins a life with."""

from __future__ import annotations

import re
from importlib.resources import files

from brieflives.read.yaml_mends import quoted

KINDS = ("politician", "writer", "scientist", "artist", "soldier", "family")
_NEEDS_NO_QUOTES = re.compile(r"[^\W\d_][\w'’. -]*")
_KIND_LINE = "KIND\n"
_LONGEST_STEM = 56  # characters, of four bytes at most; NAME-how-to-print.pdf has to be a name, too


def file_stem(name: str) -> str:
    """Return what the life of ``name`` is called: ``Ada Lovelace`` is ``ada-lovelace``.

    Empty when the name has neither letters nor digits. A long name loses its last words: files are
    called by 255 bytes at most.
    """
    stem = re.sub(r"[\W_]+", "-", name.lower()).strip("-")
    short = stem[:_LONGEST_STEM]
    return stem if short == stem else short.rpartition("-")[0] or short


def new_life(name: str, kind: str | None = None) -> str:
    """Return the YAML of a life that can be built at once; ``kind`` is one of ``KINDS``."""
    name = " ".join(name.split())
    text = _starter("life").replace(_KIND_LINE, _starter(kind) if kind else "")
    in_yaml = name if _NEEDS_NO_QUOTES.fullmatch(name) else quoted(name)
    text = re.sub(r"(?<=: )NAME$", lambda _: in_yaml, text, flags=re.MULTILINE)
    return text.replace("NAME", name)


def _starter(name: str) -> str:
    return (files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")
