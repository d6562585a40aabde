"""Lines of an SVG that keep their width under any transform -> the same as plain lines: the converter knows none."""

from copy import deepcopy

from poster.images.svg_lengths import length, natural_frame
from poster.images.svg_path import ellipse, matrix_of, moved, path, polygon, rectangle, times
from poster.images.svg_tree import Node
from poster.model.picture import Matrix, Segments

SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
GEOMETRY = "d x y width height rx ry cx cy r x1 y1 x2 y2 points transform pathLength".split()


def fix_strokes(root: Node, doubts: dict[str, None]) -> None:
    """Draw such lines in pixels of the picture, where that is the same; tell of the others."""
    marked = [node for node in root.iter() if node.get("vector-effect", "none") not in ("none", "inherit")]
    if not marked:
        return
    above: dict[Node, Node] = {kid: node for node in root.iter() for kid in node}  # type: ignore[misc]
    for node in marked:
        assert isinstance(node, Node)
        effect = node.attrib.pop("vector-effect")
        if node.get("stroke", "") == "none" or node.tag not in SHAPES:
            if node.tag not in SHAPES:
                doubts[f"has the style 'vector-effect: {effect[:40]}' in line {node.line}, which is not drawn"] = None
            continue
        placed = _placed(node, above)
        if effect != "non-scaling-stroke" or placed is None or _needs_box(node):
            doubts[f"has the style 'vector-effect: {effect[:40]}' in line {node.line}, which is not drawn"] = None
            continue
        _redraw(node, above[node], placed, _segments(node))


def _needs_box(node: Node) -> bool:
    """Whether its paint depends on its own units."""
    return any("url(" in node.get(name, "") for name in ("fill", "stroke", "clip-path", "mask", "filter"))


def _placed(node: Node, above: dict[Node, Node]) -> Matrix | None:
    """The way from the units of a shape to pixels of the picture; None where it is drawn elsewhere, too."""
    matrix = matrix_of(node.get("transform", ""))
    while node in above:
        node = above[node]
        if node.tag == "svg" and node not in above:
            return times(matrix, natural_frame(node).matrix)
        if node.tag not in ("g", "a", "switch"):
            return None
        matrix = times(matrix, matrix_of(node.get("transform", "")))
    return None


def _redraw(node: Node, above: Node, matrix: Matrix, segments: Segments) -> None:
    """The shape in pixels, within a group that leads back from them to the units around."""
    own = matrix_of(node.get("transform", ""))
    inverse = _inverse(own)
    around = times(inverse, matrix) if inverse else None
    back = _inverse(around) if around else None
    if back is None:
        return
    for name in GEOMETRY:
        node.attrib.pop(name, None)
    node.tag = "path"
    node.set("d", " ".join(f"{step.upper().replace('H', 'Z')}{' '.join(f'{n:.6g}' for n in points)}"
                           for step, points in moved(segments, matrix)))  # fmt: skip
    node.set("transform", f"matrix({' '.join(f'{n:.9g}' for n in back)})")


def _inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if not area:
        return None
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area


def _segments(node: Node) -> Segments:
    """The outline of a basic shape in its own units."""
    given = node.attrib

    def measure(name: str) -> float:
        return length(given.get(name, "0"), 0, 16)

    match node.tag:
        case "path":
            return path(given.get("d", ""))
        case "rect":
            rx = measure("rx") if "rx" in given else measure("ry")
            ry = measure("ry") if "ry" in given else rx
            return rectangle(measure("x"), measure("y"), measure("width"), measure("height"), rx, ry)
        case "circle":
            return ellipse(measure("cx"), measure("cy"), measure("r"), measure("r"))
        case "ellipse":
            return ellipse(measure("cx"), measure("cy"), measure("rx"), measure("ry"))
        case "line":
            return (("m", (measure("x1"), measure("y1"))), ("l", (measure("x2"), measure("y2"))))
    return polygon(given.get("points", ""), node.tag == "polygon")


def split_strokes(root: Node) -> None:
    """Draw the lines of a text and its letters one after the other: the converter draws them letter by letter.

    A halo around a letter would cover the letter before it.
    """
    above: dict[Node, Node] = {kid: node for node in root.iter() for kid in node}  # type: ignore[misc]
    for node in list(root.iter("text")):
        assert isinstance(node, Node)
        line = [_handed(each, "stroke", above) for each in node.iter()]
        if all(value in ("", "none") for value in line) or _is_within(node, "clipPath", above):
            continue
        is_under = any(_handed(each, "paint-order", above).split()[:1] == ["stroke"] for each in node.iter())
        _split(node, above[node], is_under)


def _handed(node: object, name: str, above: dict[Node, Node]) -> str:
    """What holds of a property for an element."""
    while isinstance(node, Node):
        value = node.attrib.get(name, "inherit")
        if value != "inherit":
            return value
        node = above.get(node)
    return ""


def _is_within(node: Node, tag: str, above: dict[Node, Node]) -> bool:
    while node in above:
        node = above[node]
        if node.tag == tag:
            return True
    return False


OUTER = ("id", "transform", "transform-origin", "opacity", "filter", "mask", "clip-path", "style", "display")


def _split(node: Node, above: Node, is_under: bool) -> None:
    group = Node("g", {name: node.attrib.pop(name) for name in OUTER if name in node.attrib})
    group.tail, node.tail = node.tail, None
    letters, lines = node, deepcopy(node)
    for each in letters.iter():
        each.set("stroke", "none")
    for each in lines.iter():
        each.set("fill", "none")
        each.attrib.pop("id", None)
        each.attrib.pop("text-decoration", None)
    above[list(above).index(node)] = group
    group.extend((lines, letters) if is_under else (letters, lines))
