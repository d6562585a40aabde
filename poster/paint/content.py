"""Pages of items -> content streams, and which node of the tree owns each piece of them."""

from typing import NamedTuple

from poster.cache import Cache
from poster.model.drawing import Drawing, Glyphs, Link, Node, Page, Shape
from poster.model.text import Face
from poster.paint.faces import Meanings
from poster.paint.ink import NOTHING, Ink, Odd, ink_of, odd_of, set_line

Outlines = tuple[tuple[tuple[float, float], ...], ...]

UNREADABLE = "\u200b"
"""What a glyph without characters reads as; PDF/A wants some character for each (ISO 19005-2, 6.2.11.7.2)."""


class Mark(NamedTuple):
    """A piece of a page that belongs to a node: a run of marked content, or a link."""

    node: int
    page: int
    at: int
    """Where among the items of the page it starts."""
    number: int
    """Number of the marked content on its page; of the link among the links of the page."""
    is_link: bool


class PaintedPage(NamedTuple):
    """A page as operators."""

    content: bytes
    marks: tuple[Mark, ...]
    """In the order of painting. The marked content is numbered from 0 in this order, and so are the links."""
    links: tuple[Link, ...]
    faces: tuple[Face, ...]
    """In the order of first use."""


class Path(NamedTuple):
    """Closed outlines as operators, in units; y grows downwards."""

    operators: str
    left: float
    top: float
    right: float
    bottom: float


class PaintedPages(NamedTuple):
    """All pages, and the fonts they need."""

    pages: tuple[PaintedPage, ...]
    fonts: tuple[tuple[Face, Meanings], ...]
    """For each face the glyphs with the one meaning that the font gives them."""


def paint_pages(drawing: Drawing, cache: Cache) -> PaintedPages:
    """Operators for all pages. Of two meanings of a glyph the font gives the simpler one, the word the other."""
    inks = [
        [ink_of(item.words, NOTHING, cache) for item in page.items if isinstance(item, Glyphs)]
        for page in drawing.pages
    ]
    fonts, odd = _agree([ink for page in inks for ink in page])
    pages = tuple(
        _paint_page(page, number, drawing.tree, inks[number], odd, cache) for number, page in enumerate(drawing.pages)
    )
    return PaintedPages(pages, fonts)


def _agree(inks: list[Ink]) -> tuple[tuple[tuple[Face, Meanings], ...], Odd]:
    """One meaning for each glyph, and the glyphs that mean something else somewhere."""
    seen: dict[Face, set[tuple[int, str]]] = {}
    for ink in inks:
        for face, meanings in ink.meanings:
            seen.setdefault(face, set()).update(meanings)
    fonts = []
    odd = []
    for face, pairs in seen.items():
        chosen: dict[int, str] = {}
        for glyph, text in pairs:
            before = chosen.get(glyph, "")
            if not before or (text and (len(text), text) < (len(before), before)):
                chosen[glyph] = text
        odd += [(face, glyph, text) for glyph, text in pairs if chosen[glyph] != text or not text]
        fonts.append((face, frozenset((glyph, text or UNREADABLE) for glyph, text in chosen.items())))
    return tuple(fonts), frozenset(odd)


def _paint_page(
    page: Page, number: int, tree: tuple[Node, ...], inks: list[Ink], odd: Odd, cache: Cache
) -> PaintedPage:
    parts: list[str] = []
    marks: list[Mark] = []
    links: list[Link] = []
    faces: dict[Face, None] = {}
    inks_left = iter(inks)
    runs = 0
    owner: int | None = -1  # of the open run; -1: none is open
    for at, item in enumerate(page.items):
        if isinstance(item, Link):
            marks.append(Mark(item.owner, number, at, len(links), True))
            links.append(item)
            continue
        if item.owner != owner:
            parts.append("EMC\n" if parts else "")
            owner = item.owner
            if owner is None:
                parts.append("/Artifact BMC\n")
            else:
                parts.append(f"/{tree[owner].kind}<</MCID {runs}>>BDC\n")
                marks.append(Mark(owner, number, at, runs, False))
                runs += 1
        if isinstance(item, Shape):
            parts.append(_fill(item, page.height, cache))
            continue
        ink = next(inks_left)
        faces.update(dict.fromkeys(face for face, _ in ink.meanings))
        here = odd_of(ink, odd)
        parts.append(set_line(item, ink_of(item.words, here, cache) if here else ink, page.height))
    if parts:
        parts.append("EMC\n")
    return PaintedPage("".join(parts).encode("ascii"), tuple(marks), tuple(links), tuple(faces))


def _fill(item: Shape, height: float, cache: Cache) -> str:
    """One path, in the units of its outlines: whole numbers for a code, so that no renderer sees a seam."""
    operators = path_of(item.outlines, cache).operators
    red, green, blue = item.color
    return (
        f"q {red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} rg "
        f"{item.scale:.5f} 0 0 -{item.scale:.5f} {item.x:.3f} {height - item.y:.3f} cm\n{operators}f Q\n"
    )


def path_of(outlines: Outlines, cache: Cache) -> Path:
    """Outlines as operators, with their extent."""
    return cache.get("path", outlines, lambda: _path(outlines))


def _path(outlines: Outlines) -> Path:
    across = [x for outline in outlines for x, _ in outline] or [0]
    down = [y for outline in outlines for _, y in outline] or [0]
    whole = all(isinstance(corner, int) for corner in across + down)
    parts = []
    for outline in outlines:
        corners = [f"{x} {y}" if whole else f"{x:.4f} {y:.4f}" for x, y in outline]
        parts.append(" l\n".join(corners).replace(" l\n", " m\n", 1) + " l\n")
    return Path("".join(parts), min(across), min(down), max(across), max(down))
