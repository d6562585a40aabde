"""A formula in a dress -> pieces: its glyphs and strokes, as large as the letters around it."""

from collections.abc import Iterable

from poster.mathematics.stix_face import FACE
from poster.model.color import Color
from poster.model.formula import Formula, Mark, Signs
from poster.model.text import Box, Face, Piece, Tall, Word
from poster.text.breaks import GOES_ON
from poster.text.dress import Dress

WHOLE = "\ufffc"
"""What stands for a formula in a text while its lines are found: for its first part, GOES_ON for each further one."""
LEAST_SCALE, MOST_SCALE = 0.92, 1.16
"""Size of its em relative to that of the text: its letters are as large as those around, but not far from its own."""
HIGH, DEEP = 0.8, 0.3
"""Reach above and below the baseline, in em, up to which no line ever has to open."""
NO_WORD = Word("", FACE, (), (), (), (), 0.0)


def stands_for(formula: Formula) -> str:
    """The characters that stand for a formula, one for each of its parts."""
    return WHOLE + GOES_ON * (len(formula.parts) - 1)


def match(face: Face) -> float:
    """The size of a formula among letters of a face: between what makes small letters equal, and capitals."""
    wanted = (face.x_height / FACE.x_height + face.cap_height / FACE.cap_height) / 2
    return min(max(wanted, LEAST_SCALE), MOST_SCALE)


def pieces_of(formula: Formula, dressed: Dress, color: Color, link: int) -> list[tuple[int, Piece]]:
    """The pieces of a formula, each with the number of its part."""
    scale = dressed.scale * match(dressed.faces[0])
    found: list[tuple[int, Piece]] = []
    for number, part in enumerate(formula.parts or (formula,)):
        own = [_piece(mark, scale, dressed.rise, color, link) for mark in part.marks] or [
            Piece(NO_WORD, scale, dressed.rise, 0.0, color, link, part.width * scale)
        ]
        own[0] = own[0]._replace(reach=(part.ascent * scale + dressed.rise, part.depth * scale - dressed.rise))
        found += [(number, piece) for piece in own]
    return found


def _piece(mark: Mark, scale: float, rise: float, color: Color, link: int) -> Piece:
    if isinstance(mark, Signs):
        own = scale * mark.scale
        word = mark.word
        return Piece(word, own, rise + mark.rise * scale, 0.0, mark.color or color, link, word.width * own)
    corners = tuple((x * scale, y * scale) for x, y in mark.outline)
    return Piece(NO_WORD, scale, rise, 0.0, mark.color or color, link, 0.0, 0, corners)


def tall_boxes(boxes: Iterable[Box]) -> tuple[Tall, ...]:
    """The boxes for which lines may have to open."""
    found: list[Tall] = []
    for number, box in enumerate(boxes):
        ascent = max([piece.reach[0] for piece in box.pieces], default=0.0)
        depth = max([piece.reach[1] for piece in box.pieces], default=0.0)
        if ascent > HIGH or depth > DEEP:
            found.append(Tall(number, ascent, depth))
    return tuple(found)
