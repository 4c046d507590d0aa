"""Dates in a life's fields: text, lists that YAML made, and mappings with the old calendar."""

from __future__ import annotations

from typing import Any

import pytest

from brieflives.model.dates import Date, parse_date
from brieflives.model.person import LifeEvent
from brieflives.records.faults import Path
from brieflives.records.shapes import read_record


def _date(written: Any) -> Date | None:
    event, faults = read_record(LifeEvent, {"date": written})
    assert event, faults
    return event.date


def _mistakes(written: Any) -> list[tuple[Path, str, str]]:
    """Return place, code and message of all mistakes; the kind where a fault has no code."""
    return [
        (fault.path, fault.refusal.code, fault.refusal.message)
        if fault.refusal
        else (fault.path, fault.kind.name, "")
        for fault in read_record(LifeEvent, {"date": written})[1]
    ]


def test_a_text_is_a_date_with_or_without_spaces_around_it() -> None:
    assert _date(" 1890-06-11 ") == parse_date("1890-06-11")


def test_a_day_between_two_others_has_become_a_list_on_its_way_through_yaml() -> None:
    assert _date(["1890..1892"]) == parse_date("[1890..1892]")
    assert _date({"date": ["1890..1892"]}) == parse_date("[1890..1892]")


def test_both_calendars_give_the_same_date_as_the_old_one_alone() -> None:
    both = _date({"date": "1870-04-22", "os": "1870-04-10"})
    assert both is not None
    assert both.old_style == (1870, 4, 10)
    assert both == _date({"date": "1870-04-10", "calendar": "julian"})


def test_the_authors_wording_is_kept_beside_the_date() -> None:
    date = _date({"date": "1890~", "shown": "about 1890"})
    assert date is not None
    assert (date.edtf, date.shown) == ("1890~", "about 1890")


def test_two_calendars_that_disagree_are_a_mistake_at_the_old_date() -> None:
    assert _mistakes({"date": "1870-04-22", "os": "1870-04-11"}) == [
        (
            ("date", "os"),
            "bad-date",
            "'1870-04-11': this is 1870-04-23 in the new calendar; "
            "1870-04-22 was 1870-04-10 in the old one",
        )
    ]


def test_every_mistake_in_a_mapping_has_its_own_place() -> None:
    written = {"date": "31 June 1890", "os": "1890-06-XX", "calender": "julian", "shown": ""}
    assert {place: code for place, code, _ in _mistakes(written)} == {
        ("date", "date"): "bad-date",
        ("date", "os"): "bad-date",
        ("date", "shown"): "EMPTY",
        ("date", "calender"): "UNKNOWN",
    }


def test_the_old_date_is_not_given_twice() -> None:
    written = {"date": "1870-04-10", "os": "1870-04-10", "calendar": "julian"}
    assert _mistakes(written) == [(("date", "os"), "bad-date", "the old date is given twice")]


@pytest.mark.parametrize("written", [["1890", "1892"], [], [["1890"]], 1890])
def test_what_is_no_line_of_text_is_no_date(written: Any) -> None:
    assert _mistakes(written) == [(("date",), "wrong-shape", "a date is one line of text")]


def test_a_wrong_form_hands_on_the_text_to_put_in_its_place() -> None:
    refusal = read_record(LifeEvent, {"date": "11 June 1890"})[1][0].refusal
    assert refusal
    assert (refusal.suggestion, refusal.hint) == ("1890-06-11", "write 1890-06-11")
