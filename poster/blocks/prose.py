"""Paragraphs, list items, headings within a section and lines of code."""

from typing import Literal, NamedTuple

from poster.blocks.copy import bar, lead_of, length_of, lines_in, lines_of, set_copy, set_line, size_of, steps_of
from poster.blocks.ground import circle
from poster.blocks.kind import Kind, Portion, Spot
from poster.blocks.note import Noted, inserts_of
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item, Shape
from poster.model.story import Copy, Cut, Extent, Linear, Passage, Setting
from poster.model.text import Face
from poster.text.galley import rest_of
from poster.text.lines import broken, narrowest

PART = 2
"""Lines of a paragraph that must stand on either side of a break: rules L8."""
PARTED, SHORT_PARTED = 0.5, 1.5
"""Price of a paragraph parted between columns, in lines of body; of one that should stay whole wherever it can."""
LONG = 6
"""Lines from which a paragraph may be parted; a list item of more lines may be, shorter ones never."""
ITEM_PARTED = 1.0
"""Price of a list item that is parted."""
LOOSE_FROM = 5
"""Lines from which a paragraph may be set one line longer than it needs."""
NARROWER = 0.9
"""Share of its width down to which its lines get shorter for that: not seen in ragged text."""


class Marker(NamedTuple):
    """The mark of a list item: a drawn bullet or a number."""

    shape: Literal["square", "disc", "dash", "box", "ticked", ""]
    size: float
    """Of the bullet, in em of the body."""
    color: Color
    copy: Copy | None
    """The number of a numbered item."""
    node: int | None
    """Its label in the tree."""


class Prose(NamedTuple):
    """A paragraph, a list item, a heading within a section, or lines of code."""

    copy: Copy
    indent: float
    """From the edge of the column to the text, in em of the body."""
    marker: Marker | None
    hang: float
    """From the marker to the text, in em of the body."""
    whole: bool
    """Whether it must never be split."""
    notes: tuple[Noted, ...] = ()
    """What it puts at the foot of the columns that hold its marks."""


def measure(block: Prose, width: float, setting: Setting, room: float) -> Extent:
    """How tall the block is, the cuts between its lines, and the lines that hold the marks of its notes."""
    extent = _measure(block, width, setting)
    if not block.notes:
        return extent
    size = size_of(block.copy, setting.body, setting.floor)
    own = inserts_of(block.copy, block.notes, width - block.indent * setting.body, size)
    return extent._replace(inserts=own)


def _measure(block: Prose, width: float, setting: Setting) -> Extent:
    copy, body = block.copy, setting.body
    size = size_of(copy, body, setting.floor)
    measure = width - block.indent * body
    lines = lines_in(copy, measure, size)
    cap = copy.face.cap_height * size
    over = max(copy.galley.widest * size - measure, 0.0)
    steps = _steps(copy, measure, size)
    opens = sum(steps)
    if not copy.shared:
        return Extent(Linear(cap + (lines - 1) * copy.style.leading * size + opens), over, lonely=True)
    whole = Linear(cap + opens, lines - 1)
    if block.whole or lines < (LONG + 1 if block.marker else 2 * PART):
        parts = 1 if block.whole else lines
        return Extent(whole, over, (), parts, parts == 1)
    price = ITEM_PARTED if block.marker else PARTED if lines >= LONG else SHORT_PARTED
    places = range(PART, lines - PART + 1)
    if not opens:
        again = Linear(cap, -1)
        cuts = tuple([Cut(line, Linear(cap, line - 1), again, price) for line in places])
    else:  # what opens between two lines is nowhere if they stand in two columns
        cuts = tuple([Cut(line, Linear(cap + sum(steps[:line]), line - 1), Linear(cap - steps[line], -1), price)
                      for line in places])  # fmt: skip
    return Extent(whole, over, cuts, lines)


