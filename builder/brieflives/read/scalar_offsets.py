"""Find each character of a YAML scalar's value in the file.

YAML folds lines, removes indentation and resolves escapes, so offset *k* of a value stands
elsewhere in the file. The way back is worked out from the value and its source alone, without
repeating a loader's rules for indentation (YAML 1.1, sections 9.1 to 9.3).
"""

from __future__ import annotations

import re

from brieflives.read.nodes import Scalar

_BLANK = " \t\r\n"
_BLANKS = re.compile(r"[ \t\r\n]+")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def scalar_offsets(scalar: Scalar) -> tuple[int, ...]:
    """Return the file offset of each character of ``scalar.text``, and of the end of the value.

    Exact for every character that is not blank; a blank that folding made maps to the blanks it
    was made from.
    """
    text, start, stop = scalar.source.text, scalar.start, scalar.stop
    if scalar.style == "|":
        offsets = _literal(text, start, stop, scalar.text)
    elif scalar.style == ">":
        offsets = _folded(text, _after_header(text, start, stop), stop, scalar.text)
    elif scalar.style in ("'", '"'):
        offsets = _flow(text, start + 1, stop - 1, scalar.style)
    else:
        offsets = _flow(text, start, stop, "")
    return _fitted(offsets, len(scalar.text) + 1, stop)


def _after_header(text: str, start: int, stop: int) -> int:
    """Return where the line after ``|`` or ``>`` begins."""
    end = text.find("\n", start, stop)
    return end + 1 if end >= 0 else stop


def _literal(text: str, start: int, stop: int, value: str) -> list[int]:
    """Align line by line: each line of the value is the end of the same line of the file."""
    offsets: list[int] = []
    at = _after_header(text, start, stop)
    for line in value.split("\n"):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        bare = end - 1 if text[at:end].endswith("\r") else end
        first = max(at, bare - len(line))
        offsets.extend(range(first, first + len(line) + 1))
        at = min(end + 1, len(text))
    return offsets


def _folded(text: str, at: int, stop: int, value: str) -> list[int]:
    """Align word by word: folding changes nothing but blanks."""
    offsets: list[int] = []
    done = 0
    for blanks in _BLANKS.finditer(value + " "):
        word = blanks.start() - done
        at = _skip_blanks(text, at, stop) if word else at
        offsets.extend(range(at, at + word))
        at += word
        wide = max(_skip_blanks(text, at, stop) - at, 1)
        offsets.extend(at + min(k, wide - 1) for k in range(len(blanks.group())))
        done = blanks.end()
    return offsets


def _skip_blanks(text: str, at: int, stop: int) -> int:
    match = _BLANKS.match(text, at, stop)
    return match.end() if match else at


def _flow(text: str, at: int, stop: int, quote: str) -> list[int]:
    """Replay the folding and the escapes of plain and quoted scalars."""
    offsets: list[int] = []
    while at < stop:
        character = text[at]
        if character in _BLANK:
            after = min(_skip_blanks(text, at, stop), stop)
            breaks = text.count("\n", at, after)
            made = 1 if breaks == 1 else breaks - 1 if breaks else after - at
            offsets.extend(range(at, at + made))
            at = after
        elif quote == '"' and character == "\\":
            at = _escape(text, at, stop, offsets)
        else:
            offsets.append(at)
            at += 2 if quote == "'" and character == "'" else 1
    offsets.append(stop)
    return offsets


def _escape(text: str, at: int, stop: int, offsets: list[int]) -> int:
    """Add the character that a backslash makes, if any; return what follows in the file."""
    following = text[at + 1 : at + 2]
    if following not in ("\n", "\r"):
        offsets.append(at)
        return at + _ESCAPE_LENGTH.get(following, 2)
    after = min(_skip_blanks(text, at + 1, stop), stop)
    empty_lines = text.count("\n", at + 1, after) - 1
    offsets.extend(range(at, at + empty_lines))
    return after


def _fitted(offsets: list[int], length: int, stop: int) -> tuple[int, ...]:
    """Cut or fill up, for what follows the last character (chomped line ends)."""
    if len(offsets) < length:
        last = min(offsets[-1] + 1, stop) if offsets else stop
        offsets.extend([last] * (length - len(offsets)))
    return tuple(offsets[:length])
