"""Faces and the glyphs used of them -> font objects: a subset of the font file, widths, the way back to characters.

Glyph numbers in the file are those of the font (Identity-H): a line of type needs to know nothing of the subset.
"""

import os
from hashlib import md5
from typing import NamedTuple
from zlib import crc32

import uharfbuzz as hb

from poster.cache import Cache
from poster.model.text import Face
from poster.paint.cff import DamagedOutlinesError, widths_of
from poster.paint.objects import File, Number, deflated, real, utf16

POSTSCRIPT_NAME = 6
"""Number of the PostScript name in the `name` table (OpenType)."""

Meanings = frozenset[tuple[int, str]]
"""Glyphs with the characters that each stands for."""

DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "JSTF",
    "MATH",
    "kern",
    "name",
    "post",
    "STAT",
    "DSIG",
    "cmap",
    "OS/2",
    "gasp",
)
"""Tables that a PDF reader has no use for: glyphs come by number, already placed."""


NEEDED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")
"""Tables that readers of PDF want: HarfBuzz leaves out those that are damaged."""

NEAR = 1.0
"""Thousandths of an em that a width may differ by from that of the outlines (ISO 19005-2, 6.2.11.5)."""

SUBSETS = 100
"""Subsets that are kept, about 15 kB each."""


class DamagedFaceError(Exception):
    """A font file that HarfBuzz shapes with, but whose outlines no reader of PDF would show; says what is wrong."""

    def __init__(self, face: Face, fact: str) -> None:
        super().__init__(fact)
        self.face = face


class FontParts(NamedTuple):
    """The objects of one embedded font, ready to be written."""

    name: str
    """PostScript name with the tag of the subset."""
    program: bytes
    """Stream of the font program."""
    program_key: str
    """FontFile2 for TrueType, FontFile3 for CFF."""
    unicode: bytes
    """Stream of the ToUnicode map."""
    descriptor: str
    """Entries of the descriptor but the program."""
    descendant: str
    """Entries of the CID font but the descriptor."""


def resource_name(face: Face, cache: Cache) -> str:
    """Name of a face in content streams; made from the face alone, so that pieces of content can be kept.

    The folder of its file is left out: the same fonts in another checkout give the same bytes.
    """
    return cache.get("resource names", face, lambda: _resource_name(face))


def _resource_name(face: Face) -> str:
    file = os.path.basename(face.path)
    kind = repr((face.family, file, face.index, face.axes, face.weight, face.italic))
    return f"F{crc32(kind.encode('utf-8', 'surrogateescape')):08x}"


def font_of(face: Face, cache: Cache) -> hb.Font:
    """The font of a face in font units, at its position on the axes."""
    return cache.get("painted font", face, lambda: _open(face))


def _open(face: Face) -> hb.Font:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(face.path), face.index))
    if face.axes:
        font.set_variations(dict(face.axes))
    return font


def width_of(font: hb.Font, glyph: int, units: int) -> int:
    """Width of a glyph as the PDF gives it: in whole thousandths of an em, since pdfium ignores their fractions."""
    advance: int = font.get_glyph_h_advance(glyph)
    return round(advance * 1000 / units)


def add_font(file: File, face: Face, meanings: Meanings, cache: Cache) -> Number:
    """Write the font of a face with the glyphs of `meanings`; each glyph must have one meaning."""
    subsets = cache.table("painted subset")
    parts: FontParts | None = subsets.get((face, meanings))
    if parts is None:
        if len(subsets) >= SUBSETS:
            subsets.clear()
        parts = subsets[face, meanings] = _parts(face, meanings, cache)
    program = file.add(parts.program)
    descriptor = file.add(f"<<{parts.descriptor}/{parts.program_key} {program} 0 R>>")
    descendant = file.add(f"<<{parts.descendant}/FontDescriptor {descriptor} 0 R>>")
    unicode = file.add(parts.unicode)
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{parts.name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _parts(face: Face, meanings: Meanings, cache: Cache) -> FontParts:
    font = font_of(face, cache)
    glyphs = sorted({glyph for glyph, _ in meanings})
    is_cff, program = _subset(face, glyphs, cache)
    name = _subset_name(face, font, glyphs)
    common = f"/Type/Font/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    kind = "/Subtype/CIDFontType0" if is_cff else "/Subtype/CIDFontType2/CIDToGIDMap/Identity"
    return FontParts(
        name,
        program,
        "FontFile3" if is_cff else "FontFile2",
        _to_unicode(meanings),
        _descriptor(face, font, name),
        common + kind + "/DW 0/W[" + _widths(font, glyphs, face.units) + "]",
    )


def _subset(face: Face, glyphs: list[int], cache: Cache) -> tuple[bool, bytes]:
    """Whether the outlines are CFF, and the stream of the subset."""
    source = font_of(face, cache).face
    if glyphs and glyphs[-1] >= source.glyph_count:
        raise DamagedFaceError(face, "its table 'cmap' or 'GSUB' leads to glyphs that it lacks")
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    flags = hb.SubsetFlags
    wanted.flags = (
        flags.RETAIN_GIDS
        | flags.NO_HINTING
        | flags.NO_LAYOUT_CLOSURE
        | flags.NOTDEF_OUTLINE
        | flags.DOWNGRADE_CFF2
        | flags.CFF_IDENTITY_CHARSET
        | flags.DESUBROUTINIZE
    )
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_tag(table) for table in DROPPED)
    for axis, position in face.axes:
        wanted.pin_axis_location(source, axis, position)
    pinned = {axis for axis, _ in face.axes}
    for info in source.axis_infos:
        if info.tag not in pinned:
            wanted.pin_axis_to_default(source, info.tag)
    try:
        subset = wanted.subset(source)
    except (RuntimeError, hb.HarfBuzzError):
        raise DamagedFaceError(face, "its outlines cannot be taken over") from None
    try:
        return _program(subset, glyphs, font_of(face, cache), face.units)
    except DamagedOutlinesError as fault:
        raise DamagedFaceError(face, str(fault)) from None


