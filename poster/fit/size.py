"""Story and layout -> plan for a number of pages: body size, leading, columns and gaps that fill every page exactly."""

from collections.abc import Iterator

from poster.cache import Cache
from poster.fit.fill import EVEN, fill
from poster.fit.flow import Flow
from poster.fit.mixed import columns_needed
from poster.fit.page import Sheet, Sheeter
from poster.fit.plan import Found, Plan, faults, rooms_of
from poster.fit.short import FEATHER, SMALLER, ShortText
from poster.fit.sizes import Sizes
from poster.fit.stretch import aside, stretch
from poster.model.layout import Layout
from poster.model.story import Setting, Story

TURNED = 0.1
"""Share by which the lines of a page may be further apart than those of others, if nothing else makes them level:
nobody sees two pages of a handout side by side and counts.
"""
WIDEST = 3.0
"""How far gaps open, as a multiple of their range, before the fit gives up."""


class Fitter:
    """The search for a plan of one story in one layout, with so many columns fewer than areas have at most."""

    def __init__(self, layout: Layout, story: Story, setting: Setting, cache: Cache, fewer: int = 0) -> None:
        """`setting` says all but sizes of type, which are searched for."""
        self.layout, self.story, self.setting, self.cache = layout, story, setting, cache
        self.sheeter = Sheeter(layout, story, setting, cache, fewer)
        self.sizes = Sizes(layout, self.sheeter)

    def another(self, layout: Layout, fewer: int) -> "Fitter":
        """The same search in a layout with other tracks, or in so many columns fewer."""
        return Fitter(layout, self.story, self.setting, self.cache, fewer)

    def plan(self, pages: int) -> Plan | None:
        """The plan for a number of pages; None where the text does not fit at the smallest size or its columns cannot
        be level.
        """
        largest = self.sizes.largest(pages)
        if largest is None:
            return None
        if not self.sheeter.sheet(largest, pages).flows:
            return self._stretch_only(largest, pages)
        short = ShortText(self.sizes)
        if short.is_short(largest, pages):
            plan = short.fill(largest, pages)
            if plan and plan.is_full:
                return plan
            larger = short.fill_beyond_the_measure(largest, pages)
            found = min((each for each in (plan, larger) if each), key=faults, default=None)
            if found:
                return found
        near, smaller = self.sizes.near, self.sizes.smaller
        return (
            self._best(near(largest, pages), pages, 1.0, 0.0)
            or self._best(near(largest, pages), pages, 1.0, FEATHER)
            or self._best(smaller(largest, pages), pages, 1.0, FEATHER)
            or self._swollen(short, largest, pages)
            or self._best(near(largest, pages), pages, WIDEST, FEATHER)
            or self._best(smaller(largest, pages), pages, WIDEST, 2 * FEATHER)
            or (self._best(near(largest, pages), pages, 1.0, TURNED) if pages > 1 else None)
        )

    def _swollen(self, short: ShortText, largest: float, pages: int) -> Plan | None:
        """The plan at a size beyond the range, where that makes the pages full."""
        plan = short.fill_beyond_the_measure(largest, pages) if self.sizes.swell > self.sizes.body.high else None
        return plan if plan and plan.is_full else None

    def _best(self, sizes: Iterator[float], pages: int, wide: float, feather: float) -> Plan | None:
        """Among sizes, largest first, the plan with the least difference of gaps."""
        best: Plan | None = None
        least = float("inf")
        first = 0.0
        for body in sizes:
            first = first or body
            size_cost = SMALLER * (1 - body / first)
            if size_cost >= least:
                break
            if not self.sizes.holds(body, pages):
                continue
            sheet = self.sheeter.sheet(body, pages)
            for stretched in (False, True) if wide == 1.0 else (False,):
                candidate = aside(self.sheeter, sheet) if stretched else sheet
                found = candidate and self._fill(candidate, wide, feather, least - size_cost)
                if found:
                    least, best = found[0] + size_cost, found[1]
            if least < EVEN:
                break
        return best

    def _fill(self, sheet: Sheet, wide: float, feather: float, below: float) -> Found | None:
        return fill(sheet, [rooms_of(flow) for flow in sheet.flows], self.layout.fit.lines, wide, feather, below)

    def _stretch_only(self, body: float, pages: int) -> Plan:
        """A document without running text: areas that stretch take what is left."""
        sheet = self.sheeter.sheet(body, pages)
        bottom = self.layout.height - self.layout.margin.bottom
        left = bottom - _height(sheet)
        larger = stretch(self.sheeter, sheet, left)
        if larger:
            left -= _height(larger) - _height(sheet)
            sheet = larger
        leading = self.layout.fit.lines.low * body
        return Plan(body, leading, sheet, (), 0.0, max(left, 0.0), False)

    def pages_needed(self, body: float) -> int:
        """Pages that the text takes at a body size at its tightest; 0 where no number of pages would do."""
        most = self.layout.pages.counts[-1]
        sheet = self.sheeter.sheet(body, min(most, 3))
        leading = self.layout.fit.lines.low * body
        needed = 1
        for flow, measured in zip(sheet.flows, sheet.measured):
            columns = columns_needed(measured, rooms_of(flow), leading)
            needed = max(needed, _pages_of(columns, flow, len(sheet.pages)))
        return 0 if needed >= 10**5 else needed


def _pages_of(columns: int, flow: Flow, pages: int) -> int:
    """Pages that so many columns of a flow take, one of `pages` having been laid out: the second stands for more."""
    counts = [sum(column.page == page for column in flow.columns) for page in range(1, pages + 1)]
    usual = max(counts[min(1, pages - 1)], 1)
    return 1 + max(-(-(columns - counts[0]) // usual), 0)


def _height(sheet: Sheet) -> float:
    """How far down the first page its areas reach, in points."""
    return max((slot.outer.y + slot.outer.height for slot in sheet.pages[0]), default=0.0)
