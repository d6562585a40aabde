"""Paragraphs, list items, headings within a section and lines of code."""

from poster.blocks.copy import Spot, bar, lead_of, lines_in, lines_of, set_copy, set_line, size_of
from poster.cache import Cache
from poster.model.drawing import Item, Shape
from poster.model.story import Marker, Need, Prose, Setting
from poster.text.galley import rest_of


def need(block: Prose, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the block is in a column `width` points wide."""
    size = size_of(block.copy, body, floor)
    lines = lines_in(block.copy, width - block.indent * body, size)
    cap = block.copy.face.cap_height * size
    parts = 1 if block.whole else lines
    if block.copy.shared:
        return Need(cap, lines - 1, parts, 0.0)
    return Need(cap + (lines - 1) * block.copy.style.leading * size, 0, 1, 0.0)


def place(block: Prose, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The block's lines, with its marker beside the first."""
    size = size_of(block.copy, setting.body, setting.floor)
    indent = block.indent * setting.body
    lead = lead_of(block.copy, size, setting.leading)
    items = set_copy(block.copy, spot.x + indent, spot.y, spot.width - indent, size, lead, cache, spot.first, spot.last)
    if block.marker and spot.first == 0:
        left = spot.x + indent - block.hang * setting.body
        items[:0] = _mark(block, block.marker, left, spot.y, size, setting)
    return items


def rests(block: Prose, width: float, body: float, floor: float, cache: Cache) -> list[Prose]:
    """What is left of the block after its first line in a column `width` points wide, after its second and so on."""
    size = size_of(block.copy, body, floor)
    lines = lines_of(block.copy, width - block.indent * body, size, cache)
    galleys = [rest_of(block.copy.galley, line.last + 1) for line in lines[:-1]]
    return [block._replace(copy=block.copy._replace(galley=galley), marker=None) for galley in galleys]


def _mark(block: Prose, marker: Marker, x: float, y: float, size: float, setting: Setting) -> list[Item]:
    face = block.copy.face
    baseline = y + face.cap_height * size
    if marker.copy:
        return set_line(marker.copy, x, baseline, size)
    side = marker.size * setting.body
    middle = baseline - face.x_height * size / 2
    if marker.shape == "dash":
        return [bar(x, middle - side / 8, side, side / 4, marker.color, marker.node)]
    if marker.shape == "disc":
        return [Shape(marker.node, x + side / 2, middle, side / 2, (_CIRCLE,), marker.color)]
    return [bar(x, middle - side / 2, side, side, marker.color, marker.node)]


def circle(corners: int) -> tuple[tuple[float, float], ...]:
    """A disc of radius 1 as a polygon."""
    from math import cos, pi, sin

    return tuple((cos(2 * pi * i / corners), sin(2 * pi * i / corners)) for i in range(corners))


_CIRCLE = circle(48)
"""A disc as a polygon: 48 corners stay within 0.2 % of its radius."""
