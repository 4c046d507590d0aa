"""Print servers are asked and understood as the standards have it."""

from __future__ import annotations

import struct

import pytest

from brieflives.printing.ipp import BadAnswerError, answer, question


def value(tag: int, name: str, data: bytes) -> bytes:
    key = name.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(data)) + data


def reply(*parts: bytes, status: int = 0) -> bytes:
    return struct.pack(">BBHI", 1, 1, status, 1) + b"".join(parts) + b"\x03"


def test_a_question_names_the_printer_and_what_is_asked() -> None:
    expected = (
        b"\x01\x01\x00\x0b\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x19ipp://localhost/printers/T"
        b"\x44\x00\x14requested-attributes\x00\x0fsides-supported"
        b"\x44\x00\x00\x00\x0fmedia-supported\x03"
    ).replace(b"\x00\x19ipp", b"\x00\x1aipp")
    assert (
        question("ipp://localhost/printers/T", ["sides-supported", "media-supported"]) == expected
    )


def test_numbers_words_and_truths_are_read_and_other_groups_left_out() -> None:
    told = answer(
        reply(
            b"\x01",
            value(0x47, "attributes-charset", b"utf-8"),
            b"\x04",
            value(0x23, "printer-state", struct.pack(">i", 5)),
            value(0x22, "printer-is-accepting-jobs", b"\x01"),
            value(0x44, "sides-supported", b"one-sided"),
            value(0x44, "", b"two-sided-long-edge"),
            value(0x33, "copies-supported", struct.pack(">ii", 1, 99)),
            value(0x10, "nothing", b""),
        )
    )
    assert told == {
        "printer-state": [5],
        "printer-is-accepting-jobs": [True],
        "sides-supported": ["one-sided", "two-sided-long-edge"],
        "copies-supported": [(1, 99)],
        "nothing": [b""],
    }


def test_a_collection_within_a_collection_is_read_with_its_members() -> None:
    def number(name: str, count: int) -> bytes:
        return value(0x4A, "", name.encode()) + value(0x21, "", struct.pack(">i", count))

    size = value(0x4A, "", b"media-size") + value(0x34, "", b"") + number("x", 21000)
    paper = value(0x34, "media-col-database", b"") + size + value(0x37, "", b"")
    told = answer(reply(b"\x04", paper, number("margin", 635), value(0x37, "", b"")))
    assert told == {"media-col-database": [{"media-size": [{"x": [21000]}], "margin": [635]}]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        reply(status=0x0406),
        reply(b"\x04", value(0x44, "sides", b"one-sided"))[:-6],
        reply(b"\x04", value(0x21, "copies", b"\x01")),
        reply(b"\x04", value(0x44, "sides", b"\xff")),
        reply(b"\x04", value(0x34, "media-col", b"")),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_worse_happens(data: bytes) -> None:
    with pytest.raises(BadAnswerError):
        answer(data)
