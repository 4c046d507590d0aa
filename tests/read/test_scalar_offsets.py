"""Each character of a value is found again in the file, however YAML lets it be written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from brieflives.places import SourceFile
from brieflives.read.nodes import Mapping, Scalar, Sequence
from brieflives.read.scalar_offsets import scalar_offsets
from brieflives.read.yaml_tree import read_tree


def scalars(text: str) -> list[Scalar]:
    root, findings = read_tree(SourceFile("life.yaml", text))
    assert findings == []
    open_nodes, found = [root], []
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, Scalar):
            found.append(node)
        elif isinstance(node, Mapping):
            open_nodes += [e.value for e in node.entries]
        elif isinstance(node, Sequence):
            open_nodes += node.items
    return found


def wrong_characters(scalar: Scalar) -> list[tuple[str, str]]:
    offsets = scalar_offsets(scalar)
    assert len(offsets) == len(scalar.text) + 1
    assert list(offsets) == sorted(offsets)
    text = scalar.source.text
    return [
        (character, text[at : at + 1])
        for character, at in zip(scalar.text, offsets, strict=False)
        if not character.isspace() and text[at : at + 1] not in (character, "\\")
    ]


@pytest.mark.parametrize(
    "written",
    [
        "k: |\n  one\n\n    two\n  three\n",
        "k: |-\n\n  one\n",
        "k: |2\n    one\n  two\n",
        "k: |+\n  one\n\n\n",
        "k: >\n  one\n  two\n\n  three\n    more\n  four\n",
        "k: >-\n  a\n\n\n  b\n",
        "k: plain\n  goes\n\n  on\n",
        "k: 'it''s\n  here\n\n  too'\n",
        'k: "a\\u0416b\\\n   c \\\n\n   d\n\n  e"\n',
        "k: |\r\n  one\r\n  two\r\n",
        "- k: |\n    é𝄞\n    x\n",
    ],
)
def test_every_way_of_writing_a_text_leads_back_to_the_file(written: str) -> None:
    for scalar in scalars(written):
        assert scalar.text.strip()
        assert wrong_characters(scalar) == []


def test_the_letters_behind_an_escape_have_their_own_column() -> None:
    (scalar,) = scalars('k: "a\\u0416b"\n')
    assert scalar_offsets(scalar) == (4, 5, 11, 12)


WORDS = st.text(alphabet="ab é𝄞'\"\\:#-\n", max_size=60)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(["|", ">", "'", '"', None]), st.integers(10, 40))
def test_whatever_is_written_can_be_found_again(words: str, style: str, width: int) -> None:
    text = yaml.dump([{"k": words}], default_style=style, allow_unicode=True, width=width)
    for scalar in scalars(text):
        assert scalar.text == words
        assert wrong_characters(scalar) == []


LINES = st.lists(st.text(alphabet="ab -", max_size=9), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from("|>"), st.integers(1, 4))
def test_blocks_written_by_hand_can_be_found_again(lines: list[str], style: str, by: int) -> None:
    block = "".join(f"{' ' * by}{line}\n" for line in lines)
    text = f"k: {style}{by}\n{block}end: x\n"
    for scalar in scalars(text):
        assert wrong_characters(scalar) == []
