"""Tables of the entries that objects of a PDF may have -> the entries as PDF/A-2 writes them.

Only what a table names is taken over: what is about editing, tags, layers and printing machines stays behind.
Source: ISO 32000-1, 7.10 (functions), 8.4.5, 8.6, 8.7, 8.9 and 8.10; what ISO 19005-2 forbids is not in the tables.
"""

from collections.abc import Callable, Mapping
from typing import Any

from poster.images.pdf_values import OddValueError, real
from poster.images.source import PictureError

Reader = Callable[[Any], str]
"""A value of a PDF -> the same as it is written. Raises OddValueError, TypeError or ValueError where it does not suit.
"""

Table = Mapping[str, Reader]

AGAIN = "export it again"


def written(noun: str, value: Any, table: Table, needed: str = "") -> str:
    """The entries of `value` that the table knows. Raises PictureError where one is odd, or a needed one missing."""
    missing = [key for key in needed.split() if key not in value]
    if missing:
        raise PictureError(f"has {noun} without its {missing[0][1:]}", AGAIN)
    parts = []
    for key, reader in table.items():
        if key not in value:
            continue
        try:
            parts.append(f"{key} {reader(value[key])}")
        except (OddValueError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError):
            raise PictureError(f"has {noun} whose {key[1:]} makes no sense", AGAIN) from None
    return "".join(parts)


def number(value: Any) -> str:
    """Any number."""
    if isinstance(value, bool) or not hasattr(value, "__float__") or not hasattr(value, "__abs__"):
        raise OddValueError("no number")
    return real(value)


def whole(low: int, high: int) -> Reader:
    """A whole number within bounds, both included."""

    def read(value: Any) -> str:
        if isinstance(value, bool) or value != int(value) or not low <= int(value) <= high:
            raise OddValueError("no such number")
        return str(int(value))

    return read


def numbers(*counts: int) -> Reader:
    """So many numbers in an array; any number of them where no count is given."""

    def read(value: Any) -> str:
        items = list(value)
        if (counts and len(items) not in counts) or len(items) > MOST_NUMBERS:
            raise OddValueError("not so many numbers")
        return f"[{' '.join(map(number, items))}]"

    return read


MOST_NUMBERS = 100_000

POSITIVE = whole(1, 1_000_000)


def flag(value: Any) -> str:
    """true or false."""
    if not isinstance(value, bool):
        raise OddValueError("neither true nor false")
    return "true" if value else "false"


def flags(value: Any) -> str:
    """Two of them."""
    first, second = value
    return f"[{flag(first)} {flag(second)}]"


def one_of(words: str, otherwise: str = "") -> Reader:
    """One of several names, or another one in the place of all that are not known."""
    known = words.split()

    def read(value: Any) -> str:
        name = str(value)[1:]
        if name not in known and not otherwise:
            raise OddValueError("not known")
        return f"/{name if name in known else otherwise}"

    return read


def bits(*counts: int) -> Reader:
    """One of several numbers of bits."""
    return lambda value: whole(1, 32)(value if int(value) in counts else None)


MODES = (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference "
    "Exclusion Hue Saturation Color Luminosity"
)
"""Ways to blend: ISO 32000-1, 11.3.5."""


def blend_mode(value: Any) -> str:
    """The first of the modes that is known; readers take Normal where none is."""
    names = [str(value)] if str(value).startswith("/") else [str(each) for each in value]
    return "/" + next((name[1:] for name in names if name[1:] in MODES.split()), "Normal")


def dashes(value: Any) -> str:
    """Lengths and an offset."""
    lengths, offset = value
    if any(float(each) < 0 for each in lengths):
        raise OddValueError("a length below nought")
    return f"[{numbers()(lengths)} {number(offset)}]"


INTENT = one_of("AbsoluteColorimetric RelativeColorimetric Saturation Perceptual", "RelativeColorimetric")

