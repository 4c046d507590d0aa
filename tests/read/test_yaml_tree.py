"""The tree of a YAML file and the traps that are closed at the door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from brieflives.findings import Code, in_reading_order
from brieflives.places import SourceFile
from brieflives.read import yaml_tree
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.yaml_tree import read_sound_parts, read_tree


def tree(text: str) -> Node:
    root, findings = read_tree(SourceFile("life.yaml", text))
    assert findings == []
    assert root is not None
    return root


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def complaints(text: str) -> list[str]:
    _, findings = read_tree(SourceFile("life.yaml", text))
    return [
        f"{f.span.line}:{f.span.column} {f.code.value}: {f.message}"
        for f in in_reading_order(findings)
    ]


def codes(text: str) -> list[str]:
    _, findings = read_tree(SourceFile("life.yaml", text))
    return [f"{f.span.line}:{f.span.column} {f.code.value}" for f in in_reading_order(findings)]


def test_every_value_stays_text() -> None:
    written = "a: no\nb: 046\nc: 1890-06-11\nd: 12:30:45\ne: null\nf: 1.10\ng: 9780300178425\n"
    assert plain(tree(written)) == {
        "a": "no",
        "b": "046",
        "c": "1890-06-11",
        "d": "12:30:45",
        "e": "null",
        "f": "1.10",
        "g": "9780300178425",
    }


def test_nodes_know_their_places_behind_letters_of_any_plane() -> None:
    root = tree("a: é𝄞x\nb:\n  - 'it''s'\n  - {c: Леонид}\n")
    assert isinstance(root, Mapping)
    items = root.get("b")
    assert isinstance(items, Sequence)
    first, second = items.items
    assert root.entries[0].value.span().text == "é𝄞x"
    assert (first.span().text, first.span().line, first.span().column) == ("'it''s'", 3, 5)
    assert isinstance(second, Mapping)
    assert second.entries[0].value.span().text == "Леонид"
    assert second.span().text == "{c: Леонид}"


def test_a_group_ends_where_its_last_value_ends() -> None:
    root = tree("a:\n  b: x\n\n\nc: |\n  text\n\n\n")
    assert isinstance(root, Mapping)
    assert root.entries[0].value.span().text == "b: x"
    assert root.entries[1].value.span().text == "|\n  text"


def test_a_file_with_windows_line_ends_reads_the_same() -> None:
    root = tree("a: x\r\nb: |\r\n  one\r\n  two\r\n")
    assert plain(root) == {"a": "x", "b": "one\ntwo\n"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~\n"])
def test_a_file_with_nothing_in_it_is_reported(text: str) -> None:
    assert codes(text) == ["1:1 empty-file"]


def test_all_traps_of_yaml_are_reported_at_once() -> None:
    text = "a: 1\na: 2\nb: *x\nc: &y z\nd: !t q\n<<: {a: 1}\n[a]: b\n"
    assert codes(text) == [
        "2:1 duplicate-key",
        "3:4 yaml-alias",
        "4:4 yaml-alias",
        "5:4 yaml-tag",
        "6:1 merge-key",
        "7:1 complex-key",
    ]


def test_a_comma_in_braces_is_explained_with_the_right_text() -> None:
    source = SourceFile("life.yaml", "born: {place: Samara, Russian Empire}\n")
    _, findings = read_tree(source)
    assert [f.code for f in findings] == [Code.COMMA_IN_BRACES]
    assert findings[0].span.text == "Russian Empire"
    assert 'place: "Samara, Russian Empire"' in findings[0].hint


def test_a_key_in_braces_whose_value_is_left_out_is_no_comma_trap() -> None:
    assert codes("a: {b: , c: }\n") == []


def test_a_second_document_is_reported_and_the_first_is_read() -> None:
    root, findings = read_tree(SourceFile("life.yaml", "a: 1\n---\nb: 2\n"))
    assert plain(root) == {"a": "1"}
    assert [(f.code, f.span.line) for f in findings] == [(Code.SEVERAL_DOCUMENTS, 2)]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_endless_nesting_is_a_finding_and_no_crash(text: str) -> None:
    assert [c.split()[1] for c in codes(text)] == ["too-deep"]


def test_nesting_up_to_the_limit_is_read() -> None:
    assert codes("[" * 64 + "]" * 64) == []


def test_hidden_characters_are_reported_one_by_one() -> None:
    assert codes("a: x\x00y\u2028z\nb: p\x85q\rr\ufeffs\n") == [
        "1:5 control-character",
        "1:7 control-character",
        "2:5 control-character",
        "2:7 control-character",
        "2:9 control-character",
    ]


def test_a_control_character_cannot_come_in_by_an_escape() -> None:
    assert codes('a: "x\\x01y"\nb: "\\t\\u0416"\n') == ["1:4 control-character"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("k: @satter\n", "1:4", "a value cannot begin with @"),
        ("k: `x`\n", "1:4", "a value cannot begin with `"),
        ("k: %x\n", "1:4", "a value cannot begin with %"),
        ("k: ]\n", "1:4", "a value cannot begin with ]"),
        ("k: *\n", "1:4", "a value that begins with *"),
        ("k: &\n", "1:4", "a value that begins with &"),
        ("title: Stalin: a life\n", "1:14", "a colon followed by a space is in the value"),
        ('n: "Leo" Tolstoy\n', "1:10", "more words follow after the closing quote"),
        ("k: 'it's'\n", "1:8", "more words follow after the closing quote"),
        ("a: 1\nc: 'x\n", "2:4", "the text in quotes that begins here is never closed"),
        ('b: "\\q"\n', "1:6", "a backslash in double quotes begins a code"),
        ("a:\n\tb: 1\n", "2:1", "a tab stands at the start of this line"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "the indentation of this line does not fit"),
        ("a: |\n   x\n  y\n", "3:3", "the indentation of this line does not fit"),
        ("a: {b: c\n", "1:4", "begins with { is not closed"),
        ("a: [b, c\nd: e\n", "1:4", "begins with [ is not closed"),
        ("a: b\nfoo\nc: d\n", "2:1", "this line is neither 'key: value'"),
        ("a:b\nc: d\n", "1:2", "a space is missing after the colon"),
        ("- a\n - b\n", "2:2", "this list entry is read as a part of the text above"),
    ],
)
def test_broken_yaml_is_explained_in_plain_words(text: str, place: str, words: str) -> None:
    (complaint,) = complaints(text)
    assert complaint.startswith(f"{place} broken-yaml: ")
    assert words in complaint


def test_reading_goes_on_at_the_next_key_of_the_first_column() -> None:
    assert codes("a: @x\nb:\n  c: 1\n  c: 2\nd: 'x\n") == [
        "1:4 broken-yaml",
        "4:3 duplicate-key",
        "5:4 broken-yaml",
    ]


def test_without_libyaml_the_tree_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: {date: 1890?, place: Samara}\nb:\n  - |\n    x?\n    y\n  - é𝄞\n"
    with_c = tree(text)
    monkeypatch.setattr(yaml_tree, "_C", False)
    without_c = tree(text)
    assert plain(without_c) == plain(with_c)
    assert _spans(without_c) == _spans(with_c)


def _spans(node: Node) -> list[str]:
    if isinstance(node, Scalar):
        return [node.span().text]
    inside = [e.value for e in node.entries] if isinstance(node, Mapping) else node.items
    return [node.span().text, *(s for n in inside for s in _spans(n))]


@pytest.mark.parametrize(
    ("text", "keys", "places"),
    [
        ("a:\n  b: c: d\n  e: f\ng: h\n", "a.e g", ["2:7"]),
        ("a:\n  b: @c\n  d: %e\n  f: g\n", "a.f", ["2:6", "3:6"]),
        ("a:\n  - b: c: d\n    e: f\n  - b: g\nh: i\n", "a.b h", ["2:9"]),
        ("a:\n  - b: g\n    e: c: d\n    f: h\n", "a.b a.f", ["3:9"]),
        ("a:\n  b: c\n   d: e\n  f: g\n", "a.b a.f", ["3:5"]),
        ("a:\n    b: c\n  d: e\n  f: g\nh: i\n", "h", ["3:3"]),
        ("a:\n\tb: c\nd: e\n", "a d", ["2:1"]),
        ('a:\n  b: "c\n  d: e\nf: g\n', "a.d f", ["2:6"]),
        ("a: {b: c\nd: e\n", "d", ["1:4"]),
    ],
)
def test_what_stands_around_a_broken_entry_is_read(text: str, keys: str, places: list[str]) -> None:
    parts = read_sound_parts(SourceFile("life.yaml", text))
    assert [f"{f.span.line}:{f.span.column}" for f in parts.findings] == places
    assert " ".join(_keys(parts.root)) == keys


def _keys(node: Node | None, path: str = "") -> Iterator[str]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _keys(entry.value, f"{path}.{entry.key.text}".lstrip("."))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _keys(item, path)
    else:
        yield path
