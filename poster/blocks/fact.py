"""A big value under a rule, and a sentence below it."""

from poster.blocks.copy import Spot, bar, height_of, lines_in, set_copy, size_of
from poster.blocks.display import HAIR, limits
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import FactBlock, Need, Setting

RULE, ABOVE, BELOW = 0.14, 0.95, 1.25
"""Thickness of the rule, from it to the value, from the value to the cap line of the sentence; in bodies."""


def value_size(block: FactBlock, width: float, body: float, floor: float) -> float:
    """Points: the largest size at which the widest value fits the width."""
    least, most = limits(block.value, body, floor, False)
    return min(max(width / max(block.widest, 1e-6) * HAIR, least), most)


def need(block: FactBlock, width: float, body: float, floor: float, room: float) -> Need:
    """How tall rule, value and sentence are."""
    height = (RULE + ABOVE) * body + block.value.face.cap_height * value_size(block, width, body, floor)
    if block.text:
        size = size_of(block.text, body, floor)
        height += BELOW * body + height_of(block.text, lines_in(block.text, width, size), size)
    return Need(height, 0, 1, 0.0)


def wide_by(block: FactBlock, width: float, body: float, floor: float) -> float:
    """Points by which the value or a word is wider than the column; negative where all fits."""
    widest = block.value.galley.widest * limits(block.value, body, floor, False)[0]
    if block.text:
        widest = max(widest, block.text.galley.widest * size_of(block.text, body, floor))
    return widest - width


def place(block: FactBlock, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The rule at the top of the spot, the value and the sentence under it."""
    body = setting.body
    size = value_size(block, spot.width, body, setting.floor)
    y = spot.y + (RULE + ABOVE) * body
    items: list[Item] = [bar(spot.x, spot.y, spot.width, RULE * body, block.rule)]
    items += set_copy(block.value, spot.x, y, spot.width, size, size, cache)
    if block.text:
        y += block.value.face.cap_height * size + BELOW * body
        own = size_of(block.text, body, setting.floor)
        items += set_copy(block.text, spot.x, y, spot.width, own, block.text.style.leading * own, cache)
    return items
