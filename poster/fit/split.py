"""A measured flow, rooms and a leading -> the contiguous split into columns whose gaps differ least.

All gaps are opened alike: from the share of their ranges that would fill all columns on the whole, each column opens
its own by one
more number of lines until it fills its room exactly. The cost of a split is the largest difference between columns in
lines of
body, over the kinds of gap, plus small sums for breaks that a reader notices.
The search is exact up to a dozen columns (branch and bound over the places each column can reach); beyond that it
keeps a window of the best.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from poster.fit.flow import Measured

TOLERATED = 0.75
"""Difference of gaps between columns, in lines, that a reader does not mind."""
OVER = 4.0
"""How much more each line of difference above that costs: more than parting a paragraph."""
FEATHERED = 25.0
"""Cost of a column whose lines are set further apart than the common leading, for each 100 % of it."""
MOST_EXACT = 12
"""Columns up to which the search is exact."""
MOST_STEPS = 6000
"""Columns looked at before the search is content with the best it has."""
WINDOW = 4
"""Partial splits kept at a time beyond MOST_EXACT columns."""
HAIR = 1e-6
ENDLESS = float("inf")


Opening = tuple[float, ...]
"""Lines of body that gaps take beyond their least, by kind."""


class Give(NamedTuple):
    """How far the gaps of a column are open where it fills its room."""

    low: Opening
    """With its elastic blocks as tall as may be."""
    high: Opening
    """With its elastic blocks as low as may be."""
    feather: float
    """Share by which its leading must exceed the common one; 0 but in columns without gaps to open."""


class Split(NamedTuple):
    """A split of a flow: the places where its columns begin and end."""

    cost: float
    """In lines of body; less is better."""
    bounds: tuple[int, ...]
    """Numbers of the places: column i runs from bounds[i] to bounds[i + 1]."""


class Search:
    """The search at one leading.

    `share` says how far gaps are open on the whole, `wide` how far they may be, both in shares of their ranges;
    `feather` how much
    further than the common leading lines may be apart in columns that have no gaps to open.
    """

    def __init__(
        self, measured: Measured, rooms: tuple[float, ...], leading: float, share: float, wide: float = 1.0,
        feather: float = 0.0,
    ) -> None:  # fmt: skip
        self.measured, self.rooms, self.leading, self.feather = measured, rooms, leading, feather
        self.base = tuple(share * give for give in measured.gives)
        self.most = tuple(wide * give for give in measured.gives)
        ends, starts = measured.ends, measured.starts
        open_to = leading * wide
        apart = leading * (1 + feather)
        self.tight_ends = [fixed + leading * leads for fixed, leads, _, _, _ in ends]
        self.tight_starts = [fixed + leading * leads for fixed, leads, _, _, _ in starts]
        self.loose_ends = [fixed + apart * leads + open_to * gaps + spare for fixed, leads, gaps, spare, _ in ends]
        self.loose_starts = [fixed + apart * leads + open_to * gaps + spare for fixed, leads, gaps, spare, _ in starts]
        self.last = len(ends) - 1
        self.best: Split | None = None
        self.bound = ENDLESS
        self.steps = 0

    def run(self, below: float = ENDLESS) -> Split | None:
        """The best split, None where no split that costs less than `below` fills all columns."""
        if len(self.rooms) > MOST_EXACT:
            found = self._windowed()
            return found if found and found.cost < below else None
        self.bound = below
        self.alive = self._alive()
        self._go(0, 0, (0,), (0.0,) * len(self.measured.kinds), (9e9,) * len(self.measured.kinds), 0.0)
        return self.best

    def reach(self, column: int, first: int) -> tuple[int, int]:
        """Numbers of the first and the last place where a column that begins at `first` can end exactly full."""
        room = self.rooms[column]
        low = bisect_left(self.loose_ends, room + self.loose_starts[first] - HAIR, first + 1)
        high = bisect_right(self.tight_ends, room + self.tight_starts[first] + HAIR, first + 1) - 1
        return low, high

    def _alive(self) -> list[list[int]]:
        """For each column the places, ascending, at which it may end so that the rest can still be filled."""
        alive = [[self.last]]
        spans = self._reachable()
        for column in range(len(self.rooms) - 1, 0, -1):
            ends = alive[0]
            alive.insert(0, [p for p in spans[column - 1] if self._meets(column, p, ends)])
        return alive

    def _reachable(self) -> list[range]:
        """For each column but the last the places among which are all those at which it may end."""
        spans = []
        span = range(1)
        for column in range(len(self.rooms) - 1):
            reached = [self.reach(column, first) for first in span]
            low = min((low for low, high in reached if low <= high), default=self.last)
            high = max((high for low, high in reached if low <= high), default=0)
            span = range(low, min(high, self.last - 1) + 1)
            spans.append(span)
        return spans

    def _meets(self, column: int, first: int, ends: list[int]) -> bool:
        low, high = self.reach(column, first)
        position = bisect_left(ends, low)
        return position < len(ends) and ends[position] <= high

    def _go(
        self, column: int, first: int, bounds: tuple[int, ...], lows: tuple[float, ...], highs: tuple[float, ...],
        flaws: float,
    ) -> None:  # fmt: skip
        """Fill a column in every way that may still beat the best."""
        if column == len(self.rooms):
            cost = flaws + self._difference(lows, highs)
            if cost < self.bound:
                self.bound, self.best = cost, Split(cost, bounds)
            return
        low, high = self.reach(column, first)
        ends, costs = self.alive[column], self.measured.costs
        for end in ends[bisect_left(ends, low) : bisect_right(ends, high)]:
            self.steps += 1
            if self.steps > MOST_STEPS and self.bound < ENDLESS:
                return
            if flaws + costs[end] >= self.bound:
                continue
            give = self.give(column, first, end)
            new_lows, new_highs = self._widen(first, end, give, lows, highs)
            new_flaws = flaws + self._flaws(end, give)
            if new_flaws + self._difference(new_lows, new_highs) < self.bound:
                self._go(column + 1, end, (*bounds, end), new_lows, new_highs, new_flaws)

    def give(self, column: int, first: int, end: int) -> Give:
        """How a column from one place to another fills its room."""
        fixed, leads, _, more = self.measured.stretch(first, end)
        slack = (self.rooms[column] - fixed) / self.leading - leads
        counts = self.measured.counts(first, end)
        spare = more / self.leading
        high = self._open(counts, slack)
        if spare <= 0:
            low = high
        else:
            low = self._open(counts, slack - spare)
        left = slack - spare - sum([n * x for n, x in zip(counts, low)])
        return Give(low, high, max(left, 0.0) / max(leads, 1.0) if left > HAIR else 0.0)

    def _open(self, counts: list[int], slack: float) -> Opening:
        """Gaps opened alike until together they take `slack` lines, or as many as they can."""
        whole = sum(counts)
        if not whole:
            return (0.0,) * len(counts)
        shift = (slack - sum([n * base for n, base in zip(counts, self.base)])) / whole
        alike = [base + shift if n else 0.0 for n, base in zip(counts, self.base)]
        if not [k for k, x in enumerate(alike) if x < 0.0 or (shift > 0 and x > self.most[k])]:
            return tuple(alike)
        return self._open_bounded(counts, slack)

    def _open_bounded(self, counts: list[int], slack: float) -> Opening:
        """The same where some gaps are as far open, or closed, as may be."""
        shift, free, rest = 0.0, [k for k, n in enumerate(counts) if n > 0], slack
        opening = [0.0] * len(counts)
        while free:
            shift = (rest - sum(counts[k] * self.base[k] for k in free)) / sum(counts[k] for k in free)
            for k in free:
                opening[k] = self.base[k] + shift
            bound = [k for k in free if (opening[k] > self.most[k] if shift > 0 else opening[k] < 0.0)]
            if not bound:
                break
            for k in bound:
                opening[k] = self.most[k] if shift > 0 else 0.0
                rest -= counts[k] * opening[k]
                free.remove(k)
        return tuple(opening)

    def _widen(
        self, first: int, end: int, give: Give, lows: tuple[float, ...], highs: tuple[float, ...]
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The largest low and the smallest high opening so far, by kind of gap."""
        present = self.measured.counts(first, end)
        return (
            tuple([own if here and own > low else low for low, own, here in zip(lows, give.low, present)]),
            tuple([own if here and own < high else high for high, own, here in zip(highs, give.high, present)]),
        )

    def _difference(self, lows: tuple[float, ...], highs: tuple[float, ...]) -> float:
        """The largest difference of gaps between columns, in lines; beyond TOLERATED it counts OVER times as much."""
        difference = max([0.0, *[low - high for low, high in zip(lows, highs)]])
        return difference if difference <= TOLERATED else TOLERATED + OVER * (difference - TOLERATED)

    def _flaws(self, end: int, give: Give) -> float:
        return FEATHERED * give.feather + self.measured.costs[end]

    def _windowed(self) -> Split | None:
        """A split found column by column, keeping the few partial ones whose gaps are nearest to the mean."""
        partial: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))]
        for column in range(len(self.rooms)):
            found: dict[int, tuple[float, tuple[int, ...]]] = {}
            for cost, bounds in partial:
                for end in self._window(column, bounds[-1]):
                    give = self.give(column, bounds[-1], end)
                    worth = cost + self._unlike(give) + self._flaws(end, give)
                    if end not in found or worth < found[end][0]:
                        found[end] = (worth, (*bounds, end))
            partial = sorted(found.values())[:WINDOW]
        return next(
            (Split(cost / len(self.rooms), bounds) for cost, bounds in partial if bounds[-1] == self.last), None
        )

    def _window(self, column: int, first: int) -> list[int]:
        low, high = self.reach(column, first)
        if column == len(self.rooms) - 1:
            return [self.last] if low <= self.last <= high else []
        return list(range(low, min(high, self.last - 1) + 1))

    def _unlike(self, give: Give) -> float:
        """How far the gaps of a column are from those of the whole, in squared lines."""
        return max([0.0, *((low - base) ** 2 for low, base in zip(give.low, self.base) if low)])


def fits(measured: Measured, rooms: tuple[float, ...], leading: float) -> bool:
    """Whether the flow goes into the rooms at its tightest, each column filled as far as it will go."""
    return columns_needed(measured, rooms, leading) <= len(rooms)


def columns_needed(measured: Measured, rooms: tuple[float, ...], leading: float) -> int:
    """Columns that the flow takes at its tightest; the last room stands for all that follow. A block taller than a
    column counts as many.
    """
    ends = [fixed + leading * leads for fixed, leads, _, _, _ in measured.ends]
    starts = [fixed + leading * leads for fixed, leads, _, _, _ in measured.starts]
    first, column, last = 0, 0, len(ends) - 1
    while first < last:
        room = rooms[min(column, len(rooms) - 1)]
        end = bisect_right(ends, room + starts[first] + HAIR, first + 1) - 1
        if end == first:
            return 10**6
        first, column = end, column + 1
    return column
