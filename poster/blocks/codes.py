"""Codes side by side with their labels and addresses, on the columns of the page where they are few."""

from typing import NamedTuple

from poster.blocks import code_head
from poster.blocks.code_cells import (
    CLEAR,
    CodeCell,
    Matrix,
    Scanning,
    copies_of,
    matrix_of,
    quiet_gap,
    quiet_room,
    set_code,
    sized,
    symbol,
    text_height,
    text_items,
    widest,
)
from poster.blocks.code_head import CodeHead
from poster.blocks.copy import size_of
from poster.blocks.kind import Frame, Grid, Kind, Portion, SetCode, Spot
from poster.blocks.rows import evenly, packed, rows_needed
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.layout import Codes
from poster.model.quiet import QUIET, least_clear
from poster.model.story import Clear, Copy, Entry, Extent, Linear, Setting

BELOW = 0.6
"""From the last baseline below a code to where the quiet zone of the next row may begin, in lines: room for letters
that go below the line, and words stand nearer to their own code than to the next.
"""
BESIDE_EM = 9.0
"""Least width of a label that stands beside its code, in em: about 20 characters."""
WIDER = 0.42
"""Share of the space to the next code that a label below a code may use."""
FEW = 4
"""Codes up to which they grow: as many as stand beside each other at the columns of a page."""
NEARLY = 0.85
"""Share of the largest side at which codes stand beside their words rather than larger above them: less is not seen."""
STEP = 0.97
"""From one side that is tried to the next."""


class CodeGroup(NamedTuple):
    """Codes under one heading, before the width of their column says how many stand in a row."""

    cells: tuple[CodeCell, ...]
    scanning: Scanning
    least: float
    """Smallest size of the body, at which labels are put beside or below."""


class CodeRow(NamedTuple):
    """Codes side by side."""

    cells: tuple[CodeCell, ...]
    seats: int
    """Places in the row; more than cells where the last row is shorter."""
    beside: bool
    """Whether label and URL stand beside the code rather than below it."""
    matrix: Matrix
    codes: Codes
    gutter: float = 0.0
    """Between places that are all as wide, in points; 0: the first and the last code stand at the edges."""
    head: CodeHead | None = None
    """The heading in the first place, where the codes leave it free."""

    @property
    def outer(self) -> float:
        """Side of a code with the quiet zone that shows around it, in points."""
        return self.matrix.side + 2 * quiet_room(self.codes, self.matrix)


def expand(entry: Entry, frame: Frame, setting: Setting, cache: Cache) -> tuple[Entry, ...]:
    """The codes in rows: as few and as equal ones as their size, their words and the width allow.

    The codes of all groups of an area stand below each other: all rows have the seats of the group that has most.
    """
    group = entry.block
    assert isinstance(group, CodeGroup), "a group of codes expands into rows"
    model = _model(frame, setting, cache)
    first, *others = [model._replace(cells=cells) for cells in packed(group.cells, model.seats)]
    return (entry._replace(block=first), *(entry._replace(block=row, gap="code") for row in others))


def expand_head(entry: Entry, frame: Frame, setting: Setting, cache: Cache) -> tuple[Entry, ...]:
    """The heading above its codes, or none where it stands in their row."""
    if not any(isinstance(other.block, CodeGroup) for other in frame.among):
        return (entry,)
    return () if _model(frame, setting, cache).head else (entry,)


def _model(frame: Frame, setting: Setting, cache: Cache) -> CodeRow:
    """What all rows of an area are like."""
    groups = [entry.block for entry in frame.among if isinstance(entry.block, CodeGroup)]
    rows = [_row_of(each, frame.width, setting, cache) for each in groups]
    row = max(rows, key=lambda row: row.seats)
    cells = tuple(cell for group in groups for cell in group.cells)
    heads = [entry.block for entry in frame.among if isinstance(entry.block, CodeHead)]
    found: list[CodeRow] = []
    if frame.grid and len(groups) == 1:
        is_alone = len(heads) == 1 and len(frame.among) == 2
        found = _on_columns(row, len(cells), heads[0] if is_alone else None, frame.grid)
        found = [each for each in found if _holds(each, cells, frame.width, setting)]
    return _largest([_grown(each, cells, frame.width, setting) for each in found or [row]])


def _largest(rows: list[CodeRow]) -> CodeRow:
    """The first row whose codes are nearly as large as they may be, else that with the largest."""
    most = max(row.matrix.side for row in rows)
    return next(row for row in rows if row.matrix.side >= NEARLY * most)


def _on_columns(row: CodeRow, count: int, head: CodeHead | None, grid: Grid) -> list[CodeRow]:
    """The row at the columns of the page, or at halves of them, where it has no more codes than that, words beside
    codes and below; none where it has more.

    Where a place is free it is the first, for the heading and the call to scan.
    """
    columns = grid.columns
    places = columns if count <= columns else 2 * columns
    wide = places // count if count > 1 and places % count == 0 else 1
    seats = places // wide
    own = head if count < seats else None
    if count + (own is not None) > seats or (places > columns and count < seats - 1):
        return []
    sides = {"beside": (True,), "below": (False,), "auto": (True, False)}[row.codes.text]
    return [row._replace(seats=seats, beside=beside, gutter=grid.gutter, head=own) for beside in sides]


