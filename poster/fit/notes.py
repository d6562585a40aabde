"""What blocks put at the foot of their columns -> how much of a column it takes, and where each of it stands.

Notes stand above the foot of the column that holds their marks, below what parts them from the text, which is paid
once in a column. So the height of a column is a sum of what lies in it, but for that one part.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from poster.blocks.kinds import measure
from poster.model.story import NOTHING, Block, Entry, Extent, Insert, Linear, Setting

Each = TypeVar("Each")

FROM_TEXT = 0.85
"""From the last baseline of the text to the rule above notes, in lines: nearer it would seem to underline the text,
further away the column would seem to end."""
APART = 0.95
"""From the last baseline of one note to the top of the next, a body's capitals counted, in lines: hardly more than
lines of their small type are apart."""


class Due(NamedTuple):
    """What a block puts at the foot."""

    after: int
    """Parts of the block after which it is due."""
    height: Linear
    """With the distance from the one before it."""


class Notes:
    """What stands at the foot of columns that begin and end at the places of a flow, counted up to each place."""

    def __init__(self, extents: Sequence[Extent], width: float, setting: Setting, cap: float) -> None:
        """`cap` is the cap height of the body, in points."""
        between = self.between = Linear(-cap, APART)
        found = [insert for extent in extents for insert in extent.inserts]
        self.due: list[tuple[Due, ...]] = []
        """For each block what it puts there, in order."""
        self.over = 0.0
        """Points by which the widest of its words is wider than its place."""
        for extent in extents if found else ():
            own = [(insert.after, measure(insert.block, width, setting)) for insert in extent.inserts]
            self.over = max([self.over, *(each.over for _, each in own)])
            self.due.append(tuple([Due(after, _sum(each.height, between)) for after, each in own]))
        above = above_of(found)
        rule = measure(above, width, setting).height if above else NOTHING
        self.once = Linear(rule.fixed - between.fixed, FROM_TEXT + rule.leads - between.leads) if found else NOTHING
        """What the first of a column takes beside its height, in leadings of its own body until `scale`."""
        self.ends: list[int] = []
        """Up to each place how many there are, for columns that end there; empty where there are none at all."""
        self.starts: list[int] = []
        """The same for columns that begin there."""

    def before(self, block: int, at: int) -> tuple[int, Linear]:
        """How many notes of a block are due before the cut at `at` (0: before its end), and how tall they are."""
        own = [due.height for due in self.due[block] if not at or due.after <= at]
        return len(own), Linear(sum([each.fixed for each in own]), sum([each.leads for each in own]))

    def scale(self, unit: float) -> None:
        """Leads, so far in leadings of its own, in those of the layout's body."""
        self.once = Linear(self.once.fixed, unit * self.once.leads)

    def spread(self, numbers: Sequence[int | None]) -> "Notes":
        """The same over more places, those of `numbers` being the ones that these have."""
        notes = Notes.__new__(Notes)
        notes.__dict__.update(self.__dict__)
        if self.ends:
            notes.ends, notes.starts = spread(self.ends, numbers), spread(self.starts, numbers)
        return notes

    def once_between(self, first: int, last: int) -> Linear:
        """What a column from one place to another takes once, if it has notes."""
        return self.once if self.ends and self.ends[last] > self.starts[first] else NOTHING

    def first_after(self, first: int) -> int:
        """Number of the first place from which on a column that begins at `first` has notes."""
        return bisect_right(self.ends, self.starts[first]) if self.ends else ENDLESS


ENDLESS = 10**9
"""A place after all others."""


def spread(sums: Sequence[Each], numbers: Sequence[int | None]) -> list[Each]:
    """Sums up to some places, over more of them; those that they have not are where the one before them is."""
    out: list[Each] = []
    for number in numbers:
        out.append(out[-1] if number is None else sums[number])
    return out


def last_within(heights: list[float], limit: float, low: int, noted: int, once: float) -> int:
    """The last of the places from `low` on whose height is no more than a limit; from the place `noted` on all are
    taller by `once`. `low - 1` where there is none.
    """
    last = bisect_right(heights, limit, low) - 1
    if last >= noted:
        noted = max(noted, low)
        last = bisect_right(heights, limit - once, noted) - 1
    return last


def first_beyond(heights: list[float], limit: float, low: int, noted: int, once: float) -> int:
    """The first of the places from `low` on whose height is a limit or more, in the same way."""
    first = bisect_left(heights, limit, low)
    if first > noted:
        first = bisect_left(heights, limit - once, max(noted, low))
    return first


def above_of(inserts: Sequence[Insert]) -> Block | None:
    """What stands above the first of a column's inserts: they are all parted from the text alike."""
    return next((insert.above for insert in inserts if insert.above), None)


def due_in(extent: Extent, first: int, last: int) -> tuple[Insert, ...]:
    """What a block puts at the foot of the column that holds its parts from the cut at `first` to that at `last`."""
    return tuple([each for each in extent.inserts if each.after > first and (not last or each.after <= last)])


def stacked(extents: Sequence[Extent]) -> tuple[Entry, ...]:
    """What blocks put at the foot, for an area as tall as what it shows: it stands below them."""
    inserts = [insert for extent in extents for insert in extent.inserts]
    if not inserts:
        return ()
    above = above_of(inserts)
    first, *others = [insert.block for insert in inserts]
    rule = (Entry(above, "paragraph", True, -1),) if above else ()
    return (*rule, Entry(first, "tight", False, -1), *(Entry(other, "tight", False, -1) for other in others))


def _sum(one: Linear, other: Linear) -> Linear:
    return Linear(one.fixed + other.fixed, one.leads + other.leads)
