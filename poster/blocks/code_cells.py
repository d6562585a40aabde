"""A resource -> its code as it is printed: modules, quiet zone, label and address; what all that shows codes shares."""

from typing import NamedTuple

from poster.blocks.copy import bar, height_of, lines_in, set_copy, size_of, widest_in
from poster.blocks.kind import SetCode
from poster.cache import Cache
from poster.images.codes import common_version, encode, modules_in
from poster.model.content import Action
from poster.model.drawing import Item, Link, Shape
from poster.model.layout import Codes
from poster.model.quiet import QUIET
from poster.model.story import Copy, Setting
from poster.model.units import MM

CLEAR = 0.25
"""From a quiet zone that shows as a frame to what stands beside it, in em of the body; to what stands above, in lines.
"""
LABEL_GAP = 0.62
"""From the label's last baseline to the cap line of the URL, in em of the URL."""


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


def matrix_of(scanning: Scanning, setting: Setting, cache: Cache) -> Matrix:
    """The modules that codes have in a setting: nearer ones are smaller, down to what their layout allows."""
    version = common_version(scanning.payloads, setting.level, cache)
    assert version, "what is too long for a code is refused before anything is measured"
    modules, codes = modules_in(version), scanning.codes
    scan = max(codes.scan * setting.codes, codes.min_scan)
    least = module_for(scan, modules, scanning.usual)
    module = max(least, codes.side * setting.codes / modules)
    return Matrix(version, module, modules * module)


def sized(matrix: Matrix, side: float) -> Matrix:
    """A matrix with modules so large that the code has a side in points."""
    modules = modules_in(matrix.version)
    return matrix._replace(module=side / modules, side=side)


def widest(cells: tuple[CodeCell, ...], setting: Setting) -> float:
    """The widest stretch of label or URL that never breaks, in points."""
    return max([widest_in(copy, setting) for cell in cells for copy in (cell.label, cell.address)])


def copies_of(cell: CodeCell) -> tuple[Copy, ...]:
    """Its label and its URL."""
    return cell.label, cell.address


def set_code(cell: CodeCell, matrix: Matrix, cache: Cache) -> SetCode:
    """The code as it is printed."""
    return SetCode(encode(cell.payload, matrix.version, cache), matrix.module, cell.url, cell.action)


def quiet_gap(codes: Codes, matrix: Matrix, body: float) -> float:
    """From a code to its text, never inside its quiet zone, and clear of one that shows."""
    return max(codes.gap.at(body), QUIET * matrix.module + (CLEAR * body if codes.framed else 0.0))


def quiet_room(codes: Codes, matrix: Matrix) -> float:
    """Room for a quiet zone that shows as a frame: it stands inside the edges of its column, in points."""
    return QUIET * matrix.module if codes.framed else 0.0


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


def module_for(scan: float, modules: int, usual: float = 0.0) -> float:
    """Side of a module in points for codes scanned from `scan` points away.

    2.5 mm for a metre (a phone sees 3.5 pixels of it at 1080p), and 1 % for printers that are not exact; symbols of at
    least 40 mm on posters, 20 mm in the hand.
    """
    least = max(20 * MM, 0.04 * max(scan, usual))
    return max(0.0025 * scan * 1.01, least / modules)
