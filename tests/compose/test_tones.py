"""Colors of words by role: read on whatever they stand on, and told from the words around."""

import pytest

from poster.compose.tones import APART, distance, mixed, tone
from poster.model.color import BLACK, READABLE, WHITE, Color, contrast

RED, NAVY, LEMON = Color(200, 30, 20), Color(20, 30, 110), Color(255, 212, 46)
PALETTE = {"paper": WHITE, "ink": BLACK, "accent": NAVY, "soft": Color(90, 90, 90), "tint": Color(225, 230, 250)}


def test_the_role_itself_comes_first() -> None:
    assert NAVY == tone("accent", BLACK, WHITE, PALETTE)


def test_on_a_ground_of_the_accent_another_role_serves() -> None:
    assert LEMON == tone("accent", WHITE, NAVY, PALETTE | {"tint": LEMON})


def test_an_accent_that_is_too_light_is_made_darker() -> None:
    color = tone("accent", BLACK, WHITE, {"paper": WHITE, "accent": LEMON})
    assert color
    assert contrast(color, WHITE) >= READABLE
    assert color.blue < color.red


def test_a_grey_is_no_accent() -> None:
    assert tone("accent", BLACK, WHITE, {"paper": WHITE, "accent": BLACK}) is None


@pytest.mark.parametrize("role", ["accent", "soft"])
@pytest.mark.parametrize("ground", [WHITE, BLACK, RED, NAVY, LEMON, Color(120, 120, 120)])
def test_whatever_is_found_can_be_read_and_told_apart(role: str, ground: Color) -> None:
    for usual in (WHITE, BLACK):
        color = tone(role, usual, ground, PALETTE)
        assert color is None or (contrast(color, ground) >= READABLE and distance(color, usual) >= APART)


def test_a_mixture_has_its_share_of_both() -> None:
    assert Color(64, 64, 64) == mixed(BLACK, WHITE, 0.25)
