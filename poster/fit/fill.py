"""A sheet and the heights of its columns -> the plan that fills them exactly with gaps as even as can be."""

from poster.fit.mixed import search
from poster.fit.page import Sheet
from poster.fit.plan import Filled, Found, Plan
from poster.fit.split import ENDLESS, Give, Opening
from poster.model.units import Range

Rooms = list[tuple[float, ...]]
"""For each flow of a sheet the heights of its columns, in points."""
EVEN = 0.1
"""A difference of gaps, in lines, that nobody sees."""
GIVES = (0.25, 0.6, 1.0, 0.05)
"""Shares of the gaps' range that a leading is chosen to leave over, in the order in which they are tried."""


def fill(sheet: Sheet, rooms: Rooms, lines: Range, wide: float, feather: float, below: float = ENDLESS) -> Found | None:
    """The plan whose gaps differ least among all splits of all flows of a sheet, at one common leading.

    `rooms` are the heights of each flow's columns, `lines` the leadings allowed, in em. Gaps open to `wide` times
    their range at most, and lines of columns without gaps are apart by at most `feather` more than the others, as a
    share of the leading. None where no plan costs less than `below`.
    """
    best: Found | None = None
    for leading in _leadings(sheet, rooms, lines, feather):
        share = _share(sheet, rooms, leading)
        splits = []
        for measured, own in zip(sheet.measured, rooms):
            split = search(measured, own, leading, share, wide, feather).run(below)
            if split is None:
                break
            splits.append(split)
        if len(splits) < len(rooms):
            continue
        cost = max(split.cost for split in splits)
        plan = _settle(sheet, rooms, [split.bounds for split in splits], leading, lines, wide, cost)
        best, below = (cost, plan), cost
        if cost < 3 * EVEN:
            break
    return best


def _leadings(sheet: Sheet, rooms: Rooms, lines: Range, feather: float) -> list[float]:
    """Leadings to try: those that leave a share to the gaps; where lines may be feathered, a ladder over the whole
    range.
    """
    leadings = [_leading(sheet, rooms, lines, give) for give in GIVES]
    if feather:
        rung = lines.high
        while rung > lines.low:
            leadings.append(rung * sheet.body)
            rung /= 1 + 0.8 * feather
        leadings.append(lines.low * sheet.body)
    return leadings


def _leading(sheet: Sheet, rooms: Rooms, lines: Range, give: float) -> float:
    """A leading at which the gaps would be open by `give` on the whole."""
    room = fixed = leads = 0.0
    for measured, own in zip(sheet.measured, rooms):
        whole = measured.whole
        room += sum(own)
        fixed += whole.fixed
        # The gap before the first block of a column goes: about a line and a half each.
        leads += whole.leads + give * whole.gaps - 1.5 * (len(own) - 1)
    return Range(lines.low * sheet.body, lines.high * sheet.body).clamp((room - fixed) / max(leads, 1.0))


def _share(sheet: Sheet, rooms: Rooms, leading: float) -> float:
    """The share of their ranges by which gaps would be open on the whole, 0 to 1."""
    slack = gaps = 0.0
    for measured, own in zip(sheet.measured, rooms):
        whole = measured.whole
        slack += sum(own) - whole.fixed - leading * (whole.leads - 1.5 * (len(own) - 1))
        gaps += leading * whole.gaps
    return min(max(slack / gaps, 0.0), 1.0) if gaps else 0.0


def _settle(
    sheet: Sheet, rooms: Rooms, bounds: list[tuple[int, ...]], leading: float, lines: Range, wide: float, cost: float
) -> Plan:
    """Raise the common leading as far as every column allows, then share out what is left among the gaps."""
    most = lines.high * sheet.body
    limits = []
    for measured, own, ends in zip(sheet.measured, rooms, bounds):
        for i, room in enumerate(own):
            stretch = measured.at(i).stretch(ends[i], ends[i + 1])
            if stretch.leads > 0:
                limits.append((room - stretch.fixed) / stretch.leads)
    leading = max(leading, min([most, *limits]))
    share = _share(sheet, rooms, leading)
    filled = []
    for flow, measured, own, ends in zip(sheet.flows, sheet.measured, rooms, bounds):
        found = search(measured, own, leading, share, wide, 1.0)
        gives = [found.give(i, ends[i], ends[i + 1]) for i in range(len(own))]
        opens = tuple(_like_the_others(give, gives) for give in gives)
        filled.append(Filled(flow, measured, ends, opens, tuple(give.feather for give in gives), own))
    opened = any(
        x > 1.001 * most + 1e-9
        for each in filled
        for opening in each.opens
        for x, most in zip(opening, each.measured.gives)
    )
    return Plan(sheet.body, leading, sheet, tuple(filled), cost, 0.0, opened)


def _like_the_others(give: Give, gives: list[Give]) -> Opening:
    """The opening of a column within its bounds: where an elastic block leaves a choice, the mean of the columns that
    have none.
    """
    if give.low == give.high:
        return give.low
    firm = [each.low for each in gives if each.low == each.high]
    opening = []
    for kind, (low, high) in enumerate(zip(give.low, give.high)):
        own = [each[kind] for each in firm if each[kind]]
        opening.append(min(max(sum(own) / len(own), low), high) if own else low)
    return tuple(opening)
