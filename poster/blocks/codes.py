"""Codes with their labels and URLs, and the heading over them."""

from typing import NamedTuple

from poster.blocks.copy import bar, firm, height_of, length_of, lines_in, set_copy, set_line, size_of, widest_in
from poster.blocks.kind import Frame, Kind, Portion, SetCode, Spot
from poster.blocks.rows import evenly, packed, rows_needed
from poster.cache import Cache
from poster.images.codes import common_version, encode, modules_in
from poster.model.content import Action
from poster.model.drawing import Item, Link, Shape
from poster.model.layout import Codes
from poster.model.quiet import QUIET, least_clear
from poster.model.story import Clear, Copy, Entry, Extent, Linear, Setting
from poster.model.units import MM

CLEAR = 0.25
"""From a quiet zone that shows as a frame to what stands beside it, in em of the body; to what stands above, in lines.
"""
BELOW = 0.6
"""From the last baseline below a code to where the quiet zone of the next row may begin, in lines: room for letters
that go below the line, and words stand nearer to their own code than to the next.
"""
LABEL_GAP = 0.62
"""From the label's last baseline to the cap line of the URL, in em of the URL."""
BESIDE_EM = 9.0
"""Least width of a label that stands beside its code, in em: about 20 characters."""
WIDER = 0.42
"""Share of the space to the next code that a label below a code may use."""


class Scanning(NamedTuple):
    """What the modules of codes hang on."""

    payloads: tuple[str, ...]
    """What the codes carry: those of all codes of the story: they share one version, so that they look alike."""
    codes: Codes
    usual: float
    """Distance in points from which codes of the page are looked at, if not scanned."""


class Matrix(NamedTuple):
    """The modules of a code."""

    version: int
    module: float
    """Side of a module, in points."""
    side: float
    """Of the code, in points, quiet zone not counted."""


class CodeCell(NamedTuple):
    """One code with its label and its URL, or what else it holds."""

    url: str
    """Where it leads; empty for what is no link."""
    alt: str
    label: Copy
    address: Copy
    figure: int
    """Node of the code."""
    link: int
    """Node of the link around the code, else of what holds it."""
    payload: str
    """What it carries."""
    action: Action
    """What a phone does with it."""


class CodeHead(NamedTuple):
    """The heading over the codes, with the call to scan at the end of the line."""

    copy: Copy
    invite: Copy | None


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
    even: bool = False
    """Whether words below all codes have as much room, so that the last code stands left of the edge."""


def matrix_of(scanning: Scanning, setting: Setting, cache: Cache) -> Matrix:
    """The modules that codes have in a setting: nearer ones are smaller, down to what their layout allows."""
    version = common_version(scanning.payloads, setting.level, cache)
    assert version, "what is too long for a code is refused before anything is measured"
    modules, codes = modules_in(version), scanning.codes
    scan = max(codes.scan * setting.codes, codes.min_scan)
    least = module_for(scan, modules, scanning.usual)
    module = max(least, codes.side * setting.codes / modules)
    return Matrix(version, module, modules * module)


def expand(entry: Entry, frame: Frame, setting: Setting, cache: Cache) -> tuple[Entry, ...]:
    """The codes in rows: as few and as equal ones as their size, their words and the width allow.

    The codes of all groups of an area stand below each other: all rows have the seats of the group that has most.
    """
    group = entry.block
    assert isinstance(group, CodeGroup), "a group of codes expands into rows"
    groups = [other.block for other in frame.among if isinstance(other.block, CodeGroup)]
    rows = [_row_of(each, frame.width, setting, cache) for each in groups]
    model = max(rows, key=lambda row: row.seats)
    first, *others = [model._replace(cells=cells) for cells in packed(group.cells, model.seats)]
    return (entry._replace(block=first), *(entry._replace(block=row, gap="code") for row in others))


