"""A chapter that opens with a large letter, the text running round it."""

from __future__ import annotations

import pytest
from tests.typeset.composing import JUSTIFIED, case, classic, composed, written
from tests.typeset.small_books import BookMaker, prose

from brieflives.document.inline import Emphasis, Foreign, Inline, LineBreak, NoteCall, Text
from brieflives.typeset.galley import Galley
from brieflives.typeset.items import NEVER
from brieflives.typeset.lines import SetParagraph
from brieflives.typeset.setting import Setting

GOES_ON = " was born in Samara, a river town, and " + prose(60)


def opened(*inlines: str | Inline, measure: float = 280) -> SetParagraph:
    return composed(*inlines, measure=measure, first_line="drop-cap")


def large(paragraph: SetParagraph) -> str:
    """The letters of the first line that are larger than the text."""
    size = JUSTIFIED.size_pt
    segments = paragraph.lines[0].segments
    return "".join(s.shaped.text for s in segments if s.run.style.size_pt > size)


def test_the_letter_stands_on_the_third_line_and_reaches_up_to_the_small_capitals() -> None:
    paragraph = opened("He" + GOES_ON)
    letter, word, *_ = paragraph.lines[0].segments
    look, text = letter.run.style, word.run.style
    assert large(paragraph) == "H"
    assert look.rise_pt == -2 * JUSTIFIED.leading_pt
    assert ("smcp", 1) in text.features
    head = look.face.height(letter.shaped) * look.size_pt / 1000 + look.rise_pt
    small = text.face.height(text.face.shape("x", text.features)) * text.size_pt / 1000
    assert head == pytest.approx(small)


def test_three_lines_run_beside_the_letter_and_the_others_below_it() -> None:
    first, *beside = opened("He" + GOES_ON).lines[:3]
    below = opened("He" + GOES_ON).lines[3]
    letter = first.segments[0]
    text_begins = first.x + letter.width + letter.gap
    assert all(line.x == pytest.approx(text_begins, abs=1) for line in beside)
    assert text_begins > 20
    assert below.x == pytest.approx(0, abs=1)


def test_every_line_beside_the_letter_ends_at_the_margin() -> None:
    for measure in range(220, 330, 10):
        for line in opened("After the war he" + GOES_ON, measure=measure).lines[:-1]:
            assert line.x + line.width == pytest.approx(measure, abs=6)  # signs hang out


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        ("He", "H"),
        ("A boy", "A"),
        ("Élise", "É"),
        ("E\u0301lise", "E\u0301"),
        ("“We shall see,” he said. He", "W"),
        ("«\u202fNous\u202f», he said. He", "N"),
        ("Он", "О"),
        ("L’homme", "L"),
        ("A\u00a0boy", "A"),
        ("O\u202f! He", "O"),
    ],
)
def test_no_character_is_lost_beside_a_large_letter(words: str, letter: str) -> None:
    paragraph = opened(words + GOES_ON)
    assert large(paragraph) == letter
    assert written(paragraph) == words + GOES_ON
    assert paragraph.lines[0].offset == 0


@pytest.mark.parametrize(
    "words",
    ["1890", "de Gaulle", "— He", "J. S. Bach", "\u05d3\u05d1\u05e8", "中文", "…"],
)
def test_a_text_that_begins_with_no_capital_letter_opens_without_a_large_one(words: str) -> None:
    paragraph = opened(words + GOES_ON)
    assert large(paragraph) == ""
    assert written(paragraph) == words + GOES_ON


def test_a_line_that_the_author_ends_behind_the_first_letter_ends_there() -> None:
    paragraph = opened("O", LineBreak(), "he" + GOES_ON)
    assert large(paragraph) == ""
    assert paragraph.lines[0].text == "O"


def test_a_paragraph_that_is_shorter_than_the_letter_opens_without_it() -> None:
    assert large(opened("He was born.")) == ""
    assert large(opened("He was born, " + prose(12))) == ""


def test_a_letter_that_would_take_half_of_the_measure_is_not_dropped() -> None:
    assert large(opened("Women" + GOES_ON, measure=60)) == ""


def test_a_letter_with_a_tail_keeps_a_fourth_line_clear() -> None:
    assert opened("Queens" + GOES_ON).together == 4
    assert opened("He" + GOES_ON).together == 3


def test_a_quotation_mark_hangs_small_beside_the_letter() -> None:
    paragraph = opened("“We shall see,” he said. He" + GOES_ON)
    mark, letter = paragraph.lines[0].segments[:2]
    assert mark.run.style.size_pt == JUSTIFIED.size_pt
    assert paragraph.lines[0].x < -3
    assert paragraph.lines[0].x + mark.width + mark.gap == pytest.approx(
        -letter.run.style.face.ink(letter.shaped)[0] * letter.run.style.size_pt / 1000, abs=0.01
    )


def test_a_low_quotation_mark_stands_on_the_baseline_of_the_letter() -> None:
    mark, letter = opened("„Wir werden sehen“, he said. He" + GOES_ON).lines[0].segments[:2]
    assert mark.shaped.text == "„"
    assert mark.run.style.rise_pt == letter.run.style.rise_pt


def test_a_note_call_behind_a_large_letter_stays_with_it() -> None:
    paragraph = opened("I", NoteCall(3, "a"), GOES_ON)
    assert written(paragraph) == "I3" + GOES_ON


def test_a_title_and_words_of_another_language_may_open_large() -> None:
    assert large(opened(Emphasis((Text("Kosmos"),)), GOES_ON)) == "K"
    assert large(opened(Foreign("ru", (Text("Космос"),)), GOES_ON)) == "К"
    assert large(opened(Emphasis((Text("A"),)), GOES_ON)) == "A"
    assert written(opened(Emphasis((Text("A"),)), GOES_ON)) == "A" + GOES_ON


def test_no_page_begins_beside_the_letter() -> None:
    document = BookMaker().document()
    galley = Galley(Setting(document, classic(), case(), {}))
    galley.paragraph(opened("He" + GOES_ON))
    penalties = [item.penalty for item in galley.items[:4]]
    assert penalties[1:3] == [NEVER, NEVER]
    assert penalties[3] < NEVER


def test_lines_of_any_width_keep_every_word_of_the_opening() -> None:
    for measure in range(40, 200, 7):
        paragraph = composed("He" + GOES_ON, measure=measure, first_line="drop-cap")
        assert written(paragraph) == "He" + GOES_ON
