"""How different colors look."""

import pytest

from poster.check.vision import Triple, closest, difference, lab
from poster.model.color import BLACK, WHITE, Color

# Sharma, Wu and Dalal 2005, table 1: pairs 1, 2, 4, 7, 9, 11, 17, 18, 19, 20, 25, 29, 33, 34.
PAIRS = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
    ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize("one, other, expected", PAIRS)
def test_differences_are_those_published(one: Triple, other: Triple, expected: float) -> None:
    assert expected == pytest.approx(difference(one, other), abs=5e-5)
    assert expected == pytest.approx(difference(other, one), abs=5e-5)


def test_black_and_white_are_a_hundred_apart_to_everybody() -> None:
    assert 100.0 == pytest.approx(closest(BLACK, WHITE)[0], abs=0.01)
    assert (0.0, 0.0) == (difference(lab(WHITE), lab(WHITE)), closest(BLACK, BLACK)[0])


def test_red_is_dark_to_those_who_see_no_red() -> None:
    brown, green = Color(140, 60, 0), Color(70, 95, 0)
    apart, vision = closest(brown, green)
    assert vision in ("protanopia", "deuteranopia")
    assert apart < 10 < difference(lab(brown), lab(green))