def _row_of(group: CodeGroup, width: float, setting: Setting, cache: Cache) -> CodeRow:
    """The first row of a group that were alone in its column."""
    cells, scanning, least = group
    codes, matrix = scanning.codes, matrix_of(scanning, setting, cache)
    side, smallest = matrix.side, setting._replace(body=least, floor=0.0)
    apart = max(codes.apart, 2 * QUIET * matrix.module)
    below = max(int((width + apart) / (side + apart)), 1)
    wide = (
        side
        + quiet_gap(codes, matrix, least)
        + max(BESIDE_EM * size_of(cells[0].label, least, 0.0), widest(cells, smallest))
    )
    beside = int((width + apart) / (wide + apart))
    fits_beside = beside > 0 and rows_needed(len(cells), beside) <= rows_needed(len(cells), below)
    is_beside = codes.text == "beside" or (codes.text == "auto" and (setting.beside or fits_beside))
    seats = evenly(len(cells), max(beside, 1) if is_beside else below)
    even = False
    if not is_beside:
        seats, even = _seats_for_words(group, matrix, seats, width, setting)
    return CodeRow(cells[:seats], seats, is_beside, matrix, codes, even)


def _seats_for_words(group: CodeGroup, matrix: Matrix, seats: int, width: float, setting: Setting) -> tuple[int, bool]:
    """So many codes in a row, or fewer, that words below them are not wider than their place; and whether all places
    have to be as wide for that.
    """
    cells, body = group.cells, setting.body
    words = widest(cells, setting._replace(floor=0.0)) if seats > 1 else 0.0
    while seats > 1:
        for even in (False, True):
            row = CodeRow(cells[:seats], seats, False, matrix, group.scanning.codes, even)
            if words <= min(_text_width(row, seat, width, body) for seat in (0, seats - 1)):
                return seats, even
        # Rows are equal: the next smaller number of codes that some number of rows makes.
        count = len(cells)
        fewer = (rows_needed(count, rows) for rows in range(1, count + 1))
        seats = max(each for each in fewer if each < seats)
    return seats, False


def breadth(group: CodeGroup, setting: Setting, cache: Cache) -> float:
    """Width in points of one code, or of the widest word below it."""
    return max(matrix_of(group.scanning, setting, cache).side, widest(group.cells, setting))


def widest(cells: tuple[CodeCell, ...], setting: Setting) -> float:
    """The widest stretch of label or URL that never breaks, in points."""
    return max([widest_in(copy, setting) for cell in cells for copy in (cell.label, cell.address)])


def copies_of(cell: CodeCell) -> tuple[Copy, ...]:
    """Its label and its URL."""
    return cell.label, cell.address


def set_code(cell: CodeCell, matrix: Matrix, cache: Cache) -> SetCode:
    """The code as it is printed."""
    return SetCode(encode(cell.payload, matrix.version, cache), matrix.module, cell.url, cell.action)


def _printed(cells: tuple[CodeCell, ...], matrix: Matrix, cache: Cache) -> tuple[SetCode, ...]:
    return tuple(set_code(cell, matrix, cache) for cell in cells)


def quiet_gap(codes: Codes, matrix: Matrix, body: float) -> float:
    """From a code to its text, never inside its quiet zone, and clear of one that shows."""
    return max(codes.gap.at(body), QUIET * matrix.module + (CLEAR * body if codes.framed else 0.0))


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
    body, side = setting.body, block.matrix.side
    widths = [_text_width(block, i, width, body) for i in range(len(block.cells))]
    texts = [text_height(cell, own, setting) for cell, own in zip(block.cells, widths)]
    over = max([widest((cell,), setting) - own for cell, own in zip(block.cells, widths)])
    height = max(side, *texts) if block.beside else side + _drop(block, setting) + max(texts)
    return Extent(Linear(height), max(over, 0.0), clear=_clear(block))


def _clear(block: CodeRow) -> Clear:
    """Quiet zones, and room for the words of the row above."""
    quiet = QUIET * block.matrix.module
    return Clear(Linear(quiet, CLEAR if block.codes.framed else 0.0), Linear(quiet, 0.0 if block.beside else BELOW))


