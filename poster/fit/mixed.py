"""A flow through columns of several widths -> its heights at each width, and the split that fills all of them."""

from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from poster.blocks.kinds import measure, rests
from poster.cache import Cache
from poster.fit.flow import Break, Column, Flow, Measured, Sum, Tally
from poster.fit.notes import Notes, spread
from poster.fit.split import HAIR
from poster.fit.split import columns_needed as columns_of_one_width
from poster.model.story import Block, Extent, Setting

ALIKE = 0.05
"""Difference of widths, in points, that is none: columns of left and right pages differ by rounding."""


class Key(NamedTuple):
    """What sorts the places of a flow; one before a block is the same at all widths."""

    block: int
    share: float
    """Of the lines of the block."""
    at: int
    part: int
    """Number of the width at which the line ends; -1 before a block."""


class Mixed(Measured):
    """A flow measured at the width of each of its columns, over one list of places for all.

    A column that ends inside a paragraph may be followed by one of another width: what is left of the paragraph is
    set anew, and has to end in that column. What does not hang on the width is as in the narrowest columns.
    """

    def __init__(
        self, flow: Flow, parts: tuple[Measured, ...], classes: tuple[int, ...], setting: Setting, cache: Cache
    ) -> None:
        """`parts` are the flow measured at each of its widths; `classes` says for each column which of them is its."""
        widths = widths_of(flow.columns)
        narrowest = widths.index(min(widths))
        self.__dict__.update(parts[narrowest].__dict__)
        self.flow, self.classes = flow, classes
        own = [{key: number for number, key in enumerate(_keys(part, k))} for k, part in enumerate(parts)]
        keys = sorted(set().union(*own))
        self.places = [Break(key.block, key.at) for key in keys]
        self.costs = [next(part.costs[own[k][key]] for k, part in enumerate(parts) if key in own[k]) for key in keys]
        self.after = _next_blocks(self.places)
        self.views = tuple(self._view(part, [own[k].get(key) for key in keys]) for k, part in enumerate(parts))
        self.ends, self.starts = self.views[narrowest].ends, self.views[narrowest].starts
        left = _Left(flow, widths, setting, cache)
        for one, other in sorted({pair for pair in pairwise(classes) if pair[0] != pair[1]}):
            self._continue(keys, one, other, left)
        ends = [{i for i, key in enumerate(keys) if key in own[k]} for k in range(len(parts))]
        starts = [ends[k] | set(view.rests) for k, view in enumerate(self.views)]
        after = (*classes[1:], classes[-1])
        self.between = [sorted(ends[k] & starts[following]) for k, following in zip(classes, after, strict=True)]
        """For each column the numbers of the places at which it may end, ascending."""
        self.open = [set(places) for places in self.between]
        """The same to look up."""
        self._whole = self._of_all_widths()

    def _view(self, part: Measured, numbers: list[int | None]) -> Measured:
        """A part over the places of all; those it has not are where the one before them is."""
        view = Measured.__new__(Measured)
        view.__dict__.update(part.__dict__)
        view.places, view.costs, view.rests = self.places, self.costs, {}
        view.ends, view.starts = spread(part.ends, numbers), spread(part.starts, numbers)
        view.notes = part.notes.spread(numbers)
        return view

    def _continue(self, keys: list[Key], one: int, other: int, left: "_Left") -> None:
        """Lets columns of a width begin where those of another one end inside a paragraph."""
        view = self.views[other]
        for number, key in enumerate(keys):
            if key.part != one:
                continue
            found = left.after(key, one, other)
            if found is None:
                continue
            rest, extent = found
            fixed, leads, gaps, spare, counts = view.ends[self.after[number]]
            less = view.runs[self.flow.entries[key.block].section]
            fixed, leads = fixed - extent.height.fixed - less[0], leads - self.unit * extent.height.leads - less[1]
            start = (fixed, leads, gaps - less[2], spare, view.titled(counts, less))
            view.starts[number] = view.with_gaps(start, extent.gaps, -1) if extent.gaps else start
            view.rests[number] = (rest, extent)
            if extent.inserts:
                self._note(view, number, extent)

    def _note(self, view: Measured, number: int, extent: Extent) -> None:
        """Takes into account what is left of a paragraph puts at the foot of the column that begins with it."""
        own = Notes([extent], view.width, self.setting, self.cap)
        count, note = own.before(0, 0)
        fixed, leads, gaps, spare, counts = view.starts[number]
        view.starts[number] = (fixed - note.fixed, leads - self.unit * note.leads, gaps, spare, counts)
        view.notes.starts[number] = view.notes.ends[self.after[number]] - count

    def at(self, column: int) -> Measured:
        """The flow measured at the width of a column."""
        return self.views[self.classes[min(column, len(self.classes) - 1)]]

    def may_end(self, column: int) -> Container[int]:
        """Numbers of the places at which a column may end."""
        return self.open[column]

    def after_rest(self, column: int, first: int) -> int:
        """Number of the first place at which a column may end: what is left of a paragraph has to end in it."""
        return self.after[first] if first in self.at(column).rests else first + 1

    def ends_of(self, column: int) -> Sequence[int]:
        """Numbers of the places at which a column may end, ascending."""
        return self.between[column]

    @property
    def whole(self) -> Tally:
        """All of the flow, each part of it at the width of the columns that it takes."""
        return self._whole

    def _of_all_widths(self) -> Tally:
        rooms = [0.0] * len(self.views)
        for k, column in zip(self.classes, self.flow.columns, strict=True):
            rooms[k] += column.height
        wholes = [view.stretch(0, len(self.places) - 1) for view in self.views]
        # Lines are about two cap heights apart; only the ratio of the heights at different widths counts here.
        shares = [room / (whole.fixed + 2 * self.cap * whole.leads + 1e-9) for room, whole in zip(rooms, wholes)]
        total = sum(shares) or 1.0
        parts = [tuple(share / total * value for value in whole) for share, whole in zip(shares, wholes)]
        return Tally(*(sum(values) for values in zip(*parts, strict=True)))


