"""Leave out of an author's YAML what is not for others: remarks after #, answers of the handout.

The text is cut at the places that the tree of the file knows, so all else stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brieflives.places import SourceFile
from brieflives.read.nodes import Mapping, Node, Scalar, Sequence
from brieflives.read.yaml_tree import read_tree

_REMARK = re.compile(r"(?:(?<=\n)|^)[ \t]*#[^\n]*(?:\n|$)|[ \t]+#[^\n]*", re.MULTILINE)
_Cut = tuple[int, int]


def cleaned(source: SourceFile) -> str:
    """Return the text of a sound YAML file without remarks and without answers to questions."""
    root, findings = read_tree(source)
    if root is None or findings:
        return source.text
    cuts = sorted([*_remarks(source.text, root), *_answers(source.text, root)])
    out, at = [], 0
    for start, stop in cuts:
        if stop > at:
            out.append(source.text[at : max(at, start)])
            at = stop
    return "".join([*out, source.text[at:]])


def _remarks(text: str, root: Node) -> Iterator[_Cut]:
    """Yield where remarks stand: whatever begins with # outside of values."""
    at = 0
    for start, stop in [*sorted(_values(root)), (len(text), len(text))]:
        for remark in _REMARK.finditer(text, at, max(at, start)):
            yield remark.start(), remark.end()
        at = max(at, stop)


def _values(root: Node) -> Iterator[_Cut]:
    """Yield where texts stand, keys too; the line of a block's | or > is not part of its text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += [each for entry in node.entries for each in (entry.key, entry.value)]
        elif isinstance(node, Sequence):
            waiting += node.items
        elif node.style in ("|", ">"):
            end = node.source.text.find("\n", node.start, node.stop)
            yield (end + 1 if end >= 0 else node.stop), node.stop
        else:
            yield node.start, node.stop


def _answers(text: str, root: Node) -> Iterator[_Cut]:
    handout = root.get("handout") if isinstance(root, Mapping) else None
    questions = handout.get("questions") if isinstance(handout, Mapping) else None
    for question in questions.items if isinstance(questions, Sequence) else ():
        if isinstance(question, Mapping) and "answer" in question.by_key:
            yield _entry(text, question, "answer")


def _entry(text: str, around: Mapping, name: str) -> _Cut:
    """Return what to cut so that a key and its value are gone, and the rest still stands."""
    keys = [entry.key for entry in around.entries]
    at = [key.text for key in keys].index(name)
    key, value = keys[at], around.entries[at].value
    if at + 1 < len(keys):
        return key.start, keys[at + 1].start
    if around.flow:
        before = around.entries[at - 1].value if at else key
        return (before.stop if at else key.start), _stop(value, key)
    line_end = text.find("\n", _stop(value, key))
    return text.rfind("\n", 0, key.start) + 1, len(text) if line_end < 0 else line_end + 1


def _stop(value: Node, key: Scalar) -> int:
    return max(value.stop, key.stop)
