"""Lines to write on by hand: a number of them, or as many as a column has room for."""

from typing import NamedTuple

from poster.blocks.copy import bar, length_of, set_line, size_of
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.units import MM

PITCH = 1.5
"""From line to line, in leadings."""
HAND = 6.5 * MM
"""The least of that, for a hand."""
HAIR = 0.4
"""Thickness of a line, in points: seen, and not in the way of a pen."""
GAP = 0.5
"""From a word to the line behind it, in em of the word."""
MOST = 0.9
"""Share of a column that a place for notes may grow to."""


class RuledBlock(NamedTuple):
    """Lines below each other; decoration."""

    least: int
    """Number of lines; more where it grows."""
    color: Color
    indent: float
    """From the edge of the column, in em of the body."""
    label: Copy | None
    """A word at the beginning of the first line."""
    grows: bool
    """Whether further lines take the height to spare."""


LOW = 1.25
"""A leading as layouts have it at least, in em: what a hand lacks there is added at any leading."""


def _pitch(setting: Setting) -> Linear:
    return Linear(max(HAND - PITCH * LOW * setting.body, 0.0), PITCH)


def measure(block: RuledBlock, width: float, setting: Setting, room: float) -> Extent:
    """From the text above the first line to the last line."""
    pitch = _pitch(setting)
    height = Linear(block.least * pitch.fixed, block.least * pitch.leads)
    over = length_of(block.label, setting) * 1.5 - width if block.label else 0.0
    grow = max(MOST * room - height.at(setting.leading), 0.0) if block.grows else 0.0
    return Extent(height, max(over, 0.0), grow=grow)


def place(block: RuledBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Each line over the whole width, or behind its word; spaced so that the last is at the foot."""
    x, width = spot.x + block.indent * setting.body, spot.width - block.indent * setting.body
    most = int(spot.height / _pitch(setting).at(setting.leading) + 1e-6)
    count = max(block.least, most) if block.grows else block.least
    pitch = spot.height / count
    items: list[Item] = []
    for number in range(1, count + 1):
        y, left = spot.y + number * pitch, x
        if block.label and number == 1:
            size = size_of(block.label, setting.body, setting.floor)
            items += set_line(block.label, x, y, size)
            left += length_of(block.label, setting) + GAP * size
        items.append(bar(left, y - HAIR, x + width - left, HAIR, block.color))
    return items


KIND = Kind(measure, place, copies=lambda block: (block.label,) if block.label else (), takes_room=True)
