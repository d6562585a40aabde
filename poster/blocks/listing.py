"""Lines of code, each as it is typed: smaller where that keeps them whole, else broken at a space, with a mark."""

from typing import NamedTuple

from poster.blocks.copy import bar, set_line, size_of
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Glyphs, Item, Shape
from poster.model.story import Copy, Cut, Extent, Linear, Setting
from poster.model.text import Line
from poster.model.units import Length
from poster.text.galley import rest_of
from poster.text.ink import line_glyphs

LEAST = 0.8
"""Share of its size down to which code goes before a line of it is broken: beside the body less looks small."""
LEADING = 1.4
"""Baseline to baseline, in em: lines of code are read one by one."""
GUTTER = 1.1
"""From the numbers of lines to the code, in em."""
PARTED = 0.5
"""Price of a listing parted between columns, in lines of body, beside that of the box around it."""
SIGN = 1.3
"""Room for the mark at the end of a broken line, in em."""
HANG = 1.8
"""From the indent of a line to what is left of it after a break, where the other mark stands, in em."""
BAR = 0.32
"""Width of the bar beside a marked line, in em."""


class ListingBlock(NamedTuple):
    """Lines of code."""

    copy: Copy
    """All lines, with a stop after each."""
    indents: tuple[float, ...]
    """Of each line, in em."""
    numbers: tuple[Copy, ...]
    """One for each line; none where they have none."""
    marked: tuple[bool, ...]
    """Of each line."""
    mark: Color
    """Of the bar beside marked lines."""
    tint: Color | None
    """Behind marked lines."""
    soft: Color
    """Of the marks of lines that are broken."""
    reach: tuple[Length, Length]
    """How far what is behind a marked line reaches beyond the code, left and right."""


class Row(NamedTuple):
    """A line as it is set."""

    source: int
    """Number of the line of code that it is of, from 0."""
    first: int
    """Number of its first box."""
    last: int
    indent: float
    """In em."""
    begins: bool
    """Whether it is the first of its line of code."""
    ends: bool


class Setup(NamedTuple):
    """A listing in a width."""

    size: float
    """Points."""
    gutter: float
    """Room for the numbers, in em."""
    rows: tuple[Row, ...]


def setup(block: ListingBlock, width: float, setting: Setting) -> Setup:
    """The size at which all lines stay whole, down to the least; at that they are broken."""
    usual = size_of(block.copy, setting.body, setting.floor)
    least = min(max(LEAST * usual, setting.floor), usual)
    galley = block.copy.galley
    gutter = max(number.galley.ends[-1] for number in block.numbers) + GUTTER if block.numbers else 0.0
    firsts = (0, *[stop + 1 for stop in galley.stops[:-1]])
    longest = max(galley.ends[stop] - galley.starts[first] for first, stop in zip(firsts, galley.stops))
    size = min(usual, width / (longest + gutter) * (1 - 1e-9))
    if size >= least:
        rows = (Row(i, first, stop, 0.0, True, True) for i, (first, stop) in enumerate(zip(firsts, galley.stops)))
        return Setup(size, gutter, tuple(rows))
    room = width / least - gutter
    broken: list[Row] = []
    for number, (first, stop) in enumerate(zip(firsts, galley.stops)):
        broken += _broken(block, number, first, stop, room)
    return Setup(least, gutter, tuple(broken))


def _broken(block: ListingBlock, number: int, first: int, stop: int, room: float) -> list[Row]:
    """A line of code in rows of `room` em, broken at spaces, and within a word only where it is too long for a row."""
    starts, ends, boxes = block.copy.galley.starts, block.copy.galley.ends, block.copy.galley.boxes
    rows: list[Row] = []
    at, indent = first, 0.0
    while ends[stop] - starts[at] > room - indent and at < stop:
        within = [box for box in range(at, stop) if ends[box] - starts[at] <= room - indent - SIGN] or [at]
        last = max([box for box in within if boxes[box].space] or within)
        rows.append(Row(number, at, last, indent, at == first, False))
        at, indent = last + 1, min(block.indents[number] + HANG, room / 2)
    return [*rows, Row(number, at, stop, indent, at == first, True)]


