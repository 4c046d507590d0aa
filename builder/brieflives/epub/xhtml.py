"""XHTML as text: everything written is escaped, and only characters that XML knows get in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NewType

from brieflives.document.direction import direction_of

Markup = NewType("Markup", str)
"""Well-formed XML text. Only this module and joins of its results make it; mypy sees to that."""

Attributes = Mapping[str, str | None]

STYLE_SHEETS = ("styles/base.css", "styles/screen.css")

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_ESCAPED = re.compile(f"[&<>\r]|{_FORBIDDEN.pattern}")
_ESCAPED_TOO_IN_VALUE = re.compile('["\t\n]')
_NOT_IN_ID = re.compile("[^A-Za-z0-9-]")
_VOID = frozenset({"br", "hr", "img", "link", "meta"})


def allowed(words: str) -> str:
    """Replace each character that XML 1.0 (production 2, Char) forbids by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", words)


def text(words: str) -> Markup:
    """Escape characters; what XML forbids does not get in."""
    if _ESCAPED.search(words) is None:  # nearly always
        return Markup(words)
    clean = allowed(words)
    clean = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(clean.replace("\r", "&#13;"))


def start_tag(name: str, attributes: Attributes) -> Markup:
    """Open an element; attributes whose value is ``None`` are left out."""
    written = "".join(
        f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{written}{'/' if name in _VOID else ''}>")


def _attribute(value: str) -> str:
    """Escape what an XML parser would take for the end of the value, or turn into a space."""
    if _ESCAPED_TOO_IN_VALUE.search(value) is None and _ESCAPED.search(value) is None:
        return value
    return text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def end_tag(name: str) -> Markup:
    """Close an element."""
    return Markup(f"</{name}>")


def element(name: str, attributes: Attributes, *children: Markup) -> Markup:
    """Write an element and its children, with no white space that they do not bring."""
    if name in _VOID:
        return start_tag(name, attributes)
    return Markup(f"{start_tag(name, attributes)}{''.join(children)}{end_tag(name)}")


def lines(*blocks: Markup) -> Markup:
    """Put blocks one under the other; only for places where white space means nothing."""
    return Markup("\n".join(block for block in blocks if block))


def identifier(kind: str, key: str) -> str:
    """Make an XML id of a key: no two pairs of kind and key give the same one.

    Letters, digits and hyphens of ASCII stay; any other character becomes its number between low
    lines, and the kind ends with a full stop, which a written key cannot hold.
    """
    return f"{kind}.{_NOT_IN_ID.sub(lambda found: f'_{ord(found[0]):x}_', key)}"


def language(lang: str | None, around: str) -> Attributes:
    """Return the attributes that mark words of ``lang`` amid words of the language ``around``."""
    if lang is None:
        return {}
    direction = direction_of(lang)
    turned = direction if direction != direction_of(around) else None
    return {"lang": lang, "xml:lang": lang, "dir": turned}


def page(*, title: str, lang: str, matter: str, body: Markup) -> Markup:
    """Write a whole XHTML document; ``matter`` is its division of the book (frontmatter …)."""
    head = lines(
        element("meta", {"charset": "utf-8"}),
        element("title", {}, text(title)),
        *(
            element("link", {"rel": "stylesheet", "type": "text/css", "href": href})
            for href in STYLE_SHEETS
        ),
    )
    root = {
        "xmlns": "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": lang,
        "xml:lang": lang,
        "dir": direction_of(lang),
    }
    return Markup(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f"{start_tag('html', root)}\n<head>\n{head}\n</head>\n"
        f"{start_tag('body', {'epub:type': matter})}\n{body}\n</body>\n</html>\n"
    )
