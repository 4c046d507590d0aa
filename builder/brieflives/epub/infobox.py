"""The page of facts: a figure and a real table with row headers, which stacks on a phone."""

from __future__ import annotations

from brieflives.document.blocks import Figure, Row, RowGroup
from brieflives.document.book import InfoboxPage
from brieflives.document.inline import plain
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import figure, heading, leaf_element, paragraphs, plate, section
from brieflives.epub.xhtml import Markup, element, lines, text


def infobox(part: InfoboxPage, apparatus: Apparatus) -> Markup:
    """Write the section; ARIA roles keep the table a table where cells are shown as blocks."""
    box = part.infobox
    if isinstance(box.portrait, Figure):
        portrait = figure(box.portrait, apparatus)
    else:
        portrait = plate(box.portrait, apparatus)
    table = element(
        "table",
        {"role": "table"},
        Markup("\n"),
        lines(
            element("caption", {"class": "unseen"}, text(apparatus.labels.infobox_caption)),
            *(_group(group, apparatus) for group in box.groups),
        ),
        Markup("\n"),
    )
    body = lines(
        heading("h1", box.name, apparatus),
        paragraphs(box.native, apparatus),
        element("div", {"class": "portrait"}, portrait),
        table if box.groups else Markup(""),
        _signature(box.signature, apparatus),
    )
    return section(part.key, {"class": "infobox"}, box.name, apparatus, body)


def _signature(signature: Figure | None, apparatus: Apparatus) -> Markup:
    if signature is None:
        return Markup("")
    return element("div", {"class": "signature"}, figure(signature, apparatus))


def _group(group: RowGroup, apparatus: Apparatus) -> Markup:
    opening = Markup("")
    if group.heading:
        scope = {"scope": "rowgroup", "colspan": "2", "role": "rowheader"}
        cell = leaf_element("th", group.heading, apparatus, scope)
        opening = element("tr", {"role": "row"}, cell)
    rows = (_row(row, apparatus) for row in group.rows)
    return element("tbody", {"role": "rowgroup"}, lines(opening, *rows))


def _row(row: Row, apparatus: Apparatus) -> Markup:
    """Write a row; a remark without a label takes the whole width."""
    values = paragraphs(row.values, apparatus)
    if not plain(row.label.inlines):
        cell = element("td", {"role": "cell", "colspan": "2"}, values)
        return element("tr", {"role": "row"}, cell)
    label = leaf_element("th", row.label, apparatus, {"scope": "row", "role": "rowheader"})
    return element("tr", {"role": "row"}, label, element("td", {"role": "cell"}, values))
