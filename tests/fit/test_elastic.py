"""Blocks that may be taller or less tall: they take and give height before gaps do, all of a column alike."""

from pathlib import Path

import pytest

from poster.blocks.kinds import KINDS
from poster.cache import Cache
from poster.fit.flow import Column, Flow, Measured
from poster.fit.split import fits
from poster.model.story import Entry, Linear, Setting, Story
from poster.model.units import Range
from poster.press import compose
from tests.fit.plates import KIND, Plate, entry
from tests.fit.test_spans import CACHE, Made, level
from tests.making import Recipe, read, shipped_fonts, shipped_layout, yaml_of

BODY, LEADING = 30.0, 38.0
GAPS = {"paragraph": Range(0.5, 1.0)}


@pytest.fixture(autouse=True)
def _plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, Plate, KIND)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    content = read(yaml_of(Recipe(50, 1, 0)), tmp_path_factory.mktemp("elastic"), Cache())
    return compose(content, shipped_layout("poster", CACHE), shipped_fonts(CACHE), CACHE)


def measured(story: Story, *entries: Entry) -> Measured:
    flow = Flow("body", entries, (Column(1, 0.0, 0.0, 700.0, 2000.0, "body"),), False)
    return Measured(flow, story, GAPS, Setting(BODY, LEADING, 16.0), 0.7 * BODY)


def test_what_is_elastic_counts_at_its_least_and_may_be_taller_by_all_of_its_range(story: Story) -> None:
    own = measured(story, entry(Plate(0, 10.0, 0.1, 0.1)), entry(Plate(1, 5.0, 0.2)), entry(Plate(2, 4.0)))
    gap = own.least["paragraph"]
    least = Linear(0.9 * 300.0 + 150.0 + 120.0 + 2 * gap.fixed, 2 * gap.leads)
    assert (least.fixed, least.leads, 30.0 + 30.0 + 30.0) == pytest.approx((*own.whole[:2], own.whole.spare))


def test_columns_that_hold_it_at_its_least_hold_it(story: Story) -> None:
    own = measured(story, entry(Plate(0, 10.0, 0.1, 0.1)), entry(Plate(1, 10.0, 0.1, 0.1)))
    assert fits(own, (270.5, 270.5), LEADING)
    assert not fits(own, (269.0, 270.5), LEADING)


def test_all_of_a_column_take_the_same_share(tmp_path: Path) -> None:
    put = {0.1: entry(Plate(0, 8.0, 0.1, 0.1)), 0.2: entry(Plate(1, 4.0, 0.1, 0.1)), 0.25: entry(Plate(2, 3.0))}
    made = Made(shipped_layout("poster", CACHE), tmp_path, put, 330)
    one, other, firm = (made.plate(number) for number in range(3))
    assert one.x == other.x == firm.x
    assert one.height / 8.0 == pytest.approx(other.height / 4.0)
    assert 3.0 * made.plan.body == pytest.approx(firm.height)
    level(made)


@pytest.mark.parametrize("words", [260, 400])
@pytest.mark.parametrize("name", ["poster", "poster-landscape"])
def test_it_stays_within_its_range_and_columns_are_level(name: str, words: int, tmp_path: Path) -> None:
    put = {share: entry(Plate(number, 7.0, 0.1, 0.1)) for number, share in enumerate((0.15, 0.5, 0.85))}
    made = Made(shipped_layout(name, CACHE), tmp_path, put, words)
    level(made)
    for number in range(3):
        share = made.plate(number).height / (7.0 * made.plan.body)
        assert 0.9 - 1e-6 <= share <= 1.1 + 1e-6


def test_gaps_open_no_further_while_it_may_grow(tmp_path: Path) -> None:
    """In a column whose plate is not at its largest, headings are no further from what is above than on the whole."""
    put = {share: entry(Plate(number, 7.0, 0.4, 0.1)) for number, share in enumerate((0.15, 0.5, 0.85))}
    made = Made(shipped_layout("poster", CACHE), tmp_path, put, 400)
    (filled,) = made.plan.filled
    head = filled.measured.kinds.index("head")
    heads = {}
    for number in range(3):
        plate = made.plate(number)
        column = next(i for i, each in enumerate(filled.flow.columns) if each.x == pytest.approx(plate.x))
        heads[column] = (plate.height / (7.0 * made.plan.body), filled.opens[column][head])
    least = min(opening for _, opening in heads.values())
    assert all(opening <= least + 0.5 for share, opening in heads.values() if share < 1.39)


def test_sums_between_two_places_hold_the_range_of_what_lies_there_alone(story: Story) -> None:
    own = measured(story, entry(Plate(0, 10.0, 0.1, 0.1)), entry(Plate(1, 5.0)))
    assert (270.0, 60.0) == pytest.approx((own.stretch(0, 1).fixed, own.stretch(0, 1).spare))
    assert (150.0, 0.0) == pytest.approx((own.stretch(1, 2).fixed, own.stretch(1, 2).spare))
