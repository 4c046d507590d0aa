"""The layout report: the proof of a book as text, and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from brieflives.places import Span
from brieflives.typeset.proof import Mark, PageFill, Proof, Remark

_FILLS_IN_A_ROW = 8
# What each mark says, and to how many decimals.
_WORDS: Final[dict[Mark, tuple[str, int]]] = {
    Mark.LOOSE_LINE: ("spaces {amount} times as wide as usual (up to {limit})", 1),
    Mark.OVERFULL_LINE: ("line {amount} pt too long (up to {limit})", 1),
    Mark.HYPHEN_LADDER: ("{amount} lines in a row end in a hyphen (up to {limit})", 0),
    Mark.SHORT_LAST_LINE: ("last line only {amount} em long (from {limit})", 1),
    Mark.WIDOW: ("last line of a paragraph alone at the head of the page", 0),
    Mark.ORPHAN: ("first line of a paragraph alone at the foot of the page", 0),
    Mark.TORN_NOTE: ("note goes on overleaf, {amount} {lines} of it apart (from {limit})", 0),
    Mark.HYPHEN_AT_FOOT: ("word divided between this page and the next", 0),
    Mark.SHORT_PAGE: ("{amount} {lines} empty at the foot (up to {limit})", 0),
    Mark.SHORT_LAST_PAGE: ("ends with a page of {amount} {lines} (from {limit})", 0),
    Mark.UNEQUAL_SPREAD: ("{about} end {amount} {lines} apart (up to {limit})", 0),
    Mark.RESOLUTION: ("picture has {amount} dots an inch (from {limit})", 0),
}
_SAID = frozenset({Mark.UNEQUAL_SPREAD})  # their sentence has the words in it


def layout_as_text(name: str, proof: Proof) -> str:
    """Tell the figures, the marks beyond the limits of the style and others, how full pages are."""
    beyond = proof.beyond
    accepted = [remark for remark in proof.remarks if not remark.beyond]
    parts = [
        [f"{name}: layout in {proof.style}", *_figures(proof)],
        ["beyond the limits of the style: " + ("" if beyond else "nothing"), *_told(beyond)],
        ["within them: " + ("" if accepted else "nothing"), *_told(accepted)],
        [f"lines filled, of {proof.page_lines} a page:", *_fills(proof.fills)],
    ]
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _figures(proof: Proof) -> Iterator[str]:
    share = 100 * proof.hyphenated / proof.lines if proof.lines else 0.0
    yield (
        f"  {len(proof.fills)} pages; {proof.lines} lines of text,"
        f" {proof.hyphenated} of them end in a hyphen ({share:.0f} %)"
    )
    if proof.justified:
        yield (
            f"  spaces {proof.mean_space:.1f} times as wide as the face wants them on average,"
            f" {proof.widest_space:.1f} at most"
        )


def _told(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        line = f"line {remark.span.line}" if remark.span else ""
        words = f" ‘{remark.words}’" if remark.words and remark.mark not in _SAID else ""
        because = f": {remark.because}" if remark.because else ""
        yield f"  page {remark.page:>5}  {line:>9}  {_in_words(remark)}{words}{because}"


def _in_words(remark: Remark) -> str:
    """Say what a mark is about; a rounded amount never looks like the limit if it is not."""
    pattern, digits = _WORDS[remark.mark]
    amount = f"{remark.amount:.{digits}f}"
    if float(amount) == remark.limit != remark.amount:
        amount = f"{remark.amount:.{digits + 1}f}"
    lines = "line" if amount == "1" else "lines"
    return pattern.format(amount=amount, limit=f"{remark.limit:g}", lines=lines, about=remark.words)


def _fills(fills: tuple[PageFill, ...]) -> Iterator[str]:
    shown = [
        f"{fill.page:>5} {fill.lines:4.1f}" if fill.lines else f"{fill.page:>5}    –"
        for fill in fills
    ]
    for first in range(0, len(shown), _FILLS_IN_A_ROW):
        yield " ".join(shown[first : first + _FILLS_IN_A_ROW])


def layout_as_data(name: str, proof: Proof) -> dict[str, Any]:
    """Return the proof as plain values for JSON; lines of the file count from 1."""
    return {
        "life": name,
        "style": proof.style,
        "pageLines": proof.page_lines,
        "lines": proof.lines,
        "hyphenated": proof.hyphenated,
        "justified": proof.justified,
        "meanSpace": round(proof.mean_space, 3),
        "widestSpace": round(proof.widest_space, 3),
        "pages": [{"page": fill.page, "lines": round(fill.lines, 2)} for fill in proof.fills],
        "remarks": [_remark(remark) for remark in proof.remarks],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "mark": remark.mark.value,
        "page": remark.page,
        "amount": round(remark.amount, 3),
        "unit": remark.unit,
        "limit": remark.limit,
        "beyond": remark.beyond,
        "words": remark.words,
        "because": remark.because,
        **_place(remark.span),
    }


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "column": None}
    return {"file": span.source.name, "line": span.line, "column": span.column}
