"""Mathematics laid out without a size: glyphs and strokes in the order in which they are read. Lengths are in em."""

from typing import NamedTuple, Union

from poster.model.color import Color
from poster.model.text import Outline, Word


class Signs(NamedTuple):
    """Neighbouring glyphs of one size and height, with all that the pen moves to where the next mark begins."""

    word: Word
    scale: float
    """Size relative to the formula's: less for scripts."""
    rise: float
    """Of their baseline above that of the formula."""
    color: Color | None
    """None: as the text around it."""


class Stroke(NamedTuple):
    """A fraction bar, the bar of a root, a frame, a ground: filled, and the pen stays where it is."""

    outline: Outline
    """Corners from the pen and the baseline; y grows downwards."""
    color: Color | None


Mark = Union[Signs, Stroke]


class Formula(NamedTuple):
    """A formula, or a part of one."""

    tex: str
    """As it is typed."""
    marks: tuple[Mark, ...]
    width: float
    ascent: float
    """Reach above the baseline."""
    depth: float
    """Reach below it."""
    text: str
    """What it reads as: `x = (−b ± √(b^2 − 4ac))/(2a)`."""
    speech: str
    """How it is spoken in the language of the content."""
    display: bool = False
    """Whether it stands by itself."""
    parts: tuple["Formula", ...] = ()
    """What it may be parted into between lines; none for what stays whole."""
    is_sum: bool = False
    """Of a part: whether it begins with a plus or minus, a worse place to begin a line with than a relation."""

    @property
    def letters(self) -> str:
        """The characters of its glyphs, in order."""
        return "".join([mark.word.text for mark in self.marks if isinstance(mark, Signs)])
