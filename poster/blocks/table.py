"""Tables: rows of cells between rules, their caption above and their notes below."""

from typing import Literal, NamedTuple

from poster.blocks.copy import bar, height_of, lines_in, set_copy, set_line, size_of, widest_in
from poster.blocks.kind import Kind, Portion, Spot, Told
from poster.blocks.table_widths import Need, Widths, lines_at, widths_for
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Cut, Extent, Linear, Setting
from poster.model.trim import Booktabs
from poster.model.units import MM
from poster.problems import Place

CAPTION_GAP = 0.55
"""From the last baseline of a caption to the rule below it, in em of the body: nearer than the next block."""
NOTE_GAP = 0.55
"""From the last rule to the capitals of a note."""
GROUP_ROOM = 0.45
"""What a heading within the rows has more above it, in em of the table's type."""
SIZES = 4
"""Steps from the largest type of a table to its smallest."""
SMALLER = 2.2
"""How much fewer lines are worth smaller type: lines of running text fall with the square of its size, so that a table
of texts stays in the largest; one in which words then fit on one line does not."""
PART = 3
"""Rows that stand on either side of a cut."""
LONG = 8
"""Rows from which a table may be parted between columns."""
ROOMIER = 0.34
"""Em by which each row may become taller to fill its column: two thirds of the room on one side of its words."""
PARTED = 3.0
"""Price of a table that is parted, in lines of body: its head is read twice."""


class TableCell(NamedTuple):
    """A cell as it is set."""

    copy: Copy
    column: int
    across: int
    down: int
    align: Literal["start", "center", "end", "mark"]
    mark: float
    """From its left edge to the decimal mark, in em; negative for what stands in the middle of the numbers."""
    steps: tuple[float, ...]
    """Least width in em at which it takes one line, two lines and so on."""


class TableRow(NamedTuple):
    """A row of cells; those that are empty are left out."""

    cells: tuple[TableCell, ...]
    is_group: bool = False
    """Whether it is a heading within the rows."""
    joined: bool = False
    """Whether a cell goes on from it into the next one: there is no rule and no cut between them."""


class TableBlock(NamedTuple):
    """Rows between rules."""

    caption: Copy | None
    again: Copy | None
    """What stands above the head where the table goes on, in another column."""
    head: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[Copy, ...]
    columns: int
    marks: tuple[tuple[float, float] | None, ...]
    """For each column how far its numbers reach left and right of their decimal marks, in em; None for others."""
    shares: tuple[float, ...]
    rules: Booktabs
    cap: float
    """Cap height of its type, in em."""
    type: Copy
    """Something in its style, which says how large its type may be."""
    indent: float
    """From the edge of the column, in em of the body."""
    needs: tuple[Need, ...]
    """What its cells ask of the widths of its columns."""
    place: Place
    """Where it is written."""
    number: int = 0
    goes_on: bool = False
    """Whether it begins in another column: its head is there already for those who are read to."""


class Sheet(NamedTuple):
    """A table in a width: sizes in points."""

    size: float
    widths: Widths
    head: tuple[float, ...]
    """Heights of the rows of the head."""
    rows: tuple[float, ...]
    over: float
    roomier: float = 0.0
    """What each row is taller than it needs to be."""


def needs_of(block: TableBlock) -> tuple[Need, ...]:
    """What all cells ask of the widths."""
    needs: list[Need] = []
    for number, row in enumerate((*block.head, *block.rows)):
        for cell in row.cells:
            steps = cell.steps
            needs.append(Need(number, cell.column, cell.across, steps))
    for column, mark in enumerate(block.marks):
        if mark:
            needs.append(Need(0, column, 1, (sum(mark),)))
    return tuple(needs)


