"""Codes with their labels and URLs, and the heading over them."""

from poster.blocks.copy import Spot, bar, height_of, lines_in, set_copy, set_line, size_of
from poster.cache import Cache
from poster.model.drawing import Item, Link, Shape
from poster.model.layout import Codes
from poster.model.quiet import QUIET, least_clear
from poster.model.story import CodeCell, CodeGroup, CodeHead, CodeRow, Copy, Need, Setting
from poster.model.units import MM

CLEAR = 0.25
"""From a quiet zone that shows as a frame to what stands beside it, in em of the body."""
LABEL_GAP = 0.62
"""From the label's last baseline to the cap line of the URL, in em of the URL."""
BESIDE_EM = 9.0
"""Least width of a label that stands beside its code, in em: about 20 characters."""
WIDER = 0.42
"""Share of the space to the next code that a label below a code may use."""


def rows_of(groups: list[CodeGroup], width: float, least: float, body: float) -> list[tuple[CodeRow, ...]]:
    """The codes of each group in as few equal rows as their size, their words and a width in points allow.

    `least` is the smallest size of the body, at which labels are put beside or below; `body` the one tried.

    The codes of all groups stand below each other: all rows have the seats of the group that has most.
    """
    alone = [_rows_of(group, width, least, body) for group in groups]
    if len(alone) < 2:
        return alone
    model = max((rows[0] for rows in alone), key=lambda row: row.seats)
    seats = model.seats
    return [
        tuple(model._replace(cells=cells[i : i + seats]) for i in range(0, len(cells), seats)) for cells, _, _ in groups
    ]


def _rows_of(group: CodeGroup, width: float, least: float, body: float) -> tuple[CodeRow, ...]:
    cells, module, codes = group
    side = cells[0].modules * module
    apart = max(codes.apart, 2 * QUIET * module)
    below = max(int((width + apart) / (side + apart)), 1)
    wide = (
        side
        + quiet_gap(codes, module, least)
        + max(BESIDE_EM * size_of(cells[0].label, least, 0.0), widest(cells, least, 0.0))
    )
    beside = int((width + apart) / (wide + apart))
    fits_beside = beside > 0 and _rows(len(cells), beside) <= _rows(len(cells), below)
    is_beside = codes.text == "beside" or (codes.text == "auto" and fits_beside)
    rows = _rows(len(cells), max(beside, 1) if is_beside else below)
    seats = _rows(len(cells), rows)
    even = False
    if not is_beside:
        seats, even = _seats_for_words(group, seats, width, body)
    model = CodeRow((), seats, is_beside, module, codes, even)
    return tuple(model._replace(cells=cells[i : i + seats]) for i in range(0, len(cells), seats))


def _seats_for_words(group: CodeGroup, seats: int, width: float, body: float) -> tuple[int, bool]:
    """So many codes in a row, or fewer, that words below them are not wider than their place; and whether all places
    have to be as wide for that.
    """
    cells, module, codes = group
    side = cells[0].modules * module
    words = widest(cells, body, 0.0) if seats > 1 else 0.0
    while seats > 1:
        for even in (False, True):
            row = CodeRow(cells[:seats], seats, False, module, codes, even)
            if words <= min(_text_width(row, seat, width, side, body) for seat in (0, seats - 1)):
                return seats, even
        # Rows are equal: the next smaller number of codes that some number of rows makes.
        seats = max(_rows(len(cells), rows) for rows in range(1, len(cells) + 1) if _rows(len(cells), rows) < seats)
    return seats, False


def breadth(group: CodeGroup, body: float, floor: float) -> float:
    """Width in points of one code, or of the widest word below it."""
    return max(group.cells[0].modules * group.module, widest(group.cells, body, floor))


def wide_by(block: CodeRow, width: float, body: float, floor: float) -> float:
    """Points by which a word or a part of a URL is wider than its place; negative where all fit."""
    side = block.cells[0].modules * block.module
    return max(
        widest((cell,), body, floor) - _text_width(block, i, width, side, body) for i, cell in enumerate(block.cells)
    )


def widest(cells: tuple[CodeCell, ...], body: float, floor: float) -> float:
    """The widest stretch of label or URL that never breaks, in points."""
    copies = [copy for cell in cells for copy in (cell.label, cell.address)]
    return max([copy.galley.widest * size_of(copy, body, floor) for copy in copies])


def quiet_gap(codes: Codes, module: float, body: float) -> float:
    """From a code to its text, never inside its quiet zone, and clear of one that shows."""
    return max(codes.gap.at(body), QUIET * module + (CLEAR * body if codes.framed else 0.0))


def _drop(block: CodeRow, body: float, floor: float) -> float:
    """From a code to the cap line of the label below it; taller letters stay out of the quiet zone too."""
    taller = (
        (cell.label.galley.reach - cell.label.face.cap_height) * size_of(cell.label, body, floor)
        for cell in block.cells
    )
    return max(quiet_gap(block.codes, block.module, body), least_clear(block.module) + max(taller))