def _program(subset: hb.Face, glyphs: list[int], font: hb.Font, units: int) -> tuple[bool, bytes]:
    """Whether the outlines are CFF, and their stream. Raises DamagedOutlinesError where readers would not take it."""
    cff = subset.reference_table("CFF ").data
    if cff:
        _check_widths(widths_of(cff, glyphs), glyphs, font, units)
        return True, deflated("/Subtype/CIDFontType0C", cff)
    missing = [table for table in NEEDED if not subset.reference_table(table).data]
    if missing:
        raise DamagedOutlinesError(f"its table '{missing[0]}' makes no sense")
    _check_widths(_table_widths(subset, glyphs), glyphs, font, units)
    program = subset.blob.data
    return False, deflated(f"/Length1 {len(program)}", program)


def _check_widths(widths: list[float], glyphs: list[int], font: hb.Font, units: int) -> None:
    """Readers must find the widths that the page was set with."""
    for glyph, width in zip(glyphs, widths, strict=True):
        if abs(width * 1000 / units - width_of(font, glyph, units)) > NEAR:
            raise DamagedOutlinesError("its glyphs have other widths than its table 'hmtx' says")


def _table_widths(subset: hb.Face, glyphs: list[int]) -> list[float]:
    """The widths of glyphs as readers find them in a TrueType font: those beyond the table have its last one."""
    table: bytes = subset.reference_table("hmtx").data
    count = int.from_bytes(subset.reference_table("hhea").data[34:36], "big")
    if not 1 <= count <= len(table) // 4:
        raise DamagedOutlinesError("its table 'hmtx' makes no sense")
    return [int.from_bytes(table[4 * at : 4 * at + 2], "big") for at in (min(glyph, count - 1) for glyph in glyphs)]


def _tag(table: str) -> int:
    return int.from_bytes(table.ljust(4).encode("ascii"), "big")


def _subset_name(face: Face, font: hb.Font, glyphs: list[int]) -> str:
    """A PostScript name that differs for each subset: a digest of the glyphs as six capitals, and the font's name."""
    number = int.from_bytes(md5(repr((face.axes, glyphs)).encode(), usedforsecurity=False).digest()[:8], "big")
    tag = "".join(chr(65 + number // 26**place % 26) for place in range(6))
    axes = "".join(f"-{axis}{position:g}" for axis, position in face.axes)
    name = (font.face.get_name(POSTSCRIPT_NAME) or face.family) + axes
    return f"{tag}+{''.join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == '-'))}"


def _widths(font: hb.Font, glyphs: list[int], units: int) -> str:
    """Widths in thousandths of an em, in runs of neighbouring glyphs."""
    parts: list[str] = []
    last = -2
    for glyph in glyphs:
        width = width_of(font, glyph, units)
        parts.append(f" {width}" if glyph == last + 1 else f"{']' if parts else ''}{glyph}[{width}")
        last = glyph
    return "".join(parts) + "]" if parts else ""


def _descriptor(face: Face, font: hb.Font, name: str) -> str:
    head = font.face.reference_table("head").data
    corners = (int.from_bytes(head[at : at + 2], "big", signed=True) * 1000 // face.units for at in (36, 38, 40, 42))
    return (
        f"/Type/FontDescriptor/FontName/{name}/Flags {4 | 64 * face.italic}/FontBBox[{' '.join(map(str, corners))}]"
        f"/ItalicAngle {-10 * face.italic}/Ascent {real(face.ascent * 1000, 0)}/Descent {real(-face.descent * 1000, 0)}"
        f"/CapHeight {real(face.cap_height * 1000, 0)}/StemV {max(50, face.weight // 5)}"
    )


def _to_unicode(meanings: Meanings) -> bytes:
    known = sorted((glyph, text) for glyph, text in meanings if text)
    blocks = []
    for start in range(0, len(known), 100):  # 100: the most that one block may have (Adobe Technical Note 5014)
        block = known[start : start + 100]
        lines = "".join(f"<{glyph:04X}> <{utf16(text)}>\n" for glyph, text in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}endbfchar\n")
    return deflated(
        "",
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "".join(blocks)
            + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii"),
    )
