"""Lines: how many, where they end, and that nothing is lost. Letters are half an em wide, spaces a quarter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poster.cache import Cache
from poster.model.content import Run
from poster.model.layout import Align
from poster.model.text import Galley, Line
from poster.text.fonts import open_fonts
from poster.text.galley import make_galley
from poster.text.lines import SHORT_LAST, break_lines, count_lines, narrowest
from tests.text.samples import CODE, FOLDERS, INTER, STYLE, galley_of, text_of
from tests.work import work_of

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30)
WIDTHS = st.floats(0.3, 20)


def broken(
    text: str, width: float, align: Align = "start", *, balance: bool = False, hyphens: bool = False
) -> list[str]:
    galley = galley_of(text, STYLE._replace(hyphens=hyphens))
    return text_of(galley, break_lines(galley, width, align, balance, Cache()))


def test_text_that_fits_is_one_line() -> None:
    assert ["aa bb"] == broken("aa bb", 2.25)


def test_a_line_breaks_where_the_width_ends() -> None:
    assert ["aa", "bb"] == broken("aa bb", 2.24)


def test_no_text_has_no_lines() -> None:
    assert (0, (), 0.0) == (
        count_lines(galley_of(""), 5),
        break_lines(galley_of(""), 5, "start", False, Cache()),
        narrowest(galley_of(""), 1),
    )


def test_a_word_wider_than_the_line_has_a_line_of_its_own() -> None:
    assert ["a", "bbbbbbbb", "c"] == broken("a bbbbbbbb c", 2)
    assert 3 == count_lines(galley_of("a bbbbbbbb c"), 2)


def test_a_forced_stop_ends_a_line() -> None:
    assert ["a", "b c"] == broken("a\nb c", 20)


def test_ragged_lines_are_even_rather_than_greedy() -> None:
    assert ["aaa bb", "cc ddddd", "ee ff"] == broken("aaa bb cc ddddd ee ff", 4.25)


def test_a_last_line_of_one_word_is_avoided() -> None:
    assert ["aaaa bbbb", "cccc dddd"] == broken("aaaa bbbb cccc dddd", 6.75)


def test_balanced_lines_are_as_even_as_can_be() -> None:
    assert ["aa bb cc", "dd ee ff"] == broken("aa bb cc dd ee ff", 5.75, balance=True)


def test_justified_lines_are_full_but_the_last() -> None:
    galley = galley_of("aaa bbb ccc ddd eee fff ggg")
    lines = break_lines(galley, 5.3, "justify", False, Cache())
    assert ["aaa bbb ccc", "ddd eee fff", "ggg"] == text_of(galley, lines)
    assert [0.15, 0.15, 0.0] == [round(line.stretch, 6) for line in lines]


def test_justified_spaces_may_be_tight() -> None:
    galley = galley_of("aaa bbb c ddd eee fff gg")
    lines = break_lines(galley, 4.4, "justify", False, Cache())
    for line in lines[:-1]:
        spaces = sum(box.space is not None for box in galley.boxes[line.first : line.last])
        assert 4.4 == pytest.approx(line.width + spaces * line.stretch)


def test_a_divided_word_shows_its_hyphen_only_at_a_line_end() -> None:
    galley = galley_of("aaa in\u00adfor\u00adma\u00adtion")
    lines = break_lines(galley, 5.3, "start", False, Cache())
    assert ["aaa infor=", "mation"] == text_of(galley, lines)
    assert [4.75, 3.0] == [line.width for line in lines]


def test_the_hyphen_must_fit_the_line() -> None:
    galley = galley_of("aaaa\u00adbbbb")
    assert (1, 2, 2) == (count_lines(galley, 4.0), count_lines(galley, 3.9), count_lines(galley, 2.5))
    assert ["aaaa=", "bbbb"] == text_of(galley, break_lines(galley, 2.5, "start", False, Cache()))


def test_narrowest_is_the_least_width_for_a_number_of_lines() -> None:
    galley = galley_of("aaa bb cc ddddd ee ff")
    assert [9.25, 5.0, 3.75, 2.5] == [narrowest(galley, lines) for lines in (1, 2, 3, 9)]


def test_narrowest_of_text_with_more_stops_than_lines_leaves_the_lines_whole() -> None:
    assert 2.25 == narrowest(galley_of("aa\nbb cc\ndd"), 2)


def test_lines_are_broken_once() -> None:
    cache, galley = Cache(), galley_of("aa bb cc")
    assert break_lines(galley, 3, "start", False, cache) is break_lines(galley, 3, "start", False, cache)


def seen(lines: tuple[Line, ...]) -> list[int]:
    return [number for line in lines for number in range(line.first, line.last + 1)]


def check(galley: Galley, width: float, align: Align, balance: bool) -> None:
    lines = break_lines(galley, width, align, balance, Cache())
    assert list(range(len(galley.boxes))) == seen(lines)
    assert count_lines(galley, width) == len(lines)
    assert set(galley.stops) <= {line.last for line in lines}
    for line in lines:
        spaces = sum(box.space is not None for box in galley.boxes[line.first : line.last])
        assert line.first == line.last or line.width + spaces * line.stretch <= width + 1e-6


@settings(deadline=None, max_examples=150)
@given(WORDS, WIDTHS, st.sampled_from(["start", "center", "end", "justify"]), st.booleans())
def test_every_box_is_set_once_in_order_within_the_width(
    words: list[str], width: float, align: Align, balance: bool
) -> None:
    check(galley_of(" ".join(words)), width, align, balance)


@settings(deadline=None, max_examples=150)
@given(WORDS, WIDTHS, st.sampled_from([" ", "\u00ad", "\u00ad", "\n", "\u200b"]), st.sampled_from(["start", "justify"]))
def test_so_it_is_with_hyphens_and_stops(words: list[str], width: float, joint: str, align: Align) -> None:
    text = " ".join(joint.join(words[at : at + 3]) for at in range(0, len(words), 3))
    check(galley_of(text), width, align, False)


def least(galley: Galley, lines: int) -> float:
    """The narrowest width by trying every width that a line can have."""
    count = len(galley.boxes)
    full = [
        end + (box.hyphen.width if box.hyphen and at + 1 < count else 0)
        for at, (end, box) in enumerate(zip(galley.ends, galley.boxes, strict=True))
    ]
    floor = max(full[at] - galley.starts[at] for at in range(count))
    widths = sorted(full[last] - galley.starts[first] for first in range(count) for last in range(first, count))
    return next(width for width in widths if width >= floor - 1e-9 and count_lines(galley, width) <= lines)


@settings(deadline=None, max_examples=100)
@given(WORDS, st.integers(1, 8), st.sampled_from([" ", "\u00ad"]))
def test_narrowest_is_exact(words: list[str], lines: int, joint: str) -> None:
    galley = galley_of(joint.join(words))
    assert least(galley, lines) == pytest.approx(narrowest(galley, lines), abs=1e-8)


def shortfall(lines: tuple[tuple[int, int], ...], galley: Galley, width: float) -> float:
    """Squares of what is left of each line but the last, and what a last line of one word costs."""
    left = sum(((width - (galley.ends[b] - galley.starts[a])) / width * 100) ** 2 for a, b in lines[:-1])
    first, last = lines[-1]
    return left + (SHORT_LAST if first == last and len(lines) > 1 else 0.0)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text("abcdefgh", min_size=2, max_size=5), min_size=4, max_size=9), st.floats(3, 9))
def test_no_other_break_is_cheaper(words: list[str], width: float) -> None:
    galley = galley_of(" ".join([*words, "aaaa", "bbbb"]))
    lines = break_lines(galley, width, "start", False, Cache())
    ways = [way for way in every_way(galley, 0, width) if len(way) == len(lines)]
    best = min(shortfall(way, galley, width) for way in ways)
    assert best == pytest.approx(shortfall(tuple((line.first, line.last) for line in lines), galley, width))


def every_way(galley: Galley, first: int, width: float) -> list[tuple[tuple[int, int], ...]]:
    if first == len(galley.boxes):
        return [()]
    ways = []
    for last in range(first, len(galley.boxes)):
        if galley.ends[last] - galley.starts[first] <= width + 1e-9 or last == first:
            ways += [((first, last), *rest) for rest in every_way(galley, last + 1, width)]
    return ways


def test_lines_are_counted_with_a_few_calls_for_each() -> None:
    galley = galley_of("Online environments support the development of diverse global networks and more. " * 5, INTER)
    assert work_of(lambda: count_lines(galley, 20)) < 12 * count_lines(galley, 20)


def test_a_ragged_line_ends_in_a_stray_word_only_where_that_saves_much() -> None:
    """The line without `b` is 0.75 em short of 18, which costs 17, less than the 25 of a stray word at its end."""
    text = "aaa aaa aaa aaa aaa aaa aaa aaa aaa aaa b ccc ccc"
    assert ["aaa aaa aaa aaa aaa aaa aaa aaa aaa aaa", "b ccc ccc"] == broken(text, 18)
    assert ["aaa aaa aaa", "aaa aaa b ddd", "ccc ccc"] == broken("aaa aaa aaa aaa aaa b ddd ccc ccc", 5.8)


def test_two_lines_in_a_row_do_not_end_in_hyphens() -> None:
    """A ragged first line of three letters is not too short for that."""
    assert ["ccc", "eeeaa=", "fff eebb"] == broken("ccc eee\u00adaa\u00adfff ee\u00adbb", 4)


def test_two_justified_lines_in_a_row_do_not_end_in_hyphens() -> None:
    """Both lines could end in a hyphen and be full; they are looser rather than that."""
    text = "aa " * 8 + "d\u00addd " + "bb " * 7 + "e\u00adee fff"
    ends = [line[-3:] for line in broken(text, 11, "justify")]
    assert [" aa", " bb", "fff"] == ends


def mixed(*runs: Run) -> Galley:
    """The galley of several runs of the test font."""
    cache = Cache()
    return make_galley(runs, STYLE, CODE, "en", open_fonts(FOLDERS, cache), cache).galley


def test_spaces_of_justified_text_shrink_by_a_share_of_their_own_widths() -> None:
    """Spaces of computer text are wider than those of words: together they give a quarter of their sum, not more."""
    galley = mixed(Run("aaa "), Run("bb cc", code=True), Run(" ddd eee fff"))
    plain, code = galley.boxes[0].space, galley.boxes[1].space
    assert plain is not None
    assert code is not None
    assert code.width > 1.5 * plain.width
    natural = galley.ends[2]
    least = natural - 0.25 * (plain.width + code.width)
    tight, narrow = (break_lines(galley, width, "justify", False, Cache()) for width in (least + 0.01, least - 0.01))
    assert (2, 1) == (tight[0].last, narrow[0].last)


def test_every_space_of_a_justified_line_is_stretched_also_within_a_box() -> None:
    galley = galley_of("aaa - bbb 10 km ccc ddd eee fff")
    (first, *_) = break_lines(galley, 7.4, "justify", False, Cache())
    spaces = sum(piece.word.text == " " for box in galley.boxes[first.first : first.last + 1] for piece in box.pieces)
    between = first.last - first.first
    assert (1, 2) <= (spaces, between)
    assert 7.4 == pytest.approx(first.width + (spaces + between) * first.stretch)
