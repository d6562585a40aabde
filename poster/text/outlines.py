"""Text and a face -> its outlines, for pictures whose letters are drawn."""

from functools import partial
from typing import Any

import uharfbuzz as hb

from poster.cache import Cache
from poster.model.picture import Outlined, Segment, Segments, SetText
from poster.model.text import Face, Word
from poster.text.fonts import Fonts, hb_font
from poster.text.shape import shape


def outlines_of(text: str, face: Face, cache: Cache) -> Outlined:
    """The outlines of `text` set in one line in `face`, with kerning and ligatures."""
    return cache.get("outlined", (text, face), lambda: _outlined(shape(text, face, (), "", cache), cache))


def typesetter(fonts: Fonts, families: tuple[str, ...], cache: Cache) -> SetText:
    """What pictures are given to outline their text: the first family that has all its characters.

    Those that the picture asks for go first, then `families`: those of the poster's text. Nothing is sought elsewhere.
    """

    def set_text(text: str, wanted: tuple[str, ...], weight: int, is_italic: bool) -> Outlined | None:
        for family in (*wanted, *families):
            face = fonts.face(family, weight, is_italic)
            if face is not None and all(fonts.has(face, letter) for letter in text if letter != " "):
                return outlines_of(text, face, cache)
        return None

    return set_text


def _outlined(word: Word, cache: Cache) -> Outlined:
    segments: list[Segment] = []
    pen = 0
    em = word.face.units
    offsets = word.offsets or ((0, 0),) * len(word.glyphs)
    for glyph, advance, (right, up) in zip(word.glyphs, word.advances, offsets, strict=True):
        drawn = cache.get("glyph outline", (word.face, glyph), partial(_drawn, word.face, glyph, cache))
        for step, points in drawn:
            placed = [(n + pen + right) / em if i % 2 == 0 else -(n + up) / em for i, n in enumerate(points)]
            segments.append((step, tuple(placed)))
        pen += advance
    return Outlined(tuple(segments), word.width)


def _drawn(face: Face, glyph: int, cache: Cache) -> Segments:
    """The outline of a glyph in font units, y upwards."""
    pen = _Pen()
    functions: Any = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: pen.to("m", x, y))
    functions.set_line_to_func(lambda x, y, _: pen.to("l", x, y))
    functions.set_quadratic_to_func(lambda *points: pen.quadratic(*points[:4]))
    functions.set_cubic_to_func(lambda *points: pen.to("c", *points[:6]))
    functions.set_close_path_func(lambda _: pen.segments.append(("h", ())))
    hb_font(face, cache).draw_glyph(glyph, functions, None)
    return tuple(pen.segments)


class _Pen:
    """Collects the steps of an outline."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.at = (0.0, 0.0)

    def to(self, step: str, *points: float) -> None:
        self.segments.append((step, points))
        self.at = (points[-2], points[-1])

    def quadratic(self, hx: float, hy: float, x: float, y: float) -> None:
        """A TrueType curve as the cubic one that is the same."""
        x0, y0 = self.at
        self.to("c", (x0 + 2 * hx) / 3, (y0 + 2 * hy) / 3, (x + 2 * hx) / 3, (y + 2 * hy) / 3, x, y)
