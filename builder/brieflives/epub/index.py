"""The index of names: each person with a link to every place, which shows its printed page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brieflives.document.blocks import IndexEntry, IndexGroup
from brieflives.document.book import Index
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import heading, section
from brieflives.epub.inlines import words
from brieflives.epub.xhtml import Markup, element, lines, text


def index(part: Index, apparatus: Apparatus) -> Markup:
    """Write the section, as the EPUB Structural Semantics Vocabulary 1.1 names its parts.

    A place without a printed page is numbered within its entry.
    """
    attributes = {"epub:type": "index", "role": "doc-index"}
    groups = (_group(group, apparatus) for group in part.groups)
    body = lines(heading("h1", part.heading, apparatus), *groups)
    return section(part.key, attributes, part.heading, apparatus, body)


def _group(group: IndexGroup, apparatus: Apparatus) -> Markup:
    entries = (_entry(entry, apparatus) for entry in group.entries)
    attributes = {"epub:type": "index-entry-list", "class": "entries"}
    listed = element("ul", attributes, lines(*entries))
    if group.letter is None:
        return listed
    body = lines(heading("h2", group.letter, apparatus), listed)
    return element("section", {"epub:type": "index-group"}, Markup(f"\n{body}\n"))


def _entry(entry: IndexEntry, apparatus: Apparatus) -> Markup:
    place = apparatus.anchors.at("leaf", entry.name.key).id
    term = {"epub:type": "index-term", "id": place}
    name = element("span", term, words(entry.name, apparatus))
    places = Markup(", ".join(_places(entry, apparatus)))
    attributes = {"class": entry.name.role.value, "epub:type": "index-entry"}
    return element("li", attributes, Markup(f"{name}\u2002{places}"))


def _places(entry: IndexEntry, apparatus: Apparatus) -> Iterator[str]:
    """Yield a link for each place; those on one page are told apart by what is read out."""
    seen: Counter[str] = Counter()
    for number, key in enumerate(entry.places, 1):
        label = apparatus.printed.get(key, str(number))
        seen[label] += 1
        spoken = apparatus.labels.page.format(number=label) if key in apparatus.printed else label
        attributes = {
            "epub:type": "index-locator",
            "href": apparatus.anchors.at("person", key).href,
            "aria-label": spoken if seen[label] == 1 else f"{spoken} ({seen[label]})",
        }
        yield element("a", attributes, text(label))
