"""Dress: the kind of a run (strong, code, superscript …) in a style -> the faces and measures of its characters."""

from typing import NamedTuple

from poster.cache import Cache
from poster.model.content import Run
from poster.model.layout import Style
from poster.model.text import MARKED, STRUCK, UNDERLINED, Face, Piece, Word
from poster.text.fonts import Fonts
from poster.text.shape import Features, shape

SCRIPT_SIZE, SUPERSCRIPT, SUBSCRIPT = 0.7, 0.33, -0.16
"""Size and rise of super- and subscripts, in em: raised figures end a little above the capitals."""
CODE_SIZE = 0.88
"""Size of computer text where its style has a size in points: monospaced faces look larger than others."""
STRONGER, BOLD, BOLDEST = 300, 700, 900
"""Strong text is 300 heavier than its style, bold at least."""
TABULAR: Features = (("tnum", 1), ("lnum", 1))
"""Figures that are equally wide and as tall as capitals, for columns of them."""
SOFT_HYPHEN = "\u00ad"


class Dress(NamedTuple):
    """How the characters of a run are set."""

    faces: tuple[Face, ...]
    """The face, then those that help out."""
    features: Features
    scale: float
    """Size relative to the paragraph's."""
    rise: float
    """In em of the paragraph."""
    tracking: float
    """In em of the paragraph."""
    bars: int
    """What is drawn with its words."""
    space: Piece
    """The word space."""
    line_end: Piece
    """What ends a line that is broken on purpose: a word space, which in computer text is read as the line end it is.
    """
    hyphen: Piece
    """The hyphen of a divided word; its text is a soft hyphen, which joins the word when the text is extracted."""


def dress(run: Run, style: Style, code: Style, lang: str, fonts: Fonts, cache: Cache) -> Dress | None:
    """How a run is set in a style, its text and link aside; None where none of the families has a font.

    Computer text takes the family, weight and size of the style `code`, and no ligatures: it is read letter by letter.
    """
    key = (run.strong, run.emphasis, run.code, run.script, run.capitals, bars_of(run), style, code, lang, fonts.folders)
    return cache.get("dresses", key, lambda: _dress(run, style, code, lang, fonts, cache))


def _dress(run: Run, style: Style, code: Style, lang: str, fonts: Fonts, cache: Cache) -> Dress | None:
    own, other = (code, style) if run.code else (style, code)
    weight = max(BOLD, min(own.weight + STRONGER, BOLDEST)) if run.strong else own.weight
    italic = own.italic != run.emphasis
    found = [fonts.face(family, weight, italic) for family in dict.fromkeys(own.families + other.families)]
    faces = tuple([face for face in found if face is not None])
    if italic and faces and not faces[0].italic:
        faces = _slanted(own, faces, fonts) + faces
    if not faces:
        return None
    scale = (code.size[0].bodies or CODE_SIZE) if run.code and style.name != code.name else 1.0
    scale = scale * SCRIPT_SIZE if run.script else scale
    tracking = own.tracking * scale
    bare = Dress(
        faces=faces,
        features=_features(run, tracking != 0, own.name) + _figures(own._replace(name=style.name)),
        scale=scale,
        rise={1: SUPERSCRIPT, -1: SUBSCRIPT}.get(run.script, 0.0),
        tracking=tracking,
        bars=bars_of(run),
        space=_NO_PIECE,
        line_end=_NO_PIECE,
        hyphen=_NO_PIECE,
    )
    space = piece(_sign(" ", " ", bare, lang, fonts, cache), bare, style, 0)
    space = space._replace(width=space.width + own.space * scale)
    line_end = space._replace(word=_single(space.word, "\n")) if run.code else space
    hyphen = piece(_sign("‐-", SOFT_HYPHEN, bare, lang, fonts, cache), bare, style, 0)
    return bare._replace(space=space, line_end=line_end, hyphen=hyphen)


def _slanted(style: Style, faces: tuple[Face, ...], fonts: Fonts) -> tuple[Face, ...]:
    """The italics of the next family that has some, as heavy as what the first one, which has none, is set in."""
    others = (fonts.face(family, faces[0].weight, True) for family in style.families[1:])
    return next(((face,) for face in others if face is not None and face.italic), ())


def piece(word: Word, dressed: Dress, style: Style, link: int) -> Piece:
    """A word as it is inked in a paragraph of `style`."""
    width = word.width * dressed.scale + dressed.tracking * len(word.glyphs)
    return Piece(word, dressed.scale, dressed.rise, dressed.tracking, style.color, link, width, dressed.bars)


def bars_of(run: Run) -> int:
    """What is drawn with the words of a run."""
    return STRUCK * run.struck + UNDERLINED * run.underlined + MARKED * run.marked


LINED = ("fact", "number", "numeral")
"""Styles of large numbers: their figures are as tall as capitals in every face that can do it."""


def _figures(style: Style) -> Features:
    """What figures are in a style: in columns of numbers all as wide, and as tall as capitals."""
    return TABULAR if style.tabular else ()


def _features(run: Run, tracked: bool, style: str) -> Features:
    if style in LINED and not run.code:
        return (("lnum", 1), ("liga", 0))
    if run.capitals:
        return (("smcp", 1), ("liga", 0)) if tracked else (("smcp", 1),)
    if run.code:
        return (("liga", 0), ("clig", 0), ("calt", 0))
    return (("liga", 0), ("clig", 0)) if tracked else ()  # a ligature would stand out among letters set apart


def _sign(chars: str, text: str, bare: Dress, lang: str, fonts: Fonts, cache: Cache) -> Word:
    """The first of `chars` that the first face to have one has, standing for `text`."""
    for face in bare.faces:
        for char in chars:
            if fonts.has(face, char):
                return _single(shape(char, face, bare.features, lang, cache), text)
    return _single(shape(chars[-1], bare.faces[0], bare.features, lang, cache), text)


def _single(word: Word, text: str) -> Word:
    return word._replace(text=text, clusters=(text,) + ("",) * (len(word.glyphs) - 1))


_NO_PIECE: Piece = None  # type: ignore[assignment]
