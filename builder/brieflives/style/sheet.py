"""The style sheet as data. Keys in ``styles/*.yaml`` are these names with hyphens."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from msgspec.structs import replace

from brieflives.document.blocks import Role
from brieflives.findings import Code
from brieflives.installed import folder_of
from brieflives.records.faults import Refusal
from brieflives.records.record import Record
from brieflives.records.shapes import Number, Text
from brieflives.style.paper_sizes import PaperName

MM = 72 / 25.4

Align = Literal["justify", "left", "center", "right"]
FaceName = Literal["roman", "italic", "bold", "bold-italic"]
ScriptName = Literal["Hebr", "Arab", "Deva", "Hans", "Hant", "Jpan", "Kore"]  # ISO 15924
FirstLine = Literal["small-caps", "drop-cap", "plain"]
Length = Annotated[float, Number(least=0, most=2000)]
Size = Annotated[float, Number(above=0, most=400)]
Share = Annotated[float, Number(least=0, most=1)]
Count = Annotated[int, Number(whole=True, least=0)]
AtLeastOne = Annotated[int, Number(whole=True, least=1)]

# The head and the foot keep this much paper, so that no printer cuts into head or folio.
SAFE_EDGE_PT = 14.0


def _colour(text: str) -> Refusal | None:
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        return None
    hint = 'a colour is written "#7A1E1E", in quotes'
    return Refusal(Code.WRONG_VALUE, f"{text!r} is not a colour", hint)


Colour = Annotated[str, Text(checks=(_colour,))]


def fonts_of(package: str) -> Path:
    """Return the folder of an installed package in which its fonts lie."""
    folder = folder_of(package)
    assert folder, "only installed packages are asked"
    inner = folder / "files"
    return inner if inner.is_dir() else folder


class Face(Record, frozen=True):
    """One font file of an installed package and the axis settings that make it this face."""

    package: str  # import name: fontpkg_eb_garamond
    file: str  # name in the package's files/ folder, or else in the package itself
    axes: Mapping[str, float] = {}
    size: Annotated[float, Number(least=0.5, most=2)] = 1  # beside that of the words around it
    leading: Annotated[float, Number(least=0.8, most=2)] = 1  # likewise, of a book in its script

    @property
    def is_installed(self) -> bool:
        """Whether its package can be imported."""
        return folder_of(self.package) is not None

    @property
    def path(self) -> Path:
        """Where the file has to lie; ask only when the package is installed."""
        return fonts_of(self.package) / self.file


class Page(Record, frozen=True):
    """Trim size and text block; the grid carries every baseline of running text."""

    width_mm: Size
    height_mm: Size
    inner_mm: Length
    outer_mm: Length
    head_mm: Length
    lines: AtLeastOne
    grid_pt: Size
    running_head_lines: Length = 1.75  # its baseline above the first one of the text, in grid lines
    folio_lines: Length = 2.25  # its baseline below the last one of the text, in grid lines

    @property
    def width_pt(self) -> float:
        """Trim width in points."""
        return self.width_mm * MM

    @property
    def height_pt(self) -> float:
        """Trim height in points."""
        return self.height_mm * MM

    @property
    def measure_pt(self) -> float:
        """Width of the text block in points."""
        return (self.width_mm - self.inner_mm - self.outer_mm) * MM

    @property
    def depth_pt(self) -> float:
        """Depth of the text block in points."""
        return self.lines * self.grid_pt

    def impossible(self) -> str:
        """Say why no page can have these margins."""
        if self.measure_pt < 72:
            return (
                f"the inner margin ({self.inner_mm:g} mm) and the outer margin "
                f"({self.outer_mm:g} mm) leave less than 25 mm of a page {self.width_mm:g} mm wide"
            )
        foot = self.height_pt - self.head_mm * MM - self.depth_pt
        if foot < self.folio_lines * self.grid_pt + SAFE_EDGE_PT:
            return (
                f"{self.lines} lines of {self.grid_pt:g} pt below a head of {self.head_mm:g} mm "
                f"leave no room for the folio on a page {self.height_mm:g} mm high"
            )
        if self.head_mm * MM < (self.running_head_lines - 1) * self.grid_pt + SAFE_EDGE_PT:
            return f"a head of {self.head_mm:g} mm has no room for the running head"
        return ""


class Paper(Record, frozen=True):
    """What a style does otherwise on a paper that is not its own; the rest is worked out."""

    scale: Annotated[float, Number(least=0.5, most=3)] | None = None  # of type and grid
    inner_mm: Length | None = None
    outer_mm: Length | None = None
    head_mm: Length | None = None
    lines: AtLeastOne | None = None


class Colours(Record, frozen=True):
    """Every colour of the book; all text colours pass WCAG AA on white."""

    ink: Colour
    accent: Colour
    grey: Colour
    plate: Colour


class TextStyle(Record, frozen=True, kw_only=True):
    """How the lines of one role look."""

    face: FaceName = "roman"
    size_pt: Size
    leading_pt: Size
    align: Align = "left"
    hyphenate: bool = False
    indent_pt: Length = 0  # of a first line that follows another paragraph of the same kind
    inset_pt: Length = 0  # left and right
    hang_pt: Length = 0  # turnover lines further in than the first
    features: tuple[str, ...] = ()  # OpenType tags switched on: smcp, onum, lnum, tnum …
    tracking: float = 0  # letterspace in thousandths of an em
    colour: Literal["ink", "accent", "grey"] = "ink"
    above_lines: float = 0  # white space above, in lines of the grid
    below_lines: float = 0
    between_lines: Length = 0  # between two paragraphs of the same kind

    def aligned(self, align: Align) -> Self:
        """Return the same look with its lines ranged another way."""
        return self if align == self.align else replace(self, align=align)


class NoteCalls(Record, frozen=True):
    """How note calls are raised where the face has no superiors, or none are asked for."""

    size: Annotated[float, Number(above=0, most=1)] = 0.62  # of the text's size
    rise: Share = 0.34  # likewise


class Infobox(Record, frozen=True, kw_only=True):
    """The page of facts. A portrait shrinks down to ``portrait_least_mm`` to keep it one page."""

    place: Literal["page", "beside"] = "page"  # on a page of its own, or beside the lead
    portrait_width_mm: Size
    portrait_least_mm: Size = 40
    portrait_ratio: Annotated[float, Number(above=0, most=3)]  # height over width
    label_width_mm: Size
    hairline_pt: Length
    monogram_pt: Size


class Timeline(Record, frozen=True):
    """The line of a life: how wide its column of years is, how strong the line and its discs."""

    date_mm: Size = 18
    line_pt: Length = 0.4
    disc_pt: Size = 3.4
    milestone_pt: Size = 5.2  # the discs of birth and death
    outline_pt: Length = 0.8  # of the open disc


class Opening(Record, frozen=True):
    """How a chapter begins."""

    drop_lines: Count  # grid lines above the title
    first_line: FirstLine = "small-caps"
    drop_cap_lines: Annotated[int, Number(whole=True, least=2, most=4)] = 3  # its depth


class TitlePage(Record, frozen=True):
    """The title page, which is the front cover too; the back cover answers it."""

    drop_lines: Count = 9  # grid lines above the title
    rule_mm: Length = 18
    rule_pt: Length = 0.5


class Hanging(Record, frozen=True):
    """Columns for what hangs before a text: markers of lists, numbers of notes."""

    list_pt: Length = 14
    note_pt: Length = 20


class Epub(Record, frozen=True):
    """What only the EPUB has to know."""

    fonts: Literal["embedded", "system"] = "embedded"  # system: those of the reader's device


class Limits(Record, frozen=True):
    """What the layout report lets pass; beyond it a designer would look again."""

    space: Size = 2.2  # the widest space of a justified line, in widths of the face's own
    over_pt: Length = 0.5  # how far a line may stick out
    hyphens: AtLeastOne = 2  # ends of lines in a row
    last_line_em: Length = 1.2  # the shortest last line of a paragraph
    lonely_lines: Count = 0  # widows and orphans in the book
    short_lines: Length = 5  # of a page that goes on
    whole_lines: Length = 12  # likewise, where a picture or a table had to stay whole
    last_page_lines: Length = 4  # of a part: the fewest on a page that is not its first
    facing_lines: Length = 4  # between the feet of facing pages that both go on
    resolution_dpi: Size = 150  # below it a reader sees the pixels; printers ask for 300


class Handout(Record, frozen=True):
    """How the sheet for a class looks where it differs from the book: its faces and its roles.

    The name is set in the book's own face, so that one sees what belongs together.
    """

    faces: Mapping[FaceName, Face]
    roles: Mapping[Role, TextStyle] = {}


class Sheet(Record, frozen=True, kw_only=True):
    """A whole style."""

    name: str
    description: str = ""
    page: Page
    papers: Mapping[PaperName, Paper] = {}
    greyscale: bool = False  # for photocopiers: no colour, no pale text, no rule too fine
    faces: Mapping[FaceName, Face]
    scripts: Mapping[ScriptName, Mapping[FaceName, Face]] = {}  # for what ``faces`` do not draw
    fallback: tuple[Face, ...] = ()  # for a character that none of them has
    css_family: str  # the families for the EPUB behind its own fonts, quoted as CSS wants them
    epub: Epub = Epub()
    emphasis: Literal["italic", "bold"] = "italic"  # of words within a text, and of titles
    small_caps: bool = True  # for words that the author marks so; else they stay as they are
    colours: Colours
    roles: Mapping[Role, TextStyle]
    running_head: TextStyle
    folio: TextStyle
    outer_furniture: bool = False  # head and folio stand at the outer edge of their page
    contents_entry: TextStyle
    note_number: TextStyle
    back_reference: TextStyle  # the letters and pages behind a note
    note_call_features: tuple[str, ...] = ("sups",)
    note_call: NoteCalls = NoteCalls()
    hang_punctuation: bool = True
    half_title: Literal["on", "off", "by-length"] = "by-length"
    colophon: Literal["page", "imprint", "to-fit", "off"] = "to-fit"
    back_matter: Literal["new-page", "run-on", "to-fit"] = "to-fit"
    index_columns: Annotated[int, Number(whole=True, least=1, most=2)] = 1
    opening: Opening
    title_page: TitlePage = TitlePage()
    hanging: Hanging = Hanging()
    infobox: Infobox
    timeline: Timeline = Timeline()
    limits: Limits = Limits()
    handout: Handout

    def impossible(self) -> str:
        """Say what is missing of a whole style."""
        lacking = [role.value for role in Role if role not in self.roles]
        if lacking:
            return f"no look is given for: {', '.join(lacking)}"
        if "roman" not in self.faces:
            return "a style needs at least a roman face"
        bare = [script for script, faces in self.scripts.items() if "roman" not in faces]
        if bare:
            return f"a roman face is missing for the script {', '.join(bare)}"
        return ""
