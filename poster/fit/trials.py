"""Settings, pages, columns and tracks -> trials with their prices, and the sizes of the body each may be set in."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from poster.fit import levers
from poster.fit.bands import bands_of
from poster.fit.fitter import Fitter
from poster.fit.flow import Measured
from poster.fit.page import Sheet
from poster.fit.plan import rooms_of
from poster.fit.settings import Dress
from poster.fit.spacing import Spacing, spacing_at

STRIDE = 0.02
"""From one size beyond the measure to the next, as a share of it."""
LEAST_STRIDE = 6
"""Steps of the grid of which that is at least."""

NEARLY = 0.9
"""Part of the height that seems to be left empty at another size that is so for sure: heights go about with its square.
"""


class Sized(NamedTuple):
    """A size of the body."""

    price: float
    """In lines."""
    body: float
    """In points."""
    hole: float = 0.0
    """Price of what it leaves empty at its most open, as far as that can be told from another size."""
    is_beyond: bool = False
    """Whether lines are shorter than the measure: where it does not fit, what follows does not either."""


class Trial(NamedTuple):
    """Choices that change the areas of the pages."""

    price: float
    """Of all of them but the size of the body."""
    dress: Dress
    pages: int
    fewer: int
    """Columns that areas have fewer than most."""
    track: int
    """Step of the layout's ranges."""
    step: int
    """Steps of a range to those that were tried beside it."""


def price_under_comfort(fitter: Fitter, body: float) -> float:
    """Of a layout's largest body that is under the one it calls comfortable."""
    return levers.PRICES["comfort"](max(fitter.layout.fit.comfort / body - 1.0, 0.0))


def largest_first(fitter: Fitter, trial: Trial, largest: float, most: float) -> Iterator[Sized]:
    """The largest size, then ever smaller ones, each with other lines than those before, the cheapest first; `most` is
    what none is larger than.
    """
    sizes = fitter.sizes
    wide = _price_of_wide(fitter, trial, largest)
    for body in chain(sizes.near(largest, trial.pages), sizes.smaller(largest, trial.pages)):
        yield Sized(levers.price_of_body(body, largest, most) + wide, body)


def beyond(fitter: Fitter, trial: Trial, largest: float, price: float) -> Iterator[Sized]:
    """Sizes larger than the measure allows, as far as its lines may be shorter, each at the `price` of the largest body
    of all and of its lines; none where it is not the measure that decides what is largest.
    """
    sizes = fitter.sizes
    least = fitter.layout.fit.measure.low
    number = sizes.index(largest)
    if number < sizes.measured(trial.pages):
        return
    number += 2
    while number <= sizes.index(sizes.swell):
        body = sizes.grid(number)
        number += max(LEAST_STRIDE, sizes.index(sizes.body.low + STRIDE * body))
        short = 1.0 - sizes.characters(body, trial.pages) / least
        if short > levers.SHORTEST:
            return
        yield Sized(price + levers.PRICES["measure"](max(short, 0.0)), body, 0.0, True)


def _price_of_wide(fitter: Fitter, trial: Trial, body: float) -> float:
    """Price of lines that are longer than the measure."""
    characters = fitter.sizes.characters(body, trial.pages)
    over = characters / fitter.layout.fit.measure.high - 1.0
    return levers.PRICES["wide"](over) if 0.0 < over < float("inf") else 0.0


class Fullness:
    """How much of its columns a text fills at its most open, by sums from one sheet: at any size, in any of them."""

    def __init__(self, fitter: Fitter, sheet: Sheet) -> None:
        lines = fitter.layout.fit.lines
        self.body, self.leading = sheet.body, lines.high
        self.rooms = [rooms_of(flow) for flow in sheet.flows]
        elastic = bands_of(fitter.sheeter, sheet).most if sheet.flows else 0.0
        self.columns = sum(map(len, self.rooms))
        loose, tight = spacing_at(1.0, lines, sheet.body), spacing_at(0.0, lines, sheet.body)
        self.loose = sum([_height(own, loose) for own in sheet.measured]) + elastic * self.columns
        self.tight = sum([_height(own, tight) for own in sheet.measured])

    def hole(self, body: float, unused: int = 0) -> float:
        """Price of what is left empty at the least at a size, so many columns at the end of each flow being unused."""
        room = sum([sum(rooms[: len(rooms) - unused]) for rooms in self.rooms])
        columns = max(self.columns - unused * len(self.rooms), 1)
        empty = NEARLY * (room - self.loose * (body / self.body) ** 2) / columns / (self.leading * body)
        return levers.HOLE + levers.HOLE_LINE * empty if empty > 1.0 else 0.0

    def priced(self, sizes: Iterator[Sized]) -> Iterator[Sized]:
        """Sizes with what each leaves empty."""
        for sized in sizes:
            yield sized._replace(hole=self.hole(sized.body))

    def unused(self) -> list[int]:
        """Numbers of columns at the end of each flow that may stay empty."""
        fewest = min(map(len, self.rooms), default=1)
        rooms = [
            (unused, sum([sum(rooms[: len(rooms) - unused]) for rooms in self.rooms])) for unused in range(1, fewest)
        ]
        return [unused for unused, room in rooms if NEARLY * self.tight <= room]


def _height(measured: Measured, spacing: Spacing) -> float:
    whole = measured.whole
    return whole.fixed + spacing.leading * (whole.leads + spacing.open * whole.gaps) + spacing.open * whole.spare
