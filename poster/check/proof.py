"""What the checks look at: the finished drawing beside the content and the layout that it was made from."""

from typing import NamedTuple

from poster.cache import Cache
from poster.model.content import Content
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.model.picture import Ink, Letters, Samples
from poster.model.story import Said
from poster.model.units import MM, Rect
from poster.problems import Place

POSTER_FROM = 1.0
"""Metres of reading distance from which a page is a poster."""


class Used(NamedTuple):
    """A text column as far as it is used."""

    area: str
    page: int
    """From 1."""
    rect: Rect


class Placed(NamedTuple):
    """An area where it stands on a page."""

    area: str
    page: int
    """From 1."""
    outer: Rect
    """With its padding."""
    inner: Rect
    """Without."""
    open: bool = True
    """Whether its height is what the page leaves it, rather than what it needs."""


class Empty(NamedTuple):
    """The largest empty rectangle of a page."""

    share: float
    """Of the type area."""
    area: str
    """In which most of it lies; empty where it lies in none."""
    rect: Rect


class Inked(NamedTuple):
    """Glyphs on a page and how wide their ink is, in points."""

    item: Glyphs
    width: float


class Proof(NamedTuple):
    """A drawing and what is known about it."""

    content: Content
    layout: Layout
    drawing: Drawing
    columns: tuple[Used, ...]
    body: float
    """Size of the body in points."""
    floor: float
    """Smallest size in points that any text may have."""
    pictures: tuple[tuple[str, Place], ...] = ()
    """Names of pictures, as the user wrote them, and where."""
    samples: tuple[tuple[str, Samples], ...] = ()
    """Digests of the pictures that are grounds, and their pixels."""
    runs: tuple[tuple[Inked, ...], ...] = ()
    """All glyphs of each page of the drawing: `measured` finds them for all checks."""
    areas: tuple[Placed, ...] = ()
    """Every area on every page, those that hold others too."""
    empty: tuple[Empty, ...] = ()
    """How empty each page is: `measured` finds it."""
    is_told_short: bool = False
    """Whether the fit has told already that its columns are not full."""
    said: tuple[Said, ...] = ()
    """All text that the story puts into the structure."""
    bodies: tuple[float, ...] = ()
    """Other sizes of the body in points, in areas with styles of their own."""
    cache: Cache | None = None
    """Where what is read of codes is kept between builds."""
    inks: tuple[tuple[str, tuple[Ink, ...]], ...] = ()
    """Digests of the pictures that are no grounds, and their colors."""
    lettering: tuple[tuple[str, Letters], ...] = ()
    """Digests of the figures, and how large the letters in each are."""

    @property
    def metres(self) -> float:
        """Reading distance in metres."""
        return self.layout.read / MM / 1000

    @property
    def is_poster(self) -> bool:
        """Whether it is read from a poster's distance, rather than in the hand."""
        return self.metres >= POSTER_FROM


def runs_of(drawing: Drawing) -> tuple[tuple[Inked, ...], ...]:
    """All glyphs of each page, measured once for all checks."""
    return tuple(tuple([_inked(item) for item in page.items if type(item) is Glyphs]) for page in drawing.pages)


def _inked(item: Glyphs) -> Inked:
    item = upright(item)
    return Inked(item, advance(item))


def upright(item: Glyphs) -> Glyphs:
    """What is turned as if it stood upright in the same place."""
    if not item.turned:
        return item
    rise = item.words[0].face.cap_height * item.size
    return item._replace(x=item.x - advance(item), y=item.y + rise, turned=False)


def advance(item: Glyphs) -> float:
    """Width of the inked part of glyphs in points: the space at their end is not counted."""
    words = item.words[:-1] if item.words and item.words[-1].text in (" ", "\n") else item.words
    width = sum([word.width for word in words]) * item.size
    if item.tracking:
        width += item.tracking * sum([len(word.glyphs) for word in words])
    if item.space:
        width += item.space * sum([word.text == " " for word in words])
    return width


def text_of(item: Glyphs) -> str:
    """Characters of an item."""
    return "".join(word.text for word in item.words).strip()
