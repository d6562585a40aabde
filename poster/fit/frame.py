"""A page map and a body size -> the rectangle of every area of the page."""

from math import hypot
from typing import NamedTuple

from poster.blocks.kinds import expand, expands, measure, passages, quiet, span
from poster.cache import Cache
from poster.fit.flow import least_gaps
from poster.fit.grid import grid_of
from poster.fit.notes import stacked
from poster.fit.tracks import Spans, divide, extent
from poster.model.layout import Area, Cell, Layout, Map
from poster.model.story import Entry, Extent, Setting, Story
from poster.model.units import Edges, Rect

NARROWEST = 4
"""Steps of the grid that a box of a row takes at least: a third of a row holds lines of 25 characters on A0."""
HIGH_DISC = 0.47
"""Largest radius of a disc, in heights of its area."""


class Slot(NamedTuple):
    """An area on a page."""

    area: Area
    outer: Rect
    """With its padding."""
    inner: Rect
    """Without."""
    open: bool
    """Whether its height is what the page leaves rather than what it needs."""
    gutter: float
    """Between text columns, in points."""
    reach: float
    """For a disc: from the middle of the area to the farthest corner of what it shows, in points."""


class Shelf(NamedTuple):
    """A block in a stack: how far its top is below the top of the stack, and its height."""

    entry: Entry
    extent: Extent
    drop: float
    height: float


class Stack(NamedTuple):
    """The blocks of an area one below the other."""

    shelves: tuple[Shelf, ...]
    setting: Setting

    @property
    def height(self) -> float:
        """In points."""
        return self.shelves[-1].drop + self.shelves[-1].height

    @property
    def least(self) -> float:
        """In points, where what may become less tall does: a figure that has the area for itself."""
        only = self.shelves[0].extent if len(self.shelves) == 1 else None
        return self.height - (only.shrink if only and only.swells else 0.0)

    @property
    def over(self) -> float:
        """Points by which the widest of its words is wider than its place."""
        return max([shelf.extent.over for shelf in self.shelves])


class Plot(NamedTuple):
    """A cell of a map that shows something."""

    cell: Cell
    held: tuple[int, ...]
    """The rows that are there because of it."""
    as_needed: bool
    """Whether it is in one row that is as tall as what it shows."""
    fills: bool
    """Whether it is in a row whose height is what the page leaves."""


class Known:
    """What framers of one layout and story find out once for all of them."""

    def __init__(self, cache: Cache, fewer: int = 0) -> None:
        self.cache, self.fewer = cache, fewer
        self.shown: dict[str, bool] = {}
        """Whether areas have anything to show."""
        self.stacks: dict[tuple[str, float, float], Stack] = {}
        """What areas show, by name, width and body size: the same however areas stretch."""
        self.expands: dict[str, bool] = {}
        """Whether any block of an area becomes others once its width is known."""
        self.rows: dict[tuple[str, float, float, int], tuple[Entry, ...]] = {}
        """What areas show with their codes in rows, by name, width, body size and seats."""
        self.quiets: dict[str, float] = {}
        """How far around what areas show their ground must go on, in points."""
        self.plots: dict[int, tuple[Plot, ...]] = {}
        """The cells of maps that show anything, by the identity of the map."""

    def expanded(
        self, story: Story, name: str, width: float, seats: int, setting: Setting, layout: Layout | None = None
    ) -> tuple[Entry, ...]:
        """What an area shows, its codes in rows; at the columns of the page where its layout is given."""
        entries = story.flows[name]
        if name not in self.expands:
            self.expands[name] = any(expands(entry.block) for entry in entries)
        if not self.expands[name]:
            return entries
        key = (name, width, setting.body, seats)
        if key not in self.rows:
            grid = grid_of(layout, name, self.fewer, setting.body) if layout else None
            self.rows[key] = expand(entries, width, seats, setting, self.cache, grid)
        return self.rows[key]


