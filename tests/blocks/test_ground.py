"""Grounds: corners and rules."""

import pytest

from poster.blocks.ground import draw_border, draw_ground, framed
from poster.model.color import BLACK, WHITE
from poster.model.layout import Grounds
from poster.model.units import Length, Rect

RECT = Rect(10, 20, 100, 50)
PLAIN = Grounds(Length(), Length(), BLACK)
ROUND = Grounds(Length(points=5), Length(), BLACK)
RULED = Grounds(Length(), Length(bodies=0.5), BLACK)


def test_a_plain_ground_is_a_rectangle() -> None:
    (shape,) = draw_ground(RECT, RECT, WHITE, PLAIN, 10)
    assert (10, 20, WHITE) == (shape.x, shape.y, shape.color)
    assert (((0, 0), (100, 0), (100, 50), (0, 50)),) == shape.outlines


def test_corners_are_round_and_stay_inside() -> None:
    (shape,) = draw_ground(RECT, RECT, WHITE, ROUND, 10)
    (outline,) = shape.outlines
    assert (0, 0) not in outline
    assert (0, 100, 0, 50) == tuple(round(edge(axis), 9) for axis in zip(*outline, strict=True) for edge in (min, max))
    assert 25 == min((x - 5) ** 2 + (y - 5) ** 2 for x, y in outline if x < 5 and y < 5).__round__(6)


def test_corners_on_a_side_that_bleeds_are_square() -> None:
    wide = Rect(10, 0, 100, 70)
    (shape,) = draw_ground(RECT, wide, WHITE, ROUND, 10, ("top",))
    (outline,) = shape.outlines
    assert {(0, 0), (100, 0)} == {(0, 0), (100, 0), (100, 70), (0, 70)} & set(outline)


def test_rules_stand_along_the_edges_that_do_not_bleed() -> None:
    ground, rule = draw_ground(RECT, RECT, WHITE, RULED, 10, ("top",))
    assert (10, 65, 5) == (rule.x, rule.y, max(y for _, y in rule.outlines[0]))
    assert 3 == len(draw_ground(RECT, RECT, WHITE, RULED, 10))
    assert BLACK == rule.color != ground.color


def test_a_frame_is_a_line_around_a_smaller_ground() -> None:
    line, ground = framed(RECT, WHITE, PLAIN._replace(border=Length(bodies=0.2), border_color=BLACK), 10)
    assert (10, 20, BLACK) == (line.x, line.y, line.color)
    assert (12, 22, WHITE, (96, 46)) == (ground.x, ground.y, ground.color, ground.outlines[0][2])


def test_a_border_keeps_inside_the_edges_and_leaves_a_hole() -> None:
    (shape,) = draw_border(Rect(10, 20, 100, 50), BLACK, 2.0, 8.0)
    outer, hole = shape.outlines
    assert (0, 0, 100, 50) == pytest.approx(_bounds(outer))
    assert (2, 2, 98, 48) == pytest.approx(_bounds(hole))
    assert _turn(outer) != _turn(hole)


def test_along_sides_that_bleed_there_is_no_border() -> None:
    sides = draw_border(Rect(0, 0, 100, 50), BLACK, 2.0, 8.0, ("left", "top"))
    assert [(98, 0), (0, 48)] == [(each.x, each.y) for each in sides]


def _bounds(outline: tuple[tuple[float, float], ...]) -> tuple[float, float, float, float]:
    xs, ys = zip(*outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _turn(outline: tuple[tuple[float, float], ...]) -> bool:
    """Whether an outline runs clockwise, y growing downwards."""
    pairs = zip(outline, (*outline[1:], outline[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) > 0
