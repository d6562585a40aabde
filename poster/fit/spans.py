"""Blocks that stand over several columns -> where they stand, and the columns beside them, shorter by that.

Their pages, ends and columns are fixed before the text is split, since one that is due in the third column lowers the
first, which is filled by then. So where its place in the flow will fall is an estimate, from the heights of what comes
before it; how far away it falls is known after the split, and has its price.
"""

from collections.abc import Callable
from typing import NamedTuple

from poster.fit import levers
from poster.fit.flow import Column, Flow, Measured
from poster.fit.frame import Stack
from poster.model.layout import Layout
from poster.model.story import Entry, Linear, Seat, Setting, Span, Story
from poster.model.units import Range

MOST_SIDES = 4
"""Columns of an area that are counted where it has as many as give lines of a good length."""
MOST_SEATS = 12
"""Other places that are tried in all: a document of many pages has dozens of blocks that span columns."""

Stacker = Callable[[tuple[Entry, ...], float, float], Stack]
"""Entries, the width they stand in, the height of a column -> a stack of the blocks that they become."""


class Spanning(NamedTuple):
    """What is to stand over columns."""

    number: int
    """Among the blocks of its area that span columns, from 0."""
    entries: tuple[Entry, ...]
    """The block, below the heading that would else be left without a text."""
    span: Span
    before: int
    """Number of the blocks of the flow that stand before it."""


class Spanned(NamedTuple):
    """What stands over columns."""

    spanning: Spanning
    name: str
    """What it is called where bands take spare height."""
    stack: Stack
    page: int
    columns: tuple[int, int]
    """Numbers of the first and the last column of the flow over or under which it stands."""
    end: str
    """Of the columns: top or foot."""
    x: float
    y: float
    width: float
    height: float
    """What it has, in points."""

    @property
    def grow(self) -> float:
        """Points by which it may become taller than at its least."""
        return _range(self.stack)

    @property
    def natural(self) -> float:
        """How many of these it takes where nothing asks for more or less: a figure in its size, a panel as it was."""
        return sum([shelf.extent.shrink for shelf in self.stack.shelves])

    def covers(self, column: int) -> bool:
        """Whether it stands over or under a column of its flow."""
        return self.columns[0] <= column <= self.columns[1]

    @property
    def given(self) -> float:
        """The share of that by which it is."""
        return min((self.height - _least(self.stack)) / self.grow, 1.0) if self.grow > 0.0 else 0.0


def _range(stack: Stack) -> float:
    return sum([shelf.extent.grow + shelf.extent.shrink for shelf in stack.shelves])


def _least(stack: Stack) -> float:
    return stack.height - sum([shelf.extent.shrink for shelf in stack.shelves])


class Choice(NamedTuple):
    """Where a block is to stand, and its measures."""

    spanning: Spanning
    page: int
    columns: tuple[int, ...]
    """Numbers in the flow of those over or under which it stands."""
    end: str
    stack: Stack


class Seated(NamedTuple):
    """A flow with what stands over its columns."""

    columns: tuple[Column, ...]
    """Those of the text."""
    spans: tuple[Spanned, ...]
    over: float
    """Points by which a column has less height than what stands over it takes."""


def parted(entries: tuple[Entry, ...], columns: tuple[Column, ...]) -> tuple[tuple[Entry, ...], tuple[Spanning, ...]]:
    """The entries that run through columns, and those that stand over them; all run where none else would."""
    flowing: list[Entry] = []
    spanning: list[Spanning] = []
    count = -1
    for at, entry in enumerate(entries, 1):
        count += entry.span is not None
        if entry.span is None or stays(entry.span, columns):
            flowing.append(entry)
            continue
        headed = _headed(flowing, entries[at:])
        own = (*flowing[len(flowing) - headed :], entry)
        del flowing[len(flowing) - headed :]
        spanning.append(Spanning(count, own, entry.span, len(flowing)))
    return (tuple(flowing), tuple(spanning)) if flowing else (entries, ())


