"""The styles of areas -> the body of each area that sets it otherwise than the layout."""

from poster.model.layout import Layout, Style
from poster.model.story import OwnBody
from poster.text.fonts import Fonts

Styles = dict[str, Style]


def own_bodies(layout: Layout, fonts: Fonts) -> dict[str, OwnBody]:
    """Area -> its body, for areas of sections in which that has another size, leading or face than in the layout."""
    usual = layout.styles["body"]
    bodies: dict[str, OwnBody] = {}
    for name, area in layout.areas.items():
        own = area.styles["body"] if area.styles else usual
        if _measures(own) == _measures(usual) or all(shown.what != "sections" for shown in area.show):
            continue
        face = fonts.face(own.families[0], own.weight, own.italic)
        assert face is not None, "families are checked before anything is set"
        bodies[name] = OwnBody(own.size[0], usual.size[0], own.leading / usual.leading, face.cap_height)
    return bodies


def _measures(style: Style) -> tuple[object, ...]:
    """What the lines of a body hang on."""
    return style.size[0], style.leading, style.families, style.weight, style.italic


def scale_of(own: Styles, usual: Styles) -> float:
    """Size of a body in bodies of the layout, as far as it is a multiple of them; 1 where it is not."""
    if own is usual:
        return 1.0
    size, other = own["body"].size[0], usual["body"].size[0]
    return size.bodies / other.bodies if size.bodies and other.bodies else 1.0
