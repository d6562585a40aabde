"""Columns within a text: words beside a picture, each column with blocks of any kind one below the other."""

from typing import Any, NamedTuple

from poster.blocks.kind import WHOLE, Kind, Portion, Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Block, Copy, Extent, Linear, Setting

WIDER = 1.2
"""How much further apart than at their closest lines may be: between the two a column of text may overtake another."""
NARROWEST = 0.05
"""Share of the width that is left to a column for which the others leave none."""


LEVEL = 0.01
"""Points by which the tallest column may miss the foot."""
LEAST = 1e-3
"""Leadings of a column in which there is nothing to move: a figure without words."""


class Tier(NamedTuple):
    """A block in its column."""

    block: Block
    kind: Kind[Any]
    """What its kind says of it."""
    gap: float
    """Blank lines above it."""


class Strand(NamedTuple):
    """A column."""

    share: float
    """Of the width; 0: as much as the others leave."""
    pieces: tuple[Tier, ...]


class Beside(NamedTuple):
    """Columns side by side, their first lines level."""

    strands: tuple[Strand, ...]
    gutter: float
    """Between them, in em of the body."""
    indent: float
    """From the edge of the column around it, in em of the body."""
    cap: float
    """Cap height of the body, in em."""


class Tower(NamedTuple):
    """A column measured."""

    extents: tuple[Extent, ...]
    gaps: tuple[Linear, ...]
    """Above each of its blocks."""

    @property
    def height(self) -> Linear:
        """At its least."""
        parts = [*(extent.height for extent in self.extents), *self.gaps]
        return Linear(sum(part.fixed for part in parts), sum(part.leads for part in parts))

    @property
    def grow(self) -> float:
        """Points by which its blocks may grow."""
        return sum(extent.grow for extent in self.extents)


def measure(block: Beside, width: float, setting: Setting, room: float) -> Extent:
    """As tall as the tallest column, whatever the leading; it grows as far as any column does."""
    towers = _towers(block, width, setting, room)
    tight, wide = setting.leading, WIDER * setting.leading
    low, high = (max([tower.height.at(leading) for tower in towers]) for leading in (tight, wide))
    # The tallest at either end: a straight line through both is over all of them in between.
    leads = (high - low) / (wide - tight)
    most = min([_reach(towers, leading) - tall for leading, tall in ((tight, low), (wide, high))])
    over = max([extent.over for tower in towers for extent in tower.extents])
    notes = tuple(note._replace(after=1) for tower in towers for extent in tower.extents for note in extent.inserts)
    return Extent(Linear(low - leads * tight, leads), over, grow=max(most, 0.0), inserts=notes)


def _reach(towers: list[Tower], leading: float) -> float:
    """How tall the tallest of them can be."""
    return max([tower.height.at(leading) + tower.grow for tower in towers])


def place(block: Beside, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The columns from one line down, those with a figure as far as it can grow. One of them ends on the foot: where
    none would, the lines of one are a hair further apart.
    """
    items: list[Item] = []
    towers = _towers(block, spot.width, setting, 0.0)
    leadings = _leadings(towers, spot.height, setting.leading)
    for strand, tower, leading, column in zip(block.strands, towers, leadings, _columns(block, spot.width, setting)):
        spare = spot.height - tower.height.at(leading)
        more = min(spare / tower.grow, 1.0) if tower.grow else 0.0
        y = spot.y
        for piece, own, gap in zip(strand.pieces, tower.extents, tower.gaps):
            y += gap.at(leading)
            height = own.height.at(leading) + more * own.grow
            place = spot._replace(x=spot.x + column[0], y=y, width=column[1], height=height)
            items += piece.kind.place(piece.block, place, WHOLE, setting._replace(leading=leading), cache)
            y += height
    return items


def _leadings(towers: list[Tower], height: float, leading: float) -> list[float]:
    """The leading of each column: a little more in the one that comes nearest to the foot, where none ends on it."""
    left = height - _reach(towers, leading)
    nearest, least = -1, float("inf")
    for number, tower in enumerate(towers):
        more = (height - tower.height.at(leading) - tower.grow) / max(tower.height.leads, LEAST)
        if left > LEVEL and more < least:
            nearest, least = number, more
    return [leading + (least if number == nearest else 0.0) for number in range(len(towers))]


def _columns(block: Beside, width: float, setting: Setting) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    body = setting.body
    inner = width - block.indent * body - block.gutter * body * (len(block.strands) - 1)
    given = sum(strand.share for strand in block.strands)
    open_ones = sum(strand.share == 0.0 for strand in block.strands)
    left_over = max((1.0 - given) / open_ones, NARROWEST) if open_ones else 0.0
    whole = given + left_over * open_ones
    found, x = [], block.indent * body
    # Shares that leave something blank keep it at the right, as they are written; those of too much are made less.
    for strand in block.strands:
        wide = inner * (strand.share or left_over) / max(whole, 1.0)
        found.append((x, wide))
        x += wide + block.gutter * body
    return found


def _towers(block: Beside, width: float, setting: Setting, room: float) -> list[Tower]:
    found = []
    for strand, (_, wide) in zip(block.strands, _columns(block, width, setting)):
        extents = tuple(piece.kind.measure(piece.block, wide, setting, room) for piece in strand.pieces)
        gaps = tuple(
            Linear(-block.cap * setting.body, 1.0 + piece.gap) if number else Linear()
            for number, piece in enumerate(strand.pieces)
        )
        found.append(Tower(extents, gaps))
    return found


def _copies(block: Beside) -> tuple[Copy, ...]:
    pieces = (piece for strand in block.strands for piece in strand.pieces)
    return tuple(copy for piece in pieces for copy in piece.kind.copies(piece.block))


def _scales(block: Beside) -> bool:
    return any(piece.kind.scales(piece.block) for strand in block.strands for piece in strand.pieces)


KIND = Kind(measure, place, copies=_copies, takes_room=True, scales=_scales)
