"""Title, author, language and date -> what a PDF says about itself: XMP, Info, color intent, outline."""

import os
import time
from collections.abc import Sequence

from poster.cache import Cache
from poster.model.drawing import Bookmark, Drawing
from poster.paint.objects import File, Number, deflated, real, stream, text_string
from poster.paint.target import Intent

CREATOR = "poster"
PRODUCER = "poster with ReportLab"

PDFUA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A wants every property beyond its own list described (ISO 19005-2, 6.6.2.3)."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def xmp(drawing: Drawing, created: int) -> bytes:
    """The XMP packet as a stream; it claims PDF/UA-1 and PDF/A-2a. `created` is in seconds since 1970, UTC."""
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(created))
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    author = f"<dc:creator><rdf:Seq><rdf:li>{_xml(drawing.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{names}>\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(drawing.title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"{author if drawing.author else ''}"
        f"{_about(drawing)}"
        f"<dc:language><rdf:Bag><rdf:li>{_xml(drawing.lang)}</rdf:li></rdf:Bag></dc:language>\n"
        "<dc:format>application/pdf</dc:format>\n"
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>{_keywords(drawing)}\n"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        f'{PDFUA_SCHEMA}\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return stream("/Type/Metadata/Subtype/XML", packet.encode("utf-8", "replace"))


def _about(drawing: Drawing) -> str:
    """Identifier, rights, subjects and abstract, each only where it is said."""
    about = drawing.about
    subjects = "".join(f"<rdf:li>{_xml(word)}</rdf:li>" for word in about.keywords)
    doi = f"<dc:identifier>https://doi.org/{_xml(about.doi)}</dc:identifier>\n" if about.doi else ""
    rights = " ".join(filter(None, (about.rights, about.rights_url if about.rights_url != about.rights else "")))
    return (
        doi
        + (f"<dc:rights>{_default(rights)}</dc:rights>\n" if rights else "")
        + (f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>\n" if subjects else "")
        + (f"<dc:description>{_default(about.abstract)}</dc:description>\n" if about.abstract else "")
    )


def _default(text: str) -> str:
    """A text in the language of whoever reads it."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(text)}</rdf:li></rdf:Alt>'


def _keywords(drawing: Drawing) -> str:
    words = ", ".join(drawing.about.keywords)
    return f"<pdf:Keywords>{_xml(words)}</pdf:Keywords>" if words else ""


def _xml(text: str) -> str:
    """Text as XML may hold it: markup escaped, control characters gone."""
    clean = "".join(letter for letter in text if letter >= " " and letter not in "\ufffe\uffff")
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def info(drawing: Drawing, created: int) -> str:
    """The information dictionary, in the same words as the XMP."""
    date = time.strftime("D:%Y%m%d%H%M%SZ", time.gmtime(created))
    author = f"/Author{text_string(drawing.author)}" if drawing.author else ""
    about = drawing.about
    if about.abstract:
        author += f"/Subject{text_string(about.abstract)}"
    if about.keywords:
        author += f"/Keywords{text_string(', '.join(about.keywords))}"
    return (
        f"<</Title{text_string(drawing.title)}{author}/Creator({CREATOR})/Producer({PRODUCER})"
        f"/CreationDate({date})/ModDate({date})>>"
    )


def write_color_intent(file: File, intent: Intent, cache: Cache) -> Number:
    """The output intent: which colors the numbers of the file mean."""
    profile = file.add(cache.get("color profile", intent.profile, lambda: _profile(intent)))
    return file.add(
        f"<</Type/OutputIntent/S/{intent.kind}/OutputConditionIdentifier{text_string(intent.condition)}"
        f"/Info{text_string(intent.info)}/RegistryName{text_string(intent.registry)}"
        f"/DestOutputProfile {profile} 0 R>>"
    )


def _profile(intent: Intent) -> bytes:
    with open(os.path.join(os.path.dirname(__file__), "data", intent.profile), "rb") as profile:
        return deflated(f"/N {intent.channels}", profile.read())


def write_outline(file: File, drawing: Drawing, page_numbers: Sequence[Number]) -> Number:
    """The outline of the document; 0 where it has no bookmarks. A level that is skipped counts as the next one."""
    bookmarks = drawing.bookmarks
    if not bookmarks:
        return 0
    root = file.reserve()
    numbers = [file.reserve() for _ in bookmarks]
    kids: list[list[int]] = [[] for _ in range(len(bookmarks) + 1)]  # the last is the outline itself
    parents: list[int] = []
    open_entries: list[int] = []
    for at, bookmark in enumerate(bookmarks):
        while open_entries and bookmarks[open_entries[-1]].level >= bookmark.level:
            open_entries.pop()
        parents.append(open_entries[-1] if open_entries else -1)
        kids[parents[at]].append(at)
        open_entries.append(at)
    for at, bookmark in enumerate(bookmarks):
        parent = numbers[parents[at]] if parents[at] >= 0 else root
        siblings = kids[parents[at]]
        place = siblings.index(at)
        before = f"/Prev {numbers[siblings[place - 1]]} 0 R" if place else ""
        after = f"/Next {numbers[siblings[place + 1]]} 0 R" if place + 1 < len(siblings) else ""
        entries = f"/Title{text_string(bookmark.title)}/Parent {parent} 0 R{before}{after}{_ends(kids[at], numbers)}"
        file.fill(numbers[at], f"<<{entries}/Dest{_destination(bookmark, drawing, page_numbers)}>>")
    file.fill(root, f"<</Type/Outlines{_ends(kids[-1], numbers)}>>")
    return root


def _ends(kids: Sequence[int], numbers: Sequence[Number]) -> str:
    return f"/First {numbers[kids[0]]} 0 R/Last {numbers[kids[-1]]} 0 R/Count {len(kids)}" if kids else ""


def _destination(bookmark: Bookmark, drawing: Drawing, page_numbers: Sequence[Number]) -> str:
    page = drawing.pages[bookmark.page]
    across = real(page.around + bookmark.x) if bookmark.x else "null"
    return f"[{page_numbers[bookmark.page]} 0 R/XYZ {across} {real(page.around + page.height - bookmark.y)} null]"
