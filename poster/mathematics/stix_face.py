"""The face that formulas are set in, and the characters that its glyphs stand for.

STIX Two Math 2.12: mathra names glyphs by their numbers in this very file, so it is not sought among the user's fonts.
"""

import os
from functools import cache

import uharfbuzz as hb

from poster.model.text import Face

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stix", "STIXTwoMath-Regular.otf")
FACE = Face(
    family="STIX Two Math", path=FILE, index=0, axes=(), weight=400, italic=False, units=1000, cap_height=0.657,
    x_height=0.473, ascent=0.706, descent=0.235,
)  # fmt: skip
"""Its measures are those of its letters H, x, b and y; a test measures them."""


@cache
def characters() -> dict[int, str]:
    """The character of each glyph that has one, the lowest where it has several; 3 ms, a fact of the file."""
    font = _font()
    found: dict[int, str] = {}
    for number in font.face.unicodes:
        found.setdefault(font.get_nominal_glyph(number), chr(number))
    return found


@cache
def character_of(glyph: int) -> str:
    """The characters that a glyph stands for; none for a part of a sign that is put together of several.

    A larger or smaller form is named after its sign: `two.ssty`, `parenleft.s3`, `uni2202.ssty`.
    """
    known = characters()
    if glyph in known:
        return known[glyph]
    base = _font().glyph_from_string(_font().glyph_to_string(glyph).split(".")[0])
    return known.get(base, "") if base else ""


@cache
def _font() -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(FILE)))