def _rows(count: int, a_row: int) -> int:
    return -(-count // a_row)


def need(block: CodeRow, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the row is, from the top of the codes to the lower of the last code and the last line."""
    side = block.cells[0].modules * block.module
    texts = [
        text_height(cell, _text_width(block, i, width, side, body), body, floor) for i, cell in enumerate(block.cells)
    ]
    if block.beside:
        return Need(max(side, *texts), 0, 1, 0.0)
    return Need(side + _drop(block, body, floor) + max(texts), 0, 1, 0.0)


def place(block: CodeRow, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """Each code with its quiet zone, its label and its URL, all of them links where it leads somewhere."""
    side = block.cells[0].modules * block.module
    gap = quiet_gap(block.codes, block.module, setting.body)
    drop = _drop(block, setting.body, setting.floor)
    items: list[Item] = []
    for i, cell in enumerate(block.cells):
        x = spot.x + i * _pitch(block, spot.width, side, setting.body)
        items += symbol(block.codes, block.module, cell, x, spot.y, side)
        width = _text_width(block, i, spot.width, side, setting.body)
        left, top = (x + side + gap, spot.y) if block.beside else (x, spot.y + side + drop)
        items += text_items(cell, left, top, width, setting, cache)
    return items


def symbol(codes: Codes, module: float, cell: CodeCell, x: float, y: float, side: float) -> list[Item]:
    """A code `side` points wide with its quiet zone, and its link; `x` and `y` are those of its first module."""
    quiet = QUIET * module
    link = [Link(cell.link, x, y, side, side, cell.url, cell.alt)] if cell.url else []
    return [
        bar(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet, codes.light, cell.figure),
        Shape(cell.figure, x, y, module, cell.outlines, codes.color),
        *link,
    ]


def text_items(cell: CodeCell, x: float, y: float, width: float, setting: Setting, cache: Cache) -> list[Item]:
    """Label and URL below each other, from the cap line of the label."""
    label, address = cell.label, cell.address
    size = size_of(label, setting.body, setting.floor)
    items = set_copy(label, x, y, width, size, label.style.leading * size, cache)
    small = size_of(address, setting.body, setting.floor)
    top = y + height_of(label, lines_in(label, width, size), size) + LABEL_GAP * small
    lines = lines_in(address, width, small)
    items += set_copy(address, x, top, width, small, address.style.leading * small, cache)
    height = height_of(address, lines, small)
    link = address.owners[0]
    if link is not None and cell.url:
        longest = min(width, address.galley.ends[-1] * small)
        items.append(Link(link, x, top, longest, height + 0.25 * small, cell.url, cell.alt))
    return items


def _pitch(block: CodeRow, width: float, side: float, body: float) -> float:
    """From one code to the next."""
    if block.seats == 1:
        return width
    if block.beside:
        between = max(block.codes.apart - quiet_gap(block.codes, block.module, body), 2 * QUIET * block.module)
        return (width + between) / block.seats
    if block.even:
        return (width + _between(block)) / block.seats
    return (width - side) / (block.seats - 1)


def _between(block: CodeRow) -> float:
    """From the words below a code to the next code where all have as much room, in points."""
    return max(block.codes.apart, 2 * QUIET * block.module)


def _text_width(block: CodeRow, seat: int, width: float, side: float, body: float) -> float:
    pitch = _pitch(block, width, side, body)
    if block.beside:
        between = 2 * QUIET * block.module if block.seats > 1 else 0.0
        return pitch - side - quiet_gap(block.codes, block.module, body) - between
    if block.even:
        return pitch - _between(block)
    if seat == block.seats - 1:
        return side if block.seats > 1 else width
    return side + (pitch - side) * WIDER


def text_height(cell: CodeCell, width: float, body: float, floor: float) -> float:
    """How tall label and URL are, from cap line to last baseline."""
    return (
        _height(cell.label, width, body, floor)
        + _height(cell.address, width, body, floor)
        + LABEL_GAP * size_of(cell.address, body, floor)
    )


def _height(copy: Copy, width: float, body: float, floor: float) -> float:
    size = size_of(copy, body, floor)
    return height_of(copy, lines_in(copy, width, size), size)


def head_need(block: CodeHead, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the heading is: one line with its descenders, which must not reach into the quiet zone below."""
    face = block.copy.face
    return Need((face.cap_height + face.descent) * _head_size(block, width, body, floor), 0, 1, 0.0)


def _head_size(block: CodeHead, width: float, body: float, floor: float) -> float:
    """Points: that of headings, or what a narrow column holds in one line, but no less than the body."""
    size = size_of(block.copy, body, floor)
    return min(size, max(width / block.copy.galley.ends[-1], body))


def head_place(block: CodeHead, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The heading, and the call to scan at the end of its line."""
    size = _head_size(block, spot.width, setting.body, setting.floor)
    baseline = spot.y + block.copy.face.cap_height * size
    items = set_line(block.copy, spot.x, baseline, size)
    if block.invite:
        small = size_of(block.invite, setting.body, setting.floor)
        items += set_line(block.invite, spot.x + spot.width, baseline, small, "end")
    return items


def module_for(scan: float, modules: int, usual: float = 0.0) -> float:
    """Side of a module in points for codes scanned from `scan` points away.

    2.5 mm for a metre (a phone sees 3.5 pixels of it at 1080p), and 1 % for printers that are not exact; symbols of at
    least 40 mm on posters, 20 mm in the hand.
    """
    least = max(20 * MM, 0.04 * max(scan, usual))
    return max(0.0025 * scan * 1.01, least / modules)
