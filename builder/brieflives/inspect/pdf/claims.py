"""Read the claims of an XMP packet: PDF/A, PDF/UA, the title."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from brieflives.inspect.pdf.anatomy import Claims

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_SHEETS = "sheets for printing"  # the dc:type of what Brief Lives lays on sheets


def read_claims(packet: bytes | None) -> Claims:
    """Return what a packet says; properties may be elements or attributes (ISO 16684-1, 7)."""
    if packet is None:
        return Claims()
    try:
        root = ET.fromstring(packet.strip(b"\0 \r\n\t"))
    except (ET.ParseError, ValueError):
        return Claims(is_there=True, is_sound=False)
    declared = {(e.text or "").strip() for e in root.iter(f"{_SCHEMA}namespaceURI")}
    level = _property(root, f"{_PDFA}conformance").lower()
    part = _property(root, f"{_PDFA}part")
    return Claims(
        is_there=True,
        pdfa=f"{part}{level}" if part else "",
        pdfua=_property(root, f"{_PDFUA}part"),
        title=_first(root, f"{_DC}title"),
        declares_pdfua=_PDFUA.strip("{}") in declared,
        is_sheets=_first(root, f"{_DC}type") == _SHEETS,
        source=_first(root, f"{_DC}source"),
    )


def _property(root: ET.Element, key: str) -> str:
    for found in root.iter(f"{_RDF}Description"):
        value = found.get(key) or found.findtext(key)
        if value and value.strip():
            return value.strip()
    return ""


def _first(root: ET.Element, key: str) -> str:
    """Return the first text of a property that may have several."""
    found = root.find(f".//{key}")
    words = [] if found is None else [text.strip() for text in found.itertext()]
    return next(filter(None, words), "")
