"""Warnings about sources: check digits, DOIs, publishers, addresses."""

from __future__ import annotations

import pytest

from brieflives.check.sources import check_sources, is_isbn, is_issn
from brieflives.findings import Code
from brieflives.read.life import read_life_text


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("978-0-300-17842-5", True),
        ("9780300178425", True),
        ("9780300178426", False),
        ("0-8044-2957-X", True),
        ("0-8044-2957-1", False),
        ("978030017842", False),
    ],
)
def test_the_check_digit_of_an_isbn_is_computed(number: str, right: bool) -> None:
    assert is_isbn(number) is right


@pytest.mark.parametrize(
    ("number", "right"),
    [("0007-0874", True), ("0007-0875", False), ("2434-561X", True), ("1", False)],
)
def test_the_check_digit_of_an_issn_is_computed(number: str, right: bool) -> None:
    assert is_issn(number) is right


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("type: book, publisher: X, ISBN: 123", [(Code.BAD_ISBN, "123")]),
        ("type: article-journal, ISSN: 1234-5678", [(Code.BAD_ISSN, "1234-5678")]),
        ("type: article-journal, DOI: 11.1017/x", [(Code.BAD_DOI, "11.1017/x")]),
        ("type: article-journal, DOI: doi.org/10.1017/x", [(Code.BAD_DOI, "doi.org/10.1017/x")]),
        ("type: article-journal, DOI: 'https://doi.org/10.1017/x'", []),
        ("type: book", [(Code.NO_PUBLISHER, "a")]),
        ("type: map, URL: www.x.org", [(Code.NO_ADDRESS, "www.x.org")]),
        ("type: webpage", [(Code.NO_ADDRESS, "a"), (Code.NO_ACCESS_DATE, "a")]),
        ("type: webpage, URL: 'https://x.org', accessed: 2020", []),
    ],
)
def test_a_source_that_a_reader_could_not_find_is_a_warning(
    source: str, expected: list[tuple[Code, str]]
) -> None:
    text = f"""\
schema: life/1
book: {{title: Ada, lang: en-GB}}
person: {{name: Ada}}
sources: [{{id: a, {source}}}]
"""
    parsed, findings = read_life_text(text)
    assert parsed, findings
    assert [(f.code, f.span.text) for f in check_sources(parsed)] == expected
