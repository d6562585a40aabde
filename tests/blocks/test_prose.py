"""Paragraphs: their lines, and the cuts between them."""

import pytest

from poster.blocks.prose import Prose, measure, rests
from poster.cache import Cache
from poster.compose.copies import Copyist
from poster.compose.tree import Tree
from poster.model.content import Run, Text
from poster.model.story import Extent, Linear, Setting
from poster.problems import Place
from poster.text.fonts import open_fonts
from tests.making import shipped_layout
from tests.text.samples import FOLDERS, STYLE

SETTING = Setting(10.0, 13.0, 8.0)


def paragraph(words: int, whole: bool = False, indent: float = 0.0) -> Prose:
    """A paragraph of words of four letters, 20 points wide at 10 points in the test font, set as body."""
    cache = Cache()
    copyist = Copyist(shipped_layout("poster", cache), "en", open_fonts(FOLDERS, cache), Tree(), cache)
    style = STYLE._replace(name="body")
    copy = copyist.copy(Text((Run("abcd " * words),), (Place("test.yaml"),)), style, 0)
    return Prose(copy, indent, None, 0.0, whole)


def extent(lines: int, whole: bool = False, width: float = 25.0) -> Extent:
    """The extent of so many words in a column that holds one in a line."""
    return measure(paragraph(lines, whole), width, SETTING, 0.0)


@pytest.mark.parametrize(("lines", "cuts"), [(1, []), (2, []), (3, []), (4, [2]), (5, [2, 3]), (7, [2, 3, 4, 5])])
def test_two_lines_at_least_stand_on_either_side_of_a_cut(lines: int, cuts: list[int]) -> None:
    own = extent(lines)
    assert (lines, cuts) == (own.parts, [cut.at for cut in own.cuts])
    assert lines - 1 == own.height.leads


@pytest.mark.parametrize("lines", range(4, 9))
def test_both_parts_of_a_paragraph_are_as_tall_as_paragraphs_of_their_lines(lines: int) -> None:
    own = extent(lines)
    for cut in own.cuts:
        assert extent(cut.at).height == own.between(0, cut.at)
        assert extent(lines - cut.at).height == pytest.approx(own.between(cut.at, 0))


def test_what_stands_between_two_cuts_has_the_lines_between_them() -> None:
    assert extent(2).height == pytest.approx(extent(8).between(3, 5))


def test_what_is_left_after_a_line_has_the_other_lines() -> None:
    block = paragraph(6)
    left = rests(block, 25.0, SETTING, Cache())
    assert [5, 4, 3, 2, 1] == [measure(rest, 25.0, SETTING, 0.0).parts for rest in left]


def test_what_is_kept_whole_has_no_cuts() -> None:
    own = extent(6, whole=True)
    assert ((), 1, Linear(own.height.fixed, 5)) == (own.cuts, own.parts, own.height)


def test_a_single_line_must_not_stand_alone_below_a_heading() -> None:
    assert [True, False] == [extent(lines).lonely for lines in (1, 2)]


def test_a_word_wider_than_its_column_is_too_wide_by_the_difference() -> None:
    assert [0.0, 5.0] == pytest.approx([extent(3, width=width).over for width in (25.0, 15.0)])
    assert 10.0 == pytest.approx(measure(paragraph(3, indent=1.5), 25.0, SETTING, 0.0).over)
