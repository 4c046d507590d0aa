"""A mapping in an author's file, as a value of ours."""

from __future__ import annotations

from msgspec import Struct


def hyphenated(name: str) -> str:
    """Give a field the key an author writes: lower case with hyphens (SCHEMA rule 10)."""
    return name.rstrip("_").replace("_", "-")


class Record(Struct, frozen=True, rename=hyphenated):
    """A mapping whose keys are known; what each may hold is read off the types of its fields.

    The modules of records evaluate their annotations (no ``from __future__``): evaluated later,
    each of some five hundred would be compiled from its text once more.
    """

    def impossible(self) -> str:
        """Say why values that are sound alone cannot stand together; empty where they can."""
        return ""
