"""A flow at one body size -> heights of every stretch of it, as sums that any two places in it give by subtraction.

A place is where a column may begin: before a block, or inside a paragraph with two lines at least on either side.
The height of what lies between two places is linear: fixed + leads * leading + gaps * give, where `give` (0 to 1) says
how far all gaps are opened within their ranges. What is elastic counts at its least.
"""

from collections.abc import Container, Sequence
from itertools import accumulate
from typing import NamedTuple

from poster.blocks.kinds import loosens, measure
from poster.blocks.within import BY, TIGHT
from poster.fit import levers
from poster.fit.notes import Notes
from poster.model.story import UNBOUNDED, Block, Clear, Entry, Extent, Gap, Gaps, Linear, Setting, Story
from poster.model.units import Range

NONE = Range(0.0, 0.0)
NO_RUNNING = (0.0, 0.0, 0.0)


class Column(NamedTuple):
    """A column to be filled."""

    page: int
    """From 1."""
    x: float
    y: float
    width: float
    height: float
    area: str
    """Name of the area it stands in."""


class Flow(NamedTuple):
    """The entries of an area and the columns they run through."""

    name: str
    """Of the area; where its text goes on in others, of the first one."""
    entries: tuple[Entry, ...]
    columns: tuple[Column, ...]
    continued: bool
    """Whether a column that starts inside a section repeats its title."""


class Break(NamedTuple):
    """A place where a column may begin."""

    block: int
    at: int
    """0, or the cut of the block: the number of lines before it."""


class Tally(NamedTuple):
    """What lies between two places, `fixed + leads * leading` tall, and taller where gaps open or blocks grow."""

    fixed: float
    leads: float
    gaps: float
    """Lines of body that its gaps take more when they are wide open."""
    spare: float
    """Points by which its blocks may be taller than at their least."""


Sum = tuple[float, float, float, float, tuple[int, ...]]
"""What a flow adds up to before a place: fixed, leads, gaps, spare as in Tally, and the number of gaps of each kind.
"""


