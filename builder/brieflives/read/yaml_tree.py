"""Turn YAML text into a tree of nodes that know their places; the only importer of yaml.

Every scalar stays text (SCHEMA rule 9). What YAML would do behind the author's back (a key written
twice, aliases, tags, merge keys, a comma that makes a second key) is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field

from brieflives.findings import Code, Finding, Fix, finding
from brieflives.places import SourceFile, Span
from brieflives.read.characters import forbidden_characters, without_forbidden
from brieflives.read.nodes import Entry, Mapping, Node, Scalar, Sequence
from brieflives.read.yaml_skips import Skipped, entry_at, part_at

DEEPEST = 64
_MOST_RESTARTS = 10
_PROPERTIES = r"(?:[&!]\S*\s+)+"
_HASH = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
_DASH_IN_TEXT = re.compile(r"\n[ \t]*(-)[ \t]")
# The pure loader ends a plain text at `?` inside braces, libyaml does not: `{date: 1890?}`.
_QUESTION = r"(?<=\w)\?"
_QUESTION_STAND_IN = "\ue0ff"

# a newer libyaml looks ahead for a key and gives up by itself; the pure loader would take
# minutes over it
_LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
_QUOTE_IT = 'if it is meant as text, put the whole value in quotes: "…"'


def read_tree(source: SourceFile) -> tuple[Node | None, list[Finding]]:
    """Return the root node of a YAML file and all that is wrong with the file.

    The root is ``None`` when the file is empty, too deep or broken.
    """
    sound = read_sound_parts(source)
    return None if sound.broken else sound.root, sound.findings


class SoundParts(Struct, frozen=True):
    """What could be read of a file; where it is ``broken``, some of it is passed over."""

    root: Node | None
    findings: list[Finding]
    broken: list[Finding]  # those of the findings that made a part unreadable


def read_sound_parts(source: SourceFile) -> SoundParts:
    """Read a YAML file, and of a broken one all that is not broken.

    Where the loader stops, the entry around that place is passed over, up to the next key or list
    item that does not stand deeper. Where that does not help, its whole part of the file goes.
    """
    findings = forbidden_characters(source)
    text = without_forbidden(source.text) if findings else source.text
    broken: list[Finding] = []
    skipped: Skipped | None = None
    for _ in range(_MOST_RESTARTS):
        in_tree: list[Finding] = []
        tree = _Tree(source, in_tree)
        problem = tree.build(text)
        if problem is None:
            break
        found = _broken(source, text, problem)
        if skipped is None or not skipped.explains(found, text):
            broken.append(found)
            skipped = entry_at(text, found)
        else:
            skipped = part_at(source.text, skipped)
        text = skipped.blanked(text)
    findings += [*broken, *in_tree]
    root = tree.root if problem is None else None
    if isinstance(root, Scalar) and root.is_empty:
        root = None
    if root is None and not findings:
        findings.append(_empty(source))
    return SoundParts(root, findings, broken)


def read_own(text: str) -> object:
    """Return dictionaries, lists and texts of a file that travels with the program.

    Such files hold no mistakes an author could mend, so none are looked for; this takes a fifth of
    the time of ``read_tree``.
    """
    return _content(yaml.compose(text, Loader=yaml.CBaseLoader if _C else yaml.BaseLoader))


def _content(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _content(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_content(item) for item in node.value]
    return node.value if node else None


class _Problem(Struct, frozen=True):
    """Where a loader stopped, and its own words for why."""

    problem: str
    at: int
    context: str
    context_at: int


class _Open(Struct):
    """A list or mapping whose end is still to come."""

    start: int
    flow: bool
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Node | None = None


class _Tree:
    """Builds one document from the events of a loader, without recursion."""

    def __init__(self, source: SourceFile, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.root: Node | None = None
        self.open: list[_Open] = []

    def build(self, text: str) -> _Problem | None:
        """Read all events; return what kept the loader from reading to the end."""
        try:
            for event in _events(text):
                if not self._take(event):
                    break
        except yaml.YAMLError as error:
            problem = _problem(error)
            if problem.problem == _LIBYAML_TOO_DEEP:
                self._too_deep(problem.at)
                return None
            return _wording(text) or problem
        return None

    def _take(self, event: yaml.Event) -> bool:
        """Add one event to the tree; ``False`` when reading has to stop."""
        if isinstance(event, yaml.ScalarEvent):  # as most are
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end_collection(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._start_collection(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            place = self._span(event)
            message = f"{place.text} is read as a reference to another part of the file"
            self._report(Code.YAML_ALIAS, place, message, _QUOTE_IT, self._in_quotes(place))
            self._add(Scalar(self.source, place.start, place.stop, place.text, "alias"))
        return True

    def _start_document(self, event: yaml.Event) -> bool:
        if self.root is None:
            return True
        place = self._span(event)
        message = "a second YAML document begins here; a file holds one"
        hint = "remove this line of three hyphens, or indent it to belong to the text above"
        self._report(Code.SEVERAL_DOCUMENTS, place, message, hint)
        return False

    def _start_collection(self, event: yaml.CollectionStartEvent) -> bool:
        start = self._properties(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if len(self.open) >= DEEPEST:
            self._too_deep(start)
            return False
        self.open.append(_Open(start, bool(event.flow_style), is_mapping))
        return True

    def _too_deep(self, at: int) -> None:
        place = Span(self.source, at, min(at + 1, len(self.source.text)))
        message = f"more than {DEEPEST} lists or groups stand inside each other here"
        self._report(Code.TOO_DEEP, place, message, "look for brackets that are never closed")

    def _end_collection(self, event: yaml.Event) -> None:
        done = self.open.pop()
        stop = _stop(event)
        if done.is_mapping:
            entries = tuple(done.entries.values())
            if entries and not done.flow:
                stop = max(entries[-1].value.stop, entries[-1].key.stop)
            self._add(Mapping(self.source, done.start, stop, entries, done.flow))
            return
        if done.items and not done.flow:
            stop = done.items[-1].stop
        self._add(Sequence(self.source, done.start, stop, tuple(done.items), done.flow))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, stop = self._properties(event), _stop(event)
        style = event.style or ""
        text = event.value.replace(_QUESTION_STAND_IN, "?") if not _C else event.value
        if style in ("|", ">"):
            stop = start + len(self.source.text[start:stop].rstrip())
        scalar = Scalar(self.source, start, max(start, stop), text, style)
        if style == '"' and "\\" in self.source.text[start:stop]:
            self._check_escapes(scalar)
        elif not style:
            self._check_plain(scalar)
        return scalar

    def _check_escapes(self, scalar: Scalar) -> None:
        if forbidden_characters(SourceFile("", scalar.text)):
            message = "a code in this text stands for a control character"
            self._report(Code.CONTROL_CHARACTER, scalar.span(), message, "remove the code")

    def _check_plain(self, scalar: Scalar) -> None:
        """Report what YAML takes away from a text without quotes, or adds to it."""
        text, stop = self.source.text, scalar.stop
        lost = _HASH.match(text, stop) if scalar.text else None
        if lost:
            place = Span(self.source, lost.start(1), lost.start(1) + len(lost[1].rstrip()))
            message = f"'{place.text}' is not read: # after a space begins a remark"
            hint = "put the whole value in quotes, or write a space after the # of a remark"
            self._report(Code.HASH_IN_VALUE, place, message, hint)
        match = _DASH_IN_TEXT.search(text, scalar.start, stop)
        if match:
            place = Span(self.source, match.start(1), match.end(1))
            message = "this list entry is read as a part of the text above it"
            hint = "start the - in the same column as the entry above"
            self._report(Code.BROKEN_YAML, place, message, hint)

    def _properties(self, event: yaml.NodeEvent) -> int:
        """Report an anchor or a tag; return where the node itself starts."""
        start = _start(event)
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return start
        match = re.compile(_PROPERTIES).match(self.source.text, start)
        stop = match.end() if match else _stop(event)
        written = self.source.text[start:stop].rstrip()
        place = Span(self.source, start, start + len(written))
        if event.anchor is not None:
            message = f"&{event.anchor} is read as a YAML anchor, which lives do not use"
            self._report(Code.YAML_ALIAS, place, message, _QUOTE_IT, self._in_quotes(place))
        if tag is not None:
            message = f"{written.split()[0] if written else '!'} is read as a YAML tag"
            self._report(Code.YAML_TAG, place, message, _QUOTE_IT, self._in_quotes(place))
        return stop if match else start

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            key, top.key = top.key, None
            self._add_entry(top, key, node)

    def _add_entry(self, top: _Open, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar) or key.is_empty:
            message = "a key has to be one word or a few, not a list or a group or nothing"
            hint = "a text that begins with [ or { needs quotes"
            self._report(Code.COMPLEX_KEY, _first_line(key), message, hint)
        elif key.text == "<<" and not key.style:
            message = "<< would copy keys from elsewhere, which lives do not use"
            self._report(Code.MERGE_KEY, key.span(), message, "write the keys out")
        elif top.flow and isinstance(value, Scalar) and self._is_comma_trap(key, value):
            self._report_comma(top, key)
        elif key.text in top.entries:
            first = top.entries[key.text].key.span().line
            message = f"the key '{key.text}' is written twice, first on line {first}"
            self._report(Code.DUPLICATE_KEY, key.span(), message, "keep one of the two")
        else:
            top.entries[key.text] = Entry(key, value)

    def _is_comma_trap(self, key: Scalar, value: Scalar) -> bool:
        """Tell whether ``key`` is the end of a text that a comma has cut in two."""
        between = self.source.text[key.stop : max(key.stop, value.start)]
        after = self.source.text[value.stop : value.stop + 1]
        return value.is_empty and not value.text and ":" not in between + after

    def _report_comma(self, top: _Open, key: Scalar) -> None:
        from brieflives.read.yaml_mends import could_be_key, quoted

        message = f"the comma before '{key.text}' ends the value before it"
        hint = "put a text that holds a comma in quotes"
        fix: Fix | None = None
        if top.entries:
            last = next(reversed(top.entries.values()))
            if isinstance(last.value, Scalar):
                whole = Span(self.source, last.value.start, key.stop)
                written = quoted(" ".join(whole.text.split()))
                hint = f"put the text in quotes: {last.key.text}: {written}"
                if not (last.value.style or key.style or could_be_key(key.text)):
                    fix = Fix(whole, written)
        else:
            message = f"'{key.text}' is read as a key without a value"
            hint = "write key: value inside { }, or quote the text if the braces belong to it"
        self._report(Code.COMMA_IN_BRACES, key.span(), message, hint, fix)

    def _span(self, event: yaml.Event) -> Span:
        return Span(self.source, _start(event), _stop(event))

    def _in_quotes(self, place: Span) -> Fix | None:
        from brieflives.read.yaml_mends import quoting

        return quoting(self.source, place.start)

    def _report(
        self, code: Code, place: Span, message: str, hint: str, fix: Fix | None = None
    ) -> None:
        self.findings.append(finding(code, place, message, hint, fix))


_C = yaml.__with_libyaml__


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _stop(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _events(text: str) -> Iterator[yaml.Event]:
    if _C:
        return yaml.parse(text, Loader=yaml.CSafeLoader)
    return yaml.parse(re.sub(_QUESTION, _QUESTION_STAND_IN, text), Loader=yaml.SafeLoader)


def _wording(text: str) -> _Problem | None:
    """Run the pure loader for its wording; ``None`` when it finds nothing wrong."""
    try:
        for _ in yaml.parse(re.sub(_QUESTION, _QUESTION_STAND_IN, text), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return _problem(error)
    return None


def _problem(error: yaml.YAMLError) -> _Problem:
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    at = mark.index if mark else getattr(error, "position", 0)
    return _Problem(
        getattr(error, "problem", None) or str(error),
        at,
        getattr(error, "context", None) or "",
        context_mark.index if context_mark else at,
    )


def _broken(source: SourceFile, text: str, problem: _Problem) -> Finding:
    from brieflives.read.yaml_advice import advice  # its patterns are for broken files alone
    from brieflives.read.yaml_mends import quoting

    at, message, hint = advice(
        text, problem.problem, problem.at, problem.context, problem.context_at
    )
    at = max(0, min(at, len(source.text)))
    place = Span(source, at, min(at + 1, len(source.text)))
    return finding(Code.BROKEN_YAML, place, message, hint, quoting(source, at))


def _empty(source: SourceFile) -> Finding:
    return finding(
        Code.EMPTY_FILE,
        Span(source, 0, 0),
        "there is no life in this file yet",
        "begin with  schema: life/1",
    )


def _first_line(node: Node) -> Span:
    span = node.span()
    stop = span.source.text.find("\n", span.start, span.stop)
    return Span(span.source, span.start, stop if stop >= 0 else span.stop)
