"""Fitted text: the largest size that keeps to width, height and number of lines."""

import pytest

from poster.blocks.copy import aside, bar, height_of, lines_in, lines_of, set_line
from poster.blocks.display import fit_copy
from poster.cache import Cache
from poster.compose.copies import Copyist
from poster.compose.tree import Tree
from poster.model.color import BLACK
from poster.model.content import Run, Text
from poster.model.drawing import Glyphs
from poster.model.story import Copy
from poster.model.units import Length
from poster.problems import Place
from poster.text.fonts import open_fonts
from tests.making import shipped_layout
from tests.text.samples import FOLDERS, STYLE

PLACE = Place("test.yaml")
FITTED = STYLE._replace(size=(Length(10.0), Length(90.0)))


def copy_of(text: str) -> Copy:
    """Copy of a fitted style in the test font, whose letters are half an em wide."""
    cache = Cache()
    copyist = Copyist(shipped_layout("poster", cache), "en", open_fonts(FOLDERS, cache), Tree(), cache)
    return copyist.copy(Text((Run(text),), (PLACE,)), FITTED, 0)


def test_one_word_is_as_large_as_its_width_allows() -> None:
    assert 50.0 == pytest.approx(fit_copy(copy_of("abcd"), 100.0, 1000.0, 10.0, 90.0, 3).size)


def test_the_height_limits_what_the_width_allows() -> None:
    copy = copy_of("abcd")
    fitted = fit_copy(copy, 100.0, 10.0, 5.0, 90.0, 3)
    assert fitted.fits
    assert 10.0 == pytest.approx(height_of(copy, fitted.lines, fitted.size))


def test_the_largest_size_is_not_exceeded() -> None:
    assert 30.0 == fit_copy(copy_of("abcd"), 1000.0, 1000.0, 10.0, 30.0, 3).size


def test_text_that_does_not_fit_is_told_at_its_smallest_size() -> None:
    fitted = fit_copy(copy_of("abcdefgh"), 20.0, 1000.0, 10.0, 30.0, 1)
    assert (10.0, False) == (fitted.size, fitted.fits)


def test_more_lines_are_used_where_they_make_the_type_larger() -> None:
    copy = copy_of("abcd abcd abcd")
    assert (1, 2) == (
        fit_copy(copy, 100.0, 40.0, 1.0, 90.0, 1).lines,
        fit_copy(copy, 100.0, 60.0, 1.0, 90.0, 2).lines,
    )


def test_a_fitted_size_sets_in_the_lines_it_promises() -> None:
    copy = copy_of("now that we have some more words to set in several lines")
    for width in (80.0, 123.0, 200.0, 311.0):
        fitted = fit_copy(copy, width, 150.0, 2.0, 90.0, 0)
        assert fitted.lines == lines_in(copy, width, fitted.size) == len(lines_of(copy, width, fitted.size, Cache()))
        assert height_of(copy, fitted.lines, fitted.size) <= 150.0 + 1e-6


def test_a_line_can_start_or_end_at_a_place() -> None:
    copy = copy_of("abcd")
    starts = [item.x for align in ("start", "center", "end") for item in set_line(copy, 100.0, 50.0, 10.0, align)]
    assert [100.0, 90.0, 80.0] == pytest.approx(starts)
    assert [0.0, 5.0, 10.0] == [aside(align, 10.0) for align in ("start", "center", "end")]


def test_a_bar_is_a_rectangle_from_its_corner() -> None:
    shape = bar(1.0, 2.0, 30.0, 4.0, BLACK)
    assert (None, 1.0, 2.0, ((0, 0), (30, 0), (30, 4), (0, 4))) == (shape.owner, shape.x, shape.y, shape.outlines[0])


def test_set_glyphs_belong_to_the_node_of_their_text() -> None:
    (item,) = set_line(copy_of("abcd"), 0.0, 0.0, 10.0)
    assert isinstance(item, Glyphs)
    assert 0 == item.owner
