"""What the checks look at: the finished drawing beside the content and the layout that it was made from."""

from typing import NamedTuple

from poster.model.content import Content
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout
from poster.model.picture import Samples
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

    @property
    def metres(self) -> float:
        """Reading distance in metres."""
        return self.layout.read / MM / 1000

    @property
    def is_poster(self) -> bool:
        """Whether it is read from a poster's distance, rather than in the hand."""
        return self.metres >= POSTER_FROM


def advance(item: Glyphs) -> float:
    """Width of the inked part of glyphs in points: the space at their end is not counted."""
    width = 0.0
    for word in item.words:
        width += word.width * item.size + item.tracking * len(word.glyphs) + (item.space if word.text == " " else 0.0)
    last = item.words[-1] if item.words else None
    if last is not None and last.text == " ":
        width -= last.width * item.size + item.tracking + item.space
    return width


def text_of(item: Glyphs) -> str:
    """Characters of an item."""
    return "".join(word.text for word in item.words).strip()