class Measured:
    """A flow measured at one size: sums up to each place, for columns that end there and columns that begin there."""

    def __init__(
        self, flow: Flow, story: Story, gaps: dict[str, Range], setting: Setting, cap: float, unit: float = 1.0
    ) -> None:
        """`cap` is the cap height of its body in points, `unit` its leading in leadings of the layout's body."""
        room = max(column.height for column in flow.columns)
        width = flow.columns[0].width
        self.flow = flow
        self.extents = [measure(entry.block, width, setting, room) for entry in flow.entries]
        self.notes = Notes(self.extents, width, setting, cap)
        self.over = max([extent.over for extent in self.extents] + [self.notes.over])
        """Points by which the widest of its words is wider than its place."""
        self.least = least_gaps(self.extents, gaps, cap)
        found: set[Gap] = {entry.gap for entry in flow.entries[1:]}
        found.update(kind for extent in self.extents for kind, _ in extent.gaps)
        self.kinds = tuple(kind for kind in gaps if kind in found)
        self.gives = tuple(gaps[kind].high - gaps[kind].low for kind in self.kinds)
        self.cap, self.unit = cap, unit
        self.width, self.setting = width, setting
        self._looser: tuple[int, ...] | None = None
        self.places: list[Break] = []
        self.ends: list[Sum] = []
        self.starts: list[Sum] = []
        self.costs: list[float] = []
        self.runs: dict[int, tuple[float, float, float]] = {}
        """What a running title adds to a column that begins inside a section: fixed, leads, gaps, by section."""
        self.titles: dict[int, Linear] = {}
        """How tall running titles are, by section."""
        self.rests: dict[int, tuple[Block, Extent]] = {}
        """Place -> what is set of its block in a column that begins there; only where widths differ (mixed.py)."""
        self._measure(story, gaps, setting)
        if unit != 1.0:
            self._scale(unit)

    def _measure(self, story: Story, gaps: dict[str, Range], setting: Setting) -> None:
        text = gaps.get("text", NONE)
        fixed = leads = opens = spare = closing = 0.0
        counts = (0,) * len(self.kinds)
        runs = self.runs
        notes, noted = self.notes, 0
        numbers: dict[str, int] = {kind: number for number, kind in enumerate(self.kinds)}
        steps = {kind: (*self.least.get(kind, self.least["close"]), 0.0, -1) for kind in self.least}
        for kind, gap in gaps.items():
            steps[kind] = (*steps[kind][:2], gap.high - gap.low, numbers.get(kind, -1))
        for i, (entry, own) in enumerate(zip(self.flow.entries, self.extents)):
            before = (fixed, leads, opens, spare + closing, counts)
            closing = own.closing
            more, lead, open_by, number = steps[entry.gap]
            if number >= 0:
                counts = (*counts[:number], counts[number] + 1, *counts[number + 1 :])
            fixed, leads, opens = fixed + more, leads + lead, opens + open_by
            section = entry.section
            if section not in runs:
                runs[section] = self._running(story, section, setting, text)
            less = runs[section]
            titled = self.titled(counts, less)
            inside = i > 0 and section >= 0 and entry.gap != "head"
            if self._may_begin(i):
                taken = less if inside else NO_RUNNING
                cost = self._parting(i) if inside else levers.CODES_PARTED if entry.gap == "code" else 0.0
                start = (fixed - taken[0], leads - taken[1], opens - taken[2], spare, self.titled(counts, taken))
                self._add(Break(i, 0), before, start, cost, noted)
            for at, above, again, cost, inner, dropped in own.cuts:
                due = noted
                if own.inserts:
                    count, note = notes.before(i, at)
                    due, above = noted + count, Linear(above.fixed + note.fixed, above.leads + note.leads)
                end = (fixed + above.fixed, leads + above.leads, opens, spare, counts)
                start = (  # a part of a block is neither taller nor less tall than it is
                    fixed + (above.fixed - again.fixed) - less[0] - own.shrink,
                    leads + (above.leads - again.leads) - less[1],
                    opens - less[2],
                    spare + own.shrink + own.grow,
                    titled,
                )
                if own.gaps:
                    behind = (*inner, (dropped, 1)) if dropped else inner
                    end, start = self.with_gaps(end, inner), self.with_gaps(start, behind)
                self._add(Break(i, at), end, start, cost, due)
            fixed, leads = fixed + own.height.fixed - own.shrink, leads + own.height.leads
            spare += own.shrink + own.grow
            if own.gaps:
                _, _, opens, _, counts = self.with_gaps((fixed, leads, opens, spare, counts), own.gaps)
            if own.inserts:
                count, note = notes.before(i, 0)
                noted, fixed, leads = noted + count, fixed + note.fixed, leads + note.leads
        last = (fixed, leads, opens, spare + closing, counts)
        self._add(Break(len(self.flow.entries), 0), last, last, 0.0, noted)

    def with_gaps(self, sums: Sum, gaps: Gaps, sign: int = 1) -> Sum:
        """Sums with gaps that stand within a block; without them where `sign` is -1."""
        fixed, leads, opens, spare, counts = sums
        own = dict.fromkeys(self.kinds, 0)
        for kind, count in gaps:
            own[kind] = own.get(kind, 0) + sign * count
        more = [own[kind] for kind in self.kinds]
        opens += sum([count * give for count, give in zip(more, self.gives)])
        return fixed, leads, opens, spare, tuple([one + other for one, other in zip(counts, more)])

    def titled(self, counts: tuple[int, ...], run: tuple[float, float, float]) -> tuple[int, ...]:
        """Gaps before a column that begins inside a section: the one below a running title is one more in it."""
        if run == NO_RUNNING or "text" not in self.kinds:
            return counts
        at = self.kinds.index("text")
        return (*counts[:at], counts[at] - 1, *counts[at + 1 :])

    def _parting(self, block: int) -> float:
        """Price of a column that begins with a block inside a section: more inside a list that should stay whole."""
        entries = self.flow.entries
        if entries[block].gap != "item":
            return levers.INSIDE
        first = block - 1
        while entries[first].gap == "item":
            first -= 1
        after = block + 1
        while after < len(entries) and entries[after].gap == "item":
            after += 1
        price = levers.LIST_PARTED if after - first < levers.LONG_LIST else levers.INSIDE
        return price + (levers.LONE_ITEM if block - first == 1 or after - block == 1 else 0.0)

    def _scale(self, unit: float) -> None:
        """Leads and gaps, so far in leadings of its own, in those of the layout's body."""
        self.gives = tuple(unit * give for give in self.gives)
        self.runs = {section: (run[0], unit * run[1], unit * run[2]) for section, run in self.runs.items()}
        self.notes.scale(unit)
        for sums in (self.ends, self.starts):
            sums[:] = [(fixed, unit * leads, unit * gaps, spare, each) for fixed, leads, gaps, spare, each in sums]

    def _add(self, place: Break, end: Sum, start: Sum, cost: float, noted: int) -> None:
        """`noted` is the number of notes up to the place."""
        self.places.append(place)
        self.ends.append(end)
        self.starts.append(start)
        self.costs.append(cost)
        if self.notes.due:
            self.notes.ends.append(noted)
            self.notes.starts.append(noted)

    def _running(self, story: Story, section: int, setting: Setting, text: Range) -> tuple[float, float, float]:
        """What a running title adds to a column that begins with it: fixed, leads, gaps."""
        if not self.flow.continued or section < 0:
            return NO_RUNNING
        own = self.titles[section] = measure(story.running[section], self.flow.columns[0].width, setting).height
        return own.fixed - self.cap, own.leads + 1 + text.low, text.high - text.low

    def _may_begin(self, block: int) -> bool:
        """Whether a column may begin with a block: not right after one that wants text below it in its own column."""
        entries = self.flow.entries
        if block == 0:
            return True
        if entries[block - 1].keep:
            return False
        lonely = block > 1 and entries[block - 2].keep and self.extents[block - 1].lonely
        goes_on = entries[block].section == entries[block - 1].section >= 0 and entries[block].gap != "head"
        return not (lonely and goes_on)

    def stretch(self, first: int, last: int) -> Tally:
        """What lies between the places numbered `first` and `last`."""
        end, start, once = self.ends[last], self.starts[first], self.notes.once_between(first, last)
        fixed, leads = end[0] - start[0] + once.fixed, end[1] - start[1] + once.leads
        return Tally(fixed, leads, end[2] - start[2], end[3] - start[3])

    def counts(self, first: int, last: int) -> list[int]:
        """Gaps of each kind in a column from one place to another."""
        return [n - m for n, m in zip(self.ends[last][4], self.starts[first][4])]

    def at(self, column: int) -> "Measured":
        """The flow measured at the width of a column: the same for all, unless widths differ (mixed.py)."""
        return self

    def looser(self) -> tuple[int, ...]:
        """For each block how many before it may be set one line longer than they need."""
        if self._looser is None:
            self._looser = (0, *accumulate([self.loosens(i) for i in range(len(self.extents))]))
        return self._looser

    def loosens(self, block: int) -> bool:
        """Whether a block may be set one line longer than it needs."""
        return loosens(self.flow.entries[block].block, self.width, self.setting)

    def loosened(self, first: int, last: int) -> tuple[int, int]:
        """Numbers in `looser` between which the blocks lie that are whole between two places."""
        start, end = self.places[first], self.places[last]
        return start.block + (1 if start.at else 0), end.block

    def may_end(self, column: int) -> Container[int]:
        """Numbers of the places at which a column may end."""
        return range(1, len(self.places))

    def after_rest(self, column: int, first: int) -> int:
        """Number of the first place at which a column that begins at `first` may end, for what it begins with."""
        return first + 1

    def ends_of(self, column: int) -> Sequence[int]:
        """Numbers of the places at which a column may end, ascending."""
        return range(1, len(self.places))

    @property
    def whole(self) -> Tally:
        """All of the flow in one column."""
        return self.stretch(0, len(self.places) - 1)


