"""Write laid-out pages as one tagged PDF that claims PDF/UA-1 and PDF/A-2a, or PDF/A-3a."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from brieflives.document.blocks import Leaf
from brieflives.document.book import Document, Labels
from brieflives.document.inline import Link, NoteCall, PersonMark, plain
from brieflives.findings import Finding
from brieflives.pdf.attachments import Attachment, attach
from brieflives.pdf.canvas import TaggedCanvas
from brieflives.pdf.crop import crop
from brieflives.pdf.elements import Element
from brieflives.pdf.leaves import Leaves
from brieflives.pdf.metadata import NO_CLAIMS, Claims, describe
from brieflives.pdf.section import FontStock, rgb
from brieflives.pdf.structure import Structure
from brieflives.pdf.text import PlacedLine, TextPainter
from brieflives.pdf.unclaimed import unclaimed
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import (
    LaidPage,
    Pages,
    Placed,
    PlacedBox,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)


class Written(Struct, frozen=True):
    """A PDF, a warning where it claims no standard, and its pages, to be laid on sheets."""

    data: bytes
    findings: list[Finding]
    leaves: Leaves


def write_pdf(document: Document, pages: Pages, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the PDF of a document's pages: the same bytes for the same pages, always.

    With files attached it is PDF/A-3a. Where a glyph is missing from every font, it claims nothing;
    ``write`` says so.

    Every word is selectable as it was written, tagged in the reading order of the document; calls,
    notes, contents and addresses are links. A link to a key that stands on no page raises
    ``KeyError``.
    """
    return write(document, pages, attachments).data


def write(document: Document, pages: Pages, attachments: Sequence[Attachment] = ()) -> Written:
    """Do what ``write_pdf`` does, and keep what it leaves out."""
    writer = _Writer(document, pages)
    data = writer.written(attachments)
    return Written(data, unclaimed(document, writer.lacking), writer.leaves)