class Framer:
    """Measures the areas of one layout and story at one body size."""

    def __init__(
        self, layout: Layout, story: Story, setting: Setting, stretched: dict[str, float], known: Known
    ) -> None:
        """`stretched` says by how many points areas are taller than they need."""
        self.layout, self.story, self.setting, self.stretched = layout, story, setting, stretched
        self._known = known
        self.over = 0.0
        """Points by which the rows of any map laid out so far need more than its height."""
        self._naturals: dict[tuple[str, float], float | None] = {}
        self._shared: dict[tuple[int, float], Spans] = {}
        """Columns of rows of boxes, by the identity of their map and its width."""

    def slots(self, page: int, pages: int) -> tuple[Slot, ...]:
        """The areas of a page, numbered from 1."""
        layout = self.layout
        margin = margins(layout, page)
        rect = Rect(
            margin.left,
            margin.top,
            layout.width - margin.left - margin.right,
            layout.height - margin.top - margin.bottom,
        )
        return tuple(self._map(layout.pages.map_of(page, pages), rect, True))

    def _map(self, cells: Map, rect: Rect, is_open: bool) -> list[Slot]:
        body = self.setting.body
        gap = cells.column_gap.at(body)
        columns = self._columns(cells, rect.width, gap)
        naturals = self._rows(cells, columns, False)
        rows = divide(cells.rows, rect.height, cells.row_gap.at(body), naturals)
        self.over = max([self.over, *(start + size - rect.height for start, size in rows if size)])
        slots: list[Slot] = []
        for cell, _, _, fills in self._plots(cells):
            x, width = extent(columns, cell.column, cell.columns)
            y, height = extent(rows, cell.row, cell.rows)
            slots += self._area(cell.area, Rect(rect.x + x, rect.y + y, width, height), is_open and fills, gap)
        return slots

    def _columns(self, cells: Map, width: float, gap: float) -> Spans:
        """Start and width of each column; the two of a row of boxes as wide, on their grid, as makes it least tall."""
        if not cells.grid or len(cells.columns) != 2:
            return divide(cells.columns, width, gap, self._wide(cells))
        key = (id(cells), round(width, 3))
        if key not in self._shared:
            self._shared[key] = self._least_tall(cells, width, gap)
        return self._shared[key]

    def _least_tall(self, cells: Map, width: float, gap: float) -> Spans:
        """The first box grows less tall as the second grows taller: by bisection to where both are as tall."""
        step = (width + gap) / cells.grid
        left, right = cells.cells
        low, high = NARROWEST, cells.grid - NARROWEST

        def heights(steps: int) -> tuple[float, float]:
            first = self.natural(left.area, steps * step - gap) or 0.0
            return first, self.natural(right.area, (cells.grid - steps) * step - gap) or 0.0

        while low < high:
            middle = (low + high) // 2
            first, second = heights(middle)
            low, high = (middle + 1, high) if first > second else (low, middle)
        best = min((low, max(low - 1, NARROWEST)), key=lambda steps: max(heights(steps)))
        return [(0.0, best * step - gap), (best * step, (cells.grid - best) * step - gap)]

    def _plots(self, cells: Map) -> tuple[Plot, ...]:
        plots = self._known.plots
        if id(cells) not in plots:
            plots[id(cells)] = tuple(_plot(cells, cell) for cell in cells.cells if self.shows(cell.area))
        return plots[id(cells)]

    def _area(self, name: str, outer: Rect, is_open: bool, gutter: float) -> list[Slot]:
        area = self.layout.areas[name]
        body = self.setting.body
        top, right, bottom, left = self._padding(area)
        top = self._under_rule(area, top, outer.width - left - right) if area.rule else top
        inner = Rect(outer.x + left, outer.y + top, outer.width - left - right, max(outer.height - top - bottom, 0.0))
        own = area.gutter.at(body) or gutter
        reach = self._reach(area, outer.width) if area.shape == "disc" else 0.0
        slots = [Slot(area, outer, inner, is_open, own, reach)]
        if area.map:
            slots += self._map(area.map, inner, is_open)
        return slots

    def natural(self, name: str, width: float) -> float | None:
        """Height in points that an area `width` points wide needs; None where it has nothing to show."""
        key = (name, round(width, 3))
        if key not in self._naturals:
            self._naturals[key] = self._natural(self.layout.areas[name], width)
        return self._naturals[key]

    def _natural(self, area: Area, width: float) -> float | None:
        body = self.setting.body
        top, right, bottom, left = self._padding(area)
        width -= left + right
        if area.map:
            columns = self._columns(area.map, width, area.map.column_gap.at(body))
            naturals = self._rows(area.map, columns, True)
            present = [height for height in naturals if height is not None]
            if not present:
                return None
            inside: float | None = sum(present) + area.map.row_gap.at(body) * (len(present) - 1)
        else:
            inside = self._inside(area, width)
        if inside is None:
            return None
        if area.shape == "disc":
            around = self._reach(area, width + left + right) / HIGH_DISC
            return max(top + inside + bottom, around) + self.stretched.get(area.name, 0.0)
        top = self._under_rule(area, top, width) if area.rule else top
        return top + inside + bottom + self.stretched.get(area.name, 0.0)

    def _reach(self, area: Area, width: float) -> float:
        """Points from the middle of an area, its padding included, to the farthest corner of what it shows."""
        top, right, bottom, left = self._padding(area)
        height = self._inside(area, width - left - right) or 0.0
        aside = max(width / 2 - left, width / 2 - right)
        quiet = self._quiet(area)
        return hypot(aside + quiet, height / 2 + abs(top - bottom) / 2 + quiet)

    def _padding(self, area: Area) -> tuple[float, float, float, float]:
        """Inside the edges of an area, in points: at least the quiet zone of its codes where it has a ground."""
        top, right, bottom, left = (edge.at(self.setting.body) for edge in area.padding)
        quiet = self._quiet(area) if area.ground and area.shape != "disc" else 0.0
        return max(top, quiet), max(right, quiet), max(bottom, quiet) if bottom else 0.0, max(left, quiet)

    def _under_rule(self, area: Area, top: float, width: float) -> float:
        """From the top of an area to what it shows below its rule: that stays out of the quiet zone of codes."""
        rule = area.rule.at(self.setting.body) if area.rule else 0.0
        if area.map or not self._quiet(area) or area.name not in self.story.flows:
            return top + rule
        first = self.stack(area.name, width)
        return rule + max(top, first.shelves[0].extent.clear.above.at(first.setting.leading))

    def _quiet(self, area: Area) -> float:
        """Points around what an area shows in which its ground must go on."""
        quiets = self._known.quiets
        if area.name not in quiets:
            blocks = [entry.block for entry in self.story.flows.get(area.name, ())]
            quiets[area.name] = quiet(blocks, self.setting, self._known.cache)
        return quiets[area.name]

    def _inside(self, area: Area, width: float) -> float | None:
        """Height in points of what an area shows; None where that is nothing."""
        entries = self.story.flows.get(area.name)
        if entries:
            return self.stack(area.name, width).height
        ground = self.story.grounds.get(area.name)
        if ground and not area.show:  # nothing but a picture: all of it is seen
            return width * ground.picture.height / ground.picture.width
        return None

    def _rows(self, cells: Map, columns: Spans, all_rows: bool) -> list[float | None]:
        """What the content of each row needs, None for a row with nothing in it; 0 for rows that fill, if not
        `all_rows` count.
        """
        needs: list[float | None] = [None] * len(cells.rows)
        for cell, held, as_needed, _ in self._plots(cells):
            for row in held:
                needs[row] = needs[row] or 0.0
            if as_needed or (all_rows and cell.rows == 1):
                width = extent(columns, cell.column, cell.columns)[1]
                needs[cell.row] = max(needs[cell.row] or 0.0, self.natural(cell.area, width) or 0.0)
        for row, track in enumerate(cells.rows):
            if track.kind == "length":
                needs[row] = track.value
            elif track.kind == "share" and not any(row in _held(cells, cell) for cell in cells.cells):
                needs[row] = 0.0  # left blank on purpose
        return needs

    def _wide(self, cells: Map) -> list[float | None]:
        """For each column 0, or None where what is to stand in it has nothing to show."""
        drawn = {cell.column + i for cell in cells.cells for i in range(cell.columns)}
        wide: list[float | None] = [
            0.0 if track.kind == "share" and column not in drawn else None for column, track in enumerate(cells.columns)
        ]
        # A share is there for what stands in it alone; what only spans it is as wide without it.
        alone = {
            cell.column for cell in cells.cells if cell.columns == 1 and cells.columns[cell.column].kind == "share"
        }
        for cell, _, _, _ in self._plots(cells):
            for column in range(cell.column, cell.column + cell.columns):
                wide[column] = wide[column] if cell.columns > 1 and column in alone else wide[column] or 0.0
            if cell.columns == 1 and cells.columns[cell.column].kind == "content":
                wide[cell.column] = max(wide[cell.column] or 0.0, self._breadth(cell.area))
        return wide

    def _breadth(self, name: str) -> float:
        """Width in points that an area needs in a column as wide as its content: that of a code with its words, or of
        the longest line, unbroken.
        """
        area, body = self.layout.areas[name], self.setting.body
        _, right, _, left = self._padding(area)
        if area.map:
            wide = [each or 0.0 for each in self._wide(area.map)]
            return left + sum(wide) + area.map.column_gap.at(body) * (len(wide) - 1) + right
        blocks = [entry.block for entry in self.story.flows.get(name, ())]
        return left + span(blocks, self.setting, self._known.cache) + right

    def shows(self, name: str) -> bool:
        """Whether an area has anything to show."""
        shown = self._known.shown
        if name not in shown:
            shown[name] = self._shows(self.layout.areas[name])
        return shown[name]

    def _shows(self, area: Area) -> bool:
        if area.map:
            return any(self.shows(cell.area) for cell in area.map.cells)
        if area.continues:
            return self.shows(area.continues)
        return area.name in self.story.flows or (area.picture is not None and not area.show)

    def stack(self, name: str, width: float) -> Stack:
        """The blocks of an area one below the other at their least distances, for areas as tall as what they show."""
        key = (name, width, self.setting.body)
        if key not in self._known.stacks:
            self._known.stacks[key] = self._stack(name, width)
        return self._known.stacks[key]

    def _stack(self, name: str, width: float) -> Stack:
        seats = seats_of(self.layout.areas[name])
        entries = self._known.expanded(self.story, name, width, seats, self.setting, self.layout)
        return self.stacked(name, entries, width)

    def stacked(self, name: str, entries: tuple[Entry, ...], width: float, room: float = 0.0) -> Stack:
        """Blocks of an area one below the other at their least distances, in a column `room` points tall."""
        body, styled = self.setting.body, self.story.bodies.get(name)
        setting = self.setting._replace(leading=self._leading(name))
        cap = styled.cap * styled.size.at(body) if styled else cap_height(self.story, self.layout) * body
        extents = [measure(entry.block, width, setting, room) for entry in entries]
        notes = stacked(extents)
        entries, extents = (*entries, *notes), [*extents, *(measure(each.block, width, setting) for each in notes)]
        least = least_gaps(extents, self.layout.fit.gaps, cap)
        shelves: list[Shelf] = []
        y = 0.0
        for entry, own in zip(entries, extents):
            if shelves:
                y += least.get(entry.gap, least["close"]).at(setting.leading)
            height = own.height.at(setting.leading)
            shelves.append(Shelf(entry, own, y, height))
            y += height
        return Stack(tuple(shelves), setting)

    def _leading(self, name: str) -> float:
        """The leading of text in an area as tall as what it shows: the middle of the range."""
        lines, own = self.layout.fit.lines, self.story.bodies.get(name)
        return (lines.low + lines.high) / 2 * self.setting.body * (own.unit(self.setting.body) if own else 1.0)


