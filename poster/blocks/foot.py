"""The running foot: page number and title on the outer side of a page."""

from typing import NamedTuple

from poster.blocks.copy import firm, set_clipped, set_line, size_of
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Setting

BETWEEN = 1.2
"""From the number to the title, in em."""


class Foot(NamedTuple):
    """Page number and running title on the outer side; an artifact."""

    digits: tuple[Copy, ...]
    """The ten digits, of which page numbers are set; empty where no number is shown."""
    title: Copy | None
    more: Copy | None
    """What ends a title that is cut short."""


def measure(block: Foot, width: float, setting: Setting, room: float) -> Extent:
    """One line, cap line to baseline."""
    copy = block.title or block.digits[0]
    return firm(copy.face.cap_height * size_of(copy, setting.body, setting.floor))


def place(block: Foot, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
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


KIND = Kind(measure, place, stands=True, repeats=True)
