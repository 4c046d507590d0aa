"""Records: what each shape takes for a value, and that every fault is told at its place."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest

from brieflives.findings import Code
from brieflives.records.faults import Kind, Path, Refusal
from brieflives.records.record import Record
from brieflives.records.shapes import (
    List,
    Number,
    Text,
    or_one,
    read_record,
    shape_of,
    that_is,
    under,
)


def _loud(text: str) -> Refusal | None:
    return None if text.isupper() else Refusal(Code.WRONG_VALUE, f"{text} is not loud")


class Bird(Record, frozen=True):
    name: Annotated[str, Text(trimmed=True)]
    call: Annotated[str, Text(), that_is(_loud)] | None = None


class Aviary(Record, frozen=True, kw_only=True):
    birds: tuple[Annotated[Bird, under("name")], ...] = ()
    keepers: Annotated[tuple[str, ...], or_one] = ()
    eggs: Annotated[int, Number(whole=True, least=0, most=9)] = 0
    height_m: Annotated[float, Number(above=0)] = 3
    span_m: Annotated[tuple[float, ...], List(Number(), length=2)] = (1, 2)
    roofed: bool = False
    kind_: Literal["cage", "house"] = "house"
    rings: Mapping[Annotated[str, Text(checks=(_loud,))], int] = {}

    def impossible(self) -> str:
        return "a cage has no roof" if self.kind_ == "cage" and self.roofed else ""


def aviary(**written: Any) -> Aviary:
    made, faults = read_record(Aviary, {key.replace("_", "-"): v for key, v in written.items()})
    assert made, faults
    return made


def faults(written: Any) -> list[tuple[Path, Kind]]:
    made, found = read_record(Aviary, written)
    assert made is None
    return [(fault.path, fault.kind) for fault in found]


def test_what_is_not_written_is_as_the_record_has_it() -> None:
    assert aviary() == Aviary()


def test_texts_become_what_their_fields_hold() -> None:
    made = aviary(eggs=" 3", height_m="2.5", roofed="Yes", span_m=["1", "3"], rings={"A": "1"})
    assert (made.eggs, made.height_m, made.roofed) == (3, 2.5, True)
    assert (made.span_m, made.rings) == ((1.0, 3.0), {"A": 1})


def test_one_may_stand_for_a_list_and_a_text_for_a_record() -> None:
    made = aviary(birds=["wren", {"name": " owl ", "call": "HOO"}], keepers="Ada")
    assert made.birds == (Bird("wren"), Bird("owl", "HOO"))
    assert made.keepers == ("Ada",)


def test_all_faults_come_at_once_each_at_its_place() -> None:
    written = {
        "birds": [{"call": "hoo"}, {"name": " "}, ["x"]],
        "eggs": "ten",
        "roofed": "perhaps",
        "kind": "nest",
        "beak": "x",
        "rings": ["A"],
    }
    assert faults(written) == [
        (("birds", 0, "name"), Kind.MISSING),
        (("birds", 0, "call"), Kind.REFUSED),
        (("birds", 1, "name"), Kind.EMPTY),
        (("birds", 2, "name"), Kind.TEXT),
        (("eggs",), Kind.WHOLE),
        (("roofed",), Kind.SWITCH),
        (("kind",), Kind.CHOICE),
        (("rings",), Kind.GROUP),
        (("beak",), Kind.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("eggs", "-1", Kind.LEAST),
        ("eggs", "10", Kind.MOST),
        ("eggs", "1.5", Kind.WHOLE),
        ("height-m", "0", Kind.ABOVE),
        ("height-m", "nan", Kind.NUMBER),
        ("height-m", "1e999", Kind.NUMBER),
        ("height-m", None, Kind.NUMBER),
    ],
)
def test_a_number_keeps_its_bounds_and_is_finite(key: str, text: str, kind: Kind) -> None:
    assert faults({key: text}) == [((key,), kind)]


def test_how_many_entries_there_are_counts_when_each_is_sound() -> None:
    assert faults({"span-m": ["1"]}) == [(("span-m",), Kind.LENGTH)]
    assert faults({"span-m": ["x"]}) == [(("span-m", 0), Kind.NUMBER)]


def test_a_fault_of_a_key_is_told_apart_from_one_of_its_value() -> None:
    _, found = read_record(Aviary, {"rings": {"a": "1", "B": "x"}})
    assert [(fault.path, fault.of_key) for fault in found] == [
        (("rings", "a"), True),
        (("rings", "B"), False),
    ]


def test_values_that_cannot_stand_together_are_a_fault_of_the_record() -> None:
    assert faults({"kind": "cage", "roofed": "true"}) == [((), Kind.REFUSED)]


def test_what_may_stand_at_a_path_is_known_without_a_file() -> None:
    shape = shape_of(Aviary)
    bird = shape.at(("birds", 4))
    assert bird
    assert tuple(bird.keys) == ("name", "call")
    assert shape.at(("birds", "name")) is None
    assert shape.keys["kind"].choices == ("cage", "house")
