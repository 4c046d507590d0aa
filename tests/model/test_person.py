"""How a person is sorted in registers and catalogues."""

import pytest

from brieflives.model.person import Person
from brieflives.records.shapes import read_record


def sorted_as(name: str, **about: object) -> str:
    person, _ = read_record(Person, {"name": name, **about})
    assert person
    return person.sort_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Leonid Serebryakov", "Serebryakov, Leonid"), ("Voltaire", "Voltaire"), ("鲁迅", "鲁迅")],
)
def test_a_name_is_sorted_by_its_last_word(name: str, expected: str) -> None:
    assert sorted_as(name) == expected


def test_the_author_has_the_last_word_on_sorting() -> None:
    assert sorted_as("Mao Zedong", sort="Mao Zedong") == "Mao Zedong"


def test_the_parts_of_a_name_say_how_it_is_sorted() -> None:
    parts = {"given": "Alexander", "particle": "von", "family": "Humboldt"}
    names = [{"kind": "full", "text": "Alexander von Humboldt", "parts": parts}]
    assert sorted_as("Alexander von Humboldt", names=names) == "Humboldt, Alexander von"


def test_a_patronymic_follows_the_given_name_and_a_suffix_comes_last() -> None:
    parts = {"given": "Ivan", "patronymic": "Petrovich", "family": "Orlov", "suffix": "Jr"}
    names = [{"kind": "full", "text": "Ivan Petrovich Orlov", "parts": parts}]
    assert sorted_as("Ivan Orlov", names=names) == "Orlov, Ivan Petrovich, Jr"


def test_the_parts_of_a_name_in_another_script_do_not_sort_the_book() -> None:
    names = [{"kind": "native", "text": "Иван Орлов", "lang": "ru", "parts": {"family": "Орлов"}}]
    assert sorted_as("Ivan Orlov", names=names) == "Orlov, Ivan"
