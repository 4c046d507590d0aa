"""What comes of an edition: its files, how much each holds, and what is to be told of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brieflives.findings import Finding


class File(Struct, frozen=True):
    """A file, and how much it holds in words (``7 sheets``), where that can be counted."""

    name: str
    data: bytes
    extent: str = ""


class Made(Struct, frozen=True):
    """The files of an edition, none where it cannot be made."""

    files: Sequence[File] = ()
    findings: Sequence[Finding] = ()


def counted(number: int, thing: str) -> str:
    """Say how many pages or sheets there are."""
    return f"{number} {thing}{'s' * (number != 1)}"
