"""Pages of items -> content streams, and which node of the tree owns each piece of them."""

from itertools import chain
from typing import NamedTuple

from poster.cache import Cache
from poster.model.drawing import Artwork, Drawing, Glyphs, Image, Link, Node, Page, Shape
from poster.model.text import Face
from poster.paint.faces import Meanings
from poster.paint.ink import NOTHING, Bits, Ink, Odd, bits_of, ink_of, meanings_of, odd_of, set_line
from poster.paint.objects import real, utf16
from poster.paint.pictures import place_picture

Outlines = tuple[tuple[tuple[float, float], ...], ...]

UNREADABLE = "\u200b"
"""What a glyph without characters reads as; PDF/A wants some character for each (ISO 19005-2, 6.2.11.7.2)."""


FEW = 4
"""Outlines of a shape below which it is small: quick to look up by value, and not worth a stream of its own."""


class Mark(NamedTuple):
    """A piece of a page that belongs to a node: a run of marked content, or a link."""

    node: int
    page: int
    at: int
    """Where among the items of the page it starts."""
    number: int
    """Number of the marked content on its page; of the link among the links of the page."""
    is_link: bool
    leaf: int
    """Place of its page in the order of reading: on sheets with several pages not the number of the side."""


class PaintedPage(NamedTuple):
    """A page as operators."""

    content: tuple[bytes, ...]
    """One after the other; large shapes stand alone, since they stay the same while words change."""
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
    fonts, odd = _agree([ink for page in inks for ink in page], cache)
    spelled = set[int]()
    pages = tuple(
        _paint_page(page, number, drawing.tree, inks[number], odd, spelled, cache)
        for number, page in enumerate(drawing.pages)
    )
    return PaintedPages(pages, fonts)


def _agree(inks: list[Ink], cache: Cache) -> tuple[tuple[tuple[Face, Meanings], ...], Odd]:
    """One meaning for each glyph, and the glyphs that mean something else somewhere."""
    seen: dict[Face, Bits] = {}
    for ink in inks:
        for face, bits in ink.meanings:
            seen[face] = seen.get(face, 0) | bits
    fonts: list[tuple[Face, Meanings]] = []
    odd: list[tuple[Face, Bits]] = []
    for face, bits in seen.items():
        table: dict[tuple[Face, Bits], tuple[Meanings, Bits]] = cache.table("agreed")  # type: ignore[assignment]
        if (face, bits) not in table:
            table[face, bits] = _choose(face, bits, cache)
        meanings, others = table[face, bits]
        fonts.append((face, meanings))
        if others:
            odd.append((face, others))
    return tuple(fonts), tuple(odd)


def _choose(face: Face, bits: Bits, cache: Cache) -> tuple[Meanings, Bits]:
    """The simplest meaning of each glyph, and the pairs that are not chosen."""
    pairs = meanings_of(face, bits, cache)
    chosen: dict[int, str] = {}
    for glyph, text in pairs:
        before = chosen.get(glyph, "")
        if not before or (text and _plainness(text) < _plainness(before)):
            chosen[glyph] = text
    others = [(glyph, text) for glyph, text in pairs if chosen[glyph] != text or not text]
    meanings = frozenset((glyph, text or UNREADABLE) for glyph, text in chosen.items())
    return meanings, bits_of(face, others, cache)


def _plainness(text: str) -> tuple[int, bool, str]:
    """The less of two meanings of a glyph is the simpler one: the glyph of a space may stand for a line end, too."""
    return len(text), not text.isprintable(), text


