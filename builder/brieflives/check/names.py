"""Checks on the further names of a person: none twice, and one name at birth."""

from __future__ import annotations

from collections.abc import Iterator

from brieflives.findings import Code, Finding, finding
from brieflives.read.origins import Parsed

_ONLY_ONE = frozenset({"birth", "native"})


def names_given_twice(parsed: Parsed) -> Iterator[Finding]:
    """A kind of name is not given twice with the same words; nobody has two names at birth."""
    names = parsed.life.person.names
    for k, name in enumerate(names):
        earlier = [n for n in range(k) if (names[n].kind, names[n].lang) == (name.kind, name.lang)]
        same = [n for n in earlier if names[n].text == name.text]
        place = parsed.origins.value(("person", "names", k, "text"))
        if same:
            line = parsed.origins.value(("person", "names", same[0])).span().line
            message = f"the name '{name.text}' stands on line {line} already"
            yield finding(Code.NAME_GIVEN_TWICE, place, message, "remove one of the two")
        elif earlier and name.kind in _ONLY_ONE:
            other = names[earlier[0]].text
            message = f"the {name.kind} name is '{name.text}' here, but '{other}' above"
            hint = "keep one; give the other its own  lang:  or another  kind:, such as alias"
            yield finding(Code.NAMES_DIFFER, place, message, hint)
