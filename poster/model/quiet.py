"""The quiet zone of a code, and how far letters reach towards it: what blocks keep free and checks measure."""

from collections.abc import Iterable

from poster.model.text import Piece, Word

QUIET = 4
"""Modules of light margin on each side: ISO/IEC 18004."""
OVERSHOOT = 0.15
"""Modules of it into which the tops of letters may reach: less than a printer's tolerance."""


def least_clear(module: float) -> float:
    """Points from a code with such modules to the nearest ink."""
    return (QUIET - OVERSHOOT) * module


def tallest(words: Iterable[Word]) -> float:
    """Reach above the baseline of the tallest letters of all faces among the words, in em of their size."""
    return max((word.face.ascent for word in words), default=0.0)


def reach(pieces: Iterable[Piece]) -> float:
    """Reach above the baseline of a line, in em of the paragraph: of every face in it, superscripts too."""
    return max((piece.rise + piece.scale * piece.word.face.ascent for piece in pieces), default=0.0)
