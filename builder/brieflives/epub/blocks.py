"""Blocks as XHTML: paragraphs, headings, quotations, lists, figures; and all others by them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from brieflives.document.blocks import (
    Block,
    Break,
    Definitions,
    Figure,
    ItemList,
    Leaf,
    Paper,
    Plate,
    Quotation,
    Role,
    Table,
    Verse,
)
from brieflives.document.inline import Link, plain
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.forms import definitions, paper, table, verse
from brieflives.epub.heard import named_by
from brieflives.epub.inlines import words
from brieflives.epub.xhtml import (
    Attributes,
    Markup,
    element,
    identifier,
    language,
    lines,
    text,
)

ENTRIES = frozenset({Role.SOURCE, Role.EXTERNAL_LINK})  # one under another they are a list


def leaf_element(
    name: str,
    leaf: Leaf,
    apparatus: Apparatus,
    attributes: Attributes | None = None,
    *,
    marked_before: bool = False,
) -> Markup:
    """Write a leaf as one element; its role is the class, but for plain paragraphs.

    ``marked_before``: the marks of pages that begin with it are written elsewhere.
    """
    inside = words(leaf, apparatus, skip_first_mark=marked_before)
    return element(name, _about(leaf, apparatus, attributes), inside)


def heading(name: str, leaf: Leaf, apparatus: Apparatus) -> Markup:
    """Write a heading; a page that begins with it is marked before it."""
    return Markup(f"{apparatus.opening_marks(leaf.key)}{bare_heading(name, leaf, apparatus)}")


def bare_heading(name: str, leaf: Leaf, apparatus: Apparatus) -> Markup:
    """Write a heading without the marks before its first character.

    Inside, they would be read out as part of the heading and of whatever it names.
    """
    return leaf_element(name, leaf, apparatus, marked_before=True)


def paragraphs(leaves: Iterable[Leaf | None], apparatus: Apparatus) -> Markup:
    """Write leaves as paragraphs one under another; ``None`` is left out."""
    return lines(*(leaf_element("p", leaf, apparatus) for leaf in leaves if leaf))


def has_section(content: Iterable[Block]) -> bool:
    """Tell whether one of some blocks is the heading of a section."""
    return any(_has_role(block, Role.SECTION) for block in content)


def blocks(
    content: Iterable[Block], apparatus: Apparatus, *, below_section: bool = False
) -> Markup:
    """Write blocks one under another.

    A ``###`` above which no ``##`` stands is an ``h2``: levels are not skipped (WCAG 1.3.1).
    ``below_section``: one stands in the file before.
    """
    written = []
    section_seen = below_section
    for entries, group in groupby(content, key=_is_entry):
        if entries:
            items = (
                leaf_element("li", leaf, apparatus) for leaf in group if isinstance(leaf, Leaf)
            )
            written.append(element("ul", {"class": "entries", "role": "list"}, lines(*items)))
            continue
        for item in group:
            section_seen = section_seen or _has_role(item, Role.SECTION)
            written.append(_block(item, apparatus, subsection="h3" if section_seen else "h2"))
    return lines(*written)


def section(
    key: str, attributes: Attributes, top: Leaf | None, apparatus: Apparatus, body: Markup
) -> Markup:
    """Wrap a part; the heading, if it has one, gives the section its accessible name."""
    named = {
        "id": apparatus.anchors.at("part", key).id,
        **attributes,
        **(named_by(top, apparatus) if top else {}),
    }
    return element("section", named, Markup(f"\n{body}\n"))


def figure(item: Figure, apparatus: Apparatus) -> Markup:
    """Write a picture with its caption and credit; an empty ``alt`` marks a decorative one.

    A page that begins with the caption is marked before the picture, which is part of that page.
    """
    shown = apparatus.images[item.picture.name]
    about = {
        "src": shown.file,
        "alt": item.alt,
        "width": str(shown.width_px) if shown.width_px else None,
        "height": str(shown.height_px) if shown.height_px else None,
        "aria-details": identifier("details", item.details.key) if item.details else None,
    }
    first = item.legend[:1]
    marks = Markup("".join(map(apparatus.opening_marks, (item.key, *(leaf.key for leaf in first)))))
    attributes = {
        "id": apparatus.anchors.at("figure", item.key).id,
        "style": f"width: {item.width_percent}%" if item.width_percent != 100 else None,
    }
    captions = (_below(leaf, item, apparatus, marked_before=leaf in first) for leaf in item.legend)
    caption = element("figcaption", {}, lines(*captions)) if item.legend else Markup("")
    return element("figure", attributes, marks, lines(element("img", about), caption))


def _below(leaf: Leaf, item: Figure, apparatus: Apparatus, *, marked_before: bool) -> Markup:
    if leaf is not item.details:
        return leaf_element("p", leaf, apparatus, marked_before=marked_before)
    picture = plain(item.caption.inlines) if item.caption else item.alt
    about = {
        "id": identifier("details", leaf.key),
        # in a list of all links the picture is not at hand
        "aria-label": f"{plain(leaf.inlines)} ({picture})",
    }
    return link_element(leaf, apparatus, about, marked_before=marked_before)


def link_element(
    leaf: Leaf, apparatus: Apparatus, attributes: Attributes, *, marked_before: bool = False
) -> Markup:
    """Write a leaf that is a link into the book and nothing else, which says more of itself."""
    (link,) = (inline for inline in leaf.inlines if isinstance(inline, Link))
    place = apparatus.anchors.target(link.target.removeprefix("#"))
    anchor = element("a", {"href": place.href, **attributes}, text(plain(link.children)))
    marks = Markup("") if marked_before else apparatus.opening_marks(leaf.key)
    return element("p", _about(leaf, apparatus), marks, anchor)


def plate(item: Plate, apparatus: Apparatus) -> Markup:
    """Write what stands for a portrait: initials drawn by the style sheet, spoken as one thing."""
    monogram = element("p", {"class": "monogram", "aria-hidden": "true"}, text(item.monogram))
    label = apparatus.labels.portrait_plate
    drawn = element("div", {"class": "plate", "role": "img", "aria-label": label}, monogram)
    return element("figure", {}, drawn)


def _block(item: Block, apparatus: Apparatus, *, subsection: str) -> Markup:
    match item:
        case Leaf():
            written = _leaf(item, apparatus, subsection)
        case Quotation():
            written = element("blockquote", {}, blocks(item.blocks, apparatus))
        case ItemList():
            written = _item_list(item, apparatus)
        case Definitions():
            written = definitions(item, apparatus, leaf_element, blocks)
        case Verse():
            written = verse(item, apparatus, leaf_element)
        case Paper():
            written = paper(item, apparatus, leaf_element, blocks)
        case Table():
            written = table(item, apparatus, leaf_element)
        case Break():
            written = element("hr", {})
        case Figure():
            written = figure(item, apparatus)
    return written


def _leaf(leaf: Leaf, apparatus: Apparatus, subsection: str) -> Markup:
    if leaf.role is Role.SECTION:
        return heading("h2", leaf, apparatus)
    if leaf.role is Role.SUBSECTION:
        return heading(subsection, leaf, apparatus)
    return leaf_element("p", leaf, apparatus)


def _item_list(item: ItemList, apparatus: Apparatus) -> Markup:
    name = "ul" if item.start is None else "ol"
    start = str(item.start) if item.start not in (None, 1) else None
    entries = (element("li", {}, blocks(entry, apparatus)) for entry in item.items)
    return element(name, {"start": start}, lines(*entries))


def _about(leaf: Leaf, apparatus: Apparatus, attributes: Attributes | None = None) -> Attributes:
    """Return what every leaf says of itself: its place, its role, its language."""
    return {
        "class": leaf.role.value if leaf.role is not Role.BODY else None,
        "id": apparatus.anchors.at("leaf", leaf.key).id,
        **language(leaf.lang, apparatus.lang),
        **(attributes or {}),
    }


def _is_entry(item: Block) -> bool:
    return isinstance(item, Leaf) and item.role in ENTRIES


def _has_role(item: Block, role: Role) -> bool:
    return isinstance(item, Leaf) and item.role is role
