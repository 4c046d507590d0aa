"""Each script is set in a face of its own, and what belongs to it with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.typeset.composing import RAGGED, classic, composed, leaf

from brieflives.document.inline import Emphasis, Foreign, Inline, SmallCaps, Text
from brieflives.findings import Code
from brieflives.places import SourceFile, Span
from brieflives.style.load import load_sheet
from brieflives.style.sheet import Face, FaceName, ScriptName, Sheet
from brieflives.style.written import script_of_language
from brieflives.typeset.case import TypeCase
from brieflives.typeset.coverage import missing_glyphs
from brieflives.typeset.fonts import Fonts
from brieflives.typeset.lines import Run
from brieflives.typeset.runs import runs_of_leaf
from brieflives.typeset.scripts import KNOWN

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def runs(*inlines: str | Inline, lang: str = "en-GB", sheet: Sheet | None = None) -> list[Run]:
    case = TypeCase(sheet or classic(), Fonts(), lang)
    return list(runs_of_leaf(leaf(*inlines), RAGGED, case))


def told(found: list[Run]) -> str:
    return " ".join(f"{run.text}={run.style.face.name.split('-')[0]}" for run in found)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en-GB", "of דבר, 12", "of =EBGaramond דבר=FrankRuhlLibre , 12=EBGaramond"),
        ("he", "דבר, 12 (Mouton)", "דבר, 12 =FrankRuhlLibre (Mouton)=EBGaramond"),
        ("ar", "كتاب، 1890.", "كتاب، 1890.=Amiri"),
        ("zh", "他说“好”，1902年", "他说“好”，=NotoSerifSC 1902=EBGaramond 年=NotoSerifSC"),
        ("zh", "“Old man’s” 书", "“=NotoSerifSC Old man’s=EBGaramond ”=NotoSerifSC  =EBGaramond"
         " 书=NotoSerifSC"),
        ("hi", "नाम ‘अ’।", "नाम ‘अ’।=NotoSerifDevanagari"),
        ("ru", "Леонид Ω", "Леонид Ω=EBGaramond"),
    ],
)  # fmt: skip
def test_a_script_takes_its_own_punctuation_and_figures_but_no_latin_letters(
    lang: str, text: str, expected: str
) -> None:
    assert told(runs(text, lang=lang)) == expected


@pytest.mark.parametrize(
    ("lang", "face"),
    [
        ("zh", "NotoSerifSC"),
        ("zh-Hans", "NotoSerifSC"),
        ("zh-Hant", "NotoSerifTC"),
        ("zh-TW", "NotoSerifTC"),
        ("ja", "NotoSerifJP"),
    ],
)
def test_the_language_of_a_span_chooses_the_form_of_a_chinese_character(
    lang: str, face: str
) -> None:
    (run,) = runs(Foreign(lang, (Text("骨直"),)))
    assert run.style.face.name.startswith(face)


def test_kana_beside_a_chinese_character_make_it_japanese() -> None:
    assert told(runs("骨のない")) == "骨のない=NotoSerifJP"


def test_emphasis_is_bold_where_a_script_has_no_italics() -> None:
    (run,) = runs(Emphasis((Text("דבר"),)), lang="he")
    assert run.style.face.axes == {"wght": 700}
    assert told(runs(Emphasis((Text("重要"),)), lang="zh")) == "重要=NotoSansSC"


def test_words_in_another_script_have_no_small_capitals_and_no_letterspace() -> None:
    (run,) = runs(SmallCaps((Text("كتاب"),)))
    assert run.style.features == ()
    assert run.style.tracking == 0


def test_figures_in_chinese_are_as_high_as_its_characters() -> None:
    style = replace(RAGGED, features=("onum",))
    case = TypeCase(classic(), Fonts(), "zh")
    figures = runs_of_leaf(leaf("1902年"), style, case)[0]
    assert figures.style.features == (("lnum", 1),)


def test_a_mark_and_a_joiner_stay_with_their_letter() -> None:
    assert len(runs("क्षि क्\u200dष", lang="hi")) == 1
    assert [run.text for run in runs("שָׁלוֹם")] == ["שָׁלוֹם"]


@pytest.mark.parametrize(
    ("lang", "script"),
    [("he", "Hebr"), ("yi", "Hebr"), ("az-Arab", "Arab"), ("ar-Latn", None), ("en-GB", None),
     ("zh-HK", "Hant"), ("zh-Hans-HK", "Hans"), ("ja", "Jpan"), ("sr-Cyrl", None)],
)  # fmt: skip
def test_a_language_says_in_which_script_it_is_written(lang: str, script: str | None) -> None:
    assert script_of_language(lang) == script


def without(script: ScriptName) -> Sheet:
    nowhere: dict[FaceName, Face] = {"roman": Face(package="fontpkg_nowhere", file="Face.ttf")}
    scripts = dict(classic().scripts) | {script: nowhere}
    return replace(classic(), scripts=scripts)


def test_a_script_without_a_font_is_told_once_with_the_number_of_its_places() -> None:
    source = SourceFile("life.yaml", "A דבר B שלום")
    text = Text(source.text, place=Span(source, 0, len(source.text)))
    case = TypeCase(without("Hebr"), Fonts(), "en-GB")
    (found,) = missing_glyphs([leaf(text), leaf(text)], case)
    assert found.code is Code.SCRIPT_WITHOUT_FONT
    assert "Hebrew" in found.message
    assert "in 4 places" in found.message
    assert found.hint is not None
    assert found.hint.startswith("install it: pip install fontpkg-nowhere;")


def test_words_in_a_script_without_a_font_keep_their_characters() -> None:
    found = runs("A דבר B", sheet=without("Hebr"))
    assert "".join(run.text for run in found) == "A דבר B"


@pytest.mark.parametrize("name", ["classic", "modern", "archive", "large-print"])
def test_every_style_has_a_face_for_every_script_from_the_extra_that_is_named(name: str) -> None:
    sheet, _ = load_sheet(name)
    assert sheet is not None
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert set(sheet.scripts) == set(KNOWN)
    for script, known in KNOWN.items():
        needed = {need.partition(">")[0].replace("-", "_") for need in extras[known.extra]}
        assert needed == set(known.packages)
        assert {face.package for face in sheet.scripts[script].values()} <= needed


def test_lines_of_hindi_end_between_words_and_never_within_one() -> None:
    text = "उन्होंने उपन्यास, कहानियाँ और नाटक लिखे; उनका अन्तिम पूरा उपन्यास गोदान 1936 में छपा।"
    for measure in range(60, 200, 7):
        found = composed(text, lang="hi", measure=measure).lines
        words = [word for line in found for word in line.text.split()]
        assert words == text.split()


def test_letters_of_hindi_are_joined_to_conjuncts() -> None:
    (line,) = composed("क्षत्रिय श्री", lang="hi").lines
    first, second = (segment.shaped for segment in line.segments)
    assert len(first.glyphs) < len(first.text)
    assert len(second.glyphs) < len(second.text)
