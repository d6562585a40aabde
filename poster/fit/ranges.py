"""A layout with tracks that are ranges of shares -> layouts with tracks of one share, from the least to the most."""

from poster.model.layout import Layout, Map, Track

STEPS = 16
"""Steps from the least share to the most: on A0 a few millimetres each."""


def ranged(layout: Layout) -> tuple[Layout, ...]:
    """The layout with all its ranges as narrow as may be, then ever wider; the layout alone where it has none."""
    if not any(_has_range(cells) for cells in (*layout.pages.maps.values(), *_inside(layout))):
        return (layout,)
    return tuple(_at(layout, step / STEPS) for step in range(STEPS + 1))


def _inside(layout: Layout) -> tuple[Map, ...]:
    return tuple(area.map for area in layout.areas.values() if area.map)


def _has_range(cells: Map) -> bool:
    return any(track.most for track in (*cells.columns, *cells.rows))


def _at(layout: Layout, part: float) -> Layout:
    """The layout with each range at a part of the way from its least share to its most."""
    maps = {name: _map(cells, part) for name, cells in layout.pages.maps.items()}
    areas = {name: area._replace(map=_map(area.map, part)) if area.map else area for name, area in layout.areas.items()}
    return layout._replace(pages=layout.pages._replace(maps=maps), areas=areas)


def _map(cells: Map, part: float) -> Map:
    columns = tuple(_track(track, part) for track in cells.columns)
    return cells._replace(columns=columns, rows=tuple(_track(track, part) for track in cells.rows))


def _track(track: Track, part: float) -> Track:
    return Track(track.kind, track.value + part * (track.most - track.value)) if track.most else track
