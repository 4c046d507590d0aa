"""The page of facts as a whole: names, portrait, one table of groups, signature.

Offices come first, each a group of its own; then personal details, then military service. Notes are
numbered in this order.
"""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Figure, Infobox, Leaf, Plate, Role
from brieflives.findings import Code
from brieflives.nearest import nearest
from brieflives.resolve.blocks import make_figure
from brieflives.resolve.desk import Desk
from brieflives.resolve.infobox.career import military
from brieflives.resolve.infobox.details import personal_details
from brieflives.resolve.infobox.names import ABOVE_THE_TABLE, name_words
from brieflives.resolve.infobox.offices import office_group
from brieflives.resolve.infobox.rows import Rows
from brieflives.resolve.inlines import own

_MONOGRAM_LETTERS = 3


def make_infobox(desk: Desk) -> Infobox:
    """Resolve the infobox; its notes are numbered here, first of all in the book."""
    person = desk.life.person
    rows = Rows(desk)
    native = tuple(
        rows.value(name_words(rows, name), Role.INFOBOX_NATIVE, cite=("person", "names", k))
        for k, name in enumerate(person.names)
        if name.kind in ABOVE_THE_TABLE
    )
    portrait = _picture(desk, "portrait", person.portrait, rows.keys)
    groups = [office_group(rows, k, office) for k, office in enumerate(person.offices)]
    groups += [group for group in (*personal_details(rows), military(rows)) if group.rows]
    return Infobox(
        Leaf("infobox/name", Role.INFOBOX_NAME, own(person.name)),
        native,
        portrait or Plate(monogram(person.name)),
        tuple(groups),
        _picture(desk, "signature", person.signature, rows.keys),
    )


def monogram(name: str) -> str:
    """Return the initials of a name: of its first and its last two words at most.

    Particles, which are written small, have none: ``AS`` for Anna von Stein.
    """
    initials = [word[0] for word in name.split() if word[0].isalpha()]
    initials = [letter for letter in initials if not letter.islower()] or initials
    return "".join(initials[:1] + initials[1:][-(_MONOGRAM_LETTERS - 1) :])


def _picture(desk: Desk, which: str, key: str | None, keys: Iterator[str]) -> Figure | None:
    """Show the picture that ``person.portrait`` or ``person.signature`` names."""
    if key is None:
        return None
    if key not in desk.life.media:
        near = nearest(key, desk.life.media)
        hint = f"did you mean {near!r}?" if near else "describe the picture under `media:`"
        place = desk.place(("person", which))
        desk.report(Code.UNKNOWN_MEDIA, place, f"no picture is called {key!r}", hint)
        return None
    return make_figure(desk, key, (), keys)