def _grown(row: CodeRow, cells: tuple[CodeCell, ...], width: float, setting: Setting) -> CodeRow:
    """The row with its codes as large as its layout lets few ones grow, and as its width holds."""
    side = row.codes.grow * setting.codes if len(cells) <= FEW else 0.0
    while side > row.matrix.side:
        found = row._replace(matrix=sized(row.matrix, side))
        if _holds(found, cells, width, setting):
            return found
        side *= STEP
    return row


def _holds(row: CodeRow, cells: tuple[CodeCell, ...], width: float, setting: Setting) -> bool:
    """Whether codes and words of all cells have room in a row."""
    body = setting.body
    seats = range(min(row.seats, len(cells) + (row.head is not None)))
    words = widest(cells, setting)
    if row.beside:
        words = max(words, BESIDE_EM * max(size_of(cell.label, body, setting.floor) for cell in cells))
    apart = max(row.codes.apart, 0.0 if row.codes.framed else 2 * QUIET * row.matrix.module)
    if row.gutter:
        apart = min(apart, (1.5 if row.seats > 1 else 0.0) * QUIET * row.matrix.module)
    if row.seats > 1 and _pitch(row, width, body) < row.outer + apart - 1e-6:
        return False
    if row.gutter and not row.beside and _pitch(row, width, body) - row.gutter < row.outer - 1e-6:
        return False
    if row.head and code_head.widest_of(row.head, setting) > _pitch(row, width, body) - row.gutter:
        return False
    return row.outer <= width + 1e-6 and all(words <= _text_width(row, seat, width, body) + 1e-6 for seat in seats)


def _row_of(group: CodeGroup, width: float, setting: Setting, cache: Cache) -> CodeRow:
    """The first row of a group that were alone in its column."""
    cells, scanning, least = group
    codes, matrix = scanning.codes, matrix_of(scanning, setting, cache)
    smallest = setting._replace(body=least, floor=0.0)
    room = quiet_room(codes, matrix)
    side = matrix.side + 2 * room
    apart = max(codes.apart, 2 * QUIET * matrix.module) - 2 * room
    below = max(int((width + apart) / (side + apart)), 1)
    wide = (
        side
        - room
        + quiet_gap(codes, matrix, least)
        + max(BESIDE_EM * size_of(cells[0].label, least, 0.0), widest(cells, smallest))
    )
    beside = int((width + apart) / (wide + apart))
    fits_beside = beside > 0 and rows_needed(len(cells), beside) <= rows_needed(len(cells), below)
    is_beside = codes.text == "beside" or (codes.text == "auto" and (setting.beside or fits_beside))
    seats = evenly(len(cells), max(beside, 1) if is_beside else below)
    row = CodeRow(cells, seats, is_beside, matrix, codes)
    return row if is_beside else _seats_for_words(row, width, setting)


def _seats_for_words(row: CodeRow, width: float, setting: Setting) -> CodeRow:
    """The row with so few seats that words below codes are not wider than their place; all places as wide where it
    takes that.
    """
    cells, body = row.cells, setting.body
    words = widest(cells, setting._replace(floor=0.0)) if row.seats > 1 else 0.0
    while row.seats > 1:
        for gutter in (0.0, _between(row)):
            found = row._replace(gutter=gutter)
            if words <= min(_text_width(found, seat, width, body) for seat in (0, row.seats - 1)):
                return found
        # Rows are equal: the next smaller number of codes that some number of rows makes.
        count = len(cells)
        fewer = (rows_needed(count, rows) for rows in range(1, count + 1))
        row = row._replace(seats=max(each for each in fewer if each < row.seats))
    return row


def breadth(group: CodeGroup, setting: Setting, cache: Cache) -> float:
    """Width in points of one code, or of the widest word below it."""
    codes, matrix = group.scanning.codes, matrix_of(group.scanning, setting, cache)
    return max(matrix.side + 2 * quiet_room(codes, matrix), widest(group.cells, setting))


def _printed(cells: tuple[CodeCell, ...], matrix: Matrix, cache: Cache) -> tuple[SetCode, ...]:
    return tuple(set_code(cell, matrix, cache) for cell in cells)


def _drop(block: CodeRow, setting: Setting) -> float:
    """From a code to the cap line of the label below it; taller letters stay out of the quiet zone too."""
    body, floor = setting.body, setting.floor
    taller = (
        (cell.label.galley.reach - cell.label.face.cap_height) * size_of(cell.label, body, floor)
        for cell in block.cells
    )
    return max(quiet_gap(block.codes, block.matrix, body), least_clear(block.matrix.module) + max(taller))


