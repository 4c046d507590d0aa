"""What words need beside themselves: where links lead, where pages begin, how calls are spoken."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from brieflives.document.book import Labels
from brieflives.epub.anchors import Anchors
from brieflives.epub.marks import PageMark
from brieflives.epub.xhtml import Markup, element, language


class ShownPicture(Struct, frozen=True):
    """The file of a picture in the EPUB, and its size, which may be less than the author's file."""

    file: str
    width_px: int = 0  # 0: unknown
    height_px: int = 0


class Apparatus(Struct, frozen=True):
    """Handed to everything that writes words; ``lang`` is the language of the book."""

    lang: str
    labels: Labels
    anchors: Anchors
    marks: Mapping[str, tuple[PageMark, ...]]  # by the key of a leaf or figure
    images: Mapping[str, ShownPicture]  # by the picture's name
    printed: Mapping[str, str]  # the printed page of each name that the index leads to, by its key

    def page_break(self, mark: PageMark, around: str) -> Markup:
        """Write a page-break mark amid words of the language ``around``.

        Empty, spoken by its label (DPUB-ARIA 1.1, doc-pagebreak); the full stop makes a pause.
        """
        spoken = self.labels.page.format(number=mark.label)
        return element(
            "span",
            {
                "epub:type": "pagebreak",
                "role": "doc-pagebreak",
                "id": mark.id,
                "aria-label": f" {spoken}. ",
                **(language(self.lang, around) if around != self.lang else {}),
            },
        )

    def opening_marks(self, key: str) -> Markup:
        """Write the marks of pages that begin with a figure or the first character of a leaf."""
        marks = (mark for mark in self.marks.get(key, ()) if mark.offset == 0)
        return Markup("".join(self.page_break(mark, self.lang) for mark in marks))
