"""Blocks in halves side by side: before and after."""

from typing import NamedTuple

from poster.blocks import within
from poster.blocks.kind import WHOLE, Kind, Portion, Spot
from poster.blocks.within import Within
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Extent, Gap, Linear, Passage, Setting

GUTTER = 1.2
"""Between two halves, in em of the body: clearly more than a word space, less than between the columns of a page."""


class PairBlock(NamedTuple):
    """Blocks in columns of one width, their tops level. They stay together."""

    halves: tuple[Within, ...]
    indent: float
    """From the edge of the column, in em of the body."""


def _width(block: PairBlock, width: float, body: float) -> float:
    count = len(block.halves)
    return (width - block.indent * body - (count - 1) * GUTTER * body) / count


def measure(block: PairBlock, width: float, setting: Setting, room: float) -> Extent:
    """As tall as the taller half at any leading from an em up, and with gaps open: the same whatever the leading is."""
    own = _width(block, width, setting.body)
    halves = [within.measure(half, own, setting, room) for half in block.halves]
    leads = max([half.height.leads for half in halves])
    tallest = max([half.height.at(setting.body) for half in halves])
    gaps: dict[Gap, int] = {}
    for kind, count in (each for half in halves for each in half.gaps):
        gaps[kind] = max(gaps.get(kind, 0), count)
    height = Linear(tallest - leads * setting.body, leads)
    over, grow = max([half.over for half in halves]), min([half.grow for half in halves])
    notes = tuple(note._replace(after=1) for half in halves for note in half.inserts)
    return Extent(height, over, gaps=tuple(gaps.items()), grow=grow, inserts=notes)


def place(block: PairBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Each half from the top of the spot."""
    own = _width(block, spot.width, setting.body)
    opened = dict(setting.opened)
    items: list[Item] = []
    for number, half in enumerate(block.halves):
        x = spot.x + block.indent * setting.body + number * (own + GUTTER * setting.body)
        extent = within.measure(half, own, setting)
        needed = extent.height.at(setting.leading) + extent.opened(0, 0, opened)
        spare = max(spot.height - needed, 0.0) if extent.grow else 0.0
        items += within.place(half, spot._replace(x=x, width=own), WHOLE, setting, cache, spare)
    return items


def _passages(block: PairBlock) -> tuple[Passage, ...]:
    return tuple(each for half in block.halves for each in within.passages(half, block.indent))


KIND = Kind(
    measure,
    place,
    copies=lambda block: tuple(copy for half in block.halves for copy in within.copies(half)),
    passages=_passages,
    codes=lambda block, setting, cache: tuple(
        code for half in block.halves for code in within.codes(half, setting, cache)
    ),
    scales=lambda block: any(within.scales(half) for half in block.halves),
)