def measure(block: CodeRow, width: float, setting: Setting, room: float) -> Extent:
    """How tall the row is, from the top of the codes to the lower of the last code and the last line."""
    body, side = setting.body, block.outer
    widths = [_text_width(block, i, width, body) for i in range(len(block.cells))]
    texts = [text_height(cell, own, setting) for cell, own in zip(block.cells, widths)]
    over = max([widest((cell,), setting) - own for cell, own in zip(block.cells, widths)])
    shown = quiet_room(block.codes, block.matrix)
    height = max(side, *texts) if block.beside else side - shown + _drop(block, setting) + max(texts)
    if block.head:
        height = max(height, code_head.height_in(block.head, _first(block, width, body), setting))
    return Extent(Linear(height), max(over, 0.0), clear=_clear(block))


def _first(block: CodeRow, width: float, body: float) -> float:
    """Width in points of the first place."""
    return _pitch(block, width, body) - block.gutter


def _clear(block: CodeRow) -> Clear:
    """Quiet zones, and room for the words of the row above."""
    below = 0.0 if block.beside else BELOW
    if block.codes.framed:
        return Clear(Linear(0.0, CLEAR), Linear(0.0, below or CLEAR))
    quiet = QUIET * block.matrix.module
    return Clear(Linear(quiet), Linear(quiet, below))


def place(block: CodeRow, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Each code with its quiet zone, its label and its URL, all of them links where it leads somewhere."""
    side, shown = block.matrix.side, quiet_room(block.codes, block.matrix)
    gap = quiet_gap(block.codes, block.matrix, setting.body)
    drop = _drop(block, setting)
    items: list[Item] = []
    if block.head:
        items += code_head.place_in(block.head, spot, _first(block, spot.width, setting.body), setting, cache)
    for i, cell in enumerate(block.cells):
        x = spot.x + (i + (block.head is not None)) * _pitch(block, spot.width, setting.body) + shown
        y = spot.y + shown
        items += symbol(block.codes, block.matrix, cell, x, y, cache)
        width = _text_width(block, i, spot.width, setting.body)
        left, top = (x + side + gap, y) if block.beside else (x - shown, y + side + drop)
        items += text_items(cell, left, top, width, setting, cache)
    return items


def _pitch(block: CodeRow, width: float, body: float) -> float:
    """From one code to the next."""
    if block.seats == 1:
        return width
    if block.gutter:
        return (width + block.gutter) / block.seats
    if block.beside:
        shown = quiet_room(block.codes, block.matrix)
        between = max(block.codes.apart - quiet_gap(block.codes, block.matrix, body), _aside(block) - shown)
        return (width + between) / block.seats
    return (width - block.outer) / (block.seats - 1)


def _between(block: CodeRow) -> float:
    """From the words below a code to the next code where all have as much room, in points."""
    return max(block.codes.apart, _aside(block)) - 2 * quiet_room(block.codes, block.matrix)


def _aside(block: CodeRow) -> float:
    """From one code to the next at least: their quiet zones, in points."""
    return 2 * QUIET * block.matrix.module


def _text_width(block: CodeRow, seat: int, width: float, body: float) -> float:
    pitch, outer = _pitch(block, width, body), block.outer
    if block.beside:
        between = block.gutter or (_aside(block) - quiet_room(block.codes, block.matrix) if block.seats > 1 else 0.0)
        if len(block.cells) == 1 and block.head:  # all that is right of the only code
            pitch, between = width - pitch, 0.0
        gap = quiet_gap(block.codes, block.matrix, body) - quiet_room(block.codes, block.matrix)
        return pitch - outer - gap - between
    if block.gutter:
        return pitch - block.gutter
    if seat == block.seats - 1:
        return outer if block.seats > 1 else width
    return outer + (pitch - outer) * WIDER


def _copies(block: CodeRow) -> tuple[Copy, ...]:
    own = (block.head.copy,) if block.head else ()
    return (*own, *(copy for cell in block.cells for copy in copies_of(cell)))


HEAD = code_head.KIND._replace(expand=expand_head)


def quiet(group: CodeGroup, setting: Setting, cache: Cache) -> float:
    """The quiet zone that hangs around codes, as large as they may grow, in points; one that shows needs no room."""
    matrix = matrix_of(group.scanning, setting, cache)
    grown = sized(matrix, max(group.scanning.codes.grow * setting.codes, matrix.side))
    return 0.0 if group.scanning.codes.framed else QUIET * grown.module


GROUP: Kind[CodeGroup] = Kind(
    copies=lambda block: tuple(copy for cell in block.cells for copy in copies_of(cell)),
    expand=expand,
    breadth=breadth,
    quiet=quiet,
    codes=lambda block, setting, cache: _printed(block.cells, matrix_of(block.scanning, setting, cache), cache),
)
ROW = Kind(
    measure,
    place,
    copies=_copies,
    codes=lambda block, setting, cache: _printed(block.cells, block.matrix, cache),
)
