"""The heading over codes, and the call to scan beside it: in one line, or below each other in a narrow place."""

from typing import NamedTuple

from poster.blocks.copy import firm, height_of, length_of, lines_in, set_copy, set_line, size_of, widest_in
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Setting

BESIDE = 1.0
"""From the heading to the call beside it, in em of the call: they are read as one."""
UNDER = 0.9
"""From the last baseline of the heading to the cap line of the call below it, in em of the call."""


class CodeHead(NamedTuple):
    """The heading over the codes, with the call to scan beside it."""

    copy: Copy
    invite: Copy | None


def measure(block: CodeHead, width: float, setting: Setting, room: float) -> Extent:
    """How tall the heading is, with its descenders, which must not reach into the quiet zone below."""
    face = block.copy.face
    over = block.copy.galley.ends[-1] * setting.body - width
    height = face.cap_height * _size(block, width, setting)
    if block.invite and not _in_line(block, width, setting):
        return firm(
            height + _below(block.invite, setting) + block.invite.face.descent * _small(block.invite, setting), over
        )
    return firm(height + face.descent * _size(block, width, setting), over)


def place(block: CodeHead, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The heading, and the call to scan behind it or below."""
    size = _size(block, spot.width, setting)
    baseline = spot.y + block.copy.face.cap_height * size
    items = set_line(block.copy, spot.x, baseline, size)
    if block.invite:
        small = _small(block.invite, setting)
        if _in_line(block, spot.width, setting):
            x = spot.x + block.copy.galley.ends[-1] * size + BESIDE * small
            return [*items, *set_line(block.invite, x, baseline, small)]
        items += set_line(block.invite, spot.x, baseline + _below(block.invite, setting), small)
    return items


def height_in(block: CodeHead, width: float, setting: Setting) -> float:
    """How tall the heading is in the first place of a row, in as many lines as it takes, the call below it."""
    size = size_of(block.copy, setting.body, setting.floor)
    height = height_of(block.copy, lines_in(block.copy, width, size), size)
    return height + (_lines_below(block.invite, width, setting) if block.invite else 0.0)


def place_in(block: CodeHead, spot: Spot, width: float, setting: Setting, cache: Cache) -> list[Item]:
    """The heading in the first place of a row, the call below it."""
    size = size_of(block.copy, setting.body, setting.floor)
    items = set_copy(block.copy, spot.x, spot.y, width, size, block.copy.style.leading * size, cache)
    if block.invite:
        small = _small(block.invite, setting)
        top = spot.y + height_of(block.copy, lines_in(block.copy, width, size), size) + UNDER * small
        items += set_copy(block.invite, spot.x, top, width, small, block.invite.style.leading * small, cache)
    return items


def widest_of(block: CodeHead, setting: Setting) -> float:
    """The widest stretch of heading or call that never breaks, in points."""
    return max([widest_in(copy, setting) for copy in (block.copy, block.invite) if copy])


def _lines_below(invite: Copy, width: float, setting: Setting) -> float:
    small = _small(invite, setting)
    return UNDER * small + height_of(invite, lines_in(invite, width, small), small)


def _size(block: CodeHead, width: float, setting: Setting) -> float:
    """Points: that of headings, or what a narrow column holds in one line, but no less than the body."""
    size = size_of(block.copy, setting.body, setting.floor)
    return min(size, max(width / block.copy.galley.ends[-1], setting.body))


def _small(invite: Copy, setting: Setting) -> float:
    return size_of(invite, setting.body, setting.floor)


def _in_line(block: CodeHead, width: float, setting: Setting) -> bool:
    """Whether the call stands behind the heading."""
    if block.invite is None:
        return True
    size, small = _size(block, width, setting), _small(block.invite, setting)
    return block.copy.galley.ends[-1] * size + (BESIDE + block.invite.galley.ends[-1]) * small <= width


def _below(invite: Copy, setting: Setting) -> float:
    """From the baseline of the heading to that of the call below it."""
    return (UNDER + invite.face.cap_height) * _small(invite, setting)


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
)
