"""Lengths of an SVG -> CSS pixels, and the natural size of the whole."""

import re
from typing import NamedTuple

from poster.images.source import PictureError
from poster.images.svg_path import NUMBER, number_of
from poster.images.svg_tree import Node
from poster.model.picture import Matrix

LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*(%|[a-zA-Z]+)?\s*")

PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}

LARGEST = 1e6
"""Side in CSS pixels."""


class Frame(NamedTuple):
    """How large a picture is."""

    width: float
    """In CSS pixels."""
    height: float
    box: tuple[float, float, float, float]
    """x, y, width and height in its own units."""
    matrix: Matrix
    """From its own units to pixels."""


def natural_frame(root: Node) -> Frame:
    """The size of a picture. Raises PictureError where it has none."""
    box = view_box(root)
    given = root.attrib
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
    return Frame(width, height, inner, fitted(inner, width, height, given.get("preserveAspectRatio", "")))


def view_box(node: Node) -> tuple[float, float, float, float] | None:
    """x, y, width and height; None where there is none that can be used."""
    numbers = [number_of(found) for found in NUMBER.findall(node.attrib.get("viewBox", ""))]
    if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def fitted(box: tuple[float, float, float, float], width: float, height: float, ratio: str) -> Matrix:
    """From the units of a view box to a rectangle of `width` x `height`. Source: SVG 1.1, 7.8."""
    x, y, across, down = box
    sx, sy = width / across, height / down
    align, _, manner = ratio.strip().removeprefix("defer ").partition(" ")
    if align == "none":
        return sx, 0, 0, sy, -x * sx, -y * sy
    scale = max(sx, sy) if manner.strip() == "slice" else min(sx, sy)
    spare = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    left = (width - across * scale) * spare.get(align[1:4], 0.5)
    top = (height - down * scale) * spare.get(align[5:8], 0.5)
    return scale, 0, 0, scale, left - x * scale, top - y * scale


def length(text: str, whole: float, size: float, otherwise: float = 0.0) -> float:
    """A length in CSS pixels; a percentage is of `whole`, em and ex are of the type `size`."""
    found = LENGTH.fullmatch(text)
    if not found:
        return otherwise
    unit = (found[2] or "").lower()
    factor = {"%": whole / 100, "em": size, "rem": 16.0, "ex": size / 2}.get(unit, PIXELS.get(unit))
    return otherwise if factor is None else number_of(found[1]) * factor
