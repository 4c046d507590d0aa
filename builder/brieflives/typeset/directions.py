"""Cut runs where text turns round, so that every run goes one way."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from brieflives.document.direction import direction_of
from brieflives.document.inline import Foreign, Link
from brieflives.typeset.bidi import LRI, PDI, RLI, levels
from brieflives.typeset.case import TypeCase
from brieflives.typeset.lines import Run, is_call
from brieflives.typeset.scripts import RIGHT_TO_LEFT

_CALL = "\ufffc"  # a note call goes with the words before it, whatever its figures are


class Directed(NamedTuple):
    """A run of one level (UAX #9); odd ones run from right to left."""

    run: Run
    level: int


def turns(runs: Sequence[Run]) -> bool:
    """Tell whether any words run from right to left."""
    return any(run.style.script in RIGHT_TO_LEFT for run in runs)


def runs_leftwards(runs: Sequence[Run], *, rtl: bool, any_language: bool) -> bool:
    """Tell the base direction of a paragraph: that of its language, if its words are of that.

    A paragraph of Latin words alone keeps their order in a Hebrew book, too, and where a text may
    be in ``any_language``, as a source is, one that is mostly Latin.
    """
    if not rtl:
        return False
    classes = [unicodedata.bidirectional(char) for run in runs for char in run.text]
    latin = classes.count("L")
    others = classes.count("R") + classes.count("AL")
    return latin <= others if any_language else others > 0 or not latin


def directed(runs: Sequence[Run], case: TypeCase, *, rtl: bool) -> list[Directed]:
    """Return the runs of a paragraph cut where the level changes.

    Words in another language that runs the other way, and addresses, are isolated: they do not
    change the order of what is around them.
    """
    text, ours = "", set()
    for isolate, group in groupby(runs, key=lambda run: _isolate(run, rtl=rtl)):
        inner = "".join(_CALL * len(run.text) if is_call(run) else run.text for run in group)
        if isolate:
            ours |= {len(text), len(text) + len(inner) + 1}
            inner = f"{isolate[0]}{inner}{PDI}"
        text += inner
    found = enumerate(levels(text, rtl=rtl))
    kept = iter([level for at, level in found if at not in ours])
    return [part for run in runs for part in _parts(run, [next(kept) for _ in run.text], case)]


def _isolate(run: Run, *, rtl: bool) -> tuple[str, int] | None:
    """Return the mark that isolates a run with its neighbours, and which node asks for it."""
    for node in run.chain:
        if isinstance(node, Foreign) and (direction_of(node.lang) == "rtl") != rtl:
            return LRI if rtl else RLI, id(node)
        if isinstance(node, Link) and rtl and node.target.startswith(("http", "mailto:")):
            return LRI, id(node)
    return None


def _parts(run: Run, run_levels: Sequence[int], case: TypeCase) -> list[Directed]:
    if is_call(run):
        return [Directed(run, run_levels[0])]
    parts: list[Directed] = []
    start = 0
    for level, group in groupby(run_levels):
        stop = start + len(list(group))
        words = run.text[start:stop]
        # signs that stand apart, as dots of a leader, are the same in either direction
        turned = level % 2 and (not run.style.tracking or any(map(str.isalnum, words)))
        style = case.leftwards(run.style) if turned else run.style
        offset = run.offset + start if run.offset >= 0 else run.offset
        part = replace(run, text=words, style=style, offset=offset)
        parts.append(Directed(part, level))
        start = stop
    return parts