def _headed(flowing: list[Entry], after: tuple[Entry, ...]) -> int:
    """How many headings before a block that is taken out would be left without anything below them."""
    following = next((entry for entry in after if entry.span is None), None)
    if not flowing or (following and following.section == flowing[-1].section and following.gap != "head"):
        return 0
    count = 0
    while count < len(flowing) and flowing[-1 - count].keep:
        count += 1
    return count


def stays(span: Span, columns: tuple[Column, ...]) -> bool:
    """Whether a block stands in the flow as any other, since no page has columns beside each other."""
    return span.at == "auto" and len({(column.page, column.area) for column in columns}) == len(columns)


def seated(
    flow: Flow, spanning: tuple[Spanning, ...], measured: Measured, setting: Setting, gaps: dict[str, Range],
    stack: Stacker,
) -> Seated:  # fmt: skip
    """Where blocks stand over the columns of a flow that they are taken out of, and the columns less tall by that."""
    found = Seated(flow.columns, (), 0.0)
    for _ in range(2):  # where places fall hangs on what the columns have left, which was estimated once before
        fall = [_expected(measured, each.before, found.columns, setting.leading) for each in spanning]
        chosen = _chosen(flow, spanning, setting.seats, fall, stack)
        found = _lowered(flow, chosen, _apart(measured, setting, gaps), {})
    return found


def taller(
    flow: Flow, spans: tuple[Spanned, ...], measured: Measured, setting: Setting, gaps: dict[str, Range],
    more: dict[str, float],
) -> Seated:  # fmt: skip
    """The same blocks in the same seats, by how many points `more` says taller than at their least, by their names."""
    chosen = [
        Choice(each.spanning, each.page, tuple(range(each.columns[0], each.columns[1] + 1)), each.end, each.stack)
        for each in spans
    ]
    return _lowered(flow, chosen, _apart(measured, setting, gaps), more)


def _apart(measured: Measured, setting: Setting, gaps: dict[str, Range]) -> float:
    """Points between what stands over columns and their text: as far as headings are from what is above them at least,
    since it is no part of any of them.
    """
    return Linear(-measured.cap, measured.unit * (1 + gaps["head"].low)).at(setting.leading)


def _expected(measured: Measured, before: int, columns: tuple[Column, ...], leading: float) -> int:
    """Number of the column in which a place of the flow is expected to fall, if all are as full as each other."""
    share = _height(measured, _place(measured, before), leading) / _height(measured, len(measured.places) - 1, leading)
    left = share * sum([column.height for column in columns])
    for number, column in enumerate(columns):
        left -= column.height
        if left < 0.0:
            return number
    return len(columns) - 1


def _height(measured: Measured, place: int, leading: float) -> float:
    tally = measured.stretch(0, place)
    return max(tally.fixed + leading * tally.leads, 1e-6)


def _place(measured: Measured, before: int) -> int:
    """Number of the place before a block of the flow, or of the last one before it."""
    return max([number for number, place in enumerate(measured.places) if place <= (before, 0)], default=0)


def _lowered(flow: Flow, chosen: list[Choice], apart: float, more: dict[str, float]) -> Seated:
    columns = flow.columns
    tops = [column.y for column in columns]
    feet = [column.y + column.height for column in columns]
    spans: list[Spanned] = []
    for each, page, covered, end, own in sorted(chosen, key=_from_the_ends):
        first, width = columns[covered[0]], _width(columns, covered)
        name = f"{flow.name} {each.number}"
        height = _least(own) + more.get(name, 0.0)
        top = max(tops[i] for i in covered) if end == "top" else min(feet[i] for i in covered) - height
        spans.append(Spanned(each, name, own, page, (covered[0], covered[-1]), end, first.x, top, width, height))
        for i in covered:
            if end == "top":
                tops[i] = top + height + apart
            else:
                feet[i] = top - apart
    over = max([top - foot for top, foot in zip(tops, feet)])
    lowered = [column._replace(y=top, height=max(foot - top, 0.0)) for column, top, foot in zip(columns, tops, feet)]
    return Seated(tuple(lowered), tuple(sorted(spans, key=lambda span: span.spanning.number)), over)


