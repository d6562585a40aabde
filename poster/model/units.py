"""Lengths: everything inside the program is in points of 1/72 inch."""

from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""


class Range(NamedTuple):
    """A closed range of numbers."""

    low: float
    """Smallest value allowed."""
    high: float
    """Largest value allowed."""

    def clamp(self, value: float) -> float:
        """The value of the range nearest to `value`."""
        return min(max(value, self.low), self.high)


class Length(NamedTuple):
    """A length that may hang on the body size: `12mm` is fixed, a bare `0.5` is half the body size."""

    points: float = 0.0
    """The fixed part, in points."""
    bodies: float = 0.0
    """The part that grows with the type, in body sizes."""
    sides: float = 0.0
    """The part that grows with the paper, in short sides of the page; a layout that is read has it among the points."""

    def at(self, body: float) -> float:
        """The length in points where the body is set in `body` points."""
        return self.points + self.bodies * body


class Edges(NamedTuple):
    """Four lengths in points around a rectangle, in CSS order."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Rect(NamedTuple):
    """A rectangle on a page, in points from its top left corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float
