"""A galley and a number of characters -> how far those reach on one line, in em."""

from poster.model.text import Galley, Piece
from poster.text.shape import split


def text_of(galley: Galley) -> str:
    """The characters of a galley on one line."""
    return "".join(piece.word.text for piece in _pieces(galley))


def width_before(galley: Galley, characters: int) -> float:
    """The advance of the first so many characters; a ligature over that place counts in whole."""
    width = 0.0
    for piece in _pieces(galley):
        if characters <= 0:
            break
        if characters >= len(piece.word.text):
            width += piece.width
        else:
            halves = split(piece.word, characters)
            part = halves[0] if halves else piece.word
            width += part.width * piece.scale + piece.tracking * len(part.glyphs)
        characters -= len(piece.word.text)
    return width


def _pieces(galley: Galley) -> list[Piece]:
    pieces: list[Piece] = []
    for box in galley.boxes:
        pieces += [*box.pieces, *([box.space] if box.space else [])]
    return pieces
