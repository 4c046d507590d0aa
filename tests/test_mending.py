"""Mistakes that are mended without asking, and all that must stay as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from brieflives.mending import mend

LIFE = """\
# a remark at the top
schema: life/1
book: {title: Ada, lang: en-GB}   # keep these blanks
person:
  name: Ada Lovelace
"""


def mended(path: Path, addition: str, life: str = LIFE) -> str | None:
    """Return what became of the addition; None where the file was left alone."""
    file = path / "ada.yaml"
    file.write_bytes((life + addition).encode())
    result = mend(file)
    if result is None:
        return None
    text = result.content.decode()
    assert text.startswith(life)
    return text.removeprefix(life)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("  born: {date: 10 December 1815}", "  born: {date: 1815-12-10}"),
        ('  born: {date: "10 December 1815"} # when', "  born: {date: 1815-12-10} # when"),
        ("  born:\n    date:   1815-12-9  # perhaps", "  born:\n    date:   1815-12-09  # perhaps"),
        ("  sumary: one line", "  summary: one line"),
        ("  Summary: one line", "  summary: one line"),
        (
            "  born: {place: Samara, Russian Empire, date: 1815}",
            '  born: {place: "Samara, Russian Empire", date: 1815}',
        ),
        ("  born: {place: Big Town, Kent, England}", '  born: {place: "Big Town, Kent, England"}'),
        ("  born: {cite: @a, p. 20}", '  born: {cite: "@a, p. 20"}'),
        ("  names: [{kind: Nativ, text: A}]", "  names: [{kind: native, text: A}]"),
        ("  summary: @home in numbers", '  summary: "@home in numbers"'),
        ("  summary: *the* enchantress", '  summary: "*the* enchantress"'),
        ("  summary: &c", '  summary: "&c"'),
        ("  summary: !important", '  summary: "!important"'),
        ("  summary: 100\n  sort: %x", '  summary: 100\n  sort: "%x"'),
        ("  summary: Lovelace: a life", '  summary: "Lovelace: a life"'),
        ('  summary: "Ada" of numbers', "  summary: '\"Ada\" of numbers'"),
        ("  summary: [Untitled] sketch", '  summary: "[Untitled] sketch"'),
        (
            '  works:\n    - title: @x: a "y"\n      date: 1840',
            "  works:\n    - title: '@x: a \"y\"'\n      date: 1840",
        ),
        ("  brn: {date: 10 December 1815}", "  born: {date: 1815-12-10}"),
        ("  summary: @a\n  born: {date: 1815-1-1}", '  summary: "@a"\n  born: {date: 1815-01-01}'),
    ],
)
def test_what_is_certainly_meant_is_written(tmp_path: Path, wrong: str, right: str) -> None:
    assert mended(tmp_path, wrong + "\n") == right + "\n"


@pytest.mark.parametrize(
    "uncertain",
    [
        "  born: {date: 04/05/1815}",
        "  born: {date: 31 June 1815}",
        "  nonsense: one line",
        "  gender: female",
        "  summary: born: 1815",
        "  summary: Ada: a life\n    in two lines",
        "  born: {date: 1815, place}",
        "  summary: @home # a remark",
        '  summary: "never closed',
        "  sumary: one line\n  summry: another",
        "  summary: one line",
    ],
)
def test_what_is_not_certain_is_left_to_the_author(tmp_path: Path, uncertain: str) -> None:
    assert mended(tmp_path, uncertain + "\n") is None


def test_a_mend_that_does_not_help_keeps_no_other_from_being_made(tmp_path: Path) -> None:
    wrong = "  sumary: one\n  summry: two\n  born: {date: 10 December 1815}\n"
    result = mended(tmp_path, wrong)
    assert result is not None
    assert "1815-12-10" in result
    assert result.count("  summary:") <= 1


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    file = tmp_path / "ada.yaml"
    text = LIFE + "  born: {date: 10 December 1815}\n"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    result = mend(file)
    assert result is not None
    right = text.replace("10 December 1815", "1815-12-10").replace("\n", "\r\n")
    assert result.content == b"\xef\xbb\xbf" + right.encode()


def test_each_mend_says_where_it_was_made(tmp_path: Path) -> None:
    file = tmp_path / "ada.yaml"
    file.write_text(LIFE + "  born: {date: 10 December 1815}\n", encoding="utf-8")
    result = mend(file)
    assert result is not None
    assert [(f.span.line, f.span.text, f.text) for f in result.fixes] == [
        (6, "10 December 1815", "1815-12-10")
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"# nothing"])
def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ada.yaml").write_bytes(content)
    assert mend(tmp_path / "ada.yaml") is None


def test_another_version_of_the_schema_is_never_taken_for_ours(tmp_path: Path) -> None:
    assert mended(tmp_path, "", LIFE.replace("life/1", "life/2")) is None


def test_a_file_that_is_gone_is_left_to_the_check(tmp_path: Path) -> None:
    assert mend(tmp_path / "nobody.yaml") is None
