"""Guess which word was meant: the 'did you mean' of every hint."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like ``word``, whatever its case; ``None`` when none is like it.

    Of equally good candidates the first is taken.
    """
    by_folded: dict[str, str] = {}
    for candidate in candidates:
        by_folded.setdefault(_folded(candidate), candidate)
    close = _close(_folded(word), by_folded, most=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def only_near(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that is certainly meant: very near, and no other is."""
    by_folded = {_folded(candidate): candidate for candidate in candidates}
    folded = _folded(word)
    if folded in by_folded:
        return by_folded[folded]
    close = _close(folded, by_folded, most=2, cutoff=0.8)
    return by_folded[close[0]] if len(close) == 1 else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return the hint ``did you mean 'x'?``, empty when no candidate is near."""
    near = nearest(word, candidates)
    return f"did you mean '{near}'?" if near else ""


def _close(word: str, candidates: Iterable[str], *, most: int, cutoff: float) -> list[str]:
    from difflib import get_close_matches  # late: most lives have no slip to guess at

    return get_close_matches(word, candidates, most, cutoff)


def _folded(word: str) -> str:
    return " ".join(word.split()).casefold().replace("_", "-")
