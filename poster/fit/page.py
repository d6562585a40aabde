"""A story at one body size on so many pages -> the areas of every page, and its flows measured."""

from typing import NamedTuple

from poster.blocks.display import fit_display, is_fitted
from poster.blocks.wide import wide_by
from poster.cache import Cache
from poster.check.sizes import running_styles
from poster.fit.flow import Column, Flow, Measured
from poster.fit.frame import Framer, Known, Sizes, Slot, cap_height, map_of, seats_of
from poster.fit.mixed import ALIKE, Mixed, classes_of
from poster.model.layout import Area, Layout
from poster.model.story import Block, Byline, Display, Foot, PanelBlock, Piece, Prose, Story


class Sheet(NamedTuple):
    """The pages of a document at one body size."""

    body: float
    floor: float
    """Smallest size any text may have, in points."""
    pages: tuple[tuple[Slot, ...], ...]
    """The areas of each page."""
    flows: tuple[Flow, ...]
    measured: tuple[Measured, ...]
    """Beside each flow its heights."""
    tight: tuple[str, ...]
    """Areas whose fitted text does not fit at its smallest size."""
    over: float
    """Points by which the areas of a page need more than its height."""


class Sheeter:
    """Makes sheets of one story in one layout."""

    def __init__(self, layout: Layout, story: Story, fewer: int = 0) -> None:
        self.layout, self.story, self.fewer = layout, story, fewer
        self.floor = small_floor(layout.read)
        self.cap = cap_height(story, layout)
        self._sheets: dict[tuple[float, int], Sheet] = {}
        self._widests: dict[str, float] = {}
        self._specials: dict[str, tuple[Block, ...]] = {}
        self._known = Known()
        self._flowing: dict[str, bool] = {}
        self._sources = sources(layout)
        self.is_mixed = False
        """Whether any text runs through columns of several widths; known once a sheet is made."""
        self._breaks = Cache()
        """Lines of paragraphs, for those that go on in a column of another width."""
        self._measured: dict[tuple[str, float, float, float], Measured] = {}

    def sheet(self, body: float, pages: int, stretched: dict[str, float] | None = None) -> Sheet:
        """The sheet at a body size in points; `stretched` gives areas more height than they need."""
        if stretched:
            return self._sheet(body, pages, stretched)
        key = (body, pages)
        if key not in self._sheets:
            self._sheets[key] = self._sheet(body, pages, {})
        return self._sheets[key]

    def _sheet(self, body: float, pages: int, stretched: dict[str, float]) -> Sheet:
        framer = Framer(self.layout, self.story, Sizes(body, self.floor, stretched), self._known)
        slots = self._slots(framer, pages)
        flows = self._flows(slots, body)
        measured = tuple(self._measure(flow, body) for flow in flows)
        # Taller areas are as wide as before, so that the same words fit them.
        tight = self.sheet(body, pages).tight if stretched else self._tight(slots, body)
        return Sheet(body, self.floor, slots, flows, measured, tight, self._over(framer, slots))

    def _measure(self, flow: Flow, body: float) -> Measured:
        """The heights of a flow: those of its columns change nothing, but for panels, which take a share of them."""
        grows = any(type(piece.block) is PanelBlock for piece in flow.pieces)
        room = max(column.height for column in flow.columns) if grows else 0.0
        widths = [column.width for column in flow.columns]
        if max(widths) - min(widths) > ALIKE:
            return self._mixed(flow, body)
        key = (flow.name, widths[0], body, room)
        if key not in self._measured:
            gaps, own = self.layout.fit.gaps, self.story.bodies.get(flow.name)
            cap, unit = (own.cap * own.size.at(body), own.unit(body)) if own else (self.cap * body, 1.0)
            self._measured[key] = Measured(flow, self.story, gaps, body, self.floor, cap, unit)
        return self._measured[key]

    def _mixed(self, flow: Flow, body: float) -> Mixed:
        """The heights of a flow whose columns differ in width."""
        self.is_mixed = True
        classes = classes_of(flow.columns)
        alike = [
            tuple(column for column, own in zip(flow.columns, classes) if own == k) for k in range(max(classes) + 1)
        ]
        parts = tuple(self._measure(flow._replace(columns=columns), body) for columns in alike)
        return Mixed(flow, parts, classes, body, self.floor, self._breaks)

    def _slots(self, framer: Framer, pages: int) -> tuple[tuple[Slot, ...], ...]:
        made: dict[tuple[int, int], tuple[Slot, ...]] = {}
        out = []
        for page in range(1, pages + 1):
            key = (id(map_of(self.layout, page, pages)), page % 2)
            if key not in made:
                made[key] = framer.slots(page, pages)
            out.append(made[key])
        return tuple(out)

    def _flows(self, pages: tuple[tuple[Slot, ...], ...], body: float) -> tuple[Flow, ...]:
        columns: dict[str, list[Column]] = {}
        for number, slots in enumerate(pages, 1):
            for slot in self._in_reading_order(slots):
                if self.is_flow(slot):
                    columns.setdefault(self.source(slot.area.name), []).extend(self._columns(slot, number, body))
        flows = []
        for name, own in columns.items():
            width = min([column.width for column in own])
            width = own[0].width if own[0].width - width <= ALIKE else width
            pieces = self._rows(self.layout.areas[name], width, body)
            flows.append(Flow(name, pieces, tuple(own), self.layout.areas[name].continued))
        return tuple(flows)

    def _rows(self, area: Area, width: float, body: float) -> tuple[Piece, ...]:
        """What an area shows, its codes in rows."""
        return self._known.expanded(self.layout, self.story, area.name, width, body, seats_of(area, self.fewer))

    @property
    def is_chained(self) -> bool:
        """Whether the text of any area goes on in another one."""
        return bool(self._sources)

    def source(self, name: str) -> str:
        """The area whose text stands in an area: itself, or the first of those that it continues."""
        return self._sources[name][0] if self._sources else name

    def _in_reading_order(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """The areas of a page, those that continue others behind them."""
        if not self._sources:
            return slots
        return tuple(sorted(slots, key=lambda slot: self._sources[slot.area.name][1]))

    def is_flow(self, slot: Slot) -> bool:
        """Whether an area holds text that runs through columns."""
        return slot.open and slot.area.stand != "fill" and self._flows_on(self.source(slot.area.name))

    def _flows_on(self, name: str) -> bool:
        """Whether what an area shows may go on in another column or on another page."""
        if name not in self._flowing:
            kinds = {type(piece.block) for piece in self.story.flows.get(name, ())}
            is_chained = any(rank and source == name for source, rank in self._sources.values())
            goes_on = is_chained or self.layout.pages.counts[-1] > 1
            self._flowing[name] = Prose in kinds or (goes_on and bool(kinds - {Display, Byline, Foot}))
        return self._flowing[name]

    def _columns(self, slot: Slot, page: int, body: float) -> list[Column]:
        most = slot.area.columns or self._auto(slot)
        count = 1 if slot.area.directory else max(most - self.fewer, min(slot.area.fewest, most))
        width = (slot.inner.width - (count - 1) * slot.gutter) / count
        x, y, _, height = slot.inner
        return [Column(page, x + i * (width + slot.gutter), y, width, height, slot.area.name) for i in range(count)]

    def _auto(self, slot: Slot) -> int:
        """Columns whose lines are nearest to 50 characters at a size in the middle of the lower half of the range."""
        fit = self.layout.fit
        body = fit.body.low + (fit.body.high - fit.body.low) / 4
        own = self.story.bodies.get(self.source(slot.area.name))
        line = 50 * 0.45 * (own.size.at(body) if own else body)
        return max(round((slot.inner.width + slot.gutter) / (line + slot.gutter)), 1)

    def _tight(self, pages: tuple[tuple[Slot, ...], ...], body: float) -> tuple[str, ...]:
        slots = {(slot.area.name, round(slot.inner.width, 1)): slot for page in pages for slot in page}
        return tuple(dict.fromkeys(slot.area.name for slot in slots.values() if self._is_tight(slot, body)))

    def _is_tight(self, slot: Slot, body: float) -> bool:
        """Whether fitted text does not fit its area, or a word is wider than its column."""
        name = self.source(slot.area.name)
        if not self.story.flows.get(name) or slot.area.map:
            return False
        width = self._columns(slot, 1, body)[0].width if self.is_flow(slot) else slot.inner.width
        if self._widest(name) * body > width + 0.01:
            return True
        return any(self._overflows(block, width, body) for block in self._special(name, width, body))

    def _overflows(self, block: Block, width: float, body: float) -> bool:
        if type(block) is Display and is_fitted(block.copy):
            return not fit_display(block, width, body, self.floor).fits
        return wide_by(block, width, body, self.floor) > 0.01

    def _widest(self, name: str) -> float:
        """The widest word of an area's prose with its indent, in em of the body."""
        if name not in self._widests:
            prose = [piece.block for piece in self.story.flows[name] if type(piece.block) is Prose]
            widths = [block.copy.galley.widest * block.copy.style.size[0].bodies + block.indent for block in prose]
            self._widests[name] = max(widths, default=0.0)
        return self._widests[name]

    def _special(self, name: str, width: float, body: float) -> tuple[Block, ...]:
        """The blocks of an area that are no prose."""
        pieces = self._rows(self.layout.areas[name], width, body)
        if pieces is not self.story.flows[name]:
            return tuple([piece.block for piece in pieces if type(piece.block) is not Prose])
        if name not in self._specials:
            self._specials[name] = tuple([piece.block for piece in pieces if type(piece.block) is not Prose])
        return self._specials[name]

    def _over(self, framer: Framer, pages: tuple[tuple[Slot, ...], ...]) -> float:
        """Points by which what areas show is taller than the page or the area around them leaves them."""
        return max(framer.over, *(self._stack_over(framer, slot) for slots in pages for slot in slots), 0.0)

    def _stack_over(self, framer: Framer, slot: Slot) -> float:
        """Points by which what stands in an area without running text is taller than what the page leaves it."""
        pieces = self.story.flows.get(slot.area.name)
        if not slot.open or slot.area.map or not pieces or self.is_flow(slot):
            return 0.0
        shelves = framer.stack(slot.area.name, slot.inner.width)
        return shelves[-1].drop + shelves[-1].height - slot.inner.height


def sources(layout: Layout) -> dict[str, tuple[str, int]]:
    """Area -> the area whose text stands in it, and its rank among those that show that text; empty where each area
    shows its own.
    """
    if not any(area.continues for area in layout.areas.values()):
        return {}
    found: dict[str, tuple[str, int]] = {}
    for name in layout.areas:
        source, rank = name, 0
        while layout.areas[source].continues:
            source, rank = layout.areas[source].continues, rank + 1
        found[name] = (source, rank)
    return found


def small_floor(read: float) -> float:
    """Smallest type in points for text read from `read` points away: 16 pt at 1.2 m, 8 in the hand (rules T3, T9)."""
    metres = read * 25.4 / 72 / 1000
    return max(8.0, 16 / 1.2 * metres)


def body_floor(read: float) -> float:
    """Smallest body in points for a reading distance in points: 20 pt for each metre (rules T1), 8.5 pt in the hand
    (T9).
    """
    metres = read * 25.4 / 72 / 1000
    return max(8.5, 20 * metres)


def least_body(layout: Layout) -> float:
    """Smallest body in points at which the running text of all areas is as large as its reading distance asks for."""
    floor = body_floor(layout.read)
    sizes = [style.size[0] for _, style in running_styles(layout)]
    return max(floor, *((floor - size.points) / size.bodies for size in sizes if size.bodies))
