"""Lines of Korean end between words, which stand apart by their spaces alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.typeset.composing import JUSTIFIED, RAGGED, composed, told

from brieflives.style.sheet import TextStyle

TEXT = (
    "윤동주는 1917년 12월 30일에 두만강 건너 명동촌에서 태어났다. "
    "『하늘과 바람과 별과 시』라는 제목을 붙였다. 그는 사상범으로 체포되어 "
    "징역 2년을 선고받았고, 해방을 여섯 달 앞두고 숨을 거두었다."
)


def lines(text: str, measure: float, style: TextStyle = JUSTIFIED) -> list[str]:
    return told(composed(text, lang="ko", measure=measure, style=style)).split(" / ")


def test_a_korean_paragraph_is_divided_like_this() -> None:
    assert lines(TEXT, 200) == [
        "윤동주는 1917년 12월 30일에 두만강 건너 명동",
        "촌에서 태어났다. 『하늘과 바람과 별과 시』라는",
        "제목을 붙였다. 그는 사상범으로 체포되어 징역",
        "2년을 선고받았고, 해방을 여섯 달 앞두고 숨을",
        "거두었다.",
    ]


@pytest.mark.parametrize("measure", range(120, 300, 12))
def test_ragged_lines_end_between_words_alone(measure: int) -> None:
    found = lines(TEXT, measure, replace(RAGGED, hyphenate=True))
    assert " ".join(line.strip() for line in found) == TEXT


def test_a_long_word_is_divided_without_a_hyphen_where_its_line_would_be_full_of_holes() -> None:
    first, second = lines("한국 대한민국임시정부청사에서", 100)
    assert first.startswith("한국 대한")
    assert "-" not in first
    assert first + second == "한국 대한민국임시정부청사에서"
    assert len(second) > 1


def test_a_note_of_the_author_says_nothing_of_words_divided_so() -> None:
    assert not any(line.torn for line in composed("한국 대한민국임시정부청사에서", lang="ko").lines)


def test_the_empty_half_of_a_bracket_is_given_up_beside_a_space() -> None:
    bare, bracketed = (
        composed("가 나", lang="ko").lines[0],
        composed("『가』 『나』", lang="ko").lines[0],
    )
    half = bare.segments[0].width / 0.966 / 2  # the square is 0.966 em wide
    assert bracketed.width - bare.width == pytest.approx(4 * half, rel=0.01)


def test_words_of_korean_stand_more_than_a_quarter_of_the_size_apart() -> None:
    (line,) = composed("가 나", lang="ko", style=RAGGED).lines
    assert line.segments[0].gap > JUSTIFIED.size_pt / 4


def test_a_latin_word_and_figures_hold_on_to_their_syllables() -> None:
    (line,) = composed("London의 7년", lang="ko", style=RAGGED).lines
    assert [segment.glue for segment in line.segments] == ["", " ", "", ""]
    assert [segment.gap == 0 for segment in line.segments] == [True, False, True, True]
