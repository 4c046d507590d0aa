"""What a PDF says about itself: tags, language, title, bookmarks, page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.inspect.judgement import Fault, Weight
from brieflives.inspect.languages import is_tag
from brieflives.inspect.pdf.anatomy import Pdf

_SHORT = 10  # pages that one finds one's way in without bookmarks


def is_whole(pdf: Pdf) -> Iterator[Fault]:
    """A reader that repairs a file may show something else than the next one."""
    for remark in pdf.damage:
        yield Fault(f"the file is damaged: {remark}", hint="make it anew")


def is_tagged(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.1: MarkInfo and a structure tree."""
    if not pdf.elements:
        hint = "make it anew with tags: without them the order of reading is guessed"
        yield Fault("no word of it is tagged", hint=hint)
    elif not pdf.tagged:
        yield Fault("there are tags, but the file does not say so (MarkInfo)")


def says_its_language(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.2: without it a screen reader chooses a voice by chance."""
    if not pdf.lang:
        yield Fault("the file does not say which language it is in", hint="set Lang, as en-GB")
    used = {element.lang for element in pdf.elements if element.lang is not None} | {pdf.lang}
    for lang in sorted(used - {""}):
        if not is_tag(lang):
            yield Fault(f"'{lang}' is no language tag", hint="write it as en, en-GB or zh-Hant")


def has_a_title(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.1: dc:title."""
    if not pdf.claims.title:
        yield Fault("the file has no title (dc:title in its metadata)")


def shows_its_title(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.1: DisplayDocTitle."""
    if not pdf.shows_title:
        message = "viewers show the file's name in place of its title (DisplayDocTitle)"
        yield Fault(message)


def has_bookmarks(pdf: Pdf) -> Iterator[Fault]:
    """WCAG 2.2, 2.4.5: more than one way to find a place."""
    if not pdf.outline and len(pdf.pages) > _SHORT:
        yield Fault(f"{len(pdf.pages)} pages have no bookmarks", weight=Weight.WARNING)


def numbers_its_pages(pdf: Pdf) -> Iterator[Fault]:
    """WCAG 2.2, technique PDF17: the number in the viewer is the one on the page."""
    if not pdf.labelled and len(pdf.pages) > _SHORT:
        message = "the file does not say what number stands on which page (PageLabels)"
        yield Fault(message, weight=Weight.WARNING)


def lets_screen_readers_in(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.16."""
    if pdf.locked and not pdf.speaks_to_machines:
        yield Fault("its protection keeps screen readers out", hint="save it without protection")
