"""Text in a size of its own: the largest that fits its width, its height and its number of lines."""

from typing import NamedTuple

from poster.blocks.copy import Spot, height_of, lines_in, lines_of, set_copy, size_of
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Copy, Display, Need, Setting

WORTH_A_LINE = 1.4
"""How much larger the type must become for one more line."""
HAIR = 1 - 1e-9
"""Keeps a line that fills its measure exactly from being pushed over it by rounding."""


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


def fit_display(block: Display, width: float, body: float, floor: float, height: float = 0.0) -> Fitted:
    """The size of a display text: natural, or swollen to a height that its area has been given."""
    least, largest = limits(block.copy, body, floor, height > 0)
    limit = height or block.most or float("inf")
    if height:
        return fit_copy(block.copy, width, limit, least, largest, 0)
    return fit_copy(block.copy, width, limit, least, largest, block.copy.style.lines, WORTH_A_LINE)


def need(block: Display, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the text is in its natural size."""
    if not is_fitted(block.copy):
        size = size_of(block.copy, body, floor)
        return Need(height_of(block.copy, lines_in(block.copy, width, size), size), 0, 1, 0.0)
    fitted = fit_display(block, width, body, floor)
    return Need(height_of(block.copy, fitted.lines, fitted.size), 0, 1, 0.0)


def place(block: Display, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The text from the top of its spot; a taller spot makes it larger, as far as its style swells."""
    copy = block.copy
    if not is_fitted(copy):
        size = size_of(copy, setting.body, setting.floor)
        return set_copy(copy, spot.x, spot.y, spot.width, size, copy.style.leading * size, cache)
    fitted = fit_display(block, spot.width, setting.body, setting.floor)
    natural = height_of(copy, fitted.lines, fitted.size)
    if spot.height > natural + 0.5 and copy.style.swell:
        swollen = fit_display(block, spot.width, setting.body, setting.floor, spot.height)
        fitted = swollen if swollen.fits and swollen.size > fitted.size else fitted
    lines = len(lines_of(copy, spot.width, fitted.size, cache))
    swells = spot.height > natural + 0.5 and copy.style.swell is not None
    drop = (spot.height - height_of(copy, lines, fitted.size)) * block.above if swells else 0.0
    lead = copy.style.leading * fitted.size
    return set_copy(copy, spot.x, spot.y + max(drop, 0.0), spot.width, fitted.size, lead, cache)
