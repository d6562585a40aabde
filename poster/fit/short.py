"""Too little text -> level columns all the same: less tall, in fewer columns, or in larger type than the measure would
have it.
"""

from collections.abc import Sequence
from typing import TypeVar

from poster.fit.fill import EVEN, Rooms, fill
from poster.fit.flow import Flow, Measured
from poster.fit.page import Sheet
from poster.fit.plan import Filled, Found, Plan, rooms_of
from poster.fit.sizes import Sizes
from poster.fit.stretch import share_out, stretch

T = TypeVar("T")

SMALLER = 1.5
"""Cost of a smaller size, in lines for each 100 %: of two equally even sizes the larger wins."""
FEATHER = 0.03
"""Most by which the lines of a column without gaps may be further apart than the others'."""
WIDE = 1.5
"""How far gaps open, as a multiple of their range, before a hole is left."""
LOWER = 0.2
"""Cost of columns whose gaps are closed rather than open, in lines."""
FEW = 12
"""Sizes, and heights for each, that are tried in columns of several widths."""
LEAST = 0.3
"""Least share of its room to which the least tall of several columns is lowered by as much as the others."""
STRIDE = 0.02
"""From one larger size to the next that is tried, as a share of it."""
SHORTEST_LINE = 0.75
"""Share of the least measure that lines of a short text may have, rather than leave the page half empty."""


