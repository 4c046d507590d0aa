import pytest

from brieflives.findings import Code, finding
from brieflives.places import SourceFile, Span
from brieflives.report.text import as_text, summary


def found(text: str, words: str, code: Code = Code.UNKNOWN_SOURCE) -> str:
    start = text.index(words)
    place = Span(SourceFile("life.yaml", text), start, start + len(words))
    return as_text([finding(code, place, "no source is called 'x'", "did you mean 'y'?")])


def test_a_finding_shows_the_line_a_caret_and_a_hint() -> None:
    assert found("book:\n  title: Leo [@x]\n", "@x") == (
        "error[unknown-source]: no source is called 'x'\n"
        " --> life.yaml:2:15\n"
        "  |\n"
        "2 |   title: Leo [@x]\n"
        "  |               ^^\n"
        "  = did you mean 'y'?\n"
    )


def test_the_caret_stands_under_the_words_after_wide_and_combining_characters() -> None:
    lines = found("名前 é: [@x]\n", "@x").splitlines()
    assert lines[3] == "1 | 名前 é: [@x]"
    assert lines[4] == "  | " + " " * 9 + "^^"


@pytest.mark.parametrize(
    ("before", "columns"),
    [("Леонид ", 7), ("é ", 2), ("й́ ", 2), ("ก็ ", 2), ("☺️ ", 2), ("鲁迅 ", 5), ("\t", 1)],
)
def test_each_script_fills_as_many_columns_as_a_terminal_gives_it(
    before: str, columns: int
) -> None:
    caret = found(f"{before}@x\n", "@x").splitlines()[4]
    assert caret == "  | " + " " * columns + "^^"


def test_a_very_long_line_is_cut_around_the_caret() -> None:
    lines = found("a" * 300 + " @x " + "b" * 300, "@x").splitlines()
    shown, caret = lines[3][4:], lines[4][4:]
    assert len(shown) <= 100
    assert shown[caret.index("^") : caret.index("^") + 2] == "@x"


def test_the_summary_counts_errors_and_warnings() -> None:
    place = Span(SourceFile("x", "abc"), 0, 1)
    findings = [finding(Code.BAD_DATE, place, "")] * 2 + [finding(Code.EMPTY_CHAPTER, place, "")]
    assert summary(findings) == "2 errors, 1 warning"
