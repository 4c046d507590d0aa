"""Find the characters that no author means to write, and the bytes that are no text at all."""

from __future__ import annotations

import re

from brieflives.findings import Code, Finding, finding
from brieflives.places import SourceFile, Span

LARGEST = 8 * 1024 * 1024
_NO_TEXT = {
    b"PK\x03\x04": "a Word document or another packed file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"%PDF-": "a PDF",
    b"{\\rtf": "a document with rich text",
}
_MOST_ZEROS = 25  # among every second byte of the first 200

# All that YAML 1.1 calls not printable (section 5.1), and its three extra line ends.
UNPRINTABLE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff](?<!\r(?=\n))"
)
_LINE_ENDS = {"\r": "carriage return", "\x85": "next line", "\u2028": "line separator"}
_LINE_ENDS["\u2029"] = "paragraph separator"


def decode(name: str, raw: bytes) -> tuple[SourceFile, list[Finding]]:
    """Read bytes as UTF-8, a byte order mark taken off; broken bytes become U+FFFD.

    With any finding the text is good for showing its lines only.
    """
    if len(raw) > LARGEST:
        source = SourceFile(name, raw[:200].decode("utf-8", "replace"))
        limit = LARGEST // 1024 // 1024
        message = f"the file is larger than {limit} MB, too large for the life of one person"
        return source, [finding(Code.TOO_LARGE, Span(source, 0, 0), message)]
    for beginning, kind in _NO_TEXT.items():
        if raw.startswith(beginning):
            source = SourceFile(name, raw[:40].decode("ascii", "replace"))
            hint = "write it in an editor for plain text, and save it as a file that ends in .yaml"
            message = f"this is {kind}, not a file of plain text"
            return source, [finding(Code.UNREADABLE_FILE, Span(source, 0, 0), message, hint)]
    if any(raw[k:200:2].count(0) > _MOST_ZEROS for k in (0, 1)):
        return _not_utf8(name, raw, 0)  # UTF-16 without its byte order mark
    try:
        return SourceFile(name, raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        return _not_utf8(name, raw, error.start)


def _not_utf8(name: str, raw: bytes, at: int) -> tuple[SourceFile, list[Finding]]:
    source = SourceFile(name, raw.decode("utf-8-sig", "replace"))
    start = len(raw[:at].decode("utf-8-sig", "replace"))
    place = Span(source, start, start + 1)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in raw[:2]:
        message = "the file is saved as UTF-16"
    else:
        message = f"the byte {raw[at]:02X} on line {place.line} is not UTF-8 text"
    hint = "save the file as UTF-8 (in the editor's 'Save as' or 'Encoding' menu)"
    return source, [finding(Code.NOT_UTF8, place, message, hint)]


def forbidden_characters(source: SourceFile) -> list[Finding]:
    """Report every control character, stray byte order mark and exotic line end."""
    found = []
    for match in re.finditer(UNPRINTABLE, source.text) if not source.is_plain else ():
        place = Span(source, match.start(), match.end())
        found.append(finding(Code.CONTROL_CHARACTER, place, *_complaint(match.group())))
    return found


def _complaint(character: str) -> tuple[str, str]:
    number = f"U+{ord(character):04X}"
    if character in _LINE_ENDS:
        message = f"a hidden line end ({_LINE_ENDS[character]}, {number}) stands here"
        return message, "delete it and press Enter where a new line is meant"
    if character == "\ufeff":
        return f"a stray byte order mark ({number}) stands here", "delete this invisible character"
    return f"a control character ({number}) stands here", "delete this invisible character"


def without_forbidden(text: str) -> str:
    """Put a space for each forbidden character, so that the rest can be read at its places."""
    return re.sub(UNPRINTABLE, " ", text)
