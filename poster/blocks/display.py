"""Text in a size of its own: the largest that fits its width, its height and its number of lines."""

from typing import NamedTuple

from poster.blocks.copy import height_of, length_of, lines_in, lines_of, set_copy, size_of, widest_in
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Linear, Setting

WORTH_A_LINE = 1.4
"""How much larger the type must become for one more line."""
HAIR = 1 - 1e-9
"""Keeps a line that fills its measure exactly from being pushed over it by rounding."""
HELD = 0.6
"""Ink above the cap line and below the last baseline that gaps and padding hold, in bodies: what reaches further, as
the descenders of large type do, is height of the block's own."""
LACKING = 1.0
"""Points by which text in a fitted size counts as too large where it does not fit at its smallest: it may lack width,
height or lines, and no number says how much of either would do."""


class Display(NamedTuple):
    """Text in a fitted size: title or takeaway in an area of its own."""

    copy: Copy
    most: float
    """Largest height, in points; 0: no limit but the area's."""
    above: float = 0.5
    """Share of the height it does not fill that stands above it."""
    ink: tuple[float, float] = (0.0, 0.0)
    """How far its ink reaches above the cap line and below the last baseline, in em."""


class Fitted(NamedTuple):
    """The outcome of fitting copy to a box."""

    size: float
    """Points."""
    lines: int
    fits: bool
    """Whether the smallest size allowed fits; else `size` is that smallest size."""


def is_fitted(copy: Copy) -> bool:
    """Whether the style leaves the size open."""
    low, high = copy.style.size
    return low != high


def overhang(block: Display, size: float, body: float) -> tuple[float, float]:
    """Points above and below the text of `size` points that its ink takes beyond what gaps hold."""
    above, below = block.ink
    return max(above * size - HELD * body, 0.0), max(below * size - HELD * body, 0.0)


def fit_copy(
    copy: Copy, width: float, height: float, low: float, high: float, most_lines: int, worth: float = 1.001
) -> Fitted:
    """The largest size from `low` to `high` points at which copy keeps to a width, a height and a number of lines.

    Each number of lines is tried: its size is what its narrowest setting allows. More lines must make it larger by the
    factor `worth`.
    """
    best = Fitted(0.0, 0, False)
    for lines, least in enumerate(copy.widths[: most_lines or None], 1):
        by_height = height / (copy.face.cap_height + (lines - 1) * copy.style.leading)
        size = min(width / least * HAIR if least else high, by_height, high)
        if size > best.size * (worth if best.size >= low else 1.0):
            best = Fitted(size, lines, size >= low)
        if by_height <= low:
            break
    if best.fits:
        return best
    return Fitted(low, lines_in(copy, width, low), False)


def limits(copy: Copy, body: float, floor: float, swelling: bool) -> tuple[float, float]:
    """Smallest and largest size in points that the style allows."""
    low, high = copy.style.size
    top = copy.style.swell if swelling and copy.style.swell else high
    least = max(low.at(body), min(floor, body))
    return least, max(top.at(body), least)


def fit_display(block: Display, width: float, setting: Setting, height: float = 0.0) -> Fitted:
    """The size of a display text: natural, or swollen to a height that its area has been given."""
    least, largest = limits(block.copy, setting.body, setting.floor, height > 0)
    limit = height or block.most * setting.fitted or float("inf")
    if height:
        found = fit_copy(block.copy, width, limit, least, largest, 0)
        for _ in range(3):  # its ink takes some of the height: the larger the type, the more
            limit = height - sum(overhang(block, found.size, setting.body))
            found = fit_copy(block.copy, width, limit, least, largest, 0)
        return found
    found = fit_copy(block.copy, width, limit, least, largest, block.copy.style.lines, WORTH_A_LINE)
    # A title too long for its lines takes more of them before it is refused.
    return found if found.fits else fit_copy(block.copy, width, limit, least, largest, 0, WORTH_A_LINE)


def measure(block: Display, width: float, setting: Setting, room: float) -> Extent:
    """How tall the text is in its natural size."""
    copy = block.copy
    if not is_fitted(copy):
        size = size_of(copy, setting.body, setting.floor)
        height, over = height_of(copy, lines_in(copy, width, size), size), widest_in(copy, setting) - width
    else:
        fitted = fit_display(block, width, setting)
        size = fitted.size
        height, over = height_of(copy, fitted.lines, fitted.size), 0.0 if fitted.fits else LACKING
    height += sum(overhang(block, size, setting.body))
    return Extent(Linear(height), max(over, 0.0), swells=copy.style.swell is not None)


def place(block: Display, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The text from the top of its spot; a taller spot makes it larger, as far as its style swells."""
    copy = block.copy
    if not is_fitted(copy):
        size = size_of(copy, setting.body, setting.floor)
        top = spot.y + overhang(block, size, setting.body)[0]
        return set_copy(copy, spot.x, top, spot.width, size, copy.style.leading * size, cache)
    fitted = fit_display(block, spot.width, setting)
    natural = height_of(copy, fitted.lines, fitted.size) + sum(overhang(block, fitted.size, setting.body))
    if spot.height > natural + 0.5 and copy.style.swell:
        swollen = fit_display(block, spot.width, setting, spot.height)
        fitted = swollen if swollen.fits and swollen.size > fitted.size else fitted
    lines = len(lines_of(copy, spot.width, fitted.size, cache))
    swells = spot.height > natural + 0.5 and copy.style.swell is not None
    top, bottom = overhang(block, fitted.size, setting.body)
    drop = (spot.height - height_of(copy, lines, fitted.size) - top - bottom) * block.above if swells else 0.0
    lead = copy.style.leading * fitted.size
    return set_copy(copy, spot.x, spot.y + top + max(drop, 0.0), spot.width, fitted.size, lead, cache)


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
    stands=True,
)
