"""What is to be made of a life, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from brieflives.sheets.choices import BookletWishes
from brieflives.style.paper_sizes import PAPERS
from brieflives.style.paper_sizes import PaperName as PaperName  # the command line names it too

Archive = Literal["whole", "clean"]  # all files as they are; or without remarks and answers

EDITIONS = ("pdf", "epub", "booklet", "handout", "large-print", "leaflet", "zine")
USUAL_EDITIONS = ("pdf", "epub", "booklet", "handout")
PAPER_NAMES: tuple[PaperName, ...] = tuple(PAPERS)


class Order(Struct, frozen=True):
    """The editions that are wanted, and how they are to look."""

    editions: Sequence[str] = USUAL_EDITIONS
    style: str | None = None  # None: what the life says, else classic
    strict: bool = False
    epoch: int | None = None  # SOURCE_DATE_EPOCH, seconds
    paper: PaperName | None = None  # None: what the life says, else the style's own
    proof: bool = False  # read the pages as a proof, for the layout report
    archive: Archive | None = None  # what the PDF is to hold of what it was made from
    web: bool = False  # the PDF is to show its first page before the rest is loaded
    booklet: BookletWishes = BookletWishes()  # before what the life says
