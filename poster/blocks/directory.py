"""Resources as a directory: cells of a grid for the links with their codes, for the title and the heads of groups."""

from typing import NamedTuple

from poster.blocks import display
from poster.blocks.code_cells import (
    CodeCell,
    Matrix,
    Scanning,
    copies_of,
    matrix_of,
    quiet_gap,
    set_code,
    symbol,
    text_height,
    text_items,
    widest,
)
from poster.blocks.copy import bar, set_line, size_of
from poster.blocks.display import Display
from poster.blocks.ground import draw_ground
from poster.blocks.kind import WHOLE, Frame, Kind, Portion, SetCode, Spot
from poster.blocks.rows import packed
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.layout import Directory
from poster.model.quiet import QUIET
from poster.model.story import Clear, Copy, Entry, Extent, Linear, Setting
from poster.model.trim import Grounds
from poster.model.units import Length, Rect

BETWEEN = 0.7
"""From one text of a box to the next, and from a number to its label, in em of the body."""
BAR = 4.0
"""Thickness of the rule over a head, in those over links."""


class BoxCell(NamedTuple):
    """The title, or the head of a group, as a cell of a directory."""

    texts: tuple[Display, ...]
    """One below the other."""
    note: Copy | None
    """At its foot: the numbers of its links."""
    invite: Copy | None
    """At the end of that line: the call to scan."""
    ground: Color | None
    rule: Color | None
    """Of the rule along its top; None for none."""
    widens: bool
    """Whether it takes the seats that would be empty at the end."""


class LinkCell(NamedTuple):
    """A code as a cell of a directory."""

    code: CodeCell
    number: Copy | None


class CellGrid(NamedTuple):
    """What all cells of a directory share."""

    scanning: Scanning
    directory: Directory
    gutter: Length
    """Between two cells of a row."""
    edges: Grounds
    """Corners and rules of boxes."""


class CellGroup(NamedTuple):
    """All cells of a directory, before it is known how many stand in a row."""

    cells: tuple[BoxCell | LinkCell, ...]
    grid: CellGrid


class CellRow(NamedTuple):
    """Cells side by side."""

    cells: tuple[BoxCell | LinkCell, ...]
    seats: int
    """Places in the row; a box takes those that cells leave."""
    grid: CellGrid
    matrix: Matrix


class Seat(NamedTuple):
    """A cell in its row."""

    cell: BoxCell | LinkCell
    x: float
    """From the left edge of the row, in points."""
    width: float


def expand(entry: Entry, frame: Frame, setting: Setting, cache: Cache) -> tuple[Entry, ...]:
    """The cells in rows; a box that widens takes what would be empty at the end."""
    group = entry.block
    assert isinstance(group, CellGroup), "a group of cells expands into rows"
    matrix = matrix_of(group.grid.scanning, setting, cache)
    spare = -len(group.cells) % frame.seats
    rows = packed(group.cells, frame.seats, lambda cell: 1 + (spare if _widens(cell) else 0))
    made = (CellRow(cells, frame.seats, group.grid, matrix) for cells in rows)
    return tuple(entry._replace(block=row, keep=_ends_with_head(row)) for row in made)


def _widens(cell: BoxCell | LinkCell) -> bool:
    return type(cell) is BoxCell and cell.widens


def _ends_with_head(row: CellRow) -> bool:
    """Whether the last cell of a row is the head of a group, which must not stand at the end of a page."""
    return type(row.cells[-1]) is BoxCell and not row.cells[-1].widens


def measure(block: CellRow, width: float, setting: Setting, room: float) -> Extent:
    """How tall the row is: that of its tallest cell, from its rule to the foot of its code or ground."""
    heights, over = [], [0.0]
    for cell, _, own in _seated(block, width, setting.body):
        if isinstance(cell, BoxCell):
            inner = own - _sides(block, cell, setting.body)
            texts = [display.measure(text, inner, setting, 0.0) for text in cell.texts]
            heights.append(_box_height(cell, block, [text.height.fixed for text in texts], setting))
            over += [text.over for text in texts]
        else:
            heights.append(_link_height(cell, block, own, setting))
            over.append(widest((cell.code,), setting) - _text_width(block, own, setting.body))
    quiet = Linear(QUIET * block.matrix.module)
    return Extent(Linear(max(heights)), max(over), clear=Clear(quiet, quiet), reaches=True)


