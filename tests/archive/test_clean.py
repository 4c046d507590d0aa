"""Remarks and answers are left out of a YAML file, and the rest still tells the same life."""

from __future__ import annotations

import pytest

from brieflives.archive.clean import cleaned
from brieflives.places import SourceFile


def clean(text: str) -> str:
    return cleaned(SourceFile("life.yaml", text))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a: b # aside\nc: d\n", "a: b\nc: d\n"),
        ("# first\na: b\n  # indented\nc: d\n# last", "a: b\nc: d\n"),
        ("a: '# no remark'\n", "a: '# no remark'\n"),
        ('a: "x # y" # aside\n', 'a: "x # y"\n'),
        ("a: b#c\n", "a: b#c\n"),
        (
            "a: | # aside\n  # Heading\n  text # text\nb: c\n",
            "a: |\n  # Heading\n  text # text\nb: c\n",
        ),
        ("a: |\n  text\n# aside\nb: c\n", "a: |\n  text\nb: c\n"),
        ("a: [b, # aside\n  c]\n", "a: [b,\n  c]\n"),
        ("a: # aside\n  - b\n", "a:\n  - b\n"),
        ("a: b\r\n# aside\r\nc: d\r\n", "a: b\r\nc: d\r\n"),
        ("schema: life/1 # yaml-language-server\n", "schema: life/1\n"),
    ],
)
def test_what_stands_behind_a_hash_is_left_out_and_nothing_else(written: str, left: str) -> None:
    assert clean(written) == left


ASKED = "handout:\n  questions:\n"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("    - q: Who?\n      answer: She.\n", "    - q: Who?\n"),
        ("    - q: Who?\n      answer: She.\n      lines: 3\n", "    - q: Who?\n      lines: 3\n"),
        ("    - answer: She.\n      q: Who?\n", "    - q: Who?\n"),
        ("    - {q: Who?, answer: She., lines: 3}\n", "    - {q: Who?, lines: 3}\n"),
        ("    - {q: Who?, answer: She.}\n", "    - {q: Who?}\n"),
        ("    - {answer: She., q: Who?}\n", "    - {q: Who?}\n"),
        (
            "    - q: Who?\n      answer: |\n        She.\n\n        # And he.\n    - Why?\n",
            "    - q: Who?\n    - Why?\n",
        ),
        (
            "    - q: |\n        Who?\n      # between\n      answer: >-\n        She.\nlead: x\n",
            "    - q: |\n        Who?\nlead: x\n",
        ),
    ],
)
def test_an_answer_is_left_out_with_its_key(written: str, left: str) -> None:
    assert clean(ASKED + written) == ASKED + left


def test_an_answer_elsewhere_is_no_answer_of_the_handout() -> None:
    text = "person: {facts: {answer: 42}}\n"
    assert clean(text) == text
