"""The name of an icon, a place and a color -> one shape. The outlines differ without color; signs in them are holes.

Corners are in units of the icon's side, y downwards; holes run the other way round than what they are cut out of.
"""

from math import cos, pi, sin

from poster.model.color import Color
from poster.model.drawing import Shape

Outline = tuple[tuple[float, float], ...]


def _box(left: float, top: float, right: float, bottom: float) -> Outline:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _round(x: float, y: float, radius: float, corners: int, turn: float = 0.0) -> Outline:
    angles = [2 * pi * (i + turn) / corners for i in range(corners)]
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def _hole(outline: Outline) -> Outline:
    return outline[::-1]


def _exclamation(top: float, bottom: float) -> tuple[Outline, ...]:
    """A stroke and a point between two heights, as holes."""
    high = bottom - top
    stroke = ((0.42, top), (0.58, top), (0.555, top + 0.62 * high), (0.445, top + 0.62 * high))
    return _hole(stroke), _hole(_box(0.43, bottom - 0.22 * high, 0.57, bottom))


BULB: Outline = (
    *((0.5 + 0.37 * cos(pi * i / 24), 0.38 + 0.37 * sin(pi * i / 24)) for i in range(16, 57)),
)  # fmt: skip
"""The glass of a bulb, from its left foot clockwise over the top to its right foot."""

ICONS: dict[str, tuple[Outline, ...]] = {
    "note": (_box(0.04, 0.04, 0.96, 0.96), _hole(_box(0.42, 0.2, 0.58, 0.35)), _hole(_box(0.42, 0.44, 0.58, 0.8))),
    "tip": (
        (*BULB, (0.64, 0.74), (0.36, 0.74)),
        _box(0.36, 0.79, 0.64, 0.87),
        _box(0.42, 0.92, 0.58, 0.99),
        _hole(((0.29, 0.4), (0.37, 0.32), (0.46, 0.41), (0.63, 0.22), (0.71, 0.3), (0.46, 0.57))),
    ),
    "important": (_round(0.5, 0.5, 0.48, 48), *_exclamation(0.22, 0.78)),
    "warning": (((0.5, 0.03), (1.0, 0.95), (0.0, 0.95)), *_exclamation(0.36, 0.84)),
    "caution": (_round(0.5, 0.5, 0.52, 8, 0.5), _hole(_box(0.22, 0.42, 0.78, 0.58))),
}
"""A square with an i, a bulb, a disc and a triangle with an exclamation mark, an octagon with a bar."""


def draw_icon(name: str, x: float, y: float, side: float, color: Color, node: int | None) -> Shape:
    """An icon in a square whose top left corner is at (x, y)."""
    return Shape(node, x, y, side, ICONS[name], color)
