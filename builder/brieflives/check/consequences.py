"""Leave out findings that only follow from others: they would go away with the mistake itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brieflives.findings import Code, Finding, Severity, has_errors
from brieflives.read.nodes import Mapping, Scalar
from brieflives.read.nodes import Sequence as ListNode
from brieflives.read.origins import Parsed

_UNUSED = frozenset({Code.UNUSED_SOURCE, Code.UNUSED_NOTE, Code.UNUSED_MEDIA})
_LOST_SOURCES = frozenset({Code.MISSING_REFERENCES, Code.BAD_REFERENCES})
_CITED = re.compile(r"@(\w[\w.:-]*)")


def without_consequences(
    later: Iterable[Finding], earlier: Sequence[Finding], parsed: Parsed
) -> list[Finding]:
    """Return what is certain of ``later``, the findings made after those of reading (``earlier``).

    Of what was salvaged from a broken file only errors are certain. What nothing uses is known when
    all calls can be read and found. A source is not unknown when it stands in a part or a file that
    is broken. And one place has one error.
    """
    found = list(later)
    places = {f.span for f in earlier if f.severity is Severity.ERROR}
    is_broken = has_errors((*earlier, *found))
    sources_are_lost = any(f.code in _LOST_SOURCES for f in earlier)
    written = frozenset() if parsed.sound else _written_ids(parsed)

    def is_certain(it: Finding) -> bool:
        if it.severity is Severity.WARNING and (not parsed.sound or it.code in _UNUSED):
            return parsed.sound and not is_broken
        if it.code is Code.UNKNOWN_SOURCE:
            cited = _CITED.search(it.span.text)
            return not sources_are_lost and not (cited and cited[1] in written)
        return it.span not in places

    return [it for it in found if is_certain(it)]


def _written_ids(parsed: Parsed) -> frozenset[str]:
    """Return the ids of all sources in the file, broken ones too."""
    listed = parsed.origins.node(("sources",))
    records = listed.items if isinstance(listed, ListNode) else ()
    ids = (record.get("id") for record in records if isinstance(record, Mapping))
    return frozenset(name.text for name in ids if isinstance(name, Scalar))
