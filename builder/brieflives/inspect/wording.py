"""A judgement as people read it, and as programs do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec import to_builtins

from brieflives.inspect.judgement import Fault, Judgement, Result, Weight

VERSION = 1  # of the JSON; a new field leaves it as it is, another meaning raises it
FORMATS = ("text", "json")
_MOST = 5  # faults of one check that people are shown


def as_text(name: str, judgement: Judgement) -> str:
    """Write a judgement for people: every promise, and below those that are broken, by what."""
    claims = " and ".join(judgement.claims)
    says = f"says that it is {claims}" if claims else "claims no standard"
    advice = [f"  {judgement.advice}", ""] if judgement.advice else []
    lines = [f"{name}: {judgement.kind}, {judgement.extent}, {says}", "", *advice]
    for result in judgement.results:
        lines += _result(result)
    return "\n".join([*lines, "", _sum(judgement), ""])


def _result(result: Result) -> Iterator[str]:
    weights = {fault.weight for fault in result.faults}
    mark = "no" if Weight.ERROR in weights else "partly" if weights else "yes"
    yield f"  {mark:<7}{result.promise}"
    for fault in result.faults[:_MOST]:
        yield from _fault(fault)
    if len(result.faults) > _MOST:
        yield f"           and {len(result.faults) - _MOST} more like these"


def _fault(fault: Fault) -> Iterator[str]:
    where = f"{fault.where}: " if fault.where else ""
    yield f"         - {where}{fault.message}"
    if fault.hint:
        yield f"           = {fault.hint}"


def _sum(judgement: Judgement) -> str:
    kept = sum(not result.faults for result in judgement.results)
    count = len(judgement.results)
    if kept == count:
        return f"all {count} promises are kept"
    return f"{kept} of {count} promises are kept"


def as_json(judged: Sequence[tuple[str, Judgement]]) -> str:
    """Write judgements as one JSON object; the fields are stable."""
    files = [
        {"file": name, "errors": j.count(Weight.ERROR), "warnings": j.count(Weight.WARNING)}
        | to_builtins(j)
        for name, j in judged
    ]
    return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=2) + "\n"
