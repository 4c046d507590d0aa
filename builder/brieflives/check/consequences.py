"""Leave out findings that only follow from others: they would go away with the mistake itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brieflives.findings import Code, Finding, Severity, has_errors
from brieflives.places import Span
from brieflives.read.nodes import Entry, Mapping, Node, Scalar
from brieflives.read.nodes import Sequence as ListNode
from brieflives.read.origins import Parsed

_UNUSED = frozenset({Code.UNUSED_SOURCE, Code.UNUSED_NOTE, Code.UNUSED_MEDIA})
_LOST_SOURCES = frozenset({Code.MISSING_REFERENCES, Code.BAD_REFERENCES})
_UNKNOWN = frozenset(
    {Code.UNKNOWN_SOURCE, Code.UNKNOWN_NOTE, Code.UNKNOWN_TARGET, Code.UNKNOWN_MEDIA}
)
_OF_THE_PERSON = frozenset(
    {
        *(Code.TOO_OLD, Code.OUT_OF_ORDER, Code.OFFICE_OUTSIDE_LIFE, Code.OVERLAPPING_TERMS),
        *(Code.PICTURE_OUTSIDE_LIFE, Code.DATES_DIFFER, Code.PRIVATE_FACT),
        *(Code.NAME_GIVEN_TWICE, Code.NAMES_DIFFER),
    }
)
_OF_THE_LANGUAGE = frozenset(
    {Code.DATES_DIFFER, Code.PRIVATE_FACT, Code.UNKNOWN_LICENCE, Code.NEAR_KEY, Code.NO_WORDS}
)
_CITED = r"@(\w[\w.:-]*)"


def without_consequences(
    later: Iterable[Finding], earlier: Sequence[Finding], parsed: Parsed
) -> list[Finding]:
    """Return what is certain of ``later``, the findings made after those of reading (``earlier``).

    Of what was salvaged from a broken file, warnings are certain where the part that they are about
    is sound: the source, the picture, the chapter, and where they compare with the person, the
    person. What nothing uses is known when all calls can be read and found. A source is not unknown
    when it stands in a part or a file that is broken, nor is anything else that is named unknown
    when lines of the file cannot be read. And one place has one error.
    """
    found = list(later)
    errors = [f.span for f in earlier if f.severity is Severity.ERROR]
    places = set(errors)
    is_broken = has_errors((*earlier, *found))
    is_cut = any(f.code is Code.BROKEN_YAML for f in earlier)
    sources_are_lost = any(f.code in _LOST_SOURCES for f in earlier)
    written = frozenset() if parsed.sound else _written_ids(parsed)

    def is_certain(it: Finding) -> bool:
        if it.code in _UNUSED:
            return parsed.sound and not is_broken
        if it.severity is Severity.WARNING:
            return parsed.sound or _is_sound(it, errors, parsed)
        if is_cut and it.code in _UNKNOWN:
            return False
        if it.code is Code.UNKNOWN_SOURCE:
            cited = re.search(_CITED, it.span.text)
            return not sources_are_lost and not (cited and cited[1] in written)
        return it.span not in places

    return [it for it in found if is_certain(it)]


def _is_sound(warning: Finding, errors: Sequence[Span], parsed: Parsed) -> bool:
    """Tell whether no error stands in any of the parts of the file that a warning is about."""
    root = parsed.origins.root
    parts: list[Span | None] = []
    if warning.span.source == root.source:
        parts.append(_part_around(warning.span, root))
    if warning.code in _OF_THE_PERSON:
        parts.append(_part_of("person", root))
    if warning.code in _OF_THE_LANGUAGE:
        parts.append(_part_of("book", root))
    return all(
        part is not None and not any(part.start <= e.start <= part.stop for e in errors)
        for part in parts
    )


def _part_of(key: str, root: Node) -> Span | None:
    entry = root.by_key.get(key) if isinstance(root, Mapping) else None
    return _part_around(entry.key.span(), root, depth=1) if entry else None


def _part_around(span: Span, root: Node, depth: int = 2) -> Span | None:
    """Return the record around a place: one of a list, or a key with its value."""
    found: Span | None = None
    node = root
    for _ in range(depth):
        stop = found.stop if found else len(node.source.text)
        spans = _spans_within(node, stop)
        inner = next(((s, n) for s, n in spans if s.start <= span.start <= s.stop), None)
        if inner is None:
            break
        found, node = inner
    return found


def _spans_within(node: Node, stop: int) -> list[tuple[Span, Node]]:
    """Pair what a node holds with its place, which reaches to the next: lines may be lost there."""
    if isinstance(node, Mapping):
        spans = [(_whole(entry), entry.value) for entry in node.entries]
    else:
        spans = [(i.span(), i) for i in (node.items if isinstance(node, ListNode) else ())]
    following = [*(span.start - 1 for span, _ in spans), stop][1:]
    return [
        (Span(span.source, span.start, max(span.stop, reach)), inner)
        for (span, inner), reach in zip(spans, following, strict=True)
    ]


def _whole(entry: Entry) -> Span:
    return Span(entry.key.source, entry.key.start, max(entry.key.stop, entry.value.stop))


def _written_ids(parsed: Parsed) -> frozenset[str]:
    """Return the ids of all sources in the file, broken ones too."""
    listed = parsed.origins.node(("sources",))
    records = listed.items if isinstance(listed, ListNode) else ()
    ids = (record.get("id") for record in records if isinstance(record, Mapping))
    return frozenset(name.text for name in ids if isinstance(name, Scalar))
