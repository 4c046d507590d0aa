"""What a PDF claims to be against what is there."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.inspect.judgement import Fault, Weight
from brieflives.inspect.pdf.anatomy import Pdf


def says_what_it_is(pdf: Pdf) -> Iterator[Fault]:
    """A claim of PDF/UA for readers and one of PDF/A for archives."""
    claims = pdf.claims
    if not claims.is_sound:
        yield Fault("its metadata (XMP) cannot be read")
        return
    if not claims.pdfua:
        message = "it does not claim to be for everyone to read (PDF/UA)"
        yield Fault(message, weight=Weight.WARNING)
    if not claims.pdfa:
        yield Fault("it does not claim to be fit to be kept (PDF/A)", weight=Weight.WARNING)


def keeps_its_archive_claim(pdf: Pdf) -> Iterator[Fault]:
    """ISO 19005-2: what can be seen without a validator; nothing where PDF/A is not claimed."""
    claim = pdf.claims.pdfa
    if not claim:
        return
    for broken, message in (
        (not pdf.output_intent, "its colours are not defined (no output intent with a profile)"),
        (pdf.locked, "it is encrypted"),
        (pdf.scripts, "it runs a program when it is opened"),
        (claim.endswith("a") and not (pdf.tagged and pdf.elements), "it is not tagged"),
        (bool(pdf.attachments) and claim[0] == "1", "it holds other files"),
        (bool(pdf.claims.pdfua) and not pdf.claims.declares_pdfua, _UNDECLARED),
        (not all(font.embedded for font in pdf.fonts), "a font is not in the file"),
    ):
        if broken:
            yield Fault(f"it claims to be PDF/A-{claim}, but {message}")


_UNDECLARED = "its metadata do not declare the schema of PDF/UA's claim"


def keeps_its_reading_claim(pdf: Pdf) -> Iterator[Fault]:
    """ISO 14289-1: what can be seen without a validator; nothing where PDF/UA is not claimed."""
    if not pdf.claims.pdfua:
        return
    for broken, message in (
        (not (pdf.tagged and pdf.elements), "it is not tagged"),
        (not pdf.claims.title, "it has no title"),
        (not pdf.shows_title, "viewers are not told to show its title"),
        (not pdf.lang, "it does not say which language it is in"),
        (not all(font.embedded for font in pdf.fonts), "a font is not in the file"),
    ):
        if broken:
            yield Fault(f"it claims to be PDF/UA-{pdf.claims.pdfua}, but {message}")


def runs_nothing(pdf: Pdf) -> Iterator[Fault]:
    """ISO 19005-2, 6.5: nothing runs by itself."""
    if pdf.scripts:
        yield Fault("it runs a program when it is opened")
