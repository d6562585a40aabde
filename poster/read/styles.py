"""The checked values of a layout -> its colors, fonts and styles, each name looked up."""

from collections.abc import Mapping
from typing import Literal

from poster.model.color import BLACK, READABLE, WHITE, Color, contrast
from poster.model.layout import Style
from poster.model.trim import Backing, Booktabs, Boxes, Bullet, Grounds, Heading
from poster.model.units import Length
from poster.problems import Place, Problem, error
from poster.read.colors import color_or_role
from poster.read.fields import Found
from poster.read.layout_fields import STYLES

Values = Mapping[str, Found]
Mode = Literal["ground", "bar", "rule"]

PLAIN = Style(
    name="body", families=(), weight=400, italic=False, size=(Length(bodies=1.0), Length(bodies=1.0)), swell=None,
    leading=1.3, tracking=0.0, space=0.0, color=BLACK, align="start", hyphens=False, balance=False, lines=0,
    place=Place(""),
)  # fmt: skip
"""The body of a layout that says nothing about it."""

SIMPLE = ("weight", "italic", "size", "swell", "leading", "tracking", "space", "align", "hyphens", "balance", "lines")
"""Fields of a style that are taken as they are."""


INSTEAD = {"soft": "ink", "brand": "ink", "accent": "brand", "tint": "paper", "hairline": "soft"}
"""Roles that layouts use, and the roles that stand in for them where a theme leaves them out."""

INKS = ("ink", "soft", "brand")
"""Roles of text: on a ground where they cannot be read, all of them give way to one color."""

AMONG = ("subheading", "quote", "key", "pull quote", "numeral")
"""Styles that stand among the lines of a body, whose sizes are multiples of it."""


class Palette:
    """The colors of a layout; looks names up and reports those that are unknown."""

    def __init__(self, colors: dict[str, Color], problems: list[Problem]) -> None:
        self.colors = colors
        self.problems = problems

    def color(self, found: Found | None, otherwise: Color) -> Color:
        """The color that is meant, `otherwise` where nothing is said."""
        if found is None:
            return otherwise
        try:
            return color_or_role(found.value, self.colors)
        except ValueError as fault:
            problem = error(found.place, *str(fault).split("; ", 1))
            if problem not in self.problems:
                self.problems.append(problem)
            return otherwise

    def role(self, name: str, otherwise: Color) -> Color:
        """The color of a role that need not exist."""
        return self.colors.get(name, otherwise)

    def ink(self, ground: Found | None) -> Color | None:
        """The color of text on a ground: that of the role `on-NAME` of a ground `NAME`, else ink or paper.

        None where all text keeps its own color: the plain ink belongs there, and all that is set in it can be read.
        """
        if ground is None:
            return None
        color = self.color(ground, WHITE)
        plain = self.role("ink", BLACK)
        best = max(plain, paper(self), key=lambda each: contrast(each, color))
        ink = self.colors.get(f"on-{ground.value.strip()}", best)
        others = [self.role(name, plain) for name in INKS]
        return None if ink == plain and all(contrast(each, color) >= READABLE for each in others) else ink


def all_roles(colors: dict[str, Color]) -> dict[str, Color]:
    """The colors of a layout with every role that others may count on."""
    filled = {"paper": WHITE, "ink": BLACK, "code": BLACK, **colors}
    for role, other in INSTEAD.items():
        filled.setdefault(role, filled[other])
    return filled


def value(values: Values, key: str) -> Values:
    """The map under a key; empty where there is none."""
    found = values.get(key)
    return found.value if found else {}


def families(name: str, fonts: Values) -> tuple[str, ...]:
    """The families of a role of `fonts:`, or the family that is named itself; `display` and `mono` may be left out."""
    if name not in fonts and name in ("display", "mono"):
        name = "text"
    if name not in fonts:
        return (name,)
    return tuple(dict.fromkeys(item.value for item in fonts[name].value))


def _style(name: str, found: Found | None, base: Style, fonts: Values, palette: Palette) -> Style:
    if found is None:
        return base._replace(name=name)
    values: Values = found.value
    taken = {key: values[key].value for key in SIMPLE if key in values}
    font = values.get("font")
    return base._replace(
        name=name,
        families=families(font.value, fonts) if font else base.families,
        color=palette.color(values.get("color"), base.color),
        place=found.key,
        **taken,
    )


