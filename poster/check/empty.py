"""Pages -> how much of each is empty: the largest rectangle without ink, as a share of the type area. Rules S4, S8.

The type area is the page without its margins. What is meant to be empty is left out: gutters, padding, areas that say
where short text `stand`s, and gaps between blocks as wide as the layout allows. A ground is no ink, a picture is. What
stands in a column holds its whole width: what a ragged line leaves at its end is white, not empty.
"""

from collections.abc import Iterable, Iterator

from poster.check.proof import Empty, Placed, Proof
from poster.model.drawing import Artwork, Image, Page, Shape
from poster.model.layout import Layout, Map
from poster.model.units import MM, Rect
from poster.problems import Place, Problem, warning

COLUMNS, ROWS = 96, 128
"""Cells of the grid over the type area; what covers less than half of one is not seen."""
NOTICED = 0.05
"""Share of the type area that is told: an eye sees it at once."""
ABOVE, BELOW = 0.95, 0.3
"""Reach of a line of text over and under its baseline, in em: with the usual leading, lines leave nothing between."""
Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


def empty_pages(proof: Proof) -> tuple[Empty, ...]:
    """The largest empty rectangle of each page of the drawing."""
    return tuple(_empty(number, page, proof) for number, page in enumerate(proof.drawing.pages, 1))


def pages_full(proof: Proof) -> list[Problem]:
    """A warning about the page with the largest empty rectangle, where an eye sees it and the fit has not told it."""
    shares = [empty.share for empty in proof.empty]
    if proof.is_told_short or not shares or max(shares) <= NOTICED + 0.0005:
        return []
    number = shares.index(max(shares))
    empty, layout = proof.empty[number], proof.layout
    others = sum(share > NOTICED for share in shares) - 1
    page = f"page {number + 1} of layout '{layout.name}'" if len(shares) > 1 else f"layout '{layout.name}'"
    where = f"in area '{empty.area}' of {page}" if empty.area else f"on {page}"
    more = f", and of {others} more page{'s' if others > 1 else ''} as much as {NOTICED:.0%} or more" if others else ""
    fact = (
        f"{empty.rect.width / MM:.0f} x {empty.rect.height / MM:.0f} mm {where} stay empty, {empty.share:.0%} of its "
        f"type area{more}"
    )
    place = proof.content.places.get("sections") or proof.content.places.get("title") or Place(proof.content.file)
    return [warning(place, fact, "write more, allow larger type, or let an area 'stretch' or say where it 'stand's")]


def type_area(number: int, layout: Layout) -> Rect:
    """The page without its margins; inner and outer ones change sides on even pages."""
    margin = layout.margin
    left, right = margin.left, margin.right
    if layout.mirrored and number % 2 == 0:
        left, right = right, left
    return Rect(left, margin.top, layout.width - left - right, layout.height - margin.top - margin.bottom)


def _empty(number: int, page: Page, proof: Proof) -> Empty:
    area = type_area(number, proof.layout)
    grid = _Grid(area)
    placed = [each for each in proof.areas if each.page == number]
    filled = [each for each in placed if proof.layout.areas[each.area].map is None]
    for bounds in (*_meant(number, area, placed, proof), *_ink(number, page, filled, proof)):
        grid.take(bounds)
    left, top, columns, rows = grid.largest()
    share = columns * rows / (COLUMNS * ROWS)
    rect = Rect(area.x + left * grid.width, area.y + top * grid.height, columns * grid.width, rows * grid.height)
    return Empty(round(share, 4), _named(rect, filled), rect)


class _Grid:
    """A grid over the type area; each row is a number whose bits are the cells that are taken."""

    def __init__(self, area: Rect) -> None:
        self.x, self.y = area.x, area.y
        self.width, self.height = area.width / COLUMNS, area.height / ROWS
        self.rows = [0] * ROWS

    def take(self, bounds: Bounds) -> None:
        """Takes the cells of which a rectangle covers more than half."""
        left = max(round((bounds[0] - self.x) / self.width), 0)
        right = min(round((bounds[2] - self.x) / self.width), COLUMNS)
        if right <= left:
            return
        cells = (1 << right) - (1 << left)
        for row in range(
            max(round((bounds[1] - self.y) / self.height), 0), min(round((bounds[3] - self.y) / self.height), ROWS)
        ):
            self.rows[row] |= cells

    def largest(self) -> tuple[int, int, int, int]:
        """The largest rectangle of free cells: its left column, top row, columns and rows."""
        free = [~row & ((1 << COLUMNS) - 1) for row in self.rows]
        best, found = 0, (0, 0, 0, 0)
        for top, cells in enumerate(free):
            if top and not cells & ~free[top - 1]:
                continue  # whatever begins here could begin a row higher
            for bottom in range(top, ROWS):
                cells &= free[bottom]
                if not cells:
                    break
                if bottom + 1 < ROWS and not cells & ~free[bottom + 1]:
                    continue  # and whatever ends here a row lower
                height = bottom - top + 1
                width = best // height + 1
                while at := _run(cells, width):
                    left = (at & -at).bit_length() - 1
                    best, found = width * height, (left, top, width, height)
                    width += 1
        return found


def _run(cells: int, length: int) -> int:
    """The bits at which so many bits in a row begin."""
    done = 1
    while done < length and cells:
        step = min(done, length - done)
        cells &= cells >> step
        done += step
    return cells


