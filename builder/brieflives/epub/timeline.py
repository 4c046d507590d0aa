"""The timeline as XHTML: an ordered list, since the order of its entries is what it says."""

from __future__ import annotations

import re

from brieflives.document.blocks import Milestone, TimelineEntry
from brieflives.document.book import Timeline
from brieflives.epub.apparatus import Apparatus
from brieflives.epub.blocks import heading, leaf_element, section
from brieflives.epub.endnotes import notes_below
from brieflives.epub.inlines import words
from brieflives.epub.xhtml import Markup, element, lines

_FOR_MACHINES = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # what HTML takes for a date or a year


def timeline(part: Timeline, apparatus: Apparatus) -> Markup:
    """Write the section; each date is a ``time`` with its EDTF where HTML has a form for it."""
    entries = (_entry(entry, apparatus) for entry in part.entries)
    # Safari takes a list without markers for no list, but for the role.
    listed = element("ol", {"class": "timeline", "role": "list"}, lines(*entries))
    below = notes_below(part.notes, apparatus)
    body = lines(heading("h1", part.heading, apparatus), listed, below)
    return section(part.key, {}, part.heading, apparatus, body)


def _entry(entry: TimelineEntry, apparatus: Apparatus) -> Markup:
    machine = entry.edtf if _FOR_MACHINES.fullmatch(entry.edtf) else None
    date = element("time", {"datetime": machine}, words(entry.date, apparatus))
    attributes = {
        "class": entry.date.role.value,
        "id": apparatus.anchors.at("leaf", entry.date.key).id,
    }
    shown = element("p", attributes, date if machine else words(entry.date, apparatus))
    text = leaf_element("p", entry.text, apparatus)
    marked = entry.milestone is not Milestone.OTHER
    kind = {"class": entry.milestone.value if marked else None}
    return element("li", kind, lines(shown, text))
