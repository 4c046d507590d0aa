"""The house rules that a reader of the code relies on: who may import whom, sizes, who prints."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

PACKAGE = Path(__file__).parents[1] / "builder" / "brieflives"

# Imports point backwards along the flow: each part of the package, and what it may know.
# A name stands for a module or for a folder with all that is in it.
MAY_IMPORT = {
    "places": (),
    "findings": ("places",),
    "nearest": (),
    "explanations": ("findings",),
    "report": ("explanations", "typeset.proof", "findings", "places"),
    "whole_files": (),
    "raster": (),
    "installed": (),
    "records": ("findings",),
    "model": ("records", "findings", "places"),
    "read": ("raster", "model", "records", "nearest", "findings", "places"),
    "languages": ("read", "places"),
    "schema": ("model", "records", "read"),
    "starters": ("read",),
    "check": ("languages", "read", "model", "nearest", "findings", "places"),
    "document": ("places",),
    "resolve": ("languages", "read", "model", "document", "nearest", "findings", "places"),
    "style": ("installed", "records", "read", "document", "nearest", "findings", "places"),
    "typeset": ("installed", "style", "document", "findings", "places"),
    "pdf": (
        *("typeset", "style", "document", "raster", "findings", "places"),
        *("sheets.about", "sheets.arrange", "sheets.geometry", "sheets.sides"),
    ),
    "epub": (
        "typeset.pages",
        "typeset.fonts",
        "typeset.scripts",
        "style",
        "document",
        "raster",
        "installed",
        "findings",
        "places",
    ),
    "editions": ("document",),
    "paper_editions": (
        *("editions", "typeset", "pdf", "style", "sheets", "howto", "made", "meanwhile"),
        "document",
        *("findings", "places"),
    ),
    "cover": ("typeset", "pdf", "epub", "style", "document"),
    "archive": ("installed", "style", "read", "model", "places"),
    "sheets": ("collector",),
    "howto": ("languages", "document", "sheets", "style", "typeset", "pdf"),
    "printing": (),
    "inspect": (),
    "mending": ("read", "findings", "places"),
    "collector": (),
    "made": ("findings",),
    "meanwhile": (),
    "order": ("style", "sheets.choices"),
    "understanding": (
        *("read", "check", "resolve", "style", "order", "collector", "document", "findings"),
        *("typeset.quoted", "typeset.scripts"),
    ),
    "pipeline": (
        *("order", "understanding", "collector", "meanwhile", "resolve", "typeset", "pdf", "epub"),
        *("archive", "paper_editions", "cover", "made", "read", "style", "sheets"),
        *("document", "findings", "places"),
    ),
    "rebuilding": ("archive", "order", "pipeline", "whole_files"),
    "cli": (
        "order",
        "understanding",
        "pipeline",
        "rebuilding",
        "meanwhile",
        "archive",
        "sheets",
        "howto",
        "printing",
        "inspect",
        "mending",
        "schema",
        "starters",
        "report",
        "explanations",
        "whole_files",
        "findings",
        "places",
    ),
    "__main__": ("cli", "collector"),
    "__init__": (),
}

# Other people's libraries, and the parts of the package that may know them.
MAY_USE = {
    "PIL": ("raster", "read", "pdf", "epub", "sheets.seen"),
    "babel": ("resolve", "languages", "model.dates.month_names"),
    "bibtexparser": ("read.references",),
    "click": ("cli",),
    "ebooklib": ("epub",),
    "lxml": ("epub", "inspect.epub"),
    "markdown_it": ("read",),
    "mdit_py_plugins": ("read",),
    "pikepdf": (
        *("sheets.write", "sheets.links", "sheets.finished", "sheets.plain"),
        *("inspect.pdf", "archive.extract", "pdf.linearise"),
    ),
    "pypdfium2": ("epub", "sheets.seen"),
    "reportlab": ("pdf",),
    "rispy": ("read.references",),
    "segno": ("editions",),
    "uharfbuzz": ("typeset", "pdf", "epub.font_files", "inspect.epub"),
    "yaml": ("read",),
}
EVERYWHERE = {"msgspec"}  # what values are made of
ONE_MODULE_ONLY = ("ebooklib", "yaml")  # so that they can be replaced
MOST_LINES = 400


class Module(Struct, frozen=True):
    """A module of the package: its dotted name within the package, text and syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The folder of the package that it is in, or its own name."""
        return self.name.split(".")[0]

    def imports(self) -> Iterator[str]:
        """Yield the full names of all that is imported, for types alone or late, too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{self.name} has a relative import"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    inside = path.relative_to(PACKAGE).with_suffix("").parts
    return Module(".".join(inside), text, ast.parse(text))


MODULES = [_read(path) for path in sorted(PACKAGE.rglob("*.py"))]
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def _is_in(name: str, parts: tuple[str, ...]) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts)


@each_module
def test_imports_point_backwards_along_the_flow(module: Module) -> None:
    assert module.part in MAY_IMPORT, "a new part of the house needs its line in the table"
    allowed = (module.part, *MAY_IMPORT[module.part])
    ours = [name.removeprefix("brieflives.") for name in module.imports() if _is_ours(name)]
    against = [name for name in ours if name != "__version__" and not _is_in(name, allowed)]
    assert not against, f"{module.part} must not know {against}"


def _is_ours(name: str) -> bool:
    return name.startswith("brieflives.")


@each_module
def test_each_library_is_known_where_it_is_needed_and_nowhere_else(module: Module) -> None:
    roots = {name.split(".")[0] for name in module.imports()}
    foreign = roots - set(sys.stdlib_module_names) - {"brieflives"} - EVERYWHERE
    unlisted = foreign - set(MAY_USE)
    assert not unlisted, "a new library needs its line in the table"
    misplaced = {library for library in foreign if not _is_in(module.name, MAY_USE[library])}
    assert not misplaced, f"{module.part} must not know {misplaced}"


@pytest.mark.parametrize("library", ONE_MODULE_ONLY)
def test_a_library_that_may_be_replaced_is_known_to_one_module(library: str) -> None:
    users = [
        module.name
        for module in MODULES
        if library in {name.split(".")[0] for name in module.imports()}
    ]
    assert len(users) == 1, f"{library} is imported by {users}"


def test_no_part_of_the_house_imports_itself_in_a_circle() -> None:
    for part, allowed in MAY_IMPORT.items():
        assert part not in _all_known(tuple(name.split(".")[0] for name in allowed)), part


def _all_known(parts: tuple[str, ...]) -> set[str]:
    known: set[str] = set()
    open_ends = list(parts)
    while open_ends:
        part = open_ends.pop()
        if part not in known:
            known.add(part)
            open_ends += [name.split(".")[0] for name in MAY_IMPORT[part]]
    return known


@each_module
def test_a_module_is_short_enough_to_read_in_one_go(module: Module) -> None:
    assert module.text.count("\n") <= MOST_LINES


@each_module
def test_a_module_says_its_one_job_in_its_first_line(module: Module) -> None:
    first = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    assert len(first.split()) >= 3, "the first line says what the module is for"
    assert first.endswith("."), "the first line is a sentence"


@each_module
def test_only_the_command_line_prints(module: Module) -> None:
    if module.part == "cli":
        return
    spoken = [
        ast.unparse(node)
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Name) and node.id in ("print", "input"))
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr"))
    ]
    assert not spoken
