"""A story at one body size on so many pages -> the areas of every page, and its flows measured."""

from typing import NamedTuple

from poster.blocks.kinds import expand, passages, repeats, stands, takes_room
from poster.cache import Cache
from poster.check.sizes import running_styles
from poster.fit.flow import Column, Flow, Measured
from poster.fit.frame import Framer, Known, Slot, Stack, cap_height, seats_of
from poster.fit.mixed import ALIKE, Mixed, classes_of
from poster.fit.spans import Spanned, parted, seated, taller
from poster.model.layout import Area, Layout
from poster.model.story import Entry, Setting, Story

RUNNING = ("sections", "facts", "resources")
"""What runs from page to page: an area that is meant to show any of it does so with whatever it shows, rather than
repeat a few lines on every page.
"""

FEW = 12
"""Pages whose sheet is about as much work as that of one large page."""


class Sheet(NamedTuple):
    """The pages of a document at one body size."""

    setting: Setting
    pages: tuple[tuple[Slot, ...], ...]
    """The areas of each page."""
    flows: tuple[Flow, ...]
    measured: tuple[Measured, ...]
    """Beside each flow its heights."""
    tight: tuple[str, ...]
    """Areas whose fitted text does not fit at its smallest size."""
    over: float
    """Points by which the areas of a page need more than its height."""
    stacks: dict[tuple[str, float], Stack]
    """What stands in areas without running text, by their names and widths."""
    spans: tuple[tuple[Spanned, ...], ...] = ()
    """Beside each flow what stands over several of its columns."""

    @property
    def body(self) -> float:
        """Size of the body, in points."""
        return self.setting.body