def _meant(number: int, paper: Rect, placed: list[Placed], proof: Proof) -> Iterator[Bounds]:
    """What is meant to be empty: areas no taller than what they show, those that say where it stands, padding, gutters.

    Cards are areas that the layout does not name: of them, too, counts what it says of the area it does name.
    """
    said = {area.place: area.stand for area in reversed(proof.layout.areas.values())}
    for each in placed:
        left, top, right, bottom = _bounds(each.outer)
        area = proof.layout.areas[each.area]
        is_as_tall = not each.open and area.stand != "fill"  # a card is as tall as its row, whatever it shows
        if area.map is None and (said[area.place] or is_as_tall):
            yield left, top, right, bottom
            continue
        x, y, end, foot = _bounds(each.inner)
        yield from (
            (left, top, x, bottom),
            (end, top, right, bottom),
            (left, top, right, y),
            (left, foot, right, bottom),
        )
    x, y, end, foot = _bounds(paper)
    edges = [(x, y, end, y), (x, foot, end, foot)]
    yield from _gutters([*edges, *(_bounds(each.outer) for each in placed)], proof)
    yield from _gutters([_bounds(each.rect) for each in proof.columns if each.page == number], proof)


def _gutters(areas: list[Bounds], proof: Proof) -> Iterator[Bounds]:
    """The strips between areas that stand beside or below each other, no wider than gaps are in the layout."""
    widest, tallest = _widest_gap(proof), max(_widest_gap(proof), _tallest_gap(proof))
    for one in areas:
        for other in areas:
            if 0.0 < other[0] - one[2] <= widest and one[1] < other[3] and other[1] < one[3]:
                yield one[2], max(one[1], other[1]), other[0], min(one[3], other[3])
            if 0.0 < other[1] - one[3] <= tallest and one[0] < other[2] and other[0] < one[2]:
                yield max(one[0], other[0]), one[3], min(one[2], other[2]), other[1]


def _widest_gap(proof: Proof) -> float:
    """The widest gap of all maps and areas of the layout, in points."""
    layout = proof.layout
    maps: Iterable[Map] = (*layout.pages.maps.values(), *(area.map for area in layout.areas.values() if area.map))
    gaps = [gap for each in maps for gap in (each.column_gap, each.row_gap)]
    gaps += [area.gutter for area in layout.areas.values()]
    return max([gap.at(proof.body) for gap in gaps], default=0.0) + 0.1


def _tallest_gap(proof: Proof) -> float:
    """The widest gap between two blocks that the layout allows, in points."""
    fit = proof.layout.fit
    return max(gap.high for gap in fit.gaps.values()) * fit.lines.high * proof.body


def _ink(number: int, page: Page, placed: list[Placed], proof: Proof) -> Iterator[Bounds]:
    """What stands on a page, each in the width of the column or area that it stands in, and the gaps between."""
    columns = [_bounds(column.rect) for column in proof.columns if column.page == number]
    frames = [*columns, *(_bounds(each.inner) for each in placed)]
    inside: dict[Bounds, list[tuple[float, float]]] = {}
    frame: Bounds = (0.0, 0.0, 0.0, 0.0)
    for ink in (*_lines(number, proof), *_things(page, placed)):
        x, y = (ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2
        if not (frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]):
            frame = next((each for each in frames if each[0] <= x <= each[2] and each[1] <= y <= each[3]), ink)
        inside.setdefault(frame, []).append((ink[1], ink[3]))
        if ink[0] < frame[0] or ink[2] > frame[2]:
            yield ink
    gap = _tallest_gap(proof)
    for frame, stretches in inside.items():
        reached = min(frame[1], min(stretches)[0])
        for top, bottom in (*sorted(stretches), (frame[3], frame[3])):
            yield frame[0], reached if top - reached <= gap else top, frame[2], bottom
            reached = max(reached, bottom)


def _lines(number: int, proof: Proof) -> Iterator[Bounds]:
    for item, width in proof.runs[number - 1]:
        yield item.x, item.y - ABOVE * item.size, item.x + width, item.y + BELOW * item.size


def _things(page: Page, placed: list[Placed]) -> Iterator[Bounds]:
    """Pictures, codes with their quiet zones, and panels: a ground within an area is a block of its own."""
    for thing in page.items:
        if type(thing) is Image or type(thing) is Artwork:
            yield _bounds(thing.crop or Rect(thing.x, thing.y, thing.width, thing.height))
        elif type(thing) is Shape and len(thing.outlines) == 1:  # the modules of a code stand on a ground of its own
            xs = [x for x, _ in thing.outlines[0]]
            ys = [y for _, y in thing.outlines[0]]
            left, right = (thing.x + thing.scale * edge for edge in (min(xs), max(xs)))
            top, bottom = (thing.y + thing.scale * edge for edge in (min(ys), max(ys)))
            if thing.owner is not None or _is_block((left, top, right, bottom), placed):
                yield left, top, right, bottom


def _is_block(ground: Bounds, placed: list[Placed]) -> bool:
    """Whether a ground is smaller than the area that it lies in."""
    for each in placed:
        left, top, right, bottom = _bounds(each.inner)
        within = left - 1 <= ground[0] and top - 1 <= ground[1] and ground[2] <= right + 1 and ground[3] <= bottom + 1
        if within and ground[3] - ground[1] < each.outer.height - 2:
            return True
    return False


def _bounds(rect: Rect) -> Bounds:
    return rect.x, rect.y, rect.x + rect.width, rect.y + rect.height


def _named(rect: Rect, placed: list[Placed]) -> str:
    """The area in which most of a rectangle lies; empty where most of it lies in none."""
    left, top, right, bottom = _bounds(rect)
    most, found = rect.width * rect.height / 2, ""
    for each in placed:
        x, y, end, foot = _bounds(each.outer)
        shared = max(min(end, right) - max(x, left), 0.0) * max(min(foot, bottom) - max(y, top), 0.0)
        if shared > most:
            most, found = shared, each.area
    return found
