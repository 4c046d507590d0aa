"""Hebrew and Arabic paragraphs: where lines end, in which order words stand, where lines begin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.typeset.composing import JUSTIFIED, RAGGED, case, composed, told, written

from brieflives.document.blocks import Leaf, Role
from brieflives.document.inline import Foreign, Inline, Link, NoteCall, Text
from brieflives.typeset.lines import SetLine, SetParagraph
from brieflives.typeset.paragraph import set_paragraph
from brieflives.typeset.runs import runs_of_leaf

HEBREW = (
    "אליעזר בן־יהודה הגיע לארץ ישראל בשנת 1881 והחליט לדבר בה עברית בלבד. ספרו פורסם בידי Mouton "
    "(The Hague) בשנת 1973, ובו שלושה פרקים; רבים לעגו לו: „ילדיהם כבר ענו להם בעברית”."
)
ARABIC = (
    "وُلِدَت مي زيادة في الناصرة سنة 1886، ثم انتقلت مع أسرتها إلى القاهرة سنة 1907 (وكان أبوها "
    "محرّراً في صحيفة «المحروسة»)، وكتبت بالفرنسية ديوانها Fleurs de rêve عام 1911."
)


def seen(line: SetLine) -> str:
    """The words of a line from left to right, letters in the order they are read."""
    assert line.stands is not None
    pairs = zip(line.segments, line.stands, strict=True)
    return " ".join(s.shaped.text for s, _ in sorted(pairs, key=lambda pair: pair[1].x))


def test_a_hebrew_paragraph_is_divided_like_this() -> None:
    assert told(composed(HEBREW, lang="he")).split(" / ") == [
        "אליעזר בן־יהודה הגיע לארץ ישראל בשנת 1881",
        "והחליט לדבר בה עברית בלבד. ספרו פורסם בידי",
        "Mouton (The Hague) בשנת 1973, ובו שלושה",
        "פרקים; רבים לעגו לו: „ילדיהם כבר ענו להם בעברית”.",
    ]


def test_an_arabic_paragraph_is_divided_like_this() -> None:
    assert told(composed(ARABIC, lang="ar")).split(" / ") == [
        "وُلِدَت مي زيادة في الناصرة سنة 1886، ثم انتقلت",
        "مع أسرتها إلى القاهرة سنة 1907 (وكان أبوها محرّراً في",
        "صحيفة «المحروسة»)، وكتبت بالفرنسية ديوانها Fleurs de",
        "rêve عام 1911.",
    ]


@pytest.mark.parametrize(("text", "lang"), [(HEBREW, "he"), (ARABIC, "ar")])
def test_justified_lines_reach_both_edges_and_lose_nothing(text: str, lang: str) -> None:
    paragraph = composed(text, lang=lang)
    assert written(paragraph) == text
    for line in paragraph.lines[:-1]:
        assert line.stands is not None
        ends = [s.x + segment.width for s, segment in zip(line.stands, line.segments, strict=True)]
        assert min(stand.x for stand in line.stands) == pytest.approx(0.0, abs=0.01)
        assert max(ends) == pytest.approx(line.width)
        assert line.width == pytest.approx(200, abs=3)  # a stop hangs out


@pytest.mark.parametrize(
    ("lang", "inlines", "expected"),
    [
        ("he", ("נולד ב־1882 בעיר",), "בעיר 1882 ב־ נולד"),
        ("he", ("ספר של Jack Fellman נדפס",), "נדפס Jack Fellman של ספר"),
        ("en-GB", ("the word דבר חדש here",), "the word חדש דבר here"),
        ("he", ("בשנת 1881", NoteCall(3, "a"), " שם"), "שם 3 1881 בשנת"),
        ("he", ("ראו ", Link("https://example.org/a/", (Text("https://example.org/a/"),)), " שם"),
         "שם https://example.org/a/ ראו"),
        ("en-GB", ("see ", Foreign("he", (Text("דבר"),)), " 1926 on"), "see דבר 1926 on"),
    ],
)  # fmt: skip
def test_words_stand_in_the_order_of_their_direction(
    lang: str, inlines: tuple[str | Inline, ...], expected: str
) -> None:
    (line,) = composed(*inlines, lang=lang, style=RAGGED).lines
    assert seen(line) == expected


def test_latin_lines_in_a_latin_book_are_not_looked_at() -> None:
    (line,) = composed("of plain words (1926)").lines
    assert line.stands is None


def test_letters_are_joined_and_a_bracket_is_mirrored() -> None:
    (line,) = composed("(كتب)", lang="ar").lines
    glyphs = [glyph[0] for segment in line.segments for glyph in segment.shaped.glyphs]
    face = line.segments[0].run.style.face
    alone = [face.shape(letter, rtl=True).glyphs[0][0] for letter in "كتب"]
    assert not set(alone) & set(glyphs)
    assert glyphs[0] == face.shape("(").glyphs[0][0]  # drawn at the left, where the words end


def set_in(book: str, text: str, role: Role = Role.BODY, lang: str | None = None) -> SetParagraph:
    words = Leaf("p1", role, (Text(text),), lang)
    runs = runs_of_leaf(words, JUSTIFIED, case(book))
    return set_paragraph(runs, 200, JUSTIFIED, case(book), leaf=words, indented=True)


def test_a_paragraph_begins_at_the_side_of_its_own_language() -> None:
    style = replace(JUSTIFIED, indent_pt=14)
    words = Leaf("p1", Role.BODY, (Text("דבר חדש"),), "he")
    runs = runs_of_leaf(words, style, case("en-GB"))
    (line,) = set_paragraph(runs, 200, style, case("en-GB"), leaf=words, indented=True).lines
    assert line.x + line.width == pytest.approx(200 - 14)


def test_a_latin_source_in_a_hebrew_book_runs_and_begins_as_latin_does() -> None:
    source = set_in("he", "Fellman, Jack. The Revival. The Hague: Mouton, 1973.", Role.SOURCE)
    last = source.lines[-1]
    assert last.stands is not None
    assert [stand.x for stand in last.stands] == sorted(stand.x for stand in last.stands)
    assert last.x + last.width == pytest.approx(200, abs=2)  # x counts from the right


@settings(deadline=None, max_examples=60)  # faces are opened in the first
@given(
    st.text("abcאבגדابتث 12.,()\u202e\u202c\u2067\u2069\u200f\xad-漢。", min_size=1, max_size=60)
)
def test_any_mixture_is_set_without_loss(text: str) -> None:
    kept = text.replace("\xad", "").split()
    for lang in ("he", "en-GB", "ar", "zh"):
        for measure in (20, 120):
            found = composed(text, lang=lang, measure=measure)
            assert written(found).replace("\xad", "").replace(" ", "") == "".join(kept)
