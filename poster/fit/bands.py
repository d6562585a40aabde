"""Height that columns have to spare -> how much of it each area that stretches takes."""

from typing import NamedTuple

from poster.fit.page import Sheet, Sheeter
from poster.fit.plan import rooms_of
from poster.model.layout import Layout

PROBE = 1.0
"""Points by which an area is made taller to see which columns that makes less tall."""
ENDLESS = 1e6


class Bands(NamedTuple):
    """What the areas of a page that stretch can take."""

    areas: tuple[str, ...]
    """Those that take anything from columns, all in the same shares, in the order in which the layout lists them."""
    most: float
    """Points that all of them take at most."""
    shares: tuple[tuple[float, ...], ...]
    """For each flow and column by how much it is less tall for each point that they take: less than 1 where text goes
    on in an area beside them."""


def bands_of(sheeter: Sheeter, sheet: Sheet) -> Bands:
    """What the areas of a sheet that stretch can take."""
    alike = tuple((1.0,) * len(flow.columns) for flow in sheet.flows)
    growing = any(span.grow for spans in sheet.spans for span in spans)
    if len(sheet.pages) > 1 or not (growing or any(slot.area.stretch for slot in sheet.pages[0])):
        return Bands((), 0.0, alike)
    takes = _shared(sheet, sheeter.layout, ENDLESS)
    if not takes or not (growing or sheeter.is_chained):
        return Bands(tuple(takes), sum(takes.values()), alike)
    found = {name: _shares(sheeter, sheet, name) for name in takes}
    # Areas before what spans columns: that may stand over some of them only.
    order = sorted(found, key=lambda name: name not in sheeter.layout.areas)
    first = next((found[name] for name in order if any(map(any, found[name]))), alike)
    areas = tuple(name for name, shares in found.items() if shares == first)
    return Bands(areas, sum([takes[name] for name in areas]), first)


def _shares(sheeter: Sheeter, sheet: Sheet, name: str) -> tuple[tuple[float, ...], ...]:
    """By how much each column is less tall for each point that an area takes."""
    taller = sheeter.sheet(sheet.body, len(sheet.pages), {name: PROBE})
    return tuple(
        tuple([round((room - less) / PROBE, 3) for room, less in zip(rooms_of(flow), rooms_of(other))])
        for flow, other in zip(sheet.flows, taller.flows)
    )


def widened(
    sheeter: Sheeter, sheet: Sheet, points: float, areas: tuple[str, ...], taller: dict[str, float]
) -> Sheet | None:
    """The sheet with up to so many points given to areas, squeezing nothing, and what stands over columns as much
    taller as is said; None if none takes any.
    """
    pages = len(sheet.pages)
    for _ in range(3):
        takes = _shared(sheet, sheeter.layout, points, areas) if pages == 1 and points > 0.01 else {}
        if not takes:
            break
        larger = sheeter.sheet(sheet.body, pages, takes | taller)
        if larger.over <= 0.01:
            return larger
        points = sum(takes.values()) - larger.over
    return sheeter.sheet(sheet.body, pages, taller) if taller else None


def _shared(sheet: Sheet, layout: Layout, points: float, areas: tuple[str, ...] | None = None) -> dict[str, float]:
    """Height for what spans columns and for areas that stretch, beyond what they need; areas in the order in which the
    layout lists them.
    """
    takes: dict[str, float] = {}
    for span in [span for spans in sheet.spans for span in spans]:
        if (areas is None or span.name in areas) and points > 0.0 < span.grow:
            takes[span.name] = min(span.grow, points)
            points -= takes[span.name]
    standing = {slot.area.name: slot.outer.height for slot in sheet.pages[0] if slot.area.stretch}
    for name in layout.areas:
        if areas is not None and name not in areas:
            continue
        most = layout.areas[name].stretch * layout.height
        if name in standing and points > 0 and most > standing[name]:
            takes[name] = min(most - standing[name], points)
            points -= takes[name]
    return takes
