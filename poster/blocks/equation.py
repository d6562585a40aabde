"""A formula that stands by itself, with its number: smaller where it is too wide, or on several lines."""

from typing import NamedTuple

from poster.blocks.copy import firm, set_line
from poster.blocks.kind import Kind, Portion, Spot
from poster.blocks.prose import Marker, set_marker
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Setting
from poster.model.text import Line
from poster.text.ink import line_glyphs

SCALE = 1.08
"""Its letters relative to those of the text: what is read slowly may be a little larger."""
LIGHTER = 0.8
"""Share of its size down to which it is rather made smaller than parted: less and its scripts are lost."""
NUMBER_GAP = 1.0
"""Least distance from the formula to its number, in em of the body."""
BETWEEN = 0.6
"""Between the lines of one that is parted, in em of its own, from the depth of one to the height of the next."""
HANG = 2.0
"""Indent of its further lines, in em of its own, where they do not stand below its first relation."""
WIDE_LEFT = 0.4
"""Share of the width that its left side may have for its further lines to stand below its first relation."""


class EquationBlock(NamedTuple):
    """A formula on lines of its own."""

    copy: Copy
    """Its boxes are the parts it may be parted into."""
    sums: tuple[bool, ...]
    """For each of them whether it begins with a plus or minus."""
    indent: float
    """From the edge of the column, in em of the body, where there is room for it."""
    scale: float
    """Size of the text around it, in bodies."""
    number: Copy | None
    marker: Marker | None = None
    """Of the list item that it begins."""
    hang: float = 0.0
    """From the marker to what the item says, in em of the body."""


class Row(NamedTuple):
    """One line of it."""

    first: int
    last: int
    """Boxes, included."""
    left: float
    """In em of its own."""


class Arranged(NamedTuple):
    """How it stands in a width."""

    size: float
    rows: tuple[Row, ...]
    indent: float
    """In points."""
    over: float
    """Points by which it is too wide."""
    is_below: bool
    """Whether its number has a line of its own, below it."""


def arrange(block: EquationBlock, width: float, setting: Setting) -> Arranged:
    """The first way that fits: indented, without indent, parted, smaller down to the least size, its number below."""
    usual = max(SCALE * block.scale * setting.body, setting.floor)
    least = min(setting.floor, usual)
    indent = block.indent * setting.body
    lefts = (indent, 0.0) if block.marker is None else (indent,)  # what stands beside a marker keeps its place
    aside = (block.number.galley.ends[-1] + NUMBER_GAP) * setting.body * block.scale if block.number else 0.0
    whole = block.copy.galley.ends[-1]
    for left in lefts:
        room = width - left - aside
        if whole * max(LIGHTER * usual, least) <= room:
            return Arranged(min(usual, room / whole), (Row(0, len(block.sums) - 1, 0.0),), left, 0.0, False)
    ways = [(left, width - left - aside, False) for left in lefts]
    ways += [(lefts[-1], width - lefts[-1], True)] if block.number else []
    need = _narrowest(block)
    left, room, is_below = max(ways, key=lambda way: min(usual, way[1] / need))
    size = max(min(usual, room / need), least)
    return Arranged(size, _rows(block, room / size), left, max(need * size - room, 0.0), is_below)


def _narrowest(block: EquationBlock) -> float:
    """The least width in which it can be parted, in em of its own."""
    boxes = block.copy.galley.boxes
    return max(box.width + (HANG if number else 0.0) for number, box in enumerate(boxes))


def _rows(block: EquationBlock, room: float) -> tuple[Row, ...]:
    """Its lines in a width in em: each as long as it goes, and parted at a relation where there is one to part at."""
    starts, ends = block.copy.galley.starts, block.copy.galley.ends
    last = len(block.sums) - 1
    relation = next((number for number in range(1, last + 1) if not block.sums[number]), 0)
    hang = starts[relation] if relation and starts[relation] <= WIDE_LEFT * room else HANG
    if any(ends[number] - starts[number] + hang > room for number in range(1, last + 1)):
        hang = HANG
    rows: list[Row] = []
    first, left = 0, 0.0
    while first <= last:
        end = max([number for number in range(first, last + 1) if ends[number] - starts[first] + left <= room + 1e-9],
                  default=first)  # fmt: skip
        if end < last and block.sums[end + 1]:
            at_relation = [number for number in range(first, end) if not block.sums[number + 1] and number >= first]
            # A relation may take the place of a sum if what is left before it is no stub.
            end = next((each for each in reversed(at_relation) if _fills(block, first, each, room)), end)
        rows.append(Row(first, end, left))
        first, left = end + 1, hang
    return tuple(rows)


def _fills(block: EquationBlock, first: int, last: int, room: float) -> bool:
    """Whether boxes take at least half of a line."""
    return block.copy.galley.ends[last] - block.copy.galley.starts[first] >= room / 2


def _reach(block: EquationBlock, row: Row) -> tuple[float, float]:
    """How far a line reaches above and below its baseline, in em of its own."""
    pieces = [piece for box in block.copy.galley.boxes[row.first : row.last + 1] for piece in box.pieces]
    return max(piece.reach[0] for piece in pieces), max(piece.reach[1] for piece in pieces)


def _foot(block: EquationBlock, row: Row) -> float:
    """How far the lowest baseline or stroke in a line is below that of the line: what the eye sees end there."""
    pieces = [piece for box in block.copy.galley.boxes[row.first : row.last + 1] for piece in box.pieces]
    return max(-piece.rise + max([y for _, y in piece.outline], default=0.0) for piece in pieces)


def _baselines(block: EquationBlock, way: Arranged) -> tuple[list[float], float]:
    """The baseline of each line from the top, and the height down to the lowest baseline in the last; in points."""
    found: list[float] = []
    y = 0.0
    for number, row in enumerate(way.rows):
        above, below = _reach(block, row)
        y += (above + (BETWEEN if number else 0.0)) * way.size
        found.append(y)
        y += below * way.size
    return found, found[-1] + _foot(block, way.rows[-1]) * way.size


def measure(block: EquationBlock, width: float, setting: Setting, room: float) -> Extent:
    """It stays whole."""
    way = arrange(block, width, setting)
    height = _baselines(block, way)[1]
    if way.is_below:
        height += _below(block, setting)
    return firm(height, way.over)


def _below(block: EquationBlock, setting: Setting) -> float:
    """Height of a number on a line of its own, in points."""
    return (BETWEEN + block.copy.face.cap_height) * setting.body * block.scale


def place(block: EquationBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Its lines, and the number at the right edge: on the baseline of the only line, or of the last."""
    way = arrange(block, spot.width, setting)
    baselines, height = _baselines(block, way)
    copy, items = block.copy, list[Item]()
    for row, baseline in zip(way.rows, baselines):
        line = Line(row.first, row.last, copy.galley.ends[row.last] - copy.galley.starts[row.first], 0.0)
        left = spot.x + way.indent + row.left * way.size
        items += line_glyphs(copy.galley, line, left, spot.y + baseline, way.size, copy.owners, last=True)
    size = setting.body * block.scale
    if block.marker:
        left = spot.x + (block.indent - block.hang) * setting.body
        items[:0] = set_marker(block.marker, left, spot.y + baselines[0], copy.face, size, setting)
    if block.number:
        y = spot.y + (height + _below(block, setting) if way.is_below else baselines[-1])
        items += set_line(block.number, spot.x + spot.width, y, size, "end")
    return items


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: block.copy.galley.ends[-1] * SCALE * block.scale * setting.body,
)
