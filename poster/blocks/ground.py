"""A rectangle, a color and the edges that grounds share -> the shapes of a ground."""

from math import cos, pi, sin

from poster.blocks.copy import bar
from poster.model.color import Color
from poster.model.drawing import Shape
from poster.model.trim import Grounds
from poster.model.units import Length, Rect

STEPS = 12
"""Straight parts of a rounded corner: within 0.2 % of its radius."""

CORNERS = ((0, "left", "top"), (1, "top", "right"), (2, "right", "bottom"), (3, "bottom", "left"))
"""Quarter turn at which each corner begins, clockwise from the left, and the sides that meet in it."""


def draw_ground(
    rect: Rect, wide: Rect, color: Color, edges: Grounds, body: float, bleed: tuple[str, ...] = ()
) -> list[Shape]:
    """The ground of a rectangle, and the rules along its edges. `wide` is the rectangle with what bleeds.

    On sides that bleed there are neither corners nor a rule. Rules keep to the rectangle: they align with the text.
    """
    radius = min(edges.corners.at(body), wide.width / 2, wide.height / 2)
    rounded = tuple(radius > 0 and first not in bleed and second not in bleed for _, first, second in CORNERS)
    if any(rounded):
        shapes = [Shape(None, wide.x, wide.y, 1.0, (_outline(wide.width, wide.height, radius, rounded),), color)]
    else:
        shapes = [bar(*wide, color)]
    thickness = edges.rule.at(body)
    if thickness and "top" not in bleed:
        shapes.append(bar(rect.x, rect.y, rect.width, thickness, edges.color))
    if thickness and "bottom" not in bleed:
        shapes.append(bar(rect.x, rect.y + rect.height - thickness, rect.width, thickness, edges.color))
    return shapes


def framed(rect: Rect, color: Color, edges: Grounds, body: float, bleed: tuple[str, ...] = ()) -> list[Shape]:
    """A ground with a line around it, for one that lies on its own color."""
    line = edges.border.at(body)
    bare = edges._replace(rule=Length())
    inner = Rect(rect.x + line, rect.y + line, rect.width - 2 * line, rect.height - 2 * line)
    tighter = bare._replace(corners=Length(points=max(edges.corners.at(body) - line, 0.0)))
    around = draw_ground(rect, rect, edges.border_color, bare, body, bleed)
    return [*around, *draw_ground(inner, inner, color, tighter, body, bleed)]


def circle(corners: int) -> tuple[tuple[float, float], ...]:
    """A disc of radius 1 as a polygon."""
    return tuple((cos(2 * pi * i / corners), sin(2 * pi * i / corners)) for i in range(corners))


def draw_border(rect: Rect, color: Color, line: float, radius: float, bleed: tuple[str, ...] = ()) -> list[Shape]:
    """A line `line` points thick inside the edges of a rectangle; along sides that bleed there is none."""
    x, y, width, height = rect
    if bleed:
        sides = {
            "top": Rect(x, y, width, line), "right": Rect(x + width - line, y, line, height),
            "bottom": Rect(x, y + height - line, width, line), "left": Rect(x, y, line, height),
        }  # fmt: skip
        return [bar(*side, color) for name, side in sides.items() if name not in bleed]
    radius = min(radius, width / 2, height / 2)
    outer = _outline(width, height, radius, (radius > 0,) * 4)
    tighter = max(radius - line, 0.0)
    inner = _outline(max(width - 2 * line, 0.0), max(height - 2 * line, 0.0), tighter, (tighter > 0,) * 4)
    # Drawn the other way round, the inner outline is a hole.
    hole = tuple((line + across, line + down) for across, down in reversed(inner))
    return [Shape(None, x, y, 1.0, (outer, hole), color)]


def _outline(width: float, height: float, radius: float, rounded: tuple[bool, ...]) -> tuple[tuple[float, float], ...]:
    points: list[tuple[float, float]] = []
    for (turn, _, _), is_round in zip(CORNERS, rounded):
        x, y = (0.0 if turn in (0, 3) else width), (0.0 if turn in (0, 1) else height)
        if not is_round:
            points.append((x, y))
            continue
        inward = (radius if turn in (0, 3) else -radius, radius if turn in (0, 1) else -radius)
        points += [(x + inward[0] + radius * right, y + inward[1] + radius * down) for right, down in _quarter(turn)]
    return tuple(points)


def _quarter(turn: int) -> tuple[tuple[float, float], ...]:
    """Points of a quarter of the unit circle, clockwise; the first of turn 0 is at the left."""
    angles = [(1 + turn / 2 + i / STEPS / 2) * pi for i in range(STEPS + 1)]
    return tuple((cos(angle), sin(angle)) for angle in angles)
