"""The type case of one run: which face, size and features a look in the sheet comes to."""

from __future__ import annotations

from brieflives.style.sheet import Sheet, TextStyle
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.lines import CharStyle


class TypeCase:
    """Looks of one sheet, each made once; ``lang`` is the book's language (BCP 47)."""

    def __init__(self, sheet: Sheet, fonts: Fonts, lang: str) -> None:
        """Open nothing yet: faces are opened when a look first needs them."""
        self.sheet = sheet
        self.fonts = fonts
        self.lang = lang

    def look(
        self,
        style: TextStyle,
        *,
        lang: str | None = None,
        italic: bool = False,
        bold: bool = False,
        small_caps: bool = False,
    ) -> CharStyle:
        """Return the one ``CharStyle`` of these words; ``italic`` turns italic styles to roman."""
        raise NotImplementedError
