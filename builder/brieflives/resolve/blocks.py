"""Blocks of the author's prose become blocks of the book, each leaf with its own key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from brieflives.document import blocks as shown
from brieflives.document.blocks import Role
from brieflives.document.inline import Inlines, Link
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.nearest import nearest
from brieflives.places import NOWHERE
from brieflives.resolve.credits import credit_line, is_described
from brieflives.resolve.desk import Desk
from brieflives.resolve.inlines import own, set_inlines
from brieflives.resolve.papers import paper_head, with_call_in_text
from brieflives.resolve.sources.phrases import fill

_Form = (
    prose.Quotation | prose.ItemList | prose.Definitions | prose.Verse | prose.Paper | prose.Table
)
_HEADINGS = {2: Role.SECTION, 3: Role.SUBSECTION}


class BlockSetter:
    """Resolves the blocks of one part, numbering its leaves ``part/1``, ``part/2`` …."""

    def __init__(self, desk: Desk, part_key: str, *, calls: bool = True) -> None:
        """Start a part; without ``calls`` citations are written out in its text."""
        self._desk = desk
        self._calls = calls
        self._keys: Iterator[str] = (f"{part_key}/{n}" for n in count(1))

    def blocks(
        self, blocks: Sequence[prose.Block], role: Role = Role.BODY
    ) -> tuple[shown.Block, ...]:
        """Resolve blocks; paragraphs take ``role``."""
        return tuple(b for block in blocks if (b := self._one(block, role)) is not None)

    def leaf(self, role: Role, inlines: Sequence[prose.Inline]) -> shown.Leaf:
        """Resolve one leaf; its place is that of its first words."""
        resolved = set_inlines(self._desk, inlines, calls=self._calls)
        place = inlines[0].place if inlines else NOWHERE
        return shown.Leaf(next(self._keys), role, resolved, place=place)

    def _one(self, block: prose.Block, role: Role) -> shown.Block | None:
        """Resolve a block; None where it shows a picture that cannot be shown."""
        match block:
            case prose.Paragraph():
                return self.leaf(role, block.inlines)
            case prose.Heading():
                return self.leaf(_HEADINGS[block.level], block.inlines)
            case prose.Break():
                return shown.Break()
            case prose.Picture():
                return self.figure(block)
            case _:
                return self._form(block)

    def _form(self, block: _Form) -> shown.Block:
        out: shown.Block
        match block:
            case prose.Quotation():
                out = shown.Quotation(self.blocks(block.blocks, Role.QUOTATION))
            case prose.ItemList():
                items = tuple(self.blocks(item, Role.ITEM) for item in block.items)
                out = shown.ItemList(items, block.start)
            case prose.Definitions():
                out = shown.Definitions(tuple(map(self._definition, block.entries)))
            case prose.Verse():
                out = self._verse(block)
            case prose.Paper():
                out = self._paper(block)
            case prose.Table():
                out = self._table(block)
        return out

    def _definition(self, entry: prose.Definition) -> shown.Definition:
        term = self.leaf(Role.TERM, entry.term)
        return shown.Definition(term, self.blocks(entry.blocks, Role.ITEM))

    def _verse(self, verse: prose.Verse) -> shown.Verse:
        least = min(line.indent for stanza in verse.stanzas for line in stanza)
        return shown.Verse(
            tuple(
                tuple(
                    shown.VerseLine(
                        self.leaf(Role.VERSE, line.inlines), (line.indent - least + 1) // 2
                    )
                    for line in stanza
                )
                for stanza in verse.stanzas
            )
        )

    def _paper(self, paper: prose.Paper) -> shown.Paper:
        paper = with_call_in_text(paper)
        words = paper_head(self._desk, paper)
        head: tuple[shown.Leaf, ...] = ()
        if words:
            head = (shown.Leaf(next(self._keys), Role.PAPER_HEAD, words, place=paper.place),)
        return shown.Paper(head, self.blocks(paper.blocks, Role.QUOTATION))

    def _table(self, table: prose.Table) -> shown.Table:
        caption = self.leaf(Role.CAPTION, table.caption) if table.caption else None
        head = tuple(self.leaf(Role.TABLE_HEAD, cell) for cell in table.head)
        rows = tuple(tuple(self.leaf(Role.TABLE_CELL, cell) for cell in row) for row in table.rows)
        ranged = tuple(shown.Ranged(column) for column in table.ranged)
        return shown.Table(head, rows, ranged, caption)

    def figure(self, picture: prose.Picture) -> shown.Figure | None:
        """Resolve a figure in the text; its caption is its own, or that of ``media``."""
        media = self._desk.life.media
        if picture.media not in media:
            near = nearest(picture.media, media)
            hint = f"did you mean {near!r}?" if near else "describe the picture under `media:`"
            message = f"no picture is called {picture.media!r}"
            self._desk.report(Code.UNKNOWN_MEDIA, picture.place, message, hint)
            return None
        return make_figure(
            self._desk, picture.media, picture.caption, self._keys, picture.width_percent
        )


def make_figure(
    desk: Desk,
    key: str,
    caption: Sequence[prose.Inline],
    keys: Iterator[str],
    width_percent: int = 100,
) -> shown.Figure | None:
    """Show the picture ``key`` of ``media``; None when its file could not be read."""
    item = desk.life.media[key]
    first = key not in desk.used_media
    desk.used_media.add(key)
    file = desk.parsed.pictures.get(key)
    if file is None:
        return None
    words = caption or desk.line(("media", key, "caption"))
    text = _numbered(desk, key, set_inlines(desk, words))
    credit = credit_line(item, desk.words)
    details = None
    if is_described(desk, key):
        leads = Link(f"#description-{key}", own(desk.words("labels", "described")))
        details = (leads,)
    return shown.Figure(
        key=f"figure-{key}" if first else next(keys),
        picture=shown.Picture(file.name, file.media_type, file.data, file.width_px, file.height_px),
        alt="" if item.decorative else item.alt or "",
        caption=shown.Leaf(next(keys), Role.CAPTION, text) if text else None,
        credit=shown.Leaf(next(keys), Role.CREDIT, own(credit)) if credit else None,
        details=shown.Leaf(next(keys), Role.CREDIT, details) if details else None,
        width_percent=width_percent,
        focus=(item.focus[0], item.focus[1]),
        place=desk.place(("media", key, "file")),
    )


def _numbered(desk: Desk, key: str, caption: Inlines) -> Inlines:
    """Put the number of a figure before its caption."""
    number = desk.figure_numbers.get(key)
    if number is None:
        return caption
    if not caption:
        return own(desk.words("labels", "figure", number=number))
    pattern = desk.words("labels", "figure-caption").replace("{number}", str(number))
    return fill(pattern, caption=caption)
