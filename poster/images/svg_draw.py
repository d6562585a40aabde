"""The elements of an SVG -> its paths in order of painting. What cannot be drawn as it is meant is refused or told."""

from collections.abc import Iterator, Mapping
from math import hypot
from typing import NamedTuple

from poster.images.source import PictureError
from poster.images.svg_gradient import GRADIENTS, chain_length, gradient_of
from poster.images.svg_path import NUMBER, ellipse, matrix_of, moved, number_of, path, polygon, rectangle, times
from poster.images.svg_style import LOCAL_URL, Rules, color_of, inherit, length, number, own_properties
from poster.images.svg_text import text_paths
from poster.images.svg_tree import EXPORT, Element
from poster.model.color import Color
from poster.model.picture import Clip, Gradient, Matrix, Path, Segments, SetText, Stroke

MOST_WORK = 150_000
"""Segments that are drawn after every `use` is followed, and four for each element: some microseconds each."""
ELEMENT = 4
CHARACTERS = 50
"""Of attributes, that count as one segment."""
MOST_DASHES = 1000
DEEPEST_USE = 20
"""Uses within uses; a circle of them is deeper."""

CAPS = {"round": 1, "square": 2}
JOINS = {"round": 1, "bevel": 2}

SILENT = frozenset(
    "defs style title desc metadata symbol clipPath marker linearGradient radialGradient view switch".split()
)
"""Elements that show nothing by themselves; `switch` has a branch of its own."""

SIZES: tuple[str, ...] = ("width", "height")

UNDRAWN = {
    "image": "a picture inside",
    "foreignObject": "text in HTML",
    "filter": "a filter",
    "mask": "a mask",
    "pattern": "a pattern",
    "video": "a film",
    "audio": "sound",
    "iframe": "a web page",
}


class State(NamedTuple):
    """What holds where an element stands."""

    properties: Mapping[str, str]
    matrix: Matrix
    clips: tuple[Clip, ...]
    opacity: float
    width: float
    """Of the viewport, in its units; what percentages are of."""
    height: float
    uses: int


