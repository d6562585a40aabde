"""A font that has a letter for number 0, which stands for a missing one -> the same with another number for it.

Matplotlib 3.11 numbers the letters beyond Latin from 0 on, so that the minus of every axis is the first of them. Codes
stay as they are: a map from codes to numbers of glyphs leads the first of them elsewhere.
"""

from typing import Any, NamedTuple

MOST = 65535
"""The largest number of a glyph: ISO 32000-1, annex C."""


class Moved(NamedTuple):
    """What takes the place of what the font has."""

    number: int
    """What stands for 0 from now on."""
    glyphs: bytes
    """Two bytes for each number."""
    codes: bytes
    """The map from codes to numbers, as a CMap."""


SYSTEM = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
NAME = "/Zero.moved-H"


def moved(pikepdf: Any, font: Any, kid: Any) -> Moved | None:
    """The font without a number 0; None where it has no letter for that, or no room."""
    given = kid.get("/CIDToGIDMap")
    if str(font.get("/Encoding", "")) != "/Identity-H" or not isinstance(given, pikepdf.Stream):
        return None
    glyphs = bytes(given.read_bytes())
    glyphs += b"\0" * (len(glyphs) % 2)
    number = len(glyphs) // 2
    if glyphs[:2] in (b"", b"\0\0") or number > MOST:
        return None
    return Moved(number, b"\0\0" + glyphs[2:] + glyphs[:2], _codes(number))


def _codes(number: int) -> bytes:
    rows = "".join(
        f"<{high:02X}{'01' if not high else '00'}> <{high:02X}FF> {max(high << 8, 1)}\n" for high in range(256)
    )
    blocks = rows.splitlines(keepends=True)
    ranges = "".join(
        f"{len(blocks[start : start + 100])} begincidrange\n{''.join(blocks[start : start + 100])}endcidrange\n"
        for start in range(0, 256, 100)  # the most that one block may have
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo {SYSTEM} def\n/CMapName {NAME} def\n/CMapType 1 def\n/WMode 0 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"1 begincidchar\n<0000> {number}\nendcidchar\n{ranges}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