class _Writer:
    """Paints one book; it lives for one call of ``write_pdf``."""

    def __init__(self, document: Document, pages: Pages) -> None:
        self._document = document
        self._pages = pages
        self._structure = Structure(document)
        size = (pages.width, pages.height)
        self._canvas = TaggedCanvas(size, document.metadata.lang, self._structure.root)
        self._fonts = FontStock()
        # no method of this object: it would hold itself, and the whole book, in memory
        name_of = partial(_name_of, document.labels)
        self._text = TextPainter(self._canvas, self._fonts, name_of)
        self._pictures: dict[str, int] = {}
        self._picture_names: dict[bytes, str] = {}
        self._last_leaf = ""  # the key of what was painted last
        self._in_outline = {entry.key for entry in pages.outline}
        self._keys_of_page: dict[int, list[str]] = {}
        for key, index in pages.page_of.items():
            self._keys_of_page.setdefault(index, []).append(key)
        self._parts_of_leaf: dict[str, list[str]] = {}
        for key, leaf in self._structure.first_leaf.items():
            self._parts_of_leaf.setdefault(leaf, []).append(key)

    def written(self, attachments: Sequence[Attachment]) -> bytes:
        """Paint all pages, attach files and return the whole."""
        for index, page in enumerate(self._pages.pages):
            self._page(page)
            self._remaining_spots(index)
            self._canvas.showPage()
        metadata = self._document.metadata
        labels = (page.label for page in self._pages.pages)
        describe(self._canvas, metadata, labels, self._claims(attachments))
        attach(self._canvas, attachments, metadata.instant)
        for entry in self._pages.outline:
            self._canvas.addOutlineEntry(entry.title, entry.key, entry.level)
        fonts = {
            font.name: font.write(self._canvas.objects) for font in self._fonts.embedded.values()
        }
        return self._canvas.finish(fonts, self._pictures)

    @property
    def leaves(self) -> Leaves:
        """The pages that were written."""
        return self._canvas.leaves([page.label for page in self._pages.pages])

    @property
    def lacking(self) -> list[str]:
        """The texts painted so far as the sign for a missing glyph."""
        return [text for font in self._fonts.embedded.values() for text in font.lacking]

    def _claims(self, attachments: Sequence[Attachment]) -> Claims:
        """Return what the file may say of itself: no standard allows a missing glyph."""
        if self.lacking:
            return NO_CLAIMS
        return Claims(3) if attachments else Claims()

    def _page(self, page: LaidPage) -> None:
        label: list[PlacedText] = []
        for paragraph, texts in _by_paragraph(page.placed):
            if paragraph is None:
                for placed in texts:
                    self._shape(placed)
                continue
            lines = [placed for placed in texts if isinstance(placed, PlacedText)]
            if lines[0].artifact:
                self._text.paint_artifact(list(self._lines(lines)), lines[0].artifact)
            elif paragraph.leaf is not None:
                self._label(label, paragraph.leaf)
                label, self._last_leaf = [], paragraph.leaf.key
                self._leaf(paragraph, paragraph.leaf, lines)
            elif (entry := self._entry(paragraph)) is not None:
                self._text.paint(list(self._lines(lines)), entry)
            else:
                label += lines
        self._label(label, None)

    def _leaf(self, paragraph: SetParagraph, leaf: Leaf, texts: Sequence[PlacedText]) -> None:
        lines = list(self._lines(texts))
        if not lines:
            return  # the cell of a row without a label: nothing to paint, nothing to lead to
        if texts[0].first == 0:
            top = lines[0].y + paragraph.leading
            for key in (leaf.key, *self._parts_of_leaf.get(leaf.key, ())):
                self._spot(key, top)
        for line in lines:
            self._calls(line, paragraph.leading)
        element = self._structure.leaves[leaf.key]
        if element.alt:  # the initials in a portrait's place
            initials = lines[0]
            right, top = initials.x + initials.line.width, initials.y + paragraph.leading
            element.attributes = _block(initials.x, initials.y, right, top)
        self._text.paint(lines, element)

    def _calls(self, placed: PlacedLine, leading: float) -> None:
        """Let back-links find the calls of a line, and the index its names."""
        for stretch in placed.line.stretches:
            for node in stretch.run.chain:
                if isinstance(node, NoteCall) or (isinstance(node, PersonMark) and node.key):
                    self._spot(node.key, placed.y + leading)

    def _label(self, texts: Sequence[PlacedText], leaf: Leaf | None) -> None:
        """Paint numbers and bullets as labels of the leaf that they stand before.

        Those of items without words may have none before them on their page but what is above.
        """
        if not texts:
            return
        structure, count = self._structure, len(texts)
        if leaf:
            labels = structure.labels_before(leaf.key, count) or [structure.leaves[leaf.key]]
        else:
            labels = structure.labels_behind(self._last_leaf, count) or [structure.root.add("P")]
        for number, text in enumerate(texts):
            label = labels[min(number, len(labels) - 1)]
            self._text.paint(list(self._lines((text,))), label)

    def _entry(self, paragraph: SetParagraph) -> Element | None:
        """Return the entry of the contents that words are part of, if they are."""
        for line in paragraph.lines:
            for stretch in line.stretches:
                for node in stretch.run.chain[:1]:
                    if isinstance(node, Link):
                        return self._structure.entries.get(node.target.removeprefix("#"))
        return None

    def _lines(self, texts: Sequence[PlacedText]) -> Iterator[PlacedLine]:
        height = self._pages.height
        for placed in texts:
            lines, leading = placed.paragraph.lines, placed.paragraph.leading
            for index in range(placed.first, placed.stop):
                line = lines[index]
                y = height - placed.y - (index - placed.first) * leading
                following = lines[index + 1].stretches[0].run if index + 1 < len(lines) else None
                yield PlacedLine(line, placed.left_of(line), y, following)

    def _shape(self, placed: Placed) -> None:
        match placed:
            case PlacedRule():
                self._rule(placed)
            case PlacedBox():
                self._box(placed)
            case PlacedPicture():
                self._picture(placed)

    def _rule(self, rule: PlacedRule) -> None:
        height = self._pages.height
        self._canvas.paint_artifact(
            "Layout",
            f"q {rgb(rule.colour)} RG {rule.width:.5g} w {rule.x1:.3f} {height - rule.y1:.3f} m"
            f" {rule.x2:.3f} {height - rule.y2:.3f} l S Q",
        )

    def _box(self, box: PlacedBox) -> None:
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (box.fill is not None, box.stroke is not None)
        )
        if operator is None:
            return
        state = [f"{rgb(box.fill)} rg"] if box.fill else []
        if box.stroke:
            state.append(f"{rgb(box.stroke)} RG {box.stroke_width:.5g} w")
        bottom = self._pages.height - box.y - box.height
        path = _disc if box.round else _rectangle
        outline = path(box.x, bottom, box.width, box.height)
        self._canvas.paint_artifact("Layout", f"q {' '.join(state)} {outline} {operator} Q")

    def _picture(self, placed: PlacedPicture) -> None:
        figure = placed.figure
        name = self._picture_name(placed)
        bottom = self._pages.height - placed.y - placed.height
        self._spot(figure.key, bottom + placed.height)
        size = (float(figure.picture.width_px), float(figure.picture.height_px))
        shown = crop(size, (placed.width, placed.height), figure.focus)
        x, y = placed.x + shown.x, bottom + placed.height - shown.y - shown.height
        element = self._structure.figures.get(figure.key)
        if element is not None:
            right, top = placed.x + placed.width, bottom + placed.height
            element.attributes = _block(placed.x, bottom, right, top)
        frame = _rectangle(placed.x, bottom, placed.width, placed.height)
        operators = (
            f"q {frame} W n {shown.width:.3f} 0 0 {shown.height:.3f} {x:.3f} {y:.3f} cm",
            f"/{name} Do Q",
        )
        if element is not None:
            self._canvas.paint(element, *operators)
        else:
            self._canvas.paint_artifact("Layout", *operators)

    def _picture_name(self, placed: PlacedPicture) -> str:
        """Return the name of a picture's object; the same picture is written once."""
        picture = placed.figure.picture
        name = self._picture_names.get(picture.data)
        if name is None:
            from brieflives.pdf.pictures import in_grey, write_picture  # most lives show none

            name = self._picture_names[picture.data] = f"P{len(self._picture_names) + 1}"
            shown = in_grey(picture) if self._pages.greyscale else picture
            self._pictures[name] = write_picture(shown, self._canvas.objects)
        return name

    def _spot(self, key: str, y: float) -> None:
        self._canvas.spot(key, y, in_outline=key in self._in_outline)

    def _remaining_spots(self, index: int) -> None:
        """Let links to keys without words of their own lead to the top of their page."""
        for key in self._keys_of_page.get(index, ()):
            self._spot(key, self._pages.height)


