"""The index of names: who is in it, in which order, and how often each is named."""

from __future__ import annotations

from tests.resolve.small_lives import Told


def index_of(rest: str, person: str = "", lang: str = "en-GB") -> list[str]:
    """The entries of the index of a small life, without keys and heading."""
    lines = Told(person, rest, lang=lang).part("index ")[1:]
    return [line.partition(": ")[2] for line in lines]


def test_a_life_that_marks_nobody_has_no_index() -> None:
    assert index_of("lead: Nobody is named here.") == []


def test_marked_persons_stand_in_the_index_in_the_order_of_the_alphabet() -> None:
    lead = "lead: '[Jean Zay]{.person}, [Émile Zola]{.person} and [Ada Byron]{.person}.'"
    assert index_of(lead) == ["Byron, Ada (1)", "Zay, Jean (1)", "Zola, Émile (1)"]


def test_two_spellings_of_one_person_are_one_entry() -> None:
    lead = """
    lead: |
      [Ada]{.person sort="King,  Ada"} was [Lady Lovelace]{.person sort="King, Ada"}.
    """
    assert index_of(lead) == ["King, Ada (2)"]


def test_names_in_facts_captions_remarks_and_the_timeline_count_as_well() -> None:
    rest = """
    lead: "Text.[^one] | [Ada Byron]{.person}"
    timeline:
      - {date: 1833, text: "Meets [Charles Babbage]{.person}"}
    notes:
      one: "[Mary Somerville]{.person} knew [Ada Byron]{.person}."
    """
    person = "facts: {Friend: '[Ada Byron]{.person}'}\n"
    assert index_of(rest, person) == [
        *("Babbage, Charles (1)", "Byron, Ada (3)", "Somerville, Mary (1)")
    ]


def test_a_chapter_named_in_a_cross_reference_does_not_name_its_persons_again() -> None:
    chapters = """
    chapters:
      - {id: one, title: "With [Ada Byron]{.person}", body: Text.}
      - {id: two, title: Two, body: "See [](#one)."}
    """
    assert index_of(chapters) == ["Byron, Ada (1)"]


def test_a_name_in_another_language_is_sorted_and_spoken_in_it() -> None:
    assert index_of('lead: "[Иван Павлов]{.person lang=ru}"') == ["{ru Павлов, Иван} (1)"]


def test_a_japanese_name_is_shown_as_written_and_sorted_by_its_reading() -> None:
    lead = 'lead: "[森鷗外]{.person sort=もり}と[芥川龍之介]{.person sort=あくたがわ}"'
    assert index_of(lead, lang="ja") == ["芥川龍之介 (1)", "森鷗外 (1)"]


def test_a_long_index_has_letters_between_its_entries() -> None:
    names = ", ".join(f"[Person {chr(97 + k % 3).upper()}{k}]{{.person}}" for k in range(24))
    lines = index_of(f'lead: "{names}"')
    assert [line for line in lines if len(line) == 1] == ["A", "B", "C"]
    assert len(lines) == 27