class _Left:
    """What is left of paragraphs after each of their lines, found as it is asked for."""

    def __init__(self, flow: Flow, widths: list[float], setting: Setting, cache: Cache) -> None:
        self.flow, self.widths, self.setting, self.cache = flow, widths, setting, cache
        self._rests: dict[tuple[int, int], tuple[Block, ...]] = {}

    def after(self, key: Key, one: int, other: int) -> tuple[Block, Extent] | None:
        """What is left of a paragraph after a line at one width, and how tall it is at another; None if too little."""
        block = self.flow.entries[key.block].block
        if (key.block, one) not in self._rests:
            self._rests[key.block, one] = rests(block, self.widths[one], self.setting, self.cache)
        rest = self._rests[key.block, one][key.at - 1]
        extent = measure(rest, self.widths[other], self.setting)
        return None if extent.lonely else (rest, extent)


def _keys(part: Measured, number: int) -> list[Key]:
    parts = [extent.parts for extent in part.extents] + [1]
    return [Key(b, at / parts[b], at, number if at else -1) for b, at in part.places]


def _next_blocks(places: list[Break]) -> list[int]:
    """For each place the number of the next one before a block."""
    following = [len(places) - 1] * len(places)
    for number in range(len(places) - 2, -1, -1):
        following[number] = number + 1 if places[number + 1].at == 0 else following[number + 1]
    return following


def classes_of(columns: tuple[Column, ...]) -> tuple[int, ...]:
    """For each column the number of its width among the different ones."""
    widths: list[float] = []
    classes = []
    for column in columns:
        found = next((k for k, width in enumerate(widths) if abs(width - column.width) < ALIKE), len(widths))
        if found == len(widths):
            widths.append(column.width)
        classes.append(found)
    return tuple(classes)


def widths_of(columns: tuple[Column, ...]) -> list[float]:
    """The different widths of columns, in points."""
    found: dict[int, float] = {}
    for own, column in zip(classes_of(columns), columns, strict=True):
        found.setdefault(own, column.width)
    return list(found.values())


def fits(measured: Measured, rooms: tuple[float, ...], leading: float) -> bool:
    """Whether the flow goes into the rooms at its tightest, each column filled as far as it will go."""
    return columns_needed(measured, rooms, leading) <= len(rooms)


def columns_needed(measured: Measured, rooms: tuple[float, ...], leading: float) -> int:
    """Columns that the flow takes at its tightest; the last room stands for all that follow."""
    if type(measured) is not Mixed:
        return columns_of_one_width(measured, rooms, leading)
    first, column, last = 0, 0, len(measured.places) - 1
    while first < last:
        at = min(column, len(rooms) - 1)
        view, may_end = measured.at(at), measured.between[at]
        limit = rooms[at] + _height(view.starts[first], leading) + HAIR
        noted, once = view.notes.first_after(first), view.notes.once.at(leading)

        def height(place: int, view: Measured = view, noted: int = noted, once: float = once) -> float:
            return _height(view.ends[place], leading) + (once if place >= noted else 0.0)

        end = bisect_right(may_end, limit, key=height) - 1
        least = measured.after[first] if first in view.rests else first + 1
        if end < 0 or may_end[end] < least:
            return 10**6
        first, column = may_end[end], column + 1
    return column


def _height(sums: Sum, leading: float) -> float:
    return sums[0] + leading * sums[1]
