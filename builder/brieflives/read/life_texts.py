"""Read all Markdown of a life, wherever the schema expects some, even in a life with mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from brieflives.findings import Finding
from brieflives.model.prose import Line, Prose
from brieflives.model.values import LineText, ProseText
from brieflives.read.markdown import MarkdownReader
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.origins import Path
from brieflives.records.shapes import Shape


class Texts(Struct, frozen=True):
    """The Markdown of a life as trees, by the path of each text in the life."""

    lines: dict[Path, Line] = field(default_factory=dict)
    prose: dict[Path, Prose] = field(default_factory=dict)
    cites: dict[Path, Line] = field(default_factory=dict)


def read_texts(root: Node, shape: Shape) -> tuple[Texts, list[Finding]]:
    """Return every text that holds Markdown, and what is wrong with them."""
    reader, texts = MarkdownReader(), Texts()
    findings: list[Finding] = []
    wrong: list[Finding]
    for path, kind, scalar in _markdown(root, shape, ()):
        if kind is LineText:
            texts.lines[path], wrong = reader.line(scalar)
        elif kind is ProseText:
            texts.prose[path], wrong = reader.prose(scalar)
        else:
            texts.cites[path], wrong = reader.cite(scalar)
        findings += wrong
    return texts, findings


def _markdown(node: Node, shape: Shape, path: Path) -> Iterator[tuple[Path, type[str], Scalar]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            below = shape.below(entry.key.text)
            if below:
                yield from _markdown(entry.value, below, (*path, entry.key.text))
    elif isinstance(node, Sequence) and shape.item:
        for k, item in enumerate(node.items):
            yield from _markdown(item, shape.item, (*path, k))
    elif shape.keys:  # `place: Samara`, the short way of writing a record: its first key alone
        key, below = next(iter(shape.keys.items()))
        yield from _markdown(node, below, (*path, key))
    elif shape.item:  # one text where a list may stand
        yield from _markdown(node, shape.item, (*path, 0))
    elif shape.markdown and isinstance(node, Scalar) and not node.is_empty:
        yield path, shape.markdown, node
