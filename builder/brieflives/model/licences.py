"""The names of free licences: as their makers write them, with the address of the deed."""

from __future__ import annotations

import re

from msgspec import Struct

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
_BY = r"cc-(by(?:-(?:nc|sa|nd))*)(?:-(\d\.\d))?(?:-([a-z]{2,3}))?"
_ZERO = r"cc-?(?:0|zero)(?:-1\.0)?(?:-cc0)?"
_MARK = r"(?:cc-)?(?:pdm|public-domain-mark)(?:-1\.0)?"
_OTHERS = (  # SPDX identifiers of what pictures are published under
    (r"gfdl-(\d\.\d)(-(no-)?invariants)?(-only|-or-later)?", "GNU FDL {}"),
    (r"ogl-uk-(\d\.\d)", "Open Government Licence {}"),
    (r"etalab-(\d\.\d)", "Licence Ouverte {}"),
    (r"lal-(\d\.\d)", "Licence Art Libre {}"),
)
_REAL = ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
_VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
_OF_COMMONS = r"(?i)cc(?![^\W\d_])|creative\s+commons"
_PUBLIC_DOMAIN = r"pd(-\w+)*"  # the tags of Wikimedia Commons: PD-old, PD-US
_SAID_OTHERWISE = frozenset(  # licences of drawings and photographs that need no other spelling
    {
        *("fair-use", "mit", "mit-0", "apache-2.0", "ofl-1.1", "unlicense", "odbl-1.0", "fal-1.3"),
        *("free-art-license-1.3", "free-art-licence-1.3", "gfdl", "gnu-fdl", "no-copyright"),
        *("gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0", "agpl-3.0", "bsd-2-clause", "bsd-3-clause"),
        *("ogl-3.0", "ogl-2.0", "ogl-canada-2.0", "nlod-1.0", "nlod-2.0", "wtfpl", "gfdl-1.2"),
    }
)
LICENCE_NAMES = (  # what somebody may have meant, the likeliest first
    *(f"CC {letters.upper()} {version}" for version in ("4.0", "3.0", "2.0") for letters in _REAL),
    *("CC0 1.0", "Public Domain Mark 1.0", "GNU FDL 1.3", "GFDL", "Open Government Licence 3.0"),
    *("PD-old", "PD-US", "fair use", "MIT", "Apache-2.0", "OFL-1.1", "GPL-3.0"),
)


class Licence(Struct, frozen=True):
    """A licence as it is printed, and the address of its text where that is known."""

    name: str
    address: str | None = None


def licence(text: str) -> Licence:
    """Read an SPDX identifier or a name of Creative Commons; any other text stays as it is."""
    short = _hyphenated(text)
    if re.fullmatch(_ZERO, short):
        return Licence("CC0 1.0", f"{_COMMONS}/publicdomain/zero/1.0/")
    if re.fullmatch(_MARK, short):
        return Licence("Public Domain Mark 1.0", f"{_COMMONS}/publicdomain/mark/1.0/")
    if found := re.fullmatch(_BY, short):
        return _commons(*found.groups())
    for pattern, name in _OTHERS:
        if found := re.fullmatch(pattern, short):
            return Licence(name.format(found[1]))
    return Licence(text)


def is_licence(text: str) -> bool:
    """Tell whether ``text`` names a licence that there is."""
    short = _hyphenated(text)
    if found := re.fullmatch(_BY, short):
        letters, version, _ = found.groups()
        return letters in _REAL and (version is None or version in _VERSIONS)
    named = licence(text)
    known = short.removesuffix("-only").removesuffix("-or-later") in _SAID_OTHERWISE
    return named.name != text or named.address is not None or known or is_public_domain(text)


def is_public_domain(text: str) -> bool:
    """Tell whether ``text`` is a tag for what belongs to nobody: ``PD-old``."""
    return re.fullmatch(_PUBLIC_DOMAIN, text.strip().casefold()) is not None


def is_said_to_be_of_commons(text: str) -> bool:
    """Tell whether ``text`` means to name a licence of Creative Commons, rightly or wrongly."""
    return re.match(_OF_COMMONS, text.strip()) is not None


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
