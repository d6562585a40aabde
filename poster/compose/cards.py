"""Layout and content -> the layout with areas of cards dealt: a row of boxes for each few sections, evenly wide."""

from poster.blocks.rows import evenly, packed, rows_needed
from poster.model.content import Block, Content, Fact, ListBlock, Paragraph, Quote, Section
from poster.model.layout import Area, Cell, Layout, Map, Shown, Track
from poster.model.seats import part_of
from poster.model.units import Length

STEPS = 20
"""Widths of the cards of a row go in steps of a twentieth of the row."""
NARROWEST = 7
"""Of those steps, the least that a card of a pair takes."""
NONE = Length()
FILL = Track("fill", 1.0)


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
        (Shown("sections", section.id, area.place), _weight(section))
        for section in content.sections
        if "sections" in shows and ("sections", section.id) not in elsewhere
    ]
    if content.takeaway and "takeaway" in shows:
        cards.append((Shown("takeaway", "", area.place), 0))
    rows = packed(tuple(cards), area.cards)
    areas: dict[str, Area] = {}
    for number, row in enumerate(rows):
        names = [f"{name}.{number + 1}.{i + 1}" for i in range(len(row))]
        for own, (shown, _) in zip(names, row, strict=True):
            areas[own] = _card(own, shown, area)
        cells = tuple(Cell(own, i, 0, 1, 1) for i, own in enumerate(names))
        widths = _widths([weight for _, weight in row])
        inner = Map(widths, (FILL,), area.gutter, NONE, cells, area.place)
        areas[f"{name}.{number + 1}"] = _plain(f"{name}.{number + 1}", area, inner)
    names = [f"{name}.{i + 1}" for i in range(len(rows))]
    facts = tuple(fact for fact in content.facts if ("facts", fact.id) not in elsewhere)
    if facts and "facts" in shows:
        names.append(f"{name}.facts")
        areas.update(_facts(names[-1], area, facts))
    if not names:
        return {}
    cells = tuple(Cell(own, 0, i, 1, 1) for i, own in enumerate(names))
    tracks = (Track("grow", 1.0),) * len(names)
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
    return area._replace(name=name, show=(shown,), stand="fill", cards=0, picture=None)


def _widths(weights: list[int]) -> tuple[Track, ...]:
    """Columns of a row in proportion to how much their cards say; the takeaway takes a little more than half."""
    if len(weights) != 2:
        return (FILL,) * len(weights)
    if 0 in weights:
        return tuple(Track("fill", 11.0 if weight == 0 else 9.0) for weight in weights)
    first = round(STEPS * weights[0] / sum(weights))
    first = min(max(first, NARROWEST), STEPS - NARROWEST)
    return Track("fill", float(first)), Track("fill", float(STEPS - first))


def _weight(section: Section) -> int:
    """Characters of a section, and a line's worth for each of its blocks."""
    return sum(_block_weight(block) for block in section.blocks) + 60


def _block_weight(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text.plain) + 30
    if isinstance(block, ListBlock):
        return sum(_block_weight(each) for item in block.items for each in item)
    if isinstance(block, Quote):
        return sum(_block_weight(each) for each in block.blocks)
    return 60
