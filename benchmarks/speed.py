"""Measure a long life and the sample: pages a second, seconds, peak memory, the cold start.

Run as ``make bench``. Every measurement is made in a process of its own, so that nothing is warm.
Builds are measured in seconds of the processor, so that what else runs on the machine counts less;
it counts still, where two share a core, and so does how this Python was built (a third, between one
of a distribution and one that was compiled without its own optimisations). So the first line says
what Python it is, and how long it takes for a loop: hours and machines can be compared by that.
"""

from __future__ import annotations

import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from long_life import NOTES, write_long_life
from msgspec import Struct

from brieflives.collector import collect_seldom
from brieflives.order import USUAL_EDITIONS, Order
from brieflives.pipeline import build_life

RUNS = 5
LOOPS = 15
SAMPLE = Path(__file__).parents[1] / "source" / "leonid-serebryakov.yaml"
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2) counts in bytes or in KiB


class Measured(Struct, frozen=True):
    """What one build took: seconds by stage in their order, pages made, peak memory."""

    stages: dict[str, float]
    pages: int
    peak_mib: float
    problems: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """Seconds of all stages together."""
        return sum(self.stages.values())


Measure = Callable[[Path, Sequence[str]], Measured]


def measure_build(path: Path, editions: Sequence[str]) -> Measured:
    """Build editions of a life in memory and time the stages, as the program itself would."""
    collect_seldom()
    begun: list[tuple[str, float]] = []

    def begin(stage: str) -> None:
        begun.append((stage, time.process_time()))

    built = build_life(path, Order(editions), begin)
    begin("end")
    return Measured(
        stages={stage: end - start for (stage, start), (_, end) in pairwise(begun)},
        pages=built.pages,
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20,
        problems=tuple(f"{found.code}: {found.message}" for found in built.findings),
    )


def measure_second_build(path: Path, editions: Sequence[str]) -> Measured:
    """Measure a build in a process that has built the sample before, so has all it needs."""
    measure_build(SAMPLE, editions)
    return measure_build(path, editions)


def measure_builds(
    path: Path, editions: Sequence[str], measure: Measure = measure_build
) -> list[Measured]:
    """Measure so many builds, each in a new process."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:
        return list(fresh.map(measure, [path] * RUNS, [editions] * RUNS))


def measure_command(path: Path, out: Path) -> float:
    """Return the seconds that the whole command takes for one life, interpreter and all."""
    command = [sys.executable, "-m", "brieflives", "build", str(path), "--out", str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def measure_loop() -> float:
    """Return the seconds of the processor that this Python takes for a plain loop, at best."""
    took: list[float] = []
    for _ in range(LOOPS):
        start, seen, total = time.process_time(), dict.fromkeys(range(1000), 0), 0
        for number in range(500_000):
            total += number * number % 7
            seen[number % 1000] = total
        took.append(time.process_time() - start)
    return min(took)


def print_builds(name: str, runs: Sequence[Measured]) -> None:
    """Print pages a second from the life to the last file, the middle of each stage, and memory."""
    pages = runs[0].pages
    took = [run.seconds for run in runs]
    middle, best = statistics.median(took), min(took)
    peak = max(run.peak_mib for run in runs)
    print(
        f"{name}: {pages} pages in {middle:.2f} s, {pages / middle:.0f} a second"
        f" ({pages / best:.0f} at best), {peak:.0f} MiB"
    )
    for stage in runs[0].stages:
        print(f"  {stage:<24} {statistics.median(run.stages[stage] for run in runs):6.2f} s")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long-life.yaml"
        write_long_life(path)
        words = len(path.read_text(encoding="utf-8").split())
        alone = measure_builds(path, ("pdf",))
        second = measure_builds(path, ("pdf",), measure_second_build)
        usual = measure_builds(path, USUAL_EDITIONS)
        loop = measure_loop()
        cold = [measure_command(SAMPLE, Path(folder)) for _ in range(RUNS)]
    for problem in usual[0].problems[:10]:
        print("finding:", problem)
    print(f"Python {platform.python_version()} of {sys.base_prefix}, a loop: {loop:.3f} s")
    print(f"{words:,} words, {NOTES} notes; medians of {RUNS} runs, each in a new process:")
    print_builds("the PDF alone", alone)
    print_builds("the PDF alone, as the second life of a process", second)
    print_builds("all usual outputs", usual)
    print(f"brieflives build {SAMPLE.name}, cold: {statistics.median(cold):.2f} s")


if __name__ == "__main__":
    main()
