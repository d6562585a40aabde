"""Figures: how large they may be, rows of equal height, captions, what covers and what stands whole."""

import pytest

from poster.blocks.figure import KIND, LIFTED, FigureBlock, Lifted, PlateBlock
from poster.blocks.kind import WHOLE, Spot
from poster.cache import Cache
from poster.compose.copies import Case, Copyist
from poster.compose.tree import Tree
from poster.model.drawing import Artwork, Glyphs, Item
from poster.model.files import Size
from poster.model.layout import FigureSet
from poster.model.picture import PdfPage
from poster.model.story import Copy, Setting
from tests.making import shipped_fonts, shipped_layout

SETTING = Setting(30.0, 39.0, 16.0)
WIDTH = 600.0


def plate(aspect: float = 2.0, lettering: float = 0.0, share: float = 0.0, words: Copy | None = None) -> PlateBlock:
    page = PdfPage("a.svg", f"d{aspect}", 100 * aspect, 100.0, ())
    return PlateBlock(page, aspect, None, None, "", "", words, share, False, (0.5, 0.5), lettering)


def figure(*rows: tuple[PlateBlock, ...], **others: object) -> FigureBlock:
    made = FigureBlock(rows or ((plate(),),), None, None, Size(), "left", False, FigureSet(), 0.0, 16.0)
    return made._replace(**others)


def copy(text: str) -> Copy:
    cache = Cache()
    layout = shipped_layout("poster", cache)
    case = Case(Copyist(layout, "en", shipped_fonts(cache), Tree(), cache), layout.styles, None)
    return case.words(text, layout.styles["caption"], 0)


def heights(block: FigureBlock, scale: float = 1.0, room: float = 0.0) -> tuple[float, float]:
    extent = KIND.measure(block, WIDTH, SETTING._replace(figures=scale), room)
    least = extent.height.at(SETTING.leading)
    return round(least, 3), round(least + extent.grow, 3)


def placed(block: FigureBlock, height: float) -> list[Item]:
    return KIND.place(block, Spot(10.0, 20.0, WIDTH, height, 1, "right"), WHOLE, SETTING, Cache())


def pictures(items: list[Item]) -> list[tuple[float, ...]]:
    return [tuple(round(side, 2) for side in item[1:5]) for item in items if isinstance(item, Artwork)]


def test_a_figure_is_as_wide_as_its_column_or_a_tenth_less() -> None:
    assert (270.0, 300.0) == heights(figure())


def test_figures_share_a_scale_from_which_each_may_differ_by_a_tenth() -> None:
    assert (135.0, 165.0) == heights(figure(), 0.5)


def test_a_width_is_the_largest() -> None:
    assert (135.0, 150.0) == heights(figure(width=Size(share=0.5)))
    assert (135.0, 150.0) == heights(figure(width=Size(points=300.0)))
    assert (270.0, 300.0) == heights(figure(width=Size(points=3000.0)))


def test_lettering_is_never_smaller_than_its_floor() -> None:
    # 8 pt of a picture 200 pt wide are 24 pt at 600: 16 pt at 400.
    assert (200.0, 220.0) == heights(figure((plate(lettering=8.0),)), 0.5)
    assert (200.0, 200.0) == heights(figure((plate(lettering=8.0),), width=Size(share=0.1)))
    assert (300.0, 300.0) == heights(figure((plate(lettering=2.0),)), 0.5)


def test_a_tall_picture_is_no_tower() -> None:
    assert 660.0 == heights(figure((plate(0.5),)))[1]
    assert 1200.0 == heights(figure((plate(0.5),), width=Size(share=1.0)))[1]


def test_a_figure_leaves_room_in_its_column() -> None:
    assert 150.0 == heights(figure(), room=200.0)[1]


@pytest.mark.parametrize("height", [270.0, 281.3, 300.0])
def test_a_picture_takes_the_height_of_its_spot(height: float) -> None:
    assert [(10.0, 20.0, round(2 * height, 2), height)] == pictures(placed(figure(), height))


@pytest.mark.parametrize(("align", "left"), [("left", 10.0), ("center", 40.0), ("right", 70.0)])
def test_a_narrower_picture_stands_where_it_says(align: str, left: float) -> None:
    assert [(left, 20.0, 540.0, 270.0)] == pictures(placed(figure(align=align), 270.0))


