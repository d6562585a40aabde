"""The SVG of mathra -> marks, width and reach. All elements and attributes that it draws with are known here."""

import re
from itertools import pairwise
from typing import NamedTuple

from poster.mathematics.stix_face import FACE, character_of
from poster.model.color import Color
from poster.model.formula import Mark, Signs, Stroke
from poster.model.text import Outline, Word

EM = 1000.0
"""Units of its pictures in an em; y 0 is the baseline, and y grows upwards within the group that is drawn."""
COLORS = {
    "black": "000000", "blue": "0000ff", "brown": "8b5a2b", "cyan": "007a99", "darkgray": "404040", "gray": "6b6b6b",
    "green": "008000", "lightgray": "bfbfbf", "lime": "5a7d00", "magenta": "c2007a", "olive": "6b6b00",
    "orange": "b35900", "pink": "c2185b", "purple": "bf0040", "red": "d00000", "teal": "008080", "violet": "800080",
    "white": "ffffff", "yellow": "ffff00",
}  # fmt: skip
"""What xcolor knows by name, in sRGB. Those that could not be read on white stand darker here, all but yellow and light
gray, which are grounds."""

_ELEMENT = re.compile(r"<(use|rect|line)((?: [\w-]+=\"[^\"]*\")*)/>")
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_MOVED = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")


class UnknownColorError(Exception):
    """A color that has no name here."""


class Drawn(NamedTuple):
    """What a formula looks like, in em."""

    marks: tuple[Mark, ...]
    width: float
    ascent: float
    depth: float


class _Glyph(NamedTuple):
    """A glyph in its place, in units."""

    number: int
    x: float
    y: float
    scale: float
    color: Color | None


class _Path(NamedTuple):
    """A filled outline in its place, in units."""

    corners: tuple[tuple[float, float], ...]
    x: float
    color: Color | None


def drawn_of(svg: str) -> Drawn:
    """The marks of a picture in the order in which they are drawn. Raises UnknownColorError."""
    _, top, width, height = map(float, svg.split('viewBox="', 1)[1].split('"', 1)[0].split())
    body = svg.split("</defs>", 1)[1].split("<text", 1)[0]
    parts = [_part(found[1], dict(_ATTRIBUTE.findall(found[2]))) for found in _ELEMENT.finditer(body)]
    return Drawn(tuple(_marks(parts, width)), width / EM, -top / EM, (height + top) / EM)


def _part(kind: str, values: dict[str, str]) -> _Glyph | _Path:
    color = _color(values.get("fill") or values.get("stroke") or "currentColor")
    if kind == "use":
        number = int(values["href"].rpartition("-g")[2])
        if "transform" in values:
            moved = _MOVED.fullmatch(values["transform"])
            assert moved, f"a glyph of mathra is moved by {values['transform']}"
            x, y, scale = map(float, moved.groups())
            return _Glyph(number, x, y, scale, color)
        return _Glyph(number, float(values["x"]), float(values["y"]), 1.0, color)
    if kind == "rect":
        x, y, width, height = (float(values[name]) for name in ("x", "y", "width", "height"))
        return _Path(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), x, color)
    x1, y1, x2, y2, thick = (float(values[name]) for name in ("x1", "y1", "x2", "y2", "stroke-width"))
    return _Path(_bar(x1, y1, x2, y2, thick), x1, color)


def _color(name: str) -> Color | None:
    """None for the color of the text around."""
    if name == "currentColor":
        return None
    digits = COLORS.get(name.lower(), name.removeprefix("#"))
    if re.fullmatch("[0-9a-fA-F]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch("[0-9a-fA-F]{6}", digits):
        raise UnknownColorError(name)
    return Color(*bytes.fromhex(digits))


def _bar(x1: float, y1: float, x2: float, y2: float, thick: float) -> tuple[tuple[float, float], ...]:
    """A line as an outline, square at its ends."""
    across, up = x2 - x1, y2 - y1
    length = (across * across + up * up) ** 0.5 or 1.0
    right, above = across / length * thick / 2, up / length * thick / 2
    x1, y1, x2, y2 = x1 - right, y1 - above, x2 + right, y2 + above
    return (x1 - above, y1 + right), (x2 - above, y2 + right), (x2 + above, y2 - right), (x1 + above, y1 - right)


def _marks(parts: list[_Glyph | _Path], width: float) -> list[Mark]:
    """Neighbouring glyphs of one kind as words; strokes between them."""
    marks: list[Mark] = []
    pen = 0.0
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, _Path):
            marks.append(Stroke(_outline(part, pen), part.color))
            at += 1
            continue
        alike = [part]
        for other in parts[at + 1 :]:
            if not isinstance(other, _Glyph) or other[2:] != part[2:]:
                break
            alike.append(other)
        at += len(alike)
        end = next((other.x for other in parts[at:] if isinstance(other, _Glyph)), width)
        word = _word(alike, pen, end)
        pen += word.width * part.scale * EM
        marks.append(Signs(word, part.scale, part.y / EM, part.color))
    return marks


def _outline(path: _Path, pen: float) -> Outline:
    return tuple(((x - pen) / EM, -y / EM) for x, y in path.corners)


def _word(glyphs: list[_Glyph], pen: float, end: float) -> Word:
    """Glyphs from the pen on, so that it is at `end` behind them; advances are whole units and their sum is right."""
    scale = glyphs[0].scale
    bounds = [pen, *(glyph.x for glyph in glyphs[1:]), end]
    stops = [round((bound - pen) / scale) for bound in bounds]
    advances = tuple(after - before for before, after in pairwise(stops))
    shift = round((glyphs[0].x - pen) / scale)
    letters = tuple(character_of(glyph.number) for glyph in glyphs)
    return Word(
        text="".join(letters),
        face=FACE,
        glyphs=tuple(glyph.number for glyph in glyphs),
        advances=advances,
        offsets=((shift, 0), *((0, 0),) * (len(glyphs) - 1)) if shift else (),
        clusters=letters,
        width=sum(advances) / FACE.units,
    )
