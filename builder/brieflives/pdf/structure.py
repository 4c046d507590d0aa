"""The structure tree of a document, made before anything is painted.

What is painted later finds its element by the key of its leaf or figure, and within a leaf by the
nodes around it. Tags follow ISO 32000-1, 14.8.4, and PDF/UA-1 (ISO 14289-1, 7.1 to 7.9).
"""

from __future__ import annotations

from collections.abc import Iterable

from brieflives.document.blocks import (
    Block,
    Definitions,
    Figure,
    Infobox,
    ItemList,
    Leaf,
    Note,
    Paper,
    Quotation,
    Role,
    RowGroup,
    Table,
    Verse,
)
from brieflives.document.book import (
    AnyPart,
    BackCover,
    Contents,
    Document,
    Index,
    InfoboxPage,
    Notes,
    Part,
    PartKind,
    Timeline,
    TitlePage,
)
from brieflives.document.inline import Text, pieces
from brieflives.pdf.elements import Element

_LEVELS = {
    Role.PART_TITLE: 1,
    Role.INFOBOX_NAME: 1,
    Role.SECTION: 2,
    Role.INDEX_LETTER: 2,
    Role.SUBSECTION: 3,
}
_LISTED = frozenset({PartKind.BIBLIOGRAPHY, PartKind.LINKS, PartKind.CREDITS})
_NO_NUMBERS = "<</O/List/ListNumbering/None>>"  # labels of no numbering scheme, or no labels
_ROW_HEADER = "<</O/Table/Scope/Row>>"
_COLUMN_HEADER = "<</O/Table/Scope/Column>>"


