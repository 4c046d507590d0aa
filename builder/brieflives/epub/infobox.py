"""The page of facts: a figure and a real table with row headers, which stacks on a phone.

A page that begins with a header is marked at the end of the cell before it: inside the header the
mark would be heard with each of its values, and a row may hold nothing but cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from brieflives.document.blocks import Figure, Leaf, Row, RowGroup
from brieflives.document.book import InfoboxPage
from brieflives.document.inline import plain
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import figure, heading, leaf_element, paragraphs, plate, section
from brieflives.epub.heard import head_of_cells
from brieflives.epub.xhtml import Attributes, Markup, element, lines, text

_TABLE = ""  # stands for what is before the first cell, as no key of a leaf can


def infobox(part: InfoboxPage, apparatus: Apparatus) -> Markup:
    """Write the section; ARIA roles keep the table a table where cells are shown as blocks."""
    box = part.infobox
    if isinstance(box.portrait, Figure):
        portrait = figure(box.portrait, apparatus)
    else:
        portrait = plate(box.portrait, apparatus)
    body = lines(
        heading("h1", box.name, apparatus),
        paragraphs(box.native, apparatus),
        element("div", {"class": "portrait"}, portrait),
        _table(box.groups, apparatus) if box.groups else Markup(""),
        _signature(box.signature, apparatus),
    )
    return section(part.key, {"class": "infobox"}, box.name, apparatus, body)


def _signature(signature: Figure | None, apparatus: Apparatus) -> Markup:
    if signature is None:
        return Markup("")
    return element("div", {"class": "signature"}, figure(signature, apparatus))


def _table(groups: Sequence[RowGroup], apparatus: Apparatus) -> Markup:
    headers = _headers_behind(groups)
    table = element(
        "table",
        {"role": "table"},
        Markup("\n"),
        lines(
            element("caption", {"class": "unseen"}, text(apparatus.labels.infobox_caption)),
            *(_group(group, apparatus, headers) for group in groups),
        ),
        Markup("\n"),
    )
    return Markup(f"{_marks_behind(_TABLE, headers, apparatus)}{table}")


def _headers_behind(groups: Sequence[RowGroup]) -> Mapping[str, str]:
    """Map the last value of each cell to the header that follows at once, by their keys."""
    behind: dict[str, str] = {}
    last: str | None = _TABLE
    for group in groups:
        if group.heading and last is not None:
            behind[last] = group.heading.key
        last = None if group.heading else last
        for row in group.rows:
            if _is_headed(row) and last is not None:
                behind[last] = row.label.key
            last = row.values[-1].key if row.values else None
    return behind


def _marks_behind(key: str, headers: Mapping[str, str], apparatus: Apparatus) -> Markup:
    return apparatus.opening_marks(headers[key]) if key in headers else Markup("")


def _group(group: RowGroup, apparatus: Apparatus, headers: Mapping[str, str]) -> Markup:
    opening = Markup("")
    if group.heading:
        scope = {"scope": "rowgroup", "colspan": "2"}
        opening = element("tr", {"role": "row"}, _header(group.heading, scope, apparatus, headers))
    rows = (_row(row, apparatus, headers) for row in group.rows)
    return element("tbody", {"role": "rowgroup"}, lines(opening, *rows))


def _row(row: Row, apparatus: Apparatus, headers: Mapping[str, str]) -> Markup:
    """Write a row; a remark without a label takes the whole width."""
    marks = _marks_behind(row.values[-1].key, headers, apparatus) if row.values else Markup("")
    values = Markup(f"{paragraphs(row.values, apparatus)}{marks}")
    if not _is_headed(row):
        cell = element("td", {"role": "cell", "colspan": "2"}, values)
        return element("tr", {"role": "row"}, cell)
    label = _header(row.label, {"scope": "row"}, apparatus, headers)
    return element("tr", {"role": "row"}, label, element("td", {"role": "cell"}, values))


def _is_headed(row: Row) -> bool:
    return bool(plain(row.label.inlines))


def _header(
    leaf: Leaf, scope: Attributes, apparatus: Apparatus, headers: Mapping[str, str]
) -> Markup:
    moved = leaf.key in headers.values()
    name = head_of_cells(leaf, apparatus, marked_before=moved)
    attributes = {**scope, "role": "rowheader", **name}
    return leaf_element("th", leaf, apparatus, attributes, marked_before=moved)
