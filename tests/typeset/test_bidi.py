"""Text that runs both ways is ordered as another implementation of UAX #9 orders it."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from brieflives.typeset.bidi import FSI, LRI, PDI, RLI, levels, visual

LETTERS = "abאבגابج12٣٤ ,.()[]+-/%\u0301\u05b0"
MARKS = LRI + RLI + FSI + PDI + "\u202a\u202b\u202c\u202d\u202e\u200f\u200e"
WHITE = frozenset({"WS", "FSI", "LRI", "RLI", "PDI", "BN", "RLE", "LRE", "RLO", "LRO", "PDF"})
DROPPED = WHITE - {"WS"}  # nobody sees them
ONE_WAY = str.maketrans(")]", "([")  # the oracle draws them mirrored


def ordered(text: str, *, rtl: bool) -> str:
    """The text from left to right."""
    return "".join(visual(text, levels(text, rtl=rtl)))


def without_end(text: str) -> str:
    """The text without white space at its end.

    Rule L1 puts that at the end of the line, which is not for ``levels`` to do; the oracle forgets
    it where a mark such as U+202A stands before it (FriBidi does not).
    """
    end = len(text)
    while end and unicodedata.bidirectional(text[end - 1]) in WHITE:
        end -= 1
    return text[:end]


def without_marks(text: str) -> str:
    kept = (char for char in text if unicodedata.bidirectional(char) not in DROPPED)
    return "".join(kept).translate(ONE_WAY)


@given(st.text(LETTERS + MARKS, max_size=16), st.booleans())
def test_any_text_is_ordered_as_the_oracle_does(text: str, rtl: bool) -> None:
    text = without_end(text)
    expected = get_display(text, base_dir="R" if rtl else "L")
    assert without_marks(ordered(text, rtl=rtl)) == without_marks(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc דבר def", "abc רבד def"),
        ("הוא נולד ב־1882.", ".1882־ב דלונ אוה"),
        ("(Mouton) דבר", "רבד )Mouton("),  # brackets are mirrored when they are shaped
        ("1881–1879", "1879–1881"),
    ],
)
def test_a_few_as_a_reader_sees_them(text: str, expected: str) -> None:
    assert ordered(text, rtl=text[0] not in "a") == expected


@given(st.text(max_size=40), st.booleans())
def test_every_character_has_one_level_and_one_place(text: str, rtl: bool) -> None:
    found = levels(text, rtl=rtl)
    assert len(found) == len(text)
    assert sorted(visual(range(len(text)), found)) == list(range(len(text)))