def _sheet(block: TableBlock, width: float, setting: Setting) -> Sheet:
    """The size, the widths and the heights that suit a table best."""
    style = block.type.style
    floor = min(setting.floor, setting.body)
    low, high = (max(size.at(setting.body), floor) for size in style.size)
    best: tuple[tuple[bool, float], float, Widths] | None = None
    for step in range(SIZES):
        size = high + (low - high) * step / (SIZES - 1)
        widths = widths_for(block.needs, block.columns, width / size, block.shares)
        price = (
            widths.over > 1e-4,
            widths.over * size if widths.over > 1e-4 else widths.lines * (high / size) ** SMALLER,
        )
        if best is None or price < best[0]:
            best = (price, size, widths)
        if widths.lines <= len(block.head) + len(block.rows) and widths.over <= 1e-4:
            break
    assert best
    _, size, widths = best
    head = _heights(block, block.head, size, widths)
    rows = _heights(block, block.rows, size, widths)
    over = widths.over * size if widths.over > 1e-4 else 0.0
    return Sheet(size, widths, head, rows, over)


def _heights(block: TableBlock, rows: tuple[TableRow, ...], size: float, widths: Widths) -> tuple[float, ...]:
    """Heights of rows from rule to rule."""
    heights: list[float] = []
    owed: list[tuple[int, float]] = []
    for number, row in enumerate(rows):
        room = 2 * block.rules.padding * size + (GROUP_ROOM * size if row.is_group and number else 0.0)
        least = block.cap * size
        for cell in row.cells:
            tall = height_of(cell.copy, _lines(cell, widths, size), size)
            if cell.down == 1:
                least = max(least, tall)
            else:
                owed.append((number + cell.down - 1, sum(heights[number:]) + tall))
        heights.append(room + least)
        for last, tall in owed:
            if last == number:
                first = next(i for i, r in enumerate(rows) for c in r.cells if i + c.down - 1 == last and c.down > 1)
                heights[-1] += max(tall + 2 * block.rules.padding * size - sum(heights[first:]), 0.0)
    return tuple(heights)


def _lines(cell: TableCell, widths: Widths, size: float) -> int:
    width = widths.of(cell.column, cell.across)
    lines = lines_at(cell.steps, width)
    return lines if lines <= len(cell.steps) else lines_in(cell.copy, max(width, cell.steps[-1]) * size, size)


