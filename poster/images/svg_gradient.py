"""A gradient of an SVG and the path that it fills -> colors along a line or between circles."""

from collections.abc import Mapping

from poster.images.source import PictureError
from poster.images.svg_path import IDENTITY, matrix_of, times
from poster.images.svg_style import Rules, color_of, length, number, own_properties
from poster.images.svg_tree import Element
from poster.model.color import Color
from poster.model.picture import Gradient, Matrix, Segments

GRADIENTS = ("linearGradient", "radialGradient")

LONGEST_CHAIN = 10
"""Gradients that take over from each other."""


def gradient_of(
    element: Element,
    named: Mapping[str, Element],
    rules: Rules,
    segments: Segments,
    width: float,
    height: float,
) -> tuple[Gradient | Color | None, str]:
    """What fills the path: a gradient, one color, or nothing; and a doubt, empty where it is drawn as it is meant."""
    chain = _chain(element, named)
    given: dict[str, str] = {}
    for each in reversed(chain):
        given.update(each.attributes)
    stops, doubt = _stops(next((each for each in chain if _has_stops(each)), element), rules)
    if len(stops) < 2:
        return (stops[0][1] if stops else None), doubt
    if given.get("spreadMethod", "pad") != "pad":
        doubt = "has a gradient that repeats, which is drawn once"
    matrix = matrix_of(given["gradientTransform"]) if "gradientTransform" in given else IDENTITY
    if given.get("gradientUnits") != "userSpaceOnUse":
        box = _box_of(segments)
        if box is None:
            return stops[-1][1], doubt
        matrix, width, height = times(matrix, box), 1.0, 1.0

    def at(name: str, otherwise: str, whole: float) -> float:
        return length(given.get(name, otherwise), whole, 16)

    if element.name == "linearGradient":
        line = (at("x1", "0%", width), at("y1", "0%", height), at("x2", "100%", width), at("y2", "0%", height))
        return Gradient(line, matrix, stops), doubt
    cx, cy = at("cx", "50%", width), at("cy", "50%", height)
    radius = at("r", "50%", ((width**2 + height**2) / 2) ** 0.5)
    fx = at("fx", given.get("cx", "50%"), width)
    fy = at("fy", given.get("cy", "50%"), height)
    return Gradient((fx, fy, at("fr", "0", width), cx, cy, max(radius, 0.0)), matrix, stops), doubt


def _chain(element: Element, named: Mapping[str, Element]) -> list[Element]:
    """The gradient, the one it takes over from, and so on."""
    chain = [element]
    while len(chain) < LONGEST_CHAIN:
        link = chain[-1].attributes.get("href", "")
        if link and not link.startswith("#"):
            raise PictureError(f"refers to something outside itself: '{link[:60]}'", "export it again")
        following = named.get(link[1:])
        if following is None or following.name not in GRADIENTS:
            break
        chain.append(following)
    return chain


def chain_length(element: Element, named: Mapping[str, Element]) -> int:
    """How many elements are gone through for a gradient."""
    return sum(1 + len(each.kids) for each in _chain(element, named))


def _has_stops(element: Element) -> bool:
    return any(isinstance(kid, Element) and kid.name == "stop" for kid in element.kids)


def _stops(element: Element, rules: Rules) -> tuple[tuple[tuple[float, Color], ...], str]:
    stops: list[tuple[float, Color]] = []
    doubt = ""
    reached = 0.0
    for kid in element.kids:
        if not isinstance(kid, Element) or kid.name != "stop":
            continue
        own = own_properties(kid, rules)
        color, opacity = color_of(own.get("stop-color", "black"), own) or (Color(0, 0, 0), 0.0)
        if opacity * number(own.get("stop-opacity", "1"), 1.0) < 0.999:
            doubt = "has a gradient that lets light through, which is drawn opaque"
        reached = max(reached, min(1.0, number(kid.attributes.get("offset", "0"), 0.0)))
        stops.append((reached, color))
    return tuple(stops), doubt


def _box_of(segments: Segments) -> Matrix | None:
    """From a unit square to the box around the path, handles included; None where it is flat."""
    across = [n for _, points in segments for n in points[::2]]
    down = [n for _, points in segments for n in points[1::2]]
    if not across:
        return None
    width, height = max(across) - min(across), max(down) - min(down)
    return (width, 0, 0, height, min(across), min(down)) if width and height else None
