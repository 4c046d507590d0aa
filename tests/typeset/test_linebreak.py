"""Total fit on plain figures: every letter of these texts is one point wide, spaces give a half."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf, isclose

from hypothesis import given
from hypothesis import strategies as st

from brieflives.typeset.linebreak import Chance, End, Grade, Leniency, Mark, Rules, break_lines

EASY = Leniency(tolerance=2.0)
EMERGENCY = Leniency(tolerance=1e9, extra=1.0, emergency=True)


def chances(text: str) -> tuple[list[Chance], list[str]]:
    """Chances at the spaces of a text, and at ``-`` inside its words, which is not set itself."""
    found: list[Chance] = []
    parts: list[str] = []
    width = spaces = 0.0
    words = text.split()
    for number, word in enumerate(words):
        syllables = word.split("-")
        for syllable in syllables[:-1]:
            width += len(syllable)
            give = (spaces * 0.5, spaces * 0.25)
            found.append((width + 1, *give, 50.0, width, *give, 1, (len(found),)))
            parts.append(syllable + "-")
        width += len(syllables[-1])
        end = (width, spaces * 0.5, spaces * 0.25, 0.0)
        last = number == len(words) - 1
        width, spaces = (width, spaces) if last else (width + 1, spaces + 1)
        found.append((*end, width, spaces * 0.5, spaces * 0.25, 0, (len(found),)))
        parts.append(syllables[-1] + ("" if last else " "))
    return found, parts


def lines(text: str, ends: list[End] | None) -> str:
    if ends is None:
        return "no lines"
    _, parts = chances(text)
    out, start = [], 0
    for end in ends:
        line = parts[start : end.mark[0] + 1]
        inner = "".join(part.rstrip("-") if part.endswith("-") else part for part in line[:-1])
        out.append((inner + line[-1]).strip())
        start = end.mark[0] + 1
    return " / ".join(out)


def broken(text: str, *widths: float, rules: Rules | None = None, leniency: Leniency = EASY) -> str:
    rules = rules or Rules(shortest_last=0)
    return lines(text, found(text, widths, rules, leniency))


def found(text: str, widths: Sequence[float], rules: Rules, leniency: Leniency) -> list[End] | None:
    """The ends of lines of a text, all of whose chances are offered."""
    offered, _ = chances(text)

    def behind(mark: Mark, _: float) -> list[Chance]:
        return [chance for chance in offered if chance[8] > mark]

    return break_lines([Grade(0.0, behind)], offered[-1][8], widths, rules, leniency)


def test_a_paragraph_that_fits_is_one_line() -> None:
    assert broken("one two three", 20) == "one two three"


def cost(text: str, cuts: tuple[int, ...], width: int) -> float:
    """The badness of lines that end behind these words, by the book: Knuth and Plass, page 1128."""
    words, total, start = text.split(), 0.0, 0
    for stop in (*cuts, len(words)):
        line = words[start:stop]
        gaps = len(line) - 1
        slack = width - sum(map(len, line)) - gaps
        give = gaps * (0.5 if slack > 0 else 0.25)
        ratio = 0.0 if slack == 0 or (slack > 0 and stop == len(words)) else inf
        if ratio and give:
            ratio = slack / give
        if not -1.0 <= ratio <= 2.0:
            return inf
        total += (10 + 100 * abs(ratio) ** 3) ** 2
        start = stop
    return total


@given(
    st.lists(st.sampled_from(("a", "bb", "ccc", "dddd", "eeeee")), min_size=2, max_size=9),
    st.integers(8, 14),
)
def test_no_other_lines_of_the_paragraph_would_be_better(words: list[str], width: int) -> None:
    text = " ".join(words)
    places = range(1, len(words))
    ways = (cuts for count in range(len(words)) for cuts in combinations(places, count))
    best = min(cost(text, cuts, width) for cuts in ways)
    rules = Rules(uneven=0, short_last=0)
    ends = found(text, [width], rules, EASY)
    if ends is None:
        assert best == inf
    else:
        chosen = tuple(end.mark[0] + 1 for end in ends[:-1])
        assert isclose(cost(text, chosen, width), best)


def test_without_a_hyphen_there_may_be_no_lines_within_the_tolerance() -> None:
    assert broken("aa bbbbbbbb cc", 9, leniency=Leniency(1.0)) == "no lines"
    assert broken("aa bbbb-bbbb cc", 8, leniency=Leniency(1.0)) == "aa bbbb- / bbbb cc"


def test_lines_may_have_widths_of_their_own() -> None:
    assert broken("aaaa bbbb cccc dddd", 4, 9, 4) == "aaaa / bbbb cccc / dddd"


def test_in_an_emergency_a_word_too_wide_sticks_out() -> None:
    text = "aa bbbbbbbbbbbb cc"
    assert broken(text, 6) == "no lines"
    assert broken(text, 6, leniency=EMERGENCY) == "aa / bbbbbbbbbbbb / cc"


def test_two_hyphens_in_a_row_are_avoided_where_another_way_is_as_good() -> None:
    text = "aaaa bb-bb cccc dd-dd eeee"
    free = Rules(two_hyphens=0.0, shortest_last=0)
    strict = Rules(two_hyphens=1e9, shortest_last=0)
    loose = Leniency(6.0)
    assert broken(text, 8, rules=free, leniency=loose).count("-") >= broken(
        text, 8, rules=strict, leniency=loose
    ).count("-")


def test_a_ragged_line_ends_short_rather_than_stretched() -> None:
    text = "aaaa bbbb cccc dddd eeee"
    assert (
        broken(text, 11, rules=Rules(ragged=3, shortest_last=0)) == "aaaa bbbb / cccc dddd / eeee"
    )


def test_a_last_line_is_the_dearer_the_shorter_it_is() -> None:
    text = "four four four a b"
    lasts = [broken(text, 16, rules=Rules(ragged=6, shortest_last=most)) for most in (0, 4, 8)]
    assert lasts == ["four four four a / b", "four four four / a b", "four four / four a b"]


def test_no_chance_at_all_is_still_one_line() -> None:
    assert broken("word", 10) == "word"


@given(
    st.lists(st.text("abc-", min_size=1, max_size=30), min_size=1, max_size=40),
    st.integers(1, 60),
)
def test_an_emergency_always_gives_lines_and_loses_nothing(words: list[str], width: int) -> None:
    text = " ".join(word.strip("-") or "a" for word in words)
    ends = found(text, [width], Rules(), EMERGENCY)
    assert ends is not None
    assert ends[-1].mark[0] == len(chances(text)[0]) - 1
    told = lines(text, ends).replace("- / ", "").replace(" / ", " ")
    assert told.replace("-", "") == text.replace("-", "")


def test_centred_lines_are_of_one_length_rather_than_full() -> None:
    text = "aaaa bbbb cccc dddd"
    full = Rules(ragged=3, shortest_last=0)
    balanced = Rules(ragged=3, shortest_last=0, balanced=True)
    assert broken(text, 15, rules=full) == "aaaa bbbb cccc / dddd"
    assert broken(text, 15, rules=balanced) == "aaaa bbbb / cccc dddd"
