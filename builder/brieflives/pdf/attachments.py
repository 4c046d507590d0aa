"""Files that travel in a PDF: what it was made from (ISO 19005-3, 6.8 and annex E)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from brieflives.pdf.canvas import TaggedCanvas
from brieflives.pdf.elements import text_string as string
from brieflives.pdf.objects import ObjectWriter


class Attachment(Struct, frozen=True):
    """A file with its name, its media type and what it is to the PDF: ``Source`` or ``Data``."""

    name: str
    media_type: str
    data: bytes
    relation: str = "Source"


def attach(canvas: TaggedCanvas, attachments: Sequence[Attachment], instant: datetime) -> None:
    """Put files into a PDF; readers list them by their names."""
    if not attachments:
        return
    named = sorted(
        (string(each.name), _file(each, canvas.objects, instant)) for each in attachments
    )
    names = b"".join(b"%s %d 0 R" % entry for entry in named)
    tree = canvas.objects.add(b"<</EmbeddedFiles<</Names[%s]>>>>" % names)
    catalog = canvas.catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF", "Names"]
    catalog.AF = "[" + " ".join(f"{number} 0 R" for _, number in named) + "]"
    catalog.Names = f"{tree} 0 R"


def _file(each: Attachment, objects: ObjectWriter, instant: datetime) -> int:
    """Write a file and its specification (ISO 32000-1, 7.11.3 and 7.11.4); return its number."""
    digest = hashlib.md5(each.data, usedforsecurity=False).hexdigest()
    kind = each.media_type.replace("/", "#2F").replace("+", "#2B")
    entries = (
        f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(each.data)}"
        f"/ModDate(D:{instant:%Y%m%d%H%M%S}Z)/CheckSum<{digest}>>>"
    )
    stream = objects.stream(each.data, entries)
    name = string(each.name)
    return objects.add(
        b"<</Type/Filespec/F%s/UF%s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>/Desc%s>>"
        % (name, name, each.relation.encode("ascii"), stream, stream, name)
    )
