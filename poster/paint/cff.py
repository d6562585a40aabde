"""A CFF table as HarfBuzz's subsetter writes it, without subroutines -> the widths of its glyphs.

Only what stands before a glyph's first step is read. Source: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2).
"""

from itertools import pairwise
from struct import unpack_from
from typing import NamedTuple

STRINGS, PRIVATE, FONTS, CHOICE = 17, 18, 12 << 8 | 36, 12 << 8 | 37
"""Operators of a top dictionary: glyphs, their private dictionary, or those of several fonts and which glyph is whose.
"""
USUAL, NOMINAL = 20, 21
"""Operators of a private dictionary: the width of glyphs that say none, and what others add theirs to."""

STEPS = {1: 0, 3: 0, 18: 0, 23: 0, 19: 0, 20: 0, 21: 2, 4: 1, 22: 1, 14: 0}
"""Operators that clear the stack first, and how many numbers they take; stems take pairs, and a width stands before."""
STEMS = (1, 3, 18, 23, 19, 20)

MOST_NUMBERS = 49
"""48 on the stack of a glyph, and a width."""

Dictionary = dict[int, list[float]]


class DamagedOutlinesError(Exception):
    """A font program does not hold what it must."""


class Widths(NamedTuple):
    """What a private dictionary says of widths, in font units."""

    usual: float
    nominal: float


def widths_of(table: bytes, glyphs: list[int]) -> list[float]:
    """The widths of glyphs by number, in font units. Raises DamagedOutlinesError."""
    try:
        return _widths_of(table, glyphs)
    except (IndexError, ValueError, ArithmeticError, KeyError) as fault:
        raise DamagedOutlinesError("its outlines make no sense") from fault
    except Exception as fault:
        if type(fault).__name__ != "error":  # struct's
            raise
        raise DamagedOutlinesError("its outlines are cut off") from fault


def _widths_of(table: bytes, glyphs: list[int]) -> list[float]:
    _, at = _index(table, table[2])
    tops, _ = _index(table, at)
    top = _dictionary(table[slice(*tops[0])])
    strings, _ = _index(table, int(top[STRINGS][0]))
    if FONTS not in top:
        widths = _private(table, top)
        return [_width(table[slice(*strings[glyph])], widths) for glyph in glyphs]
    fonts, _ = _index(table, int(top[FONTS][0]))
    each = [_private(table, _dictionary(table[slice(*place)])) for place in fonts]
    choose = int(top[CHOICE][0])
    return [_width(table[slice(*strings[glyph])], each[_chosen(table, choose, glyph)]) for glyph in glyphs]


def _index(table: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """Where the objects of an index begin and end, and where it ends itself."""
    (count,) = unpack_from(">H", table, at)
    if not count:
        return [], at + 2
    size = table[at + 2]
    start = at + 2 + size * (count + 1)
    places = [int.from_bytes(table[i : i + size], "big") + start for i in range(at + 3, start + 1, size)]
    if places != sorted(places) or places[-1] > len(table):
        raise ValueError("index")
    return list(pairwise(places)), places[-1]


def _dictionary(content: bytes) -> Dictionary:
    found: Dictionary = {}
    numbers: list[float] = []
    at = 0
    while at < len(content):
        byte = content[at]
        if byte <= 21:
            at += 1
            if byte == 12:
                byte = 12 << 8 | content[at]
                at += 1
            found[byte], numbers = numbers, []
        elif byte == 30:
            number, at = _decimal(content, at + 1)
            numbers.append(number)
        else:
            number, at = (unpack_from(">i", content, at + 1)[0], at + 5) if byte == 29 else _whole(content, at)
            numbers.append(number)
    return found


def _decimal(content: bytes, at: int) -> tuple[float, int]:
    digits = ""
    while True:
        for nibble in (content[at] >> 4, content[at] & 15):
            if nibble == 15:
                return float(digits or 0), at + 1
            digits += "0123456789.EE -"[nibble] + ("-" if nibble == 12 else "")
        at += 1


def _whole(content: bytes, at: int) -> tuple[float, int]:
    """A number in the forms that dictionaries and glyphs share."""
    byte = content[at]
    if byte == 28:
        return unpack_from(">h", content, at + 1)[0], at + 3
    if 32 <= byte <= 246:
        return byte - 139, at + 1
    if 247 <= byte <= 250:
        return (byte - 247) * 256 + content[at + 1] + 108, at + 2
    if 251 <= byte <= 254:
        return -(byte - 251) * 256 - content[at + 1] - 108, at + 2
    raise ValueError("number")


def _private(table: bytes, dictionary: Dictionary) -> Widths:
    size, start = (int(number) for number in dictionary.get(PRIVATE, [0, 0]))
    private = _dictionary(table[start : start + size])
    return Widths(*((private.get(key) or [0.0])[-1] for key in (USUAL, NOMINAL)))


def _chosen(table: bytes, at: int, glyph: int) -> int:
    """The font of a glyph."""
    if table[at] == 0:
        return table[at + 1 + glyph]
    if table[at] != 3:
        raise ValueError("choice of fonts")
    (count,) = unpack_from(">H", table, at + 1)
    chosen = 0
    for i in range(count):
        first, font = unpack_from(">HB", table, at + 3 + 3 * i)
        if first > glyph:
            break
        chosen = font
    return chosen


def _width(glyph: bytes, widths: Widths) -> float:
    numbers: list[float] = []
    at = 0
    while at < len(glyph) and len(numbers) <= MOST_NUMBERS:
        byte = glyph[at]
        if byte == 255:
            numbers.append(unpack_from(">i", glyph, at + 1)[0] / 65536)
            at += 5
        elif byte == 28 or byte >= 32:
            number, at = _whole(glyph, at)
            numbers.append(number)
        elif byte in STEPS:
            has_width = len(numbers) % 2 == 1 if byte in STEMS else len(numbers) > STEPS[byte]
            if byte == 14 and len(numbers) == 4:  # an accented letter of two others
                has_width = False
            return widths.nominal + numbers[0] if has_width else widths.usual
        else:
            break
    if not glyph:
        return widths.usual
    raise ValueError("no step")
