"""The further names of a person, each with what there is to say about it."""

from __future__ import annotations

from brieflives.document.blocks import Leaf, Row
from brieflives.document.inline import Foreign, Inlines, Text
from brieflives.model.person import Name
from brieflives.resolve.infobox.rows import Rows, said
from brieflives.resolve.wording import span_words

ABOVE_THE_TABLE = frozenset({"native"})  # kinds that stand below the name instead of in a row


def name_rows(rows: Rows) -> list[Row]:
    """Make a row for each kind of name, in the order in which the kinds first come."""
    by_kind: dict[str, list[Leaf]] = {}
    for k, name in enumerate(rows.desk.life.person.names):
        if name.kind not in ABOVE_THE_TABLE:
            leaf = rows.value(name_words(rows, name), cite=("person", "names", k))
            by_kind.setdefault(name.kind, []).append(leaf)
    return [
        row for kind, same in by_kind.items() for row in rows.row(rows.words("names", kind), *same)
    ]


def name_words(rows: Rows, name: Name) -> Inlines:
    """Write a name and its sound, and in brackets its system of transliteration and its years."""
    words: Inlines = (Text(name.text),)
    if name.lang:
        words = (Foreign(name.lang, words),)
    years = rows.desk.protected(span_words(name.from_, name.to, rows.words))
    return (*words, *_sound(rows, name), *rows.in_brackets([said(name.system), years]))


def _sound(rows: Rows, name: Name) -> Inlines:
    """Write how a name is spoken; it is marked as such for voices (BCP 47, variant ``fonipa``)."""
    if name.say is None:
        return ()
    spoken = name.say if name.say[0] in "[/" else f"[{name.say}]"
    language = (name.lang or rows.desk.life.book.lang).split("-")[0]
    return (Text("\u00a0"), Foreign(f"{language}-Latn-fonipa", (Text(spoken),)))
