"""Drawings made by hand, as the fit would make them."""

from pathlib import Path

import uharfbuzz as hb

from poster.model.color import BLACK, Color
from poster.model.drawing import Bookmark, Drawing, Glyphs, Item, Link, Node, Page, Shape
from poster.model.text import Face, Word
from poster.model.units import MM

FONTS = Path(__file__).parents[2] / "fonts"
GREEN = Color(0, 120, 90)
SQUARE = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)


def font_file(family: str, style: str = "Regular") -> Path:
    """A font file that ships."""
    return next(path for path in sorted((FONTS / family).iterdir()) if path.stem.endswith(style))


def face_of(path: Path, family: str = "Inter Tight", axes: tuple[tuple[str, float], ...] = ()) -> Face:
    """The face of a font file; its measures are near enough for tests."""
    units = hb.Face(hb.Blob.from_file_path(str(path))).upem
    return Face(family, str(path), 0, axes, 400, False, units, 0.73, 0.55, 0.97, 0.24)


def shape(text: str, face: Face, features: dict[str, bool] | None = None) -> Word:
    """A word by HarfBuzz; its clusters as the text stage gives them."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(face.path)))
    if face.axes:
        font.set_variations(dict(face.axes))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters, seen = [], set()
    for glyph in buffer.glyph_infos:
        clusters.append("" if glyph.cluster in seen else text[glyph.cluster : ends[glyph.cluster]])
        seen.add(glyph.cluster)
    offsets = tuple((place.x_offset, place.y_offset) for place in buffer.glyph_positions)
    advances = tuple(place.x_advance for place in buffer.glyph_positions)
    glyphs = tuple(glyph.codepoint for glyph in buffer.glyph_infos)
    shifted = offsets if any(offset != (0, 0) for offset in offsets) else ()
    return Word(text, face, glyphs, advances, shifted, tuple(clusters), sum(advances) / face.units)


def words(text: str, face: Face) -> tuple[Word, ...]:
    """Words and the spaces between them."""
    found: list[Word] = []
    for part in text.rstrip(" ").split(" "):
        found += [shape(part, face), shape(" ", face)] if part else [shape(" ", face)]
    return tuple(found if text.endswith(" ") else found[:-1])


def line(owner: int | None, x: float, y: float, size: float, text: str, face: Face) -> Glyphs:
    """A line of type."""
    return Glyphs(owner, x, y, size, words(text, face), 0.0, 0.0, BLACK)


def page_of(*items: Item, width: float = 148 * MM, height: float = 210 * MM) -> Page:
    """An A5 page."""
    return Page(width, height, items)


def poster(face: Face, bold: Face) -> Drawing:
    """A small poster with every kind of node and item, on two pages."""
    tree = (
        Node("Document", None),
        Node("H1", 0),
        Node("Sect", 0, title="Différent"),
        Node("H2", 2),
        Node("P", 2),
        Node("Link", 4, url="https://example.org/ä"),
        Node("L", 2, numbering="Square"),
        Node("LI", 6),
        Node("Lbl", 7, actual="•"),
        Node("LBody", 7),
        Node("P", 9),
        Node("Sect", 0, title="Codes"),
        Node("Link", 11, url="https://example.org/"),
        Node("Figure", 12, alt="QR code, opens https://example.org/"),
        Node("P", 11, lang="de"),
        Node("P", 11),
    )
    first = page_of(
        Shape(None, -9.0, -9.0, 500.0, SQUARE, GREEN),
        line(1, 30, 80, 40, "An office fjord", bold),
        line(4, 30, 140, 12, "a paragraph before its heading in ", face),
        line(5, 230, 140, 12, "example.org", face),
        Link(5, 230, 130, 60, 12, "https://example.org/ä", "example.org (opens ä)"),
        line(4, 30, 155, 12, "paint but not in order", face),
        line(3, 30, 120, 20, "Différent AVATAR", bold),
        Shape(8, 30, 175, 6, SQUARE, GREEN),
        line(10, 45, 181, 12, "an item of a list that goes on ", face),
        line(None, 45, 590, 9, "page 1", face),
    )
    second = page_of(
        line(10, 45, 60, 12, "on the next page", face),
        Shape(13, 60, 100, 4, (((0, 0), (7, 0), (7, 7), (0, 7)), ((1, 1), (1, 6), (6, 6), (6, 1))), BLACK),
        Link(12, 60, 100, 28, 28, "https://example.org/", "QR code for example.org"),
        line(14, 60, 160, 12, "Größe", face),
    )
    marks = (Bookmark("An office fjord", 0, 0, 40), Bookmark("Différent", 1, 0, 100), Bookmark("Codes", 1, 1, 90))
    return Drawing("An <office> fjord", "Åsa & Co", "en-GB", (first, second), tree, marks)