class ShortText:
    """Ways to fill pages with a text that leaves room at its largest size."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes, self.sheeter, self.layout = sizes, sizes.sheeter, sizes.layout
        self.lines = sizes.layout.fit.lines

    def is_short(self, body: float, pages: int) -> bool:
        """Whether the text leaves room at its largest size with everything wide open."""
        sheet = self.sheeter.sheet(body, pages)
        leading = self.lines.high * body
        room = height = 0.0
        for flow, measured in zip(sheet.flows, sheet.measured):
            whole = measured.whole
            room += sum(rooms_of(flow))
            height += whole.fixed + leading * (whole.leads + whole.gaps) + whole.spare
        return height < room

    def fill(self, body: float, pages: int) -> Plan | None:
        """Level columns near the largest size; areas that stretch take the rest, then gaps, and what is left then is a
        hole.
        """
        found = self._lowered(body, pages)
        if found is None:
            return None
        used, room = _tallest(found.filled), _room(found.sheet)
        sheet = self.sheeter.sheet(found.body, pages)
        if pages == 1:
            sheet = stretch(self.sheeter, sheet, room - used) or sheet
        stands = all(self.layout.areas[flow.name].stand for flow in sheet.flows)
        for wide in (1.0,) if stands else (1.0, WIDE):
            filled = fill(sheet, [rooms_of(flow) for flow in sheet.flows], self.lines, wide, FEATHER)
            if filled:
                return filled[1]
        if self.sheeter.is_chained:
            return self._left_open(found)
        moved = tuple(each._replace(flow=flow) for each, flow in zip(found.filled, sheet.flows))
        return found._replace(sheet=sheet, filled=moved, hole=max(_room(sheet) - used, 0.0))

    def _left_open(self, found: Plan) -> Plan:
        """A plan whose columns do not reach the feet of their areas, with areas that stretch as far as all columns
        allow: where text goes on in other areas they are of several heights.
        """
        sheet = self.sheeter.sheet(found.body, len(found.sheet.pages))
        if len(sheet.pages) == 1:
            least = min(each for filled, flow in zip(found.filled, sheet.flows) for each in _open(filled.rooms, flow))
            sheet = stretch(self.sheeter, sheet, least, even=False) or sheet
        moved = tuple(each._replace(flow=flow) for each, flow in zip(found.filled, sheet.flows))
        hole = max(each for filled in moved for each in _open(filled.rooms, filled.flow))
        return found._replace(sheet=sheet, filled=moved, hole=max(hole, 0.0))

    def _lowered(self, largest: float, pages: int) -> Plan | None:
        """The best level split into columns that are less tall than their rooms; wider gaps, then fewer columns, if
        need be.
        """
        most = max(len(flow.columns) for flow in self.sheeter.sheet(largest, pages).flows)
        sizes = self._few(list(self.sizes.near(largest, pages)))
        for fewer in range(most):
            for wide in (1.0, WIDE):
                best: Found | None = None
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

    def _lowered_at(self, sheet: Sheet, fewer: int, wide: float) -> Found | None:
        best: Found | None = None
        for give, rooms in self._low_rooms_to_try(sheet, fewer):
            found = fill(sheet, rooms, self.lines, wide, FEATHER)
            if found and (best is None or found[0] + LOWER * (1 - give) < best[0]):
                best = (found[0] + LOWER * (1 - give), found[1])
        return best

    def _low_rooms_to_try(self, sheet: Sheet, fewer: int) -> list[tuple[float, Rooms]]:
        """Lowered rooms, each with the share by which gaps would be open in them."""
        flows = list(zip(sheet.flows, sheet.measured))
        tries = [
            (give, [self._low_rooms(flow, own, sheet.body, give, fewer) for flow, own in flows])
            for give in (1.0, 0.8, 0.6, 0.4, 0.2)
        ]
        if len(flows) > 1 or tries[-1][1][0] != tries[0][1][0]:
            return tries
        # Nothing but lines to fill with: only heights at which the first column ends with a line will do.
        flow, own = flows[0]
        target = tries[-1][1][0]
        leading = self.lines.high * sheet.body
        for place in self._few(own.ends_of(0)):
            stretch = own.at(0).stretch(0, place)
            height = stretch.fixed + leading * stretch.leads
            if 0.8 < height / target[0] < 1.25 and height <= rooms_of(flow)[0]:
                tries.append((0.0, [tuple(room * height / target[0] for room in target)]))
        return tries

    def _few(self, tries: Sequence[T]) -> Sequence[T]:
        """All tries; of those in columns of several widths, each of which takes longer, a dozen."""
        return tries[:: max(-(-len(tries) // FEW), 1)] if self.sheeter.is_mixed else tries

    def fill_beyond_the_measure(self, largest: float, pages: int) -> Plan | None:
        """Where text leaves a hole at the size that keeps the measure: the first larger size that closes it, if lines
        stay long enough.
        """
        least = SHORTEST_LINE * self.layout.fit.measure.low
        last: float | None = None
        number = self.sizes.index(largest) + 2
        while number <= self.sizes.index(self.sizes.swell):
            body = self.sizes.grid(number)
            number += max(6, self.sizes.index(self.sizes.body.low + STRIDE * body))
            if not self.sizes.holds(body, pages) or self.sizes.characters(body, pages) < least:
                break
            last = body
            plan = self._fill_at(body, pages)
            if plan and not plan.hole and not plan.wide:
                return plan
        return self.fill(last, pages) if last else None

    def _fill_at(self, body: float, pages: int) -> Plan | None:
        """The plan at one size; None where nothing can take what is left."""
        sheet = self.sheeter.sheet(body, pages)
        if not self.is_short(body, pages):
            found = fill(sheet, [rooms_of(flow) for flow in sheet.flows], self.lines, 1.0, FEATHER)
            return found[1] if found else None
        stretches = pages == 1 and share_out(sheet, self.layout, 10**6)
        return self.fill(body, pages) if stretches else None

    def _low_rooms(self, flow: Flow, measured: Measured, body: float, give: float, fewer: int) -> tuple[float, ...]:
        """Rooms lowered in proportion so that the text fills them with its gaps open by `give`."""
        rooms = rooms_of(flow)[: max(len(flow.columns) - fewer, 1)]
        whole = measured.whole
        leading = self.lines.high * body
        leads = whole.leads + give * whole.gaps - 1.5 * (len(rooms) - 1)
        height = whole.fixed + leading * leads + whole.spare * give
        if self.sheeter.is_chained and height < sum(rooms):
            drop = (sum(rooms) - height) / len(rooms)
            if min(rooms) - drop > LEAST * min(rooms):  # columns of several heights end on one line all the same
                return tuple(room - drop for room in rooms)
        return tuple(room * min(height / sum(rooms), 1.0) for room in rooms)


def _open(rooms: tuple[float, ...], flow: Flow) -> list[float]:
    """What is left empty at the foot of each column that is used, in points."""
    return [column.height - room for room, column in zip(rooms, flow.columns)]


def _tallest(filled: tuple[Filled, ...]) -> float:
    return max(max(each.rooms) for each in filled)


def _room(sheet: Sheet) -> float:
    return max(max(rooms_of(flow)) for flow in sheet.flows)
