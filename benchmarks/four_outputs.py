"""Compare a life's four usual outputs with those of the programs one would take otherwise.

Here: ``brieflives build``, which makes PDF, EPUB, booklet with its page on how to print, handout
and teacher's copy. There: Typst for the PDF, pandoc for the EPUB and pdfimpose for the booklet, of
the same words and pictures (pandoc takes them from our EPUB, which is not timed). Everything runs
as whole processes, cold, one after the other in turn. Run as ``make bench-outputs``.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

RUNS = 7
SAMPLE = Path(__file__).parents[1] / "source" / "leonid-serebryakov.yaml"
_LINK_WITHIN = re.compile(
    r"\[([^\]]*)\]\(#[^)]*\)"
)  # Typst refuses links to places that are not there
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_COMPILED_ONCE = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

Command = Sequence[str | Path]


class Took(NamedTuple):
    """Seconds by the clock, and seconds of work, which tell more where others work beside."""

    clock: float
    work: float


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Job(Struct, frozen=True):
    """A file and the whole process that makes it."""

    makes: Path
    command: Command

    def seconds(self) -> Took:
        """Run it and return how long it took."""
        self.makes.unlink(missing_ok=True)
        start, busy = time.perf_counter(), _busy()
        subprocess.run(
            self.command, check=True, capture_output=True, cwd=self.makes.parent, env=_COMPILED_ONCE
        )
        took = Took(time.perf_counter() - start, _busy() - busy)
        assert self.makes.stat().st_size > 1000, self.makes
        return took


def ours(folder: Path) -> Job:
    """Return the command that makes all editions."""
    command = (sys.executable, "-m", "brieflives", "build", SAMPLE, "--out", folder)
    return Job(folder / f"{SAMPLE.stem}.pdf", command)


def theirs(epub: Path, folder: Path) -> list[Job]:
    """Return the commands of the others, for the words of an EPUB, which are prepared here."""
    import pypandoc

    pandoc = pypandoc.get_pandoc_path()
    text, paper = folder / "life.md", folder / "life.typ"
    plain = ("-t", "markdown_strict-raw_html", "--wrap=none", "--extract-media=media")
    subprocess.run((pandoc, epub, *plain, "-o", text), check=True, cwd=folder)
    text.write_text(_LINK_WITHIN.sub(r"\1", text.read_text(encoding="utf-8")), encoding="utf-8")
    a5 = ("-s", "-V", "papersize=a5", "-t", "typst")
    read = ("-f", "markdown_strict", text)
    subprocess.run((pandoc, *read, *a5, "-o", paper), check=True, cwd=folder)
    pdf, book, booklet = (folder / name for name in ("life.pdf", "life.epub", "booklet.pdf"))
    fold = ("saddle", "--signature", "2x1", "--group", "0", "--output", booklet, pdf)
    return [
        Job(pdf, (sys.executable, "-c", _TYPST, paper, pdf)),
        Job(book, (pandoc, *read, "--metadata", "title=A life", "-o", book)),
        Job(booklet, (sys.executable, "-m", "pdfimpose", *fold)),
    ]


def main() -> None:
    """Measure in pairs and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder, others_folder = Path(name, "ours"), Path(name, "theirs")
        folder.mkdir()
        others_folder.mkdir()
        mine = ours(folder)
        mine.seconds()
        others = theirs(folder / f"{SAMPLE.stem}.epub", others_folder)
        for job in others:
            job.seconds()
        runs = [(mine.seconds(), [job.seconds() for job in others]) for _ in range(RUNS)]
        made = ", ".join(sorted(file.name for file in folder.iterdir()))
    print(f"{made}; medians of {RUNS} paired runs, whole processes, cold, clock and work:")
    _tell("brieflives", [own for own, _ in runs])
    for at, program in enumerate(("Typst, PDF", "pandoc, EPUB", "pdfimpose, booklet")):
        _tell(program, [each[at] for _, each in runs])
    sums = [Took(sum(t.clock for t in each), sum(t.work for t in each)) for _, each in runs]
    _tell("all three", sums)
    pairs = zip((own for own, _ in runs), sums, strict=True)
    _tell("ratio", [Took(own.clock / all_.clock, own.work / all_.work) for own, all_ in pairs])


def _tell(what: str, took: Sequence[Took]) -> None:
    clock, work = (statistics.median(figures) for figures in zip(*took, strict=True))
    print(f"  {what:<20} {clock:6.2f} {work:6.2f}")


if __name__ == "__main__":
    main()
