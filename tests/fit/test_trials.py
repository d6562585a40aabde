"""The search: how many sheets it takes, what bounds it, and what is said of sizes before they are measured.

A sheet is all areas measured at one size of the body: nearly all the time of a fit goes into them. They are counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.fit.fit import MORE, WORK
from poster.fit.fitter import Fitter
from poster.fit.page import Sheet, Sheeter, small_floor
from poster.fit.trials import Fullness
from poster.model.layout import Layout
from poster.model.story import Setting
from poster.problems import PosterError
from tests.making import Recipe, make, read, shipped_fonts, shipped_layout, yaml_of

MOST = WORK + 1.5 * MORE
"""Sheets of a build: those after which the best plan is taken, or that follow a first one that is found late, and those
that bring to its end what is begun.
"""
PLAIN = ("poster", "spotlight", "handout", "handout-leaf")
RANGES = ("poster-panel", "billboard", "billboard-portrait", "sidebar", "minimal")
"""Layouts with tracks that are ranges, of which any step may be taken."""


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache()


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The body of each sheet that is made, but for those that only make bands taller."""
    sheets: list[float] = []
    real = Sheeter._sheet

    def made(self: Sheeter, body: float, pages: int, stretched: dict[str, float]) -> Sheet:
        if not stretched:
            sheets.append(body)
        return real(self, body, pages, stretched)

    with monkeypatch.context() as patch:
        patch.setattr(Sheeter, "_sheet", made)
        yield sheets


def sheets_of(words: int, layout: str, folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Sheets that a build takes, and what it is refused for."""
    content = read(yaml_of(Recipe(words, max(words // 80, 2))), folder, cache)
    with counted(monkeypatch) as sheets:
        try:
            make(content, shipped_layout(layout, cache), cache)
        except PosterError as refused:
            return len(sheets), str(refused.problems[0])
    return len(sheets), ""


@pytest.mark.parametrize("layout", [*PLAIN, *RANGES])
@pytest.mark.parametrize("words", [60, 300])
def test_a_build_takes_about_sixty_sheets_at_most(
    layout: str, words: int, tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets, _ = sheets_of(words, layout, tmp_path, cache, monkeypatch)
    assert 0 < sheets <= MOST


@pytest.mark.parametrize("layout", ["poster", "cards", "handout-leaf", *RANGES])
def test_a_refusal_takes_five_sheets(
    layout: str, tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets, message = sheets_of(1800, layout, tmp_path, cache, monkeypatch)
    assert "cut text" in message or "shorten" in message
    assert sheets <= 5


def test_of_a_text_of_a_hundred_pages_a_handful_of_sheets_is_made(
    tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = shipped_layout("handout", cache)
    layout = layout._replace(pages=layout.pages._replace(counts=tuple(range(2, 202, 2))))
    content = read(yaml_of(Recipe(20_000, 150)), tmp_path, cache)
    with counted(monkeypatch) as sheets:
        made = make(content, layout, cache)
    assert len(made.drawing.pages) > 80
    assert len(sheets) <= 20


def fitter_of(words: int, layout: str, folder: Path, cache: Cache) -> Fitter:
    content = read(yaml_of(Recipe(words, 4)), folder, cache)
    readable = press.readable(shipped_layout(layout, cache))
    story = press.compose(content, readable, shipped_fonts(cache), cache)
    return Fitter(readable, story, Setting(0.0, 0.0, small_floor(readable.read)), cache)


@pytest.mark.parametrize("layout", ["poster", "handout-leaf"])
@pytest.mark.parametrize("words", [150, 300])
def test_a_guess_from_a_few_sheets_is_near_the_largest_size(
    layout: str, words: int, tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = fitter_of(words, layout, tmp_path, cache).sizes
    pages = sizes.layout.pages.counts[0]
    with counted(monkeypatch) as sheets:
        about = sizes.about(pages, sizes.body.low)
        assert len(sheets) <= 3
        largest = sizes.largest(pages)
        assert len(sheets) <= 12
    assert largest == pytest.approx(about, rel=0.03)


def test_the_largest_size_holds_and_a_tenth_of_a_point_more_does_not(tmp_path: Path, cache: Cache) -> None:
    sizes = fitter_of(700, "poster", tmp_path, cache).sizes
    largest = sizes.largest(1)
    assert largest is not None
    assert sizes.holds(largest, 1)
    assert not sizes.holds(round(largest + 0.1, 4), 1)


def test_the_price_of_a_hole_is_known_before_a_size_is_measured(tmp_path: Path, cache: Cache) -> None:
    fitter = fitter_of(30, "handout", tmp_path, cache)
    fullness = Fullness(fitter, fitter.sheeter.sheet(11.5, 8))
    assert fullness.hole(11.5) > fullness.hole(14.0) > 0.0
    assert fullness.hole(11.5, 7) < fullness.hole(11.5)


def test_columns_may_stay_empty_only_where_the_others_hold_the_text(tmp_path: Path, cache: Cache) -> None:
    full, bare = (fitter_of(words, "poster", tmp_path, cache) for words in (700, 60))
    largest = full.sizes.largest(1)
    assert largest is not None
    assert Fullness(full, full.sheeter.sheet(largest, 1)).unused() == []
    assert Fullness(bare, bare.sheeter.sheet(24.0, 1)).unused() == [1, 2]


def test_the_same_plan_is_found_with_a_fresh_cache(tmp_path: Path) -> None:
    layouts: list[Layout] = []
    bodies = []
    for _ in range(2):
        fresh = Cache()
        layouts.append(shipped_layout("billboard-portrait", fresh))
        bodies.append(make(read(yaml_of(Recipe(200)), tmp_path, fresh), layouts[-1], fresh).plan)
    assert bodies[0].body == bodies[1].body
    assert bodies[0].filled[0].bounds == bodies[1].filled[0].bounds