def test_pictures_of_a_row_are_equally_high() -> None:
    gutter = FigureSet().gutter.at(SETTING.body)
    block = figure((plate(1.0), plate(2.0)))
    high = (WIDTH - gutter) / 3
    first, second = pictures(placed(block, heights(block)[1]))
    assert (round(high, 2), round(high, 2)) == (first[3], second[3])
    assert round(10 + WIDTH, 2) == round(second[0] + second[2], 2)


def test_the_last_row_of_a_grid_is_no_higher_than_the_one_above() -> None:
    block = figure((plate(1.0), plate(1.0)), (plate(1.0),))
    sides = pictures(placed(block, heights(block)[1]))
    assert 1 == len({side[3] for side in sides})


def test_a_row_is_shared_out_as_its_layout_says() -> None:
    block = figure((plate(1.0, share=1.0), plate(3.0, share=3.0)))
    first, second = pictures(placed(block, heights(block)[1]))
    assert first[3] == second[3]
    assert round(3 * first[2], 1) == round(second[2], 1)


def test_a_caption_ends_on_the_foot_of_the_figure() -> None:
    block = figure(caption=copy("Fig. 1 What grows in a bay by year and site, and what does not"))
    for height in heights(block):
        items = placed(block, height)
        lines = [item for item in items if isinstance(item, Glyphs)]
        assert round(20.0 + height, 2) == round(max(line.y for line in lines), 2)
        assert all(line.x >= 9.9 for line in lines)
        ((_, top, _, high),) = pictures(items)
        assert top + high < min(line.y for line in lines)


def test_a_caption_stands_beside_a_picture_that_leaves_room() -> None:
    caption = copy("Fig. 1 What grows")
    narrow = figure(caption=caption, width=Size(share=0.4))
    items = placed(narrow, heights(narrow)[1])
    ((x, y, wide, high),) = pictures(items)
    line = next(item for item in items if isinstance(item, Glyphs))
    assert x + wide < line.x
    assert round(y + high, 2) == round(line.y, 2)
    below = narrow._replace(set=FigureSet(caption="below"))
    assert heights(below)[1] > heights(narrow)[1]
    wider = figure(caption=caption, set=FigureSet(caption="beside"))
    ((_, _, wide, _),) = pictures(placed(wider, heights(wider)[1]))
    assert wide < WIDTH


def test_words_of_panels_stand_above_them_on_one_line() -> None:
    block = figure((plate(1.0, words=copy("a Coast")), plate(2.0, words=copy("b Hill"))), above=True)
    items = placed(block, heights(block)[1])
    lines = [item.y for item in items if isinstance(item, Glyphs)]
    assert 1 == len({round(line, 2) for line in lines})
    assert all(max(lines) < side[1] for side in pictures(items))


def lifted(cover: bool, height: float, focus: tuple[float, float] = (0.5, 0.5)) -> list[Item]:
    spot = Spot(0.0, 0.0, WIDTH, height, 1, "right")
    return LIFTED.place(Lifted(figure(), cover, focus, 0.0), spot, WHOLE, SETTING, Cache())


def test_a_lifted_figure_stands_whole_in_the_middle_of_its_area() -> None:
    assert [(0.0, 50.0, 600.0, 300.0)] == pictures(lifted(False, 400.0))
    assert [(0.0, 0.0, 200.0, 100.0)] == pictures(lifted(False, 100.0))


def test_a_lifted_figure_covers_its_area_about_its_focus() -> None:
    (item,) = lifted(True, 600.0)
    assert isinstance(item, Artwork)
    assert ((-300.0, 0.0, 1200.0, 600.0), (0.0, 0.0, 600.0, 600.0)) == (item[1:5], item.crop)
    (item,) = lifted(True, 600.0, (0.0, 0.5))
    assert 0.0 == item.x


def test_a_lifted_figure_is_less_tall_where_its_area_is() -> None:
    extent = LIFTED.measure(Lifted(figure(), False, (0.5, 0.5), 0.0), WIDTH, SETTING, 0.0)
    assert (300.0, True) == (extent.height.at(1.0), extent.swells)
    assert 150.0 < extent.shrink < 200.0
    most = LIFTED.measure(Lifted(figure(), False, (0.5, 0.5), 210.0), WIDTH, SETTING, 0.0)
    assert 210.0 == most.height.at(1.0)
