"""Words of the author become words of the book: calls numbered, targets found, quotes curled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brieflives.document import inline as shown
from brieflives.findings import Code
from brieflives.model import prose
from brieflives.places import NOWHERE
from brieflives.read.nearest import nearest
from brieflives.resolve.desk import Desk
from brieflives.resolve.quotes import curl
from brieflives.resolve.sources import note_form


@dataclass
class _Setter:
    """Walks one leaf's inlines; ``before`` is the last character set, for the quotes."""

    desk: Desk
    calls: bool
    before: str = ""

    def all(self, inlines: Sequence[prose.Inline]) -> shown.Inlines:
        return tuple(s for inline in inlines for s in self.one(inline))

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
                self.before = " "
                return (shown.LineBreak(),)
            case prose.Citation() | prose.RemarkCall():
                return self.call(inline)

    def text(self, inline: prose.Text) -> shown.Text:
        quotes = self.desk.words.groups["quotes"]
        text = curl(inline.text, self.before, quotes["double"], quotes["single"])
        self.before = text[-1:] or self.before
        return shown.Text(text, inline.place)

    def marked(self, inline: prose.Marked) -> shown.Inlines:
        out = self.all(inline.children)
        if inline.small_caps:
            out = (shown.SmallCaps(out),)
        if inline.person:
            out = (shown.PersonMark(inline.sort or _last_word_first(shown.plain(out)), out),)
        if inline.lang:
            out = (shown.Foreign(inline.lang, out),)
        return out

    def link(self, inline: prose.Link) -> shown.Inlines:
        children = self.all(inline.children)
        if not inline.target.startswith("#"):
            return (shown.Link(inline.target, children),)
        name = inline.target[1:]
        targets = self.desk.targets
        if name not in targets:
            near = nearest(name, targets)
            hint = f"did you mean `#{near}`?" if near else "name the id of a chapter or a picture"
            message = f"no chapter or picture is called {name!r}"
            self.desk.report(Code.UNKNOWN_TARGET, inline.place, message, hint)
            return children
        return (shown.Link("#" + targets[name], children),)

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
        return cited_text(self.desk, inline) if known else ()


def set_inlines(
    desk: Desk, inlines: Sequence[prose.Inline], *, calls: bool = True
) -> shown.Inlines:
    """Resolve the words of one leaf.

    With ``calls`` a citation or a remark becomes a numbered note call. Without (inside a remark,
    on a title page) a citation is printed as text, and a remark is an error.
    """
    return _Setter(desk, calls).all(inlines)


def cited_text(desk: Desk, citation: prose.Citation) -> shown.Inlines:
    """Write a citation out: its sources with prefixes and locators, joined by semicolons."""
    out: list[shown.Inline] = []
    for k, item in enumerate(citation.items):
        if k:
            out.append(shown.Text("; "))
        if item.prefix:
            out.append(shown.Text(item.prefix + " "))
        out += note_form(desk.sources[item.source], item.locator, desk.words)
    return tuple(out)


def own(text: str) -> shown.Inlines:
    """Make inlines of words that the program adds."""
    return (shown.Text(text, NOWHERE),)


def _last_word_first(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family
