import pytest

from brieflives.languages.words import Gender, load_words


@pytest.mark.parametrize(
    ("lang", "gender", "label"),
    [
        ("ru", "m", "Родился"),
        ("ru", "f", "Родилась"),
        ("ru", "x", "Дата рождения"),
        ("ru", None, "Дата рождения"),
        ("pl", "f", "Urodzona"),
        ("fr", "m", "Né"),
        ("he", "f", "נולדה"),
        ("ar", "f", "وُلدت"),
        ("en", "f", "Born"),
    ],
)
def test_a_label_takes_the_form_that_goes_with_the_person(
    lang: str, gender: Gender | None, label: str
) -> None:
    words = load_words(lang, gender)
    assert words is not None
    assert words("infobox", "born") == label


def test_a_variety_changes_only_what_its_own_file_says() -> None:
    british, american = load_words("en-GB"), load_words("en-US")
    assert british is not None
    assert american is not None
    assert british("imprint", "rights", rights="CC0") == "Licence: CC0"
    assert american("imprint", "rights", rights="CC0") == "License: CC0"
    assert american("labels", "contents") == british("labels", "contents")


def test_a_swiss_book_has_the_quotation_marks_of_switzerland() -> None:
    words = load_words("de-CH")
    assert words is not None
    assert words("quotes", "double") == "«»"
    assert words("infobox", "born") == "Geboren"


def test_a_language_without_a_file_has_no_words() -> None:
    assert load_words("sw") is None
    assert load_words("sw-KE") is None