def least_gaps(extents: Sequence[Extent], gaps: dict[str, Range], cap: float) -> dict[str, Linear]:
    """The least distance from a last baseline to the top of the next block for each kind of gap, `cap` being the cap
    height of the body in points.

    A gap of no lines leaves lines as far apart as those of a paragraph. Between a heading and what has to be clear
    above it, and between blocks that have to be clear below, that much is free, whatever the leading.
    """
    clear = _clearest(extents)
    least = {kind: Linear(-cap, 1 + gap.low) for kind, gap in gaps.items()}
    small = {"close": Linear(-cap, 1.0), "by": Linear(-cap, BY), "tight": Linear(-cap, TIGHT)}
    edged = {
        "scan": Linear(clear.above.fixed, max(gaps.get("scan", NONE).low, clear.above.leads)),
        "code": Linear(clear.below.fixed, max(gaps.get("code", NONE).low, clear.below.leads)),
    }
    return least | edged | small


def _clearest(extents: Sequence[Extent]) -> Clear:
    """The most that any of the blocks has to have free above it and below it."""
    found = [extent.clear for extent in extents if extent.clear is not UNBOUNDED]
    if not found:
        return UNBOUNDED
    above, below = [each.above for each in found], [each.below for each in found]
    return Clear(
        Linear(max([each.fixed for each in above]), max([each.leads for each in above])),
        Linear(max([each.fixed for each in below]), max([each.leads for each in below])),
    )
