import pytest

from brieflives.languages.words import load_words
from brieflives.resolve.dashes import Dashes


def dashed(text: str, lang: str = "en") -> str:
    words = load_words(lang)
    assert words is not None
    return Dashes.of(words).replace(text)[0]


@pytest.mark.parametrize(
    ("lang", "written", "set_as"),
    [
        ("en", "He left -- at last", "He left – at last"),
        ("en", "He left---at last...", "He left—at last…"),
        ("de", "Er ging --- endlich", "Er ging – endlich"),
        ("ru", "Он -- врач", "Он — врач"),
        ("uk", "Він --- лікар...", "Він — лікар…"),
        ("es", "---Hola ---dijo", "—Hola —dijo"),
        ("zh", "他走了...", "他走了……"),
        ("ja", "彼は--", "彼は——"),
    ],
)
def test_hyphens_and_stops_become_signs_of_the_language(
    lang: str, written: str, set_as: str
) -> None:
    assert dashed(written, lang) == set_as


@pytest.mark.parametrize("lang", ["en", "ru", "ja"])
def test_two_hyphens_between_numbers_are_an_en_dash(lang: str) -> None:
    assert dashed("1890--1937", lang) == "1890–1937"


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.org/a--b...c",
        "a--b@example.org",
        "run it with --strict",
        "a ---- b",
        "....",
    ],
)
def test_addresses_options_and_longer_rows_stay_as_typed(text: str) -> None:
    assert dashed(text) == text
