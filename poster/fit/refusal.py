"""Fitters with all that gives way given way -> whether the story fits at all, from a handful of sheets.

Nothing is tried one by one: smaller large type leaves more room, so that the smallest decides unless it does not fit
itself; along a range text gains what large type and panels lose, so that halves find where both fit; and other numbers
of columns hold a little more or less, so that they are asked only where little is missing or a word is too wide.
"""

from collections.abc import Callable
from typing import NamedTuple

from poster.fit.fitter import Fitter, Strain
from poster.fit.settings import Dress

NEAREST = 2
"""Steps of a range between which no more is looked for."""
CLOSE = 0.1
"""Heights of the page by which text may be too long for other numbers of columns to be tried: lists leave less empty at
the ends of lines in narrow columns, long paragraphs need fewer gutters in wide ones.
"""


class Choices(NamedTuple):
    """All choices at once."""

    dresses: list[Dress]
    """Settings in which the text has most room, the smallest large type first."""
    fewest: int
    """Columns that areas may have fewer than most."""
    last: int
    """Number of the last step of the layout's ranges."""


Choice = tuple[Dress, int, int]
"""A setting, columns fewer, a step of the ranges."""
Make = Callable[[Dress, int, int], Fitter]
"""These -> what measures the story with them."""


def roomiest(box: Choices, make: Make) -> tuple[Choice | None, list[Fitter]]:
    """A choice that holds the story at the smallest body, None if there is none; and what was tried."""
    tried: dict[Choice, Fitter] = {}

    def strain(dress: Dress, fewer: int, track: int) -> Strain:
        fitter = tried[dress, fewer, track] = make(dress, fewer, track)
        return fitter.strain()

    for dress in box.dresses:
        if _holds(lambda track, dress=dress: strain(dress, 0, track), box.last):  # type: ignore[misc]
            return next(reversed(tried)), list(tried.values())
        if not any(fitter.strain().large for key, fitter in tried.items() if key[0] == dress):
            break  # larger type leaves no more room
    (dress, _, track), nearest = min(tried.items(), key=lambda found: found[1].shortfall())
    if nearest.strain().large or nearest.shortfall() < CLOSE * nearest.layout.height:
        for fewer in range(1, box.fewest + 1):
            if not any(strain(dress, fewer, track)):
                return (dress, fewer, track), list(tried.values())
    return None, list(tried.values())


def _holds(strained: Callable[[int], Strain], last: int) -> bool:
    """Whether any step of a range holds the story: between an end where only the text is too long and one where only
    the rest is too much, by halves.
    """
    low, high = 0, last
    first = strained(low)
    if not any(first) or not last:
        return not any(first)
    other = strained(high)
    if not any(other):
        return True
    if first.text == other.text:
        return False
    while high - low > NEAREST:
        middle = (low + high) // 2
        found = strained(middle)
        if not any(found):
            return True
        if found.text and (found.large or found.rest):
            return False
        low, high = (middle, high) if found.text == first.text else (low, middle)
    return False
