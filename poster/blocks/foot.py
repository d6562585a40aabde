"""The running foot: page number and title on the outer side of a page."""

from poster.blocks.copy import Spot, set_clipped, set_line, size_of
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
    taken = sum(_advance(digit, setting) for digit in digits)
    starts = spot.outer == "left"
    items = _number(digits, spot.x if starts else spot.x + spot.width - taken, baseline, setting)
    if block.title and block.more:
        size = size_of(block.title, setting.body, setting.floor)
        taken += BETWEEN * size if digits else 0.0
        x = spot.x + taken if starts else spot.x + spot.width - taken
        align = "start" if starts else "end"
        items += set_clipped(block.title, block.more, x, baseline, size, spot.width - taken, align)
    return items


def _number(digits: list[Copy], x: float, baseline: float, setting: Setting) -> list[Item]:
    items: list[Item] = []
    for digit in digits:
        items += set_line(digit, x, baseline, size_of(digit, setting.body, setting.floor))
        x += _advance(digit, setting)
    return items


def _advance(digit: Copy, setting: Setting) -> float:
    return digit.galley.ends[-1] * size_of(digit, setting.body, setting.floor)
