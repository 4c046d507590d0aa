"""The list of contents: its lines are known before the pages, its numbers are filled in after."""

from __future__ import annotations

from msgspec.structs import replace

from brieflives.document.blocks import Leaf
from brieflives.document.book import Contents, listed
from brieflives.typeset.chapter import hang_opening
from brieflives.typeset.galley import Galley
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.pages import Artifact, Placed, PlacedText
from brieflives.typeset.paragraph import natural_width, set_paragraph
from brieflives.typeset.parts import SetPart
from brieflives.typeset.runs import runs_of_leaf, runs_of_text
from brieflives.typeset.setting import Setting, linked, without_calls

NUMBER_PT = 34.0  # kept free for the page number; an entry's title never runs into it
TURNOVER_PT = 14.0
DOT_PITCH_PT = 7.0
_NO_LANGUAGE = "zxx"  # dots are those of the text face, in a book of any script (ISO 639-2)
DOT_GAP_PT = 5.0  # the least white between title, dots and number


def contents_page(part: Contents, setting: Setting) -> SetPart:
    """Set the contents with the page numbers that ``setting.labels`` has.

    The items are the same in number and in height whatever the labels are.
    """
    galley = Galley(setting)
    hang_opening(galley, part.key, part.heading)
    for key, heading in listed(setting.document.parts):
        _entry(galley, key, heading)
    return SetPart(part.key, galley.finished(), part.heading.inlines)


def _entry(galley: Galley, key: str, heading: Leaf) -> None:
    setting = galley.setting
    style = replace(setting.sheet.contents_entry, hang_pt=TURNOVER_PT)
    title = replace(heading, inlines=without_calls(heading.inlines))
    runs = linked(runs_of_leaf(title, style, setting.case), f"#{key}")
    paragraph = set_paragraph(runs, setting.measure - NUMBER_PT, style, setting.case)
    number = setting.words(
        setting.labels.get(key, ""),
        replace(style, align="right"),
        NUMBER_PT,
        target=f"#{key}",
    )
    galley.paragraph(paragraph, whole=True)
    if paragraph.lines and number.lines:
        baseline = setting.baseline(style.leading_pt)
        leader = _leader(setting, paragraph, number, baseline)
        edge = setting.measure - NUMBER_PT
        galley.place_beside(*leader, PlacedText(number, 0, 1, edge, baseline))


def _leader(
    setting: Setting, title: SetParagraph, number: SetParagraph, baseline: float
) -> tuple[Placed, ...]:
    """Return dots that stand below those of the other entries, whatever the titles' lengths."""
    style = setting.sheet.contents_entry
    dot = natural_width(runs_of_text(".", style, setting.case, _NO_LANGUAGE), setting.case)
    spaced = replace(
        style, colour="grey", align="left", tracking=(DOT_PITCH_PT - dot) * 1000 / style.size_pt
    )
    last = title.lines[-1]
    left = last.x + last.width + DOT_GAP_PT
    right = setting.measure - number.lines[0].width - DOT_GAP_PT
    first = int(-(-left // DOT_PITCH_PT))
    count = int(right // DOT_PITCH_PT) - first
    if count < 2:
        return ()
    runs = runs_of_text("." * count, spaced, setting.case, _NO_LANGUAGE)
    dots = set_paragraph(runs, setting.measure * 2, spaced, setting.case)
    return (PlacedText(dots, 0, 1, first * DOT_PITCH_PT, baseline, Artifact.LAYOUT),)
