"""Blocks printed upside down: answers, for those who turn the sheet."""

from typing import NamedTuple

from poster.blocks import within
from poster.blocks.kind import WHOLE, Kind, Portion, Spot
from poster.blocks.within import Within
from poster.cache import Cache
from poster.model.drawing import Glyphs, Item, Link, Shape
from poster.model.story import Extent, Setting


class TurnedBlock(NamedTuple):
    """Blocks that are turned by half a turn, together."""

    within: Within


def measure(block: TurnedBlock, width: float, setting: Setting, room: float) -> Extent:
    """As tall as they are; they stay together."""
    own = within.measure(block.within, width, setting, room)
    return Extent(own.height, own.over, parts=own.parts, gaps=own.gaps, inserts=own.inserts)


def place(block: TurnedBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """What is in it, turned about the middle of its spot."""
    right, bottom = 2 * spot.x + spot.width, 2 * spot.y + spot.height
    return [_turned(item, right, bottom) for item in within.place(block.within, spot, WHOLE, setting, cache)]


def _turned(item: Item, right: float, bottom: float) -> Item:
    x, y = right - item.x, bottom - item.y
    if isinstance(item, Glyphs):
        return item._replace(x=x, y=y, turned=not item.turned)
    if isinstance(item, Shape):
        outlines = tuple(tuple((-across, -down) for across, down in outline) for outline in item.outlines)
        return item._replace(x=x, y=y, outlines=outlines)
    if isinstance(item, Link):
        return item._replace(x=x - item.width, y=y - item.height)
    return item._replace(x=x, y=y, width=-item.width, height=-item.height)  # pictures are mirrored both ways


KIND = Kind(measure, place, copies=lambda block: within.copies(block.within))
