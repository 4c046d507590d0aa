"""Runs say how characters look; the nodes around them travel along."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.typeset.composing import JUSTIFIED, RAGGED, case, classic, leaf, runs

from brieflives.document.inline import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteCall,
    SmallCaps,
    Text,
    Title,
    plain,
)
from brieflives.findings import Code
from brieflives.places import SourceFile, Span
from brieflives.style.sheet import TextStyle
from brieflives.typeset.case import TypeCase
from brieflives.typeset.coverage import missing_glyphs
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.lines import Run
from brieflives.typeset.runs import runs_of_leaf, runs_of_text
from brieflives.typeset.tokens import passages_of_runs

HIEROGLYPH = "\U00013000"


def faces(found: list[Run]) -> str:
    names = {case().fonts.face(face): name for name, face in classic().faces.items()}
    return " ".join(f"{run.text}={names[run.style.face]}" for run in found)


def emphasis(*inlines: str | Inline, strong: bool = False) -> Emphasis:
    nodes = tuple(Text(part) if isinstance(part, str) else part for part in inlines)
    return Emphasis(nodes, strong)


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (emphasis("a"), "a=italic"),
        (emphasis("a", emphasis("b")), "a=italic b=roman"),
        (emphasis("a", strong=True), "a=bold"),
        (emphasis("a", emphasis("b", strong=True)), "a=italic b=bold-italic"),
        (Title((Text("Polar Night"),)), "Polar Night=italic"),
        (Link("https://example.org", (Text("a"),)), "a=roman"),
    ],
)
def test_emphasis_is_italic_and_roman_inside_italics(inline: Inline, expected: str) -> None:
    assert faces(runs(inline)) == expected


@pytest.mark.parametrize(
    ("words", "target", "lining"),
    [
        (
            "https://doi.org/10.1017/S0007087400010232",
            "https://doi.org/10.1017/S0007087400010232",
            True,
        ),
        ("doi.org/10.1017", "https://doi.org/10.1017", True),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("a letter of 1831", "https://example.org/1831", False),
        ("7", "#note-7", False),
    ],
)
def test_figures_of_an_address_or_a_licence_are_as_high_as_capitals(
    words: str, target: str, lining: bool
) -> None:
    style = replace(RAGGED, features=("onum",))
    (run,) = runs(Link(target, (Text(words),)), style=style)
    assert run.style.features == ((("lnum", 1),) if lining else (("onum", 1),))


def test_emphasis_in_an_italic_style_is_roman() -> None:
    italic = replace(RAGGED, face="italic")
    assert faces(runs("a", emphasis("b"), style=italic)) == "a=italic b=roman"


def test_words_in_another_language_carry_it() -> None:
    assert [run.style.lang for run in runs("a ", Foreign("ru", (Text("Леонид"),)))] == [
        "en-GB",
        "ru",
    ]


def test_small_capitals_are_true_ones() -> None:
    (run,) = runs(SmallCaps((Text("Samara"),)))
    assert ("smcp", 1) in run.style.features
    assert run.text == "Samara"


def test_a_note_call_has_superior_figures_and_no_brackets() -> None:
    word, call = runs("word", NoteCall(12, "a"))
    assert call.text == "12"
    assert call.style.features == (("sups", 1),)
    assert isinstance(call.chain[-1], NoteCall)
    assert call.style.face is word.style.face


def test_a_face_without_superior_figures_gets_small_raised_ones() -> None:
    sheet = replace(classic(), note_call_features=("zzzz",))
    other = TypeCase(sheet, Fonts(), "en-GB")
    call = runs_of_leaf(leaf("word", NoteCall(1, "a")), JUSTIFIED, other)[-1]
    assert call.style.size_pt < JUSTIFIED.size_pt
    assert call.style.rise_pt > 0


def test_offsets_and_nodes_lead_back_to_the_document() -> None:
    inner = emphasis("very")
    link = Link("#x", (Text("a "), inner))
    inlines = (Text("see "), link, NoteCall(1, "a"), Text(" end"))
    found = runs(*inlines)
    assert [run.chain for run in found[:3]] == [(), (link,), (link, inner)]
    assert all(run.chain[0] is link for run in found[1:3])
    text = plain(inlines)
    for run in (run for run in found if run.text != "1"):
        assert text[run.offset :].startswith(run.text)


def test_words_of_the_layout_have_no_offset() -> None:
    assert [run.offset for run in runs_of_text("12", RAGGED, case())] == [-1]


def test_looks_are_made_once() -> None:
    one, other = runs("a", emphasis("b"), "c")[::2]
    assert one.style is other.style


def test_letterspaced_words_have_no_ligatures() -> None:
    tracked = TextStyle(size_pt=8, leading_pt=10, tracking=60)
    (run,) = runs("offices", style=tracked)
    assert ("liga", 0) in run.style.features


def test_a_fallback_face_draws_what_the_first_one_lacks() -> None:
    italic, roman = classic().faces["italic"], classic().faces["roman"]
    only_italic = {"roman": italic}
    sheet = replace(classic(), faces=only_italic, fallback=(roman,))
    other = TypeCase(sheet, Fonts(), "en-GB")
    lacking = sorted(
        other.fonts.face(roman).characters - other.fonts.face(italic).characters - {"\u00ad"}
    )
    text = f"a{lacking[-1]}b"
    found = runs_of_leaf(leaf(text), RAGGED, other)
    assert "".join(run.text for run in found) == text
    assert [run.style.face is other.fonts.face(roman) for run in found] == [False, True, False]


class Letters:
    """The place of a text that begins at some character of a file."""

    def __init__(self, source: SourceFile, start: int) -> None:
        self.source, self.start = source, start

    def span(self) -> Span:
        return Span(self.source, self.start, len(self.source.text))

    def part(self, start: int, length: int = 1) -> Span:
        return Span(self.source, self.start + start, self.start + start + length)


def test_a_character_that_no_font_has_is_one_warning_at_its_first_place() -> None:
    source = SourceFile("life.yaml", f"lead: The {HIEROGLYPH} sign {HIEROGLYPH}")
    text = Text(source.text[6:], place=Letters(source, 6))
    (found,) = missing_glyphs([leaf(text)], case())
    assert found.code is Code.MISSING_GLYPH
    assert found.span.column == 11
    assert "U+13000" in found.message
    assert "egyptian hieroglyph" in found.message
    assert found.message.endswith("it stands in 2 places")


def test_a_text_that_knows_only_where_it_begins_is_named_as_a_whole() -> None:
    source = SourceFile("life.yaml", f"lead: {HIEROGLYPH}")
    (found,) = missing_glyphs([leaf(Text(HIEROGLYPH, place=Span(source, 6, 7)))], case())
    assert found.span.text == HIEROGLYPH


def test_what_every_font_has_and_white_space_are_no_warning() -> None:
    source = SourceFile("life.yaml", "x")
    text = Text("Леонид\u00a0\u202f\u2009\u200b \u2011 Ω é", place=Span(source, 0, 1))
    assert missing_glyphs([leaf(text)], case()) == ()


@given(st.text("ab, \t\n\u00a0", max_size=30))
def test_words_know_their_place_whatever_spaces_are_between_them(text: str) -> None:
    (passage,) = passages_of_runs(runs("x", text, "x"), case())
    whole = f"x{text}x"
    assert [word.text for word in passage.words] == [
        word for part in ("x", text, "x") for word in re.split("[ \t\n\u00a0]+", part) if word
    ]
    for word, offset in zip(passage.words, passage.offsets, strict=True):
        assert whole[offset:].startswith(word.text)
