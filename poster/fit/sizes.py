"""A story in a layout -> the body sizes at which it fits, and the largest of them."""

from collections.abc import Callable, Iterator
from math import sqrt

from poster.blocks.kinds import passages
from poster.fit.mixed import fits, widths_of
from poster.fit.page import Sheet, Sheeter, least_body
from poster.fit.plan import rooms_of
from poster.model.layout import Layout
from poster.model.text import Galley
from poster.model.units import Range
from poster.text.lines import count_lines, count_until

STEP = 0.05
"""Grid of body sizes, in points."""
NEAR = 0.92
"""Sizes down to this share of the largest compete for the most even gaps."""
GUESSES, TRUSTED = 3, 6
"""Sheets from which the largest size is guessed, and sizes tried on the word of others before halves are taken.
"""
FARTHEST = 4.0
"""How many times as far as one sheet says a line through two of them may lead: what is drawn with is a staircase."""
FINE = 2
"""Steps of the grid up to which the largest size is not known better: a tenth of a point."""
SURE = 1.03
"""A size that is guessed to be smaller than the smallest by more than this does not fit: guesses are within 2 %."""
FAR = 0.12
"""Share by which a guess may be off the size it was made at to be trusted."""
TIGHTER = 0.93
"""The next size to be tried where a word is wider than its column or large type does not fit, as a share."""
LOOSE, HALVES = 0.6, 7
"""The least part of columns that is ever filled, and halvings from there to half a per cent of how far lines are apart.
"""
ENDLESS = 100.0
"""Times as far apart: for what has no lines."""
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
        self._guesses: dict[int, float] = {}
        self._measured: dict[int, int] = {}
        self._over: dict[int, tuple[float, float]] = {}
        """The last size at which areas were too tall for their page, and by how many points."""
        self._at = self.body.low
        """A size at which a sheet is made anyway: most areas are as wide at every size."""
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

    def about(self, pages: int, near: float) -> float:
        """What the largest size may be, from a sheet at a size near it, or a few; 0 where none would do."""
        if pages not in self._guesses:
            self._guesses[pages] = self._guess(
                pages, self.grid(self.index(min(max(near, self.body.low), self.body.high)))
            )
        return self._guesses[pages]

    def _guess(self, pages: int, at: float) -> float:
        self._at = at
        for _ in range(GUESSES):
            guess = self._suits(at, pages)
            if guess * SURE < self.body.low:
                return 0.0
            found = self._capped(guess, pages)
            is_near = abs(found / at - 1.0) < FAR and self.sheeter.sheet(at, pages).over <= 0.01
            if is_near or guess > found * (1.0 + FAR):
                break
            at = found
        return found

    def _capped(self, body: float, pages: int) -> float:
        """The size of the grid at or below one, within what the layout and its measure allow."""
        return self.grid(min(self.index(body), self.measured(pages)))

    def measured(self, pages: int) -> int:
        """The number of the largest size at which lines keep to the measure: cheap to know, and for short texts it
        alone decides.
        """
        if pages not in self._measured:
            last = self.index(self.body.high)
            self._measured[pages] = self._last_good(last, lambda body: self.keeps_measure(body, pages))
        return self._measured[pages]

    def _find_largest(self, pages: int) -> float | None:
        """Between the last size that holds and the first that does not: each sheet says which size it suits, and two of
        them where that is the size itself.
        """
        low, high = -1, self.measured(pages) + 1
        at, step, tried = self.index(self.about(pages, self.body.low)), 1, 0
        said = self.body.high
        """By the last sheet that did not hold."""
        known: list[tuple[float, float]] = []
        while high - low > (1 if low < 0 else FINE):
            body = self.grid(min(max(at, low + 1), high - 1))
            guess = self._turned(body, self._suits(body, pages), known)
            if self.holds(body, pages):
                low, guess = self.index(body), min(guess, said)
            else:
                high, said = self.index(body), guess
            tried += 1
            at = self.index(guess) if tried < TRUSTED else (low + high) // 2
            if not low < at < high:
                at = low + step if at <= low else high - step
                step *= 2
        return self.grid(low) if low >= 0 else None

    def _turned(self, body: float, suits: float, known: list[tuple[float, float]]) -> float:
        """The size that suits itself, where a sheet at a size suits another one: on a line with the one before."""
        off = suits - body
        turn = (off - known[-1][1]) * (body - known[-1][0]) if known else 0.0
        far = -((body - known[-1][0]) ** 2) / turn if turn < 0.0 else 1.0
        known.append((body, off))
        return body + off * min(max(far, 0.5), FARTHEST)

    def _suits(self, body: float, pages: int) -> float:
        """The size that suits a sheet at a body size: heights go with its square, and so does how far apart the lines
        could be for the text just to go into its columns.
        """
        sheet = self.sheeter.sheet(body, pages)
        if sheet.over > 0.01:
            return self._suits_areas(body, sheet.over, pages)
        if sheet.tight:
            return TIGHTER * body
        if not sheet.flows:
            return self.body.high
        leading = self.layout.fit.lines.low * body
        most = self._most_open(sheet, leading)
        if most <= 0.0:
            return 0.0
        low, high = LOOSE * most, most
        for _ in range(HALVES):
            middle = (low + high) / 2
            if all(fits(own, rooms_of(flow), middle * leading) for flow, own in zip(sheet.flows, sheet.measured)):
                low = middle
            else:
                high = middle
        return min(body * sqrt(low), self.body.high)

    def _suits_areas(self, body: float, over: float, pages: int) -> float:
        """The size at which areas that are too tall for their page by so much are not: on a line with the last such."""
        before, self._over[pages] = self._over.get(pages), (body, over)
        least = body * sqrt(1.0 - min(over / self.layout.height, 0.5))
        if before and (body - before[0]) * (over - before[1]) > 0.0:
            line = body - over * (body - before[0]) / (over - before[1])
            return min(max(line, TIGHTER * body), least)
        return least

    def _most_open(self, sheet: Sheet, leading: float) -> float:
        """How many times as far apart lines may be at most: if columns were filled to their last point."""
        most = ENDLESS
        for flow, own in zip(sheet.flows, sheet.measured):
            if own.whole.leads > 0.0:
                most = min(most, (sum(rooms_of(flow)) - own.whole.fixed) / own.whole.leads / leading)
        return min(most, ENDLESS)

    def _last_good(self, last: int, good: Callable[[float], bool]) -> int:
        """The last number of the grid up to `last` at which a size is good, all before it being so too; 0 if none."""
        if good(self.grid(last)):
            return last
        low, high = 0, last
        while high - low > 1:
            middle = (low + high) // 2
            if good(self.grid(middle)):
                low = middle
            else:
                high = middle
        return low

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
            sheet = self.sheeter.sheet(key[1] or self._at, pages)
            columns = [(flow.name, flow.entries, width) for flow in sheet.flows for width in widths_of(flow.columns)]
            for slot in {slot.area.name: slot for slots in sheet.pages for slot in slots}.values():
                if not slot.area.map and not self.sheeter.is_flow(slot):
                    name = slot.area.name
                    columns.append((name, self.sheeter.story.flows.get(name, ()), slot.inner.width))
            for name, entries, width in columns:
                own = self.sheeter.story.bodies.get(name)
                scale = own.scale(sheet.body) if own else 1.0
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