def _plot(cells: Map, cell: Cell) -> Plot:
    kinds = [track.kind for track in cells.rows[cell.row : cell.row + cell.rows]]
    fills = any(kind not in ("content", "grow") for kind in kinds)
    return Plot(cell, _held(cells, cell), cell.rows == 1 and not fills, fills)


def _held(cells: Map, cell: Cell) -> tuple[int, ...]:
    """The rows that are there because of an area: a row as tall as its content is not, for one that only spans it."""
    rows = tuple(range(cell.row, cell.row + cell.rows))
    return tuple(row for row in rows if cells.rows[row].kind != "content") or rows


def seats_of(area: Area, fewer: int = 0) -> int:
    """Cells of a directory side by side, or columns of text, `fewer` than most but no less than the area allows."""
    return max(area.columns - fewer, min(area.fewest, area.columns))


def cap_height(story: Story, layout: Layout) -> float:
    """Cap height of the body in em: of the first running text in the layout's own body, else a common value."""
    for name, flow in story.flows.items():
        for entry in flow if name not in story.bodies else ():
            for copy, _ in passages(entry.block):
                if copy.shared:
                    return copy.face.cap_height
    return 0.7


def margins(layout: Layout, page: int) -> Edges:
    """The margins of a page; those of even pages are mirrored where the layout says so."""
    margin = layout.margin
    if layout.mirrored and page % 2 == 0:
        return Edges(margin.top, margin.left, margin.bottom, margin.right)
    return margin
