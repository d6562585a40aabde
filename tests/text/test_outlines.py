"""Letters as outlines, for text inside pictures."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.text.fonts import open_fonts
from poster.text.outlines import typesetter

FONTS = str(Path(__file__).parents[2] / "fonts")


def test_outlines_stand_on_the_baseline_and_are_as_wide_as_the_text() -> None:
    cache = Cache()
    outlined = typesetter(open_fonts((FONTS,), cache), ("Inter Tight",), cache)("HE", ("No Such Sans",), 400, False)
    assert outlined is not None
    across = [n for _, points in outlined.segments for n in points[::2]]
    down = [n for _, points in outlined.segments for n in points[1::2]]
    assert pytest.approx((0.0, -0.727), abs=0.01) == (max(down), min(down))
    assert 0 < min(across) < max(across) < outlined.width


def test_there_are_no_outlines_where_no_face_has_all_letters() -> None:
    cache = Cache()
    assert typesetter(open_fonts((FONTS,), cache), ("Inter Tight",), cache)("漢字", (), 400, False) is None
