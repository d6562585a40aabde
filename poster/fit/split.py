"""A measured flow, rooms and a spacing -> the contiguous splits into columns that cost least.

Each column has an interval of openness in which it is exactly full: what its own gaps before headings and its elastic
blocks take makes it wide, a column without them is a point. Where the intervals of all columns of a page meet, one
leading and one distance of each kind fill all of them. How far they miss each other is an estimate, in lines, of what
is to be asked of single distances; the equations of the columns (level.py) decide, so that several splits are returned.

Pages ask nothing of each other: the search goes from page to page and keeps the cheapest few splits for each place at
which one may end. Within a page it is branch and bound over the places where columns may end.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from typing import NamedTuple

from poster.fit import levers
from poster.fit.flow import Measured
from poster.fit.notes import first_beyond, last_within
from poster.fit.spacing import COMMON, Spacing

MOST_STEPS = 5000
"""Columns of a page looked at before the search is content with what it has: a dozen columns of a dozen blocks."""
KEPT = 5
"""Splits kept for each place at which a page may end, and returned: the equations of the cheapest may have no
solution."""
SOFT, HARD = 0.4, 2.0
"""Price of each line by which columns miss each other where gaps before headings differ a little, and at all."""
MILD = 0.3
"""Lines by which gaps before headings differ without a price."""
MISSED = 1.25
"""Lines by which columns may miss each other for their equations to be tried: distances of several kinds and the
leading may still make up for it."""
AROUND = 0.2
"""Openness beyond its ends at which columns beside each other may seem to meet for their equations to be tried."""
UNEVEN = 0.02
"""Price of the square of the lines by which one page of several is more or less open than the whole."""
SIDEWAYS = 0.15
"""Price of each 100 % of openness from the one that fills the page on the whole."""
HAIR = 1e-6
ENDLESS = float("inf")


class Split(NamedTuple):
    """A split of a flow: the places where its columns begin and end."""

    cost: float
    """In lines of body; less is better. What gaps cost is an estimate."""
    bounds: tuple[int, ...]
    """Numbers of the places: column i runs from bounds[i] to bounds[i + 1]."""
    openness: float
    """How much more open than on the whole its columns are full."""
    parted: float
    """The part of the cost that is certain: what is parted."""
    closing: tuple[bool, ...]
    """For each column whether it ends short: only the last of a page does."""
    looser: tuple[int, ...]
    """For each column how many of its paragraphs are set one line longer than they need."""


class Bands(NamedTuple):
    """For each place of a flow at one width, sums up to it: of columns that end there, or of those that begin there."""

    tight: list[float]
    """Height in points with everything closed."""
    loose: list[float]
    """With everything as open as may be."""
    usual: list[float]
    """At the spacing that fills the page on the whole."""
    slope: list[float]
    """How much taller for each 100 % of openness."""
    up: list[float]
    """By how much own gaps and elastic blocks may make it taller than usual."""
    down: list[float]
    """By how much less tall."""
    mild: list[float]
    """By how much gaps before headings may give way without a price; elastic blocks come on top."""
    spare: list[float]


class Meeting(NamedTuple):
    """Where the intervals of the columns of a page so far meet."""

    low: float
    high: float
    mild_low: float
    mild_high: float


ANYWHERE = Meeting(-ENDLESS, ENDLESS, -ENDLESS, ENDLESS)


class Part(NamedTuple):
    """A split of the first pages, or of one page."""

    cost: float
    parted: float
    bounds: tuple[int, ...]
    looser: tuple[int, ...]
    closing: tuple[bool, ...]
    openness: float


class Search:
    """The search at one spacing: `usual` fills the page on the whole, `tight` and `loose` are its ends."""

    def __init__(
        self, measured: Measured, pages: tuple[int, ...], rooms: tuple[float, ...], usual: Spacing, tight: Spacing,
        loose: Spacing, spans: tuple[float, float] = (0.0, 1.0), bands: tuple[float, float] = (0.0, 0.0),
        lent: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """`pages` are those the columns stand on; `spans` is how much less and how much more open than usual the page
        may become, `bands` by how many points all rooms may be taller and less tall, `lent` by how many each room may
        be less tall, for what stands over it and may grow.
        """
        self.measured, self.rooms, self.bands_give = measured, rooms, bands
        self.lent = lent or (0.0,) * len(rooms)
        self.leading = usual.leading
        self.pages = [len(list(columns)) for _, columns in groupby(pages[: len(rooms)])]
        self.alone = max(self.pages) == 1
        views = {id(measured.at(i)): measured.at(i) for i in range(len(rooms))}
        made = {number: _bands(view, usual, tight, loose, self.alone) for number, view in views.items()}
        self.bands = [made[id(measured.at(i))] for i in range(len(rooms))]
        self.costs = measured.costs
        self.closings = {column - 1 for column in accumulate(self.pages)}
        self.last = len(measured.places) - 1
        whole = [ends.slope[-1] - starts.slope[0] for ends, starts in self.bands]
        self.lines_per_openness = max(sum(whole) / len(whole) / len(rooms) / self.leading, 0.1)
        point = 1.0 / self.lines_per_openness / self.leading
        self.spans = (spans[0] - bands[0] * point, spans[1] + bands[1] * point)
        self.alive: list[list[int]] = []
        self.found: dict[int, list[Part]] = {}
        self.below, self.spent, self.steps, self.most_steps = ENDLESS, 0.0, 0, MOST_STEPS
        self.closing, self.most_looser = False, 0

    def run(self, closing: bool = False, looser: int = 0, below: float = ENDLESS) -> list[Split]:
        """The cheapest splits that cost less than `below`, cheapest first; with `closing` the last column of a page may
        end short, `looser` is how many paragraphs of a column may be set one line longer.
        """
        self.closing, self.most_looser, self.below, self.steps = closing, looser, below, 0
        self.alive = self._alive()
        so_far = {0: [Part(0.0, 0.0, (0,), (), (), 0.0)]}
        column = 0
        for count in self.pages:
            ahead: dict[int, list[Part]] = {}
            for first, before in so_far.items():
                self.found, self.spent, self.most_steps = {}, before[0].cost, self.steps + MOST_STEPS
                self._go(column, column + count, first, (), (), ANYWHERE, 0.0)
                for end, parts in self.found.items():
                    _join(ahead.setdefault(end, []), before, parts, below)
            so_far = {end: parts for end, parts in ahead.items() if parts}
            column += count
        found = so_far.get(self.last, [])
        return [Split(part.cost, part.bounds, part.openness, part.parted, part.closing, part.looser) for part in found]

    def reach(self, column: int, first: int) -> tuple[int, int]:
        """Numbers of the first and the last place where a column that begins at `first` can end exactly full."""
        room = self.rooms[column]
        ends, starts = self.bands[column]
        taller, lower = self.bands_give
        lower += self.most_looser * self.leading + self.lent[column]
        notes = self.measured.at(column).notes
        noted, once = notes.first_after(first), notes.once.at(self.leading)
        low = first_beyond(ends.loose, room - lower + starts.loose[first] - HAIR, first + 1, noted, once)
        high = last_within(ends.tight, room + taller + starts.tight[first] + HAIR, first + 1, noted, once)
        if self.closing and column in self.closings:
            low = self.last if column == len(self.rooms) - 1 else first + 1
        least = self.measured.after_rest(column, first)
        return max(low, least), high

    def _alive(self) -> list[list[int]]:
        """For each column the places, ascending, at which it may end so that the rest can still be filled."""
        alive = [[self.last]]
        spans = self._reachable()
        for column in range(len(self.rooms) - 1, 0, -1):
            ends = alive[0]
            may_end = self.measured.may_end(column - 1)
            alive.insert(0, [p for p in spans[column - 1] if p in may_end and self._meets(column, p, ends)])
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
        self, column: int, stop: int, first: int, bounds: tuple[int, ...], looser: tuple[int, ...], meeting: Meeting,
        parted: float,
    ) -> None:  # fmt: skip
        """Fill a column of a page, `stop` being the first of the next one, in every way that may be among the best."""
        low, high = self.reach(column, first)
        ends = self.alive[column]
        is_last = column == stop - 1
        met_low, met_high, met_mild_low, met_mild_high = meeting
        for end in ends[bisect_left(ends, low) : bisect_right(ends, high)]:
            self.steps += 1
            if self.steps > self.most_steps:
                return
            flaws = parted + self.costs[end]
            bound = self._bound(end if is_last else -1)
            if flaws >= bound:
                continue
            own_low, own_high, mild_low, mild_high, line = self._interval(column, first, end)
            for more in range(1 + self._looser(column, first, end)):
                if more:
                    flaws += levers.LOOSER
                    own_low, own_high = own_low - line, own_high - line
                    mild_low, mild_high = mild_low - line, mild_high - line
                met = Meeting(
                    own_low if own_low > met_low else met_low,
                    own_high if own_high < met_high else met_high,
                    mild_low if mild_low > met_mild_low else met_mild_low,
                    mild_high if mild_high < met_mild_high else met_mild_high,
                )
                price, short = self._price(met), False
                if is_last and self.closing and price > levers.SHORT:
                    less = self._price_short(meeting, met, own_low)
                    if less < price:
                        price, short = less, True
                        met = met._replace(low=met_low, mild_low=met_mild_low)
                cost = flaws + price
                if cost >= bound:
                    continue
                if is_last:
                    closing = (False,) * len(bounds) + (short,)
                    self._keep(Part(cost, flaws, (*bounds, end), (*looser, more), closing, _meeting_point(met)))
                else:
                    self._go(column + 1, stop, end, (*bounds, end), (*looser, more), met, flaws)

    def _price_short(self, meeting: Meeting, met: Meeting, low: float) -> float:
        """What the last column of a page costs that ends short of where the others meet; it is full at `low`."""
        others = self._price(met._replace(low=meeting.low, mild_low=meeting.mild_low))
        if others == ENDLESS:
            return ENDLESS
        most = min(max(meeting.low, 0.0), met.high) if meeting.low > -ENDLESS else min(self.spans[1], met.high)
        return others + levers.price_of_short(max(low - most, 0.0) * self.lines_per_openness)

    def _bound(self, end: int) -> float:
        """What a split of the page has to cost less than; `end` is where it ends, -1 where that is not known."""
        bound = self.below - self.spent
        if len(self.pages) == 1:
            end = self.last
        found = self.found.get(end)
        return min(bound, found[-1].cost) if found and len(found) == KEPT else bound

    def _keep(self, part: Part) -> None:
        found = self.found.setdefault(part.bounds[-1], [])
        found.append(part)
        found.sort()
        del found[KEPT:]

    def _looser(self, column: int, first: int, end: int) -> int:
        """How many paragraphs of a column may be set one line longer."""
        if not self.most_looser:
            return 0
        view = self.measured.at(column)
        low, high = view.loosened(first, end)
        counts = view.looser()
        return min(counts[high] - counts[low], self.most_looser) if high > low else 0

    def _interval(self, column: int, first: int, end: int) -> tuple[float, float, float, float, float]:
        """How much more open than usual a column is full: at least and at most, the same without a price, and how much
        less for each line that it gets.
        """
        (_, _, usual, slopes, ups, downs, milds, spares), starts = self.bands[column]
        left = self.rooms[column] - usual[end] + starts.usual[first]
        left -= self.measured.at(column).notes.once_between(first, end).at(self.leading)
        point = 1.0 / max(slopes[end] - starts.slope[first], HAIR)
        up, down = ups[end] - starts.up[first], downs[end] - starts.down[first]
        mild, spare = milds[end] - starts.mild[first], spares[end] - starts.spare[first]
        up, spare = up + self.lent[column], spare + self.lent[column]
        high, mild_high = (left + down) * point, (left + (mild if mild < down else down)) * point
        mild_up = mild + spare
        mild_low = (left - (mild_up if mild_up < up else up)) * point
        return (left - up) * point, high, mild_low, mild_high, self.leading * point

    def _price(self, met: Meeting) -> float:
        """What columns that miss each other cost; endless where their equations are not worth a try."""
        low, high, mild_low, mild_high = met
        miss = (low - high) * self.lines_per_openness
        slack = 0.0 if self.alone else AROUND
        if miss > MISSED or low > self.spans[1] + slack or high < self.spans[0] - slack:
            return ENDLESS
        price = SOFT * max((mild_low - mild_high) * self.lines_per_openness, 0.0) + HARD * max(miss, 0.0)
        if self.alone:  # squared, so that pages share what is left evenly
            off = max(mild_low, -mild_high, 0.0) * self.lines_per_openness
            return price + UNEVEN * off * off
        return price + SIDEWAYS * max(low, -high, 0.0)


def _meeting_point(met: Meeting) -> float:
    """The openness nearest to usual at which all columns are full, or halfway between those that miss each other."""
    return min(max(0.0, met.low), met.high) if met.low <= met.high else (met.low + met.high) / 2


def _join(joined: list[Part], before: list[Part], page: list[Part], below: float) -> None:
    """Add to the splits of some pages that end at a place those of pages before with each of one more page."""
    for one in before:
        for other in page:
            cost = one.cost + other.cost
            if cost >= below or (len(joined) == KEPT and cost >= joined[-1].cost):
                break
            bounds, looser = one.bounds + other.bounds, one.looser + other.looser
            closing = one.closing + other.closing
            joined.append(Part(cost, one.parted + other.parted, bounds, looser, closing, other.openness))
            joined.sort()
            del joined[KEPT:]


def _bands(measured: Measured, usual: Spacing, tight: Spacing, loose: Spacing, alone: bool) -> tuple[Bands, Bands]:
    """The sums of a flow at one width, for columns that end at its places and for those that begin there; `alone` where
    no page has two of them.
    """
    kinds = [kind in COMMON for kind in measured.kinds]
    gaps, most = usual.gaps(measured), loose.gaps(measured)
    slopes = [high - low for high, low in zip(most, tight.gaps(measured))]
    ups, downs, milds = [], [], []
    for common, kind, own, whole in zip(kinds, measured.kinds, gaps, most):
        up, down = own_room(kind, own, whole, usual.leading, alone)
        ups.append(up)
        downs.append(down)
        milds.append(0.0 if common else min(MILD * usual.leading, whole))
    steps = loose.leading - tight.leading

    def banded(sums: list[tuple[float, float, float, float, tuple[int, ...]]]) -> Bands:
        counts = [each[4] for each in sums]
        spare = [each[3] for each in sums]
        closed = [fixed + tight.leading * leads for fixed, leads, _, _, _ in sums]
        up = [_times(own, ups) + more for own, more in zip(counts, spare)]
        wide = [fixed + loose.leading * leads + _times(own, most) + more for fixed, leads, _, more, own in sums]
        usually = [fixed + usual.leading * leads + _times(own, gaps) for fixed, leads, _, _, own in sums]
        slope = [steps * leads + _times(own, slopes) for _, leads, _, _, own in sums]
        return Bands(
            closed, wide, usually, slope, up, [_times(own, downs) for own in counts],
            [_times(own, milds) for own in counts], spare,
        )  # fmt: skip

    return banded(measured.ends), banded(measured.starts)


def own_room(kind: str, own: float, most: float, leading: float, alone: bool) -> tuple[float, float]:
    """Points by which a gap of one column may be wider, and narrower, than `own`, which is what it usually is; of a
    column `alone` on its page a gap before a heading has nothing to be like.
    """
    if kind in COMMON:
        return levers.ALIKE / 2 * leading, levers.ALIKE / 2 * leading
    if kind == "head" and not alone:
        least = max(own - levers.HEADS_APART / 2 * leading, 0.0)
        return min(most, least + levers.HEADS_APART * leading) - own, own - least
    return most - own, own


def _times(counts: tuple[int, ...], points: list[float] | tuple[float, ...]) -> float:
    total = 0.0
    for count, point in zip(counts, points):
        if count:
            total += count * point
    return total


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
    once = measured.notes.once.at(leading)
    while first < last:
        room = rooms[min(column, len(rooms) - 1)]
        noted = measured.notes.first_after(first)
        end = last_within(ends, room + starts[first] + HAIR, first + 1, noted, once)
        if end == first:
            return 10**6
        first, column = end, column + 1
    return column
