"""Facts side by side, in as few and as equal rows as their width allows."""

from typing import NamedTuple

from poster.blocks import fact
from poster.blocks.fact import FactBlock
from poster.blocks.kind import WHOLE, Kind, Portion, Spot
from poster.blocks.rows import evenly, packed
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Extent, Linear, Setting
from poster.model.units import Length

NARROWEST = 9.0
"""Least width of a fact, in bodies: a sentence of fewer than twenty characters a line is a list of words."""
ROW_GAP = 1.8
"""From the foot of a row to the rules of the next, in bodies: more than from a value to its sentence."""


class FactRow(NamedTuple):
    """Facts side by side."""

    facts: tuple[FactBlock, ...]
    gutter: Length
    """Between two of them: that of the columns, so that three facts stand on three columns."""


class Cells(NamedTuple):
    """Facts in rows."""

    rows: tuple[tuple[FactBlock, ...], ...]
    width: float
    """Of a fact, in points."""
    apart: float
    """Between two of a row, in points."""


def cells_of(block: FactRow, width: float, setting: Setting) -> Cells:
    """The facts in rows of a width in points."""
    apart = block.gutter.at(setting.body)

    def wide(seats: int) -> float:
        return (width - (seats - 1) * apart) / seats

    most = 1
    for seats in range(2, len(block.facts) + 1):
        if wide(seats) < NARROWEST * setting.body:
            break
        if all(not fact.measure(each, wide(seats), setting, 0.0).over for each in block.facts):
            most = seats
    seats = evenly(len(block.facts), most)
    return Cells(packed(block.facts, seats), wide(seats), apart)


def measure(block: FactRow, width: float, setting: Setting, room: float) -> Extent:
    """How tall the rows are, each as its tallest fact."""
    cells = cells_of(block, width, setting)
    extents = [[fact.measure(each, cells.width, setting, room) for each in row] for row in cells.rows]
    height = sum([max([each.height.fixed for each in row]) for row in extents])
    over = max([each.over for row in extents for each in row])
    return Extent(Linear(height + ROW_GAP * setting.body * (len(extents) - 1)), over)


def place(block: FactRow, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Fact beside fact, row below row."""
    cells = cells_of(block, spot.width, setting)
    y = spot.y
    items: list[Item] = []
    for row in cells.rows:
        heights = [fact.measure(each, cells.width, setting, 0.0).height.fixed for each in row]
        for number, (each, height) in enumerate(zip(row, heights)):
            x = spot.x + number * (cells.width + cells.apart)
            items += fact.place(each, spot._replace(x=x, y=y, width=cells.width, height=height), WHOLE, setting, cache)
        y += max(heights) + ROW_GAP * setting.body
    return items


KIND = Kind(measure, place, copies=lambda block: tuple(copy for each in block.facts for copy in fact.copies(each)))
