"""Boxes: as tall as what they hold and their padding, parted where they are long, with the gaps of the page."""

import pytest

from poster.blocks.box import GROWS, BoxBlock, Look, measure, place, rests
from poster.blocks.kind import Portion, Spot
from poster.blocks.kinds import piece
from poster.blocks.pair import PairBlock
from poster.blocks.pair import measure as measure_pair
from poster.blocks.within import Within
from poster.cache import Cache
from poster.model.color import BLACK
from poster.model.drawing import Glyphs, Shape
from poster.model.layout import Grounds
from poster.model.story import Gap
from poster.model.units import Length, Range
from tests.blocks.test_prose import SETTING, paragraph

PAD = Length(points=4.0)
LOOK = Look((PAD, PAD, PAD, PAD), BLACK, Grounds(Length(), Length(), BLACK))
GAPS = (("paragraph", Range(0.5, 1.0)), ("item", Range(0.25, 1.0)))
CAP = Length(bodies=0.7)


def held(*lines: int, gap: Gap = "paragraph") -> Within:
    """Paragraphs of so many lines each."""
    return Within(tuple(piece(paragraph(each), gap, False) for each in lines), GAPS, CAP)


def box(*lines: int, look: Look = LOOK) -> BoxBlock:
    return BoxBlock(held(*lines), look, None, 0.0)


WIDTH = 25.0 + 8.0
"""One word a line."""


def test_a_box_is_as_tall_as_its_lines_gaps_and_padding() -> None:
    own = measure(box(2, 3), WIDTH, SETTING, 0.0)
    cap = paragraph(1).copy.face.cap_height * 10.0
    # Two cap lines and three leadings within paragraphs; between them a leading and a half less a cap line.
    assert (2 * cap - 7.0 + 8.0, 3 + 1.5) == (pytest.approx(own.height.fixed), own.height.leads)
    assert (5, (("paragraph", 1),), GROWS * 10.0) == (own.parts, own.gaps, own.closing)


@pytest.mark.parametrize(
    "lines, cuts, price", [((2, 3), 0, 0.0), ((5, 6), 4, 6.0), ((4, 4, 4), 3, 2.0), ((6, 6), 5, 2.0)]
)
def test_a_box_parts_with_lines_on_either_side_and_a_short_one_at_a_price(
    lines: tuple[int, ...], cuts: int, price: float
) -> None:
    own = measure(box(*lines), WIDTH, SETTING, 0.0)
    assert cuts == len(own.cuts)
    assert all(3 <= cut.at <= own.parts - 3 and cut.cost >= price for cut in own.cuts)


def test_both_parts_of_a_box_are_as_tall_as_boxes_of_what_is_in_them() -> None:
    block = box(6, 7)
    own = measure(block, WIDTH, SETTING, 0.0)
    opened: dict[Gap, float] = {"paragraph": 2.0}
    left = rests(block, WIDTH, SETTING, Cache())
    assert [12 - number for number in range(12)] == [measure(each, WIDTH, SETTING, 0.0).parts for each in left]
    for cut in own.cuts:
        rest = measure(left[cut.at - 1], WIDTH, SETTING, 0.0)
        assert rest.height == pytest.approx(own.between(cut.at, 0))
        assert rest.opened(0, 0, opened) == own.opened(cut.at, 0, opened)
        parts = own.between(0, cut.at).at(13.0) + own.between(cut.at, 0).at(13.0)
        gap = 13.0 * (1.5 if cut.dropped else 1.0) - (7.0 if cut.dropped else rest.height.fixed - 8.0)
        assert cut.dropped or parts == pytest.approx(own.height.at(13.0) + 8.0 - gap, abs=0.5)


def test_gaps_in_a_box_open_with_those_of_the_page() -> None:
    setting = SETTING._replace(opened=(("paragraph", 5.0),))
    block = box(1, 1)

    def baselines(given: object) -> list[float]:
        items = place(block, Spot(0.0, 0.0, WIDTH, 60.0, 1, "right"), Portion(0, 0), given, Cache())  # type: ignore[arg-type]
        return [item.y for item in items if type(item) is Glyphs]

    apart = [second - first for first, second in (baselines(SETTING), baselines(setting))]
    assert 5.0 == pytest.approx(apart[1] - apart[0])


def test_a_ground_reaches_down_to_the_foot_of_its_spot() -> None:
    items = place(box(1), Spot(0.0, 10.0, WIDTH, 50.0, 1, "right"), Portion(0, 0), SETTING, Cache())
    ground = items[0]
    assert isinstance(ground, Shape)
    assert (10.0, 60.0) == (ground.y, ground.y + max(y for _, y in ground.outlines[0]))


def test_a_pair_is_as_tall_as_its_taller_half_at_any_leading() -> None:
    pair = PairBlock((held(5), held(1, 1, 1)), 0.0)
    own = measure_pair(pair, 2 * 25.0 + 12.0, SETTING, 0.0)
    for leading in (10.0, 13.0, 18.0):
        setting = SETTING._replace(leading=leading)
        halves = [measure(BoxBlock(half, Look((Length(),) * 4), None, 0.0), 25.0, setting, 0.0) for half in pair.halves]
        assert max(half.height.at(leading) for half in halves) <= own.height.at(leading) + 1e-9
    assert (("paragraph", 2),) == own.gaps
