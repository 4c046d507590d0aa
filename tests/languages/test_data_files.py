"""Every language says all that the program prints, and says it in its own words."""

import unicodedata
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

import brieflives.languages
from brieflives.languages.words import GENDERS, Gender, read_groups, shipped_languages
from brieflives.places import SourceFile
from brieflives.read.nodes import Mapping
from brieflives.read.yaml_tree import read_tree

FOLDER = Path(brieflives.languages.__path__[0])

ENGLISH = read_groups("en")
OTHERS = [tag for tag in shipped_languages() if tag != "en"]
SCRIPTS = {
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "ar": ("ARABIC",),
    "he": ("HEBREW",),
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL",),
}
# What may be the same as in English, because the two languages share the word.
SHARED = {
    "de": {"Genre", "Name", "Religion", "Website"},
    "fr": {
        *("Genre", "Institutions", "Notes", "Parent", "Parents", "Religion", "Sources"),
        *("Note {number}", "Page {number}", "[note {notes}]", "[notes {notes}]"),
        *("p. {page}", "vol. {volume}", "{name} et al.", "Date", "Questions"),
    },
    "es": {
        *("c. {date}", "comp. {names}", "ed. {names}", "{names}, ed.", "{names}, eds."),
        *("p. {page}", "pp. {page}", "vol. {volume}", "{number} vols.", "{edition} ed."),
        "{name} et al.",
    },
    "it": {
        *("p. {page}", "pp. {page}", "vol. {volume}", "{edition} ed.", "in {title}"),
        *("s.v. {title}", "{name} et al."),
    },
    "pl": set[str](),
}
# Not for a reader's eyes, or a name that is written alike everywhere.
ORDINALS = {"ordinals", "office-ordinals"}
NO_WORDS = {"quotes", "protected", "locators", "checks", "sorting", *ORDINALS}
OPTIONAL = {"ages": {"years"}, "dates": {"number", "roman", "ordinal"}}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def letters(text: str) -> str:
    bare = "".join(part for part, *_ in Formatter().parse(text))
    return "".join(char for char in bare if char.isalpha())


def is_in_script(text: str, names: tuple[str, ...]) -> bool:
    return any(unicodedata.name(char, "").startswith(names) for char in letters(text))


def test_there_are_words_for_thirteen_languages() -> None:
    assert set(shipped_languages()) == {
        *("en", "ru", "uk", "de", "fr", "es", "it", "pl", "ar", "he", "zh", "ja", "ko")
    }


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_every_word_that_english_has(tag: str) -> None:
    groups = read_groups(tag)
    assert set(groups) == set(ENGLISH)
    for name in ENGLISH.keys() - ORDINALS:
        assert set(groups[name]) == set(ENGLISH[name]), name
    assert all("other" in groups[name] for name in ORDINALS)


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("gender", GENDERS)
def test_a_pattern_asks_for_the_same_parts_as_the_english_one(tag: str, gender: Gender) -> None:
    groups = read_groups(tag, gender)
    for name in ENGLISH.keys() - ORDINALS - {"protected"}:
        optional = OPTIONAL.get(name, set())
        for key, english in ENGLISH[name].items():
            wanted, given = placeholders(english), placeholders(groups[name][key])
            assert wanted - optional == given - optional, (name, key)
            assert given <= wanted | optional, (name, key)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_data_file_is_sound_and_every_word_has_a_form_for_everybody(path: Path) -> None:
    root, findings = read_tree(SourceFile(path.name, path.read_text(encoding="utf-8")))
    assert not findings
    assert isinstance(root, Mapping)
    for group in root.entries:
        assert isinstance(group.value, Mapping)
        for entry in group.value.entries:
            if isinstance(entry.value, Mapping):
                assert tuple(form.key.text for form in entry.value.entries) == GENDERS


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*-*.yaml")), ids=lambda path: path.stem)
def test_a_variety_has_no_key_that_its_language_has_not(path: Path) -> None:
    language = read_groups(path.stem.split("-")[0])
    for name, group in read_groups(path.stem).items():
        assert group.keys() <= language[name].keys()


@pytest.mark.parametrize("tag", OTHERS)
def test_a_century_is_counted_in_one_way(tag: str) -> None:
    assert len(placeholders(read_groups(tag)["dates"]["century"])) == 1


@pytest.mark.parametrize("tag", [tag for tag in OTHERS if tag in SCRIPTS])
@pytest.mark.parametrize("gender", GENDERS)
def test_a_label_is_written_in_the_script_of_its_language(tag: str, gender: Gender) -> None:
    groups = read_groups(tag, gender)
    for name in groups.keys() - NO_WORDS:
        for key, text in groups[name].items():
            if letters(text) and letters(text) != "ISBN":
                assert is_in_script(text, SCRIPTS[tag]), (name, key, text)


@pytest.mark.parametrize("tag", [tag for tag in OTHERS if tag not in SCRIPTS])
def test_no_label_is_left_in_english(tag: str) -> None:
    groups = read_groups(tag)
    same = {
        text
        for name in groups.keys() - NO_WORDS
        for key, text in groups[name].items()
        if text == ENGLISH[name][key] and letters(text) and letters(text) != "ISBN"
    }
    assert same == SHARED[tag]


@pytest.mark.parametrize("tag", ["en", *OTHERS])
def test_a_locator_has_a_form_for_one_and_for_several_and_words_to_know_it_by(tag: str) -> None:
    for key, text in read_groups(tag)["locators"].items():
        one, several, known = text.split(" | ")
        assert "{number}" in one, key
        assert "{number}" in several, key
        assert known.split(), key


@pytest.mark.parametrize("tag", ["en", *OTHERS])
def test_the_word_for_years_goes_with_every_number(tag: str) -> None:
    locale, ages = Locale.parse(tag), read_groups(tag)["ages"]
    for number in range(131):
        assert ages[f"years-{locale.plural_form(number)}"]


@pytest.mark.parametrize("tag", ["en", *OTHERS])
def test_every_month_holds_on_to_its_day(tag: str) -> None:
    if tag in ("zh", "ja", "ko"):
        return  # where months are numbers, written together with their sign
    known = read_groups(tag)["protected"]["after-number"].split()
    months = Locale.parse(tag).months["format"]["wide"].values()
    spoken = {f"ב{month}" if tag == "he" else month for month in months}
    assert spoken <= set(known)


@pytest.mark.parametrize("tag", ["en", *OTHERS])
def test_quotation_marks_come_in_pairs(tag: str) -> None:
    quotes = read_groups(tag)["quotes"]
    assert all(len(marks) in (2, 4) for marks in quotes.values())
    assert quotes["double"] != quotes["single"]
