"""Logos: of one optical size, in even rows, in the middle of their line; pictures that cover a rectangle."""

import pytest

from poster.blocks.kind import WHOLE, Spot
from poster.blocks.logos import LogoCell, Logos, measure, place, rows_of
from poster.blocks.picture import cover
from poster.cache import Cache
from poster.model.drawing import Image, Link
from poster.model.layout import LogoStrip
from poster.model.picture import Raster
from poster.model.story import Setting
from poster.model.units import Length, Rect

STRIP = LogoStrip(Length(points=40.0), Length(points=20.0), "start")


def logo(width: int, height: int, url: str = "") -> LogoCell:
    picture = Raster("a.png", f"{width}x{height}", width, height, 1, "FlateDecode", b"", 3)
    return LogoCell(picture, 1, 2 if url else None, url, "A")


def sizes(block: Logos, width: float = 1000) -> list[tuple[float, float]]:
    return [size for row in rows_of(block, width, 10.0) for size in row.sizes]


def test_logos_of_any_shape_take_as_much_surface() -> None:
    block = Logos((logo(200, 100), logo(110, 100), logo(400, 100)), STRIP)
    assert [3200.0] * 3 == pytest.approx([width * height for width, height in sizes(block)], rel=0.02)
    assert (80.0, 40.0) == sizes(block)[0]


def test_no_logo_is_lower_than_half_or_higher_than_seven_fifths() -> None:
    assert [20.0, 56.0] == pytest.approx([height for _, height in sizes(Logos((logo(20, 1), logo(1, 9)), STRIP))])


def test_a_logo_wider_than_the_area_shrinks() -> None:
    assert [(90.0, 4.5)] == sizes(Logos((logo(20, 1),), STRIP), 90)


def test_rows_are_few_and_even() -> None:
    # Four of 80 pt and gaps of 20 pt: three would go into 300 pt, but then the last row were short.
    rows = rows_of(Logos((logo(2, 1),) * 4, STRIP), 300, 10.0)
    assert [2, 2] == [len(row.cells) for row in rows]
    assert 100.0 == measure(Logos((logo(2, 1),) * 4, STRIP), 300, Setting(10.0, 13.0, 8.0), 0.0).height.fixed


def test_each_stands_on_the_middle_of_its_row_with_equal_gaps_and_its_link() -> None:
    block = Logos((logo(2, 1), logo(1, 1, "https://example.org/")), STRIP._replace(align="end"))
    items = place(block, Spot(100, 50, 500, 0, 1, "right"), WHOLE, Setting(10, 13, 8), Cache())
    first, second, link = items
    assert isinstance(first, Image)
    assert isinstance(second, Image)
    assert isinstance(link, Link)
    assert first.y + first.height / 2 == second.y + second.height / 2
    assert (20.0, 600.0) == pytest.approx((second.x - first.x - first.width, second.x + second.width))
    assert tuple(second[1:5]) == tuple(link[1:5])


def test_a_cover_fills_its_rectangle_and_is_cut_evenly() -> None:
    item = cover(logo(200, 100).picture, Rect(10, 20, 100, 100), None)
    assert (-40, 20, 200, 100, Rect(10, 20, 100, 100)) == (item.x, item.y, item.width, item.height, item.crop)
