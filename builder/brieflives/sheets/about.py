"""What sheets say of themselves: an XMP packet without any claim."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from brieflives import __version__

MAKER = f"Brief Lives {__version__}"
SHEETS = "sheets for printing"  # they are known by it


class About(Struct, frozen=True):
    """Of what the sheets are; ``reading`` is the file to read in their place; empty: not known."""

    title: str = ""
    author: str = ""
    lang: str = ""
    reading: str = ""


def packet(about: About) -> bytes:
    """Return the XMP packet (ISO 16684-1): it names no standard, for sheets keep none."""
    title = _ALTERNATIVES.format(_xml(about.title))
    known = (
        (about.title, f"<dc:title>{title}</dc:title>"),
        (about.author, f"<dc:creator><rdf:Seq>{_item(about.author)}</rdf:Seq></dc:creator>"),
        (about.lang, f"<dc:language><rdf:Bag>{_item(about.lang)}</rdf:Bag></dc:language>"),
        (about.reading, f"<dc:source>{_xml(about.reading)}</dc:source>"),
    )
    elements = "\n".join(element for value, element in known if value)
    return _PACKET.format(elements=elements, kind=SHEETS, maker=_xml(MAKER)).encode("utf-8")


def _item(text: str) -> str:
    return f"<rdf:li>{_xml(text)}</rdf:li>"


def _xml(text: str) -> str:
    """Write text for XML, which has no place for most control characters."""
    return escape("".join(sign for sign in text if sign.isprintable()), quote=False)


_ALTERNATIVES = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{elements}
<dc:type><rdf:Bag><rdf:li>{kind}</rdf:li></rdf:Bag></dc:type>
<pdf:Producer>{maker}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
