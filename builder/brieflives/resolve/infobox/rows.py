"""The rows of the infobox: labels and values, each a leaf with a key and its note calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from brieflives.document.blocks import Leaf, Role, Row
from brieflives.document.inline import Inlines, Text
from brieflives.findings import Code
from brieflives.model.person import Locality
from brieflives.nearest import nearest
from brieflives.places import Place
from brieflives.read.origins import Path
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import own, set_inlines, with_calls
from brieflives.resolve.sources.phrases import fill


class Rows:
    """Makes rows in reading order: a note call is numbered when its value is made."""

    def __init__(self, desk: Desk) -> None:
        """Begin at the head of the infobox."""
        self.desk = desk
        self.words = desk.words
        self.keys: Iterator[str] = (f"infobox/{n}" for n in count(1))

    def value(
        self, inlines: Inlines, role: Role = Role.INFOBOX_VALUE, *, cite: Path | None = None
    ) -> Leaf:
        """Make a leaf, with the note calls of the record at ``cite`` behind its words."""
        words = with_calls(self.desk, inlines, cite) if cite else inlines
        return Leaf(next(self.keys), role, words)

    def line(self, path: Path) -> Inlines:
        """Resolve the line of Markdown at ``path``."""
        return set_inlines(self.desk, self.desk.line(path))

    def row(self, label: str, *values: Leaf) -> list[Row]:
        """Make a row of the values there are; none without a value."""
        if not values:
            return []
        return [Row(Leaf(next(self.keys), Role.INFOBOX_LABEL, own(label)), values)]

    def labelled(self, key: str, path: Path) -> list[Row]:
        """Make a row of the line at ``path``, labelled by the word ``key``; none without a line."""
        if not self.desk.line(path):
            return []
        return self.row(self.words("infobox", key), self.value(self.line(path)))

    def listed(self, key: str, path: Path, length: int) -> list[Row]:
        """Make a row of as many lines below ``path``."""
        values = [self.value(self.line((*path, k))) for k in range(length)]
        return self.row(self.words("infobox", key), *values)

    def cited(self, parts: Sequence[Inlines], cite: Path) -> list[Leaf]:
        """Make a value of each part that has words; the note calls stand behind the last."""
        shown = [part for part in parts if part]
        if not shown and self._is_cited(cite):
            shown = [()]
        last = len(shown) - 1
        return [self.value(part, cite=cite if k == last else None) for k, part in enumerate(shown)]

    def heading(self, key: str, *, cite: Path | None = None) -> Leaf:
        """Make the heading of a group of the word ``key``."""
        return self.value(own(self.words("infobox", key)), Role.INFOBOX_GROUP, cite=cite)

    def in_brackets(self, details: Sequence[Inlines]) -> Inlines:
        """Write details in brackets, with the space before them; nothing of none."""
        shown = self.together(details)
        if not shown:
            return ()
        gap = self.words("sources", "gap")
        brackets = fill(self.words("sources", "in-brackets"), facts=shown)
        return (*((Text(gap),) if gap else ()), *brackets)

    def together(self, parts: Sequence[Inlines]) -> Inlines:
        """Join parts by the language's comma; empty ones are left out."""
        out: Inlines = ()
        for part in parts:
            if part:
                out = (*out, Text(self.words("sources", "comma")), *part) if out else part
        return out

    def where(self, path: Path, place: Locality | None) -> Inlines:
        """Write a place as it was called then, with today's name in brackets."""
        if place is None:
            return ()
        then = self.line((*path, "then"))
        if place.now is None:
            return then
        now = fill(self.words("infobox", "now"), place=self.line((*path, "now")))
        return (*then, *self.in_brackets([now]))

    def known(self, group: str, written: str, place: Place) -> str:
        """Return the book's word for a key of the author's; any other key stays as it is."""
        words = self.words.groups[group]
        if written not in words and (near := nearest(written.lower(), words)):
            message = f"{written!r} is printed as it stands"
            hint = f"for the label “{words[near]}” write `{near}`"
            self.desk.report(Code.NEAR_KEY, place, message, hint)
        return words.get(written, written)

    def _is_cited(self, path: Path) -> bool:
        return (*path, "cite", 0) in self.desk.parsed.cites


def said(text: str | None) -> Inlines:
    """Make inlines of words that the program adds; none of no words."""
    return own(text) if text else ()