class Structure:
    """The tree of a document and the ways into it."""

    def __init__(self, document: Document) -> None:
        """Walk the document in reading order."""
        self.root = Element("Document")
        self.leaves: dict[str, Element] = {}  # by the key of the leaf
        self.labels: list[Element] = []  # numbers and bullets
        self._labels_before: dict[str, tuple[int, int]] = {}  # from, to; by the key of the leaf
        self.figures: dict[str, Element] = {}  # by the key of the figure
        self.entries: dict[str, Element] = {}  # of the contents, by the key of their target
        self.first_leaf: dict[str, str] = {}  # of parts and notes: the key of their first leaf
        self._plate = document.labels.portrait_plate
        self._lang = document.metadata.lang
        self._level = 0
        self._labelled = 0  # so many labels stand before the last leaf
        for part in document.parts:
            tag = "Index" if isinstance(part, Index) else "Sect"
            self._part(part, self.root.add(tag), document)

    def labels_before(self, key: str, count: int) -> list[Element]:
        """Return the last labels before a leaf, up to so many.

        It has several where items without words stand above it, or a list begins with another.
        Where it has none, they are the last before it that nothing was painted for.
        """
        first, stop = self._labels_before.get(key, (0, 0))
        if first < stop:
            return self.labels[max(first, stop - count) : stop]
        # an item may begin with a picture, which was moved to another page with its caption
        return [label for label in self.labels[:stop] if not label.kids][-count:]

    def labels_behind(self, key: str, count: int) -> list[Element]:
        """Return the next labels behind a leaf that nothing is painted for, up to so many."""
        _, first = self._labels_before.get(key, (0, 0))
        return [label for label in self.labels[first:] if not label.kids][:count]

    def _part(self, part: AnyPart, sect: Element, document: Document) -> None:
        before = len(self.leaves)
        match part:
            case TitlePage():
                self._leaf(part.title, sect, tag="Title")
                rest = (*part.native, part.years, part.subtitle, *part.foot)
                self._leaves((leaf for leaf in rest if leaf), sect)
            case InfoboxPage():
                self._infobox(part.infobox, sect)
            case Contents():
                self._leaf(part.heading, sect)
                self._entries(document.parts, sect.add("TOC"))
            case Part():
                self._plain(part, sect)
            case Timeline():
                self._timeline(part, sect)
            case Notes():
                self._notes(part, sect)
            case Index():
                self._index(part, sect)
            case BackCover():
                self._leaves((part.summary, *part.rights), sect)
        for key in list(self.leaves)[before : before + 1]:
            self.first_leaf[part.key] = key

    def _entries(self, parts: Iterable[AnyPart], toc: Element) -> None:
        for part in parts:
            self.entries[part.key] = toc.add("TOCI").add("Reference")

    def _plain(self, part: Part, sect: Element) -> None:
        if part.heading:
            self._leaf(part.heading, sect)
        if part.epigraph:
            self._blocks(part.epigraph, sect.add("BlockQuote"))
        if part.kind in _LISTED:
            listed = sect.add("L")
            listed.attributes = _NO_NUMBERS
            for block in part.blocks:
                self._blocks((block,), listed.add("LI").add("LBody"))
        else:
            self._blocks(part.blocks, sect)
        if part.notes:
            self._notes(part.notes, sect)

    def _blocks(self, blocks: Iterable[Block], parent: Element) -> None:
        for block in blocks:
            match block:
                case Leaf():
                    self._leaf(block, parent)
                case Quotation():
                    self._blocks(block.blocks, parent.add("BlockQuote"))
                case Paper():
                    self._blocks((*block.head, *block.blocks), parent.add("BlockQuote"))
                case ItemList():
                    self._list(block, parent)
                case Definitions():
                    self._definitions(block, parent)
                case Verse():
                    self._verse(block, parent)
                case Table():
                    self._table(block, parent.add("Table"))
                case Figure():
                    self._figure(block, parent)

    def _list(self, block: ItemList, parent: Element) -> None:
        element = parent.add("L")
        numbering = "Disc" if block.start is None else "Decimal"
        element.attributes = f"<</O/List/ListNumbering/{numbering}>>"
        for item in block.items:
            entry = element.add("LI")
            self.labels.append(entry.add("Lbl"))
            self._blocks(item, entry.add("LBody"))

    def _definitions(self, block: Definitions, parent: Element) -> None:
        element = parent.add("L")
        element.attributes = _NO_NUMBERS
        for entry in block.entries:
            item = element.add("LI")
            self._leaf(entry.term, item, tag="Lbl")
            self._blocks(entry.blocks, item.add("LBody"))

    def _verse(self, block: Verse, parent: Element) -> None:
        poem = parent.add("Div")
        for stanza in block.stanzas:
            self._leaves((line.leaf for line in stanza), poem.add("Div"))

    def _table(self, block: Table, table: Element) -> None:
        if block.caption:
            self._leaf(block.caption, table, tag="Caption")
        for row in (block.head, *block.rows):
            line = table.add("TR")
            for leaf in row:
                cell = line.add("TH" if row is block.head else "TD")
                cell.attributes = _COLUMN_HEADER if row is block.head else None
                self._leaf(leaf, cell)

    def _figure(self, figure: Figure, parent: Element) -> None:
        """Set the caption beside the figure, so that its links are not hidden behind ``alt``."""
        if not figure.alt:
            self._leaves(figure.legend, parent)
            return
        group = parent.add("Div")
        self.figures[figure.key] = group.add("Figure", alt=figure.alt)
        if figure.legend:
            self._leaves(figure.legend, group.add("Caption"))

    def _infobox(self, box: Infobox, sect: Element) -> None:
        self._leaf(box.name, sect)
        self._leaves(box.native, sect)
        if isinstance(box.portrait, Figure):
            self._figure(box.portrait, sect)
        else:
            self.leaves[box.portrait.leaf.key] = sect.add("Figure", alt=self._plate)
        for group in box.groups:
            self._group(group, sect.add("Table"))
        if box.signature:
            self._figure(box.signature, sect)

    def _group(self, group: RowGroup, table: Element) -> None:
        """Make a table of each group, whose heading is its caption.

        In one table for all, a heading would head either no cell of its group or all columns below.
        """
        if group.heading:
            self._leaf(group.heading, table, tag="Caption")
        for row in group.rows:
            line = table.add("TR")
            header = line.add("TH")
            header.attributes = _ROW_HEADER
            self._leaf(row.label, header)
            self._leaves(row.values, line.add("TD"))

    def _timeline(self, part: Timeline, sect: Element) -> None:
        self._leaf(part.heading, sect)
        listed = sect.add("L")
        listed.attributes = _NO_NUMBERS
        for entry in part.entries:
            item = listed.add("LI")
            self._leaf(entry.date, item, tag="Lbl")
            self._leaf(entry.text, item.add("LBody"))
        if part.notes:
            self._notes(part.notes, sect)

    def _index(self, part: Index, sect: Element) -> None:
        self._leaf(part.heading, sect)
        for group in part.groups:
            if group.letter:
                self._leaf(group.letter, sect)
            listed = sect.add("L")
            listed.attributes = _NO_NUMBERS
            for entry in group.entries:
                self._leaf(entry.name, listed.add("LI").add("LBody"))

    def _notes(self, part: Notes, sect: Element) -> None:
        self._leaf(part.heading, sect)
        for note in part.notes:
            self._note(note, sect)

    def _note(self, note: Note, sect: Element) -> None:
        element = sect.add("Note")
        element.identifier = note.key
        self.labels.append(element.add("Lbl"))
        self._leaves(note.blocks, element)
        if note.blocks:
            self.first_leaf[note.key] = note.blocks[0].key

    def _leaves(self, leaves: Iterable[Leaf | None], parent: Element) -> None:
        for leaf in leaves:
            if leaf:
                self._leaf(leaf, parent)

    def _leaf(self, leaf: Leaf, parent: Element, tag: str = "P") -> None:
        if leaf.role in _LEVELS:  # no level may be skipped (ISO 14289-1, 7.4.2)
            self._level = min(_LEVELS[leaf.role], self._level + 1)
            tag = f"H{self._level}"
        lang = leaf.lang if leaf.lang != self._lang else None
        self.leaves[leaf.key] = parent.add(tag, lang=lang)
        if any(not isinstance(piece, Text) or piece.text.strip() for piece in pieces(leaf.inlines)):
            self._labels_before[leaf.key] = self._labelled, len(self.labels)
            self._labelled = len(self.labels)
