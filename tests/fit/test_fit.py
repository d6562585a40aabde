"""The fit: the largest size that fits, whole pages, and refusals in the writer's words."""

from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.fit.page import body_floor, small_floor
from poster.model.units import MM, Range
from poster.problems import PosterError
from tests.making import Recipe, make, read, shipped_layout, yaml_of


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache()


def test_the_body_floor_is_20_points_a_metre_and_what_a_hand_needs() -> None:
    assert (24.0, 40.0, 8.5) == pytest.approx((body_floor(1200 * MM), body_floor(2000 * MM), body_floor(300 * MM)))
    assert (16.0, 8.0) == pytest.approx((small_floor(1200 * MM), small_floor(400 * MM)))


def test_many_words_are_set_smaller_than_few(cache: Cache, tmp_path: Path) -> None:
    layout = shipped_layout("poster", cache)
    few, many = (make(read(yaml_of(Recipe(words)), tmp_path, cache), layout, cache).plan.body for words in (250, 850))
    assert few > many


def test_far_too_much_text_is_refused_with_millimetres_lines_words_and_levers(cache: Cache, tmp_path: Path) -> None:
    content = read(yaml_of(Recipe(3000)), tmp_path, cache)
    with pytest.raises(PosterError) as refused:
        press.build(content, "poster", cache=cache)
    (problem,) = refused.value.problems
    for piece in ("'body' is ", " mm (", " lines, about ", " words) too long at 24pt", "cut text"):
        assert piece in str(problem)
    words = int(problem.message.split("about ")[1].split()[0])
    assert 1500 < words < 2600


def test_too_little_text_is_built_with_a_warning_in_the_same_terms(cache: Cache, tmp_path: Path) -> None:
    content = read("title: One\nsections:\n  - {title: Two, text: Three four five.}\n", tmp_path, cache)
    result = press.build(content, "poster", cache=cache)
    assert {"warning"} == {problem.level for problem in result.problems}
    assert any(" mm (" in problem.message and "words)" in problem.message for problem in result.problems)


def test_a_handout_takes_the_first_number_of_pages_that_is_comfortable(cache: Cache, tmp_path: Path) -> None:
    layout = shipped_layout("handout", cache)
    pages = []
    for words in (150, 450, 900):
        made = make(read(yaml_of(Recipe(words)), tmp_path, cache), layout, cache)
        pages.append(len(made.drawing.pages))
        assert made.plan.body >= (layout.fit.comfort if pages[-1] < layout.pages.counts[-1] else layout.fit.body.low)
    assert pages == sorted(pages)
    assert set(pages) <= set(layout.pages.counts)


@pytest.mark.parametrize("read_from, fails", [(1.2, True), (0.9, False)])
def test_a_body_that_cannot_be_read_from_its_distance_is_refused(read_from: float, fails: bool, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(f"extends: poster\nread: {read_from}m\nfit:\n  body: 12pt to 20pt\n")
    content = read(yaml_of(Recipe(400)), tmp_path, Cache())
    if not fails:
        assert 18 <= make(content, _layout(tmp_path / "small.yaml"), Cache()).plan.body <= 20
        return
    with pytest.raises(PosterError) as refused:
        press.build(content, tmp_path / "small.yaml")
    (problem,) = refused.value.problems
    assert f"{tmp_path / 'small.yaml'}:4:3" == str(problem.place)
    assert "'fit: body' goes up to 20pt, but text read from 1.2 m needs 24pt" == problem.message


def _layout(path: Path):  # type: ignore[no-untyped-def]
    layout, problems = press.read_layout(str(path), str(path.parent), Cache())
    assert layout is not None, problems
    return layout


def test_a_range_that_begins_below_the_floor_begins_at_the_floor(cache: Cache, tmp_path: Path) -> None:
    layout = shipped_layout("poster", cache)
    small = layout._replace(fit=layout.fit._replace(body=Range(10.0, 60.0)))
    assert make(read(yaml_of(Recipe(600)), tmp_path, cache), small, cache).plan.body >= 24.0
