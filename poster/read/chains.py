"""Areas whose text goes on in others -> what is wrong with that."""

from collections.abc import Callable, Mapping

from poster.model.layout import Area, Map
from poster.problems import Place
from poster.read.fields import Found
from poster.read.suggest import did_you_mean, quoted

OWN = (
    "continues", "columns", "gutter", "ground", "corners", "border", "border color", "bleed", "padding", "rule",
    "rule color", "picture",
)  # fmt: skip
"""What may be said of an area that continues another; all else is said of the first one."""
RUNS_ON = ("sections", "facts", "resources", "takeaway", "logos")
"""What an area shows that may go on in another."""

Refuse = Callable[[Place, str, str], None]


def check_chains(
    areas: Mapping[str, Area], maps: Mapping[str, Map], named: Mapping[str, Found], refuse: Refuse
) -> None:
    """Refuses areas that continue what cannot go on, or stand where text cannot go on. `named` is what is written."""
    chained = {name: area.continues for name, area in areas.items() if area.continues}
    if not chained:
        return
    takers: dict[str, str] = {}
    tied = set(chained) | set(chained.values())
    for name, before in chained.items():
        said = named[name].value["continues"]
        if before not in areas:
            known = "stands in no drawing" if before in named else "'areas:' does not define"
            fact = f"area {quoted(name)} continues {quoted(before)}, which {known}"
            refuse(said.place, fact, did_you_mean(before, areas, "name an area that shows text"))
        elif before in takers:
            fact = f"area {quoted(name)} continues {quoted(before)}, and so does {quoted(takers[before])}"
            refuse(said.place, fact, f"let it continue {quoted(takers[before])}")
        elif _is_circle(name, areas):
            fact = f"areas continue each other in a circle: {' > '.join(_circle(name, areas))}"
            refuse(said.place, fact, "let the first of them 'show' something")
        else:
            _check_source(name, areas[before], said.place, refuse)
        takers.setdefault(before, name)
        for key, other in named[name].value.items():
            if key not in OWN:
                fact = f"area {quoted(name)} continues {quoted(before)}, so that '{key}' says nothing here"
                refuse(other.key, fact, "say it of the area that shows the text")
    for each in maps.values():
        _check_rows(each, areas, tied, True, named, refuse)


def _is_circle(name: str, areas: Mapping[str, Area]) -> bool:
    return len(_circle(name, areas)) > 1 and _circle(name, areas)[-1] == name


def _circle(name: str, areas: Mapping[str, Area]) -> list[str]:
    """The areas that one continues, one after the other, until the first one or one that was met before."""
    path = {name: None}
    while (name := areas[name].continues if name in areas else "") and name not in path:
        path[name] = None
    return [*path, name] if name else [*path]


def _check_source(name: str, before: Area, place: Place, refuse: Refuse) -> None:
    """Whether the text of an area can go on."""
    fact = f"area {quoted(name)} continues {quoted(before.name)}, "
    if before.map:
        refuse(place, fact + "which is a map of smaller areas", "name the one of them that shows the text")
    elif before.cards:
        refuse(place, fact + "which shows cards", "take 'cards:' out, or 'continues:'")
    elif before.stand == "fill":
        refuse(place, fact + "whose text is spread from its top to its foot", "take 'stand: fill' out")
    elif not before.continues and not any(shown.what in RUNS_ON for shown in before.show):
        refuse(place, fact + "which shows nothing that could go on", "let that show 'sections'")


def _check_rows(
    cells: Map, areas: Mapping[str, Area], tied: set[str], is_open: bool, named: Mapping[str, Found], refuse: Refuse
) -> None:
    """Refuses areas of text that goes on in rows as tall as their content: such rows never are full."""
    for cell in cells.cells:
        area = areas.get(cell.area)
        if area is None:
            continue
        fills = is_open and any(row.kind != "content" for row in cells.rows[cell.row : cell.row + cell.rows])
        if area.map:
            _check_rows(area.map, areas, tied, fills, named, refuse)
        elif cell.area in tied and not fills:
            fact = f"area {quoted(cell.area)} is as tall as its content, so that no text goes on from it or in it"
            refuse(named[cell.area].key, fact, "give it a row of 'fill', a share or a length")
