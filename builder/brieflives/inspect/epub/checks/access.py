"""What the book says of who can read it, against what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from brieflives.inspect.epub.anatomy import Epub
from brieflives.inspect.judgement import Fault, Weight

_ASKED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_WISHED = ("accessModeSufficient", "accessibilitySummary")
_MOVING = frozenset({"video", "audio"})
_NO_HAZARD = frozenset({"none", "unknown"})


def says_who_can_read_it(epub: Epub) -> Iterator[Fault]:
    """EPUB Accessibility 1.1, 2: what everyone is told, and what everyone should be told."""
    for name in (*_ASKED, *_WISHED):
        if not _said(epub, name):
            message = f"it does not say for whom it is (schema:{name})"
            yield Fault(message, weight=Weight.WARNING)
    hazards = set(_said(epub, "accessibilityHazard"))
    if hazards & _NO_HAZARD and len(hazards) > 1:
        named = ", ".join(sorted(hazards))
        yield Fault(f"what it says of dangers is no one thing: {named} (accessibilityHazard)")


def earns_what_it_says(epub: Epub) -> Iterator[Fault]:
    """What is claimed for readers is borne out by the content, as far as a program can see."""
    for feature in dict.fromkeys(_said(epub, "accessibilityFeature")):
        earned = _EARNED.get(feature)
        if earned is not None and not earned(epub):
            yield Fault(f"it claims '{feature}', and there is none in the book")
    modes = set(_said(epub, "accessMode"))
    if "visual" in modes and not _pictures(epub) and not _elements(epub) & {"video", "math"}:
        yield Fault("it claims to be for the eye (accessMode visual), and has no picture")
    if "auditory" in modes and not _elements(epub) & _MOVING:
        yield Fault("it claims to be for the ear (accessMode auditory), and has no sound")
    if "visual" not in modes and modes and _pictures(epub):
        message = "it has pictures, and does not say so (accessMode visual)"
        yield Fault(message, weight=Weight.WARNING)
    silent = any(alt is None for document in epub.documents for alt in document.alts)
    if "textual" in _said(epub, "accessModeSufficient") and silent:
        message = "it claims that its words are enough, and a picture has none in its place"
        yield Fault(message)


def names_its_judge(epub: Epub) -> Iterator[Fault]:
    """EPUB Accessibility 1.1, 4: a claim to conform names who has looked."""
    claims = epub.about.all_of("dcterms:conformsTo")
    if any("accessib" in claim.lower() for claim in claims) and not epub.about.all_of(
        "a11y:certifiedBy"
    ):
        message = "it claims to conform to EPUB Accessibility, and nobody says to have looked"
        yield Fault(message, hint="name who has: a11y:certifiedBy")


def _said(epub: Epub, name: str) -> tuple[str, ...]:
    return epub.about.all_of(f"schema:{name}")


def _pictures(epub: Epub) -> bool:
    return any(alt != "" for document in epub.documents for alt in document.alts)


def _kinds(epub: Epub) -> frozenset[str]:
    return frozenset().union(*(document.kinds for document in epub.documents))


def _elements(epub: Epub) -> frozenset[str]:
    return frozenset().union(*(document.elements for document in epub.documents))


_EARNED: Mapping[str, Callable[[Epub], bool]] = {
    "alternativeText": _pictures,
    "tableOfContents": lambda epub: bool(epub.ways("toc") or (epub.ncx and epub.ncx.points)),
    "pageNavigation": lambda epub: bool(epub.ways("page-list") or (epub.ncx and epub.ncx.pages)),
    "pageBreakMarkers": lambda epub: any(document.marks for document in epub.documents),
    "printPageNumbers": lambda epub: any(document.marks for document in epub.documents),
    "index": lambda epub: bool(_kinds(epub) & {"index", "doc-index"}),
    "structuralNavigation": lambda epub: any(document.headings for document in epub.documents),
    "ARIA": lambda epub: any(kind.startswith("doc-") for kind in _kinds(epub)),
    "MathML": lambda epub: "math" in _elements(epub),
    "captions": lambda epub: "track" in _elements(epub),
    "longDescription": lambda epub: bool(_elements(epub) & {"details", "figcaption", "aside"}),
    "synchronizedAudioText": lambda epub: any(
        item.media_type == "application/smil+xml" for item in epub.items
    ),
}
