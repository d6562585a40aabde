"""Logos in rows, all of one optical size: the wider a logo, the lower it stands."""

from math import sqrt
from typing import NamedTuple

from poster.blocks.copy import aside, firm
from poster.blocks.kind import Kind, Portion, Spot
from poster.blocks.picture import set_picture
from poster.cache import Cache
from poster.model.drawing import Item, Link
from poster.model.layout import LogoStrip
from poster.model.picture import Picture
from poster.model.story import Extent, Setting
from poster.model.units import Range, Rect

USUAL = 2.0
"""Width over height of the logo whose height the layout names."""
HEIGHTS = Range(0.5, 1.4)
"""Least and largest height of the others, in heights of that one: a long word mark stays legible, a coat of arms small.
"""


LEAST = 1.0
"""Points: an area without room for anything is refused later, by what else it lacks room for."""


class LogoCell(NamedTuple):
    """One logo."""

    picture: Picture
    figure: int | None
    """Node of the picture; None for decoration."""
    link: int | None
    """Node of the link around it."""
    url: str
    alt: str


class Logos(NamedTuple):
    """Logos side by side, all of one optical size."""

    cells: tuple[LogoCell, ...]
    strip: LogoStrip


class Row(NamedTuple):
    """Logos beside each other."""

    cells: tuple[LogoCell, ...]
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each, in points."""

    @property
    def height(self) -> float:
        """Of the tallest of them."""
        return max(height for _, height in self.sizes)


def measure(block: Logos, width: float, setting: Setting, room: float) -> Extent:
    """How tall the rows are."""
    rows = rows_of(block, width, setting.body)
    gaps = (len(rows) - 1) * block.strip.gap.at(setting.body)
    return firm(sum(row.height for row in rows) + gaps)


def place(block: Logos, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The rows one below the other, logos on a common middle line, those that lead somewhere under a link."""
    gap = block.strip.gap.at(setting.body)
    items: list[Item] = []
    y = spot.y
    for row in rows_of(block, spot.width, setting.body):
        x = spot.x + aside(block.strip.align, spot.width - _length([width for width, _ in row.sizes], gap))
        for cell, (width, height) in zip(row.cells, row.sizes, strict=True):
            rect = Rect(x, y + (row.height - height) / 2, width, height)
            items.append(set_picture(cell.picture, rect, cell.figure))
            if cell.link is not None:
                items.append(Link(cell.link, *rect, cell.url, cell.alt))
            x += width + gap
        y += row.height + gap
    return items


def rows_of(block: Logos, width: float, body: float) -> tuple[Row, ...]:
    """The logos in their order, in as few rows as a width in points allows, the rows as even as can be."""
    gap = block.strip.gap.at(body)
    sizes = [_size(cell, block.strip.height.at(body), width) for cell in block.cells]
    widths = [size[0] for size in sizes]
    fewest = len(_broken(widths, gap, width))
    spans = (_length(widths[i:j], gap) for i in range(len(widths)) for j in range(i + 1, len(widths) + 1))
    measures = sorted(span for span in spans if span <= width)
    low, high = 0, len(measures) - 1
    while low < high:  # the narrowest measure that takes no row more
        middle = (low + high) // 2
        if len(_broken(widths, gap, measures[middle])) <= fewest:
            high = middle
        else:
            low = middle + 1
    ends = _broken(widths, gap, measures[high] if measures else width)
    starts = (0, *ends[:-1])
    return tuple(Row(block.cells[i:j], tuple(sizes[i:j])) for i, j in zip(starts, ends, strict=True))


def _size(cell: LogoCell, height: float, widest: float) -> tuple[float, float]:
    """Width and height in points of a logo that takes as much surface as the usual one, no wider than a row."""
    aspect = cell.picture.width / cell.picture.height
    own = height * HEIGHTS.clamp(sqrt(USUAL / aspect))
    own = max(min(own, widest / aspect), LEAST)
    return own * aspect, own


def _length(widths: list[float], gap: float) -> float:
    """Length of a row in points."""
    return sum(widths) + gap * (len(widths) - 1)


def _broken(widths: list[float], gap: float, measure: float) -> tuple[int, ...]:
    """Where rows of at most a measure in points end: the number after the last of each."""
    ends: list[int] = []
    start = 0
    for i in range(1, len(widths) + 1):
        if i - start > 1 and _length(widths[start:i], gap) > measure + 1e-6:
            ends.append(i - 1)
            start = i - 1
    return (*ends, len(widths))


KIND = Kind(measure, place)
