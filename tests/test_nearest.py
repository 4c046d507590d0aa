"""The guess behind every 'did you mean'."""

from __future__ import annotations

from brieflives.nearest import did_you_mean, nearest


def test_a_slip_of_the_finger_finds_the_word() -> None:
    assert nearest("satter2012", ["marxists", "satter2011"]) == "satter2011"


def test_case_and_underscores_do_not_matter() -> None:
    assert nearest("isbn", ["issued", "ISBN"]) == "ISBN"
    assert nearest("based_on", ["based-on"]) == "based-on"


def test_nothing_is_guessed_from_nothing_like_it() -> None:
    assert nearest("zebra", ["title", "lang"]) is None
    assert did_you_mean("zebra", ["title"]) == ""


def test_the_guess_becomes_a_question() -> None:
    assert did_you_mean("titel", ["title"]) == "did you mean 'title'?"