def _paint_page(
    page: Page, number: int, tree: tuple[Node, ...], inks: list[Ink], odd: Odd, spelled: set[int], cache: Cache
) -> PaintedPage:
    content: list[bytes] = []
    around = real(page.around, 4)
    parts: list[str] = [f"1 0 0 1 {around} {around} cm\n"] if page.around else []
    marks: list[Mark] = []
    links: list[Link] = []
    faces: dict[Face, Bits] = {}
    inks_left = iter(inks)
    runs = 0
    owner: int | None = -1  # of the open run; -1: none is open
    leaf, borders = number, _borders(page)
    for at, item in enumerate(page.items):
        if at in borders:
            parts += ["EMC\n" if owner != -1 else "", borders[at][1]]
            owner, leaf = -1, borders[at][0]
        if isinstance(item, Link):
            marks.append(Mark(item.owner, number, at, len(links), True, leaf))
            links.append(item)
            continue
        if item.owner != owner:
            parts.append("EMC\n" if owner != -1 else "")
            owner = item.owner
            if owner is None:
                parts.append("/Artifact BMC\n")
            else:
                parts.append(f"/{tree[owner].kind}<</MCID {runs}{_reading(tree[owner], owner, spelled)}>>BDC\n")
                marks.append(Mark(owner, number, at, runs, False, leaf))
                runs += 1
        if isinstance(item, Shape):
            fill = _fill(item, page.height, cache)
            if len(item.outlines) < FEW:
                parts.append(fill)
            else:
                content += ["".join(parts).encode("ascii"), fill.encode("ascii")]
                parts = []
            continue
        if isinstance(item, Image | Artwork):
            parts.append(place_picture(item, page.height))
            continue
        ink = next(inks_left)
        faces.update(ink.meanings)
        here = odd_of(ink, odd)
        parts.append(set_line(item, ink_of(item.words, here, cache) if here else ink, page.height))
    if owner != -1:
        parts.append("EMC\n")
    content.append("".join(parts).encode("ascii"))
    return PaintedPage(tuple(content), tuple(marks), tuple(links), tuple(faces))


def _reading(node: Node, number: int, spelled: set[int]) -> str:
    """What the marks of a formula read as, at the first of them; the others read as nothing.

    It stands with the content, not with the element: there it would be spoken in the place of the alternative.
    """
    if node.kind != "Formula":
        return ""
    text = "" if number in spelled else utf16(node.actual)
    spelled.add(number)
    return f"/ActualText<FEFF{text}>"


def _borders(page: Page) -> dict[int, tuple[int, str]]:
    """Where the items of a leaf begin and where the last one ends: the leaf, and what keeps its paint on its half."""
    borders: dict[int, tuple[int, str]] = {}
    at, close = 0, ""
    for leaf in page.leaves:
        foot, width, height = page.height - leaf.bottom, leaf.right - leaf.left, leaf.bottom - leaf.top
        clip = f"q {leaf.left:.3f} {foot:.3f} {width:.3f} {height:.3f} re W n\n"
        borders[at] = (leaf.number, borders.get(at, (0, ""))[1] + close + clip)
        at, close = at + leaf.items, "Q\n"
    if page.leaves:
        borders[at] = (page.leaves[-1].number, borders.get(at, (0, ""))[1] + close)
    return borders


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
    if len(outlines) < FEW:
        return cache.get("path", outlines, lambda: _path(outlines))
    # By number, as codes are made once and shared; kept beside the path, so that no others can take it.
    table: dict[int, tuple[Outlines, Path]] = cache.table("large path")  # type: ignore[assignment]
    found = table.get(id(outlines))
    if found is None:
        found = table[id(outlines)] = (outlines, _path(outlines))
    return found[1]


def _path(outlines: Outlines) -> Path:
    flat = tuple(chain.from_iterable(chain.from_iterable(outlines)))
    corner = "%d %d" if set(map(type, flat)) == {int} else "%.4f %.4f"
    start, side = f"{corner} m\n", f"{corner} l\n"
    pattern = "".join([start + side * (len(outline) - 1) for outline in outlines if outline])
    across, down = flat[::2] or (0,), flat[1::2] or (0,)
    return Path(pattern % flat, min(across), min(down), max(across), max(down))
