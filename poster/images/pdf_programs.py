"""A font program inside a PDF and the codes that are shown -> nothing, or what a code lacks: its glyph or its width.

fontTools reads the programs, since HarfBuzz knows no bare CFF. Source: ISO 32000-1, 9.6 and 9.7.
"""

import struct
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from poster.images.pdf_encoding import base_of, differences, letters_of
from poster.images.pdf_type1 import open_type1
from poster.images.source import PictureError

NEAR = 1.0
"""Thousandths of an em that widths may differ by: ISO 19005-2, 6.2.11.5. Cairo drops what is behind the point."""

MOST_CALLS = 100_000
"""Glyphs and subroutines of a font that are gone through, some 10 microseconds each."""

OUTLINES = "export it with text as outlines"
SYMBOLIC = 4


class Glyph(NamedTuple):
    """What is known of a glyph."""

    number: int
    """0 for the missing glyph."""
    width: float
    """In thousandths of an em."""


class Program(NamedTuple):
    """A font program."""

    glyph: Callable[[int], Glyph | None]
    """By its code, or the number of a glyph in a composite font; None where it has none."""
    letters: dict[int, str]
    """Codes -> names of glyphs that it gives them itself."""


def check_glyphs(pikepdf: Any, font: Any, codes: set[int], content: bytes) -> dict[int, str]:
    """The names that the program gives to codes. Raises PictureError where a code that is shown lacks its glyph."""
    own = str(font.get("/BaseFont", "/without a name"))[1:]
    name = (own[7:] if own[6:7] == "+" else own)[:60]
    try:
        program = _program(pikepdf, font, content)
        glyphs = {code: program.glyph(code) for code in sorted(codes)}
    except PictureError:
        raise
    except Exception as fault:  # fontTools raises nearly anything on damaged fonts
        raise PictureError(f"has the font '{name}', which is damaged", OUTLINES) from fault
    width = _widths(font)
    for code, glyph in glyphs.items():
        if glyph is None:
            raise PictureError(f"has the font '{name}', which lacks a letter that is shown", OUTLINES)
        if glyph.number == 0 or (code == 0 and str(font["/Subtype"]) == "/Type0" and not _can_move(pikepdf, font)):
            fact = f"has the font '{name}', which numbers a letter as the missing glyph"
            raise PictureError(fact, "export it with fonts as Type 3 (Matplotlib: 'pdf.fonttype': 3), or as SVG")
        if abs(width(code) - glyph.width) > NEAR:
            raise PictureError(f"has the font '{name}' with widths that are not its own", OUTLINES)
    return program.letters


def _can_move(pikepdf: Any, font: Any) -> bool:
    """Whether the letter that a font numbers 0 gets another number."""
    from poster.images.pdf_zero import moved

    return moved(pikepdf, font, font["/DescendantFonts"][0]) is not None


def _widths(font: Any) -> Callable[[int], float]:
    """The widths that the PDF gives, by code."""
    from poster.images.pdf_fonts import widths_of

    if str(font["/Subtype"]) == "/Type0":
        kid = font["/DescendantFonts"][0]
        widths, usual = widths_of(kid), float(kid.get("/DW", 1000))
        return lambda code: widths.get(code, usual)
    first, given = int(font["/FirstChar"]), list(font["/Widths"])
    missing = float(font["/FontDescriptor"].get("/MissingWidth", 0))
    return lambda code: float(given[code - first]) if 0 <= code - first < len(given) else missing


def _program(pikepdf: Any, font: Any, content: bytes) -> Program:
    is_composite = str(font["/Subtype"]) == "/Type0"
    kid = font["/DescendantFonts"][0] if is_composite else font
    descriptor = kid["/FontDescriptor"]
    if "/FontFile" in descriptor:
        if is_composite:
            raise PictureError("has a font of Type 1 in the place of another", OUTLINES)
        return _type1(font, content)
    if "/FontFile3" in descriptor and content[:4] not in (b"OTTO", b"\0\1\0\0", b"true"):
        return _cff(font, content, is_composite)
    tables = _tables(content)
    if b"CFF " in tables:
        return _cff(font, tables[b"CFF "], is_composite)
    return _truetype(pikepdf, font, kid, content, tables, is_composite)


def _tables(content: bytes) -> dict[bytes, bytes]:
    """The tables of an OpenType font."""
    (count,) = struct.unpack_from(">H", content, 4)
    tables: dict[bytes, bytes] = {}
    for number in range(min(count, 100)):
        tag, start, length = struct.unpack_from(">4s4xII", content, 12 + 16 * number)
        if start + length > len(content):
            raise ValueError("cut off")
        tables[tag] = content[start : start + length]
    return tables


