"""The elements of an SVG -> how large its letters are that programs of plots draw as shapes.

Such letters are kept once, under the name of their font and number, and used wherever they stand: matplotlib
(`DejaVuSans-41`), cairo and so R (`glyph-0-1`), dvisvgm (`g0-49`), MuPDF (`font_1_23`), MathJax (`MJX-1-TEX-I-1D465`).
"""

import re
from collections import Counter, defaultdict
from math import sqrt
from typing import NamedTuple

from poster.images.source import PictureError
from poster.images.svg_lengths import natural_frame
from poster.images.svg_path import IDENTITY, matrix_of, path, times
from poster.images.svg_tree import Node
from poster.images.type_sizes import CAPITAL, counted
from poster.model.picture import Matrix, TypeSize

NAME = re.compile(r"(glyph-?\d+|g\d+|font_\d+|MJ[\w-]+|[A-Z][\w-]*)[-_][0-9A-Fa-f]{1,6}")
"""Names of letters; the font first."""
MOST_USED = 20_000
TALL = 0.9
"""Share of the glyphs of a font and size that are at most as tall as its capitals: beyond are brackets and signs."""
FEW = 4
"""Letters of a font and size below which their height says too little: a minus by itself is no capital."""
SMALL = 0.85
"""Scale of what is raised or lowered, at most, beside the largest of its label."""


PLOT_LETTER = "scale(0.015625)"
PLOT_EM = 100.0
"""How matplotlib keeps a letter: in 64ths of a unit, of which an em has a hundred in every font."""


class _Glyph(NamedTuple):
    """A letter kept as a shape."""

    font: str
    height: float
    """Above its baseline, in the units of the element that uses it."""
    em: float = 0.0
    """Of its font, in the same units; 0 where that is not known."""


class _Used(NamedTuple):
    """A letter in its place."""

    glyph: _Glyph
    scale: float


def outlines(root: Node, scale: float) -> tuple[TypeSize, ...]:
    """Sizes of letters that are shapes, by the height of the capitals of each font and size; `scale` leads to points.

    The smallest first. What is raised or lowered counts with its label.
    """
    glyphs = _glyphs(root)
    if not glyphs:
        return ()
    labels: list[list[_Used]] = []
    _collect(root, IDENTITY, glyphs, labels)
    fonts: dict[tuple[str, float], list[float]] = defaultdict(list)
    sizes: Counter[float] = Counter()
    for label in labels:
        largest = max(used.scale for used in label)
        for glyph, own in label:
            if own <= SMALL * largest:
                continue
            if glyph.em:
                sizes[glyph.em * own] += 1
            else:
                fonts[glyph.font, round(own, 4)].append(glyph.height * own)
    for heights in fonts.values():
        heights.sort()
        if len(heights) < FEW:
            continue
        sizes[heights[int(TALL * (len(heights) - 1))] / CAPITAL] += len(heights)
    return counted(sizes, scale)


def _glyphs(root: Node) -> dict[str, _Glyph]:
    """What letters there are, by name."""
    found: dict[str, _Glyph] = {}
    for node in root.iter():
        name = NAME.fullmatch(node.get("id", ""))
        if name is None or node.tag not in ("path", "symbol", "g"):
            continue
        drawn = node if node.tag == "path" else next(node.iter("path"), None)
        height = _height(drawn.get("d", ""), matrix_of(drawn.get("transform", ""))) if drawn is not None else 0.0
        if height > 0:
            is_plot = drawn is node and node.get("transform") == PLOT_LETTER
            found[name[0]] = _Glyph(name[1], height, PLOT_EM if is_plot else 0.0)
    return found


def _height(data: str, matrix: Matrix) -> float:
    """How far a shape reaches from its baseline; whether that is up or down, the files differ in."""
    try:
        steps = path(data)
    except PictureError:
        return 0.0
    _, b, _, d, _, f = matrix
    reaches = [b * x + d * y + f for _, points in steps for x, y in zip(points[::2], points[1::2], strict=True)]
    return max(map(abs, reaches), default=0.0)


def _inner(node: Node) -> Matrix:
    """From the units of a picture within a picture to those around it."""
    try:
        return natural_frame(node).matrix
    except PictureError:  # it shows nothing
        return IDENTITY


def _collect(node: Node, outer: Matrix, glyphs: dict[str, _Glyph], labels: list[list[_Used]]) -> None:
    """The letters used in an element, those of one parent together."""
    matrix = times(matrix_of(node.get("transform", "")), outer)
    if node.tag == "svg" and outer is not IDENTITY:
        matrix = times(_inner(node), matrix)
    label: list[_Used] = []
    for kid in node:
        assert isinstance(kid, Node)
        glyph = glyphs.get(kid.get("href", "").removeprefix("#")) if kid.tag == "use" else None
        if glyph:
            a, b, c, d, _, _ = times(matrix_of(kid.get("transform", "")), matrix)
            label.append(_Used(glyph, sqrt(abs(a * d - b * c))))
        elif kid.tag not in ("defs", "symbol"):
            _collect(kid, matrix, glyphs, labels)
    if label and sum(map(len, labels)) < MOST_USED:
        labels.append(label)
