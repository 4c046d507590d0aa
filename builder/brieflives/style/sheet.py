"""The style sheet as data. Keys in ``styles/*.yaml`` are these names with hyphens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from brieflives.document.blocks import Role

MM = 72 / 25.4

Align = Literal["justify", "left", "center", "right"]
FaceName = Literal["roman", "italic", "bold", "bold-italic"]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Length = Annotated[float, Field(ge=0, le=2000)]


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class StyleRecord(BaseModel):
    """A mapping of a style sheet: frozen, and no key that the program does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_hyphenated, populate_by_name=True
    )


class Face(StyleRecord):
    """One font file of a ``fontpkg-*`` wheel and the axis settings that make it this face."""

    package: str  # import name: fontpkg_eb_garamond
    file: str  # name below the package's files/ folder
    axes: Mapping[str, float] = {}


class Page(StyleRecord):
    """Trim size and text block; the grid carries every baseline of running text."""

    width_mm: Length
    height_mm: Length
    inner_mm: Length
    outer_mm: Length
    head_mm: Length
    lines: Annotated[int, Field(ge=1)]
    grid_pt: Length

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


class Colours(StyleRecord):
    """Every colour of the book; all text colours pass WCAG AA on white."""

    ink: Colour
    accent: Colour
    grey: Colour
    plate: Colour


class TextStyle(StyleRecord):
    """How the lines of one role look."""

    face: FaceName = "roman"
    size_pt: Length
    leading_pt: Length
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


class Infobox(StyleRecord):
    """The page of facts."""

    portrait_width_mm: Length
    portrait_ratio: Annotated[float, Field(gt=0)]  # height over width
    label_width_mm: Length
    hairline_pt: Length
    monogram_pt: Length


class Opening(StyleRecord):
    """How a chapter begins."""

    drop_lines: Annotated[int, Field(ge=0)]  # grid lines above the title
    first_line_small_caps: bool = True


class Sheet(StyleRecord):
    """A whole style."""

    name: str
    description: str = ""
    page: Page
    faces: Mapping[FaceName, Face]
    fallback: tuple[Face, ...] = ()
    css_family: str  # the family list for the EPUB, quoted as CSS wants it
    colours: Colours
    roles: Mapping[Role, TextStyle]
    running_head: TextStyle
    folio: TextStyle
    contents_entry: TextStyle
    back_reference: TextStyle  # the letters and pages behind a note
    note_call_features: tuple[str, ...] = ("sups",)
    hang_punctuation: bool = True
    opening: Opening
    infobox: Infobox
