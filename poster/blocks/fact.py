"""A big value under a rule, and a sentence below it."""

from typing import NamedTuple

from poster.blocks.copy import bar, firm, height_of, lines_in, set_copy, size_of, widest_in
from poster.blocks.display import HAIR, limits
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Setting

RULE, ABOVE, BELOW = 0.14, 0.95, 1.25
"""Thickness of the rule, from it to the value, from the value to the cap line of the sentence; in bodies."""


class FactBlock(NamedTuple):
    """A big value under a rule, and a sentence below it."""

    value: Copy
    text: Copy | None
    widest: float
    """Width of the widest value of all facts, in em: they share one size."""
    rule: Color


def value_size(block: FactBlock, width: float, setting: Setting) -> float:
    """Points: the largest size at which the widest value fits the width."""
    least, most = limits(block.value, setting.body, setting.floor, False)
    return min(max(width / max(block.widest, 1e-6) * HAIR, least), most)


def measure(block: FactBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall rule, value and sentence are."""
    body = setting.body
    height = (RULE + ABOVE) * body + block.value.face.cap_height * value_size(block, width, setting)
    if block.text:
        size = size_of(block.text, body, setting.floor)
        height += BELOW * body + height_of(block.text, lines_in(block.text, width, size), size)
    return firm(height, _widest(block, setting) - width)


def _widest(block: FactBlock, setting: Setting) -> float:
    """Width in points of the value in its smallest size, or of the widest word of the sentence."""
    widest = block.value.galley.widest * limits(block.value, setting.body, setting.floor, False)[0]
    return max(widest, widest_in(block.text, setting)) if block.text else widest


def place(block: FactBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The rule at the top of the spot, the value and the sentence under it."""
    body = setting.body
    size = value_size(block, spot.width, setting)
    y = spot.y + (RULE + ABOVE) * body
    items: list[Item] = [bar(spot.x, spot.y, spot.width, RULE * body, block.rule)]
    items += set_copy(block.value, spot.x, y, spot.width, size, size, cache)
    if block.text:
        y += block.value.face.cap_height * size + BELOW * body
        own = size_of(block.text, body, setting.floor)
        items += set_copy(block.text, spot.x, y, spot.width, own, block.text.style.leading * own, cache)
    return items


def copies(block: FactBlock) -> tuple[Copy, ...]:
    """Value and sentence."""
    return (block.value, block.text) if block.text else (block.value,)


KIND = Kind(measure, place, copies)
