"""Colors: sRGB values and the contrast of two of them."""

from typing import NamedTuple


class Color(NamedTuple):
    """An sRGB color, each channel 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"


BLACK = Color(0, 0, 0)
WHITE = Color(255, 255, 255)

READABLE = 4.5
"""Least contrast of text with its ground. Source: WCAG 2.2, 1.4.3."""


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(color: Color) -> float:
    """Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance"."""
    return 0.2126 * _linear(color.red) + 0.7152 * _linear(color.green) + 0.0722 * _linear(color.blue)


def contrast(ink: Color, paper: Color) -> float:
    """Contrast ratio, 1 (none) to 21 (black on white). Source: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