def place(block: CellRow, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Every cell under its rule."""
    items: list[Item] = []
    for cell, x, width in _seated(block, spot.width, setting.body):
        own = spot._replace(x=spot.x + x, width=width)
        if isinstance(cell, BoxCell):
            items += _place_box(cell, block, own, setting, cache)
        else:
            items += _place_link(cell, block, own, setting, cache)
    return items


def _seated(block: CellRow, width: float, body: float) -> list[Seat]:
    gutter = max(block.grid.gutter.at(body), QUIET * block.matrix.module)
    one = (width - (block.seats - 1) * gutter) / block.seats
    wider = block.seats - len(block.cells) if any(_widens(cell) for cell in block.cells) else 0
    seats: list[Seat] = []
    x = 0.0
    for cell in block.cells:
        own = one + (wider * (one + gutter) if _widens(cell) else 0.0)
        seats.append(Seat(cell, x, own))
        x += own + gutter
    return seats


def _top(block: CellRow, body: float) -> float:
    """From the rule over a link to its code, never inside its quiet zone."""
    directory = block.grid.directory
    return directory.rule.at(body) + max(directory.padding[0].at(body), QUIET * block.matrix.module)


def _text_width(block: CellRow, width: float, body: float) -> float:
    return width - block.matrix.side - quiet_gap(block.grid.scanning.codes, block.matrix, body)


def _link_height(cell: LinkCell, block: CellRow, width: float, setting: Setting) -> float:
    text = text_height(cell.code, _text_width(block, width, setting.body), setting)
    return _top(block, setting.body) + max(block.matrix.side, _number_height(cell, setting) + text)


def _number_height(cell: LinkCell, setting: Setting) -> float:
    """From the cap line of a number to that of the label below it."""
    if cell.number is None:
        return 0.0
    size = size_of(cell.number, setting.body, setting.floor)
    return cell.number.face.cap_height * size + BETWEEN * setting.body


def _place_link(cell: LinkCell, block: CellRow, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    body = setting.body
    thickness, side = block.grid.directory.rule.at(body), block.matrix.side
    items: list[Item] = []
    if thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, block.grid.directory.rule_color))
    y = spot.y + _top(block, body)
    items += symbol(block.grid.scanning.codes, block.matrix, cell.code, spot.x, y, cache)
    x = spot.x + side + quiet_gap(block.grid.scanning.codes, block.matrix, body)
    if cell.number:
        size = size_of(cell.number, body, setting.floor)
        items += set_line(cell.number, x, y + cell.number.face.cap_height * size, size)
        y += _number_height(cell, setting)
    return items + text_items(cell.code, x, y, _text_width(block, spot.width, body), setting, cache)


def _sides(block: CellRow, cell: BoxCell, body: float) -> float:
    """Padding at the left and the right of a box together; a box without ground stands on the edge of its cell."""
    _, right, _, left = block.grid.directory.padding
    return right.at(body) + left.at(body) if cell.ground else 0.0


def _bar(block: CellRow, cell: BoxCell, body: float) -> float:
    return BAR * block.grid.directory.rule.at(body) if cell.rule else 0.0


def _box_height(cell: BoxCell, block: CellRow, texts: list[float], setting: Setting) -> float:
    body = setting.body
    top, _, bottom, _ = (edge.at(body) for edge in block.grid.directory.padding)
    heights = [*texts, _note_height(cell, body, setting.floor)] if cell.note or cell.invite else texts
    return _bar(block, cell, body) + top + sum(heights) + BETWEEN * body * (len(heights) - 1) + bottom


def _note_height(cell: BoxCell, body: float, floor: float) -> float:
    note = cell.note or cell.invite
    return note.face.cap_height * size_of(note, body, floor) if note else 0.0


def _place_box(cell: BoxCell, block: CellRow, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    body, floor = setting.body, setting.floor
    top, right, bottom, left = (edge.at(body) for edge in block.grid.directory.padding)
    left, right = (left, right) if cell.ground else (0.0, 0.0)
    items: list[Item] = []
    if cell.ground:
        rect = Rect(spot.x, spot.y, spot.width, spot.height)
        items += draw_ground(rect, rect, cell.ground, block.grid.edges, body)
    thickness = _bar(block, cell, body)
    if cell.rule and thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, cell.rule))
    y, width = spot.y + thickness + top, spot.width - left - right
    for text in cell.texts:
        height = display.measure(text, width, setting, 0.0).height.fixed
        own = spot._replace(x=spot.x + left, y=y, width=width, height=height)
        items += display.place(text, own, WHOLE, setting, cache)
        y += height + BETWEEN * body
    baseline = spot.y + spot.height - bottom
    if cell.note:
        items += set_line(cell.note, spot.x + left, baseline, size_of(cell.note, body, floor))
    if cell.invite:
        items += set_line(cell.invite, spot.x + left + width, baseline, size_of(cell.invite, body, floor), "end")
    return items


def _copies(cell: BoxCell | LinkCell) -> tuple[Copy, ...]:
    if isinstance(cell, LinkCell):
        return copies_of(cell.code)
    return tuple(text.copy for text in cell.texts)


def _codes(cells: tuple[BoxCell | LinkCell, ...], matrix: Matrix, cache: Cache) -> tuple[SetCode, ...]:
    return tuple(set_code(cell.code, matrix, cache) for cell in cells if isinstance(cell, LinkCell))


GROUP: Kind[CellGroup] = Kind(
    copies=lambda block: tuple(copy for cell in block.cells for copy in _copies(cell)),
    expand=expand,
    codes=lambda block, setting, cache: _codes(block.cells, matrix_of(block.grid.scanning, setting, cache), cache),
)
ROW = Kind(
    measure,
    place,
    copies=lambda block: tuple(copy for cell in block.cells for copy in _copies(cell)),
    codes=lambda block, setting, cache: _codes(block.cells, block.matrix, cache),
)