def measure(block: TableBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall the table is, and the cuts between its rows."""
    own = width - block.indent * setting.body
    sheet = _sheet(block, own, setting)
    top = _top(block, own, sheet, setting)
    ends: list[float] = []
    reached = top
    for height in sheet.rows:
        reached += height
        ends.append(reached)
    rule = block.rules.rule.at(sheet.size)
    notes = _notes(block, own, setting)
    words = [widest_in(copy, setting) - own for copy in (block.caption, *block.notes) if copy]
    height = reached + rule + notes
    cuts: tuple[Cut, ...] = ()
    if len(block.rows) >= LONG and not block.goes_on:
        again = _again(block, own, sheet, setting)
        cuts = tuple(
            Cut(at, Linear(ends[at - 1] + rule), Linear(again + rule), PARTED)
            for at in range(PART, len(block.rows) - PART + 1)
            if not block.rows[at - 1].is_group and not block.rows[at - 1].joined
        )
    grow = 0.0 if cuts else ROOMIER * sheet.size * (len(block.rows) + len(block.head))
    return Extent(Linear(height), max(sheet.over, *words, 0.0), cuts, len(block.rows), grow=grow)


def _top(block: TableBlock, width: float, sheet: Sheet, setting: Setting) -> float:
    """From the cap line of the caption to the first row."""
    if block.goes_on:
        return _again(block, width, sheet, setting)
    return _above(block.caption, width, setting) + _head(block, sheet)


def _again(block: TableBlock, width: float, sheet: Sheet, setting: Setting) -> float:
    return _above(block.again, width, setting) + _head(block, sheet)


def _above(caption: Copy | None, width: float, setting: Setting) -> float:
    if caption is None:
        return 0.0
    size = size_of(caption, setting.body, setting.floor)
    return height_of(caption, lines_in(caption, width, size), size) + CAPTION_GAP * setting.body


def _head(block: TableBlock, sheet: Sheet) -> float:
    return block.rules.rule.at(sheet.size) + sum(sheet.head)


def _notes(block: TableBlock, width: float, setting: Setting) -> float:
    tall = 0.0
    for number, note in enumerate(block.notes):
        size = size_of(note, setting.body, setting.floor)
        gap = NOTE_GAP * setting.body if number == 0 else (note.style.leading - note.face.cap_height) * size
        tall += gap + height_of(note, lines_in(note, width, size), size)
    return tall


def place(block: TableBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The caption, the rows that stand here between their rules, and the notes below the last."""
    indent = block.indent * setting.body
    x, width = spot.x + indent, spot.width - indent
    sheet = _sheet(block, width, setting)
    if not (part.first or part.last):
        least = _top(block, width, sheet, setting) + sum(sheet.rows) + block.rules.rule.at(sheet.size)
        sheet = _roomier(sheet, spot.height - least - _notes(block, width, setting))
    goes_on = block.goes_on or part.first > 0
    items: list[Item] = []
    y = spot.y
    caption = _silent(block.again) if goes_on and block.again else None if goes_on else block.caption
    if caption:
        items += _words(caption, x, y, width, setting, cache)
        y += _above(caption, width, setting)
    whole = _wide(sheet)
    rule, inner = block.rules.rule.at(sheet.size), block.rules.inner.at(sheet.size)
    items.append(bar(x, y, whole, rule, block.rules.color))
    y += rule
    if block.head:
        items += _set_head(block, x, y, sheet, goes_on, cache)
        y += sum(sheet.head)
        items.append(bar(x, y - inner / 2, whole, inner, block.rules.color))
    last = part.last or len(block.rows)
    for number in range(part.first, last):
        row, tall = block.rows[number], sheet.rows[number]
        lower = GROUP_ROOM * sheet.size if row.is_group and number else 0.0
        items += _set_row(block, row, x, y + lower, sheet, cache)
        y += tall
        if number + 1 < last:
            items += _hairline(block, number, x, y, whole, sheet)
    items.append(bar(x, y, whole, rule, block.rules.color))
    y += rule
    if last == len(block.rows):
        items += _set_notes(block, x, y, width, setting, cache)
    return items


def _roomier(sheet: Sheet, spare: float) -> Sheet:
    """The rows taller by what there is to spare, all alike."""
    each = max(spare, 0.0) / (len(sheet.head) + len(sheet.rows))
    return sheet._replace(
        head=tuple(tall + each for tall in sheet.head), rows=tuple(tall + each for tall in sheet.rows), roomier=each
    )


def _wide(sheet: Sheet) -> float:
    return sheet.widths.whole * sheet.size


def _hairline(block: TableBlock, number: int, x: float, y: float, whole: float, sheet: Sheet) -> list[Item]:
    """The line below a row; right of a cell that goes on into the next row."""
    thick = block.rules.between.at(sheet.size)
    if not thick or block.rows[number].is_group:
        return []
    if block.rows[number + 1].is_group:
        return []
    left = 0.0
    if block.rows[number].joined:
        through = [
            cell
            for first, row in enumerate(block.rows[: number + 1])
            for cell in row.cells
            if first + cell.down - 1 > number
        ]
        ends = [cell.column + cell.across for cell in through]
        if not ends or min(cell.column for cell in through) > 0 or max(ends) >= block.columns:
            return []
        left = sheet.widths.left(max(ends)) * sheet.size
    return [bar(x + left, y - thick / 2, whole - left, thick, block.rules.hairline)]


def _silent(copy: Copy) -> Copy:
    """Copy that nobody is read: it is repeated."""
    return copy._replace(owners=(None,) * len(copy.owners), urls=())


def _words(copy: Copy, x: float, y: float, width: float, setting: Setting, cache: Cache) -> list[Item]:
    size = size_of(copy, setting.body, setting.floor)
    return set_copy(copy, x, y, width, size, copy.style.leading * size, cache)


def _set_notes(block: TableBlock, x: float, y: float, width: float, setting: Setting, cache: Cache) -> list[Item]:
    items: list[Item] = []
    for number, note in enumerate(block.notes):
        size = size_of(note, setting.body, setting.floor)
        y += NOTE_GAP * setting.body if number == 0 else (note.style.leading - note.face.cap_height) * size
        items += _words(note, x, y, width, setting, cache)
        y += height_of(note, lines_in(note, width, size), size)
    return items


def _set_head(block: TableBlock, x: float, y: float, sheet: Sheet, goes_on: bool, cache: Cache) -> list[Item]:
    """The rows of the head: words on their last baseline, rules below headings of several columns."""
    items: list[Item] = []
    inner = block.rules.inner.at(sheet.size)
    for number, row in enumerate(block.head):
        for cell in row.cells:
            foot = y + sum(sheet.head[number : number + cell.down])
            tall = height_of(cell.copy, _lines(cell, sheet.widths, sheet.size), sheet.size)
            top = foot - block.rules.padding * sheet.size - sheet.roomier / 2 - tall
            own = cell._replace(copy=_silent(cell.copy)) if goes_on else cell
            items += _set_cell(block, own, x, top, sheet, cache)
            if cell.across > 1 and number + cell.down < len(block.head):
                left = x + sheet.widths.left(cell.column) * sheet.size
                wide = sheet.widths.of(cell.column, cell.across) * sheet.size
                items.append(bar(left, foot - inner / 2, wide, inner, block.rules.color))
        y += sheet.head[number]
    return items


def _set_row(block: TableBlock, row: TableRow, x: float, y: float, sheet: Sheet, cache: Cache) -> list[Item]:
    items: list[Item] = []
    top = y + block.rules.padding * sheet.size + sheet.roomier / 2
    for cell in row.cells:
        items += _set_cell(block, cell, x, top, sheet, cache)
    return items


def _set_cell(block: TableBlock, cell: TableCell, x: float, y: float, sheet: Sheet, cache: Cache) -> list[Item]:
    """The words of a cell, the cap line of the first at `y`."""
    size = sheet.size
    left = x + sheet.widths.left(cell.column) * size
    width = sheet.widths.of(cell.column, cell.across) * size
    mark = block.marks[cell.column]
    if cell.align == "mark" and mark:
        point = left + width - mark[1] * size
        if cell.mark < 0.0:
            middle = point + (mark[1] - mark[0]) / 2 * size
            return set_line(cell.copy, middle, y + cell.copy.face.cap_height * size, size, "center")
        return set_line(cell.copy, point - cell.mark * size, y + cell.copy.face.cap_height * size, size)
    align = "start" if cell.align == "mark" else cell.align
    copy = cell.copy._replace(style=cell.copy.style._replace(align=align))
    return set_copy(copy, left, y, width + 1e-6 * size, size, copy.style.leading * size, cache)


def rests(block: TableBlock, width: float, setting: Setting, cache: Cache) -> tuple[TableBlock, ...]:
    """What is left of the table after its first row, after its second and so on."""
    left = (block._replace(rows=block.rows[number:], goes_on=True) for number in range(1, len(block.rows)))
    return tuple(each._replace(needs=needs_of(each)) for each in left)


def too_wide(block: TableBlock, width: float, setting: Setting) -> Told | None:
    """By how much the table is too wide in its smallest type."""
    sheet = _sheet(block, width - block.indent * setting.body, setting)
    if sheet.over <= 0.0:
        return None
    name = f"table {block.number}" if block.number else "this table"
    fact = f"{name} is {sheet.over / MM:.0f} mm wider than its column in type of {sheet.size:.3g}pt"
    span = "let it span columns with '.column-page' behind its caption"
    return Told(block.place, fact, f"{span}, take out columns, shorten words, or allow fewer and wider columns")


def copies(block: TableBlock) -> tuple[Copy, ...]:
    """All texts of a table."""
    cells = (cell.copy for row in (*block.head, *block.rows) for cell in row.cells)
    return tuple(copy for copy in (block.caption, *cells, *block.notes) if copy)


KIND = Kind(measure, place, copies=copies, rests=rests, too_wide=too_wide)
