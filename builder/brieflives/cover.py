"""The cover of an e-book: the title page of the book, set by itself and drawn as a picture."""

from __future__ import annotations

from msgspec.structs import replace

from brieflives.document.blocks import Leaf
from brieflives.document.book import Document, TitlePage
from brieflives.document.inline import outside_the_book
from brieflives.epub.cover import render_cover
from brieflives.pdf.write import write_pdf
from brieflives.style.sheet import Sheet
from brieflives.typeset.book import lay_out


def cover_of(document: Document, sheet: Sheet) -> bytes | None:
    """Return page one of the printed book as a JPEG; none where no title page begins the book.

    It waits for no other page, so it leads to none.
    """
    title = document.parts[0] if document.parts else None
    if not isinstance(title, TitlePage):
        return None
    alone = replace(document, parts=(_alone(title),))
    pages, _ = lay_out(alone, sheet)
    return render_cover(write_pdf(alone, replace(pages, pages=pages.pages[:1])))


def _alone(page: TitlePage) -> TitlePage:
    return replace(
        page,
        title=_unlinked(page.title),
        native=tuple(map(_unlinked, page.native)),
        years=page.years and _unlinked(page.years),
        subtitle=page.subtitle and _unlinked(page.subtitle),
        foot=tuple(map(_unlinked, page.foot)),
    )


def _unlinked(leaf: Leaf) -> Leaf:
    return replace(leaf, inlines=outside_the_book(leaf.inlines))
