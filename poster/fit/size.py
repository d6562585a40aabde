"""Story and layout -> plan: number of pages, body size, leading, columns and gaps that fill every page exactly."""

from collections.abc import Callable
from typing import NamedTuple

from poster.fit.flow import Flow, Measured
from poster.fit.page import Sheet, Sheeter, body_floor
from poster.fit.split import Give, Opening, Search, columns_needed, fits
from poster.model.layout import Layout
from poster.model.story import Prose, Story
from poster.model.text import Galley
from poster.model.units import Range
from poster.text.lines import count_lines

STEP = 0.05
"""Grid of body sizes, in points."""
NEAR = 0.92
"""Sizes down to this share of the largest compete for the most even gaps."""
EVEN = 0.1
"""A difference of gaps, in lines, below which no smaller size is tried."""
SMALLER = 1.5
"""Cost of a smaller size, in lines for each 100 %: of two equally even sizes the larger wins."""
FEATHER = 0.03
"""Most by which the lines of a column without gaps may be further apart than the others'."""
WIDE = 3.0
"""How far gaps open, as a multiple of their range, before the fit gives up."""
GIVES = (0.25, 0.6, 1.0, 0.05)
"""Shares of the gaps' range that a leading is chosen to leave over, in the order in which they are tried."""
SHORTEST_LINE = 0.75
"""Share of the least measure that lines of a short text may have, rather than leave the page half empty."""
HALF_OPEN = 0.55
"""Share of the gaps' range that is left over when areas that stretch take the rest."""
SET = 0.93
"""Characters really set in a ragged line, as a share of those it would hold."""


class Filled(NamedTuple):
    """A flow in its columns."""

    flow: Flow
    """Its columns as tall as they are used."""
    measured: Measured
    bounds: tuple[int, ...]
    """Numbers of the places where columns begin and end."""
    opens: tuple[Opening, ...]
    """Lines that the gaps of each column take beyond their least, by kind."""
    feathers: tuple[float, ...]
    """Share by which the leading of each column exceeds the common one."""
    rooms: tuple[float, ...]
    """Height each column has to fill, in points; what is used may be less where there is too little text."""


class Plan(NamedTuple):
    """What the fit decided."""

    body: float
    leading: float
    """Baseline to baseline of the body, in points."""
    floor: float
    sheet: Sheet
    filled: tuple[Filled, ...]
    difference: float
    """Largest difference of gaps between columns, in lines."""
    hole: float
    """Height left empty at the foot of the columns, in points."""
    wide: bool
    """Whether gaps are open beyond their range."""

    @property
    def empty(self) -> int:
        """Number of columns that nothing is left for."""
        return sum(len(filled.flow.columns) - len(filled.rooms) for filled in self.filled)

    @property
    def is_full(self) -> bool:
        """Whether all pages are filled with gaps as they should be."""
        return not self.wide and not self.empty and self.hole < 1.0