def measure(block: ListingBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall the lines are: they do not follow the leading of the page."""
    own = setup(block, width, setting)
    galley, lead = block.copy.galley, LEADING * own.size
    cap = block.copy.face.cap_height * own.size
    over = max(
        (own.gutter + row.indent + galley.ends[row.last] - galley.starts[row.first]) * own.size - width
        for row in own.rows
    )
    again = Linear(cap - lead)
    cuts = [
        Cut(at, Linear(cap + (at - 1) * lead), again, PARTED) for at, row in enumerate(own.rows) if at and row.begins
    ]
    height = Linear(cap + (len(own.rows) - 1) * lead)
    return Extent(height, max(over, 0.0), tuple(cuts), len(own.rows))


def place(block: ListingBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Each row with its number, its marks and what is behind it."""
    own = setup(block, spot.width, setting)
    baseline = spot.y + block.copy.face.cap_height * own.size
    items: list[Item] = []
    for row in own.rows[part.first : part.last or len(own.rows)]:
        items += _row(block, row, own, spot, baseline, setting, cache)
        baseline += LEADING * own.size
    return items


def _row(
    block: ListingBlock, row: Row, own: Setup, spot: Spot, baseline: float, setting: Setting, cache: Cache
) -> list[Item]:
    size, galley, face = own.size, block.copy.galley, block.copy.face
    items: list[Item] = []
    if block.marked[row.source]:
        items += _behind(block, spot, baseline, size, setting.body)
    if block.numbers and row.begins:
        x = spot.x + (own.gutter - GUTTER) * size
        items += set_line(block.numbers[row.source], x, baseline, size, "end")
    left = spot.x + (own.gutter + row.indent) * size
    width = galley.ends[row.last] - galley.starts[row.first]
    is_last = row.last == len(galley.boxes) - 1
    line = Line(row.first, row.last, width, 0.0)
    for glyphs in line_glyphs(galley, line, left, baseline, size, block.copy.owners, last=is_last, cache=cache):
        if not isinstance(glyphs, Glyphs):
            items.append(glyphs)  # a line of a formula; code has none
            continue
        # What keeps an empty line open is not part of the code.
        words = tuple(word for word in glyphs.words if word.text != "\u00a0")
        items += [glyphs._replace(words=words)] if words else []
    middle = baseline - face.x_height * size / 2
    if not row.begins:
        items.append(Shape(None, left - HANG * size, middle, size, GOES_ON, block.soft))
    if not row.ends:
        items.append(Shape(None, left + (width + 0.35) * size, middle, size, BREAKS, block.soft))
    return items


def _behind(block: ListingBlock, spot: Spot, baseline: float, size: float, body: float) -> list[Item]:
    """A tint over the full width behind a marked line, and a bar at its left edge."""
    lead = LEADING * size
    left, right = (reach.at(body) for reach in block.reach)
    top = baseline - block.copy.face.x_height * size / 2 - lead / 2
    items: list[Item] = []
    if block.tint:
        items.append(bar(spot.x - left, top, left + spot.width + right, lead, block.tint))
    # Where there is no padding it hangs out, clear of the numbers.
    hang = left or 2 * BAR * size
    return [*items, bar(spot.x - hang, top, BAR * size, lead, block.mark)]


BREAKS = (
    ((0.22, -0.05), (0.77, -0.05), (0.77, -0.32), (0.87, -0.32), (0.87, 0.05), (0.22, 0.05)),
    ((0.0, 0.0), (0.28, -0.19), (0.28, 0.19)),
)
"""An arrow back, at the end of a line that is broken; in em around the middle of small letters."""
GOES_ON = tuple(tuple((1.2 - x, y) for x, y in reversed(outline)) for outline in BREAKS)
"""An arrow on, before what is left of it."""


def rests(block: ListingBlock, width: float, setting: Setting, cache: Cache) -> tuple[ListingBlock, ...]:
    """What is left after each row; within a line of code that of the whole line."""
    rows = setup(block, width, setting).rows
    return tuple(_from(block, row) for row in rows[1:])


def _from(block: ListingBlock, row: Row) -> ListingBlock:
    galley = block.copy.galley
    first = 0 if row.source == 0 else galley.stops[row.source - 1] + 1
    return block._replace(
        copy=block.copy._replace(galley=rest_of(galley, first)),
        indents=block.indents[row.source :],
        numbers=block.numbers[row.source :],
        marked=block.marked[row.source :],
    )


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: block.copy.galley.ends[-1] * size_of(block.copy, setting.body, setting.floor),
    rests=rests,
)
