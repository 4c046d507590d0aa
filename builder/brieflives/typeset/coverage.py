"""Which characters of a book no face of its sheet has."""

from __future__ import annotations

from collections.abc import Iterable

from brieflives.document.blocks import Leaf
from brieflives.findings import Finding
from brieflives.typeset.case import TypeCase


def missing_glyphs(leaves: Iterable[Leaf], case: TypeCase) -> tuple[Finding, ...]:
    """Return a warning for every place with a character that would be drawn as U+FFFD."""
    raise NotImplementedError
