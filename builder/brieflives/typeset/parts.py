"""A part of the book as a vertical list, with what stands around its pages."""

from __future__ import annotations

from msgspec import Struct

from brieflives.document.inline import Inlines
from brieflives.typeset.items import Item


class SetPart(Struct, frozen=True):
    """The items of a part; ``head`` is its title in running heads.

    ``folio_on_opening`` and ``folios`` tell whether its first page and the others print their
    number; ``centred`` parts stand in the middle of the paper instead of in the text block.
    """

    key: str
    items: tuple[Item, ...]
    head: Inlines = ()
    folio_on_opening: bool = True
    folios: bool = True
    heads: bool = True
    centred: bool = False
    opens: bool = True  # its first page is an opening; the notes of a chapter go on below it
