"""A handout: what may stand on it, by importance, and the one sheet that is made of that."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from brieflives.document.blocks import Block, Definition, Figure, Infobox, Leaf, Row, TimelineEntry
from brieflives.places import Place


class Question(Struct, frozen=True):
    """A question to the class, lines to write on, and the answer, which no pupil is given."""

    words: Leaf
    lines: int
    answer: tuple[Leaf, ...] = ()


class Excerpt(Struct, frozen=True):
    """A passage from a source, and in short where it is from."""

    blocks: tuple[Block, ...]
    source: Leaf | None


class HandoutLabels(Struct, frozen=True):
    """The words of the book's language that a handout needs."""

    title: str  # "{title}: handout"
    teacher: str  # "Teacher’s copy, with answers"
    key_dates: str
    excerpts: str
    questions: str
    glossary: str
    sources: str
    my_notes: str  # above lines to write on
    name: str
    school_class: str
    date: str
    code: str  # "QR code that leads to {address}"


class HandoutTexts(Struct, frozen=True):
    """What may stand on a handout; of facts, excerpts, terms and sources the first count most.

    ``place`` is where the author writes of the handout, else of the person.
    """

    labels: HandoutLabels
    summary: tuple[Leaf, ...]
    facts: tuple[Row, ...]
    excerpts: tuple[Excerpt, ...]
    questions: tuple[Question, ...]
    glossary: tuple[Definition, ...]
    sources: tuple[Leaf, ...]
    address: str | None
    place: Place


class HandoutSheet(Struct, frozen=True):
    """One sheet, both sides, and nothing that is not printed on it.

    The facts are one group of the infobox, whose native names are followed by the years and by
    what the person is known for.
    """

    infobox: Infobox
    summary: tuple[Leaf, ...]
    key_dates: tuple[TimelineEntry, ...]
    to_fill_in: tuple[Leaf, ...]  # name, class and date
    excerpts: tuple[Excerpt, ...]
    questions: tuple[Question, ...]
    glossary: tuple[Definition, ...]
    sources: tuple[Leaf, ...]
    code: Figure | None
    foot: tuple[Leaf, ...]  # the address in letters, publisher, licence
    headings: Headings
    for_teacher: Leaf | None = None  # that this is the copy with answers


class Headings(Struct, frozen=True):
    """The headings of a handout, one for each thing that may need one."""

    key_dates: Leaf
    excerpts: Leaf
    questions: Leaf
    glossary: Leaf
    sources: Leaf
    my_notes: Leaf


class Region(Enum):
    """The parts of a handout that can be too full, each for itself."""

    HEAD = "head"
    FACTS = "facts"
    STORY = "story"  # summary and key dates
    SUMMARY = "summary"  # where it stands for itself
    DATES = "dates"  # likewise
    WORK = "work"  # excerpts and questions
    EXCERPTS = "excerpts"  # where they stand for themselves
    QUESTIONS = "questions"  # likewise
    GLOSSARY = "glossary"
    FOOT = "foot"