def _steps(copy: Copy, width: float, size: float) -> list[float]:
    """Points by which each line is pushed down for formulas, and what opens below the last; nothing where none does."""
    if not copy.galley.tall:
        return []
    lines = broken(copy.galley, width / size, copy.style.align, copy.style.balance)
    return [step * size for step in steps_of(copy, lines)]


def place(block: Prose, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The block's lines, with its marker beside the first."""
    size = size_of(block.copy, setting.body, setting.floor)
    indent = block.indent * setting.body
    lead = lead_of(block.copy, size, setting.leading)
    width = spot.width - indent
    if part.looser:
        width = _looser(block, width, size)
    items = set_copy(block.copy, spot.x + indent, spot.y, width, size, lead, cache, part.first, part.last)
    if block.marker and part.first == 0:
        face, left = block.copy.face, spot.x + indent - block.hang * setting.body
        items[:0] = set_marker(block.marker, left, spot.y + face.cap_height * size, face, size, setting)
    return items


def loosens(block: Prose, width: float, setting: Setting) -> bool:
    """Whether the block may be set one line longer than it needs, its lines at most a tenth shorter."""
    copy = block.copy
    if block.whole or not copy.shared or copy.style.align == "justify" or copy.galley.tall:
        return False
    size = size_of(copy, setting.body, setting.floor)
    own = width - block.indent * setting.body
    lines = lines_in(copy, own, size)
    return (
        lines >= LOOSE_FROM
        and copy.galley.widest * size < NARROWER * own
        and lines_in(copy, NARROWER * own, size) > lines
    )


def _looser(block: Prose, width: float, size: float) -> float:
    """The largest width in points at which the block takes one line more than in `width`."""
    lines = lines_in(block.copy, width, size)
    return (narrowest(block.copy.galley, lines) - 1e-6) * size


def rests(block: Prose, width: float, setting: Setting, cache: Cache) -> tuple[Prose, ...]:
    """What is left of the block after its first line in a column `width` points wide, after its second and so on."""
    size = size_of(block.copy, setting.body, setting.floor)
    lines = lines_of(block.copy, width - block.indent * setting.body, size, cache)
    galleys = [rest_of(block.copy.galley, line.last + 1) for line in lines[:-1]]
    return tuple(block._replace(copy=block.copy._replace(galley=galley), marker=None) for galley in galleys)


def set_marker(marker: Marker, x: float, baseline: float, face: Face, size: float, setting: Setting) -> list[Item]:
    """The mark of an item, beside a line of such a face and size."""
    if marker.copy:
        return set_line(marker.copy, x, baseline, size)
    side = marker.size * setting.body
    middle = baseline - face.x_height * size / 2
    if marker.shape in ("box", "ticked"):
        return [_box(x, baseline - (face.cap_height * size + side) / 2, side, marker)]
    if marker.shape == "dash":
        return [bar(x, middle - side / 8, side, side / 4, marker.color, marker.node)]
    if marker.shape == "disc":
        return [Shape(marker.node, x + side / 2, middle, side / 2, (_CIRCLE,), marker.color)]
    return [bar(x, middle - side / 2, side, side, marker.color, marker.node)]


def _box(x: float, y: float, side: float, marker: Marker) -> Shape:
    """A box to tick, its top left corner at (x, y), and the tick where it has one."""
    edge = BOX_EDGE
    outlines: list[tuple[tuple[float, float], ...]] = [
        ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),
        ((edge, edge), (edge, 1 - edge), (1 - edge, 1 - edge), (1 - edge, edge)),
    ]
    if marker.shape == "ticked":
        outlines.append(((0.2, 0.52), (0.3, 0.42), (0.43, 0.55), (0.72, 0.24), (0.82, 0.34), (0.43, 0.75)))
    return Shape(marker.node, x, y, side, tuple(outlines), marker.color)


BOX_EDGE = 0.1
"""Thickness of a box's line, as a share of its side."""
_CIRCLE = circle(48)
"""A disc as a polygon: 48 corners stay within 0.2 % of its radius."""

KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
    passages=lambda block: (Passage(block.copy, block.indent),),
    rests=rests,
    loosens=loosens,
)
