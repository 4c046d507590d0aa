"""Read a style sheet by its name: its own keys over those of the style that it extends."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path

from brieflives.findings import Code, Finding, finding, has_errors
from brieflives.nearest import nearest
from brieflives.places import Place, SourceFile, Span, on_command_line
from brieflives.read.characters import decode
from brieflives.read.nodes import Entry, Mapping, Node, Scalar, plain_data
from brieflives.read.shipped import shipped_style_names
from brieflives.read.yaml_tree import read_tree
from brieflives.records.shapes import read_record
from brieflives.style.check import check_sheet
from brieflives.style.colour import for_copiers
from brieflives.style.find import ENDING, style_file
from brieflives.style.mistakes import all_told, node_at
from brieflives.style.paper import on_paper
from brieflives.style.paper_sizes import PaperName
from brieflives.style.sheet import Sheet

# a face is replaced whole, and so are a script's: the axes of one font mean nothing in another
WHOLE = ("faces", "scripts")


def load_sheet(
    name: str,
    place: Place | None = None,
    *,
    beside: Path | None = None,
    paper: PaperName | None = None,
) -> tuple[Sheet | None, list[Finding]]:
    """Return a shipped style, or the style file ``NAME.yaml`` in the folder ``beside``.

    ``place`` is where the author names the style; without one it was named on the command line.
    ``paper`` is the paper to print on where it is not the style's own. No sheet is returned when
    there are errors.
    """
    asked = place or on_command_line("style", name)
    tree, findings = _tree(name, asked, beside, ())
    if tree is None or has_errors(findings):
        return None, findings
    sheet, faults = read_record(Sheet, plain_data(tree))
    if sheet is None:
        findings += all_told(faults, tree)
        unread = frozenset(str(fault.path[0]) for fault in faults if fault.path)
        return None, [*findings, *_of_the_rest(name, asked, beside, unread)]
    if sheet.greyscale:
        sheet = for_copiers(sheet)
    findings += check_sheet(sheet, tree)
    fitted, misfits = _on_papers(sheet, tree, paper)
    findings += misfits
    return None if has_errors(findings) else fitted, findings


def _of_the_rest(name: str, asked: Place, beside: Path | None, unread: Set[str]) -> list[Finding]:
    """Return what is wrong with a style whose own keys ``unread`` cannot be read, but for those."""
    tree, _ = _tree(name, asked, beside, (), unread)
    sheet, _ = read_record(Sheet, plain_data(tree)) if tree else (None, ())
    return check_sheet(sheet, tree) if sheet and tree else []


def style_files(name: str, beside: Path) -> list[str]:
    """Return the names of the files in ``beside`` that a style is read from, in no special order.

    Shipped styles have none: they come with the version of the tool.
    """
    found: list[str] = []
    base: str | None = name
    while base is not None:
        file = style_file(base, beside)
        if file is None or file.parent != beside or file.name in found:
            break
        found.append(file.name)
        tree, _ = _own_tree(base, Span(SourceFile(base, ""), 0, 0), beside)
        extended = tree.get("extends") if tree else None
        base = extended.text if isinstance(extended, Scalar) else None
    return found


def _on_papers(sheet: Sheet, tree: Mapping, asked: PaperName | None) -> tuple[Sheet, list[Finding]]:
    """Return the sheet on the paper asked for; a finding for each of its papers with no room."""
    findings: list[Finding] = []
    fitted = sheet
    for paper in dict.fromkeys((*sheet.papers, *((asked,) if asked else ()))):
        on_this = on_paper(sheet, paper)
        if reason := on_this.page.impossible():
            steps = ("papers", paper) if paper in sheet.papers else ("page",)
            place = node_at(tree, steps)
            findings.append(finding(Code.WRONG_VALUE, place, f"on {paper}, {reason}"))
        fitted = on_this if paper == asked else fitted
    return fitted, findings


def _tree(
    name: str,
    asked: Place,
    beside: Path | None,
    above: tuple[str, ...],
    without: Set[str] = frozenset(),
) -> tuple[Mapping | None, list[Finding]]:
    """Return the keys of a style and of all that it extends; ``above`` are those that extend it.

    Of its own keys some may be left out.
    """
    if name in above:
        message = f"the style '{name}' extends itself"
        return None, [finding(Code.WRONG_VALUE, asked, message, "remove one 'extends'")]
    own, findings = _own_tree(name, asked, beside)
    base = own.get("extends") if own else None
    if own is None or base is None:
        return own, findings
    if not isinstance(base, Scalar):
        message = "'extends' takes the name of one style"
        return None, [*findings, finding(Code.WRONG_SHAPE, base, message)]
    inherited, more = _tree(base.text, base, beside, (*above, name))
    findings += more
    return _merged(inherited, _without(own, {"extends"} | without)) if inherited else None, findings


def _own_tree(name: str, asked: Place, beside: Path | None) -> tuple[Mapping | None, list[Finding]]:
    """Return the keys that stand in the file of a style itself."""
    file = style_file(name, beside)
    if file is None:
        return None, [_unknown(name, asked)]
    try:
        source, findings = decode(file.name, file.read_bytes())
    except OSError as error:
        message = f"the style file {file.name} cannot be read: {error.strerror}"
        return None, [finding(Code.UNREADABLE_FILE, asked, message)]
    if findings:
        return None, findings
    root, in_tree = _tree_of(source)
    findings += in_tree
    if root is not None and not isinstance(root, Mapping):
        message = "a style sheet is made of keys with values"
        return None, [*findings, finding(Code.WRONG_SHAPE, root, message)]
    return _named(root, file.name.removesuffix(ENDING)) if root else None, findings


@cache
def _tree_of(source: SourceFile) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a file once, though the styles of book and instructions may extend the same."""
    root, findings = read_tree(source)
    return root, tuple(findings)


def _unknown(name: str, asked: Place) -> Finding:
    names = shipped_style_names()
    near = nearest(name, names)
    hint = f"did you mean '{near}'?" if near else f"the styles are: {', '.join(names)}"
    return finding(Code.WRONG_CHOICE, asked, f"there is no style '{name}'", hint)


def _named(tree: Mapping, name: str) -> Mapping:
    """Return the tree with a name, that of the file where the author gives none."""
    if tree.get("name") is not None:
        return tree
    key = Scalar(tree.source, tree.start, tree.start, "name")
    value = Scalar(tree.source, tree.start, tree.start, name, '"')
    return _with_entries(tree, (*tree.entries, Entry(key, value)))


def _merged(below: Mapping, above: Mapping, *, whole: bool = False) -> Mapping:
    """Return the keys of both; where both have one, that of ``above`` counts."""
    entries = {entry.key.text: entry for entry in below.entries}
    for entry in above.entries:
        old = entries.get(entry.key.text)
        value: Node = entry.value
        if not whole and old and isinstance(old.value, Mapping) and isinstance(value, Mapping):
            value = _merged(old.value, value, whole=entry.key.text in WHOLE)
        entries[entry.key.text] = Entry(entry.key, value)
    return _with_entries(above, tuple(entries.values()))


def _without(tree: Mapping, keys: Set[str]) -> Mapping:
    return _with_entries(tree, tuple(e for e in tree.entries if e.key.text not in keys))


def _with_entries(tree: Mapping, entries: tuple[Entry, ...]) -> Mapping:
    return Mapping(tree.source, tree.start, tree.stop, entries, tree.flow)
