"""Glyphs of a line: where they stand and whose they are."""

import pytest

from poster.cache import Cache
from poster.model.content import Run
from poster.model.drawing import Glyphs
from poster.model.layout import Style
from poster.text.fonts import open_fonts
from poster.text.galley import make_galley
from poster.text.ink import left_bearing, line_glyphs
from poster.text.lines import break_lines
from tests.text.samples import CODE, FOLDERS, INTER, STYLE, galley_of


def inked(*runs: Run, width: float = 50, style: Style = STYLE) -> list[tuple[Glyphs, ...]]:
    cache = Cache()
    galley = make_galley(runs, style, CODE, "en", open_fonts(FOLDERS, cache), cache).galley
    lines = break_lines(galley, width, style.align, False, cache)
    last = lines[-1]
    return [line_glyphs(galley, line, 100, 50, 10, (7, 8, 9), last=line is last) for line in lines]


def words(glyphs: Glyphs) -> list[str]:
    return [word.text for word in glyphs.words]


def test_every_line_but_the_last_ends_with_its_space() -> None:
    (first,), (last,) = inked(Run("aa bb cc dd"), width=2.25)
    assert (["aa", " ", "bb", " "], ["cc", " ", "dd"]) == (words(first), words(last))


def test_a_line_at_a_forced_stop_ends_with_a_space_too() -> None:
    assert ["aa", " "] == words(inked(Run("aa\nbb"))[0][0])


def test_a_line_that_ends_in_a_hyphen_has_no_space() -> None:
    assert ["aaaa", "\u00ad"] == words(inked(Run("aaaa\u00adbbbb"), width=3)[0][0])


def test_a_line_broken_without_a_space_ends_without_one() -> None:
    assert ["aaaa/"] == words(inked(Run("aaaa/bbbb"), width=3)[0][0])


def test_a_plain_line_is_one_item() -> None:
    (glyphs,) = inked(Run("ab cd"))[0]
    assert (7, 100, 50, 10, 0.0, 0.0) == glyphs[:4] + (glyphs.tracking, glyphs.space)


def test_links_and_scripts_are_items_of_their_own() -> None:
    items = inked(Run("ab "), Run("cd", url="u"), Run("e", script=1))[0]
    expected = [(7, 100.0, 50, 10.0), (8, 112.5, 50, 10.0), (7, 122.5, pytest.approx(46.7), 7.0)]
    assert expected == [tuple(item[:4]) for item in items]


def test_other_faces_stay_in_one_item() -> None:
    (glyphs,) = inked(Run("ab "), Run("cd", strong=True), style=INTER)[0]
    assert [400, 400, 700] == [word.face.weight for word in glyphs.words]


def test_tracking_and_space_are_in_points() -> None:
    (glyphs,) = inked(Run("ab cd"), style=STYLE._replace(tracking=0.1, space=0.05))[0]
    assert (1.0, 0.5) == (glyphs.tracking, glyphs.space)


def test_justified_spaces_take_the_stretch() -> None:
    (first,), *_ = inked(Run("aaa bbb ccc ddd eee"), width=5.3, style=STYLE._replace(align="justify"))
    assert 1.5 == pytest.approx(first.space)


def test_left_bearing_is_the_blank_before_the_first_glyph() -> None:
    assert 0.05 == left_bearing(galley_of("ab"), Cache())
    assert 0.0 == left_bearing(galley_of(""), Cache())


def test_a_line_that_comes_again_is_inked_the_same_elsewhere() -> None:
    cache = Cache()
    runs = (Run("See "), Run("the notes", url="https://example.org"), Run(" and the code", strong=True))
    galley = make_galley(runs, STYLE, CODE, "en", open_fonts(FOLDERS, cache), cache).galley
    for line in break_lines(galley, 6, "start", False, cache):
        for at in (10.0, 20.0):
            fresh = line_glyphs(galley, line, at, at, at, (7, 8), last=False)
            assert fresh == line_glyphs(galley, line, at, at, at, (7, 8), last=False, cache=cache)
