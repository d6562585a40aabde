"""A sheet, and a split of each of its flows -> the plan in which all columns are exactly full, and its price.

The columns of all flows share a leading; those of a page share the distances of each kind of gap. What a column has
left at these goes to its elastic blocks first, then to its gaps before headings, within what they may differ by.
"""

from typing import NamedTuple

from poster.fit import levers
from poster.fit.flow import Measured
from poster.fit.level import Row, nearest
from poster.fit.page import Sheet
from poster.fit.plan import Filled, Found, Opening, Plan
from poster.fit.spacing import COMMON, Spacing
from poster.fit.spans import Spanned, price_away
from poster.fit.split import Split, own_room
from poster.model.units import Range

Rooms = list[tuple[float, ...]]
"""For each flow of a sheet the heights of its columns, in points."""
LEVEL = 0.04
"""Points by which a column may miss its foot."""
LOWERED, LEADING = 0, 1
"""Numbers of the first values; those of the pages follow: a leading, and a distance for each common kind of gap."""
OF_PAGE = 1 + len(COMMON)


class Wanted(NamedTuple):
    """What a plan would be like if no column asked for anything of its own."""

    spacing: Spacing
    lowered: float
    """Points by which columns are less tall than their rooms."""
    elastic: float
    """Points up to which bands take that."""
    most: float
    """Points by which columns may be lowered at all."""
    empty: float
    """Points by which the columns of several pages are less tall already."""
    growing: tuple[Spanned, ...] = ()
    """What stands over some columns and may become taller, which makes those less tall."""


class Strip(NamedTuple):
    """A column of a split as an equation."""

    flow: int
    column: int
    page: int
    """Number of its page among those that columns stand on, from 0."""
    measured: Measured
    room: float
    share: float
    """By how much it is less tall for each point by which all are lowered."""
    fixed: float
    leads: float
    spare: float
    counts: list[int]
    """Gaps of each kind of the flow."""
    closing: bool
    """Whether it may end short."""
    alone: bool
    """Whether no other column stands on its page."""
    looser: tuple[int, ...]
    """Blocks that are set one line longer than they need."""
    under: tuple[int, ...]
    """Which of what may become taller stands over it."""
    sized: bool
    """Whether blocks with a size of their own are all that is elastic in it: those of a page are to be alike."""


def fill(sheet: Sheet, rooms: Rooms, shares: Rooms, splits: list[Split], lines: Range, wanted: Wanted) -> Found | None:
    """The plan of a split; None where no leading and no distances fill all of its columns. `shares` is by how much each
    column is less tall for each point by which all are lowered.
    """
    strips = _strips(sheet, rooms, shares, splits, wanted.growing)
    solved = _values(sheet.body, strips, lines, wanted)
    if solved is None:
        return None
    values, grown = solved
    lowered = values[LOWERED]
    strips = [strip._replace(room=strip.room - sum([grown[i] for i in strip.under])) for strip in strips]
    found = [_opened(strip, values, lowered, wanted) for strip in strips]
    if any(each is None for each in found):
        return None
    opened = [each for each in found if each is not None]
    parted = sum([split.parted for split in splits])
    cost = parted + _price(strips, opened, lowered, wanted)
    for spans, flow, measured, split in zip(sheet.spans, sheet.flows, sheet.measured, splits):
        cost += price_away(spans, flow, measured, split.bounds)
    filled = []
    for number, (flow, measured, split) in enumerate(zip(sheet.flows, sheet.measured, splits)):
        own = [(strip, each) for strip, each in zip(strips, opened) if strip.flow == number]
        opens = tuple([each.gaps for _, each in own])
        heights = tuple([strip.room - strip.share * lowered - each.short for strip, each in own])
        looser = tuple([strip.looser for strip, _ in own])
        leadings = tuple([each.leading for _, each in own])
        closing = tuple([each.short for _, each in own])
        filled.append(Filled(flow, measured, split.bounds, opens, leadings, looser, closing, heights))
    hole = max(lowered, wanted.empty)
    taller = tuple([(span.name, more) for span, more in zip(wanted.growing, grown)])
    return cost, Plan(sheet.body, values[LEADING], sheet, tuple(filled), cost, parted, hole, taller)


