"""Height that a page has to spare -> how much of it each area that stretches takes."""

from poster.fit.page import Sheet, Sheeter
from poster.fit.plan import rooms_of
from poster.model.layout import Layout

HALF_OPEN = 0.55
"""Share of the gaps' range that is left over when areas that stretch take the rest."""


PROBE = 1.0
"""Points by which an area is made taller to see which columns that makes less tall."""


def share_out(sheet: Sheet, layout: Layout, left: float, weights: dict[str, float] | None = None) -> dict[str, float]:
    """Height for areas that stretch, in points beyond what they need, in the order in which the layout lists them.

    `weights` says for areas that lie over some columns only what share of the columns they take `left` from.
    """
    takes: dict[str, float] = {}
    standing = {slot.area.name: slot.outer.height for slot in sheet.pages[0] if slot.area.stretch}
    for name in layout.areas:
        most = layout.areas[name].stretch * layout.height
        if name in standing and left > 0 and most > standing[name]:
            weight = weights.get(name, 1.0) if weights else 1.0
            takes[name] = min(most - standing[name], left / weight)
            left -= takes[name] * weight
    return takes


def stretch(sheeter: Sheeter, sheet: Sheet, left: float, even: bool = True) -> Sheet | None:
    """The sheet with up to `left` points given to areas that stretch, squeezing nothing; None if none can take any.

    Where text goes on from one area into another, `left` is taken from all columns on the whole if `even`, else from
    any one at most.
    """
    weights = _weights(sheeter, sheet) if even and sheeter.is_chained else {}
    for _ in range(3):
        takes = share_out(sheet, sheeter.layout, left, weights)
        if not takes:
            return None
        larger = sheeter.sheet(sheet.body, len(sheet.pages), takes)
        if larger.over <= 0.01:
            return larger
        left = sum(takes.values()) - larger.over
    return None


def _weights(sheeter: Sheeter, sheet: Sheet) -> dict[str, float]:
    """For each area that stretches the share of all columns that become less tall by as much as it becomes taller.

    Where text goes on from one area into another, some of its columns may stand beside it.
    """
    rooms = _all_rooms(sheet)
    weights: dict[str, float] = {}
    for name, area in sheeter.layout.areas.items():
        if area.stretch:
            taller = sheeter.sheet(sheet.body, len(sheet.pages), {name: PROBE})
            lost = sum(rooms) - sum(_all_rooms(taller))
            if lost > 0:
                weights[name] = lost / PROBE / len(rooms)
    return weights


def _all_rooms(sheet: Sheet) -> list[float]:
    return [room for flow in sheet.flows for room in rooms_of(flow)]


def aside(sheeter: Sheeter, sheet: Sheet) -> Sheet | None:
    """The sheet with areas stretched so that gaps are half open at the widest leading; None if nothing is to spare."""
    layout = sheeter.layout
    if len(sheet.pages) > 1 or not any(slot.area.stretch for slot in sheet.pages[0]):
        return None
    leading = layout.fit.lines.high * sheet.body
    flow, measured = max(zip(sheet.flows, sheet.measured), key=lambda pair: len(pair[0].entries))
    whole, rooms = measured.whole, rooms_of(flow)
    used = whole.fixed + leading * (whole.leads + HALF_OPEN * whole.gaps - 1.5 * (len(rooms) - 1))
    left = (sum(rooms) - used) / len(rooms)
    return stretch(sheeter, sheet, left) if left > 0.1 * leading else None
