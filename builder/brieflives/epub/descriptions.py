"""The descriptions of pictures: a section each, with the picture for those who see a little.

What leads here is a link below the picture, which the picture names (``aria-details``); a link
leads back. So DAISY recommends it for every reader ("Best Practices for Implementing Extended
Descriptions in EPUB"): nothing unfolds and nothing pops up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brieflives.document.blocks import Block, Figure, Leaf, Role
from brieflives.document.book import Part
from brieflives.document.inline import Link
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import blocks, heading, link_element
from brieflives.epub.heard import named_by
from brieflives.epub.xhtml import Markup, element, lines


def descriptions(part: Part, figures: Iterable[Figure], apparatus: Apparatus) -> Markup:
    """Write the sections; ``figures`` are all those of the book."""
    by_key = {figure.key: figure for figure in figures}
    return lines(*(_section(blocks, by_key, apparatus) for blocks in _each(part)))


def _each(part: Part) -> Iterator[list[Block]]:
    """Yield the blocks of each description; its heading comes first."""
    described: list[Block] = []
    for block in part.blocks:
        if isinstance(block, Leaf) and block.role is Role.SECTION and described:
            yield described
            described = []
        described.append(block)
    yield described


def _section(described: list[Block], figures: Mapping[str, Figure], apparatus: Apparatus) -> Markup:
    top, *said, back = described
    assert isinstance(top, Leaf)
    assert isinstance(back, Leaf)
    (link,) = (inline for inline in back.inlines if isinstance(inline, Link))
    body = lines(
        heading("h2", top, apparatus),
        _picture(figures[link.target.removeprefix("#")], apparatus),
        blocks(said, apparatus),
        link_element(back, apparatus, {"role": "doc-backlink"}),
    )
    return element("section", named_by(top, apparatus), Markup(f"\n{body}\n"))


def _picture(figure: Figure, apparatus: Apparatus) -> Markup:
    """Show the picture again, without words: these follow."""
    source = apparatus.images[figure.picture.name].file
    image = element("img", {"src": source, "alt": "", "role": "presentation"})
    return element("div", {"class": "described"}, image)