class Sheeter:
    """Makes sheets of one story in one layout."""

    def __init__(self, layout: Layout, story: Story, setting: Setting, cache: Cache, fewer: int = 0) -> None:
        """`setting` says all but sizes of type, which sheets are made for."""
        self.layout, self.story, self.setting, self.fewer = layout, story, setting, fewer
        self.cap = cap_height(story, layout)
        self._sheets: dict[tuple[float, int], Sheet] = {}
        self._known = Known(cache, fewer)
        self._flowing: dict[str, bool] = {}
        self._sources = sources(layout)
        self.is_mixed = False
        """Whether any text runs through columns of several widths; known once a sheet is made."""
        self._breaks = Cache()
        """Lines of paragraphs, for those that go on in a column of another width."""
        self._measured: dict[tuple[str, float, float, float, int], Measured] = {}
        self._spanning = {name for name, flow in story.flows.items() if any(entry.span is not None for entry in flow)}
        """Areas of which something stands over several columns."""
        self.work = 0.0
        """Sheets made so far, those of more than a FEW pages counted by their pages."""
        self._grow: dict[str, bool] = {}
        """Whether any block of an area hangs on the height of its column."""

    def sheet(self, body: float, pages: int, stretched: dict[str, float] | None = None) -> Sheet:
        """The sheet at a body size in points; `stretched` gives areas more height than they need."""
        if stretched:
            return self._sheet(body, pages, stretched)
        key = (body, pages)
        if key not in self._sheets:
            self._sheets[key] = self._sheet(body, pages, {})
        return self._sheets[key]

    def _sheet(self, body: float, pages: int, stretched: dict[str, float]) -> Sheet:
        self.work += max(pages / FEW, 1.0)
        setting = self.setting._replace(body=body, leading=self.layout.fit.lines.low * body)
        framer = Framer(self.layout, self.story, setting, stretched, self._known)
        slots = self._slots(framer, pages)
        flows, spans, over = self._spanned(
            self._flows(slots, setting), framer, self.sheet(body, pages) if stretched else None
        )
        measured = tuple(self._measure(flow, setting) for flow in flows)
        stacks = self._stacks(framer, slots)
        # Taller areas are as wide as before, so that the same words fit them.
        tight = self.sheet(body, pages).tight if stretched else self._tight(slots, flows, measured, stacks, spans)
        over = max(over, self._over(framer, slots, stacks))
        return Sheet(setting, slots, flows, measured, tight, over, stacks, spans)

    def _stacks(self, framer: Framer, pages: tuple[tuple[Slot, ...], ...]) -> dict[tuple[str, float], Stack]:
        return {
            (slot.area.name, slot.inner.width): framer.stack(slot.area.name, slot.inner.width)
            for slots in {id(slots): slots for slots in pages}.values()  # pages of one map share their areas
            for slot in slots
            if self.story.flows.get(slot.area.name) and not slot.area.map and not self.is_flow(slot)
        }

    def _measure(self, flow: Flow, setting: Setting) -> Measured:
        """The heights of a flow: those of its columns change nothing, but for panels, which take a share of them."""
        if flow.name not in self._grow:
            self._grow[flow.name] = any(takes_room(entry.block) for entry in flow.entries)
        room = max(column.height for column in flow.columns) if self._grow[flow.name] else 0.0
        widths = [column.width for column in flow.columns]
        if max(widths) - min(widths) > ALIKE:
            return self._mixed(flow, setting)
        body = setting.body
        key = (flow.name, widths[0], body, room, len(flow.entries))
        if key not in self._measured:
            gaps, own = self.layout.fit.gaps, self.story.bodies.get(flow.name)
            cap, unit = (own.cap * own.size.at(body), own.unit(body)) if own else (self.cap * body, 1.0)
            self._measured[key] = Measured(flow, self.story, gaps, setting, cap, unit)
        return self._measured[key]

    def _mixed(self, flow: Flow, setting: Setting) -> Mixed:
        """The heights of a flow whose columns differ in width."""
        self.is_mixed = True
        classes = classes_of(flow.columns)
        alike = [
            tuple(column for column, own in zip(flow.columns, classes) if own == k) for k in range(max(classes) + 1)
        ]
        parts = tuple(self._measure(flow._replace(columns=columns), setting) for columns in alike)
        return Mixed(flow, parts, classes, setting, self._breaks)

    def _slots(self, framer: Framer, pages: int) -> tuple[tuple[Slot, ...], ...]:
        made: dict[tuple[int, int], tuple[Slot, ...]] = {}
        out = []
        for page in range(1, pages + 1):
            key = (id(self.layout.pages.map_of(page, pages)), page % 2)
            if key not in made:
                made[key] = framer.slots(page, pages)
            out.append(made[key])
        return tuple(out)

    def _flows(self, pages: tuple[tuple[Slot, ...], ...], setting: Setting) -> tuple[Flow, ...]:
        columns: dict[str, list[Column]] = {}
        for number, slots in enumerate(pages, 1):
            for slot in self._in_reading_order(slots):
                if self.is_flow(slot):
                    columns.setdefault(self.source(slot.area.name), []).extend(self._columns(slot, number))
        flows = []
        for name, own in columns.items():
            width = min([column.width for column in own])
            width = own[0].width if own[0].width - width <= ALIKE else width
            entries = self._rows(self.layout.areas[name], width, setting)
            flows.append(Flow(name, entries, tuple(own), self.layout.areas[name].continued))
        return tuple(flows)

    def _spanned(
        self, flows: tuple[Flow, ...], framer: Framer, before: Sheet | None
    ) -> tuple[tuple[Flow, ...], tuple[tuple[Spanned, ...], ...], float]:
        """The flows with what stands over their columns taken out of them, that, and by how much it is too tall;
        `before` is the sheet with nothing stretched, whose seats stay.
        """
        if not any(flow.name in self._spanning for flow in flows):
            return flows, tuple(() for _ in flows), 0.0
        seats = [
            self._seated(flow, framer, before.spans[number] if before else ()) for number, flow in enumerate(flows)
        ]
        return tuple(flow for flow, _, _ in seats), tuple(spans for _, spans, _ in seats), max(x for _, _, x in seats)

    def _seated(
        self, flow: Flow, framer: Framer, before: tuple[Spanned, ...]
    ) -> tuple[Flow, tuple[Spanned, ...], float]:
        name, setting, cache, gaps = flow.name, framer.setting, self._known.cache, self.layout.fit.gaps
        flowing, spanning = parted(self.story.flows[name], flow.columns)
        if not spanning:
            return flow, (), 0.0
        width, places = min(column.width for column in flow.columns), seats_of(self.layout.areas[name], self.fewer)
        flow = flow._replace(entries=expand(flowing, width, places, setting, cache))

        def stack(entries: tuple[Entry, ...], width: float, room: float) -> Stack:
            return framer.stacked(name, expand(entries, width, places, setting, cache), width, room)

        measured = self._measure(flow, setting)
        if before:
            found = taller(flow, before, measured, setting, gaps, framer.stretched)
        else:
            found = seated(flow, spanning, measured, setting, gaps, stack)
        return flow._replace(columns=found.columns), found.spans, found.over

    def _rows(self, area: Area, width: float, setting: Setting) -> tuple[Entry, ...]:
        """What an area shows, its codes in rows."""
        return self._known.expanded(self.story, area.name, width, seats_of(area, self.fewer), setting)

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
            blocks = [entry.block for entry in self.story.flows.get(name, ())]
            is_chained = any(rank and source == name for source, rank in self._sources.values())
            goes_on = is_chained or self.layout.pages.counts[-1] > 1
            runs = any(passages(block) for block in blocks)
            runs_on = any(each.what in RUNNING for each in self.layout.areas[name].show)
            is_alone = all((repeats if runs_on else stands)(block) for block in blocks)
            self._flowing[name] = runs or (goes_on and not is_alone)
        return self._flowing[name]

    def _columns(self, slot: Slot, page: int) -> list[Column]:
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

    def _tight(
        self, pages: tuple[tuple[Slot, ...], ...], flows: tuple[Flow, ...], measured: tuple[Measured, ...],
        stacks: dict[tuple[str, float], Stack], spans: tuple[tuple[Spanned, ...], ...],
    ) -> tuple[str, ...]:  # fmt: skip
        """The areas in which a word is wider than its column, or fitted text does not fit."""
        over: dict[str, float] = {}
        for flow, own in zip(flows, measured):
            for number, column in enumerate(flow.columns):
                over[column.area] = max(over.get(column.area, 0.0), own.at(number).over)
        for (name, _), stack in stacks.items():
            over[name] = max(over.get(name, 0.0), stack.over)
        for flow, own_spans in zip(flows, spans):
            for each in own_spans:
                area = flow.columns[each.columns[0]].area
                over[area] = max(over.get(area, 0.0), each.stack.over)
        named = dict.fromkeys(slot.area.name for slots in pages for slot in slots)
        return tuple(name for name in named if over.get(name, 0.0) > 0.01)

    def _over(
        self, framer: Framer, pages: tuple[tuple[Slot, ...], ...], stacks: dict[tuple[str, float], Stack]
    ) -> float:
        """Points by which what areas show is taller than the page or the area around them leaves them."""
        left = [
            stacks[key].least - slot.inner.height
            for slots in pages
            for slot in slots
            if slot.open and (key := (slot.area.name, slot.inner.width)) in stacks
        ]
        return max(framer.over, *left, 0.0)


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
