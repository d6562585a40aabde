"""Layout and content -> the layout with areas of cards dealt: a row of boxes for each few sections."""

from poster.blocks.rows import evenly, packed, rows_needed
from poster.model.content import Content, Fact
from poster.model.layout import Area, Cell, Layout, Map, Shown, Track
from poster.model.seats import part_of
from poster.model.units import Length

GRID = 12
"""Steps of the grid on which cards of a row begin and end: gutters of different rows are in line or clearly apart."""
NONE = Length()
FILL = Track("fill", 1.0)
CONTENT = Track("content", 1.0)
GROWS = Track("grow", 1.0)
"""For the takeaway in a row of its own: what the page has to spare goes there, else under the last row."""


def deal(layout: Layout, content: Content) -> Layout:
    """The layout with areas of cards turned into maps: an area for each section, rows as tall as their fullest card."""
    areas = dict(layout.areas)
    for name, area in layout.areas.items():
        if area.cards:
            areas.update(_dealt(name, area, layout, content))
    return layout if areas == layout.areas else layout._replace(areas=areas)


def _dealt(name: str, area: Area, layout: Layout, content: Content) -> dict[str, Area]:
    shows = {shown.what for shown in area.show}
    elsewhere = {
        part_of(shown, content) for other in layout.areas.values() if other is not area for shown in other.show
    }
    cards = [
        Shown("sections", section.id, area.place)
        for section in content.sections
        if "sections" in shows and ("sections", section.id) not in elsewhere
    ]
    if content.takeaway and "takeaway" in shows:
        cards.append(Shown("takeaway", "", area.place))
    rows = packed(tuple(cards), area.cards)
    areas: dict[str, Area] = {}
    for number, row in enumerate(rows):
        names = [f"{name}.{number + 1}.{i + 1}" for i in range(len(row))]
        for own, shown in zip(names, row, strict=True):
            areas[own] = _card(own, shown, area)
        cells = tuple(Cell(own, i, 0, 1, 1) for i, own in enumerate(names))
        inner = Map((FILL,) * len(row), (FILL,), area.gutter, NONE, cells, area.place, GRID)
        areas[f"{name}.{number + 1}"] = _plain(f"{name}.{number + 1}", area, inner)
    names = [f"{name}.{i + 1}" for i in range(len(rows))]
    facts = tuple(fact for fact in content.facts if ("facts", fact.id) not in elsewhere)
    if facts and "facts" in shows:
        names.append(f"{name}.facts")
        areas.update(_facts(names[-1], area, facts))
    if not names:
        return {}
    cells = tuple(Cell(own, 0, i, 1, 1) for i, own in enumerate(names))
    tracks = tuple(GROWS if len(row) == 1 and row[0].what == "takeaway" else CONTENT for row in rows)
    tracks += (CONTENT,) * (len(names) - len(tracks))
    areas[name] = _plain(name, area, Map((FILL,), tracks, NONE, area.gutter, cells, area.place))
    areas[name] = areas[name]._replace(picture=area.picture)
    return areas


def _facts(name: str, area: Area, facts: tuple[Fact, ...]) -> dict[str, Area]:
    """One card for all facts, side by side in as few equal rows as twice the cards of a row allow."""
    own = {f"{name}.{i + 1}": fact for i, fact in enumerate(facts)}
    seats = evenly(len(own), 2 * area.cards)
    rows = rows_needed(len(own), seats)
    cells = tuple(Cell(each, i % seats, i // seats, 1, 1) for i, each in enumerate(own))
    tracks = (Track("content", 1.0),) * rows if rows > 1 else (FILL,)
    inner = Map((FILL,) * seats, tracks, area.gutter, area.gutter, cells, area.place)
    bare = _plain(name, area, inner)
    parts = {
        each: bare._replace(name=each, show=(Shown("facts", fact.id, area.place),), map=None)
        for each, fact in own.items()
    }
    card = bare._replace(ground=area.ground, ink=area.ink, padding=area.padding, border=area.border)
    return {name: card, **parts}


def _plain(name: str, area: Area, inner: Map) -> Area:
    """An area that only holds others."""
    bare = (NONE, NONE, NONE, NONE)
    return area._replace(
        name=name,
        show=(),
        map=inner,
        ground=None,
        ink=None,
        padding=bare,
        rule=None,
        border=NONE,
        cards=0,
        picture=None,
    )


def _card(name: str, shown: Shown, area: Area) -> Area:
    """One card; the takeaway stands on the ground of the panel."""
    if shown.what == "takeaway" and area.panel:
        return area._replace(
            name=name, show=(shown,), ground=area.panel.ground, ink=area.panel.ink, padding=area.panel.padding,
            stand="middle", cards=0, panel=None, picture=None,
        )  # fmt: skip
    return area._replace(name=name, show=(shown,), stand="top", cards=0, picture=None)
