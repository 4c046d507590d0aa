"""Citations of a whole life: merged or short, and the bibliography that says who cites what."""

from __future__ import annotations

from datetime import UTC, datetime

from brieflives.document.blocks import Role
from brieflives.document.book import Document, leaves
from brieflives.document.dump import words as shown
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

LIFE = """\
schema: life/1
book: {title: Ada, lang: en-GB, citations: {repeat: REPEAT, bibliography: LISTED}}
person: {name: Ada}
lead: |
  One.[@a, p. 1] Two.[@a, p. 2] Three.[@a, p. 1] Four.[see @b; @a, p. 3] Five.[^r]
notes:
  r: He said so.[@b] And so on.
sources:
  - id: a
    type: book
    title: "Letters: A Choice"
    author: [{family: Doe, given: J.}]
    issued: 1900
  - {id: b, type: map, title: London, issued: 1676}
"""


def resolved(repeat: str = "merge", listed: str = "true", more: str = "") -> Document:
    life = LIFE.replace("REPEAT", repeat).replace("LISTED", listed)
    parsed, findings = read_life_text(life + more)
    assert parsed, findings
    document, findings = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))
    assert findings == []
    return document


def texts(document: Document, role: Role) -> list[str]:
    return [shown(leaf.inlines) for leaf in leaves(document) if leaf.role is role]


def test_merged_citations_give_the_full_form_in_every_note() -> None:
    assert texts(resolved(), Role.NOTE) == [
        "J. Doe, {title Letters: A Choice} (1900), 1.",
        "J. Doe, {title Letters: A Choice} (1900), 2.",
        "See {title London}, map (1676); J. Doe, {title Letters: A Choice} (1900), 3.",
        "He said so. {title London}, map (1676). And so on.",
    ]


def test_short_citations_give_the_full_form_once_and_every_call_its_note() -> None:
    assert texts(resolved("short"), Role.NOTE) == [
        "J. Doe, {title Letters: A Choice} (1900), 1.",
        "Doe, {title Letters}, 2.",
        "Doe, {title Letters}, 1.",
        "See {title London}, map (1676); Doe, {title Letters}, 3.",
        "He said so. {title London}. And so on.",
    ]


def test_a_source_named_beside_a_link_is_given_in_full_and_belongs_to_no_note() -> None:
    links = "links:\n  - {title: 'Printed in [@a]', url: 'https://example.org/'}\n"
    document = resolved("short", more=links)
    assert texts(document, Role.EXTERNAL_LINK) == [
        "Printed in J. Doe, {title Letters: A Choice} (1900): "
        "{link https://example.org/: https://example.org/}"
    ]
    assert texts(document, Role.SOURCE)[0].endswith(
        "[notes~{link #note-1: 1}, {link #note-2: 2}, {link #note-3: 3},~{link #note-4: 4}]"
    )


def test_the_bibliography_says_which_notes_cite_an_entry_and_no_line_parts_the_last_two() -> None:
    assert texts(resolved(), Role.SOURCE) == [
        "Doe, J. {title Letters: A Choice}. 1900. "
        "[notes~{link #note-1: 1}, {link #note-2: 2},~{link #note-3: 3}]",
        "{title London}. Map. 1676. [notes~{link #note-3: 3},~{link #note-4: 4}]",
    ]


def test_a_book_may_do_without_a_bibliography() -> None:
    assert texts(resolved(listed="false"), Role.SOURCE) == []
