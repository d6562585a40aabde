"""A role of the palette, the color of the text around and the ground -> the color that words of the role have there."""

from collections.abc import Mapping
from math import sqrt

from poster.model.color import BLACK, READABLE, WHITE, Color, contrast

CANDIDATES = {"accent": ("accent", "brand", "tint", "on-accent", "on-brand", "paper"), "soft": ("soft",)}
"""Roles in whose color words may stand, the first that can be read: on a ground of the accent others must serve."""
APART = 100.0
"""Least distance from the text around, of 765: the ink of most themes and its soft one are 130 apart."""
HUE = 32
"""Least difference of channels of a color that is made lighter or darker: a grey would fade, which is no accent."""
STEPS = 20
"""Of a mixture, from a color to black or white, or from an ink to its ground."""


def tone(role: str, usual: Color, ground: Color, colors: Mapping[str, Color]) -> Color | None:
    """A color that can be read on the ground and told from the usual one: the role's or another of the palette, else
    the role's made lighter or darker. None where there is none.
    """
    if role not in CANDIDATES:
        return None
    given = [colors[name] for name in CANDIDATES[role] if name in colors]
    for color in (*given, *_made(role, usual, ground, colors)):
        if contrast(color, ground) >= READABLE and distance(color, usual) >= APART:
            return color
    return None


def _made(role: str, usual: Color, ground: Color, colors: Mapping[str, Color]) -> list[Color]:
    """Mixtures by how little they differ from the role: soft words fade into their ground."""
    if role == "soft":
        return [mixed(usual, ground, step / STEPS) for step in range(STEPS // 2, 0, -1)]
    if role not in colors or max(colors[role]) - min(colors[role]) < HUE:
        return []
    steps = range(1, STEPS)
    return [mixed(colors[role], end, step / STEPS) for step in steps for end in (WHITE, BLACK)]


def mixed(one: Color, other: Color, share: float) -> Color:
    """A color that has so much of another."""
    return Color(*(round(first + (second - first) * share) for first, second in zip(one, other)))


def distance(one: Color, other: Color) -> float:
    """How different two colors look, 0 to 765. Source: Riemersma, Colour metric (2019)."""
    red = (one.red + other.red) / 2
    by_red, by_green, by_blue = (first - second for first, second in zip(one, other))
    return sqrt((2 + red / 256) * by_red**2 + 4 * by_green**2 + (2 + (255 - red) / 256) * by_blue**2)