def _strips(
    sheet: Sheet, rooms: Rooms, shares: Rooms, splits: list[Split], growing: tuple[Spanned, ...]
) -> list[Strip]:
    strips = []
    numbers = [column.page for flow, own in zip(sheet.flows, rooms) for column in flow.columns[: len(own)]]
    pages = sorted(set(numbers))
    standing = [numbers.count(page) for page in pages]
    for number, (flow, measured, split) in enumerate(zip(sheet.flows, sheet.measured, splits)):
        names = {span.name for span in sheet.spans[number]}
        for i, room in enumerate(rooms[number]):
            first, end = split.bounds[i], split.bounds[i + 1]
            view = measured.at(i)
            fixed, leads, _, spare = view.stretch(first, end)
            counts = view.counts(first, end)
            looser = _looser(view, first, end, split.looser[i])
            leads += view.unit * len(looser)
            page, short = pages.index(flow.columns[i].page), split.closing[i]
            strips.append(
                Strip(
                    number,
                    i,
                    page,
                    view,
                    room,
                    shares[number][i],
                    fixed,
                    leads,
                    spare,
                    counts,
                    short,
                    standing[page] == 1,
                    looser,
                    tuple([n for n, each in enumerate(growing) if each.name in names and each.covers(i)]),
                    spare > 0.0 and _sized(view, first, end),
                )
            )
    return strips


def _sized(measured: Measured, first: int, end: int) -> bool:
    """Whether all that is elastic between two places may be taller as well as less tall, as figures may."""
    low, high = measured.loosened(first, end)
    elastic = [extent for extent in measured.extents[low:high] if extent.grow or extent.shrink]
    return all(extent.grow and extent.shrink for extent in elastic)


def _looser(measured: Measured, first: int, end: int, count: int) -> tuple[int, ...]:
    """The longest paragraphs of a column that may be set one line longer, so many of them: there it shows least."""
    if not count:
        return ()
    low, high = measured.loosened(first, end)
    may = [block for block in range(low, high) if measured.loosens(block)]
    return tuple(sorted(may, key=lambda block: -measured.extents[block].parts)[:count])


def _values(body: float, strips: list[Strip], lines: Range, wanted: Wanted) -> tuple[list[float], list[float]] | None:
    """Height by which columns are lowered, then the leading and the common distances of each page, in points; and by
    how much what stands over columns grows.
    """
    pages = range(1 + max(strip.page for strip in strips))
    leading = lines.low * body, lines.high * body
    grown = [0.0] * len(wanted.growing)
    if len(pages) == 1:
        values = _solved(strips, leading, (0.0, wanted.most), wanted, grown)
        return (values, grown) if values else None
    values = [wanted.lowered]
    for page in pages:
        own = [strip._replace(page=0) for strip in strips if strip.page == page]
        solved = _solved(own, leading, (wanted.lowered, wanted.lowered), wanted, grown)
        if solved is None:
            return None
        values += solved[1:]
    return values, grown


def _solved(
    strips: list[Strip], leading: tuple[float, float], lowered: tuple[float, float], wanted: Wanted, grown: list[float]
) -> list[float] | None:
    """The values of one page; what grows on it is written into `grown`."""
    spacing = wanted.spacing
    usual, tolerances = [wanted.lowered], [max(lowered[1] / 4, 1e-3)]
    rows = [Row((LOWERED,), (1.0,), *lowered)]
    usual.append(spacing.leading)
    tolerances.append(max(leading[1] - leading[0], 1e-3))
    rows.append(Row((LEADING,), (1.0,), *leading))
    for number, kind in enumerate(COMMON, LEADING + 1):
        gives = [own for strip in strips for own in [_give(strip, kind)] if own >= 0.0]
        give = min(gives, default=0.0)
        usual.append(spacing.open * spacing.leading * give)
        tolerances.append(0.3 * spacing.leading if give > 0.0 else 1e-4)
        if gives:
            rows.append(Row((number,), (1.0,), 0.0, float("inf")))
            rows.append(Row((LEADING, number), (-give, 1.0), float("-inf"), 1e-6))
    over = sorted({number for strip in strips for number in strip.under})
    for number in over:
        span = wanted.growing[number]
        rows.append(Row((len(usual),), (1.0,), 0.0, span.grow))
        usual.append(span.natural)
        tolerances.append(span.grow)
    rows += [_row(strip, spacing, [1 + OF_PAGE + over.index(number) for number in strip.under]) for strip in strips]
    values = nearest(usual, tolerances, rows)
    if values is None:
        return None
    for number, more in zip(over, values[1 + OF_PAGE :]):
        grown[number] = min(max(more, 0.0), wanted.growing[number].grow)
    return values[: 1 + OF_PAGE]


def _at(strip: Strip) -> int:
    """Number of the first of the values of its page."""
    return 1 + OF_PAGE * strip.page


def _give(strip: Strip, kind: str) -> float:
    """Lines by which a kind of gap may open in a body of unit leading; negative where the flow has none."""
    measured = strip.measured
    if kind not in measured.kinds:
        return -1.0
    return measured.gives[measured.kinds.index(kind)] / measured.unit


