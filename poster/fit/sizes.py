"""A story in a layout -> the body sizes at which it fits, and the largest of them."""

from collections.abc import Callable, Iterator

from poster.blocks.kinds import passages
from poster.fit.mixed import fits, widths_of
from poster.fit.page import Sheeter, least_body
from poster.fit.plan import rooms_of
from poster.model.layout import Layout
from poster.model.text import Galley
from poster.model.units import Range
from poster.text.lines import count_lines, count_until

STEP = 0.05
"""Grid of body sizes, in points."""
NEAR = 0.92
"""Sizes down to this share of the largest compete for the most even gaps."""
FIRST_STEP = 8
"""Steps of the grid from a guess to the first size that is tried beside it: 0.4 points."""
SET = 0.93
"""Characters really set in a ragged line, as a share of those it would hold."""


class Sizes:
    """The grid of body sizes of one story in one layout."""

    def __init__(self, layout: Layout, sheeter: Sheeter) -> None:
        self.layout, self.sheeter = layout, sheeter
        low = max(layout.fit.body.low, least_body(layout))
        self.body = Range(low, max(layout.fit.body.high, low))
        swell = layout.styles["body"].swell
        self.swell = max(swell.points, self.body.high) if swell else self.body.high
        self._largest: dict[int, float | None] = {}
        self.boxed = any(area.map and area.map.grid for area in layout.areas.values())
        self._texts: dict[tuple[int, float], list[tuple[float, Galley, float, int]]] = {}

    def grid(self, index: int) -> float:
        """The size in points with a number of the grid."""
        return round(self.body.low + index * STEP, 4)

    def index(self, body: float) -> int:
        """The number of the grid at or below a size in points."""
        return max(int((body - self.body.low) / STEP + 1e-6), 0)

    def largest(self, pages: int) -> float | None:
        """The largest size of the grid at which all fits on so many pages and the lines keep to the measure."""
        if pages not in self._largest:
            self._largest[pages] = self._find_largest(pages)
        return self._largest[pages]

    def _find_largest(self, pages: int) -> float | None:
        if not self.holds(self.grid(0), pages):
            return None
        last = self.index(self.body.high)
        # The measure is cheap to test, and for short texts it alone decides.
        measured = self._last_good(0, last, last, lambda body: self.keeps_measure(body, pages))
        guess = self._guess(measured, pages)
        return self.grid(self._last_good(0, measured, guess, lambda body: self.holds(body, pages)))

    def _guess(self, most: int, pages: int) -> int:
        """The number of the size at which the text may be as tall as its columns: heights go with its square."""
        body = self.grid(0)
        for _ in range(2):
            sheet = self.sheeter.sheet(body, pages)
            leading = self.layout.fit.lines.low * body
            used = sum([own.whole.fixed + leading * own.whole.leads for own in sheet.measured])
            room = sum([sum(rooms_of(flow)) for flow in sheet.flows])
            if used <= 0.0 or room <= 0.0:
                return most
            body = min(self.grid(most), max(body * (room / used) ** 0.5, self.body.low))
        return self.index(body)

    def _last_good(self, low: int, high: int, guess: int, good: Callable[[float], bool]) -> int:
        """The last number of the grid from `low` (which is good) to `high` at which a size is good: from a guess in
        growing steps, then by bisection.
        """
        last, step = high, FIRST_STEP
        at = min(max(guess, low), high)
        if at > low:
            if good(self.grid(at)):
                low = at
                while low < high and good(self.grid(min(low + step, high))):
                    low, step = min(low + step, high), 2 * step
                high = min(low + step, high + 1)
            else:
                high = at
                while at - step > low and not good(self.grid(at - step)):
                    high, at, step = at - step, at - step, 2 * step
                low = max(at - step, low)
        while high - low > 1:
            middle = (low + high) // 2
            if good(self.grid(middle)):
                low = middle
            else:
                high = middle
        # Height against size is a staircase: a few steps further up it may fit again.
        return next((i for i in range(min(low + 5, last), low + 1, -1) if good(self.grid(i))), low)

    def keeps_measure(self, body: float, pages: int) -> bool:
        """Whether lines have as many characters as the layout wants."""
        return self.characters(body, pages) >= self.layout.fit.measure.low

    def holds(self, body: float, pages: int) -> bool:
        """Whether everything fits at a body size with the tightest spacing."""
        sheet = self.sheeter.sheet(body, pages)
        if sheet.tight or sheet.over > 0.01:
            return False
        leading = self.layout.fit.lines.low * body
        return all(fits(own, rooms_of(flow), leading) for flow, own in zip(sheet.flows, sheet.measured))

    def characters(self, body: float, pages: int) -> float:
        """Mean number of characters set in a line of body text; endless where there is no body text."""
        count = lines = 0.0
        capacity = float("inf")
        for width, galley, indent, letters in self._body_text(pages, body):
            measure = width / body - indent
            set_in = count_lines(galley, measure)
            capacity = min(capacity, SET * measure * letters / max(galley.ends[-1], 1e-6))
            if set_in >= 3:
                count, lines = count + letters, lines + set_in - 0.5
        return count / lines if lines else capacity

    def _body_text(self, pages: int, body: float = 0.0) -> list[tuple[float, Galley, float, int]]:
        """The paragraphs and items of body text: width of the column, galley, indent in em, number of characters.

        Where an area has a body of its own, its widths are made those of the layout's body. Boxes of a row are as wide
        as suits the size of the body; all other areas are as wide at every size.
        """
        key = (pages, body if self.boxed else 0.0)
        if key not in self._texts:
            texts = []
            sheet = self.sheeter.sheet(key[1] or self.grid(0), pages)
            columns = [(flow.name, flow.entries, width) for flow in sheet.flows for width in widths_of(flow.columns)]
            for slot in {slot.area.name: slot for slots in sheet.pages for slot in slots}.values():
                if not slot.area.map and not self.sheeter.is_flow(slot):
                    name = slot.area.name
                    columns.append((name, self.sheeter.story.flows.get(name, ()), slot.inner.width))
            for name, entries, width in columns:
                own = self.sheeter.story.bodies.get(name)
                scale = own.scale(self.grid(0)) if own else 1.0
                for entry in entries:
                    for copy, indent in passages(entry.block):
                        if copy.style.name == "body":
                            galley = copy.galley
                            texts.append((width / scale, galley, indent / scale, galley.letters))
            self._texts[key] = texts
        return self._texts[key]

    def near(self, largest: float, pages: int) -> Iterator[float]:
        """The sizes that compete with the largest, from the largest down, each with other lines than those before."""
        smallest = max(largest * NEAR, self.body.low)
        return self._unlike(range(self.index(largest), self.index(smallest) - 1, -1), pages)

    def smaller(self, largest: float, pages: int) -> Iterator[float]:
        """Sizes below those, in larger steps."""
        return self._unlike(range(self.index(largest * NEAR), -1, -6), pages)

    def _unlike(self, numbers: range, pages: int) -> Iterator[float]:
        """Of sizes of the grid at which all paragraphs fall into the same lines, the first; found as they are asked
        for, since most often a few are enough.
        """
        texts = self._body_text(pages)
        counts = [(0, 0.0)] * len(texts)
        known: set[tuple[int, ...]] = set()
        for body in map(self.grid, numbers):
            # Sizes go down, so that lines grow longer: a count holds until one more word goes into a line.
            for i, (width, galley, indent, _) in enumerate(texts):
                measure = width / body - indent
                if measure >= counts[i][1]:
                    counts[i] = count_until(galley, measure)
            lines = tuple([count for count, _ in counts])
            if lines not in known:
                known.add(lines)
                yield body