def _truetype(
    pikepdf: Any, font: Any, kid: Any, content: bytes, tables: dict[bytes, bytes], is_composite: bool
) -> Program:
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (wide,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    _check_outlines(tables, count)
    if not 16 <= units <= 16384 or not 1 <= wide <= count:
        raise ValueError("no units")

    def glyph(number: int | None) -> Glyph | None:
        if number is None or number >= count:
            return None
        (advance,) = struct.unpack_from(">H", tables[b"hmtx"], 4 * min(number, wide - 1))
        return Glyph(number, advance * 1000 / units)

    if is_composite:
        given = kid.get("/CIDToGIDMap")
        if not isinstance(given, pikepdf.Stream):
            return Program(glyph, {})
        numbers = bytes(given.read_bytes())
        return Program(lambda code: glyph(int.from_bytes(numbers[2 * code : 2 * code + 2].ljust(2, b"\0"), "big")), {})
    codes = _codes_of_truetype(font, content, count)
    return Program(lambda code: glyph(codes(code)), {})


def _check_outlines(tables: dict[bytes, bytes], count: int) -> None:
    """Every glyph lies within the outlines."""
    is_long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    loca = tables[b"loca"]
    places = struct.unpack_from(f">{count + 1}{'I' if is_long else 'H'}", loca)
    step = 1 if is_long else 2
    if any(one > other for one, other in pairwise(places)) or places[-1] * step > len(tables[b"glyf"]):
        raise ValueError("outlines cut off")


def _codes_of_truetype(font: Any, content: bytes, count: int) -> Callable[[int], int | None]:
    """The way from codes to numbers of glyphs: ISO 32000-1, 9.6.6.4, as ISO 19005-2, 6.2.11.6 narrows it."""
    from fontTools.agl import toUnicode
    from fontTools.ttLib import TTFont

    opened = TTFont(BytesIO(content), lazy=True)
    opened.setGlyphOrder([f"g{number}" for number in range(count)])
    tables = opened["cmap"].tables if "cmap" in opened else []
    maps = {
        (each.platformID, each.platEncID): {code: int(glyph[1:]) for code, glyph in each.cmap.items()}
        for each in tables
        if each.format in (0, 4, 6)  # the others may say that they have billions of codes
    }
    letters = letters_of(font)

    def by_name(code: int) -> int | None:
        text = toUnicode(letters.get(code, ""))
        found = maps.get((3, 1), {}).get(ord(text)) if len(text) == 1 else None
        if found is None and len(text) == 1 and (1, 0) in maps:
            old = text.encode("mac-roman", "ignore")
            found = maps[1, 0].get(old[0]) if old else None
        return found

    is_symbolic = int(font["/FontDescriptor"].get("/Flags", 0)) & SYMBOLIC
    encoding = font.get("/Encoding")
    if not is_symbolic:
        base = base_of(encoding)
        plain = base in ("/WinAnsiEncoding", "/MacRomanEncoding")
        sound = not differences(font) or ((3, 1) in maps and all(map(toUnicode, differences(font).values())))
        if not plain or not sound or not maps or set(maps) == {(3, 0)}:
            raise ValueError("no way to its glyphs")
        return by_name
    if (3, 0) not in maps and len(tables) != 1:
        raise ValueError("too many ways to its glyphs")
    own = maps.get((3, 0)) or next(iter(maps.values()))

    def by_code(code: int) -> int | None:
        found = next((own[base + code] for base in (0, 0xF000, 0xF100, 0xF200) if base + code in own), None)
        named = by_name(code) if encoding is not None else None
        if named is not None and named != found:
            raise ValueError("two ways to different glyphs")
        return found

    return by_code


def _cff(font: Any, content: bytes, is_composite: bool) -> Program:
    from fontTools.cffLib import CFFFontSet
    from fontTools.misc.psCharStrings import T2WidthExtractor

    class Extractor(T2WidthExtractor):  # type: ignore[misc]
        """Subroutines that call each other tenfold, ten deep, would run for years."""

        calls = 0

        def execute(self, string: Any) -> None:
            Extractor.calls += 1
            if Extractor.calls > MOST_CALLS:
                raise ValueError("too many steps")
            super().execute(string)

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(content), None)
    top = fonts[0]
    order = top.charset
    strings = top.CharStrings
    is_keyed = hasattr(top, "ROS")
    if is_composite:
        numbers = {int(name[3:]): at for at, name in enumerate(order)} if is_keyed else {}
        to_number = (lambda code: numbers.get(code)) if is_keyed else (lambda code: code)
        letters: dict[int, str] = {}
    else:
        if is_keyed:
            raise ValueError("numbers instead of names")
        letters = _built_in(top)
        names = {**letters, **letters_of(font)}
        places = {name: at for at, name in enumerate(order)}
        to_number = lambda code: places.get(names.get(code, ".notdef"))  # noqa: E731
    scale = 1000 * (top.FontMatrix[0] if hasattr(top, "FontMatrix") else 0.001)

    def width(number: int) -> float:
        string = strings[order[number]]
        private = string.private
        factor = scale
        if is_keyed:
            inner = top.FDArray[top.FDSelect[number] if hasattr(top, "FDSelect") else 0]
            if "FontMatrix" in inner.rawDict:
                factor = 1000 * inner.FontMatrix[0] * (top.FontMatrix[0] if "FontMatrix" in top.rawDict else 1)
        extractor = Extractor(
            getattr(private, "Subrs", []), string.globalSubrs, private.nominalWidthX, private.defaultWidthX
        )
        extractor.execute(string)
        return float(extractor.width * factor)

    # All of them, since readers go through all: a damaged glyph that is not shown spoils the font too.
    widths = [width(number) for number in range(len(order))]

    def glyph(code: int) -> Glyph | None:
        number = to_number(code)
        return Glyph(number, widths[number]) if number is not None and 0 <= number < len(widths) else None

    return Program(glyph, letters)


def _built_in(top: Any) -> dict[int, str]:
    from fontTools.encodings.StandardEncoding import StandardEncoding

    encoding = top.Encoding
    names = StandardEncoding if encoding == "StandardEncoding" else encoding
    if not isinstance(names, list):
        return {}
    return {code: name for code, name in enumerate(names) if name != ".notdef"}


def _type1(font: Any, content: bytes) -> Program:
    program = open_type1(content)
    names = {**program.letters, **letters_of(font)}

    def glyph(code: int) -> Glyph | None:
        name = names.get(code, ".notdef")
        return Glyph(int(name != ".notdef"), program.widths[name]) if name in program.widths else None

    return Program(glyph, program.letters)