def place(block: CodeRow, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Each code with its quiet zone, its label and its URL, all of them links where it leads somewhere."""
    side = block.matrix.side
    gap = quiet_gap(block.codes, block.matrix, setting.body)
    drop = _drop(block, setting)
    items: list[Item] = []
    for i, cell in enumerate(block.cells):
        x = spot.x + i * _pitch(block, spot.width, setting.body)
        items += symbol(block.codes, block.matrix, cell, x, spot.y, cache)
        width = _text_width(block, i, spot.width, setting.body)
        left, top = (x + side + gap, spot.y) if block.beside else (x, spot.y + side + drop)
        items += text_items(cell, left, top, width, setting, cache)
    return items


def symbol(codes: Codes, matrix: Matrix, cell: CodeCell, x: float, y: float, cache: Cache) -> list[Item]:
    """A code with its quiet zone, and its link; `x` and `y` are those of its first module."""
    side, quiet = matrix.side, QUIET * matrix.module
    outlines = encode(cell.payload, matrix.version, cache).outlines
    return [
        bar(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet, codes.light, cell.figure),
        Shape(cell.figure, x, y, matrix.module, outlines, codes.color),
        *([Link(cell.link, x, y, side, side, cell.url, cell.alt)] if cell.url else []),
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


def _pitch(block: CodeRow, width: float, body: float) -> float:
    """From one code to the next."""
    if block.seats == 1:
        return width
    if block.beside:
        between = max(block.codes.apart - quiet_gap(block.codes, block.matrix, body), 2 * QUIET * block.matrix.module)
        return (width + between) / block.seats
    if block.even:
        return (width + _between(block)) / block.seats
    return (width - block.matrix.side) / (block.seats - 1)


def _between(block: CodeRow) -> float:
    """From the words below a code to the next code where all have as much room, in points."""
    return max(block.codes.apart, 2 * QUIET * block.matrix.module)


def _text_width(block: CodeRow, seat: int, width: float, body: float) -> float:
    pitch, side = _pitch(block, width, body), block.matrix.side
    if block.beside:
        between = 2 * QUIET * block.matrix.module if block.seats > 1 else 0.0
        return pitch - side - quiet_gap(block.codes, block.matrix, body) - between
    if block.even:
        return pitch - _between(block)
    if seat == block.seats - 1:
        return side if block.seats > 1 else width
    return side + (pitch - side) * WIDER


def text_height(cell: CodeCell, width: float, setting: Setting) -> float:
    """How tall label and URL are, from cap line to last baseline."""
    return (
        _height(cell.label, width, setting)
        + _height(cell.address, width, setting)
        + LABEL_GAP * size_of(cell.address, setting.body, setting.floor)
    )


def _height(copy: Copy, width: float, setting: Setting) -> float:
    size = size_of(copy, setting.body, setting.floor)
    return height_of(copy, lines_in(copy, width, size), size)


def measure_head(block: CodeHead, width: float, setting: Setting, room: float) -> Extent:
    """How tall the heading is: one line with its descenders, which must not reach into the quiet zone below."""
    face = block.copy.face
    over = block.copy.galley.ends[-1] * setting.body - width
    return firm((face.cap_height + face.descent) * _head_size(block, width, setting), over)


def _head_size(block: CodeHead, width: float, setting: Setting) -> float:
    """Points: that of headings, or what a narrow column holds in one line, but no less than the body."""
    size = size_of(block.copy, setting.body, setting.floor)
    return min(size, max(width / block.copy.galley.ends[-1], setting.body))


def place_head(block: CodeHead, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The heading, and the call to scan at the end of its line."""
    size = _head_size(block, spot.width, setting)
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


HEAD = Kind(
    measure_head,
    place_head,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
)
GROUP: Kind[CodeGroup] = Kind(
    copies=lambda block: tuple(copy for cell in block.cells for copy in copies_of(cell)),
    expand=expand,
    breadth=breadth,
    codes=lambda block, setting, cache: _printed(block.cells, matrix_of(block.scanning, setting, cache), cache),
)
ROW = Kind(
    measure,
    place,
    copies=lambda block: tuple(copy for cell in block.cells for copy in copies_of(cell)),
    codes=lambda block, setting, cache: _printed(block.cells, block.matrix, cache),
)
