"""Words of the author become words of the book: calls numbered, targets found, quotes curled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, takewhile

from msgspec import Struct

from brieflives.document import inline as shown
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.model.person import last_word_first
from brieflives.nearest import nearest
from brieflives.read.origins import Path
from brieflives.resolve.desk import Desk
from brieflives.resolve.sources.phrases import NO_BREAK, fill

_BETWEEN_CALLS = "\u202f"  # or notes 4 and 5 would read as note 45; no line ends there


class _Setter(Struct):
    """Walks one leaf's inlines; ``before`` is what is set so far, for the quotes."""

    desk: Desk
    calls: bool
    before: str = ""
    marks: bool = True  # whether names are marked for the index here

    def all(self, inlines: Sequence[prose.Inline]) -> shown.Inlines:
        out: list[shown.Inline] = []
        for inline in inlines:
            _add(out, self.one(inline))
        return tuple(out)

    def one(self, inline: prose.Inline) -> shown.Inlines:
        match inline:
            case prose.Text():
                return (self.text(inline),)
            case prose.Emphasis():
                return (shown.Emphasis(self.all(inline.children), inline.strong),)
            case prose.Marked():
                return self.marked(inline)
            case prose.Link():
                return self.link(inline)
            case prose.LineBreak():
                self.before += " "
                return (shown.LineBreak(),)
            case prose.Citation() | prose.RemarkCall():
                return self.call(inline)

    def text(self, inline: prose.Text) -> shown.Text:
        text = self.desk.typography(inline.text, inline.place, self.before)
        self.before += text.text
        return text

    def marked(self, inline: prose.Marked) -> shown.Inlines:
        out = self.all(inline.children)
        if inline.small_caps:
            out = (shown.SmallCaps(out),)
        if inline.person and self.marks:
            sort = inline.sort or last_word_first(shown.plain(out))
            out = (shown.PersonMark(sort, out, f"person-{next(self.desk.marks)}"),)
        if inline.lang:
            out = (shown.Foreign(inline.lang, out),)
        return out

    def link(self, inline: prose.Link) -> shown.Inlines:
        if not inline.target.startswith("#"):
            return (shown.Link(inline.target, self.all(inline.children)),)
        name = inline.target[1:]
        children = self.all(inline.children) if inline.children else self.name_of(name)
        targets = self.desk.targets
        if name not in targets:
            near = nearest(name, targets)
            hint = f"did you mean `#{near}`?" if near else "name the id of a chapter or a picture"
            message = f"no chapter or picture is called {name!r}"
            self.desk.report(Code.UNKNOWN_TARGET, inline.place, message, hint)
            return children
        if name not in self.desk.chapter_ids and name not in self.desk.shown_pictures:
            hint = f"show it as ![]({name})"
            message = f"the picture {name!r} stands nowhere in the book"
            self.desk.report(Code.UNKNOWN_TARGET, inline.place, message, hint)
            return children
        return (shown.Link("#" + targets[name], children),)

    def name_of(self, target: str) -> shown.Inlines:
        """Name what ``[](#id)`` leads to: ``Figure 2``, or a chapter by its title."""
        desk = self.desk
        out: shown.Inlines = ()
        if target in desk.chapter_ids:
            chapter = desk.chapter_ids.index(target)
            title = prose.without_calls(desk.line(("chapters", chapter, "title")))
            out = fill(
                desk.words("sources", "title"),
                title=_Setter(desk, calls=False, marks=False).all(title),
            )
        elif target in desk.figure_numbers:
            words = desk.words("labels", "figure", number=desk.figure_numbers[target])
            out = own(words.replace(" ", NO_BREAK))
        self.before += shown.plain(out)
        return out

    def call(self, inline: prose.Citation | prose.RemarkCall) -> shown.Inlines:
        known = self.desk.is_known(inline)
        if self.calls:
            return (self.desk.register.call(inline, inline.place),) if known else ()
        if isinstance(inline, prose.RemarkCall):
            message = "a note cannot be called from here"
            self.desk.report(
                Code.BAD_CITATION, inline.place, message, "move the call into the text"
            )
            return ()
        return self.cited(inline) if known else ()

    def cited(self, citation: prose.Citation) -> shown.Inlines:
        """Write a citation out in the text: as a sentence after a sentence, else in brackets.

        ``as [@a] says`` has a space before it and is left as a part of its sentence.
        """
        before = self.before
        last = before.rstrip()[-1:]
        follows_sentence = not last or last in ".?!…。"
        out = self.desk.cite(citation, closed=follows_sentence)
        if before and not before[-1].isspace():
            words = self.desk.words
            if not follows_sentence:
                out = fill(words("sources", "in-brackets"), facts=out)
            out = (shown.Text(words("sources", "gap")), *out)
        self.before += shown.plain(out)
        return out


def _add(first: list[shown.Inline], second: shown.Inlines) -> None:
    """Set words behind others, with a space between two note calls."""
    if first and second and _is_call(first[-1]) and _is_call(second[0]):
        first.append(shown.Text(_BETWEEN_CALLS))
    first += second


def _is_call(inline: shown.Inline) -> bool:
    return isinstance(inline, shown.NoteCall)


def set_inlines(
    desk: Desk, inlines: Sequence[prose.Inline], *, calls: bool = True
) -> shown.Inlines:
    """Resolve the words of one leaf.

    With ``calls`` a citation or a remark becomes a numbered note call. Without (inside a remark,
    on a title page) a citation is printed as text, and a remark is an error.
    """
    return _Setter(desk, calls).all(inlines)


def with_calls(desk: Desk, words: shown.Inlines, record: Path) -> shown.Inlines:
    """Call the notes of the record at a path behind its words."""
    cites = desk.parsed.cites
    paths = takewhile(lambda path: path in cites, ((*record, "cite", k) for k in count()))
    out = list(words)
    _add(out, set_inlines(desk, [inline for path in paths for inline in cites[path]]))
    return tuple(out)


def own(text: str) -> shown.Inlines:
    """Make inlines of words that the program adds."""
    return (shown.Text(text),)