class Drawer:
    """Draws one picture."""

    def __init__(self, root: Element, rules: Rules, set_text: SetText | None) -> None:
        self.root = root
        self.rules = rules
        self.set_text = set_text
        self.named: dict[str, Element] = {}
        self.paths: list[Path] = []
        self.doubts: dict[str, None] = {}
        self.outlines: list[Segments] = []
        """Of text."""
        self.work = 0
        for element in _walk(root):
            if "id" in element.attributes:
                self.named.setdefault(element.attributes["id"], element)

    def draw(self, matrix: Matrix, width: float, height: float) -> None:
        """Everything, from the units of the view box to points."""
        state = State({}, matrix, (), 1.0, width, height, 0)
        self.kids(self.root, self.entered(self.root, state, own_properties(self.root, self.rules)))

    def spend(self, work: int) -> None:
        """Count what is drawn, since a few kilobytes of `use` may draw for years."""
        self.work += work
        if self.work > MOST_WORK:
            raise PictureError("draws too many lines and shapes", "save it as PNG with enough pixels")

    def kids(self, element: Element, state: State) -> None:
        for kid in element.kids:
            if isinstance(kid, Element):
                self.element(kid, state)

    def element(self, element: Element, above: State) -> None:
        """Draw an element and all that is in it."""
        self.spend(ELEMENT + sum(map(len, element.attributes.values())) // CHARACTERS)
        if element.name in UNDRAWN and element.name not in ("filter", "mask", "pattern"):
            self.refuse_inside(element)
        if element.name in SILENT and element.name != "switch":
            return
        own = own_properties(element, self.rules)
        if own.get("display") == "none":
            return
        for name in ("filter", "mask"):
            if own.get(name, "none") != "none":
                raise PictureError(f"has {UNDRAWN[name]} in line {element.line}", "export it as PDF or PNG")
        if any(own.get(name, "none") != "none" for name in ("marker-start", "marker-mid", "marker-end")):
            self.doubts["has arrow heads made of markers, which are not drawn"] = None
        state = self.entered(element, above, own)
        if element.name == "switch":
            self.switch(element, state)
        elif element.name in ("g", "a"):
            self.kids(element, state)
        elif element.name == "svg":
            self.kids(element, self.viewport(element, state))
        elif element.name == "use":
            self.use(element, state)
        elif element.name == "text":
            self.paths += self.text(element, state)
        else:
            segments = shape_of(element, state)
            if segments:
                self.paths += self.painted(segments, state)

    def refuse_inside(self, element: Element) -> None:
        link = element.attributes.get("href", "")
        if link and not link.startswith("data:"):
            raise PictureError(f"refers to something outside itself in line {element.line}: '{link[:60]}'", EXPORT)
        fact = f"has {UNDRAWN[element.name]} in line {element.line}"
        raise PictureError(fact, "export it as PDF, or as PNG with enough pixels")

    def entered(self, element: Element, above: State, own: Mapping[str, str]) -> State:
        """What holds inside an element."""
        matrix = above.matrix
        if "transform" in element.attributes:
            matrix = times(matrix_of(element.attributes["transform"]), matrix)
        state = above._replace(
            properties=inherit(above.properties, own),
            matrix=matrix,
            opacity=above.opacity * _share(number(own.get("opacity", "1"), 1.0)),
        )
        found = LOCAL_URL.match(own.get("clip-path", ""))
        if found:
            state = state._replace(clips=(*above.clips, self.clip(found[1], state)))
        return state

    def clip(self, name: str, state: State) -> Clip:
        """The outlines of a clip path, all of them as one."""
        element = self.named.get(name)
        if element is None or element.name != "clipPath":
            raise PictureError(f"has no clip path '{name[:40]}'", "export it again")
        if element.attributes.get("clipPathUnits") == "objectBoundingBox":
            raise PictureError(f"has a clip path in shares of its object, in line {element.line}", "export it as PDF")
        matrix = state.matrix
        if "transform" in element.attributes:
            matrix = times(matrix_of(element.attributes["transform"]), matrix)
        segments: list[Segments] = []
        even_odd = False
        for kid in element.kids:
            if not isinstance(kid, Element):
                continue
            own = own_properties(kid, self.rules)
            even_odd = own.get("clip-rule") == "evenodd"
            placed = matrix
            if kid.name == "use":
                x, y = (length(kid.attributes.get(axis, "0"), 0, 16) for axis in "xy")
                placed = times((1, 0, 0, 1, x, y), placed)
                kid = self.named.get(kid.attributes.get("href", "").removeprefix("#"), kid)
            if "transform" in kid.attributes:
                placed = times(matrix_of(kid.attributes["transform"]), placed)
            outline = shape_of(kid, state)
            self.spend(ELEMENT + len(outline) + sum(map(len, kid.attributes.values())) // CHARACTERS)
            segments.append(moved(outline, placed))
        return Clip(tuple(segment for each in segments for segment in each), even_odd)

    def switch(self, element: Element, state: State) -> None:
        """The first kid that can be drawn: HTML has its own text as a picture or as SVG text after it."""
        for kid in element.kids:
            if isinstance(kid, Element) and kid.name not in UNDRAWN and "requiredExtensions" not in kid.attributes:
                self.element(kid, state)
                return

    def viewport(self, element: Element, state: State) -> State:
        """What holds inside a nested `svg` or a used `symbol`."""
        given = element.attributes
        size = type_size(state)
        x, y = length(given.get("x", "0"), state.width, size), length(given.get("y", "0"), state.height, size)
        width = length(given.get("width", "100%"), state.width, size, state.width)
        height = length(given.get("height", "100%"), state.height, size, state.height)
        box = view_box(element)
        if box is None:
            return state._replace(matrix=times((1, 0, 0, 1, x, y), state.matrix), width=width, height=height)
        placed = times(fitted(box, width, height, given.get("preserveAspectRatio", "")), (1, 0, 0, 1, x, y))
        return state._replace(matrix=times(placed, state.matrix), width=box[2], height=box[3])

    def use(self, element: Element, state: State) -> None:
        link = element.attributes.get("href", "")
        if link and not link.startswith("#"):
            raise PictureError(f"refers to something outside itself in line {element.line}: '{link[:60]}'", EXPORT)
        target = self.named.get(link[1:])
        if target is None:
            return
        if state.uses >= DEEPEST_USE:
            raise PictureError(f"uses itself in line {element.line}", "export it again")
        size = type_size(state)
        x = length(element.attributes.get("x", "0"), state.width, size)
        y = length(element.attributes.get("y", "0"), state.height, size)
        inner = state._replace(matrix=times((1, 0, 0, 1, x, y), state.matrix), uses=state.uses + 1)
        if target.name != "symbol":
            self.element(target, inner)
            return
        sizes = {name: element.attributes[name] for name in SIZES if name in element.attributes}
        symbol = target._replace(attributes={**target.attributes, **sizes})
        own = own_properties(target, self.rules)
        self.kids(target, self.viewport(symbol, inner._replace(properties=inherit(inner.properties, own))))

    def text(self, element: Element, state: State) -> Iterator[Path]:
        if self.set_text is None:
            raise PictureError(f"has text in line {element.line}", "export it with text as outlines")
        self.spend(ELEMENT * sum(1 for _ in _walk(element)))
        for segments, properties in text_paths(element, state.properties, self.rules, self.set_text):
            self.outlines.append(segments)
            yield from self.painted(segments, state._replace(properties=properties))

    def painted(self, segments: Segments, state: State) -> Iterator[Path]:
        """The path with its fill and stroke, unless neither shows."""
        properties = state.properties
        self.spend(len(segments) + sum(len(clip.segments) for clip in state.clips))
        if properties.get("visibility", "visible") != "visible":
            return
        fill, opacity = self.paint("fill", "black", segments, state)
        line, line_opacity = self.paint("stroke", "none", segments, state)
        stroke = None
        if isinstance(line, Gradient):
            self.doubts["has lines colored by a gradient, which are drawn in one color"] = None
            line = line.stops[0][1]
        if line is not None:
            stroke = stroke_of(line, line_opacity, state)
        if fill is not None or stroke is not None:
            even_odd = properties.get("fill-rule") == "evenodd"
            yield Path(segments, state.matrix, fill, even_odd, opacity, stroke, state.clips)

    def paint(
        self, name: str, otherwise: str, segments: Segments, state: State
    ) -> tuple[Color | Gradient | None, float]:
        """The color or gradient of a fill or a stroke, and its opacity."""
        text = state.properties.get(name, otherwise)
        opacity = _share(number(state.properties.get(f"{name}-opacity", "1"), 1.0)) * state.opacity
        found = LOCAL_URL.match(text)
        if found:
            target = self.named.get(found[1])
            if target is not None and target.name in GRADIENTS:
                self.spend(ELEMENT * chain_length(target, self.named))
                gradient, doubt = gradient_of(target, self.named, self.rules, segments, state.width, state.height)
                if doubt:
                    self.doubts[doubt] = None
                return gradient, opacity
            if target is not None:
                raise PictureError(f"has {UNDRAWN.get(target.name, 'a fill that is not known')} in line {target.line}",
                              "export it as PDF or PNG")  # fmt: skip
            text = text[found.end() :].strip() or "none"
        color = color_of(text, state.properties)
        return (None, 0.0) if color is None else (color[0], color[1] * opacity)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))


