"""The running foot: page number and title on the outer side of a page."""

from poster.blocks.copy import Spot, set_line, size_of
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Foot, Need, Setting

BETWEEN = 1.2
"""From the number to the title, in em."""


def need(block: Foot, width: float, body: float, floor: float, room: float) -> Need:
    """One line, cap line to baseline."""
    copy = block.title or block.digits[0]
    return Need(copy.face.cap_height * size_of(copy, body, floor), 0, 1, 0.0)


def place(block: Foot, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """Number outermost, title beside it; on the lower edge of the spot."""
    digits = [block.digits[int(digit)] for digit in str(spot.page)] if block.digits else []
    baseline = spot.y + spot.height
    if spot.outer == "left":
        x, items = _number(digits, spot.x, baseline, setting)
        if block.title:
            x += BETWEEN * size_of(block.title, setting.body, setting.floor) if digits else 0.0
            items += set_line(block.title, x, baseline, size_of(block.title, setting.body, setting.floor))
        return items
    right = spot.x + spot.width - sum(_advance(digit, setting) for digit in digits)
    _, items = _number(digits, right, baseline, setting)
    if block.title:
        size = size_of(block.title, setting.body, setting.floor)
        items += set_line(block.title, right - (BETWEEN * size if digits else 0.0), baseline, size, "end")
    return items


def _number(digits: list[Copy], x: float, baseline: float, setting: Setting) -> tuple[float, list[Item]]:
    items: list[Item] = []
    for digit in digits:
        items += set_line(digit, x, baseline, size_of(digit, setting.body, setting.floor))
        x += _advance(digit, setting)
    return x, items


def _advance(digit: Copy, setting: Setting) -> float:
    return digit.galley.ends[-1] * size_of(digit, setting.body, setting.floor)
