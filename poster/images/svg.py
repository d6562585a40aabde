"""The bytes of an SVG -> a Vector: paths in points of its natural size.

The reader is our own: SVG is XML, and of its features posters need shapes, fills, strokes, gradients, clips and text.
The rest is refused by name rather than drawn wrong.
"""

from hashlib import sha256

from poster.images.source import PictureError
from poster.images.svg_draw import Drawer, fitted, view_box
from poster.images.svg_style import length, rules_of
from poster.images.svg_tree import Element, read_tree
from poster.model.picture import Gradient, Path, SetText, Vector

POINTS = 0.75
"""Points in a CSS pixel."""

LARGEST = 1e6
"""Side in CSS pixels."""

FARTHEST = 1e9
"""Beyond it PDF readers give up."""


def open_svg(content: bytes, name: str, set_text: SetText | None) -> tuple[Vector, tuple[str, ...]]:
    """The picture and what is not drawn as it was meant. `set_text` outlines its text; without it text is refused.

    Raises PictureError where the file is damaged, wants anything outside itself, or needs what is not drawn.
    """
    root = read_tree(content)
    width, height, matrix, inner = _frame(root)
    drawer = Drawer(root, rules_of(root), set_text)
    try:
        drawer.draw(matrix, *inner)
    except ArithmeticError:
        raise PictureError("has numbers that lead nowhere", "export it again") from None
    if not drawer.paths:
        raise PictureError("shows nothing", "export it again; text and shapes must be visible")
    if not all(_is_finite(path) for path in drawer.paths):
        raise PictureError("has numbers that are too large", "export it again")
    # Text looks as the project's fonts have it.
    digest = sha256(content + repr(drawer.outlines).encode()).hexdigest()[:24]
    return Vector(name, digest, width, height, tuple(drawer.paths)), tuple(drawer.doubts)


def _frame(root: Element) -> tuple[float, float, tuple[float, float, float, float, float, float], tuple[float, float]]:
    """Width and height in points, the way from the picture's units to them, and its inner size."""
    box = view_box(root)
    given = root.attributes
    whole = (box[2], box[3]) if box else (300.0, 150.0)  # what browsers take where nothing is said
    width = length(given.get("width", "100%"), whole[0], 16, whole[0])
    height = length(given.get("height", "100%"), whole[1], 16, whole[1])
    if box and "width" in given and "height" not in given:
        height = width * box[3] / box[2]
    elif box and "height" in given and "width" not in given:
        width = height * box[2] / box[3]
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise PictureError("has no size", "give its 'svg' element a width and a height")
    inner = box or (0.0, 0.0, width, height)
    matrix = fitted(inner, width * POINTS, height * POINTS, given.get("preserveAspectRatio", ""))
    return width * POINTS, height * POINTS, matrix, (inner[2], inner[3])


def _is_finite(path: Path) -> bool:
    numbers = [*path.matrix]
    if path.stroke:
        numbers += [path.stroke.width, path.stroke.offset, path.stroke.miter, *path.stroke.dashes]
    if isinstance(path.fill, Gradient):
        numbers += [*path.fill.circles, *path.fill.matrix]
    for segments in (path.segments, *(clip.segments for clip in path.clips)):
        for _, points in segments:
            numbers += points
    return all(-FARTHEST < n < FARTHEST for n in numbers)  # what is no number is nowhere between
