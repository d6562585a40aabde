"""Authors and where they work: a list run in, in the largest size of its range that its height allows."""

from math import cos, pi, sin
from typing import NamedTuple

from poster.blocks.copy import firm, height_of, length_of, lines_in, set_copy, widest_in
from poster.blocks.display import HAIR, limits
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.drawing import Glyphs, Item, Link, Shape
from poster.model.story import Copy, Extent, Setting

STEP = 0.97
"""From one size that is tried to the next."""

AFTER = 0.04
"""From the sign of ORCID to the comma, in em."""

Outline = tuple[tuple[float, float], ...]


class Byline(NamedTuple):
    """The authors, or where they work: a list run in, as large as its style and area allow."""

    copy: Copy
    most: float
    """Largest height, in points, down to which type is made smaller within its range; 0: no limit."""
    signs: tuple[tuple[int, int], ...]
    """Links that are drawn as the sign of ORCID, each with the node of the sign."""


def size_in(block: Byline, width: float, setting: Setting) -> float:
    """Points: the largest size that keeps to the block's height and at which no word is wider than the column, or the
    smallest of the range.
    """
    least, size = limits(block.copy, setting.body, setting.floor, False)
    size = max(min(size, width / block.copy.galley.widest * HAIR), least)
    most = block.most * setting.fitted
    if not most:
        return size
    while size > least and height_of(block.copy, lines_in(block.copy, width, size), size) > most:
        size = max(size * STEP, least)
    return size


def measure(block: Byline, width: float, setting: Setting, room: float) -> Extent:
    """How tall the list is."""
    size = size_in(block, width, setting)
    return firm(height_of(block.copy, lines_in(block.copy, width, size), size), widest_in(block.copy, setting) - width)


def place(block: Byline, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The lines from the top of its spot, signs drawn in the room that the text keeps for them."""
    copy = block.copy
    size = size_in(block, spot.width, setting)
    items = set_copy(copy, spot.x, spot.y, spot.width, size, copy.style.leading * size, cache)
    signs = dict(block.signs)
    links = {item.owner: item for item in items if type(item) is Link}
    out: list[Item] = []
    for item in items:
        if type(item) is Glyphs and item.owner in signs:  # read where it stands, right behind the name
            out += _sign(block, links[item.owner], signs[item.owner], item.y, size)
        elif not (type(item) is Link and item.owner in signs):
            out.append(item)
    return out


def _sign(block: Byline, link: Link, node: int, baseline: float, size: float) -> list[Item]:
    """The sign of ORCID in the color of the text, at the end of the link's room, as high as a capital."""
    radius = block.copy.face.cap_height * size / 2
    x, y = link.x + link.width - radius - AFTER * size, baseline - radius
    sign = Shape(node, x, y, radius, ORCID, block.copy.style.color)
    return [sign, link._replace(x=x - radius, y=y - radius, width=2 * radius, height=2 * radius)]


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int) -> Outline:
    """Corners of an arc from one angle to another, in turns clockwise from the right."""
    turns = (start + (end - start) * i / steps for i in range(steps + 1))
    return tuple((x + radius * cos(2 * pi * turn), y + radius * sin(2 * pi * turn)) for turn in turns)


# Drawn after the sign's own guidelines (info.orcid.org/brand-guidelines): letters iD in a disc, of one color. Letters
# run against the disc and the hole of the D with it, so that the nonzero rule leaves the letters out of the disc.
_STEM: Outline = ((-0.54, -0.24), (-0.54, 0.48), (-0.38, 0.48), (-0.38, -0.24))
_DOT: Outline = _arc(-0.46, -0.46, 0.115, 1.0, 0.0, 16)
_D: Outline = ((-0.2, -0.48), (-0.2, 0.48), *_arc(0.16, 0.0, 0.48, 0.25, -0.25, 20))
_HOLE: Outline = (*_arc(0.15, 0.0, 0.33, -0.25, 0.25, 20), (-0.04, 0.33), (-0.04, -0.33))
ORCID: tuple[Outline, ...] = (_arc(0.0, 0.0, 1.0, 0.0, 1.0, 48), _STEM, _DOT, _D, _HOLE)
"""The sign of ORCID in a disc of radius 1."""

KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
    stands=True,
)
