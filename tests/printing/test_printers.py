"""What printers tell of themselves decides what they are asked, or why they are not."""

from __future__ import annotations

import pytest

from brieflives.printing.ipp import Attributes
from brieflives.printing.papers import PAPERS, paper_of
from brieflives.printing.printers import CannotPrintError, Job, Printer, command, printer_of

A4, LETTER, A3 = PAPERS[:3]


def paper(width: int, height: int, sides: int, ends: int) -> dict[str, list[object]]:
    size = {"x-dimension": [width], "y-dimension": [height]}
    edges = {"left": sides, "right": sides, "top": ends, "bottom": ends}
    return {
        "media-size": [size],
        **{f"media-{edge}-margin": [room] for edge, room in edges.items()},
    }


FINE: Attributes = {
    "printer-state": [3],
    "printer-is-accepting-jobs": [True],
    "printer-state-reasons": ["none"],
    "sides-supported": ["one-sided", "two-sided-long-edge", "two-sided-short-edge"],
    "media-supported": [A4.keyword, LETTER.keyword, "na_number-10_4.125x9.5in"],
    "media-col-database": [paper(21000, 29700, 340, 635), paper(21000, 29700, 0, 0)],  # type: ignore[list-item]
    "finishings-supported": [3],
}


def test_the_command_says_paper_sides_copies_and_that_nothing_is_scaled() -> None:
    job = Job("Ada's life", A4, "two-sided-short-edge", 2)
    assert command(printer_of("Office", FINE), job) == [
        *("lp", "-d", "Office", "-n", "2", "-t", "Ada's life"),
        *("-o", "media=iso_a4_210x297mm"),
        *("-o", "sides=two-sided-short-edge"),
        *("-o", "print-scaling=none"),
        *("-o", "collate=true"),
    ]


def test_a_single_copy_needs_no_order_of_copies() -> None:
    job = Job("Ada", A4, "two-sided-short-edge")
    assert not [part for part in command(printer_of("Office", FINE), job) if "collate" in part]


def test_a_printer_that_folds_is_asked_to_fold() -> None:
    printer = printer_of("Office", FINE | {"finishings-supported": [3, 13]})
    assert printer.makes_booklets
    job = Job("Ada", A4, "two-sided-short-edge", makes_booklet=True)
    assert "finishings=13" in command(printer, job)


def test_the_margins_are_those_of_ordinary_not_of_borderless_printing() -> None:
    printer = printer_of("Office", FINE)
    assert printer.margins_mm(A4) == (3.4, 6.35)
    assert printer.margins_mm(A3) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"printer-state": [5]}, "Office is stopped"),
        ({"printer-state": [5], "printer-state-message": ["Jam"]}, r"stopped \(it says: Jam\)"),
        ({"printer-state-reasons": ["offline-report"]}, "Office is offline"),
        ({"printer-is-accepting-jobs": [False]}, "takes no jobs now"),
        ({"media-supported": [LETTER.keyword]}, "has no A4 paper; it has letter"),
        ({"media-supported": ["na_number-10_4.125x9.5in"]}, "has no A4 paper"),
        ({"sides-supported": ["one-sided"]}, "does not print on both sides"),
    ],
)
def test_a_printer_that_cannot_is_named_with_the_reason(changed: Attributes, said: str) -> None:
    with pytest.raises(CannotPrintError, match=said):
        command(printer_of("Office", FINE | changed), Job("Ada", A4, "two-sided-long-edge"))


def test_a_printer_of_which_nothing_is_known_is_asked_all_the_same() -> None:
    assert command(Printer("Far"), Job("Ada", A3, "two-sided-long-edge"))[:3] == ["lp", "-d", "Far"]


def test_oddities_in_what_a_printer_tells_do_no_harm() -> None:
    odd: Attributes = {
        "media-col-database": ["A4", {}, {"media-size": [{"x-dimension": [(1, 2)]}]}],
        "sides-supported": [b"", "one-sided"],
    }
    printer = printer_of("Odd", odd)
    assert printer.sides == ("one-sided",)
    assert printer.margins_mm(A4) is None


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [
        (595, 842, "A4"),
        (841.89, 595.28, "A4"),
        (419.53, 595.28, "A5"),
        (612, 792, "letter"),
        (1224, 792, "tabloid"),
        (396, 612, "half letter"),
        (500, 500, None),
    ],
)
def test_papers_are_known_by_their_size_lying_or_upright(
    width: float, height: float, name: str | None
) -> None:
    paper = paper_of(width, height)
    assert (paper.name if paper else None) == name
