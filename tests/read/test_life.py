"""A life is read whole or explained whole: every mistake at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brieflives.findings import Finding, has_errors
from brieflives.model.prose import Citation, CitedItem, RemarkCall, Text
from brieflives.model.values import CiteText, LineText, ProseText
from brieflives.read.life import read_life, read_life_text
from brieflives.read.origins import Parsed
from brieflives.records.record import Record
from brieflives.records.shapes import fields_of

HEAD = "schema: life/1\nbook: {title: A Life, lang: en-GB}\nperson: {name: Ada}\n"

FULL = """\
schema: life/1
book:
  title: A *Life*
  lang: en-GB
  authors: [Ann, {name: Bob, role: editor}]
  dedication: To *B*
person:
  name: Леонид
  names: [{kind: native, text: Леонид, lang: ru, cite: "@a"}]
  born: {date: 1890-06-11, place: {then: "Samara, Russian Empire", now: Samara}, cite: "@a, p. 2"}
  died: {date: 1937, place: Moscow, cite: ["@a", "^order"]}
  offices:
    - {title: Secretary, from: 1920, to: 1921, alongside: Krestinsky, under: [{role: x, name: L}]}
    - {title: Clerk, alongside: [A, "*B*"]}
  facts: {occupation: [worker, party man], party: {text: RCP, cite: "^order"}, Height: tall}
  family: {spouses: [Galina, {name: "*G*", from: 1920}], children: Zorya}
media:
  portrait: {file: a.jpg, alt: A man, caption: "Him [@a]"}
lead: Opening.
chapters:
  - {id: rise, title: Rise, epigraph: {text: "*Q*", by: Q}, body: "Text [^spot].\\n\\n[^spot]: X"}
notes: {order: Told late}
sources: [{id: a, type: book, title: B, issued: 2011}]
links: [{title: T, url: "https://a.org"}]
"""


def life(text: str) -> Parsed:
    """Read a life whose pictures may be missing."""
    parsed, findings = read_life_text(text)
    assert [f for f in shown(findings) if "missing-image" not in f] == []
    assert parsed is not None
    return parsed


def shown(findings: list[Finding]) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.code.value} {f.span.text}" for f in findings]


def complaints(text: str) -> list[str]:
    _, findings = read_life_text(text)
    assert has_errors(findings)
    return shown(findings)


def only_finding(text: str) -> Finding:
    _, findings = read_life_text(text)
    (finding,) = findings
    return finding


def test_a_whole_life_is_read() -> None:
    parsed = life(FULL.replace("children: Zorya", "children: [Zorya]"))
    assert parsed.name == "life"
    assert parsed.life.book.title == "A *Life*"
    assert parsed.life.person.family.spouses[0].name == "Galina"
    assert parsed.lines[("person", "born", "place", "then")] == (Text("Samara, Russian Empire"),)
    assert parsed.lines[("person", "died", "place", "then")] == (Text("Moscow"),)
    assert parsed.lines[("person", "offices", 0, "alongside", 0)] == (Text("Krestinsky"),)
    assert parsed.lines[("person", "facts", "Height", "text", 0)] == (Text("tall"),)
    assert parsed.cites[("person", "born", "cite", 0)] == (Citation((CitedItem("a", "p. 2"),)),)
    assert parsed.cites[("person", "died", "cite", 1)] == (RemarkCall("order"),)
    assert [key for key, _ in parsed.prose[("chapters", 0, "body")].remarks] == ["spot"]


def test_every_text_of_the_model_has_its_tree_and_its_place() -> None:
    parsed = life(FULL.replace("children: Zorya", "children: [Zorya]"))
    of_model = dict(markdown_texts(parsed.life, ()))
    trees = {LineText: parsed.lines, ProseText: parsed.prose, CiteText: parsed.cites}
    assert len(of_model) > 25
    for kind, tree in trees.items():
        paths = {path for path, text in of_model.items() if type(text) is kind}
        assert paths == set(tree)
    for path, text in of_model.items():
        written = parsed.origins.value(path).span().text
        assert text[:3].strip() in written


def markdown_texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, str]]:
    if isinstance(value, LineText | ProseText | CiteText):
        yield path, value
    elif isinstance(value, Record):
        for key, field in fields_of(type(value)).items():
            yield from markdown_texts(getattr(value, field.name), (*path, key))
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from markdown_texts(inside, (*path, key))
    elif isinstance(value, tuple):
        for k, inside in enumerate(value):
            yield from markdown_texts(inside, (*path, k))


def test_all_mistakes_of_a_life_come_in_one_run() -> None:
    text = """\
