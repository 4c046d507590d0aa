"""The words of one language, read from its data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from brieflives.read.yaml_tree import read_words


@dataclass(frozen=True)
class Words:
    """Labels and patterns of a language, by group and key: ``words("infobox", "born")``."""

    lang: str  # the book's language, which may be a variety: en-GB
    groups: Mapping[str, Mapping[str, str]]

    def __call__(self, group: str, key: str, **parts: object) -> str:
        """Return one word or pattern with its ``{parts}`` put in."""
        text = self.groups[group][key]
        return text.format(**parts) if parts else text

    @cached_property
    def babel_locale(self) -> str:
        """The name of the language for Babel: ``en_GB``."""
        return self.lang.replace("-", "_")


def shipped_languages() -> tuple[str, ...]:
    """Return the primary subtags of all languages that have a data file."""
    names = (entry.name for entry in files("brieflives.languages").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def load_words(lang: str) -> Words | None:
    """Return the words for a BCP 47 tag, by its primary subtag; None where no file has them."""
    primary = lang.split("-", 1)[0]
    path = files("brieflives.languages") / f"{primary}.yaml"
    if not path.is_file():
        return None
    return Words(lang, read_words(path.read_text(encoding="utf-8"), path.name))
