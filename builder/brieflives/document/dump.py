"""A document as stable text: for golden tests, and for an author's curious eyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from brieflives.document.blocks import (
    Block,
    Definitions,
    Figure,
    IndexGroup,
    Infobox,
    ItemList,
    Leaf,
    Note,
    Paper,
    Plate,
    Quotation,
    Table,
    TimelineEntry,
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
    Timeline,
    TitlePage,
)
from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    PersonMark,
    SmallCaps,
    Text,
    Title,
)

_INDENT = "  "


def dump(document: Document) -> str:
    """Write a document out: one line a leaf, indented by depth, marks in a small notation.

    ``_italic_``, ``*strong*``, ``{sc small capitals}``, ``{ru words}``, ``{person Sort: words}``,
    ``{title words}``, ``{link target: words}``, ``^3b`` a call of note 3, ``~`` a no-break space.
    """
    meta = document.metadata
    lines = [f"document {meta.name} [{meta.lang}] {meta.instant:%Y-%m-%dT%H:%M:%SZ}"]
    lines.append(f"{_INDENT}title: {meta.title}")
    for part in document.parts:
        lines += _part(part)
    return "\n".join(lines) + "\n"


def words(inlines: Sequence[Inline]) -> str:
    """Write inlines in the notation of ``dump``."""
    return "".join(_inline(i) for i in inlines)


def _part(part: AnyPart) -> Iterator[str]:
    kind = part.kind.value if isinstance(part, Part) else type(part).__name__.lower()
    yield f"{kind} #{part.key}"
    match part:
        case TitlePage():
            yield from _leaves((part.title, *part.native, part.years, part.subtitle, *part.foot))
        case InfoboxPage():
            yield from _infobox(part.infobox)
        case Contents():
            yield _leaf(part.heading)
        case Part():
            yield from _leaves((part.heading,))
            blocks = (*part.epigraph, *part.blocks)
            yield from chain.from_iterable(_block(block, _INDENT) for block in blocks)
            yield from _notes(part.notes)
        case Timeline():
            yield from (_leaf(part.heading), *map(_entry, part.entries), *_notes(part.notes))
        case Notes():
            yield from _notes(part)
        case Index():
            yield _leaf(part.heading)
            yield from chain.from_iterable(map(_index, part.groups))
        case BackCover():
            yield from _leaves((part.summary, *part.rights))


def _leaves(leaves: Sequence[Leaf | None]) -> Iterator[str]:
    return (_leaf(leaf) for leaf in leaves if leaf)


def _leaf(leaf: Leaf, indent: str = _INDENT) -> str:
    return f"{indent}{leaf.role.value} #{leaf.key}: {words(leaf.inlines)}"


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Leaf():
            yield _leaf(block, indent)
        case Quotation():
            yield f"{indent}quotation"
            yield from _inside(block.blocks, indent)
        case Paper():
            yield f"{indent}paper"
            yield from _inside((*block.head, *block.blocks), indent)
        case ItemList():
            yield from _list(block, indent)
        case Definitions():
            yield from _definitions(block, indent)
        case Verse():
            yield from _verse(block, indent)
        case Table():
            yield from _table(block, indent)
        case Figure():
            yield from _figure(block, indent)
        case _:
            yield f"{indent}break"


def _inside(blocks: Sequence[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent + _INDENT)


def _list(block: ItemList, indent: str) -> Iterator[str]:
    for k, item in enumerate(block.items):
        mark = "-" if block.start is None else f"{block.start + k}."
        yield f"{indent}{mark}"
        yield from _inside(item, indent)


def _definitions(block: Definitions, indent: str) -> Iterator[str]:
    for entry in block.entries:
        yield _leaf(entry.term, indent)
        yield from _inside(entry.blocks, indent)


def _verse(verse: Verse, indent: str) -> Iterator[str]:
    for stanza in verse.stanzas:
        yield f"{indent}stanza"
        for line in stanza:
            yield _leaf(line.leaf, indent + _INDENT * (1 + line.steps))


def _table(table: Table, indent: str) -> Iterator[str]:
    """Write a table with bars between its cells; the cells' keys go without saying."""
    yield f"{indent}table {' '.join(column.value for column in table.ranged)}"
    if table.caption:
        yield _leaf(table.caption, indent + _INDENT)
    for row in (table.head, *table.rows):
        yield f"{indent}{_INDENT}{' | '.join(words(cell.inlines) for cell in row)}".rstrip()


def _figure(figure: Figure, indent: str) -> Iterator[str]:
    picture = figure.picture
    size = f"{picture.width_px}x{picture.height_px}"
    yield f"{indent}figure #{figure.key}: {picture.name} {size} {figure.width_percent}%"
    yield f"{indent}{_INDENT}alt: {figure.alt}"
    for leaf in figure.legend:
        yield _leaf(leaf, indent + _INDENT)


def _infobox(box: Infobox) -> Iterator[str]:
    yield from _leaves((box.name, *box.native))
    if isinstance(box.portrait, Plate):
        yield f"{_INDENT}plate: {box.portrait.monogram}"
    else:
        yield from _figure(box.portrait, _INDENT)
    for group in box.groups:
        yield f"{_INDENT}group: {words(group.heading.inlines) if group.heading else ''}".rstrip()
        for row in group.rows:
            values = " / ".join(words(value.inlines) for value in row.values)
            yield f"{_INDENT * 2}{words(row.label.inlines)}: {values}"
    if box.signature:
        yield f"{_INDENT}signature:"
        yield from _figure(box.signature, _INDENT * 2)


def _entry(entry: TimelineEntry) -> str:
    date, text = words(entry.date.inlines), words(entry.text.inlines)
    return f"{_INDENT}{entry.milestone.value} {entry.edtf}: {date} | {text}"


def _notes(notes: Notes | None) -> Iterator[str]:
    if notes:
        yield _leaf(notes.heading)
        yield from chain.from_iterable(map(_note, notes.notes))


def _note(note: Note) -> Iterator[str]:
    calls = " ".join(call.letter for call in note.calls)
    yield f"{_INDENT}note {note.number} [{calls}]"
    for leaf in note.blocks:
        yield _leaf(leaf, _INDENT * 2)


def _index(group: IndexGroup) -> Iterator[str]:
    """Write the entries of a letter, each with the number of its places."""
    if group.letter:
        yield _leaf(group.letter)
    for entry in group.entries:
        yield f"{_leaf(entry.name, _INDENT * 2)} ({len(entry.places)})"


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text.replace("\u00a0", "~")
        case LineBreak():
            return " // "
        case NoteCall():
            return f"^{inline.number}{inline.letter}"
        case Emphasis():
            mark = "*" if inline.strong else "_"
            return f"{mark}{words(inline.children)}{mark}"
        case _:
            return f"{{{_mark(inline)}{words(inline.children)}}}"


def _mark(inline: SmallCaps | Foreign | PersonMark | Title | Link) -> str:
    match inline:
        case SmallCaps():
            return "sc "
        case Foreign():
            return f"{inline.lang} "
        case PersonMark():
            return f"person {inline.sort}: "
        case Title():
            return "title "
        case Link():
            return f"link {inline.target}: "
