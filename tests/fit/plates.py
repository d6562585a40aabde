"""A kind of block for tests: a plate of one height that may be taller or less tall."""

from typing import NamedTuple

from poster.blocks.copy import bar
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Drawing, Item, Shape
from poster.model.story import Entry, Extent, Linear, Setting, Span


class Plate(NamedTuple):
    """A plate as tall as so many bodies."""

    number: int
    bodies: float
    grow: float = 0.0
    """The share of its height by which it may be taller."""
    shrink: float = 0.0


class Found(NamedTuple):
    """A plate on a page."""

    page: int
    x: float
    y: float
    width: float
    height: float


def measure(block: Plate, width: float, setting: Setting, room: float) -> Extent:
    height = block.bodies * setting.body
    return Extent(Linear(height), grow=block.grow * height, shrink=block.shrink * height)


def place(block: Plate, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    return [bar(spot.x, spot.y, spot.width, spot.height, color_of(block.number))]


def color_of(number: int) -> Color:
    """Of a plate, and of nothing else."""
    return Color(1, 2, number)


def entry(plate: Plate, span: Span | None = None, section: int = -1) -> Entry:
    return Entry(plate, "paragraph", False, section, span)


def plates(drawing: Drawing) -> dict[int, list[Found]]:
    """The plates of a drawing, by their numbers."""
    found: dict[int, list[Found]] = {}
    for number, page in enumerate(drawing.pages, 1):
        for item in page.items:
            if type(item) is Shape and item.color[:2] == color_of(0)[:2]:
                corner = item.outlines[0][2]
                own = Found(number, item.x, item.y, corner[0] * item.scale, corner[1] * item.scale)
                found.setdefault(item.color.blue, []).append(own)
    return found


KIND = Kind(measure, place)
