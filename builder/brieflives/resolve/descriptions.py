"""The descriptions of pictures: at length, behind the text, for those who cannot see them.

Each stands under the title of its picture and ends with a way back to it; the line below the
picture that leads here is made with the picture (``blocks``). So it is the same on paper, in the
e-book and for old readers, and nothing pops up (DAISY, Best Practices for Extended Descriptions).
Descriptions stand behind the notes, so they call none: what they cite is written out.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from brieflives.document.blocks import Block, Leaf, Role
from brieflives.document.book import Part, PartKind
from brieflives.document.inline import Inlines, Link, Text
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.resolve.blocks import BlockSetter
from brieflives.resolve.credits import is_described, picture_title
from brieflives.resolve.desk import Desk
from brieflives.resolve.figures import shown_pictures
from brieflives.resolve.inlines import own


def make_descriptions(desk: Desk) -> Part | None:
    """Describe every picture that is shown and has a ``description``, in reading order."""
    keys = (key for key in shown_pictures(desk.parsed) if is_described(desk, key))
    blocks = tuple(block for key in keys for block in _description(desk, key))
    if not blocks:
        return None
    title = own(desk.words("labels", "descriptions"))
    heading = Leaf("descriptions/heading", Role.PART_TITLE, title)
    return Part("descriptions", PartKind.DESCRIPTIONS, heading, (), blocks)


def _without_stop(title: Inlines) -> Inlines:
    """Return the beginning of a caption as a heading, which has no full stop."""
    match title:
        case (*before, Text(text=text) as last) if text.endswith((".", "。")) and text[-2:] != "..":
            return (*before, replace(last, text=text[:-1]))
    return title


def _description(desk: Desk, key: str) -> Iterator[Block]:
    """Yield the heading, whose key is what the picture leads to, the text and the way back."""
    anchor = f"description-{key}"
    yield Leaf(anchor, Role.SECTION, _without_stop(picture_title(desk, key)))
    text = desk.prose(("media", key, "description"))
    for block in prose.blocks_within(text.blocks):
        if isinstance(block, prose.Heading):
            message = "a description has no headings"
            desk.report(Code.BAD_HEADING, block.place, message, "take the number signs out")
        elif isinstance(block, prose.Picture):
            message = "a description shows no pictures"
            desk.report(Code.BAD_MARKUP, block.place, message, "show it in the text")
    yield from BlockSetter(desk, anchor, calls=False).blocks(text.blocks)
    back = Link(f"#figure-{key}", own(desk.words("labels", "back-to-picture")))
    yield Leaf(f"{anchor}/back", Role.CREDIT, (back,))
