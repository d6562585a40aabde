"""What a theme puts beside text: bullets, the rules of headings, the edges of grounds. Lengths are points."""

from typing import Literal, NamedTuple

from poster.model.color import BLACK, Color
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
