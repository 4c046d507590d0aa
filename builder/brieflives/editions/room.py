"""What goes first where a handout has not room for all: never the size of its type."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from brieflives.document.blocks import Block, Figure, Infobox, Leaf, Row, RowGroup
from brieflives.document.handout import HandoutSheet, Region
from brieflives.editions.handout import MOST_WORDS, thinned, word_count

USUAL_EVENTS = 6
LONG_EXCERPT = 120  # words: twice what an excerpt should have
USUAL_LINES = 2  # to write on, where room is short
USUAL_QUESTIONS = 3

Less = tuple[HandoutSheet, str]  # and what was left out


class Choice(Struct, frozen=True):
    """A sheet, and how much of what had to be left out of it."""

    sheet: HandoutSheet
    left_out: Counter[str]


def with_less(choice: Choice, region: Region) -> Choice | None:
    """Leave the least important thing out of a region that is too full; None if nothing is left."""
    less = _CUTS[region](choice.sheet)
    if less is None:
        return None
    sheet, what = less
    return Choice(sheet, choice.left_out + Counter([what]))


def facts_left_out(choice: Choice, whole: HandoutSheet) -> tuple[Row, ...]:
    """Return the facts of the whole sheet that had to be left out, the most telling first."""
    (group,), (all_,) = choice.sheet.infobox.groups, whole.infobox.groups
    return tuple(row for row in all_.rows if row not in group.rows)


def with_fact(choice: Choice, whole: HandoutSheet, fact: Row) -> Choice:
    """Put a fact that was left out back to its place."""
    box = choice.sheet.infobox
    (group,), (all_,) = box.groups, whole.infobox.groups
    rows = tuple(row for row in all_.rows if row in group.rows or row == fact)
    sheet = _with(choice.sheet, replace(box, groups=(RowGroup(None, rows),)))
    return Choice(sheet, choice.left_out - Counter(["fact"]))


def said(left_out: Counter[str]) -> str:
    """Say what was left out: ``2 excerpts, 1 fact``."""
    return ", ".join(f"{n} {what if n == 1 else _several(what)}" for what, n in left_out.items())


def _several(what: str) -> str:
    first, space, rest = what.partition(" ")
    if first == "key":
        return f"{what}s"
    return f"{first}s{space}{rest}"


def _head(sheet: HandoutSheet) -> Less | None:
    """Drop what stands below the name, from the last."""
    native = sheet.infobox.native
    if not native:
        return None
    return _with(sheet, replace(sheet.infobox, native=native[:-1])), "line below the name"


def _facts(sheet: HandoutSheet) -> Less | None:
    """Drop facts from the least telling one; then the caption."""
    box = sheet.infobox
    (group,) = box.groups
    if group.rows:
        return _with(sheet, replace(box, groups=(RowGroup(None, group.rows[:-1]),))), "fact"
    portrait = box.portrait
    if isinstance(portrait, Figure) and portrait.caption:
        without = replace(portrait, caption=None)
        return _with(sheet, replace(box, portrait=without)), "caption"
    return None


def _story(sheet: HandoutSheet) -> Less | None:
    """Drop dates down to the usual six, then what a summary has too much, then all the dates."""
    if len(sheet.key_dates) > USUAL_EVENTS:
        return _dates(sheet)
    if len(sheet.summary) > 1 and sum(map(word_count, sheet.summary)) > MOST_WORDS:
        return _summary(sheet)
    return _dates(sheet) or _summary(sheet)


def _summary(sheet: HandoutSheet) -> Less | None:
    """Drop the last paragraph of the summary."""
    if not sheet.summary:
        return None
    return replace(sheet, summary=sheet.summary[:-1]), "paragraph of the summary"


def _dates(sheet: HandoutSheet) -> Less | None:
    if not sheet.key_dates:
        return None
    dates = sheet.key_dates
    return replace(sheet, key_dates=thinned(dates, len(dates) - 1)), "key date"


def _excerpts(sheet: HandoutSheet) -> Less | None:
    """Drop an excerpt that is too long, or the last one."""
    excerpts = sheet.excerpts
    if not excerpts:
        return None
    long = [k for k, e in enumerate(excerpts) if _words(e.blocks) > LONG_EXCERPT]
    k = long[-1] if long else len(excerpts) - 1
    return replace(sheet, excerpts=excerpts[:k] + excerpts[k + 1 :]), "excerpt"


def _questions(sheet: HandoutSheet) -> Less | None:
    if not sheet.questions:
        return None
    return replace(sheet, questions=sheet.questions[:-1]), "question"


def _work(sheet: HandoutSheet) -> Less | None:
    """Drop excerpts but the first, then lines, then questions, then the first excerpt."""
    excerpts, questions = sheet.excerpts, sheet.questions
    long = [k for k, e in enumerate(excerpts) if _words(e.blocks) > LONG_EXCERPT]
    if long or len(excerpts) > 1:
        return _excerpts(sheet)
    most = max((question.lines for question in questions), default=0)
    if most > USUAL_LINES:
        fewer = tuple(replace(q, lines=min(q.lines, most - 1)) for q in questions)
        return replace(sheet, questions=fewer), "line to write on"
    if len(questions) > USUAL_QUESTIONS or (questions and not excerpts):
        return _questions(sheet)
    return _excerpts(sheet)


def _glossary(sheet: HandoutSheet) -> Less | None:
    if not sheet.glossary:
        return None
    return replace(sheet, glossary=sheet.glossary[:-1]), "word of the glossary"


def _foot(sheet: HandoutSheet) -> Less | None:
    if not sheet.sources:
        return None
    return replace(sheet, sources=sheet.sources[:-1]), "source"


def _with(sheet: HandoutSheet, infobox: Infobox) -> HandoutSheet:
    return replace(sheet, infobox=infobox)


def _words(blocks: tuple[Block, ...]) -> int:
    return sum(word_count(block) for block in blocks if isinstance(block, Leaf))


_CUTS = {
    Region.HEAD: _head,
    Region.FACTS: _facts,
    Region.STORY: _story,
    Region.SUMMARY: _summary,
    Region.DATES: _dates,
    Region.WORK: _work,
    Region.EXCERPTS: _excerpts,
    Region.QUESTIONS: _questions,
    Region.GLOSSARY: _glossary,
    Region.FOOT: _foot,
}
