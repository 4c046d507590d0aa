"""What a printer can do, as its server describes it, and what it has to be asked for a job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from brieflives.printing.ipp import Attributes, Value
from brieflives.printing.papers import Paper, name_of

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]

WANTED = (
    "printer-state",
    "printer-state-message",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "sides-supported",
    "media-supported",
    "media-col-database",
    "finishings-supported",
)
_STOPPED = 5  # RFC 8011, 5.4.11
_BOOKLET_MAKER = 13  # PWG 5100.1, finishings
_NOT_THERE = ("offline", "shutdown", "timed-out")  # how reasons for an absent printer begin


class CannotPrintError(Exception):
    """Something that cannot be printed as it is asked; the message is for the person who asks."""


class NobodyToAskError(CannotPrintError):
    """There is no print service, or no printer, that could be asked what it can do."""


class Printer(Struct, frozen=True):
    """A printer; what is empty is not known, and one without a name is the usual one."""

    name: str
    sides: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()  # their keywords
    margins: tuple[tuple[tuple[int, int], tuple[float, float]], ...] = ()  # see `margins_mm`
    makes_booklets: bool = False
    trouble: str = ""  # why it does not print now

    def can(self, sides: Sides) -> bool:
        """Tell whether it prints so, as far as is known."""
        return not self.sides or sides in self.sides

    def margins_mm(self, paper: Paper) -> tuple[float, float] | None:
        """Return how far it stays from the sides and the ends of a paper; None: not known."""
        size = round(paper.width_mm * 100), round(paper.height_mm * 100)
        found = [
            margins
            for there, margins in self.margins
            if max(abs(there[0] - size[0]), abs(there[1] - size[1])) <= 100
        ]
        if not found:
            return None
        sides, ends = zip(*found, strict=True)
        return max(sides), max(ends)  # borderless printing has to be asked for


class Job(Struct, frozen=True):
    """What is printed, and how; ``makes_booklet``: the printer folds, and orders the pages."""

    title: str
    paper: Paper
    sides: Sides
    copies: int = 1
    makes_booklet: bool = False


def printer_of(name: str, told: Attributes) -> Printer:
    """Understand what a print server tells of a printer."""
    return Printer(
        name=name,
        sides=tuple(_texts(told, "sides-supported")),
        papers=tuple(_texts(told, "media-supported")),
        margins=tuple(_margins(told)),
        makes_booklets=_BOOKLET_MAKER in told.get("finishings-supported", ()),
        trouble=_trouble(told),
    )


def _texts(told: Attributes, key: str) -> Iterator[str]:
    yield from (value for value in told.get(key, ()) if isinstance(value, str))


def _trouble(told: Attributes) -> str:
    said = " ".join(_texts(told, "printer-state-message"))
    because = f" (it says: {said})" if said else ""
    if any(reason.startswith(_NOT_THERE) for reason in _texts(told, "printer-state-reasons")):
        return f"is offline{because}: see whether it is switched on and connected"
    if told.get("printer-state") == [_STOPPED]:
        return f"is stopped{because}: start it in the settings for printers, or cupsenable"
    if told.get("printer-is-accepting-jobs") == [False]:
        return f"takes no jobs now{because}: cupsaccept makes it take them again"
    return ""


def _margins(told: Attributes) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """Yield the size of each paper in hundredths of a millimetre, and its margins."""
    for paper in told.get("media-col-database", ()):
        if not isinstance(paper, dict):
            continue
        size = paper.get("media-size", [None])[0]
        if isinstance(size, dict):
            width, height = (_number(size, f"{axis}-dimension") for axis in "xy")
            left, right, top, bottom = (
                _number(paper, f"media-{edge}-margin")
                for edge in ("left", "right", "top", "bottom")
            )
            yield (width, height), (max(left, right) / 100, max(top, bottom) / 100)


def _number(found: dict[str, list[Value]], key: str) -> int:
    value = found.get(key, [0])[0]
    return value if isinstance(value, int) else 0  # custom sizes are ranges, and match no paper


def command(printer: Printer, job: Job) -> list[str]:
    """Return the command that prints what it reads from standard input.

    Raises ``CannotPrintError`` where the printer is known not to do what is asked.
    """
    if printer.trouble:
        raise CannotPrintError(f"the printer {printer.name} {printer.trouble}")
    if printer.papers and job.paper.keyword not in printer.papers:
        papers = [name for name in map(name_of, printer.papers) if name]
        has = f"it has {', '.join(papers)}" if papers else "nor any other that is known here"
        message = f"the printer {printer.name} has no {job.paper.name} paper; {has}"
        raise CannotPrintError(f"{message}. --booklet lays smaller pages on larger paper")
    if not printer.can(job.sides):
        message = f"the printer {printer.name} does not print on both sides by itself"
        raise CannotPrintError(message)
    options = {"media": job.paper.keyword, "sides": job.sides, "print-scaling": "none"}
    if job.copies > 1:
        options["collate"] = "true"  # copy by copy: nobody sorts thirty booklets by hand
    if job.makes_booklet:
        options["finishings"] = str(_BOOKLET_MAKER)
    asked = (part for key, value in options.items() for part in ("-o", f"{key}={value}"))
    to = ("-d", printer.name) if printer.name else ()
    return ["lp", *to, "-n", str(job.copies), "-t", job.title, *asked]
