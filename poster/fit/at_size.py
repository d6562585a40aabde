"""A story at one size of the body -> the cheapest plan: splits of its flows, made exact, bands as tall as may be."""

from itertools import product

from poster.fit import levers
from poster.fit.bands import Bands, bands_of, widened
from poster.fit.fill import Rooms, Wanted, fill
from poster.fit.fitter import Fitter
from poster.fit.page import Sheet
from poster.fit.plan import Filled, Found, Plan, rooms_of
from poster.fit.spacing import share_out, spacing_at
from poster.fit.spans import Spanned
from poster.fit.split import Search, Split

COMBINED = 6
"""Combinations of splits of several flows whose equations are tried."""


def filled_at(fitter: Fitter, body: float, pages: int, looser: int, below: float, unused: int = 0) -> Found | None:
    """The cheapest plan at one size of the body, if it costs less than `below`; up to `looser` paragraphs of a column
    may be set one line longer, and so many columns at the end of each flow stay unused.
    """
    sheet = fitter.sheeter.sheet(body, pages)
    lines = fitter.layout.fit.lines
    columns = [rooms_of(flow)[: len(flow.columns) - unused] for flow in sheet.flows]
    if not all(columns):
        return None
    bands = bands_of(fitter.sheeter, sheet)
    shares = [own[: len(rooms)] for own, rooms in zip(bands.shares, columns)]
    growing = tuple([each for own in sheet.spans for each in own if each.grow > 0.0 and each.name not in bands.areas])
    lent = [_lent(growing, over, len(own)) for over, own in zip(sheet.spans, columns)]
    spare = share_out(list(zip(sheet.measured, columns, shares)), lines, body, bands.most, sum(map(sum, lent)))
    if spare.lowered > bands.most and below <= levers.HOLE:
        return None
    usual = spacing_at(spare.openness, lines, body)
    # Columns of one page may be lowered more or less together; those of several pages each in its proportion.
    most = 0.0 if pages > 1 else bands.most
    if pages == 1 and spare.lowered > bands.most:
        most, shares = max(map(max, columns)), [(1.0,) * len(rooms) for rooms in columns]
    taken = _lowered(columns, shares, spare.lowered, pages)
    lowered, empty = (spare.lowered, 0.0) if pages == 1 else (0.0, spare.lowered)
    wanted = Wanted(usual, lowered, bands.most, most, empty, growing)
    tight, loose = spacing_at(0.0, lines, body), spacing_at(1.0, lines, body)
    spans = (-spare.openness, 1.0 - spare.openness)
    give = (spare.lowered, most - spare.lowered) if pages == 1 else (0.0, 0.0)
    searches = [
        Search(
            measured,
            tuple([column.page for column in flow.columns]),
            own,
            usual,
            tight,
            loose,
            spans,
            give,
            own_lent,
        )
        for flow, measured, own, own_lent in zip(sheet.flows, sheet.measured, taken, lent)
    ]
    rooms = columns if pages == 1 else taken
    best: Found | None = None
    for closing in (False,) if looser else (False, True):
        if closing and below <= levers.SHORT:
            break
        for splits in _combined([search.run(closing, looser, below) for search in searches]):
            if sum([split.parted for split in splits]) >= below:
                continue
            found = fill(sheet, rooms, shares, splits, lines, wanted)
            if found and found[0] < below:
                best, below = found, found[0]
    return (best[0], _stretched(fitter, best[1], bands)) if best else None


def _lent(growing: tuple[Spanned, ...], over: tuple[Spanned, ...], columns: int) -> tuple[float, ...]:
    """Points by which each column may be less tall, for what stands over it and grows."""
    names = {each.name for each in growing}
    own = [each for each in over if each.name in names]
    return tuple([sum([each.grow for each in own if each.covers(number)]) for number in range(columns)])


def _lowered(columns: Rooms, shares: Rooms, points: float, pages: int) -> Rooms:
    """Rooms that are less tall: by their shares of so many points on one page, in proportion on several, whose feet
    differ.
    """
    if pages == 1:
        return [
            tuple([max(room - share * points, 0.0) for room, share in zip(rooms, own)])
            for rooms, own in zip(columns, shares)
        ]
    count, whole = sum(map(len, columns)), sum(map(sum, columns))
    share = max(1.0 - points * count / whole, 0.0) if whole else 1.0
    return [tuple([room * share for room in own]) for own in columns]


def _combined(found: list[list[Split]]) -> list[list[Split]]:
    """The cheapest combinations of splits of all flows."""
    if any(not splits for splits in found):
        return []
    combined = sorted(product(*found), key=lambda splits: sum([split.cost for split in splits]))
    return [list(splits) for splits in combined[:COMBINED]]


def _stretched(fitter: Fitter, plan: Plan, bands: Bands) -> Plan:
    """The plan with bands as tall as its columns leave them; what is left then is a hole."""
    lowered, taller = plan.hole, dict(plan.taller)
    if lowered < 0.01 and not taller:
        return plan._replace(hole=0.0)
    sheet = widened(fitter.sheeter, plan.sheet, min(lowered, bands.most), bands.areas, taller) or plan.sheet
    filled = tuple([each._replace(flow=flow) for each, flow in zip(plan.filled, sheet.flows)])
    hole = max([_empty(each) for each in filled])
    return plan._replace(sheet=sheet, filled=filled, hole=hole if hole > 0.01 else 0.0)


def _empty(filled: Filled) -> float:
    """Points left empty at the foot of the columns that are filled least short."""
    return max(min([column.height - room for column, room in zip(filled.flow.columns, filled.rooms)]), 0.0)


def standing(fitter: Fitter, body: float, pages: int) -> Plan:
    """A document without running text: bands take what is left."""
    layout = fitter.layout
    sheet = fitter.sheeter.sheet(body, pages)
    bottom = layout.height - layout.margin.bottom
    left = bottom - _foot(sheet)
    larger = widened(fitter.sheeter, sheet, left, bands_of(fitter.sheeter, sheet).areas, {})
    if larger:
        left -= _foot(larger) - _foot(sheet)
        sheet = larger
    return Plan(body, layout.fit.lines.low * body, sheet, (), 0.0, 0.0, max(left, _blank(sheet), 0.0))


def _blank(sheet: Sheet) -> float:
    """The most that the areas inside another one leave free at its foot, where its height is what the page leaves."""
    blank = 0.0
    for slot in sheet.pages[0]:
        if slot.open and slot.area.map:
            names = {cell.area for cell in slot.area.map.cells}
            feet = [each.outer.y + each.outer.height for each in sheet.pages[0] if each.area.name in names]
            blank = max(blank, slot.inner.y + slot.inner.height - max(feet, default=slot.inner.y))
    return blank


def _foot(sheet: Sheet) -> float:
    """How far down the first page its areas reach, in points."""
    return max((slot.outer.y + slot.outer.height for slot in sheet.pages[0]), default=0.0)


def emptiness(plan: Plan) -> float:
    """Price of what a page without running text leaves empty."""
    empty = plan.hole / plan.leading
    return levers.HOLE + levers.HOLE_LINE * empty if empty > levers.ALIKE else 0.0
