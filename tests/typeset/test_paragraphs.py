"""Paragraphs told as lines: what a reader of the booklet sees."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.typeset.composing import JUSTIFIED, RAGGED, case, composed, runs, told, written
from tests.typeset.small_books import prose

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import Emphasis, LineBreak, NoteCall, Text
from brieflives.typeset.chances import Offer
from brieflives.typeset.linebreak import Leniency, Rules, break_lines
from brieflives.typeset.lines import SetLine
from brieflives.typeset.paragraph import natural_width, set_paragraph
from brieflives.typeset.tokens import passages_of_runs

BORN = (
    "Serebryakov was “born” in Samara, then a provincial capital, and worked in the workshops "
    "of Lugansk until the revolution of 1905; afterwards he was arrested several times."
)
ADDRESS = "https://example.org/" + "/".join(f"volume-{n}?page={n * 37}" for n in range(30))


def edges(line: SetLine) -> tuple[float, float]:
    """Where the letters of a line begin and end, what hangs out left aside."""
    vocabulary = case().vocabulary(line.segments[0].run.style)
    left = vocabulary.left(line.segments[0].shaped)
    right = case().vocabulary(line.segments[-1].run.style).right(line.segments[-1].shaped)
    last = line.segments[-1].run.style
    spaced = line.tracking * last.letter_share * last.size_pt / 1000  # behind the last letter
    return line.x + left, line.x + line.width - right - spaced


def test_a_paragraph_is_justified_with_few_hyphens() -> None:
    assert told(composed(BORN, measure=300)) == (
        "Serebryakov was “born” in Samara, then a provincial capital, and worked / "
        "in the workshops of Lugansk until the revolution of 1905; afterwards he / "
        "was arrested several times."
    )


def test_lines_leave_nothing_behind_that_only_the_collector_could_find() -> None:
    composed(BORN, measure=220)
    gc.collect()
    lines = composed(BORN, measure=220)
    assert gc.collect() == 0, "it is off while a book is made: a long one would not fit"
    assert lines


def test_every_justified_line_but_the_last_fills_the_measure() -> None:
    *lines, last = composed(BORN, measure=220).lines
    assert len(lines) > 2
    for line in lines:
        left, right = edges(line)
        assert left == pytest.approx(0, abs=0.01)
        assert right == pytest.approx(220, abs=0.01)
    assert last.stretch <= 0


@pytest.mark.parametrize("text", ["12.", "“Born” in 1890,", "self-made and/or", f"{BORN[:90]}"])
def test_what_fits_on_one_line_is_set_there_as_the_search_for_lines_would(text: str) -> None:
    measure = natural_width(runs(text), case())
    passage = passages_of_runs(runs(text), case())[0]
    offer = Offer(passage, justified=True)
    grades, hung = offer.grades(patterns=True, tolerance=2.0), passage.words[0].left
    ends = break_lines(grades, offer.end, [measure], Rules(), Leniency(2.0), start=hung)
    assert [end.mark for end in ends or ()] == [(len(passage.words), 0, False)]
    (line,) = composed(text, measure=measure).lines
    assert line.text == text
    assert not line.stretch


def test_punctuation_hangs_in_the_margin() -> None:
    quoted = composed("“Samara” it was, " * 6, measure=150)
    assert quoted.lines[0].x < 0
    assert any(line.x + line.width > 150.5 for line in quoted.lines)


def test_a_narrow_column_divides_words() -> None:
    assert "-" in told(composed(BORN, measure=110))
    assert written(composed(BORN, measure=110)) == BORN


def test_a_style_without_hyphens_divides_none() -> None:
    assert "-" not in told(composed(BORN, measure=110, style=RAGGED))


def test_ragged_lines_keep_their_natural_gaps() -> None:
    paragraph = composed(BORN, measure=150, style=RAGGED)
    assert {line.stretch for line in paragraph.lines} == {0.0}
    assert all(line.x + line.width <= 151.5 for line in paragraph.lines)


@pytest.mark.parametrize("text", ["Heiliggesprochen", "19.\u00a0Jahrhundert"])
def test_a_word_wider_than_its_column_is_divided_with_a_hyphen_even_where_none_are_wanted(
    text: str,
) -> None:
    paragraph = composed(text, measure=54, style=RAGGED, lang="de")
    assert told(paragraph).split(" / ")[0].endswith("-")
    assert len(paragraph.lines) == 2
    assert written(paragraph) == text


def test_centred_lines_stand_in_the_middle_and_right_ones_at_the_edge() -> None:
    centred = replace(RAGGED, align="center")
    right = replace(RAGGED, align="right")
    (line,) = composed("Samara", measure=200, style=centred).lines
    assert line.x == pytest.approx(200 - line.x - line.width, abs=0.01)
    (line,) = composed("Samara", measure=200, style=right).lines
    assert line.x + line.width == pytest.approx(200, abs=0.01)


def test_the_first_line_is_indented_when_asked_and_keeps_within_the_measure() -> None:
    style = replace(JUSTIFIED, indent_pt=14)
    plain, indented = (
        composed(BORN, measure=220, style=style, indented=wanted).lines[0]
        for wanted in (False, True)
    )
    assert (plain.x, indented.x) == (0, 14)
    assert edges(indented)[1] == pytest.approx(220, abs=0.01)


def test_turnover_lines_hang_and_an_inset_narrows_both_sides() -> None:
    style = replace(RAGGED, hang_pt=12, inset_pt=20)
    first, *others = composed(BORN, measure=220, style=style).lines
    assert first.x == 20
    assert others
    assert {line.x for line in others} == {32}
    assert all(line.x + line.width <= 201 for line in (first, *others))


def test_lines_may_have_widths_of_their_own() -> None:
    lines = composed(BORN, measure=(120, 120, 250)).lines
    assert [round(edges(line)[1]) for line in lines[:3]] == [120, 120, 250]


def test_a_forced_line_end_ends_a_line_and_leaves_it_unstretched() -> None:
    paragraph = composed("The wind does not lie,", LineBreak(), "but it is misquoted.")
    assert told(paragraph) == "The wind does not lie, / but it is misquoted."
    assert paragraph.lines[0].stretch == 0
    assert paragraph.lines[0].trailing_space
    assert paragraph.lines[1].offset == len("The wind does not lie,") + 1


def test_offsets_count_in_the_text_of_the_leaf() -> None:
    text = "A first part, " + "and more of it, " * 9
    paragraph = composed(
        Text(text[:20]), Emphasis((Text(text[20:60]),)), NoteCall(1, "a"), Text(text[60:])
    )
    assert len(paragraph.lines) > 2
    for line in paragraph.lines:
        word = line.segments[0].shaped.text.removesuffix("\xad")
        assert text[line.offset :].startswith(word)


def test_a_note_call_is_never_parted_from_its_word() -> None:
    for measure in range(60, 260, 7):
        paragraph = composed(
            "word after word,", NoteCall(12, "a"), " and more of them", measure=measure
        )
        assert not any(line.text.startswith("12") for line in paragraph.lines)


def test_a_no_break_space_keeps_two_words_together() -> None:
    for measure in range(80, 200, 9):
        assert "5 / April" not in told(
            composed("It was the 5\u00a0April of a year", measure=measure)
        )


def test_words_of_three_hundred_letters_lose_none() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 9
    paragraph = composed("Before", " " + word, " after", measure=120)
    assert written(paragraph) == f"Before {word} after"
    assert all(line.width < 125 for line in paragraph.lines)


def test_an_address_of_five_hundred_characters_loses_none_and_gains_none() -> None:
    assert len(ADDRESS) > 500
    paragraph = composed("See " + ADDRESS + " for more.", measure=200)
    assert written(paragraph) == f"See {ADDRESS} for more."
    assert not any(line.hyphenated for line in paragraph.lines)
    assert all(line.width < 206 for line in paragraph.lines)


def capitals(line: SetLine) -> str:
    """The words of a line that are in small capitals."""
    return " ".join(
        segment.shaped.text
        for segment in line.segments
        if ("smcp", 1) in segment.run.style.features
    )


def test_a_chapter_opens_with_small_capitals_in_its_first_line_only() -> None:
    for measure in range(180, 330, 10):
        first, *others = composed(BORN, measure=measure, first_line="small-caps").lines
        assert BORN.startswith(capitals(first))
        assert len(capitals(first)) > len(first.text) / 4
        assert not any(capitals(line) for line in others)


def test_ordinary_letters_fill_up_an_opening_line_that_small_capitals_leave_gaps_in() -> None:
    widest = 0.0
    mixed = 0
    for measure in range(200, 330, 5):
        paragraph = composed(BORN, measure=measure, first_line="small-caps")
        assert written(paragraph) == BORN
        first = paragraph.lines[0]
        widest = max(widest, first.stretch)
        mixed += capitals(first) != first.text.strip("\xad")
    assert widest < 1.3
    assert mixed > 3


def test_an_opening_line_that_the_author_ends_is_in_small_capitals_as_a_whole() -> None:
    opening = ("The wind does not lie,", LineBreak(), "but it is often misquoted by us.")
    first, *others = composed(*opening, measure=120, first_line="small-caps").lines
    assert capitals(first) == "The wind does not lie,"
    assert not any(capitals(line) for line in others)


def test_an_opening_keeps_the_note_call_behind_its_last_word() -> None:
    for measure in range(120, 260, 10):
        paragraph = composed(
            "He was born in Samara,",
            NoteCall(3, "a"),
            " then a capital,",
            NoteCall(4, "a"),
            " and he worked in all the workshops there.",
            measure=measure,
            first_line="small-caps",
        )
        assert written(paragraph) == (
            "He was born in Samara,3 then a capital,4 and he worked in all the workshops there."
        )


def test_an_opening_of_one_line_is_in_small_capitals_as_a_whole() -> None:
    for opening in (runs("He was born."), tuple(runs("He was born."))):
        (line,) = set_paragraph(opening, 200, JUSTIFIED, case(), first_line="small-caps").lines
        assert capitals(line) == "He was born."


def test_a_ragged_paragraph_of_two_lines_leaves_no_word_alone() -> None:
    words = "the Earth and what lives on it"
    measure = natural_width(runs("the Earth and what lives on"), case()) + 1
    paragraph = composed(words, measure=measure, style=RAGGED)
    assert told(paragraph) == "the Earth and what / lives on it"


def test_nor_do_longer_ragged_paragraphs() -> None:
    for seed in range(40):
        last = composed(prose(60, seed), measure=300, style=RAGGED).lines[-1]
        assert len(last.text.split()) > 1, last.text


def test_nor_do_justified_paragraphs_as_a_rule() -> None:
    lone = 0
    for measure in range(150, 350, 5):
        lines = composed(BORN, measure=measure).lines
        lone += lines[-1].width < 0.12 * measure
    assert lone <= 2, "of forty"


def test_no_paragraph_ends_with_half_a_word() -> None:
    hyphens = 0
    for measure in range(80, 300, 3):
        *others, last = composed(BORN + " He was a metalworker.", measure=measure).lines
        hyphens += sum(line.hyphenated for line in others)
        assert last.text.endswith("metalworker.")
    assert hyphens > 10


def test_a_title_of_two_lines_is_divided_in_the_middle() -> None:
    style = replace(RAGGED, size_pt=22, leading_pt=28)
    title = "From the workshop to the Secretariat"
    heading = Leaf("t", Role.PART_TITLE, (Text(title),))
    paragraph = set_paragraph(runs(title, style=style), 260, style, case(), leaf=heading)
    assert told(paragraph) == "From the workshop / to the Secretariat"


def test_centred_lines_are_of_one_length_as_nearly_as_can_be() -> None:
    style = replace(RAGGED, align="center")
    summary = "Soviet politician, metalworker and a victim of Stalin’s Great Purge"
    shorter, longer = sorted(
        line.width for line in composed(summary, measure=200, style=style).lines
    )
    assert shorter > 0.8 * longer


def test_no_words_give_no_lines() -> None:
    assert composed("").lines == ()
    assert composed("  ").lines == ()
    assert composed("", first_line="small-caps").lines == ()


def test_white_space_is_one_space_wherever_it_stands() -> None:
    assert told(composed("one  two", Emphasis((Text(" three "),)), " four ")) == (
        "one two three four"
    )


def test_the_natural_width_is_that_of_an_unstretched_line() -> None:
    (line,) = composed("Samara in winter", measure=500).lines
    assert natural_width(runs("Samara in winter"), case()) == pytest.approx(line.width)


@settings(max_examples=60)
@given(
    st.text("abcdefgh йёж -—/.,“”1é\u0301\u00a0\xadμ漢", max_size=160),
    st.integers(1, 300),
    st.sampled_from(["justify", "left", "center"]),
)
def test_no_text_and_no_measure_lose_a_character(text: str, measure: int, align: str) -> None:
    style = replace(JUSTIFIED, align=align)
    paragraph = composed(text, measure=measure, style=style)
    seen = "".join(line.text for line in paragraph.lines)
    invisible = str.maketrans("", "", " \u00a0\xad")
    assert seen.translate(invisible) == text.translate(invisible)


def test_the_letters_of_a_loose_line_stand_a_little_wider_before_its_spaces_become_holes() -> None:
    lines = composed("an incomprehensibility of metalworkers", measure=95).lines
    loose = max(lines, key=lambda line: line.stretch)
    assert loose.stretch > 2
    assert 10 < loose.tracking <= 25  # thousandths of an em
    assert all(-4 <= line.tracking <= 6 for line in composed(BORN, measure=300).lines)


def test_letters_give_as_far_as_they_may_before_spaces_are_wider_than_twice_their_own() -> None:
    for measure in range(90, 200, 3):
        for line in composed(BORN, measure=measure).lines:
            assert line.stretch < 2.001 or line.tracking == pytest.approx(25)


def test_small_capitals_bear_more_letterspacing_and_spare_an_opening_its_holes() -> None:
    words = "Serebryakov had married a writer. Galina Serebryakova was her name and she had been"
    first = composed(words, measure=215, first_line="small-caps").lines[0]
    assert capitals(first) == "Serebryakov had married a writer. Galina"
    assert first.stretch < 2.001
    assert edges(first)[1] == pytest.approx(215, abs=0.01)


def test_a_line_with_spaced_letters_ends_at_the_edge_of_its_measure() -> None:
    line = composed(BORN, measure=140).lines[1]
    assert line.tracking > 0
    assert edges(line)[1] == pytest.approx(140, abs=0.01)


def test_letters_that_join_are_never_spaced() -> None:
    line = composed("سنة سلام عليكم قال الرجل وهو ينظر إلى النهر", measure=90).lines[0]
    widths = [segment.width for segment in line.segments]
    shaped = [segment.run.style.size_pt * segment.shaped.width / 1000 for segment in line.segments]
    assert widths == pytest.approx(shaped)
