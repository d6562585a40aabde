"""The elements of an SVG -> how much they draw once every reference is followed; too much is refused.

A few kilobytes of `use` may draw for years.
"""

import re
from collections.abc import Iterator

from poster.images.source import PictureError
from poster.images.svg_path import NUMBER, matrix_of, number_of
from poster.images.svg_tree import Node

MOST_WORK = 800_000
"""Elements and points that are drawn; one in some ten of them is an element."""
ELEMENT = 4
CHARACTERS = 8
"""Of attributes, that count as one: those of a point."""
LONGEST = 2_000_000
"""Characters of one path."""
FARTHEST = 1e9
"""Beyond it PDF readers give up."""
LARGE = re.compile(r"\d[eE]\+?\d\d|\d{16}")
"""What may be a number too large to be drawn."""
DEEPEST_USE = 20
"""References within what is referred to; a circle of them is deeper."""

REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
MARKERS = ("marker-start", "marker-mid", "marker-end")


def check_weight(root: Node) -> None:
    """Raises PictureError where references draw too much, or lead to themselves."""
    named: dict[str, Node] = {}
    for node in root.iter():
        assert isinstance(node, Node)
        if "id" in node.attrib:
            named.setdefault(node.attrib["id"], node)
        _check_numbers(node)
    kept: dict[Node, int] = {}
    if _total(root, named, kept, 0) > MOST_WORK:
        raise PictureError("draws too many lines and shapes", "save it as PNG with enough pixels")


def _check_numbers(node: Node) -> None:
    """Refuse numbers that are beyond all bounds: the converter draws nothing of them."""
    given = node.attrib
    if len(given.get("d", "")) > LONGEST or len(given.get("points", "")) > LONGEST:
        raise PictureError(f"has a path of more than {LONGEST} characters", "save it as PNG with enough pixels")
    for name in ("transform", "gradientTransform", "patternTransform"):
        value = given.get(name, "")
        is_suspect = value.count("(") > MOST_PLAIN_CALLS or LARGE.search(value)
        if is_suspect and not all(-FARTHEST < number < FARTHEST for number in matrix_of(value)):
            raise PictureError("has numbers that are too large", "export it again")
    for name in GEOMETRY:
        value = given.get(name, "")
        if LARGE.search(value):
            for found in NUMBER.findall(value):
                number_of(found)


MOST_PLAIN_CALLS = 4
GEOMETRY = "d points x y width height cx cy r rx ry x1 y1 x2 y2 stroke-width font-size stroke-dasharray".split()


def _total(top: Node, named: dict[str, Node], kept: dict[Node, int], depth: int) -> int:
    """What an element draws, with all in it and all that it refers to."""
    if top in kept:
        return kept[top]
    if depth > DEEPEST_USE:
        raise PictureError(f"uses itself in line {top.line}", "export it again")
    total = 0
    for node in top.iter():
        assert isinstance(node, Node)
        total += ELEMENT + sum(map(len, node.attrib.values())) // CHARACTERS
        for name, times in _references(node):
            other = named.get(name)
            if other is not None and not (other is top and depth == 0):
                total += times * _total(other, named, kept, depth + 1)
        if total > MOST_WORK:
            break
    kept[top] = total
    return total


def _references(node: Node) -> Iterator[tuple[str, int]]:
    """Names of what an element refers to, and how often it is drawn."""
    link = node.attrib.get("href", "")
    if link.startswith("#"):
        yield link[1:], 1
    for name, value in node.attrib.items():
        if "url(" not in value:
            continue
        times = 1
        if name in MARKERS and name != "marker-start":
            times = 1 + len(NUMBER.findall(node.attrib.get("d", "") + " " + node.attrib.get("points", ""))) // 2
        for found in REFERENCE.findall(value):
            yield found, times
