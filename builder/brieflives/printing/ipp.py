"""Ask a print server about a printer: a request and its answer in IPP (RFC 8010 and 8011).

Only Get-Printer-Attributes is spoken. Text comes as ``str``, collections as ``dict``; an attribute
is a list of its values.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import cast

Value = int | bool | str | bytes | tuple[int, ...] | dict[str, list["Value"]]
Attributes = dict[str, list[Value]]

_GET_PRINTER_ATTRIBUTES = 0x000B
_VERSION = (1, 1)
_END, _PRINTER_GROUP, _FIRST_VALUE = 0x03, 0x04, 0x10
_INTEGERS, _BOOLEAN, _RANGE = (0x21, 0x23), 0x22, 0x33
_BEGIN_COLLECTION, _END_COLLECTION, _MEMBER_NAME = 0x34, 0x37, 0x4A
_CHARSET, _LANGUAGE, _URI, _KEYWORD = 0x47, 0x48, 0x45, 0x44


class BadAnswerError(ValueError):
    """An answer that is no IPP, or says that there is no such printer."""


def question(uri: str, wanted: Sequence[str]) -> bytes:
    """Return the request for some attributes of the printer at ``uri``."""
    parts = [
        struct.pack(">BBHIB", *_VERSION, _GET_PRINTER_ATTRIBUTES, 1, 1),
        _attribute(_CHARSET, "attributes-charset", "utf-8"),
        _attribute(_LANGUAGE, "attributes-natural-language", "en"),
        _attribute(_URI, "printer-uri", uri),
        *(
            _attribute(_KEYWORD, "" if number else "requested-attributes", name)
            for number, name in enumerate(wanted)
        ),
        bytes([_END]),
    ]
    return b"".join(parts)


def _attribute(tag: int, name: str, value: str) -> bytes:
    """Write one value; a further one of the same attribute has no name."""
    key, text = name.encode("ascii"), value.encode("utf-8")
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(text)) + text


def answer(data: bytes) -> Attributes:
    """Return the attributes of the printer; raises ``BadAnswerError``."""
    try:
        status = struct.unpack_from(">H", data, 2)[0]
        if status >= 0x0100:  # RFC 8011, appendix B: what is below is success
            raise BadAnswerError(f"status {status:#06x}")
        return _Reader(data).printer()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BadAnswerError("it is no IPP") from error


class _Reader:
    """Walks through the bytes of an answer, for one call of ``answer``."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 8  # behind version, status and number of the request

    def printer(self) -> Attributes:
        """Read all groups, and keep that of the printer."""
        found: Attributes = {}
        group = name = ""
        while (tag := self._byte()) != _END:
            if tag < _FIRST_VALUE:
                group, name = ("printer" if tag == _PRINTER_GROUP else ""), ""
                continue
            name = self._text() or name
            value = self._value(tag)
            if group:
                found.setdefault(name, []).append(value)
        return found

    def _value(self, tag: int) -> Value:
        raw = self._bytes()
        if tag in _INTEGERS:
            return cast("int", struct.unpack(">i", raw)[0])
        if tag == _BOOLEAN:
            return raw != b"\0"
        if tag == _RANGE:
            return struct.unpack(">ii", raw)
        if tag == _BEGIN_COLLECTION:
            return self._collection()
        return raw.decode("utf-8") if tag >= 0x40 else raw

    def _collection(self) -> dict[str, list[Value]]:
        """Read members up to the end (RFC 8010, 3.1.6): a name, then its values."""
        members: dict[str, list[Value]] = {}
        name = ""
        while True:
            tag = self._byte()
            self._text()  # values within a collection have no name of their own
            if tag == _END_COLLECTION:
                self._bytes()
                return members
            if tag == _MEMBER_NAME:
                name = self._text()
            else:
                members.setdefault(name, []).append(self._value(tag))

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _bytes(self) -> bytes:
        (length,) = struct.unpack_from(">H", self._data, self._at)
        start = self._at + 2
        self._at = start + length
        if self._at > len(self._data):
            raise BadAnswerError("it is cut off")
        return self._data[start : self._at]

    def _text(self) -> str:
        return self._bytes().decode("utf-8")
