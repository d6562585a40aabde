"""Type as shaped: faces, words and galleys. Sizes are not in it; widths are in em of the paragraph's own size."""

from collections.abc import Sequence
from typing import NamedTuple

from poster.model.color import Color


class Face(NamedTuple):
    """One face of a family: a font file, or one instance of a variable one."""

    family: str
    """Name of the family, as layouts write it."""
    path: str
    """The font file."""
    index: int  # type: ignore[assignment] # hides the search method of tuples, which faces do not need
    """Number of the face in a collection, else 0."""
    axes: tuple[tuple[str, float], ...]
    """Position on each axis of a variable font; empty for a static one."""
    weight: int
    """100 to 1000."""
    italic: bool
    units: int
    """Font units in an em."""
    cap_height: float
    """Height of a flat capital, in em."""
    x_height: float
    """Height of a flat small letter, in em."""
    ascent: float
    """Reach above the baseline of the tallest letters, in em."""
    descent: float
    """Reach below the baseline, in em, positive."""


class Word(NamedTuple):
    """Glyphs of one stretch of characters in one face, shaped once for all sizes."""

    text: str
    """The characters."""
    face: Face
    glyphs: tuple[int, ...]
    """Glyph numbers of the font file."""
    advances: tuple[int, ...]
    """How far each glyph moves the pen, in font units, kerning included."""
    offsets: tuple[tuple[int, int], ...]
    """Shift of each glyph (right, up) in font units; empty where all are zero."""
    clusters: Sequence[str]
    """The characters each glyph stands for: a ligature has several, a glyph that goes with the one before has none."""
    width: float
    """Sum of the advances, in em, without tracking."""


STRUCK, UNDERLINED, MARKED = 1, 2, 4


Outline = tuple[tuple[float, float], ...]
"""Corners of a filled path that is closed."""


class Piece(NamedTuple):
    """A word as it is inked: with its scale, rise and color."""

    word: Word
    scale: float
    """Size relative to the paragraph's: 1, or less for a superscript."""
    rise: float
    """Shift of the baseline upwards, in em of the paragraph."""
    tracking: float
    """Extra advance after every glyph, in em of the paragraph."""
    color: Color
    link: int
    """0, or the number (from 1) of the link of the paragraph that the word belongs to."""
    width: float
    """Advance in em of the paragraph, scale and tracking included."""
    bars: int = 0
    """What is drawn with it: the sum of STRUCK, UNDERLINED and MARKED."""
    outline: Outline = ()
    """A stroke of a formula in the place of glyphs, in em of the paragraph from the pen and the baseline, y down."""
    reach: tuple[float, float] = (0.0, 0.0)
    """Of the formula that begins with it: above and below the baseline, in em of the paragraph."""


class Box(NamedTuple):
    """What never breaks: the pieces between two places where a line may end."""

    pieces: tuple[Piece, ...]
    width: float
    """Advance in em of the paragraph."""
    space: Piece | None
    """The word space that follows where the line goes on; None where text may break without one (in a URL)."""
    hyphen: Piece | None
    """The hyphen that a line ending here takes, if any."""
    penalty: float
    """Demerits for ending a line here; 0 at a plain space."""


class Tall(NamedTuple):
    """A box with a formula that reaches further than the letters of its line."""

    box: int
    """Its number."""
    ascent: float
    """Its reach above the baseline, in em of the paragraph."""
    depth: float
    """Its reach below."""


class Galley(NamedTuple):
    """A paragraph shaped and ready to be broken into lines of any width."""

    boxes: tuple[Box, ...]
    starts: tuple[float, ...]
    """Left edge of each box, in em, were the whole paragraph one line."""
    ends: tuple[float, ...]
    """Right edge of each box, in em, its hyphen and the tracking after its last letter not included."""
    stops: tuple[int, ...]
    """Numbers of the boxes after which a line must end; the last box is always the last stop."""
    hyphenated: bool
    """Whether any box can end in a hyphen."""
    widest: float
    """Width of its widest box, in em."""
    letters: int
    """Characters, spaces between words included; those of full width, such as ideographs, count twice."""
    reach: float
    """How far its letters reach above a baseline, in em, whatever faces they are in."""
    has_bars: bool = False
    """Whether any of its words are struck through, underlined or marked."""
    tall: tuple[Tall, ...] = ()
    """The boxes for which a line may have to open, in order."""


class Line(NamedTuple):
    """One line of a broken paragraph."""

    first: int
    """Number of its first box."""
    last: int
    """Number of its last box, included."""
    width: float
    """Natural advance in em, hyphen included, trailing space not."""
    stretch: float
    """Extra advance of each word space, in em; 0 in ragged text, negative where a justified line is tight."""
