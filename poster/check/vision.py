"""Two colors -> how different they look, to eyes of every kind.

Sources: CIEDE2000 after Sharma, Wu and Dalal 2005; color blindness after Machado, Oliveira and Fernandes 2009,
severity 1, applied to linear RGB; sRGB to CIELAB after IEC 61966-2-1 with the white of D65.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from poster.model.color import Color

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

PLAIN: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VISIONS: dict[str, Matrix] = {
    "": PLAIN,
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Kinds of vision by name, "" for the common one: what linear red, green and blue become."""

XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
"""D65."""


def closest(one: Color, other: Color) -> tuple[float, str]:
    """The smallest CIEDE2000 difference of two colors, and the kind of vision that has it."""
    return min((difference(lab(one, matrix), lab(other, matrix)), name) for name, matrix in VISIONS.items())


def lab(color: Color, vision: Matrix = PLAIN) -> Triple:
    """A color as it is seen, in CIELAB."""
    seen = tuple([min(max(value, 0.0), 1.0) for value in _times(vision, tuple(map(_linear, color)))])  # type: ignore[arg-type]
    x, y, z = (_root(value / white) for value, white in zip(_times(XYZ, seen), WHITE))  # type: ignore[arg-type]
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, values: Triple) -> Triple:
    a, b, c = values
    first, second, third = ((row[0] * a + row[1] * b + row[2] * c) for row in matrix)
    return first, second, third


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000 of two colors in CIELAB. 1 can just be told apart side by side, 100 is black and white."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    stretch = 1 + 0.5 * (1 - _weight((hypot(a1, b1) + hypot(a2, b2)) / 2))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    turn, hue = _hues(_angle(a1, b1), _angle(a2, b2), c1 * c2 == 0)
    shade = 1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue) + 0.32 * _cos(3 * hue + 6) - 0.20 * _cos(4 * hue - 63)
    from_middle = (lightness - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * from_middle / sqrt(20 + from_middle))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * shade)
    rotation = -2 * _weight(chroma) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)


def _weight(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _cos(angle: float) -> float:
    return cos(radians(angle))


def _angle(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360


def _hues(one: float, other: float, grey: bool) -> tuple[float, float]:
    """From one hue to the other the short way, and the mean of both, in degrees; a grey has none."""
    if grey:
        return 0.0, one + other
    turn = (other - one + 180) % 360 - 180 if abs(other - one) != 180 else other - one
    mean = (one + other) / 2
    if abs(one - other) > 180:
        mean += 180 if one + other < 360 else -180
    return turn, mean
