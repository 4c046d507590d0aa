"""The names of free licences, written as their makers write them, with the address of the deed."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMONS = "https://creativecommons.org"
_WORDS = (  # of the long names, for the letters of the short ones
    (r"creative\s+commons", "cc"),
    (r"attribution", "by"),
    (r"non-?\s?commercial", "nc"),
    (r"share-?\s?alike", "sa"),
    (r"no-?\s?deriv(ative)?s?(\s+works)?", "nd"),
    (r"public\s+domain\s+dedication", ""),
    (r"international|unported|generic|universal|licen[cs]e|deed", ""),
)
_BY = re.compile(r"cc-(by(?:-(?:nc|sa|nd))*)(?:-(\d\.\d))?(?:-([a-z]{2,3}))?")
_ZERO = re.compile(r"cc-?(?:0|zero)(?:-1\.0)?(?:-cc0)?")
_MARK = re.compile(r"(?:cc-)?(?:pdm|public-domain-mark)(?:-1\.0)?")
_OTHERS = (  # SPDX identifiers of what pictures are published under
    (re.compile(r"gfdl-(\d\.\d)(-(no-)?invariants)?(-only|-or-later)?"), "GNU FDL {}"),
    (re.compile(r"ogl-uk-(\d\.\d)"), "Open Government Licence {}"),
    (re.compile(r"etalab-(\d\.\d)"), "Licence Ouverte {}"),
    (re.compile(r"lal-(\d\.\d)"), "Licence Art Libre {}"),
)


class Licence(NamedTuple):
    """A licence as it is printed, and the address of its text where that is known."""

    name: str
    address: str | None = None


def licence(text: str) -> Licence:
    """Read an SPDX identifier or a name of Creative Commons; any other text stays as it is."""
    short = _hyphenated(text)
    if _ZERO.fullmatch(short):
        return Licence("CC0 1.0", f"{_COMMONS}/publicdomain/zero/1.0/")
    if _MARK.fullmatch(short):
        return Licence("Public Domain Mark 1.0", f"{_COMMONS}/publicdomain/mark/1.0/")
    if found := _BY.fullmatch(short):
        return _commons(*found.groups())
    for pattern, name in _OTHERS:
        if found := pattern.fullmatch(short):
            return Licence(name.format(found[1]))
    return Licence(text)


def _commons(letters: str, version: str | None, country: str | None) -> Licence:
    name = " ".join(t for t in (f"CC {letters.upper()}", version, (country or "").upper()) if t)
    if version is None:
        return Licence(name)
    steps = "/".join(t for t in (letters, version, country) if t)
    return Licence(name, f"{_COMMONS}/licenses/{steps}/")


def _hyphenated(text: str) -> str:
    """Return ``cc-by-sa-4.0`` for every way of writing it."""
    short = text.casefold()
    for pattern, letters in _WORDS:
        short = re.sub(pattern, letters, short)
    return "-".join(re.findall(r"\d\.\d|\w+", short))
