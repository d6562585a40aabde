"""A term and what it means: side by side on a common edge where the terms of the list are short, else below each other.

They stay together; all items of a list stand alike in a column, since all know the longest of its terms.
"""

from typing import NamedTuple

from poster.blocks import within
from poster.blocks.copy import lines_in, set_copy, size_of
from poster.blocks.kind import WHOLE, Kind, Portion, Spot
from poster.blocks.within import Within
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Linear, Passage, Setting

APART = 0.9
"""From the longest term to the common edge, in em of the body."""
MOST = 0.42
"""Share of the column that terms and that distance may take: beyond it the text beside them becomes too narrow."""
INDENT = 1.0
"""Of what a term means where it stands below it, in em of the body."""


class TermBlock(NamedTuple):
    """A term and the blocks that say what it means."""

    term: Copy
    meaning: Within
    longest: float
    """Width of the longest term of the list, in em of the term."""
    indent: float
    """From the edge of the column, in em of the body."""
    scale: float
    """Size of the body around it in bodies of the layout."""


def _edge(block: TermBlock, width: float, setting: Setting) -> float:
    """From the term to the common edge in points; 0 where the meaning stands below."""
    own = width - block.indent * setting.body
    edge = block.longest * _size(block, setting) + APART * block.scale * setting.body
    return edge if edge <= MOST * own else 0.0


def _size(block: TermBlock, setting: Setting) -> float:
    return size_of(block.term, setting.body, setting.floor)


def measure(block: TermBlock, width: float, setting: Setting, room: float) -> Extent:
    """As tall as the meaning beside the term, or as both."""
    body, edge = setting.body, _edge(block, width, setting)
    own = width - block.indent * body
    if edge:
        extent = within.measure(block.meaning, own - edge, setting, room)
        return Extent(extent.height, extent.over, parts=extent.parts, gaps=extent.gaps, inserts=extent.inserts)
    size = _size(block, setting)
    extent = within.measure(block.meaning, own - INDENT * block.scale * body, setting, room)
    lines = lines_in(block.term, own, size)
    over = max(extent.over, block.term.galley.widest * size - own)
    # The first line of the meaning is a leading below the last of the term.
    height = Linear(extent.height.fixed, extent.height.leads + lines)
    return Extent(height, max(over, 0.0), parts=extent.parts + lines, gaps=extent.gaps, inserts=extent.inserts)


def place(block: TermBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The term, and its meaning on the common edge or below."""
    body, edge = setting.body, _edge(block, spot.width, setting)
    x, own, size = spot.x + block.indent * body, spot.width - block.indent * body, _size(block, setting)
    term = set_copy(block.term, x, spot.y, edge or own, size, setting.leading, cache)
    shift = edge or INDENT * block.scale * body
    top = spot.y if edge else spot.y + lines_in(block.term, own, size) * setting.leading
    inner = spot._replace(x=x + shift, y=top, width=own - shift)
    return term + within.place(block.meaning, inner, WHOLE, setting, cache)


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.term, *within.copies(block.meaning)),
    passages=lambda block: tuple(
        Passage(each.copy, each.indent) for each in within.passages(block.meaning, block.indent + INDENT)
    ),
)
