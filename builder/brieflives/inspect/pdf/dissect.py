"""From the bytes of a PDF to its anatomy: the reading that all checks share."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from brieflives.inspect.judgement import CannotInspectError
from brieflives.inspect.pdf.anatomy import Font, Link, Page, PageMarks, Pdf, Reference
from brieflives.inspect.pdf.claims import read_claims
from brieflives.inspect.pdf.marks import UnreadableContentError, read_marks
from brieflives.inspect.pdf.tree import read_tree
from brieflives.inspect.pdf.values import dictionary, listed, name, reference, text, truth, whole

_INVISIBLE = 2 | 32  # Hidden, NoView (ISO 32000-1, table 165)
_PRINT = 4
_NO_KEY = -1

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its warnings become a fault


def dissect(data: bytes) -> Pdf:
    """Return the anatomy of a PDF; ``CannotInspectError`` says in plain words why there is none."""
    try:
        with pikepdf.open(BytesIO(data)) as source:
            return _Reader(source).read()
    except pikepdf.PasswordError as error:
        message = "it is locked with a password; without the password nobody can read it"
        raise CannotInspectError(message) from error
    except pikepdf.PikepdfError as error:
        message = (
            "it is damaged, or no PDF"
            if data.lstrip()[:5] == b"%PDF-"
            else "it is neither PDF nor EPUB"
        )
        raise CannotInspectError(message) from error


class _Reader:
    """Reads one file; it lives for one call of ``dissect``."""

    def __init__(self, source: pikepdf.Pdf) -> None:
        self._source = source
        self._root = dictionary(source.Root)
        self._pages = {page.obj.objgen: index for index, page in enumerate(source.pages)}
        self._fonts: dict[Reference | str, Font] = {}
        self._damage: list[str] = []

    def read(self) -> Pdf:
        root, source = self._root, self._source
        pages = tuple(self._page(page) for page in source.pages)
        structure = root.get(Name.StructTreeRoot)
        tree = dictionary(structure)
        packet = root.get(Name.Metadata)
        names = dictionary(root.get(Name.Names))
        return Pdf(
            pages=pages,
            elements=read_tree(tree, self._pages),
            parents=_parents(tree) if structure is not None else None,
            fonts=tuple(self._fonts.values()),
            claims=read_claims(packet.read_bytes() if isinstance(packet, Stream) else None),
            tagged=truth(dictionary(root.get(Name.MarkInfo)).get(Name.Marked)),
            lang=text(root.get(Name.Lang)) or "",
            shows_title=truth(self._preference(Name.DisplayDocTitle)),
            output_intent=any(
                isinstance(dictionary(intent).get(Name.DestOutputProfile), Stream)
                for intent in listed(root.get(Name.OutputIntents))
            ),
            outline=sum(1 for _ in _bookmarks(dictionary(root.get(Name.Outlines)))),
            labelled=isinstance(root.get(Name.PageLabels), Dictionary),
            locked=source.is_encrypted,
            speaks_to_machines=source.allow.accessibility,
            attachments=tuple(sorted(source.attachments)),
            scripts=_runs_something(root, names),
            damage=(*map(str, source.get_warnings()), *self._damage),
        )

    def _preference(self, key: Name) -> object:
        return dictionary(self._root.get(Name.ViewerPreferences)).get(key)

    def _page(self, page: pikepdf.Page) -> Page:
        own = page.obj
        label = self._label(page)
        try:
            marks = read_marks(page)
        except UnreadableContentError:
            marks = PageMarks()
            self._damage.append(f"the content of page {label} cannot be read to its end")
        annotations = [dictionary(found) for found in listed(own.get(Name.Annots))]
        links = [found for found in annotations if name(found.get(Name.Subtype)) == "Link"]
        resources = _inherited(own, Name.Resources)
        return Page(
            label=label,
            parent_key=_key(own.get(Name.StructParents)),
            tabs=name(own.get(Name.Tabs)),
            marks=marks,
            links=tuple(map(self._link, links)),
            other_annotations=len(annotations) - len(links),
            fonts=tuple(self._font(font) for font in _fonts(resources)),
        )

    def _label(self, page: pikepdf.Page) -> str:
        """Return what a page is called; of odd page labels pikepdf warns, which is damage."""
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            label = page.label
        self._damage += (f"{warning.message}" for warning in warned)
        return label

    def _link(self, link: Dictionary) -> Link:
        flags = whole(link.get(Name.F), 0)
        return Link(
            reference=reference(link),
            contents=text(link.get(Name.Contents)) or "",
            parent_key=_key(link.get(Name.StructParent)),
            printed=bool(flags & _PRINT) and not flags & _INVISIBLE,
            leads=self._leads(link),
        )

    def _leads(self, link: Dictionary) -> bool:
        """Tell whether a link leads to an address, or to a page that is there."""
        action = dictionary(link.get(Name.A))
        if action and name(action.get(Name.S)) != "GoTo":
            return True
        destination = action.get(Name.D) if action else link.get(Name.Dest)
        return not isinstance(destination, Array) or self._is_page(destination)

    def _is_page(self, destination: Array) -> bool:
        page = destination[0] if len(destination) else None
        return reference(page) in self._pages

    def _font(self, found: object) -> str:
        """Take down a font, once; return its name."""
        font = dictionary(found)
        title = name(font.get(Name.BaseFont)) or name(font.get(Name.Name)) or "without a name"
        key = font.objgen if font.is_indirect else title
        if key not in self._fonts:
            self._fonts[key] = _read_font(font, title)
        return title


def _read_font(font: Dictionary, title: str) -> Font:
    kind = name(font.get(Name.Subtype))
    below = listed(font.get(Name.DescendantFonts))
    holder = dictionary(below[0]) if below else font
    descriptor = dictionary(holder.get(Name.FontDescriptor))
    files = (Name.FontFile, Name.FontFile2, Name.FontFile3)
    embedded = kind == "Type3" or any(isinstance(descriptor.get(key), Stream) for key in files)
    plain = kind in ("Type1", "TrueType", "MMType1") and Name.Encoding in font
    return Font(title, kind, embedded, plain or isinstance(font.get(Name.ToUnicode), Stream))


def _fonts(resources: Dictionary) -> Iterator[object]:
    """Yield the fonts of a page and of the forms that it paints, which may paint others."""
    waiting, seen = [resources], set[Reference]()
    while waiting:
        found = waiting.pop()
        yield from dictionary(found.get(Name.Font)).values()
        for form in dictionary(found.get(Name.XObject)).values():
            if reference(form) not in seen and name(dictionary(form).get(Name.Subtype)) == "Form":
                seen |= {reference(form)} - {(0, 0)}
                waiting.append(dictionary(dictionary(form).get(Name.Resources)))


def _inherited(page: Dictionary, key: Name) -> Dictionary:
    """Return a dictionary of a page that it may have from the nodes above (7.7.3.4)."""
    node = page
    for _ in range(64):
        if key in node:
            return dictionary(node.get(key))
        node = dictionary(node.get(Name.Parent))
    return Dictionary()


def _key(found: object) -> int | None:
    number = whole(found, _NO_KEY)
    return None if number < 0 else number


def _parents(tree: Dictionary) -> dict[int, Reference | tuple[Reference, ...]] | None:
    """Read the ParentTree (ISO 32000-1, 14.7.4.4); None where there is none."""
    top = tree.get(Name.ParentTree)
    if not isinstance(top, Dictionary):
        return None
    found: dict[int, Reference | tuple[Reference, ...]] = {}
    for key, value in _numbered(top):
        row = isinstance(value, Array)
        found[key] = tuple(map(reference, listed(value))) if row else reference(value)
    return found


def _numbered(top: Dictionary) -> Iterator[tuple[int, object]]:
    """Yield the leaves of a number tree (7.9.7), each node once, however they are knotted."""
    waiting: list[object] = [top]
    seen: set[Reference] = set()
    while waiting:
        node = waiting.pop()
        if reference(node) in seen:
            continue
        seen |= {reference(node)} - {(0, 0)}
        numbers = listed(dictionary(node).get(Name.Nums))
        for key, value in zip(numbers[::2], numbers[1::2], strict=False):
            yield whole(key, _NO_KEY), value
        waiting += reversed(listed(dictionary(node).get(Name.Kids)))


def _bookmarks(outline: Dictionary) -> Iterator[Dictionary]:
    seen: set[Reference] = set()
    found = outline.get(Name.First)
    while isinstance(found, Dictionary) and found.objgen not in seen:
        seen.add(found.objgen)
        yield found
        found = found.get(Name.Next)


def _runs_something(root: Dictionary, names: Dictionary) -> bool:
    """Tell whether the file would run a program: what archives and careful readers refuse."""
    opening = root.get(Name.OpenAction)
    action = name(dictionary(opening).get(Name.S)) if isinstance(opening, Dictionary) else ""
    return Name.JavaScript in names or Name.AA in root or action in ("JavaScript", "Launch")
