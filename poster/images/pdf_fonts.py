"""A font of a PDF page -> nothing, or what keeps it out of a PDF/A-2a file. Source: ISO 19005-2, 6.2.11."""

import re
from typing import Any

from poster.images.source import PictureError

EMBED = "export it with all fonts embedded, or with text as outlines"
MEANING = "export it again as tagged PDF or PDF/A, or with text as outlines"

FILES = ("/FontFile", "/FontFile2", "/FontFile3")

PLAIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding")


def name_of(font: Any) -> str:
    """The name that people know the font by, without the tag of a subset."""
    name = str(font.get("/BaseFont", font.get("/Name", "/without a name")))[1:]
    return name[7:] if name[6:7] == "+" else name


def check_font(pikepdf: Any, font: Any) -> None:
    """Raises PictureError, which names the font, where it is not embedded or its glyphs have no characters."""
    subtype = str(font.get("/Subtype", ""))
    if subtype in ("/CIDFontType0", "/CIDFontType2"):
        _check_embedded(font)
        return
    if subtype == "/Type0":
        kids = font.get("/DescendantFonts", ())
        if not len(kids):
            raise PictureError(f"has the font '{name_of(font)}' without its glyphs", EMBED)
        _check_embedded(kids[0])
        _check_first_glyph(pikepdf, kids[0])
    elif subtype != "/Type3":
        _check_embedded(font)
    if "/ToUnicode" not in font and not _has_names(pikepdf, font, subtype):
        raise PictureError(f"has the font '{name_of(font)}', whose glyphs say no characters", MEANING)


def _check_embedded(font: Any) -> None:
    descriptor = font.get("/FontDescriptor")
    if descriptor is None or not any(file in descriptor for file in FILES):
        raise PictureError(f"has the font '{name_of(font)}', which is not embedded", EMBED)


def _check_first_glyph(pikepdf: Any, font: Any) -> None:
    """Number 0 is the missing glyph, which must not be shown (6.2.11.8). Matplotlib (Type 42) uses it for a letter."""
    glyphs = font.get("/CIDToGIDMap")
    if isinstance(glyphs, pikepdf.Stream) and any(glyphs.read_bytes()[:2]):
        fact = f"has the font '{name_of(font)}', which numbers a letter as the missing glyph"
        raise PictureError(fact, "export it with fonts as Type 3 (Matplotlib: 'pdf.fonttype': 3), or as SVG")


def _has_names(pikepdf: Any, font: Any, subtype: str) -> bool:
    """Whether the encoding names characters."""
    encoding = font.get("/Encoding")
    if subtype == "/Type0":
        return False
    if isinstance(encoding, pikepdf.Dictionary):
        names = [str(name)[1:] for name in encoding.get("/Differences", ()) if isinstance(name, pikepdf.Name)]
        return all(_is_known(name) for name in names)
    return str(encoding) in PLAIN_ENCODINGS


def _is_known(name: str) -> bool:
    """Whether a glyph's name has the form of those in the Adobe Glyph List: not `g12` or `C0_3`."""
    if re.fullmatch(r"uni[0-9A-F]{4}|u[0-9A-F]{4,6}", name):
        return True
    return name in (".notdef", ".null") or (name.isalpha() and name.isascii())
