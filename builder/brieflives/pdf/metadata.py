"""What a PDF says about itself: Info, XMP, output intent, viewer preferences, page labels."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from html import escape  # that of xml.sax brings the libraries of the network
from typing import NamedTuple

from msgspec import Struct

from brieflives.document.book import Metadata
from brieflives.pdf.canvas import TaggedCanvas
from brieflives.sheets.about import MAKER

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?=[~?%]?$)")  # as XMP writes dates; no season
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _xml(text: str) -> str:
    return escape(text, quote=False)


class Claims(Struct, frozen=True):
    """The standards that a file says it keeps."""

    pdfa: int | None = 2  # the part of PDF/A, at level A; 3 where it holds other files
    pdfua: bool = True


NO_CLAIMS = Claims(None, pdfua=False)


def describe(
    canvas: TaggedCanvas, metadata: Metadata, labels: Iterable[str], claims: Claims
) -> None:
    """Give a PDF its metadata, its claims, and its page labels."""
    canvas.date(metadata.instant)
    canvas.setTitle(metadata.title)
    canvas.setAuthor(authors_of(metadata))
    canvas.setSubject(about_of(metadata))
    canvas.setKeywords(", ".join(metadata.subjects))
    canvas.setCreator(MAKER)
    canvas.setProducer(MAKER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if metadata.direction == "rtl":
        canvas.setViewerPreference("Direction", "/R2L")
    catalog = canvas.catalog
    packet = xmp(metadata, claims).encode("utf-8")
    told = canvas.objects.stream(packet, "/Type/Metadata/Subtype/XML", packed=False)
    catalog.Metadata = f"{told} 0 R"
    profile = canvas.objects.stream(srgb_profile(), "/N 3")
    name = "(sRGB IEC61966-2.1)"
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}"
        f"/DestOutputProfile {profile} 0 R>>]"
    )
    for first, style, start, prefix in page_label_ranges(labels):
        canvas.addPageLabel(first, style=style, start=start, prefix=prefix)


def authors_of(metadata: Metadata) -> str:
    """Return the names of the authors, as Info has them."""
    return ", ".join(author.name for author in metadata.authors)


def about_of(metadata: Metadata) -> str:
    """Return the subtitle, for which neither Info nor XMP has a place, and what the book tells."""
    return "\n".join(text for text in (metadata.subtitle, metadata.description) if text)


def _identifiers(metadata: Metadata) -> list[str]:
    """Return every number of the book, the one that readers know it by first."""
    number = re.sub("[^0-9Xx]", "", metadata.isbn or "").upper()
    return [*([f"urn:isbn:{number}"] if number else []), metadata.identifier]


class LabelRange(NamedTuple):
    """Pages from ``first`` on are labelled ``prefix`` and a number from ``start`` on."""

    first: int
    style: str | None
    start: int | None
    prefix: str | None


def page_label_ranges(labels: Iterable[str]) -> list[LabelRange]:
    """Return the fewest ranges that give these labels (ISO 32000-1, 12.4.2)."""
    ranges: list[LabelRange] = []
    expected: tuple[str | None, int] | None = None
    for index, label in enumerate(labels):
        style, number = _numbered(label)
        if style is None:
            ranges.append(LabelRange(index, None, None, label))
            expected = None
            continue
        if expected != (style, number):
            ranges.append(LabelRange(index, style, number, None))
        expected = (style, number + 1)
    return ranges


def _numbered(label: str) -> tuple[str | None, int]:
    if label.isascii() and label.isdecimal() and not label.startswith("0"):
        return "ARABIC", int(label)
    if label and set(label) <= _ROMAN.keys():
        values = [_ROMAN[sign] for sign in label]
        after = [*values[1:], 0]
        total = sum(-v if v < n else v for v, n in zip(values, after, strict=True))
        return "ROMAN_LOWER", total
    return None, 0


def srgb_profile() -> bytes:
    """Return a small sRGB profile (ICC.1:2001-04), always the same bytes."""
    curve = [round(65535 * _linear(level / 255)) for level in range(256)]
    response = b"curv\0\0\0\0" + struct.pack(">I256H", 256, *curve)
    name = b"sRGB\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(12 + 67),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": _xyz(0.9505, 1.0, 1.0891),
        b"rXYZ": _xyz(0.4361, 0.2225, 0.0139),
        b"gXYZ": _xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": _xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": response,
        b"gTRC": response,
        b"bTRC": response,
    }
    table, body = b"", b""
    places: dict[bytes, int] = {}
    for signature, data in tags.items():
        if data not in places:
            places[data] = 128 + 4 + 12 * len(tags) + len(body)
            body += data + bytes(-len(data) % 4)
        table += signature + struct.pack(">II", places[data], len(data))
    size = 128 + 4 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2024, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += struct.pack(">3i", 63190, 65536, 54061)  # the white of the profile connection space
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _linear(level: float) -> float:
    """Return the light that a level of sRGB stands for (IEC 61966-2-1)."""
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def xmp(metadata: Metadata, claims: Claims) -> str:
    """Return the XMP packet: Dublin Core, dates, the claims, and the schema PDF/A asks for."""
    date = metadata.instant.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    creators = "".join(f"<rdf:li>{_xml(author.name)}</rdf:li>" for author in metadata.authors)
    keywords = ", ".join(metadata.subjects)
    identifiers = _identifiers(metadata)
    issued = _DATE.match(metadata.date or "")
    about = about_of(metadata)
    optional = (
        (creators, f"<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>"),
        (keywords, f"<dc:subject>{_bag(*metadata.subjects)}</dc:subject>"),
        (about, f"<dc:description>{_alt(about)}</dc:description>"),
        (metadata.publisher, f"<dc:publisher>{_bag(metadata.publisher)}</dc:publisher>"),
        (issued, f"<dc:date><rdf:Seq><rdf:li>{issued and issued[0]}</rdf:li></rdf:Seq></dc:date>"),
        (metadata.source, f"<dc:source>{_xml(metadata.source or '')}</dc:source>"),
        (metadata.rights, f"<dc:rights>{_alt(metadata.rights)}</dc:rights>"),
        (keywords, f"<pdf:Keywords>{_xml(keywords)}</pdf:Keywords>"),
    )
    return _PACKET.format(
        title=_alt(metadata.title),
        lang=_xml(metadata.lang),
        identifier=_xml(identifiers[0]),
        identifiers=_bag(*identifiers),
        optional="\n".join(element for value, element in optional if value),
        maker=_xml(MAKER),
        date=date,
        claims=_claimed(claims),
    )


def _claimed(claims: Claims) -> str:
    part = claims.pdfa
    pdfa = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    return (pdfa if part else "") + ("<pdfuaid:part>1</pdfuaid:part>" if claims.pdfua else "")


def _bag(*texts: str | None) -> str:
    items = "".join(f"<rdf:li>{_xml(text)}</rdf:li>" for text in texts if text)
    return f"<rdf:Bag>{items}</rdf:Bag>"


def _alt(text: str | None) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(text or "")}</rdf:li></rdf:Alt>'


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title>{title}</dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier><xmp:Identifier>{identifiers}</xmp:Identifier>
{optional}
<pdf:Producer>{maker}</pdf:Producer><xmp:CreatorTool>{maker}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
{claims}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