def merged_styles(written: Values, over: Values) -> Values:
    """What is said about each style: `over`, and what it leaves of what was `written` before."""
    merged = dict(written)
    for name, found in over.items():
        merged[name] = found._replace(value={**value(written, name), **found.value})
    return merged


def read_styles(written: Values, fonts: Values, palette: Palette, place: Place) -> dict[str, Style]:
    """All styles by name: each the body's with what is `written` about it; a body without a word stands at `place`."""
    first = families("text", fonts) if "text" in fonts else ()
    plain = PLAIN._replace(families=first, color=palette.role("ink", BLACK), place=place)
    body = _style("body", written.get("body"), plain, fonts, palette)
    others = {name: _style(name, written.get(name), body, fonts, palette) for name in STYLES if name != "body"}
    note = _style("note", written.get("note"), others["small"], fonts, palette)
    return {"body": body, **others, "note": note}


def sized_by_body(styles: dict[str, Style], written: Values, usual: Length) -> dict[str, Style]:
    """The styles of an area; the size of those that stand among lines of its body, where one is `written`, a multiple
    of that body rather than of the layout's, whose size is `usual`.
    """
    own = styles["body"].size[0]
    if own == usual or not (own.bodies and usual.bodies):
        return styles
    part = own.bodies / usual.bodies
    among = {name: styles[name] for name in AMONG if "size" in value(written, name)}
    for name, style in among.items():
        low, high = (size._replace(bodies=size.bodies * part) for size in style.size)
        among[name] = style._replace(size=(low, high))
    return styles | among


def read_bullet(values: Values, palette: Palette) -> Bullet:
    """The mark of list items."""
    said = value(values, "bullet")
    return Bullet(
        shape=said["shape"].value if "shape" in said else "square",
        size=said["size"].value if "size" in said else 0.4,
        color=palette.color(said.get("color"), palette.role("ink", BLACK)),
        indent=said["indent"].value if "indent" in said else 0.82,
    )


def read_heading(values: Values, palette: Palette) -> Heading:
    """What goes with the heading of a section."""
    said = value(values, "heading")
    return Heading(
        rule=said["rule"].value if "rule" in said else Length(),
        rule_gap=said["rule gap"].value if "rule gap" in said else 0.0,
        thin=said["thin"].value if "thin" in said else Length(),
        color=palette.color(said.get("color"), palette.role("ink", BLACK)),
        areas=said["areas"].value if "areas" in said else Length(),
    )


def read_grounds(values: Values, palette: Palette) -> Grounds:
    """The edges that all grounds share."""
    said = value(values, "grounds")
    return Grounds(
        corners=said["corners"].value if "corners" in said else Length(),
        rule=said["rule"].value if "rule" in said else Length(),
        color=palette.color(said.get("color"), palette.role("brand", palette.role("ink", BLACK))),
        border=said["border"].value if "border" in said else Length(),
        border_color=palette.role("hairline", palette.role("ink", BLACK)),
    )


PADS: dict[Mode, tuple[Length, Length]] = {
    "ground": (Length(bodies=0.85), Length(bodies=0.85)),
    "bar": (Length(bodies=0.12), Length(bodies=0.85)),
    "rule": (Length(bodies=0.75), Length()),
}
"""From edge to text where no theme says: a ground as wide all round, a bar a little longer than its text."""


def read_boxes(values: Values, palette: Palette) -> Boxes:
    """The tokens of boxes."""
    said = value(values, "boxes")
    mode: Mode = said["mode"].value if "mode" in said else "ground"
    quiet, loud = said.get("quiet"), said.get("loud")
    return Boxes(
        mode,
        Backing(palette.color(quiet, palette.role("tint", paper(palette))), palette.ink(quiet)),
        Backing(palette.color(loud, palette.role("accent", paper(palette))), palette.ink(loud)),
        palette.color(said.get("mark"), palette.role("brand", palette.role("ink", BLACK))),
        said["pad"].value if "pad" in said else PADS[mode],
    )


def read_tables(values: Values, palette: Palette) -> Booktabs:
    """The rules of tables."""
    said, usual = value(values, "tables"), Booktabs()
    ink = palette.role("ink", BLACK)
    taken = {key: said[key].value for key in ("rule", "inner", "between", "padding") if key in said}
    return usual._replace(
        color=palette.color(said.get("color"), ink),
        hairline=palette.color(said.get("hairline"), palette.role("hairline", ink)),
        **taken,
    )


def paper(palette: Palette) -> Color:
    """The color of the page."""
    return palette.role("paper", WHITE)
