"""Blocks below each other within a block -> how tall they are together, where they may part, and what they put down.

The gaps between them are those of the page: a block tells of them in its extent, and they open with those around it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from poster.blocks.kind import Kind, Portion, SetCode, Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Block, Copy, Cut, Extent, Gap, Gaps, Insert, Linear, Passage, Setting
from poster.model.units import Length, Range

BY, TIGHT = 1.12, 0.8
"""From the baseline of one to the top of the next, a body's capitals counted, in lines: names and their places, lines
of smaller type."""
LINES: dict[Gap, float] = {"close": 1.0, "by": BY, "tight": TIGHT}
"""The same for gaps that never open."""


class Inner(NamedTuple):
    """A block within another one."""

    block: Block
    kind: Kind[Any]
    """Its row in the table of kinds."""
    gap: Gap
    """Before it."""
    keep: bool
    """Whether it must not be the last of a column."""


class Within(NamedTuple):
    """What a block holds, from top to bottom."""

    pieces: tuple[Inner, ...]
    gaps: tuple[tuple[str, Range], ...]
    """Kinds of gaps as the layout has them, in lines of body."""
    cap: Length
    """Cap height of the body around it."""


def _least(within: Within, gap: Gap, body: float) -> Linear:
    """From a last baseline to the top of the next block where gaps are closed."""
    ranges = dict(within.gaps)
    lines = 1 + ranges[gap].low if gap in ranges else LINES[gap]
    return Linear(-within.cap.at(body), lines)


def _extents(within: Within, width: float, setting: Setting, room: float = 0.0) -> list[Extent]:
    return [piece.kind.measure(piece.block, width, setting, room) for piece in within.pieces]


def _plus(*several: Gaps) -> Gaps:
    """Numbers of gaps of each kind together."""
    found: dict[Gap, int] = {}
    for kind, count in (each for gaps in several for each in gaps):
        found[kind] = found.get(kind, 0) + count
    return tuple(found.items())


def measure(within: Within, width: float, setting: Setting, room: float = 0.0) -> Extent:
    """How tall the blocks are together: they may part between two of them, and where one of them may."""
    fixed = leads = 0.0
    gaps: Gaps = ()
    cuts: list[Cut] = []
    notes: list[Insert] = []
    at = 0
    extents = _extents(within, width, setting, room)
    for number, (piece, own) in enumerate(zip(within.pieces, extents)):
        if number:
            gap = _least(within, piece.gap, setting.body)
            if not within.pieces[number - 1].keep:
                again = Linear(-gap.fixed, -gap.leads)
                cuts.append(Cut(at, Linear(fixed, leads), again, 0.0, gaps, piece.gap))
            fixed, leads, gaps = fixed + gap.fixed, leads + gap.leads, _plus(gaps, ((piece.gap, 1),))
        for cut in own.cuts:
            above = Linear(fixed + cut.above.fixed, leads + cut.above.leads)
            cuts.append(cut._replace(at=at + cut.at, above=above, gaps=_plus(gaps, cut.gaps)))
        notes += [note._replace(after=at + note.after) for note in own.inserts]
        fixed, leads, gaps = fixed + own.height.fixed, leads + own.height.leads, _plus(gaps, own.gaps)
        at += own.parts
    over, grow = max([own.over for own in extents], default=0.0), sum([own.grow for own in extents])
    return Extent(Linear(fixed, leads), over, tuple(cuts), at, grow=grow, gaps=gaps, inserts=tuple(notes))


def place(within: Within, spot: Spot, part: Portion, setting: Setting, cache: Cache, spare: float = 0.0) -> list[Item]:
    """The blocks of a part, `spare` points shared out among those that grow."""
    opened = dict(setting.opened)
    extents = _extents(within, spot.width, setting)
    last = part.last or sum([own.parts for own in extents])
    elastic = sum([own.grow for own in extents]) or 1.0
    items: list[Item] = []
    y, end, is_first = spot.y, 0, True
    for piece, own in zip(within.pieces, extents):
        start, end = end, end + own.parts
        if end <= part.first or start >= last:
            continue
        if not is_first:
            y += _least(within, piece.gap, setting.body).at(setting.leading) + opened.get(piece.gap, 0.0)
        is_first = False
        inner = Portion(max(part.first - start, 0), last - start if last < end else 0)
        height = own.between(inner.first, inner.last).at(setting.leading) + spare * own.grow / elastic
        height += own.opened(inner.first, inner.last, opened)
        items += piece.kind.place(piece.block, spot._replace(y=y, height=height), inner, setting, cache)
        y += height
    return items


def rests(within: Within, width: float, setting: Setting, cache: Cache) -> tuple[Within, ...]:
    """What is left after each part; where a block does not part, with the whole of it."""
    left: list[Within] = []
    for number, (piece, own) in enumerate(zip(within.pieces, _extents(within, width, setting))):
        after = within.pieces[number + 1 :]
        parts: Iterable[Block] = [piece.block] * (own.parts - 1)
        if own.cuts and piece.kind.rests:
            parts = piece.kind.rests(piece.block, width, setting, cache)
        left += [within._replace(pieces=(piece._replace(block=block), *after)) for block in parts]
        left.append(within._replace(pieces=after))
    return tuple(left[:-1])


def copies(within: Within) -> tuple[Copy, ...]:
    """All texts."""
    return tuple(copy for piece in within.pieces for copy in piece.kind.copies(piece.block))


def passages(within: Within, indent: float) -> tuple[Passage, ...]:
    """All running text, `indent` bodies further in."""
    found = (each for piece in within.pieces for each in piece.kind.passages(piece.block))
    return tuple(each._replace(indent=each.indent + indent) for each in found)


def codes(within: Within, setting: Setting, cache: Cache) -> tuple[SetCode, ...]:
    """All codes."""
    return tuple(code for piece in within.pieces for code in piece.kind.codes(piece.block, setting, cache))


def scales(within: Within) -> bool:
    """Whether figures stand among the blocks."""
    return any(piece.kind.scales(piece.block) for piece in within.pieces)


def breadth(within: Within, setting: Setting, cache: Cache) -> float:
    """Width in points of the widest."""
    return max([piece.kind.breadth(piece.block, setting, cache) for piece in within.pieces], default=0.0)
