"""What stands above a letter or document: its title, from whom to whom it went, and when."""

from __future__ import annotations

from msgspec.structs import replace

from brieflives.document.inline import Inlines
from brieflives.model import prose
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import set_inlines
from brieflives.resolve.sources.phrases import Fact, fill, line
from brieflives.resolve.wording import date_words


def with_call_in_text(paper: prose.Paper) -> prose.Paper:
    """Put the call of a paper that has no head behind its last words."""
    has_head = paper.title or paper.sender or paper.recipient or paper.date
    last = paper.blocks[-1]
    if has_head or not paper.cite or not isinstance(last, prose.Paragraph):
        return paper
    closed = replace(last, inlines=(*last.inlines, *paper.cite))
    return replace(paper, blocks=(*paper.blocks[:-1], closed), cite=())


def paper_head(desk: Desk, paper: prose.Paper) -> Inlines:
    """Write ``Ada Lovelace to Mary Somerville, 10 July 1843``; empty where nothing is known."""
    facts = [
        Fact(words) for words in (set_inlines(desk, paper.title), _hands(desk, paper)) if words
    ]
    if paper.date:
        facts.append(Fact(desk.protected(date_words(paper.date, desk.words))))
    return (*line(facts, desk.words), *set_inlines(desk, paper.cite))


def _hands(desk: Desk, paper: prose.Paper) -> Inlines:
    sender, recipient = set_inlines(desk, paper.sender), set_inlines(desk, paper.recipient)
    if not recipient:
        return sender
    key = "recipient" if sender else "to"
    return fill(desk.words("sources", key), author=sender, recipient=recipient)
