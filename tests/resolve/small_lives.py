"""Small lives written for a test, and the parts of the document they become."""

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent, indent

from brieflives.document.dump import dump
from brieflives.findings import Finding
from brieflives.read.life import read_life_text
from brieflives.resolve.life import resolve

SOURCES = """\
sources:
  - {id: toole, type: book, author: [{family: Toole, given: Betty}], title: Ada, publisher: X, issued: 1992}
  - {id: moore, type: book, author: [{family: Moore, given: Doris}], title: Ada, publisher: Y, issued: 1977}
"""  # noqa: E501 - one line a source


class Told:
    """A small life as the lines of its document's dump, with the findings."""

    def __init__(
        self, person: str, rest: str = "", *, lang: str = "en-GB", folder: Path = Path()
    ) -> None:
        book = f"schema: life/1\nbook: {{title: Ada, lang: {lang}}}\nperson:\n  name: Ada King\n"
        written = f"{book}{indent(dedent(person), '  ')}\n{dedent(rest)}"
        parsed, findings = read_life_text(written, folder=folder)
        assert parsed is not None, findings
        document, more = resolve(parsed, datetime(2000, 1, 1, tzinfo=UTC))
        self.lines = dump(document).splitlines()
        self.findings: list[Finding] = [*findings, *more]

    def part(self, heading: str) -> list[str]:
        """The lines of a part, without its first; empty where the book has no such part."""
        start = next((k for k, s in enumerate(self.lines) if s.startswith(heading)), None)
        if start is None:
            return []
        lines = self.lines[start + 1 :]
        stop = next((k for k, line in enumerate(lines) if line[0] != " "), len(lines))
        return [line.strip() for line in lines[:stop]]

    @property
    def infobox(self) -> list[str]:
        """The lines of the table of facts."""
        return self.part("infoboxpage")

    @property
    def timeline(self) -> list[str]:
        """The entries of the timeline, without the heading."""
        return self.part("timeline")[1:]