schema: life/1
book: {lang: english, autors: [x]}
person:
  name: Ada
  gender: q
  living: perhaps
  born: {date: 31 June 1890, cite: satter}
  offices: {title: x}
  died:
chapters:
  - {id: a, title: "One <b>", body: "# x"}
  - {id: a, title: [Two]}
sources:
  - {id: s, type: boook}
"""
    assert complaints(text) == [
        "2:1 missing-key book",
        "2:14 bad-language english",
        "2:23 unknown-key autors",
        "5:11 wrong-choice q",
        "6:11 wrong-value perhaps",
        "7:16 bad-date 31 June 1890",
        "7:36 bad-citation satter",
        "8:12 wrong-shape {title: x}",
        "9:3 empty-value died",
        "11:25 raw-html <b>",
        "11:38 bad-heading # x",
        "12:10 duplicate-id a",
        "12:20 wrong-shape [Two]",
        "14:19 wrong-choice boook",
    ]


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    finding = only_finding(HEAD + "chapter: []\n")
    assert finding.message == "'chapter' is not a key that is known here"
    assert finding.hint == "did you mean 'chapters'?"


def test_a_key_like_no_other_is_answered_with_those_that_are_known() -> None:
    finding = only_finding(HEAD + "links: [{title: x, url: 'https://a.org', zebra: z}]\n")
    assert finding.hint == "known here are title, url, note"


def test_a_paper_is_known_with_small_letters_and_with_capitals() -> None:
    book = "{title: A Life, lang: en-GB, paper: a5, booklet: {sheet: Tabloid}}"
    read = life(f"schema: life/1\nbook: {book}\nperson: {{name: Ada}}\n").life.book
    assert read.paper == "A5"
    assert read.booklet
    assert read.booklet.sheet == "tabloid"


def test_a_wrong_choice_is_answered_with_the_possible_ones() -> None:
    finding = only_finding(HEAD.replace("name: Ada", "name: Ada, gender: lady"))
    assert finding.hint == "possible are: m, f, x"


def test_a_date_in_its_long_form_is_checked_key_by_key() -> None:
    born = "{date: 1890, calender: julian}"
    finding = only_finding(HEAD.replace("name: Ada", f"name: Ada, born: {{date: {born}}}"))
    assert finding.hint == "did you mean 'calendar'?"
    born = "{date: 1890, calendar: mayan}"
    finding = only_finding(HEAD.replace("name: Ada", f"name: Ada, born: {{date: {born}}}"))
    assert finding.hint == "possible are: gregorian, julian"


def test_a_text_that_became_a_list_is_answered_with_quotes() -> None:
    finding = only_finding(HEAD + "lead: [sic]\n")
    assert finding.hint == "a text that begins with [ needs quotes around it"


@pytest.mark.parametrize(
    ("text", "complaint", "hint"),
    [
        (HEAD.replace("schema: life/1\n", ""), "1:1 missing-key ", "schema: life/1"),
        (HEAD.replace("life/1", "life/2"), "1:9 wrong-choice life/2", "write life/1"),
    ],
)
def test_the_schema_is_named_and_known(text: str, complaint: str, hint: str) -> None:
    finding = only_finding(text)
    assert shown([finding]) == [complaint]
    assert hint in finding.hint


def test_an_empty_value_is_an_error_whether_the_key_is_needed_or_not() -> None:
    text = HEAD.replace("title: A Life", "title: ").replace("name: Ada", "name: ''") + "lead:\n"
    assert complaints(text) == [
        "2:8 empty-value title",
        "3:16 empty-value ''",
        "4:1 empty-value lead",
    ]


def test_mistakes_in_prose_leave_the_life_for_the_next_stages() -> None:
    parsed, findings = read_life_text(HEAD + "lead: a [@b c] d\n")
    assert parsed is not None
    assert shown(findings) == ["4:10 bad-citation @b c"]


def test_a_missing_key_is_shown_at_its_record() -> None:
    text = (
        HEAD.replace("{title: A Life, lang: en-GB}", "{title: A Life}")
        + "links: [{url: 'https://a.org'}]\n"
    )
    assert complaints(text) == ["2:1 missing-key book", "4:9 missing-key {"]


def test_a_bad_key_of_a_mapping_is_shown_at_the_key() -> None:
    assert complaints(HEAD + "notes: {two words: x}\n") == ["4:9 bad-id two words"]


def test_a_source_and_a_remark_never_share_a_name() -> None:
    text = HEAD + (
        "lead: |\n  Text.\n\n  [^b]: On the spot\nnotes: {a: x, b: y}\n"
        "sources: [{id: a, type: book}, {id: c, type: book}, {id: c, type: map}]\n"
    )
    assert complaints(text) == [
        "8:15 duplicate-id b",
        "9:16 duplicate-id a",
        "9:58 duplicate-id c",
    ]


def test_the_end_of_an_html_element_is_not_reported_again() -> None:
    assert complaints(HEAD + "lead: a <b>c</b> d\n") == ["4:9 raw-html <b>"]


def test_a_place_in_an_older_alphabet_is_counted_in_letters() -> None:
    text = HEAD + "chapters:\n  - title: x\n    body: >\n      Леонид é𝄞 [@a\n      p. 3].\n"
    assert complaints(text)[0].startswith("7:18 bad-citation @a")


def test_a_file_that_is_no_life_is_refused() -> None:
    assert complaints("- a\n") == ["1:1 wrong-shape -"]
    assert complaints("words\n") == ["1:1 wrong-shape w"]
    assert complaints("") == ["1:1 empty-file "]


@pytest.mark.parametrize("name", ["", ".hidden", "-x", "a:b", "con", "LPT1", "x ", "a/b"])
def test_a_name_that_cannot_be_a_file_everywhere_is_refused(name: str) -> None:
    _, findings = read_life_text(HEAD, name)
    assert [f.code.value for f in findings] == ["bad-id"]


@pytest.mark.parametrize("name", ["leonid-serebryakov", "Леонид Серебряков", "no.2", "contra"])
def test_names_of_persons_are_good_names(name: str) -> None:
    assert read_life_text(HEAD, name)[1] == []


def test_a_life_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "ada.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + b"lead: a <b>\r\n")
    _, findings = read_life(file)
    assert shown(findings) == ["4:9 raw-html <b>"]
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    parsed, findings = read_life(file)
    assert parsed is not None
    assert (parsed.name, findings) == ("ada", [])


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"", "1:1 empty-file "),
        (b"a: b\nc: caf\xe9\n", "2:7 not-utf8 \ufffd"),
        ("a: b\n".encode("utf-16"), "1:1 not-utf8 \ufffd"),
        (b"a: " + b"x" * 8 * 1024 * 1024, "1:1 too-large "),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, raw: bytes, complaint: str) -> None:
    file = tmp_path / "ada.yaml"
    file.write_bytes(raw)
    parsed, findings = read_life(file)
    assert (parsed, shown(findings)) == (None, [complaint])


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    _, findings = read_life(tmp_path / "nobody.yaml")
    assert [f.code.value for f in findings] == ["unreadable-file"]


MARKS = st.sampled_from(
    [
        *"[](){}*_`<>!^@#:;,-|&'\"\\\n %?~",
        "  ",
        "é𝄞",
        "\x00",
        "\u2028",
        "- ",
        "[@a]",
        "[^a]: ",
        "![",
        "{.sc}",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKS, max_size=6).map("".join), st.integers(0, len(FULL)), st.integers(0, 30))
def test_whatever_happens_to_a_life_is_a_finding_and_no_crash(
    marks: str, at: int, cut: int
) -> None:
    parsed, findings = read_life_text(FULL[:at] + marks + FULL[at + cut :])
    assert parsed is not None or has_errors(findings)
    for finding in findings:
        assert finding.message
        assert finding.span.line >= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(MARKS, max_size=60).map("".join))
def test_no_markdown_is_too_odd_to_be_read(markdown: str) -> None:
    block = "".join(f"  {line}\n" for line in f"x{markdown}".split("\n"))
    _, findings = read_life_text(HEAD + "lead: |\n" + block)
    for finding in findings:
        assert finding.span.line >= 4


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=60))
def test_no_bytes_are_too_odd_to_be_read(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "odd.yaml"
    file.write_bytes(raw)
    parsed, findings = read_life(file)
    assert parsed is None or not parsed.sound  # what can be read of it is checked as well
    assert findings


def test_a_whole_paragraph_as_the_name_of_a_picture_is_a_finding() -> None:
    name = "a picture of " * 40
    _, findings = read_life_text(HEAD + f"media: {{p: {{file: {name}, alt: x}}}}\n")
    assert [f.code.value for f in findings] == ["missing-image"]


def test_words_of_beginners_are_answered_with_those_of_the_schema() -> None:
    finding = only_finding(HEAD.replace("name: Ada", "name: Ada, gender: female"))
    assert finding.hint == "write f"
