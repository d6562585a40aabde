"""Layout and content -> which area shows which part of the content."""

from poster.model.content import Content
from poster.model.layout import Layout, Shown
from poster.model.references import figures_of

Topic = tuple[str, str]
"""A part of the content: what it is, and the id of the one section, fact, resource or group meant; empty for all that
no other area names."""

NOBODY = "?"
"""The id of what a layout counts on and the content does not have: the area stays away."""
FURNITURE = ("page", "running")
"""What areas show that is no part of the content: it may stand anywhere, and on every page."""


def seated(layout: Layout, content: Content) -> Layout:
    """The layout with authors and affiliations only in areas that are for so many authors."""
    count = len(content.authors)
    areas = {
        name: area._replace(show=tuple(each for each in area.show if each.what not in ("authors", "affiliations")))
        for name, area in layout.areas.items()
        if area.crowd and not area.crowd.low <= count <= area.crowd.high
    }
    return layout._replace(areas=layout.areas | areas) if areas else layout


def leaves(layout: Layout) -> tuple[str, ...]:
    """Names of the areas that show something themselves, in the order of the layout."""
    return tuple(name for name, area in layout.areas.items() if area.map is None)


def part_of(shown: Shown, content: Content) -> Topic:
    """The part that is meant: a number that nothing has for its id counts, `resources.1` is the first."""
    if not shown.id:
        return shown.what, ""
    ids = _ids(shown.what, content)
    if shown.what == "resources" and shown.id in [group.id for group in content.groups]:
        return shown.what, shown.id
    if shown.what == "figures" and shown.id not in ids:
        return shown.what, _figure(shown.id, content)
    if shown.id in ids or not (shown.id.isascii() and shown.id.isdigit()):
        return shown.what, shown.id  # other digits, such as ² and ٣, are letters of an id like any other
    position = int(shown.id)  # ids are short: see read/layout_fields.py
    return shown.what, ids[position - 1] if 0 < position <= len(ids) else NOBODY


def _figure(name: str, content: Content) -> str:
    """The name of a figure that is meant by another: the hero, a number, an id without its prefix or of no figure."""
    figures = list(figures_of(content).values())
    if name == "hero":
        heroes = [own for figure, own in figures if figure.is_hero] or [own for _, own in figures]
        return heroes[0] if heroes else NOBODY
    if name.isascii() and name.isdigit():
        return figures[int(name) - 1][1] if 0 < int(name) <= len(figures) else NOBODY
    return f"fig-{name}" if f"fig-{name}" in [own for _, own in figures] else name


def _ids(what: str, content: Content) -> list[str]:
    if what == "sections":
        return [section.id for section in content.sections]
    if what == "figures":
        return [name for _, name in figures_of(content).values()]
    if what == "facts":
        return [fact.id for fact in content.facts]
    return [resource.id for resource in content.resources] if what == "resources" else []


def seats_of(layout: Layout, content: Content) -> dict[Topic, str]:
    """Each part that is shown, with the first area that shows it."""
    seats: dict[Topic, str] = {}
    for name in leaves(layout):
        for each in layout.areas[name].show:
            seats.setdefault(part_of(each, content), name)
    return seats