def _width(columns: tuple[Column, ...], covered: tuple[int, ...]) -> float:
    """From the left edge of the first to the right edge of the last, in points."""
    first, last = columns[covered[0]], columns[covered[-1]]
    return last.x + last.width - first.x


def _from_the_ends(choice: Choice) -> tuple[bool, int]:
    """From the top down, then from the foot up: so that all read in order."""
    spanning, end = choice.spanning, choice.end
    return end == "foot", -spanning.number if end == "foot" else spanning.number


def _chosen(
    flow: Flow, spanning: tuple[Spanning, ...], seats: tuple[Seat, ...], fall: list[int], stack: Stacker
) -> list[Choice]:
    """The page, the columns and the end for each block, `fall` being the columns in which its places are expected."""
    groups = _groups(flow.columns)
    own = {seat.number: seat for seat in seats if seat.area == flow.name}
    chosen: list[Choice] = []
    earliest, ended = 0, -1
    for each, column in zip(spanning, fall):
        seat = own.get(each.number, Seat(flow.name, each.number))
        expected = next(i for i, (_, numbers) in enumerate(groups) if column in numbers)
        at = min(max(expected + seat.turn, earliest), len(groups) - 1)
        page, numbers = groups[at]
        end = "foot" if "foot" in (seat.end, each.span.at) else "top"
        if each.span.at == "auto":  # what floats keeps its order
            end = "foot" if ended == at else end
            earliest, ended = at, at if end == "foot" else ended
        count = min(each.span.columns or len(numbers), len(numbers))
        near = numbers.index(column) - (count - 1) // 2 if column in numbers else 0
        first = min(max(seat.side if seat.side >= 0 else near, 0), len(numbers) - count)
        columns = numbers[first : first + count]
        width = _width(flow.columns, columns)
        measured = stack(each.entries, width, flow.columns[columns[0]].height)
        chosen.append(Choice(each, page, columns, end, measured))
    return chosen


def _groups(columns: tuple[Column, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """The pages, area by area, with the numbers of the columns on each."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, column in enumerate(columns):
        found.setdefault((column.page, column.area), []).append(number)
    return [(page, tuple(numbers)) for (page, _), numbers in found.items()]


def seats_of(layout: Layout, story: Story) -> list[tuple[float, Seat]]:
    """Where what spans columns may stand other than it would by itself, one block at a time, each with its price."""
    found: list[tuple[float, Seat]] = []
    for name, flow in story.flows.items():
        spans = [entry.span for entry in flow if entry.span is not None]
        most = layout.areas[name].columns or MOST_SIDES
        for number, span in enumerate(spans):
            if span.at == "auto" and most > 1:
                found.append((levers.PRICES["foot"](1.0), Seat(name, number, "foot")))
            for side in range(most - span.columns + 1 if span.columns else 0):
                found.append((0.0, Seat(name, number, side=side)))
            if layout.pages.counts[-1] > 1:
                found += [(0.0, Seat(name, number, turn=turn)) for turn in (1, -1)]
    return found[:MOST_SEATS]


def price_away(spans: tuple[Spanned, ...], flow: Flow, measured: Measured, bounds: tuple[int, ...]) -> float:
    """What it costs that blocks stand away from where their places fall in the columns of a split, in lines."""
    price = 0.0
    for each in spans:
        place, last = _place(measured, each.spanning.before), len(bounds) - 2
        column = next((i for i in range(last) if place < bounds[i + 1]), last)
        turned = abs(flow.columns[column].page - each.page)
        price += levers.TURNED * turned
        if not turned:
            price += levers.ASIDE * max(each.columns[0] - column, column - each.columns[1], 0)
    return price
