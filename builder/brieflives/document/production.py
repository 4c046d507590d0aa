"""How a book is made: what its style asks of its parts, and what a colophon can tell."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Typeface(Struct, frozen=True):
    """A family that the book is set in, with the version and the licence of its font files."""

    name: str
    version: str
    licence: str  # SPDX


class Production(Struct, frozen=True):
    """The style as far as it decides which parts a book has; with `by-length` long ones have more.

    A colophon follows the imprint on its page, or the index: ``page`` and ``to-fit`` are one here.
    """

    program: str
    version: str
    style: str
    paper: str
    faces: tuple[Typeface, ...]
    half_title: Literal["on", "off", "by-length"] = "off"
    colophon: Literal["page", "imprint", "to-fit", "off"] = "off"
