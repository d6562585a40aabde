"""The heading of a section: a rule, the title under it, the number at the end of its first line; and its short form."""

from typing import NamedTuple

from poster.blocks.copy import bar, length_of, lines_in, set_clipped, set_copy, set_line, size_of, widest_in
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.units import Length

NUMBER_ROOM = 0.8
"""Space kept free between a title and its number, in em of the heading."""


class Head(NamedTuple):
    """The heading of a section under its rule, with its number at the end of the line."""

    copy: Copy
    number: Copy | None
    rule: Length
    rule_gap: float
    """From the rule to the cap line, in lines of body."""
    color: Color


class Running(NamedTuple):
    """What stands at the top of a column that goes on with a section: its title in small type; an artifact."""

    head: Head
    title: Copy | None
    more: Copy | None
    """What ends a title that is cut short."""
    thin: Length
    """Thickness of its rule."""
    number: Copy | None = None
    """In the size of the title: two sizes in one line look like an error."""


def measure(block: Head, width: float, setting: Setting, room: float) -> Extent:
    """How tall the heading is, from its rule to its last baseline."""
    size = size_of(block.copy, setting.body, setting.floor)
    own = title_width(block, width, size)
    over = max(widest_in(block.copy, setting) - own, 0.0)
    return Extent(_height(block, lines_in(block.copy, own, size), setting.body, size), over)


def place(block: Head, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
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


def measure_running(block: Running, width: float, setting: Setting, room: float) -> Extent:
    """As tall as a heading of one line, so that the text of all columns starts level."""
    return Extent(_height(block.head, 1, setting.body, size_of(block.head.copy, setting.body, setting.floor)))


def place_running(block: Running, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """A thin rule, the title in small type, the number."""
    if block.title is None or block.more is None:
        return []
    head = block.head
    thickness = block.thin.at(setting.body)
    items: list[Item] = []
    if thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, head.color))
    size = size_of(head.copy, setting.body, setting.floor)
    top = spot.y + _drop(head, setting)
    baseline = top + head.copy.face.cap_height * size
    small = size_of(block.title, setting.body, setting.floor)
    items += set_clipped(block.title, block.more, spot.x, baseline, small, title_width(head, spot.width, size))
    if block.number:
        items += set_line(block.number, spot.x + spot.width, baseline, small, "end")
    return items


def _drop(block: Head, setting: Setting) -> float:
    """From the top of the block to the cap line of its title."""
    thickness = block.rule.at(setting.body)
    return thickness + block.rule_gap * setting.leading if thickness else 0.0


def _height(block: Head, lines: int, body: float, size: float) -> Linear:
    thickness = block.rule.at(body)
    title = (block.copy.face.cap_height + (lines - 1) * block.copy.style.leading) * size
    return Linear(thickness + title, block.rule_gap if thickness else 0.0)


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


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
)
RUNNING = Kind(measure_running, place_running)
