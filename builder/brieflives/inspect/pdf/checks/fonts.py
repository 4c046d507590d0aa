"""Fonts: they travel with the file, and their glyphs can be read as text."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.inspect.judgement import Fault
from brieflives.inspect.pdf.anatomy import Pdf


def travel_with_the_file(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.21.4; ISO 19005-2, 6.2.11.4."""
    for font in sorted(pdf.fonts, key=lambda font: font.name):
        if not font.embedded:
            message = f"the font {font.name} is not in the file: other machines show another"
            yield Fault(message, hint="embed all fonts when the file is made")


def can_be_read(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1, 7.21.7: ToUnicode, so that words can be copied, searched and spoken."""
    for font in sorted(pdf.fonts, key=lambda font: font.name):
        if not font.maps_to_text:
            yield Fault(f"what is set in the font {font.name} cannot be read as text (ToUnicode)")
