"""Measure a long life and the sample: pages a second, seconds, peak memory, the cold start.

Run as ``make bench``. Every measurement is made in a process of its own, so that nothing is warm.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from long_life import NOTES, write_long_life

from brieflives.pipeline import Order, build_life

RUNS = 5
SAMPLE = Path(__file__).parents[1] / "source" / "leonid-serebryakov.yaml"
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; getrusage(2) counts differently


@dataclass(frozen=True)
class Measured:
    """What one build took: seconds by stage in their order, pages made, peak memory."""

    stages: dict[str, float]
    pages: int
    peak_bytes: int
    problems: tuple[str, ...]

    @property
    def epub_seconds(self) -> float:
        """Seconds that the EPUB takes once the pages are there."""
        return sum(took for stage, took in self.stages.items() if "EPUB" in stage)

    @property
    def pdf_seconds(self) -> float:
        """Seconds from the YAML file to the PDF: all stages but the EPUB's."""
        return sum(self.stages.values()) - self.epub_seconds


def measure_build(path: Path) -> Measured:
    """Build both editions of a life in memory and time the stages."""
    begun: list[tuple[str, float]] = []
    built = build_life(path, Order(), lambda stage: begun.append((stage, time.perf_counter())))
    ends = [start for _, start in begun[1:]] + [time.perf_counter()]
    return Measured(
        stages={stage: end - start for (stage, start), end in zip(begun, ends, strict=True)},
        pages=built.pages,
        peak_bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT,
        problems=tuple(f"{found.code}: {found.message}" for found in built.findings),
    )


def measure_command(path: Path, out: Path) -> float:
    """Return the seconds that the whole command takes for one life, interpreter and all."""
    command = [sys.executable, "-m", "brieflives", "build", str(path), "--out", str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def median_by(key: Callable[[Measured], float], runs: list[Measured]) -> float:
    """Return the middle one of a figure over the runs."""
    return statistics.median(key(run) for run in runs)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long-life.yaml"
        write_long_life(path)
        words = len(path.read_text(encoding="utf-8").split())
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:
            runs = list(fresh.map(measure_build, [path] * RUNS))
        cold = [measure_command(SAMPLE, Path(folder)) for _ in range(RUNS)]
    first = runs[0]
    for problem in first.problems[:10]:
        print("finding:", problem)
    pdf = median_by(lambda run: run.pdf_seconds, runs)
    epub = median_by(lambda run: run.epub_seconds, runs)
    print(f"{words:,} words, {NOTES} notes; median of {RUNS} runs, each in a new process:")
    print(f"  PDF   {first.pages} pages in {pdf:.2f} s: {first.pages / pdf:.0f} pages a second")
    for stage in first.stages:
        took = statistics.median(run.stages[stage] for run in runs)
        print(f"          {stage:<18} {took:6.2f} s")
    print(f"  EPUB  {epub:.2f} s")
    print(f"  peak memory {max(run.peak_bytes for run in runs) / 1e6:.0f} MB")
    print(f"brieflives build {SAMPLE.name}, cold: {statistics.median(cold):.2f} s")


if __name__ == "__main__":
    main()
