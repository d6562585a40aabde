"""What a theme puts beside text: bullets, the rules of headings, the edges of grounds, boxes. Lengths are points."""

from typing import Literal, NamedTuple

from poster.model.color import BLACK, WHITE, Color
from poster.model.units import Length


class Bullet(NamedTuple):
    """The mark of a list item."""

    shape: Literal["square", "disc", "dash"]
    size: float
    """Side or diameter, in em of the body."""
    color: Color
    indent: float
    """From the edge of the column to the text, in em of the body."""


class Heading(NamedTuple):
    """What goes with the heading of a section."""

    rule: Length
    """Thickness of the rule above it; 0: none."""
    rule_gap: float
    """From the rule to the cap line of the heading, in lines of body."""
    thin: Length
    """Thickness of the rule where a column goes on with a section."""
    color: Color
    """Of the rules."""
    areas: Length = Length()
    """Thickness of the rules of areas that ask for the theme's."""


class Grounds(NamedTuple):
    """The edges that all grounds and panels share; where a ground bleeds they are left out."""

    corners: Length
    """Radius of their corners; 0: square."""
    rule: Length
    """Thickness of a rule along their upper and lower edges; 0: none."""
    color: Color
    """Of the rules."""
    border: Length = Length()
    """Thickness of the line around a ground that lies on one of its own color; 0: none."""
    border_color: Color = BLACK


class Backing(NamedTuple):
    """A ground and what is set on it."""

    ground: Color
    ink: Color | None
    """Color of text on the ground: the role `on-NAME` of a ground `NAME`; None: as the style says."""


class Boxes(NamedTuple):
    """The five tokens of a theme that all boxes are made from."""

    mode: Literal["ground", "bar", "rule"] = "ground"
    """What sets them apart: a ground, a bar along their left edge, rules above and below."""
    quiet: Backing = Backing(WHITE, None)
    """Ground of notes, tips, quotations, theorems and code; where they stand beside bars, they have none."""
    loud: Backing = Backing(WHITE, None)
    """Ground of key results and of what is important or a warning."""
    mark: Color = BLACK
    """Of bars, rules, icons and marked lines."""
    pad: tuple[Length, Length] = (Length(), Length())
    """From an edge to what stands in a box: above and below, at the sides."""


class Booktabs(NamedTuple):
    """The rules of tables, and the room within them. There is no grid."""

    rule: Length = Length(bodies=0.1)
    """Thickness of the rules above and below, in multiples of the table's own type where it is no length."""
    inner: Length = Length(bodies=0.055)
    """Of the rule below the head, and below headings of several columns."""
    between: Length = Length(bodies=0.03)
    """Of the hairlines between rows; 0: none."""
    padding: float = 0.46
    """From a rule to the capitals below it and from a last baseline to the rule below it, in em of the table's type."""
    color: Color = BLACK
    """Of the rules."""
    hairline: Color = BLACK
    """Of those between rows."""
