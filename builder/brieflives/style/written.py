"""Which script a language is written in (ISO 15924), and what a style does for books in it."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from msgspec.structs import replace

from brieflives.document.blocks import Role
from brieflives.style.sheet import ScriptName, Sheet, TextStyle

TEXT_STYLES = ("running_head", "folio", "contents_entry", "note_number", "back_reference")
_OF_LANGUAGE: dict[str, ScriptName] = {
    **dict.fromkeys(("he", "yi", "lad"), "Hebr"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb"), "Arab"),
    **dict.fromkeys(("hi", "mr", "ne", "sa", "kok", "mai", "bho"), "Deva"),
    **dict.fromkeys(("zh", "cmn", "wuu"), "Hans"),
    **dict.fromkeys(("yue", "hak", "lzh"), "Hant"),
    "ja": "Jpan",
    "ko": "Kore",
}
_REGIONS_OF_HANT = frozenset({"TW", "HK", "MO"})
_BY_NAME: dict[str, ScriptName] = {
    name: name for name in ("Hebr", "Arab", "Deva", "Hans", "Hant", "Jpan", "Kore")
}


def script_of_language(lang: str) -> ScriptName | None:
    """Return the script that a language (BCP 47) is written in, None for those of the text face."""
    language, *subtags = lang.split("-")
    named = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    if named:
        return _BY_NAME.get(named)
    script = _OF_LANGUAGE.get(language)
    return "Hant" if script == "Hans" and _REGIONS_OF_HANT.intersection(subtags) else script


def in_language(sheet: Sheet, lang: str) -> Sheet:
    """Return the sheet for a book in a language: lines as far apart as the face of its script asks.

    The grid grows with them and the text block keeps to its depth, so that a page has fewer lines;
    head and folio stay where they are. Unchanged where the face asks for nothing.
    """
    script = script_of_language(lang)
    faces = sheet.scripts.get(script, {}) if script else {}
    by = faces["roman"].leading if "roman" in faces else 1.0
    if by == 1.0:
        return sheet
    own = sheet.page
    page = replace(
        own,
        grid_pt=round(own.grid_pt * by, 3),
        lines=max(1, floor(own.lines / by)),
        running_head_lines=own.running_head_lines / by,
        folio_lines=own.folio_lines / by,
    )
    roles = _all_spaced(sheet.roles, by)
    others = {name: _spaced(getattr(sheet, name), by) for name in TEXT_STYLES}
    handout = replace(sheet.handout, roles=_all_spaced(sheet.handout.roles, by))
    return replace(sheet, page=page, roles=roles, handout=handout, **others)


def _all_spaced(roles: Mapping[Role, TextStyle], by: float) -> dict[Role, TextStyle]:
    return {role: _spaced(style, by) for role, style in roles.items()}


def _spaced(style: TextStyle, by: float) -> TextStyle:
    return replace(style, leading_pt=round(style.leading_pt * by, 3))
