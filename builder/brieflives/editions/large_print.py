"""The large-print edition: the whole book, and in its imprint what the margin is for."""

from __future__ import annotations

from msgspec.structs import replace

from brieflives.document.blocks import Leaf, Role
from brieflives.document.book import AnyPart, Document, Part, PartKind
from brieflives.document.inline import Text


def large_print(document: Document) -> Document:
    """Return the same book, told to be in large print, with a file identifier of its own."""
    labels, metadata = document.labels, document.metadata
    described = replace(
        metadata,
        title=f"{metadata.title} ({labels.large_print})",
        edition="large-print",
        isbn=None,  # it is that of the normal edition
    )
    parts = tuple(_explained(part, document) for part in document.parts)
    return replace(document, metadata=described, parts=parts)


def _explained(part: AnyPart, document: Document) -> AnyPart:
    if not isinstance(part, Part) or part.kind is not PartKind.IMPRINT:
        return part
    words = (document.labels.large_print, document.labels.margin_pages)
    leaves = tuple(
        Leaf(f"{part.key}/large-print-{k}", Role.IMPRINT, (Text(text),))
        for k, text in enumerate(words)
    )
    return replace(part, blocks=(*part.blocks[:1], *leaves, *part.blocks[1:]))
