"""The heading of a section: a rule, the title under it, the number at the end of its first line."""

from poster.blocks.copy import Spot, bar, lines_in, set_clipped, set_copy, set_line, size_of
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Head, Need, Setting

NUMBER_ROOM = 0.8
"""Space kept free between a title and its number, in em of the heading."""


def need(block: Head, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the heading is, from its rule to its last baseline."""
    size = size_of(block.copy, body, floor)
    lines = lines_in(block.copy, title_width(block, width, size), size)
    return _need(block, lines, body, size)


def running_need(block: Head, body: float, floor: float) -> Need:
    """How tall its running form is: as tall as a heading of one line, so that the text of all columns starts level."""
    return _need(block, 1, body, size_of(block.copy, body, floor))


def place(block: Head, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """Rule, title and number."""
    size = size_of(block.copy, setting.body, setting.floor)
    thickness = block.rule.at(setting.body)
    items: list[Item] = []
    if thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, block.color))
    top = spot.y + _drop(block, setting)
    width = title_width(block, spot.width, size)
    items += set_copy(block.copy, spot.x, top, width, size, block.copy.style.leading * size, cache)
    return items + _number(block, spot, top, size)


def place_running(block: Head, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The running form: a thin rule, the title in small type, the number."""
    if block.running is None or block.more is None:
        return []
    thickness = block.thin.at(setting.body)
    items: list[Item] = []
    if thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, block.color))
    size = size_of(block.copy, setting.body, setting.floor)
    top = spot.y + _drop(block, setting)
    baseline = top + block.copy.face.cap_height * size
    small = size_of(block.running, setting.body, setting.floor)
    items += set_clipped(block.running, block.more, spot.x, baseline, small, title_width(block, spot.width, size))
    return items + _number(block, spot, top, size)


def _drop(block: Head, setting: Setting) -> float:
    """From the top of the block to the cap line of its title."""
    thickness = block.rule.at(setting.body)
    return thickness + block.rule_gap * setting.leading if thickness else 0.0


def _need(block: Head, lines: int, body: float, size: float) -> Need:
    thickness = block.rule.at(body)
    title = (block.copy.face.cap_height + (lines - 1) * block.copy.style.leading) * size
    return Need(thickness + title, block.rule_gap if thickness else 0.0, 1, 0.0)


def title_width(block: Head, width: float, size: float) -> float:
    """Width in points that a title of `size` points may take beside its number."""
    if block.number is None:
        return width
    return width - (block.number.galley.ends[-1] + NUMBER_ROOM) * size


def _number(block: Head, spot: Spot, top: float, size: float) -> list[Item]:
    if block.number is None:
        return []
    baseline = top + block.copy.face.cap_height * size
    return set_line(block.number, spot.x + spot.width, baseline, size, "end")