def _name_of(labels: Labels, node: Link | NoteCall) -> str:
    """Say where a link leads, for those who do not see it."""
    if isinstance(node, NoteCall):
        return labels.note.format(number=node.number)
    if node.target.startswith("#call-"):
        call = node.target.removeprefix("#call-")
        number = call.rstrip("abcdefghijklmnopqrstuvwxyz")
        return labels.back_to_call.format(number=number, letter=call[len(number) :])
    if node.target.startswith("#note-"):
        return labels.note.format(number=node.target.removeprefix("#note-"))
    words = plain(node.children)
    if node.target.startswith("#person-") and words:
        return labels.page.format(number=words)
    return words or node.target


def _by_paragraph(
    placed: Sequence[Placed],
) -> Iterator[tuple[SetParagraph | None, list[Placed]]]:
    """Group neighbouring lines of one paragraph; None groups what is no text."""

    def paragraph(item: Placed) -> int:
        return id(item.paragraph) if isinstance(item, PlacedText) else 0

    for _, group in groupby(placed, key=paragraph):
        items = list(group)
        yield (items[0].paragraph if isinstance(items[0], PlacedText) else None), items


def _block(*edges: float) -> str:
    """Return the attributes of an element that reaches from left and bottom to right and top."""
    box = " ".join(f"{edge:.2f}" for edge in edges)
    return f"<</O/Layout/Placement/Block/BBox[{box}]>>"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re"


_KAPPA = 0.5523  # of the radius: where Bézier curves have their handles to look like a circle


def _disc(x: float, y: float, width: float, height: float) -> str:
    """Return an ellipse that fills a rectangle."""
    rx, ry = width / 2, height / 2
    cx, cy = x + rx, y + ry
    corners = ((1, 0), (0, 1), (-1, 0), (0, -1))
    path = [f"{cx + rx:.3f} {cy:.3f} m"]
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        handles = (
            (cx + rx * (ax + _KAPPA * bx), cy + ry * (ay + _KAPPA * by)),
            (cx + rx * (bx + _KAPPA * ax), cy + ry * (by + _KAPPA * ay)),
            (cx + rx * bx, cy + ry * by),
        )
        path.append(" ".join(f"{px:.3f} {py:.3f}" for px, py in handles) + " c")
    return " ".join(path)