def type_size(state: State) -> float:
    """Size of type in CSS pixels."""
    return length(state.properties.get("font-size", "16"), 16, 16, 16)


def stroke_of(color: Color, opacity: float, state: State) -> Stroke | None:
    """The line of a path; None where it has no width."""
    get = state.properties.get
    across = hypot(state.width, state.height) / 2**0.5  # what percentages of lengths are of: SVG 1.1, 7.10
    size = type_size(state)
    width = length(get("stroke-width", "1"), across, size, 1.0)
    if width <= 0:
        return None
    if get("stroke-dasharray", "").count(" ") > MOST_DASHES or get("stroke-dasharray", "").count(",") > MOST_DASHES:
        raise PictureError(f"has lines of more than {MOST_DASHES} dashes", "export it again")
    dashes = tuple(number_of(dash) for dash in NUMBER.findall(get("stroke-dasharray", "none")))
    if any(dash < 0 for dash in dashes) or not sum(dashes):
        dashes = ()
    return Stroke(
        color,
        opacity,
        width,
        CAPS.get(get("stroke-linecap", ""), 0),
        JOINS.get(get("stroke-linejoin", ""), 0),
        max(1.0, number(get("stroke-miterlimit", "4"), 4.0)),
        dashes * 2 if len(dashes) % 2 else dashes,
        length(get("stroke-dashoffset", "0"), across, size),
    )


def shape_of(element: Element, state: State) -> Segments:
    """The outline of a basic shape in its own units; empty for all else."""
    given = element.attributes
    size = type_size(state)
    across = hypot(state.width, state.height) / 2**0.5

    def measure(name: str, whole: float) -> float:
        return length(given.get(name, "0"), whole, size)

    def both(names: str) -> tuple[float, float]:
        first, second = names.split()
        return measure(first, state.width), measure(second, state.height)

    match element.name:
        case "path":
            return path(given.get("d", ""))
        case "rect":
            (x, y), (width, height) = both("x y"), both("width height")
            rx = measure("rx", state.width) if "rx" in given else measure("ry", state.height)
            ry = measure("ry", state.height) if "ry" in given else rx
            return rectangle(x, y, width, height, rx, ry) if width > 0 and height > 0 else ()
        case "circle":
            radius = measure("r", across)
            cx, cy = both("cx cy")
            return ellipse(cx, cy, radius, radius) if radius > 0 else ()
        case "ellipse":
            (cx, cy), (rx, ry) = both("cx cy"), both("rx ry")
            return ellipse(cx, cy, rx, ry) if rx > 0 and ry > 0 else ()
        case "line":
            return (("m", tuple(both("x1 y1"))), ("l", tuple(both("x2 y2"))))
        case "polyline" | "polygon":
            return polygon(given.get("points", ""), element.name == "polygon")
    return ()


def view_box(element: Element) -> tuple[float, float, float, float] | None:
    """x, y, width and height; None where there is none that can be used."""
    numbers = [number_of(found) for found in NUMBER.findall(element.attributes.get("viewBox", ""))]
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