FORM: Table = {"/BBox": numbers(4), "/Matrix": numbers(6)}

GROUP: Table = {"/I": flag, "/K": flag}

IMAGE: Table = {"/Width": POSITIVE, "/Height": POSITIVE, "/Decode": numbers(), "/Intent": INTENT}

STATE: Table = {
    "/LW": number, "/LC": whole(0, 2), "/LJ": whole(0, 2), "/ML": number, "/D": dashes, "/RI": INTENT, "/FL": number,
    "/SM": number, "/SA": flag, "/BM": blend_mode, "/CA": number, "/ca": number, "/AIS": flag, "/TK": flag,
}  # fmt: skip

TILING: Table = {
    **FORM, "/PatternType": whole(1, 1), "/PaintType": whole(1, 2), "/TilingType": whole(1, 3), "/XStep": number,
    "/YStep": number,
}  # fmt: skip

PATTERN: Table = {"/PatternType": whole(2, 2), "/Matrix": numbers(6)}

SHADING: Table = {
    "/ShadingType": whole(1, 7), "/Background": numbers(), "/BBox": numbers(4), "/AntiAlias": flag,
    "/Domain": numbers(), "/Matrix": numbers(6), "/Coords": numbers(4, 6), "/Extend": flags,
    "/BitsPerCoordinate": bits(1, 2, 4, 8, 12, 16, 24, 32),
    "/BitsPerComponent": bits(1, 2, 4, 8, 12, 16), "/BitsPerFlag": bits(2, 4, 8), "/Decode": numbers(),
    "/VerticesPerRow": whole(2, 100_000),
}  # fmt: skip

SHADING_NEEDS = {
    1: "/Function", 2: "/Coords /Function", 3: "/Coords /Function",
    4: "/BitsPerCoordinate /BitsPerComponent /BitsPerFlag /Decode",
    5: "/BitsPerCoordinate /BitsPerComponent /VerticesPerRow /Decode",
    6: "/BitsPerCoordinate /BitsPerComponent /BitsPerFlag /Decode",
    7: "/BitsPerCoordinate /BitsPerComponent /BitsPerFlag /Decode",
}  # fmt: skip

FUNCTION: Table = {
    "/FunctionType": whole(0, 4), "/Domain": numbers(), "/Range": numbers(), "/Size": numbers(),
    "/BitsPerSample": bits(1, 2, 4, 8, 12, 16, 24, 32), "/Order": whole(1, 3), "/Encode": numbers(),
    "/Decode": numbers(), "/C0": numbers(), "/C1": numbers(), "/N": number, "/Bounds": numbers(),
}  # fmt: skip

FUNCTION_NEEDS = {
    0: "/Domain /Range /Size /BitsPerSample", 2: "/Domain /N", 3: "/Domain /Functions /Bounds /Encode",
    4: "/Domain /Range",
}  # fmt: skip

CALIBRATED: Mapping[str, Table] = {
    "/CalGray": {"/WhitePoint": numbers(3), "/BlackPoint": numbers(3), "/Gamma": number},
    "/CalRGB": {"/WhitePoint": numbers(3), "/BlackPoint": numbers(3), "/Gamma": numbers(3), "/Matrix": numbers(9)},
    "/Lab": {"/WhitePoint": numbers(3), "/BlackPoint": numbers(3), "/Range": numbers(4)},
}

UNPACKING: Table = {
    "/Predictor": whole(1, 15), "/Colors": whole(1, 32), "/BitsPerComponent": bits(1, 2, 4, 8, 16),
    "/Columns": POSITIVE, "/K": whole(-1_000_000, 1_000_000), "/EndOfLine": flag, "/EncodedByteAlign": flag,
    "/Rows": whole(0, 1_000_000), "/EndOfBlock": flag, "/BlackIs1": flag,
    "/DamagedRowsBeforeError": whole(0, 1_000_000), "/ColorTransform": whole(0, 1),
}  # fmt: skip