def _row(strip: Strip, spacing: Spacing, over: list[int]) -> Row:
    """A column as a row: its height beyond what is fixed, what its own gaps and blocks may give being its bounds;
    `over` are the numbers of what grows over it.
    """
    at = _at(strip)
    numbers, factors = [at, LOWERED, *over], [strip.leads, strip.share, *[1.0] * len(over)]
    own = up = down = 0.0
    gaps = spacing.gaps(strip.measured)
    for kind, count, gap, give in zip(strip.measured.kinds, strip.counts, gaps, strip.measured.gives):
        if not count:
            continue
        more, less = own_room(kind, gap, give * spacing.leading, spacing.leading, strip.alone)
        up, down = up + count * more, down + count * less
        if kind in COMMON:
            numbers.append(at + 1 + COMMON.index(kind))
            factors.append(count * strip.measured.unit)
        else:
            own += count * gap
    left = strip.room - strip.fixed - own
    low = float("-inf") if strip.closing else left - up - strip.spare
    return Row(tuple(numbers), tuple(factors), low, left + down)


class Opened(NamedTuple):
    """A column as it is filled."""

    gaps: Opening
    """What gaps of each kind take beyond their least, in lines of body."""
    heads: float
    """The same for gaps before headings; negative where it has none."""
    short: float
    """Points by which it ends above the foot of the others."""
    leading: float
    taken: float
    """The share that its elastic blocks take of what they could; negative where it has none of a size of their own."""


def _opened(strip: Strip, values: list[float], lowered: float, wanted: Wanted) -> Opened | None:
    """The gaps of a column at the common values; None where it misses its foot."""
    spacing, measured, counts = wanted.spacing, strip.measured, strip.counts
    at = _at(strip)
    leading = values[at]
    kinds = measured.kinds
    usual = spacing.gaps(measured)
    gaps = [
        values[at + 1 + COMMON.index(kind)] * measured.unit if kind in COMMON else own
        for kind, own in zip(kinds, usual)
    ]
    left = strip.room - strip.share * lowered - strip.fixed - leading * strip.leads
    left -= sum([count * gap for count, gap in zip(counts, gaps)])
    short, taken = 0.0, -1.0
    if strip.sized:
        taken = min(max(left / strip.spare, 0.0), 1.0)
    if strip.closing and left > 0.0:
        taken = min(left, strip.spare)
        short = left - taken
        left = 0.0
    elif left > 0.0:
        left = max(left - strip.spare, 0.0)
    for common in (False, True):
        if abs(left) < 1e-9:
            break
        limits = []
        for kind, own, give in zip(kinds, usual, measured.gives):
            up, down = own_room(kind, own, give * spacing.leading, spacing.leading, strip.alone)
            limits.append((up if left > 0.0 else down) if (kind in COMMON) == common else 0.0)
        whole = sum([count * limit for count, limit in zip(counts, limits)])
        if whole > 0.0:
            share = max(min(left / whole, 1.0), -1.0)
            gaps = [gap + share * limit for gap, limit in zip(gaps, limits)]
            left -= share * whole
    if abs(left) > LEVEL:
        return None
    heads = next((gap for kind, gap, count in zip(kinds, gaps, counts) if kind == "head" and count), -1.0)
    return Opened(tuple([gap / leading for gap in gaps]), heads / leading, short, leading, taken)


def _price(strips: list[Strip], opened: list[Opened], lowered: float, wanted: Wanted) -> float:
    """What the spacing of a plan costs, in lines."""
    price = 0.0
    leading = wanted.spacing.leading
    leadings = [each.leading for each in opened]
    price += levers.LEADINGS_APART * (max(leadings) / min(leadings) - 1.0)
    for page in {strip.page for strip in strips}:
        heads = [each.heads for strip, each in zip(strips, opened) if strip.page == page and each.heads >= 0.0]
        if heads:
            price += levers.HEADS_PRICE * (max(heads) - min(heads))
        taken = [each.taken for strip, each in zip(strips, opened) if strip.page == page and each.taken >= 0.0]
        if taken:
            price += levers.SIZES_APART * (max(taken) - min(taken))
    price += sum([levers.price_of_short(each.short / leading) for each in opened if each.short > LEVEL])
    empty = max(lowered - wanted.elastic, wanted.empty) / leading
    if empty > levers.ALIKE:
        price += levers.HOLE + levers.HOLE_LINE * empty
    return price + levers.OPEN * max(wanted.spacing.open - 0.5, 0.0)
