"""Random lives, as YAML: nested lists, long tables, many notes, several scripts, letters, verse."""

from __future__ import annotations

import textwrap

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_WORDS = (
    *("workshop", "office", "affluent", "1890–1937", "“quoted”", "fjord", "self-made", "*first*"),
    *("Леонид", "Ελλάδα", "Łódź", "Việt", "naïve", "**bold**", "[мир]{lang=ru}", "[court]{.sc}"),
    *("[lumière]{lang=fr}", "<https://example.org/a-b?c=d>", "[the end](#end)", "½", "€5"),
)
_NOTES = ("[@a, p. 3]", "[@a, p. 4]", "[@b]", "[see @a; @b]", "[^own]", "")


@st.composite
def _sentence(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=25))
    return "Born " + " ".join(words) + "." + draw(st.sampled_from(_NOTES))


@st.composite
def _list(draw: st.DrawFn) -> str:
    lines: list[str] = []
    depth = 0
    for _ in range(draw(st.integers(2, 8))):
        depth = draw(st.integers(0, min(depth + 1, 3))) if lines else 0
        lines.append("    " * depth + "-   " + draw(_sentence()))
    return "\n".join(lines)


@st.composite
def _table(draw: st.DrawFn) -> str:
    columns = draw(st.integers(2, 4))
    cells = st.sampled_from(("1890", "a long entry of several words", "", "Ленин", "x[@a, p. 9]"))
    rows = draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), max_size=60))
    head = ["Year", "Place", "Post", "Note"][:columns]
    return "\n".join(
        [f"| {' | '.join(row)} |" for row in (head, ["---"] * columns, *rows)] + ["", ": The years"]
    )


@st.composite
def _quoted(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(("quote", "verse", "letter")))
    words = draw(_sentence())
    if kind == "quote":
        return f"> {words}\n>\n> {draw(_sentence())}"
    if kind == "verse":
        return f"::: verse\n{words}\nAnother line\n:::"
    return f'::: letter {{from="Ada" to="Mary"}}\n{words}\n:::'


_HEADING = st.sampled_from(("## The years", "## Ещё\n\n### The days"))
_BLOCK: SearchStrategy[str] = st.one_of(
    _sentence(), _sentence(), _list(), _table(), _quoted(), _HEADING
)


@st.composite
def random_life(draw: st.DrawFn) -> str:
    """Draw a life that can be built: warnings it may have, errors none."""
    bodies = draw(st.lists(st.lists(_BLOCK, min_size=1, max_size=8), min_size=1, max_size=3))
    lang = draw(st.sampled_from(("en-GB", "ru", "de", "fr")))
    chapters = "".join(
        f"  - title: Chapter {number}\n    body: |\n"
        + textwrap.indent("\n\n".join(["Begun.", *body]), " " * 6)
        + "\n"
        for number, body in enumerate(bodies, 1)
    )
    return _HEAD.format(lang=lang, opening=draw(_sentence()), chapters=chapters)


_HEAD = """\
schema: life/1
book: {{title: A random life, lang: {lang}, date: 2026}}
person:
  name: Anna Example
  names: [{{kind: native, text: Анна Пример, lang: ru}}]
  born: {{date: 1890-02-03, place: Samara, cite: "@a, p. 3"}}
  died: {{date: 1937}}
lead: |
  {opening}
chapters:
{chapters}
  - {{id: end, title: The end, body: "Died.[^own][@b]"}}
notes: {{own: "A remark, *see* [@a, p. 1]."}}
sources:
  - {{id: a, type: book, title: A book, publisher: A press, issued: 1990}}
  - {{id: b, type: book, title: Ещё, publisher: A press, issued: 1991}}
"""
