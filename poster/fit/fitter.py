"""A story in a layout, its ranges at one step -> what measures it at any size of the body."""

from typing import NamedTuple

from poster.cache import Cache
from poster.fit.flow import Flow
from poster.fit.mixed import columns_needed, fits
from poster.fit.page import Sheeter
from poster.fit.plan import rooms_of
from poster.fit.sizes import Sizes
from poster.model.layout import Layout
from poster.model.story import Setting, Story


class Strain(NamedTuple):
    """What is too much at the smallest body on the most pages."""

    text: bool
    """Whether running text is longer than its columns."""
    large: bool
    """Whether a word or text in a fitted size is too wide, or too tall at its smallest."""
    rest: bool
    """Whether the areas of a page are taller than the page."""


class Fitter:
    """A story in a layout with its ranges at one step and so many columns fewer than most."""

    def __init__(self, layout: Layout, story: Story, setting: Setting, cache: Cache, fewer: int = 0) -> None:
        """`setting` says all but sizes of type, which are searched for."""
        self.layout, self.story, self.setting, self.cache = layout, story, setting, cache
        self.sheeter = Sheeter(layout, story, setting, cache, fewer)
        self.sizes = Sizes(layout, self.sheeter)

    def strain(self) -> Strain:
        """What is too much at the smallest body on the most pages."""
        sheet = self.sheeter.sheet(self.sizes.body.low, self.layout.pages.counts[-1])
        leading = self.layout.fit.lines.low * sheet.body
        text = not all(fits(own, rooms_of(flow), leading) for flow, own in zip(sheet.flows, sheet.measured))
        return Strain(text, bool(sheet.tight), sheet.over > 0.01)

    def shortfall(self) -> float:
        """Points by which the story is too tall at the smallest body; areas and words that do not fit count most."""
        sheet = self.sheeter.sheet(self.sizes.body.low, self.layout.pages.counts[-1])
        leading = self.layout.fit.lines.low * sheet.body
        text = sum([own.whole.fixed + leading * own.whole.leads for own in sheet.measured])
        room = sum([sum(rooms_of(flow)) for flow in sheet.flows])
        return max(text - room, 0.0) + sheet.over + (self.layout.height if sheet.tight else 0.0)

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
