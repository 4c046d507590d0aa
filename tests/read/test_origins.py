"""Where the values of a life stand in its file."""

from __future__ import annotations

from brieflives.places import SourceFile
from brieflives.read.origins import Origins
from brieflives.read.yaml_tree import read_tree

TEXT = """\
book: {based-on: {title: Article}}
person:
  born: {place: Samara}
  offices:
    - {title: Secretary, from: 1920, cite: "@a"}
notes: {order: Told late.}
"""


def origins() -> Origins:
    root, findings = read_tree(SourceFile("life.yaml", TEXT))
    assert findings == []
    assert root is not None
    return Origins(root)


def test_a_value_and_its_key_are_found() -> None:
    path = ("person", "offices", 0, "title")
    assert origins().value(path).span().text == "Secretary"
    assert origins().key(path).span().text == "title"


def test_the_names_of_the_model_lead_to_the_keys_of_the_author() -> None:
    path = ("person", "offices", 0, "from_")
    assert origins().value(path).span().text == "1920"
    assert origins().value(("book", "based_on", "title")).span().text == "Article"


def test_steps_that_a_short_way_of_writing_leaves_out_are_skipped() -> None:
    assert origins().value(("person", "born", "place", "then")).span().text == "Samara"
    assert origins().key(("person", "born", "place", "then")).span().text == "place"
    assert origins().value(("person", "offices", 0, "cite", 0)).span().text == '"@a"'
    assert origins().value(("notes", "function-after", "order")).span().text == "Told late."


def test_what_is_not_there_is_shown_by_what_is_around_it() -> None:
    assert origins().value(("person", "born", "date")).span().text == "{place: Samara}"
    assert origins().key(("person", "born", "date")).span().text == "born"
    assert origins().value(("person", "offices", 7, "notes")).span().line == 5


def test_an_entry_of_a_list_has_no_key_of_its_own() -> None:
    assert origins().key(("person", "offices", 0)).span().text.startswith("{title")
