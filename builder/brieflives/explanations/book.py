"""Look up what a code means, with a wrong and a right example and what to do."""

from __future__ import annotations

import re
from importlib.resources import files

from msgspec import Struct

from brieflives.findings import Code

_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Explanation(Struct, frozen=True):
    """What one code means. ``text`` is the whole of it, in Markdown that reads well as it is.

    ``wrong`` and ``right`` are pieces of a life; they are empty where no text shows the mistake (a
    picture that is no picture).
    """

    title: str  # a few words
    meaning: str  # a paragraph
    wrong: str
    right: str
    text: str


def explanation(code: Code) -> Explanation:
    """Return the explanation of a code from its file; every code has one."""
    text = (files(__package__) / f"{code.value}.md").read_text(encoding="utf-8")
    heading, meaning, *_ = text.split("\n\n")
    examples = dict(_EXAMPLE.findall(text))
    return Explanation(
        title=heading.removeprefix("# "),
        meaning=" ".join(meaning.split()),
        wrong=examples.get("Wrong", ""),
        right=examples.get("Right", ""),
        text=text,
    )
