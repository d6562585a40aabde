"""Ink: a line of a galley at a place and a size -> the glyphs to paint."""

from typing import NamedTuple

from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Glyphs, Shape
from poster.model.text import Face, Galley, Line, Outline, Piece, Word
from poster.text.fonts import hb_font


class Strip(NamedTuple):
    """Neighbours in a line that are inked alike, free of size and place; lengths in em of the paragraph."""

    words: tuple[Word, ...]
    left: float
    """From the left end of the line."""
    rise: float
    scale: float
    tracking: float
    space: float
    """Added to every word space."""
    color: Color
    link: int
    bars: int
    width: float
    outline: Outline = ()
    """A stroke in the place of the words."""


class Stretch(NamedTuple):
    """Words of a line that are struck through, underlined or marked, in points."""

    x: float
    y: float
    """Their baseline."""
    width: float
    size: float
    bars: int
    color: Color
    face: Face


def barred(
    galley: Galley, line: Line, x: float, y: float, size: float, *, last: bool,
    cache: Cache | None = None,
) -> list[Stretch]:  # fmt: skip
    """The stretches of a line that have bars, set as `line_glyphs` sets their words."""
    return [
        Stretch(x + strip.left * size, y - strip.rise * size, strip.width * size, strip.scale * size, strip.bars,
                strip.color, strip.words[0].face)
        for strip in (_strips(galley, line, last) if cache is None else _kept_strips(galley, line, last, cache))
        if strip.bars
    ]  # fmt: skip


def line_glyphs(
    galley: Galley, line: Line, x: float, y: float, size: float, owners: tuple[int | None, ...], *, last: bool,
    cache: Cache | None = None,
) -> tuple[Glyphs | Shape, ...]:  # fmt: skip
    """The glyphs of a line with its left end at `x`, its baseline at `y`, in points, at `size` points an em.

    One item for each stretch of one size, rise, tracking, color and link, and one for each stroke of a formula; faces
    may change inside it. `owners[0]` is the node of the paragraph, `owners[k]` that of its link or formula number k.
    Every line but the last of a paragraph ends with its word space, which nobody sees but which keeps words apart when
    the text is extracted.
    """
    strips = _strips(galley, line, last) if cache is None else _kept_strips(galley, line, last, cache)
    return tuple([_item(strip, x, y, size, owners) for strip in strips])


def _item(strip: Strip, x: float, y: float, size: float, owners: tuple[int | None, ...]) -> Glyphs | Shape:
    words, left, rise, scale, tracking, space, color, link, _bars, _width, outline = strip
    if outline:
        return Shape(owners[link], x + left * size, y - rise * size, size, (outline,), color)
    return Glyphs(
        owners[link], x + left * size, y - rise * size, scale * size, words, tracking * size, space * size, color
    )


def _kept_strips(galley: Galley, line: Line, last: bool, cache: Cache) -> tuple[Strip, ...]:
    """The same strips for the same line; looked up by the number of the galley, which is kept with them."""
    table: dict[tuple[int, Line, bool], tuple[Galley, tuple[Strip, ...]]]
    table = cache.table("strips of lines")  # type: ignore[assignment]
    key = (id(galley), line, last)
    found = table.get(key)
    if found is None:
        found = table[key] = (galley, _strips(galley, line, last))
    return found[1]


def _strips(galley: Galley, line: Line, last: bool) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    alike: list[Piece] = []
    left = 0.0
    for piece in _pieces(galley, line, last):
        is_stroke = piece.outline or (alike and alike[0].outline)
        if alike and (is_stroke or piece[1:6] != alike[0][1:6] or piece.bars != alike[0].bars):
            strips.append(_strip(alike, left, line.stretch))
            left += _advance(alike, line.stretch)
            alike = []
        alike.append(piece)
    if alike:
        strips.append(_strip(alike, left, line.stretch))
    return tuple(strips)


def _pieces(galley: Galley, line: Line, last: bool) -> list[Piece]:
    """The pieces of a line in order, spaces and hyphen included."""
    pieces: list[Piece] = []
    for box in galley.boxes[line.first : line.last]:
        pieces.extend(box.pieces)
        if box.space is not None:
            pieces.append(box.space)
    box = galley.boxes[line.last]
    pieces.extend(box.pieces)
    if box.hyphen is not None and line.last not in galley.stops:
        pieces.append(box.hyphen)
    elif box.space is not None and not last:
        pieces.append(box.space)
    return pieces


def _strip(pieces: list[Piece], left: float, space: float) -> Strip:
    first = pieces[0]
    return Strip(
        words=tuple([piece.word for piece in pieces]),
        left=left,
        rise=first.rise,
        scale=first.scale,
        tracking=first.tracking,
        space=_extra(pieces) + space,
        color=first.color,
        link=first.link,
        bars=first.bars,
        width=_advance(_without_last_space(pieces), space),
        outline=first.outline,
    )


def _without_last_space(pieces: list[Piece]) -> list[Piece]:
    return pieces[:-1] if pieces[-1].word.text == " " else pieces


def _extra(pieces: list[Piece]) -> float:
    """What the style adds to a word space, in em."""
    for piece in pieces:
        if piece.word.text == " ":
            return round(piece.width - piece.word.width * piece.scale - piece.tracking * len(piece.word.glyphs), 9)
    return 0.0


def _advance(pieces: list[Piece], stretch: float) -> float:
    return sum([piece.width + (stretch if piece.word.text == " " else 0.0) for piece in pieces])


def ink_reach(galley: Galley, cache: Cache) -> tuple[float, float]:
    """How far the ink of the glyphs in use reaches above and below its baselines, in em."""
    return cache.kept("ink of galleys", galley, 0, lambda: _ink_reach(galley, cache))


def _ink_reach(galley: Galley, cache: Cache) -> tuple[float, float]:
    above = below = 0.0
    for piece in (piece for box in galley.boxes for piece in box.pieces):
        font = hb_font(piece.word.face, cache)
        scale = piece.scale / piece.word.face.units
        offsets = piece.word.offsets or ((0, 0),) * len(piece.word.glyphs)
        for glyph, (_, up) in zip(piece.word.glyphs, offsets, strict=True):
            extents = font.get_glyph_extents(glyph)
            if extents is not None and extents.height:
                top = extents.y_bearing + up
                above = max(above, piece.rise + top * scale)
                below = max(below, -piece.rise - (top + extents.height) * scale)
    return above, below


def left_bearing(galley: Galley, cache: Cache) -> float:
    """Blank space in em from the left end of a galley to the ink of its first glyph, to align display lines by eye."""
    if not galley.boxes:
        return 0.0
    piece = galley.boxes[0].pieces[0]
    return _bearing(piece.word, cache) * piece.scale


def line_bearing(galley: Galley, line: Line, cache: Cache) -> float:
    """The same for the first glyph of a line."""
    piece = galley.boxes[line.first].pieces[0]
    return _bearing(piece.word, cache) * piece.scale


def _bearing(word: Word, cache: Cache) -> float:
    if not word.glyphs:
        return 0.0
    extents = hb_font(word.face, cache).get_glyph_extents(word.glyphs[0])
    if extents is None:
        return 0.0
    shift = word.offsets[0][0] if word.offsets else 0
    return float(extents.x_bearing + shift) / word.face.units
