"""Where words may be divided."""

from __future__ import annotations

import pyphen
import pytest

from brieflives.typeset.hyphens import BreakPlace, Hyphens, Kind
from brieflives.typeset.patterns import Patterns


def divided(word: str, lang: str = "en-GB", *, hyphenate: bool = True) -> str:
    """The word with ``-`` where a hyphen would be added and ``|`` where none is needed."""
    out, done = "", 0
    for place in Hyphens().places(word, lang, hyphenate=hyphenate):
        out += word[done : place.at] + ("-" if place.kind is Kind.PATTERN else "|")
        done = place.at
    return out + word[done:]


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("hyphenation", "en-US", "hy-phen-ation"),
        ("революционером", "ru", "ре-во-лю-ци-о-не-ром"),
        ("organisation", "en-GB", "or-gan-isa-tion"),
        ("organisation", "en-AU", "or-gan-isa-tion"),
        ("Verwaltung", "de", "Ver-wal-tung"),
        ("Verwaltung", "de-Latn-LU", "Ver-wal-tung"),
    ],
)
def test_each_language_divides_by_its_own_patterns(word: str, lang: str, expected: str) -> None:
    assert divided(word, lang) == expected


def test_a_language_without_patterns_divides_nothing() -> None:
    assert divided("hyphenation", "zxx") == "hyphenation"


def test_short_words_stay_whole() -> None:
    assert divided("also") == "also"


def test_two_letters_stay_and_three_go_on() -> None:
    for word in ("officially", "extraordinarily", "metalworker", "abandonment", "into"):
        for place in Hyphens().places(word, "en-GB"):
            assert 2 <= place.at <= len(word) - 3


def test_signs_around_a_word_do_not_count_as_letters() -> None:
    assert divided("“officially”,") == "“of-fi-cially”,"


def test_a_word_may_end_a_line_behind_its_own_hyphen_or_dash() -> None:
    assert divided("self-made", hyphenate=False) == "self-|made"
    assert divided("Samara—then", hyphenate=False) == "Samara—|then"
    assert divided("and/or", hyphenate=False) == "and/|or"


@pytest.mark.parametrize("span", ["1804–1807", "(c.\u00a01790–c.\u00a01791)", "pp.\u00a012–14"])
def test_no_line_ends_within_a_span_of_years_or_pages(span: str) -> None:
    assert divided(span) == span


def test_an_address_is_broken_at_its_signs_and_never_with_a_hyphen() -> None:
    address = "https://example.org/archive/serebryakov.html?page=2&view=full"
    expected = "https://|example|.org/|archive/|serebryakov|.html|?page|=|2|&|view|=|full"
    assert divided(address) == expected


def test_the_authors_soft_hyphens_come_before_all_patterns() -> None:
    assert Hyphens().places("Sere\xadbryakov", "en-GB") == (BreakPlace(5, Kind.SOFT),)


def test_words_tied_by_a_no_break_sign_are_not_divided() -> None:
    assert divided("officially\u2011minded") == "officially\u2011minded"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_GB", "extraordinarily industrious metalworkers organised the administration"),
        ("ru_RU", "революционером серебряков правительство социалистический"),
        ("fr", "révolution gouvernement l'administration développement"),
        ("uk_UA", "революціонер уряд"),
        ("it_IT", "rivoluzione amministrazione"),
    ],
)
def test_patterns_divide_as_pyphen_does(name: str, words: str) -> None:
    ours, theirs = Patterns(pyphen.LANGUAGES[name]), pyphen.Pyphen(lang=name, left=1, right=1)
    for word in words.split():
        assert ours.positions(word) == tuple(int(at) for at in theirs.positions(word))
