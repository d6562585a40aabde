"""A font of a PDF that is not embedded and that every reader has -> an open one with the same widths, embedded.

These fonts (ISO 32000-1, 9.6.2.2) are left out by R, gnuplot and ReportLab. TeX Gyre Heros, Termes and Cursor have the
widths of Helvetica, Times and Courier. Symbol and ZapfDingbats have no such stand-in: their signs are not text.
"""

import os
import re
from collections.abc import Iterable
from typing import Any

from poster.images.pdf_encoding import base_of, differences, letters_of
from poster.images.source import PictureError

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "standard")

FAMILIES = {"helvetica": "heros", "arial": "heros", "times": "termes", "timesnewroman": "termes", "courier": "cursor",
            "couriernew": "cursor"}  # fmt: skip

NAME = re.compile(
    r"(?:[A-Z]{6}\+)?(Helvetica|ArialMT|Arial|Times|TimesNewRomanPSMT|TimesNewRomanPS|TimesNewRoman|CourierNewPSMT"
    r"|CourierNewPS|CourierNew|Courier)(?:[-,]?(Roman|Regular|Bold|Italic|Oblique|BoldItalic|BoldOblique)(?:MT)?)?"
)

FILES = ("/FontFile", "/FontFile2", "/FontFile3")

EMBED = (
    "export it with all fonts embedded (R: cairo_pdf(); Matplotlib: 'pdf.fonttype': 42; LaTeX: updmap with embedded "
    "base fonts), or as SVG"
)

SERIFED, ITALIC, FIXED, PLAIN = 2, 64, 1, 32
"""Flags of a descriptor: ISO 32000-1, table 123."""


def is_embedded(font: Any) -> bool:
    """Whether a font has its program with it."""
    given = font.get("/FontDescriptor")
    return given is not None and any(key in given for key in FILES)


def has_stand_in(font: Any) -> bool:
    """Whether a font is one of those that every reader has, and not embedded."""
    is_simple = str(font.get("/Subtype")) in ("/Type1", "/TrueType")
    return is_simple and not is_embedded(font) and NAME.fullmatch(str(font.get("/BaseFont", ""))[1:]) is not None


def stand_in(document: Any, pikepdf: Any, font: Any, codes: Iterable[int]) -> None:
    """Embed the stand-in for `font`, with the letters that `codes` show. Raises PictureError where one is missing."""
    base = str(font.get("/BaseFont", ""))[1:]
    found = NAME.fullmatch(base)
    assert found, "only fonts with a stand-in are asked for it"
    family = FAMILIES[found[1].lower().removesuffix("mt").removesuffix("ps")]
    style = (found[2] or "Regular").replace("Oblique", "Italic").replace("Roman", "Regular").lower()
    shown = set(codes)
    letters = {code: name for code, name in _letters(font).items() if code in shown}
    missing = sorted(shown - set(letters))
    if missing:
        raise PictureError(f"has the font '{base}' with the code {missing[0]}, which stands for no letter", EMBED)
    program, widths = _subset(os.path.join(FOLDER, f"texgyre{family}-{style}.otf"), set(letters.values()))
    lost = sorted(set(letters.values()) - set(widths))
    if lost:
        raise PictureError(f"has the letter '{lost[0]}' in the font '{base}', which is not embedded", EMBED)
    _embed(document, pikepdf, font, letters, program, widths, family, style)


def _letters(font: Any) -> dict[int, str]:
    """Codes -> names of glyphs; what the font itself says goes over its base, Adobe's standard encoding by default."""
    from fontTools.encodings.StandardEncoding import StandardEncoding

    own = letters_of(font)
    if base_of(font.get("/Encoding")) in ("/WinAnsiEncoding", "/MacRomanEncoding"):
        return {**own, **differences(font)}
    plain = {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    return {**plain, **differences(font)}


def _subset(path: str, letters: set[str]) -> tuple[bytes, dict[str, float]]:
    """A font program in CFF with those of the letters that it has, and their widths in thousandths of an em."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    opened = TTFont(path)
    known = letters & set(opened.getGlyphOrder())
    options = Options(layout_features=[], glyph_names=True, notdef_outline=True, desubroutinize=True, hinting=False)
    options.drop_tables += ["FFTM", "DSIG", "GSUB", "GPOS"]
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=sorted(known))
    subsetter.subset(opened)
    scale = 1000 / opened["head"].unitsPerEm
    widths = {name: opened["hmtx"][name][0] * scale for name in known}
    return opened["CFF "].compile(opened), widths


def _embed(
    document: Any, pikepdf: Any, font: Any, letters: dict[int, str], program: bytes, widths: dict[str, float],
    family: str, style: str,
) -> None:  # fmt: skip
    first, last = min(letters, default=32), max(letters, default=32)
    name = pikepdf.Name(f"/TeXGyre{family.capitalize()}-{style.capitalize()}")
    stream = document.make_stream(program, Subtype=pikepdf.Name.Type1C)
    flags = PLAIN | (SERIFED if family == "termes" else 0) | (FIXED if family == "cursor" else 0)
    flags |= ITALIC if "italic" in style else 0
    numbers: list[Any] = []
    for code, letter in sorted(letters.items()):
        numbers += [code, pikepdf.Name(f"/{letter}")]
    font.Subtype, font.BaseFont = pikepdf.Name.Type1, name
    font.FirstChar, font.LastChar = first, last
    font.Widths = pikepdf.Array([round(widths.get(letters.get(code, ""), 0), 3) for code in range(first, last + 1)])
    font.Encoding = pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array(numbers))
    font.FontDescriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=flags, ItalicAngle=-12 if "italic" in style else 0,
        FontBBox=pikepdf.Array([-200, -300, 1200, 1100]), Ascent=1100, Descent=-300, CapHeight=720, StemV=80,
        FontFile3=document.make_indirect(stream),
    )  # fmt: skip
