"""Layout -> what each area stands on, and the color of text there."""

from poster.model.color import Color
from poster.model.layout import Layout, Map


def surroundings(layout: Layout) -> tuple[dict[str, Color], dict[str, Color]]:
    """Area -> color of plain text in it, where its own ground or one around it asks for another than the ink; and
    area -> the ground it stands on, where there is one.
    """
    inks: dict[str, Color] = {}
    grounds: dict[str, Color] = {}

    def walk(cells: Map, ink: Color | None, ground: Color | None) -> None:
        for cell in cells.cells:
            area = layout.areas[cell.area]
            # Even None: on a ground of its own text has its own color again.
            own, under = area.ink if area.ground else ink, area.ground or ground
            if own:
                inks[cell.area] = own
            if under:
                grounds[cell.area] = under
            if area.map:
                walk(area.map, own, under)

    for each in layout.pages.maps.values():
        walk(each, None, None)
    return inks, grounds
