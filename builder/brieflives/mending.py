"""Mend what can be mended without asking, in the author's own text, comments and layout kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from brieflives.findings import Code, Finding, Fix
from brieflives.places import SourceFile
from brieflives.read.characters import decode
from brieflives.read.life import read_life_source

_MOST_ROUNDS = 6  # a mended line of YAML lets the mistakes behind it be seen
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Mended(Struct, frozen=True):
    """A file after mending: its bytes, and the mends in the order in which they were made."""

    content: bytes
    fixes: Sequence[Fix]


def mend(path: Path) -> Mended | None:
    """Return the life at ``path`` with its certain mistakes mended; ``None`` where none is.

    The mended text was read again and has fewer findings. A file that cannot be read is left alone,
    too; reading it as a life tells why.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    source, unreadable = decode(str(path), raw)
    if unreadable:
        return None
    text, fixes = _best(_Draft(source, path))
    if not fixes:
        return None
    mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else b""
    return Mended(mark + text.encode("utf-8"), fixes)


def apply_fixes(source: SourceFile, fixes: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """Put the fixes into the text, the last first; return the ones that were made, too.

    Where two overlap the one that takes in more is made.
    """
    made: list[Fix] = []
    by_start = sorted(dict.fromkeys(fixes), key=lambda f: (f.span.start, -f.span.stop))
    for fix in by_start:
        if not made or fix.span.start >= made[-1].span.stop:
            made.append(fix)
    text = source.text
    for fix in reversed(made):
        text = text[: fix.span.start] + fix.text + text[fix.span.stop :]
    return text, made


class _Draft:
    """A state of the file, and what is found in it."""

    def __init__(self, source: SourceFile, path: Path) -> None:
        self.source = source
        self._path = path
        findings = read_life_source(source, path.stem, path.parent)[1]
        self.fixes = [f.fix for f in findings if f.fix and f.fix.span.source is source]
        self.badness = _badness(findings)

    def after(self, fixes: Iterable[Fix]) -> tuple[_Draft, list[Fix]]:
        """Return the draft that the fixes make of this one, and the ones that could be made."""
        text, made = apply_fixes(self.source, fixes)
        return _Draft(SourceFile(self.source.name, text), self._path), made


def _badness(findings: Sequence[Finding]) -> tuple[int, int]:
    """What has to become less; a break in the YAML hides the findings behind it, so it is first."""
    broken = sum(f.code is Code.BROKEN_YAML for f in findings)
    return broken, len(findings)


def _best(draft: _Draft) -> tuple[str, list[Fix]]:
    """Make all fixes together; where that is no gain, keep each that is one by itself."""
    now, made = draft, list[Fix]()
    for _ in range(_MOST_ROUNDS):
        if not now.fixes:
            break
        now, more = now.after(now.fixes)
        made += more
    if now.badness < draft.badness:
        return now.source.text, made
    good = [fix for fix in draft.fixes if draft.after([fix])[0].badness < draft.badness]
    now, made = draft.after(good)
    return (now.source.text, made) if now.badness < draft.badness else (draft.source.text, [])
