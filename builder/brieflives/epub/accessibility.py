"""Accessibility metadata, worked out from the content: never a claim that the book does not earn.

Names and values: schema.org Accessibility Properties for Discoverability Vocabulary. Conformance to
EPUB Accessibility is claimed where the author names a person who has looked (see ``package``).
"""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.document.blocks import Role
from brieflives.document.book import Document, Index, Notes, Part, Timeline, leaves
from brieflives.epub.anchors import figures_of

_HEADINGS = frozenset({Role.PART_TITLE, Role.SECTION, Role.SUBSECTION})


def accessibility(
    document: Document, *, has_contents: bool, has_pages: bool
) -> Iterator[tuple[str, str]]:
    """Yield schema.org properties with their values, in a fixed order."""
    figures = [figure for part in document.parts for figure in figures_of(part)]
    told = any(figure.alt for figure in figures)  # what only decorates tells nothing
    yield "accessMode", "textual"
    if told:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual"  # every picture is described or only decorates
    if told:
        yield "accessModeSufficient", "textual,visual"
    for feature in _features(document, has_contents=has_contents, has_pages=has_pages):
        yield "accessibilityFeature", feature
    if told:
        yield "accessibilityFeature", "alternativeText"
    if any(figure.details for figure in figures):
        yield "accessibilityFeature", "longDescription"
    yield "accessibilityHazard", "none"  # nothing moves, flashes or sounds
    yield "accessibilitySummary", _summary(document, has_pages=has_pages)


def _summary(document: Document, *, has_pages: bool) -> str:
    """Say in the language of the book what is true of it."""
    labels = document.labels
    noted = any(isinstance(p, Notes | Part | Timeline) and p.notes for p in document.parts)
    sentences = [
        labels.accessibility_summary,
        labels.accessibility_notes if noted else "",
        labels.accessibility_pages if has_pages else "",
    ]
    between = "" if labels.accessibility_summary.endswith("。") else " "
    return between.join(sentence for sentence in sentences if sentence)


def _features(document: Document, *, has_contents: bool, has_pages: bool) -> Iterator[str]:
    yield "ARIA"
    yield "displayTransformability"
    yield "readingOrder"
    if has_contents:
        yield "tableOfContents"
    if any(isinstance(part, Index) for part in document.parts):
        yield "index"
    if any(leaf.role in _HEADINGS for leaf in leaves(document)):
        yield "structuralNavigation"
    if has_pages:
        yield "pageBreakMarkers"
        yield "pageNavigation"
