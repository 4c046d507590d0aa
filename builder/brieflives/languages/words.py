"""The words of one language, read from its data file.

A data file holds groups of keys. A value is a text, or where the language's grammar asks for it
three: ``born: {m: Родился, f: Родилась, x: Дата рождения}`` go with a man, a woman, and somebody of
whom the file does not say (``person.gender``). A variety of a language (``en-US``) may have a file
of its own with only what differs. A key under ``protected`` holds words parted by spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from brieflives.read.yaml_tree import read_own

Gender = Literal["m", "f", "x"]
GENDERS: tuple[Gender, ...] = ("m", "f", "x")
Groups = Mapping[str, Mapping[str, str]]

_FOLDER = Path(__file__).parent


class Words(Struct, frozen=True, dict=True):
    """Labels and patterns of a language, by group and key: ``words("infobox", "born")``."""

    lang: str  # the book's language, which may be a variety: en-GB
    groups: Groups  # in the forms that go with the person's gender

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
    tags = (path.stem for path in _FOLDER.glob("*.yaml"))
    return tuple(sorted(tag for tag in tags if "-" not in tag))


def load_words(lang: str, gender: Gender | None = None) -> Words | None:
    """Return the words for a BCP 47 tag, in the forms that go with ``gender``.

    The file of the language comes first, those of its varieties change it: ``zh``, ``zh-Hant``,
    ``zh-Hant-HK``. None where no file has the language.
    """
    subtags = lang.split("-")
    tags = ["-".join(subtags[: k + 1]) for k in range(len(subtags))]
    groups = read_groups(tags[0], gender)
    if not groups:
        return None
    for tag in tags[1:]:
        changes = read_groups(tag, gender)
        groups = groups | {name: {**groups[name], **changes[name]} for name in changes}
    return Words(lang, groups)


def english_words() -> Words:
    """Return the words of English, which stand in for those of a language without a file."""
    words = load_words("en")
    assert words is not None, "en.yaml travels with the program"
    return words


def read_groups(tag: str, gender: Gender | None = None) -> dict[str, dict[str, str]]:
    """Read the data file of exactly this tag; nothing where there is none."""
    return {
        name: {
            key: value if isinstance(value, str) else value[gender or "x"]
            for key, value in group.items()
        }
        for name, group in _written(tag).items()
    }


@cache
def _written(tag: str) -> Mapping[str, Mapping[str, str | Mapping[Gender, str]]]:
    """Return what stands in a data file; a build asks for that of its language five times."""
    path = _FOLDER / f"{tag}.yaml"
    if not path.is_file():
        return {}
    written = read_own(path.read_text(encoding="utf-8"))
    return cast("Mapping[str, Mapping[str, str | Mapping[Gender, str]]]", written)
