"""Makes the fonts of the tests: every letter is a rectangle half an em wide, so that widths are counted by hand.

Run with fontTools installed: `python tests/fonts/make.py`. Drawn here; no other font is in them.
Space 0.25 em, letters 0.5 em (at
weight 900 of the variable ones: 0.7 em), capitals 0.7 em high, small letters 0.5 em.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

HERE = Path(__file__).parent
CHARS = "ABCHIOabcdefghijklmnopqrstuvwxyz.,-/"
NAMES = {char: f"uni{ord(char):04X}" for char in CHARS}
ORDER = [".notdef", "space", *NAMES.values()]


def box(name: str, wider: int = 0) -> tuple[int, int, int]:
    """Right edge, bottom, top of a glyph."""
    char = next((char for char, glyph in NAMES.items() if glyph == name), "x")
    return 450 + wider, -200 if char in "gjpqy" else 0, 700 if char.isupper() or char in "bdfhkl" else 500


def draw(pen, name: str, wider: int = 0) -> None:
    if name == "space":
        return
    right, bottom, top = box(name, wider)
    pen.moveTo((50, bottom))
    for corner in ((50, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()


def start(family: str, style: str, outlines: bool) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=outlines)
    builder.setupGlyphOrder(ORDER)
    builder.setupCharacterMap({32: "space", **{ord(char): name for char, name in NAMES.items()}})
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    return builder


def finish(builder: FontBuilder, path: str) -> None:
    builder.setupHorizontalMetrics(
        {name: (250 if name == "space" else 500, 0 if name == "space" else 50) for name in ORDER}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700, usWeightClass=400)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / path)


def charstrings(wider: int = 0, cff2: bool = False) -> dict:
    strings = {}
    for name in ORDER:
        pen = T2CharStringPen(None if cff2 else (250 if name == "space" else 500), None, CFF2=cff2)
        draw(pen, name, wider)
        strings[name] = pen.getCharString()
    return strings


def truetype(family: str, wider: bool) -> FontBuilder:
    builder = start(family, "Regular", True)
    glyphs = {}
    for name in ORDER:
        pen = TTGlyphPen(None)
        draw(pen, name)
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    if wider:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        deltas = [(0, 0), (0, 0), (200, 0), (200, 0), (0, 0), (200, 0), (0, 0), (0, 0)]
        axis = {"wght": (0, 1, 1)}
        builder.setupGvar({name: [TupleVariation(axis, deltas)] for name in ORDER if name != "space"})
    return builder


finish(truetype("Test Plain", False), "TestPlain.ttf")
finish(truetype("Test Variable", True), "TestVariable.ttf")
cff = start("Test Cubic", "Regular", False)
cff.setupCFF("TestCubic", {"FullName": "Test Cubic"}, charstrings(), {})
finish(cff, "TestCubic.otf")
cff2 = start("Test Cubic Two", "Regular", False)
cff2.setupFvar([("wght", 100, 400, 900, "Weight")], [])
cff2.setupCFF2(charstrings(cff2=True))
finish(cff2, "TestCubicTwo.otf")


def wide() -> None:
    """Ideographs and kana as squares of an em that reach higher than Latin capitals, as those of real families do."""
    signs = [*map(chr, range(0x4E00, 0x4E60)), *map(chr, range(0x3041, 0x3100)), "\u3001", "\u3002"]
    order = [".notdef", *(f"uni{ord(sign):04X}" for sign in signs)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(sign): name for sign, name in zip(signs, order[1:], strict=True)})
    builder.setupNameTable({"familyName": "Test Wide", "styleName": "Regular", "psName": "TestWide-Regular"})
    pen = TTGlyphPen(None)
    pen.moveTo((50, -100))
    for corner in ((50, 850), (950, 850), (950, -100)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf(dict.fromkeys(order, square))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 50)))
    builder.setupHorizontalHeader(ascent=1160, descent=-288)
    builder.setupOS2(sTypoAscender=1160, sTypoDescender=-288, sxHeight=550, sCapHeight=730, usWeightClass=400)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / "TestWide.ttf")


wide()