class Fitter:
    """The search for a plan of one story in one layout, with so many columns fewer than areas have at most."""

    def __init__(self, layout: Layout, story: Story, fewer: int = 0) -> None:
        self.layout, self.story = layout, story
        self.sheeter = Sheeter(layout, story, fewer)
        fit = layout.fit
        low = max(fit.body.low, body_floor(layout.read))
        self.body = Range(low, max(fit.body.high, low))
        self._largest: dict[int, float | None] = {}
        self._texts: dict[int, list[tuple[float, Galley, float, int]]] = {}

    def plan(self, pages: int) -> Plan | None:
        """The plan for a number of pages; None where the text does not fit at the smallest size or its columns cannot be level."""
        largest = self.largest(pages)
        if largest is None:
            return None
        if not self.sheeter.sheet(largest, pages).flows:
            return self._stretch_only(largest, pages)
        if self._is_short(largest, pages):
            plan = self._short(largest, pages)
            return self._beyond_the_measure(largest, pages) or plan if plan is None or plan.hole else plan
        steps = [self._grid(i) for i in range(self._index(largest), self._index(max(largest * NEAR, self.body.low)) - 1, -1)]
        smaller = [self._grid(i) for i in range(self._index(largest * NEAR), self._index(self.body.low) - 1, -6)]
        return (
            self._best(steps, pages, 1.0, 0.0)
            or self._best(steps, pages, 1.0, FEATHER)
            or self._best(smaller, pages, 1.0, FEATHER)
            or self._best(steps, pages, WIDE, FEATHER)
            or self._best(smaller, pages, WIDE, 2 * FEATHER)
        )

    def _grid(self, index: int) -> float:
        return round(self.body.low + index * STEP, 4)

    def _index(self, body: float) -> int:
        return max(int((body - self.body.low) / STEP + 1e-6), 0)

    # -- the largest size

    def largest(self, pages: int) -> float | None:
        """The largest size in points of the grid at which all fits on so many pages and the lines keep to the measure."""
        if pages not in self._largest:
            self._largest[pages] = self._find_largest(pages)
        return self._largest[pages]

    def _find_largest(self, pages: int) -> float | None:
        if not self.holds(self._grid(0), pages):
            return None
        low, high = 0, self._index(self.body.high) + 1
        # The measure is cheap to test, and for short texts it alone decides.
        measured = self._last_good(low, high, lambda body: self.keeps_measure(body, pages))
        return self._grid(self._last_good(low, measured + 1, lambda body: self.holds(body, pages)))

    def _last_good(self, low: int, high: int, good: Callable[[float], bool]) -> int:
        """The last number of the grid from `low` (which is good) to `high` (not included) at which a size is good, by bisection."""
        end = high
        if good(self._grid(high - 1)):
            return high - 1
        while high - low > 1:
            middle = (low + high) // 2
            if good(self._grid(middle)):
                low = middle
            else:
                high = middle
        # Height against size is a staircase: a few steps further up it may fit again.
        return next((i for i in range(min(low + 5, end - 1), low + 1, -1) if good(self._grid(i))), low)

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
        for width, galley, indent, letters in self._body_text(pages):
            measure = width / body - indent
            set_in = count_lines(galley, measure)
            capacity = min(capacity, SET * measure * letters / max(galley.ends[-1], 1e-6))
            if set_in >= 3:
                count, lines = count + letters, lines + set_in - 0.5
        return count / lines if lines else capacity

    def _body_text(self, pages: int) -> list[tuple[float, Galley, float, int]]:
        """The paragraphs and items of body text: width of the column, galley, indent in em, number of characters."""
        if pages not in self._texts:
            texts = []
            for flow in self.sheeter.sheet(self._grid(0), pages).flows:
                for piece in flow.pieces:
                    block = piece.block
                    if type(block) is Prose and block.copy.style.name == "body":
                        texts.append((flow.columns[0].width, block.copy.galley, block.indent, letters_in(block)))
            self._texts[pages] = texts
        return self._texts[pages]

    def _lines(self, body: float, pages: int) -> tuple[int, ...]:
        """Into how many lines each paragraph falls at a body size: sizes at which they are the same fill alike."""
        return tuple(count_lines(galley, width / body - indent) for width, galley, indent, _ in self._body_text(pages))

    # -- filling

    def _best(self, sizes: list[float], pages: int, wide: float, feather: float) -> Plan | None:
        """Among sizes, largest first, the plan with the least difference of gaps."""
        best: Plan | None = None
        least = float("inf")
        for body in self._unlike(sizes, pages):
            if not self.holds(body, pages):
                continue
            sheet = self.sheeter.sheet(body, pages)
            size_cost = SMALLER * (1 - body / sizes[0])
            if size_cost >= least:
                break
            for stretched in ({}, self._aside(sheet)) if wide == 1.0 else ({},):
                if stretched is None:
                    continue
                found = self._fill_stretched(sheet, stretched, wide, feather)
                if found and found[0] + size_cost < least:
                    least, best = found[0] + size_cost, found[1]
            if least < EVEN:
                break
        return best

    def _unlike(self, sizes: list[float], pages: int) -> list[float]:
        """Of sizes at which all paragraphs fall into the same lines, the first."""
        first: dict[tuple[int, ...], float] = {}
        for body in sizes:
            first.setdefault(self._lines(body, pages), body)
        return list(first.values())

    def _fill_stretched(
        self, sheet: Sheet, stretched: dict[str, float], wide: float, feather: float
    ) -> tuple[float, Plan] | None:
        """The best split of a sheet some of whose areas are given more height."""
        if stretched:
            sheet = self.sheeter.sheet(sheet.body, len(sheet.pages), stretched)
        return self._fill(sheet, [rooms_of(flow) for flow in sheet.flows], wide, feather)

    def _aside(self, sheet: Sheet) -> dict[str, float] | None:
        """Height for areas that stretch, so that gaps are half open at the widest leading; None where none is to spare."""
        if len(sheet.pages) > 1 or not any(slot.area.stretch for slot in sheet.pages[0]):
            return None
        leading = self.layout.fit.lines.high * sheet.body
        flow, measured = max(zip(sheet.flows, sheet.measured), key=lambda pair: len(pair[0].pieces))
        whole, rooms = measured.whole, rooms_of(flow)
        used = whole.fixed + leading * (whole.leads + HALF_OPEN * whole.gaps - 1.5 * (len(rooms) - 1))
        left = (sum(rooms) - used) / len(rooms)
        return self._stretched(sheet, left) if left > 0.1 * leading else None

    def _fill(
        self, sheet: Sheet, rooms: list[tuple[float, ...]], wide: float, feather: float, counts: list[int] | None = None
    ) -> tuple[float, Plan] | None:
        """The best split of all flows of a sheet at one common leading: its cost and the plan."""
        best: tuple[float, Plan] | None = None
        for leading in self._leadings(sheet, rooms, feather):
            share = self._share(sheet, rooms, leading)
            splits = []
            for measured, own in zip(sheet.measured, rooms):
                split = Search(measured, own, leading, share, wide, feather).run()
                if split is None:
                    break
                splits.append(split)
            if len(splits) < len(rooms):
                continue
            cost = max(split.cost for split in splits)
            if best is None or cost < best[0]:
                plan = self._settle(sheet, rooms, [split.bounds for split in splits], leading, wide, cost)
                best = (cost, plan)
            if cost < 3 * EVEN:
                break
        return best

    def _leadings(self, sheet: Sheet, rooms: list[tuple[float, ...]], feather: float) -> list[float]:
        """Leadings to try: those that leave a share to the gaps; where lines may be feathered, a ladder over the whole range."""
        leadings = [self._leading(sheet, rooms, give) for give in GIVES]
        if feather:
            lines = self.layout.fit.lines
            rung = lines.high
            while rung > lines.low:
                leadings.append(rung * sheet.body)
                rung /= 1 + 0.8 * feather
            leadings.append(lines.low * sheet.body)
        return leadings

    def _leading(self, sheet: Sheet, rooms: list[tuple[float, ...]], give: float) -> float:
        """A leading at which the gaps would be open by `give` on the whole."""
        room = fixed = leads = 0.0
        for measured, own in zip(sheet.measured, rooms):
            whole = measured.whole
            room += sum(own)
            fixed += whole.fixed
            # The gap before the first block of a column goes: about a line and a half each.
            leads += whole.leads + give * whole.gaps - 1.5 * (len(own) - 1)
        lines = self.layout.fit.lines
        return Range(lines.low * sheet.body, lines.high * sheet.body).clamp((room - fixed) / max(leads, 1.0))

    def _share(self, sheet: Sheet, rooms: list[tuple[float, ...]], leading: float) -> float:
        """The share of their ranges by which gaps would be open on the whole, 0 to 1."""
        slack = gaps = 0.0
        for measured, own in zip(sheet.measured, rooms):
            whole = measured.whole
            slack += sum(own) - whole.fixed - leading * (whole.leads - 1.5 * (len(own) - 1))
            gaps += leading * whole.gaps
        return min(max(slack / gaps, 0.0), 1.0) if gaps else 0.0

    def _settle(
        self, sheet: Sheet, rooms: list[tuple[float, ...]], bounds: list[tuple[int, ...]], leading: float, wide: float,
        cost: float,
    ) -> Plan:  # fmt: skip
        """Raise the common leading as far as every column allows, then share out what is left among the gaps."""
        most = self.layout.fit.lines.high * sheet.body
        limits = []
        for measured, own, ends in zip(sheet.measured, rooms, bounds):
            for i, room in enumerate(own):
                stretch = measured.stretch(ends[i], ends[i + 1])
                if stretch.leads > 0:
                    limits.append((room - stretch.fixed) / stretch.leads)
        leading = max(leading, min([most, *limits]))
        share = self._share(sheet, rooms, leading)
        filled = []
        for flow, measured, own, ends in zip(sheet.flows, sheet.measured, rooms, bounds):
            search = Search(measured, own, leading, share, wide, 1.0)
            gives = [search.give(i, ends[i], ends[i + 1]) for i in range(len(own))]
            opens = tuple(_like_the_others(give, gives) for give in gives)
            filled.append(Filled(flow, measured, ends, opens, tuple(give.feather for give in gives), own))
        opened = any(
            x > 1.001 * most + 1e-9 for each in filled for opening in each.opens for x, most in zip(opening, each.measured.gives)
        )
        return Plan(sheet.body, leading, self.sheeter.floor, sheet, tuple(filled), cost, 0.0, opened)

    # -- too little text

    def _is_short(self, body: float, pages: int) -> bool:
        """Whether the text leaves room at its largest size with everything wide open."""
        sheet = self.sheeter.sheet(body, pages)
        leading = self.layout.fit.lines.high * body
        room = height = 0.0
        for flow, measured in zip(sheet.flows, sheet.measured):
            whole = measured.whole
            room += sum(rooms_of(flow))
            height += whole.fixed + leading * (whole.leads + whole.gaps) + whole.spare
        return height < room

    def _short(self, body: float, pages: int) -> Plan | None:
        """Level columns near the largest size; areas that stretch take the rest, then gaps, and what is left then is a hole."""
        found = self._lowered(body, pages)
        if found is None:
            return None
        used, room = _tallest(found.filled), _room(found.sheet)
        sheet = self.sheeter.sheet(found.body, pages)
        stretched = self._stretched(sheet, room - used) if pages == 1 else {}
        if stretched:
            sheet = self.sheeter.sheet(found.body, pages, stretched)
        for wide in (1.0, WIDE / 2):
            filled = self._fill(sheet, [rooms_of(flow) for flow in sheet.flows], wide, FEATHER)
            if filled:
                return filled[1]
        moved = tuple(each._replace(flow=flow) for each, flow in zip(found.filled, sheet.flows))
        return found._replace(sheet=sheet, filled=moved, hole=max(_room(sheet) - used, 0.0))

    def _lowered(self, largest: float, pages: int) -> Plan | None:
        """The best level split into columns that are less tall than their rooms; wider gaps, then fewer columns, if need be."""
        most = max(len(flow.columns) for flow in self.sheeter.sheet(largest, pages).flows)
        smallest = max(largest * NEAR, self.body.low)
        steps = range(self._index(largest), self._index(smallest) - 1, -1)
        sizes = self._unlike([self._grid(i) for i in steps], pages)
        for fewer in range(most):
            for wide in (1.0, WIDE / 2):
                best: tuple[float, Plan] | None = None
                for body in sizes:
                    size_cost = SMALLER * (1 - body / largest)
                    if best and best[0] < size_cost + 3 * EVEN:
                        break
                    found = self._lowered_at(self.sheeter.sheet(body, pages), fewer, wide)
                    if found and (best is None or found[0] + size_cost < best[0]):
                        best = (found[0] + size_cost, found[1])
                if best:
                    return best[1]
        return None

    def _lowered_at(self, sheet: Sheet, fewer: int, wide: float) -> tuple[float, Plan] | None:
        best: tuple[float, Plan] | None = None
        for give, rooms in self._low_rooms_to_try(sheet, fewer):
            found = self._fill(sheet, rooms, wide, FEATHER)
            if found and (best is None or found[0] + 0.2 * (1 - give) < best[0]):
                best = (found[0] + 0.2 * (1 - give), found[1])
        return best

    def _low_rooms_to_try(self, sheet: Sheet, fewer: int) -> list[tuple[float, list[tuple[float, ...]]]]:
        """Lowered rooms, each with the share by which gaps would be open in them."""
        flows = list(zip(sheet.flows, sheet.measured))
        tries = [
            (give, [self._low_rooms(flow, own, sheet.body, give, fewer) for flow, own in flows])
            for give in (1.0, 0.8, 0.6, 0.4, 0.2)
        ]
        if len(flows) == 1 and not tries[-1][1][0] == tries[0][1][0]:
            return tries
        # Nothing but lines to fill with: only heights at which the first column ends with a line will do.
        flow, own = flows[0]
        target = tries[-1][1][0]
        leading = self.layout.fit.lines.high * sheet.body
        for place in range(1, len(own.places)):
            stretch = own.stretch(0, place)
            height = stretch.fixed + leading * stretch.leads
            if 0.8 < height / target[0] < 1.25 and height <= rooms_of(flow)[0]:
                tries.append((0.0, [tuple(room * height / target[0] for room in target)]))
        return tries

    def _beyond_the_measure(self, largest: float, pages: int) -> Plan | None:
        """Where text leaves a hole at the size that keeps the measure: the first larger size that closes it, if lines stay long enough."""
        least = SHORTEST_LINE * self.layout.fit.measure.low
        for i in range(self._index(largest) + 2, self._index(self.body.high) + 1, 6):
            body = self._grid(i)
            if not self.holds(body, pages) or self.characters(body, pages) < least:
                return None
            if self._is_short(body, pages):
                sheet = self.sheeter.sheet(body, pages)
                stretched = self._stretched(sheet, 10**6) if pages == 1 else {}
                if not stretched:
                    continue
                plan = self._short(body, pages)
            else:
                plan = self._best([body], pages, 1.0, FEATHER)
            if plan and not plan.hole and not plan.wide:
                return plan
        return None

    def _low_rooms(self, flow: Flow, measured: Measured, body: float, give: float, fewer: int) -> tuple[float, ...]:
        """Rooms lowered in proportion so that the text fills them with its gaps open by `give`."""
        rooms = rooms_of(flow)[: max(len(flow.columns) - fewer, 1)]
        whole = measured.whole
        leading = self.layout.fit.lines.high * body
        leads = whole.leads + give * whole.gaps - 1.5 * (len(rooms) - 1)
        height = whole.fixed + leading * leads + whole.spare * give
        return tuple(room * min(height / sum(rooms), 1.0) for room in rooms)

    def _stretched(self, sheet: Sheet, left: float) -> dict[str, float]:
        """Height for areas that stretch, in points beyond what they need, in the order in which the layout lists them."""
        takes: dict[str, float] = {}
        standing = {slot.area.name: slot.outer.height for slot in sheet.pages[0] if slot.area.stretch}
        for name in self.layout.areas:
            most = self.layout.areas[name].stretch * self.layout.height
            if name in standing and left > 0 and most > standing[name]:
                takes[name] = min(most - standing[name], left)
                left -= takes[name]
        return takes

    def _stretch_only(self, body: float, pages: int) -> Plan:
        """A document without running text: areas that stretch take what is left."""
        sheet = self.sheeter.sheet(body, pages)
        bottom = self.layout.height - self.layout.margin.bottom
        left = bottom - max((slot.outer.y + slot.outer.height for slot in sheet.pages[0]), default=0.0)
        stretched = self._stretched(sheet, left)
        if stretched:
            sheet = self.sheeter.sheet(body, pages, stretched)
            left -= sum(stretched.values())
        leading = self.layout.fit.lines.low * body
        return Plan(body, leading, self.sheeter.floor, sheet, (), 0.0, max(left, 0.0), False)

    def pages_needed(self, body: float) -> int:
        """Pages that the text takes at a body size at its tightest; 0 where no number of pages would do."""
        most = self.layout.pages.counts[-1]
        sheet = self.sheeter.sheet(body, min(most, 3))
        leading = self.layout.fit.lines.low * body
        needed = 1
        for flow, measured in zip(sheet.flows, sheet.measured):
            columns = columns_needed(measured, rooms_of(flow), leading)
            on_a_page = max(len(flow.columns) // len(sheet.pages), 1)
            needed = max(needed, -(-columns // on_a_page))
        return 0 if needed >= 10**5 else needed


def _tallest(filled: tuple[Filled, ...]) -> float:
    return max(max(each.rooms) for each in filled)


def _room(sheet: Sheet) -> float:
    return max(max(rooms_of(flow)) for flow in sheet.flows)


def rooms_of(flow: Flow) -> tuple[float, ...]:
    """Heights of a flow's columns, in points."""
    return tuple(column.height for column in flow.columns)


def letters_in(block: Prose) -> int:
    """Characters of a paragraph, spaces between its words included."""
    return sum(
        sum(len(piece.word.text) for piece in box.pieces) + (1 if box.space else 0) for box in block.copy.galley.boxes
    )


def _like_the_others(give: Give, gives: list[Give]) -> Opening:
    """The opening of a column within its bounds: where an elastic block leaves a choice, the mean of the columns that have none."""
    if give.low == give.high:
        return give.low
    firm = [each.low for each in gives if each.low == each.high]
    opening = []
    for kind, (low, high) in enumerate(zip(give.low, give.high)):
        own = [each[kind] for each in firm if each[kind]]
        opening.append(min(max(sum(own) / len(own), low), high) if own else low)
    return tuple(opening)
