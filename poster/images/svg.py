"""The bytes of an SVG -> a PdfPage: its elements made plain, drawn by the converter within Typst, taken over.

What is ours is what the converter does not do, or does in silence: style sheets, fonts, links, bounds, and saying what
is not drawn. The rest is its own: of resvg's public tests it draws nine in ten as their authors mean them.
"""

from hashlib import sha256

from poster.cache import Cache
from poster.images.pdf_page import LARGEST, open_pdf
from poster.images.source import PictureError
from poster.images.svg_convert import converted
from poster.images.svg_lengths import Frame, natural_frame
from poster.images.svg_letters import set_letters
from poster.images.svg_links import Find, close_links
from poster.images.svg_outlines import outlines
from poster.images.svg_page import plain_colors
from poster.images.svg_parts import sort_out
from poster.images.svg_strokes import fix_strokes, split_strokes
from poster.images.svg_style import style
from poster.images.svg_tree import Node, read_tree, written
from poster.images.svg_weight import check_weight
from poster.images.type_sizes import counted
from poster.model.picture import Lettering, PdfPage, TypeSize
from poster.model.text import Face

POINTS = 0.75
"""Points in a CSS pixel."""

DEEPEST = 3
"""Pictures in SVG within each other."""

NOTHING = "\u200b"
"""A space of no width."""

SLIMMEST = 10_000.0
"""Sides of which one may be that many times the other."""

SHOWN = frozenset("path rect circle ellipse line polyline polygon text image use".split())


class _Plain:
    """Makes one picture plain, with those inside it."""

    def __init__(self, lettering: Lettering | None, find: Find | None) -> None:
        self.lettering = lettering
        self.find = find
        self.doubts: dict[str, None] = {}
        self.names: dict[Face, str] = {}
        self.is_heavy = False
        self.outlines: tuple[TypeSize, ...] = ()
        """Letters drawn as shapes, in pixels; pictures inside are not looked at."""

    def plain(self, content: bytes, depth: int = 0) -> tuple[bytes, Frame]:
        """The picture without style sheets and links, and its size."""
        if depth > DEEPEST:
            raise PictureError("has pictures too deep within each other", "export it again")
        root = read_tree(content)
        looks = style(root, natural_frame(root).width, self.doubts)
        sort_out(root, self.doubts)
        if not any(node.tag in SHOWN for node in root.iter()):
            raise PictureError("shows nothing", "export it again; text and shapes must be visible")
        close_links(root, self.find, lambda inner: self.plain(inner, depth + 1)[0])
        fix_strokes(root, self.doubts)
        check_weight(root)
        set_letters(root, looks, self.lettering, self.names)
        split_strokes(root)
        frame = natural_frame(root)
        if not depth:
            self.outlines = outlines(root, min(frame.width / frame.box[2], frame.height / frame.box[3]))
        if not any(name in root.attrib for name in ("width", "height", "viewBox")):
            self.doubts["says nothing of its size: 300 x 150 pixels are taken, and what is beyond is cut off"] = None
        _size(root, frame)
        self.is_heavy |= any(node.get("filter", "none") != "none" for node in root.iter())
        return written(root), frame


def open_svg(
    content: bytes, name: str, lettering: Lettering | None, find: Find | None, cache: Cache
) -> tuple[PdfPage, tuple[str, ...]]:
    """The picture and what is not drawn as it was meant.

    `lettering` has the fonts for its text; without it text is refused. `find` reads pictures that it links to.
    Raises PictureError where the file is damaged, wants anything outside the project, or would be drawn wrong.
    """
    maker = _Plain(lettering, find)
    svg, frame = maker.plain(content)
    if max(frame.width, frame.height) > SLIMMEST * min(frame.width, frame.height):
        raise PictureError(f"is {frame.width:g} x {frame.height:g}: a line, no picture", "crop it, or export it again")
    scale = POINTS * min(1.0, LARGEST / (POINTS * max(frame.width, frame.height)))
    width, height = frame.width * scale, frame.height * scale
    digest = sha256(svg)
    fonts = {key: lettering.program(face, key) for face, key in maker.names.items()} if lettering else {}
    for key, program in fonts.items():
        digest.update(key.encode() + program)

    def drawn() -> PdfPage:
        made = converted(svg, width, height, fonts, is_heavy=maker.is_heavy)
        # A letter of several glyphs has its characters at the first of them.
        page = open_pdf(made, name, NOTHING, plain_colors)[0]
        return page._replace(outlines=counted(dict(maker.outlines), scale))

    page = cache.get("drawn SVGs", (digest.hexdigest(), name), drawn)
    return page, tuple(maker.doubts)


def _size(root: Node, frame: Frame) -> None:
    """Say the size in numbers, and lay the ground that browsers draw."""
    root.set("width", f"{frame.width:.9g}")
    root.set("height", f"{frame.height:.9g}")
    root.set("viewBox", " ".join(f"{number:.9g}" for number in frame.box))
    ground = root.attrib.pop("background-color", "transparent")
    if ground not in ("transparent", "none", "inherit"):
        x, y, width, height = (f"{number:.9g}" for number in frame.box)
        root.insert(
            0, Node("rect", {"x": x, "y": y, "width": width, "height": height, "fill": ground, "stroke": "none"})
        )
