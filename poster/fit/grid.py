"""Layout, an area and how many columns its text has -> the columns that what stands side by side in the area keeps to.

One grid a page: codes, thanks and facts stand at the columns of the text that is as wide as they are.
"""

from collections.abc import Iterator

from poster.blocks.kind import Grid
from poster.model.layout import Area, Layout, Map


def grid_of(layout: Layout, name: str, fewer: int, body: float) -> Grid | None:
    """The columns of the running text as wide as an area, else those of its map that it spans; None for one alone.

    `fewer` is how many columns text has less than most; `body` is the size of the body in points.
    """
    area = layout.areas[name]
    if not _is_flush(area, body):
        return None
    for cells in _maps(layout):
        own = next((cell for cell in cells.cells if cell.area == name), None)
        if own is None:
            continue
        for cell in cells.cells:
            text = layout.areas[cell.area]
            if (cell.column, cell.columns) == (own.column, own.columns) and _is_text(text) and _is_flush(text, body):
                count = max(text.columns - fewer, min(text.fewest, text.columns))
                gutter = text.gutter.at(body) or cells.column_gap.at(body)
                return Grid(count, gutter) if count > 1 else None
        tracks = cells.columns[own.column : own.column + own.columns]
        if own.columns > 1 and all(track == tracks[0] and track.kind == "fill" for track in tracks):
            return Grid(own.columns, cells.column_gap.at(body))
    return None


def _maps(layout: Layout) -> Iterator[Map]:
    yield from layout.pages.maps.values()
    yield from (area.map for area in layout.areas.values() if area.map)


def _is_text(area: Area) -> bool:
    """Whether it shows running text in columns."""
    return area.map is None and area.columns > 1 and not area.directory and any(s.what == "sections" for s in area.show)


def _is_flush(area: Area, body: float) -> bool:
    """Whether what it shows reaches from its left edge to its right one."""
    _, right, _, left = area.padding
    return not right.at(body) and not left.at(body)
