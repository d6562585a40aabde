"""Paragraphs, list items, headings within a section and lines of code."""

from typing import Literal, NamedTuple

from poster.blocks.copy import bar, lead_of, length_of, lines_in, lines_of, set_copy, set_line, size_of
from poster.blocks.ground import circle
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item, Shape
from poster.model.story import Copy, Cut, Extent, Linear, Passage, Setting
from poster.text.galley import rest_of

PART = 2
"""Lines of a paragraph that must stand on either side of a break: rules L8."""
PARTED = 0.5
"""Cost of a paragraph parted between columns, in lines."""


class Marker(NamedTuple):
    """The mark of a list item: a drawn bullet or a number."""

    shape: Literal["square", "disc", "dash", ""]
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


def measure(block: Prose, width: float, setting: Setting, room: float) -> Extent:
    """How tall the block is, and the cuts between its lines."""
    copy, body = block.copy, setting.body
    size = size_of(copy, body, setting.floor)
    measure = width - block.indent * body
    lines = lines_in(copy, measure, size)
    cap = copy.face.cap_height * size
    over = max(copy.galley.widest * size - measure, 0.0)
    if not copy.shared:
        return Extent(Linear(cap + (lines - 1) * copy.style.leading * size), over, lonely=True)
    if block.whole or lines < 2 * PART:
        parts = 1 if block.whole else lines
        return Extent(Linear(cap, lines - 1), over, (), parts, parts == 1)
    again = Linear(cap, -1)
    cuts = tuple([Cut(line, Linear(cap, line - 1), again, PARTED) for line in range(PART, lines - PART + 1)])
    return Extent(Linear(cap, lines - 1), over, cuts, lines)


def place(block: Prose, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The block's lines, with its marker beside the first."""
    size = size_of(block.copy, setting.body, setting.floor)
    indent = block.indent * setting.body
    lead = lead_of(block.copy, size, setting.leading)
    items = set_copy(block.copy, spot.x + indent, spot.y, spot.width - indent, size, lead, cache, *part)
    if block.marker and part.first == 0:
        left = spot.x + indent - block.hang * setting.body
        items[:0] = _mark(block, block.marker, left, spot.y, size, setting)
    return items


def rests(block: Prose, width: float, setting: Setting, cache: Cache) -> tuple[Prose, ...]:
    """What is left of the block after its first line in a column `width` points wide, after its second and so on."""
    size = size_of(block.copy, setting.body, setting.floor)
    lines = lines_of(block.copy, width - block.indent * setting.body, size, cache)
    galleys = [rest_of(block.copy.galley, line.last + 1) for line in lines[:-1]]
    return tuple(block._replace(copy=block.copy._replace(galley=galley), marker=None) for galley in galleys)


def _mark(block: Prose, marker: Marker, x: float, y: float, size: float, setting: Setting) -> list[Item]:
    face = block.copy.face
    baseline = y + face.cap_height * size
    if marker.copy:
        return set_line(marker.copy, x, baseline, size)
    side = marker.size * setting.body
    middle = baseline - face.x_height * size / 2
    if marker.shape == "dash":
        return [bar(x, middle - side / 8, side, side / 4, marker.color, marker.node)]
    if marker.shape == "disc":
        return [Shape(marker.node, x + side / 2, middle, side / 2, (_CIRCLE,), marker.color)]
    return [bar(x, middle - side / 2, side, side, marker.color, marker.node)]


_CIRCLE = circle(48)
"""A disc as a polygon: 48 corners stay within 0.2 % of its radius."""

KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
    passages=lambda block: (Passage(block.copy, block.indent),),
    rests=rests,
)
