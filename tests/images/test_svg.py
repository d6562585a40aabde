"""SVG becomes paths in points, y downwards."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.images.svg_path import matrix_of, path
from poster.model.color import Color
from poster.model.picture import Gradient, Outlined, Vector
from tests.images.making_pictures import PLACE, opened, svg


def vector(inside: str, folder: Path) -> Vector:
    (folder / "a.svg").write_text(svg(inside), encoding="utf-8")
    picture = opened("a.svg", folder)
    assert isinstance(picture, Vector)
    return picture


def test_size_is_in_points(tmp_path: Path) -> None:
    picture = vector('<rect width="5" height="5"/>', tmp_path)
    assert (30.0, 15.0) == (picture.width, picture.height)


def test_a_view_box_alone_gives_the_size(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 8 4"><path d="M0 0h9"/></svg>'
    )
    picture = opened("a.svg", tmp_path)
    assert isinstance(picture, Vector)
    assert (6.0, 3.0, (0.75, 0, 0, 0.75, -7.5, 0)) == (picture.width, picture.height, picture.paths[0].matrix)


def test_path_data_in_every_shorthand() -> None:
    assert (("m", (1, 1)), ("l", (3, 1)), ("l", (3, 4)), ("h", ())) == path("m1,1 2 0v3z")
    assert path("M0 0L10 0L10 5") == path("M0 0 10 0 10 5")
    assert path("M0 0C1 2 3 4 5 6C7 8 8 9 9 9") == path("M0 0c1 2 3 4 5 6S8 9 9 9")
    assert (("m", (0, 0)), ("c", (1, 1, 2, 1, 3, 0))) == path("M0 0Q1.5 1.5 3 0")
    assert path("M0 0a5 5 0 0 1 5 5") == path("M0 0a5 5 0 015 5")
    assert (("m", (0.5, 0.5)), ("l", (-1, 0.25))) == path("M.5.5-1 2.5e-1")


def test_an_arc_ends_where_it_should_and_stays_on_its_circle() -> None:
    ((_, _), (_, points)) = path("M10 0A10 10 0 0 1 0 10")
    assert pytest.approx((10, 5.523, 5.523, 10, 0, 10), abs=0.001) == points


def test_what_follows_an_error_in_path_data_is_left_out() -> None:
    assert (("m", (0, 0)), ("l", (1, 1))) == path("M0 0L1 1L2")


def test_transforms_act_from_the_right() -> None:
    assert (2, 0, 0, 2, 10, 20) == matrix_of("translate(10,20) scale(2)")


def test_styles_come_from_attributes_sheets_and_style_in_this_order(tmp_path: Path) -> None:
    sheet = "<style>/* a */ rect{fill:red} .b{fill:rgb(0 255 0)} #c{fill:blue !important}</style>"
    shapes = '<rect width="1" height="1" fill="gray"/><rect class="x b" width="1" height="1"/>'
    more = '<rect id="c" class="b" width="1" height="1"/><rect id="c" width="1" height="1" style="fill:#fff"/>'
    fills = [each.fill for each in vector(sheet + shapes + more, tmp_path).paths]
    assert [Color(255, 0, 0), Color(0, 255, 0), Color(0, 0, 255), Color(255, 255, 255)] == fills


def test_groups_hand_down_paint_opacity_and_place(tmp_path: Path) -> None:
    inside = '<g fill="red" opacity=".5" transform="translate(4 0)"><rect width="2" height="2" fill-opacity=".5"/></g>'
    (only,) = vector(inside, tmp_path).paths
    assert (Color(255, 0, 0), 0.25, (0.75, 0, 0, 0.75, 3, 0)) == (only.fill, only.opacity, only.matrix)


def test_a_stroke_keeps_its_width_dashes_and_ends(tmp_path: Path) -> None:
    line = '<line x2="9" fill="none" stroke="#08c" stroke-width="2" stroke-dasharray="3" stroke-linecap="round"/>'
    stroke = vector(line, tmp_path).paths[0].stroke
    assert stroke is not None
    assert (Color(0, 136, 204), 2.0, (3.0, 3.0), 1) == (stroke.color, stroke.width, stroke.dashes, stroke.cap)


def test_use_places_what_is_defined(tmp_path: Path) -> None:
    inside = '<defs><path id="p" d="M0 0h2v2z"/></defs><use xlink:href="#p" x="4"/><use href="#p" y="8"/>'
    assert [(3, 0), (0, 6)] == [each.matrix[4:] for each in vector(inside, tmp_path).paths]


def test_a_clip_is_in_points_of_the_picture(tmp_path: Path) -> None:
    clip = '<clipPath id="c"><rect width="4" height="4"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>'
    (only,) = vector(clip, tmp_path).paths
    assert ("l", (3.0, 3.0)) in only.clips[0].segments


def test_gradients_are_kept(tmp_path: Path) -> None:
    stops = '<stop offset="0" stop-color="red"/><stop offset="100%" stop-color="blue"/>'
    inside = f'<linearGradient id="g">{stops}</linearGradient><rect x="2" width="8" height="4" fill="url(#g)"/>'
    (only,) = vector(inside, tmp_path).paths
    assert Gradient((0, 0, 1, 0), (8, 0, 0, 4, 2, 0), ((0.0, Color(255, 0, 0)), (1.0, Color(0, 0, 255)))) == only.fill


def test_text_is_outlined_by_the_typesetter(tmp_path: Path) -> None:
    asked = []

    def set_text(text: str, families: tuple[str, ...], weight: int, is_italic: bool) -> Outlined:
        asked.append((text, families, weight, is_italic))
        return Outlined((("m", (0.0, 0.0)), ("l", (1.0, -1.0)), ("h", ())), float(len(text)))

    look = """x="30" y="9" font-size="4" font-family="'My Sans', serif" text-anchor="end\""""
    inside = f'<text {look}>ab <tspan font-weight="bold">c</tspan></text>'
    (tmp_path / "a.svg").write_text(svg(inside), encoding="utf-8")
    picture, problems = open_picture("a.svg", str(tmp_path), PLACE, Cache(), set_text=set_text)
    assert isinstance(picture, Vector)
    assert () == problems
    assert [("ab ", ("My Sans", "serif"), 400, False), ("c", ("My Sans", "serif"), 700, False)] == asked
    assert [("m", (14.0, 9.0)), ("m", (26.0, 9.0))] == [each.segments[0] for each in picture.paths]


def test_the_document_type_of_old_exporters_is_no_fault(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    (tmp_path / "a.svg").write_text(svg('<rect width="5" height="5"/>', head), encoding="utf-8")
    assert isinstance(opened("a.svg", tmp_path), Vector)
