"""Resources as a directory: cells of a grid for the links with their codes, for the title and the heads of groups."""

from typing import NamedTuple

from poster.blocks import display
from poster.blocks.codes import quiet_gap, symbol, text_height, text_items, widest
from poster.blocks.copy import Spot, bar, set_line, size_of
from poster.blocks.ground import draw_ground
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.quiet import QUIET
from poster.model.story import BoxCell, CellGroup, CellRow, Display, LinkCell, Need, Setting
from poster.model.units import Rect

BETWEEN = 0.7
"""From one text of a box to the next, and from a number to its label, in em of the body."""
BAR = 4.0
"""Thickness of the rule over a head, in those over links."""


class Seat(NamedTuple):
    """A cell in its row."""

    cell: BoxCell | LinkCell
    x: float
    """From the left edge of the row, in points."""
    width: float


def rows_of(group: CellGroup, seats: int) -> tuple[CellRow, ...]:
    """The cells in rows of so many; a box that widens takes what would be empty at the end."""
    cells, grid = group
    spare = -len(cells) % seats
    rows: list[list[BoxCell | LinkCell]] = []
    row: list[BoxCell | LinkCell] = []
    room = seats
    for cell in cells:
        row.append(cell)
        room -= 1 + (spare if _widens(cell) else 0)
        if room <= 0:
            rows.append(row)
            row, room = [], seats
    if row:
        rows.append(row)
    return tuple(CellRow(tuple(row), seats, grid) for row in rows)


def _widens(cell: BoxCell | LinkCell) -> bool:
    return type(cell) is BoxCell and cell.widens


def ends_with_head(row: CellRow) -> bool:
    """Whether the last cell of a row is the head of a group, which must not stand at the end of a page."""
    return type(row.cells[-1]) is BoxCell and not row.cells[-1].widens


def need(block: CellRow, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the row is: that of its tallest cell, from its rule to the foot of its code or ground."""
    heights = [
        _box_height(seat.cell, block, seat.width, body, floor)
        if isinstance(seat.cell, BoxCell)
        else _link_height(seat.cell, block, seat.width, body, floor)
        for seat in _seated(block, width, body)
    ]
    return Need(max(heights), 0, 1, 0.0)


def wide_by(block: CellRow, width: float, body: float, floor: float) -> float:
    """Points by which a word or a part of a URL is wider than its place; negative where all fit."""
    over = []
    for cell, _, own in _seated(block, width, body):
        if isinstance(cell, LinkCell):
            over.append(widest((cell.code,), body, floor) - _text_width(block, own, body))
        else:
            inner = own - _sides(block, cell, body)
            over += [not_fitting(text, inner, body, floor) for text in cell.texts]
    return max(over)


def not_fitting(text: Display, width: float, body: float, floor: float) -> float:
    """Points by which a text of a box is wider than its place at its smallest size; negative where it fits."""
    if display.is_fitted(text.copy):
        return -1.0 if display.fit_display(text, width, body, floor).fits else 1.0
    return text.copy.galley.widest * size_of(text.copy, body, floor) - width


def place(block: CellRow, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
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
    gutter = max(block.grid.gutter.at(body), QUIET * block.module)
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
    return block.grid.directory.rule.at(body) + max(block.grid.directory.padding[0].at(body), QUIET * block.module)


def _text_width(block: CellRow, width: float, body: float) -> float:
    return width - block.grid.side - quiet_gap(block.grid.codes, block.module, body)


def _link_height(cell: LinkCell, block: CellRow, width: float, body: float, floor: float) -> float:
    text = text_height(cell.code, _text_width(block, width, body), body, floor)
    return _top(block, body) + max(block.grid.side, _number_height(cell, body, floor) + text)


def _number_height(cell: LinkCell, body: float, floor: float) -> float:
    """From the cap line of a number to that of the label below it."""
    if cell.number is None:
        return 0.0
    return cell.number.face.cap_height * size_of(cell.number, body, floor) + BETWEEN * body


def _place_link(cell: LinkCell, block: CellRow, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    body = setting.body
    thickness, side = block.grid.directory.rule.at(body), block.grid.side
    items: list[Item] = []
    if thickness:
        items.append(bar(spot.x, spot.y, spot.width, thickness, block.grid.directory.rule_color))
    y = spot.y + _top(block, body)
    items += symbol(block.grid.codes, block.module, cell.code, spot.x, y, side)
    x = spot.x + side + quiet_gap(block.grid.codes, block.module, body)
    if cell.number:
        size = size_of(cell.number, body, setting.floor)
        items += set_line(cell.number, x, y + cell.number.face.cap_height * size, size)
        y += _number_height(cell, body, setting.floor)
    return items + text_items(cell.code, x, y, _text_width(block, spot.width, body), setting, cache)


def _sides(block: CellRow, cell: BoxCell, body: float) -> float:
    """Padding at the left and the right of a box together; a box without ground stands on the edge of its cell."""
    _, right, _, left = block.grid.directory.padding
    return right.at(body) + left.at(body) if cell.ground else 0.0


def _bar(block: CellRow, cell: BoxCell, body: float) -> float:
    return BAR * block.grid.directory.rule.at(body) if cell.rule else 0.0


def _box_height(cell: BoxCell, block: CellRow, width: float, body: float, floor: float) -> float:
    top, _, bottom, _ = (edge.at(body) for edge in block.grid.directory.padding)
    inner = width - _sides(block, cell, body)
    heights = [display.need(text, inner, body, floor, 0.0).fixed for text in cell.texts]
    if cell.note or cell.invite:
        heights.append(_note_height(cell, body, floor))
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
        height = display.need(text, width, body, floor, 0.0).fixed
        own = spot._replace(x=spot.x + left, y=y, width=width, height=height)
        items += display.place(text, own, setting, cache)
        y += height + BETWEEN * body
    baseline = spot.y + spot.height - bottom
    if cell.note:
        items += set_line(cell.note, spot.x + left, baseline, size_of(cell.note, body, floor))
    if cell.invite:
        items += set_line(cell.invite, spot.x + left + width, baseline, size_of(cell.invite, body, floor), "end")
    return items


__all__ = ["ends_with_head", "need", "place", "rows_of", "wide_by"]
