"""Tracks that are ranges take what the text needs; short text stands where its area says."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.fit.ranges import STEPS, ranged
from poster.model.layout import Layout
from poster.read.layout import read_layout
from tests.making import ROOT, Made, Recipe, make, read, yaml_of

PAGE = """
extends: base
page: {size: A1 landscape, margin: 20mm}
read: 1.2m
fit: {body: 24pt to 40pt, comfort: 30pt}
pages:
  front:
    columns: 30% to 60%  fill
    rows: fill
    gap: 20mm
    areas: |
      story side
areas:
  story: {show: sections, stand: STAND}
  side: {show: title, ground: accent}
omit: [subtitle, takeaway, resources]
"""


def layout(tmp_path: Path, stand: str = "bottom") -> Layout:
    path = tmp_path / "page.yaml"
    path.write_text(PAGE.replace("STAND", stand), encoding="utf-8")
    found, problems = read_layout(str(path), str(tmp_path), Cache())
    assert found is not None, problems
    return found


def built(words: int, tmp_path: Path, stand: str = "bottom") -> Made:
    cache = Cache()
    return make(read(yaml_of(Recipe(words, 3, 0)), tmp_path, cache), layout(tmp_path, stand), cache)


def test_a_range_is_tried_from_its_least_share_to_its_most(tmp_path: Path) -> None:
    shares = [each.pages.maps["front"].columns[0].value for each in ranged(layout(tmp_path))]
    assert (STEPS + 1, 0.3, pytest.approx(0.6)) == (len(shares), shares[0], shares[-1])
    assert sorted(shares) == shares


def test_a_layout_without_ranges_is_tried_once(tmp_path: Path) -> None:
    plain = ranged(layout(tmp_path))[0]
    assert (plain,) == ranged(plain)


def test_a_long_text_gets_a_wider_column_than_a_short_one(tmp_path: Path) -> None:
    widths = [built(words, tmp_path).plan.filled[0].flow.columns[0].width for words in (120, 240)]
    assert widths[0] < widths[1]


@pytest.mark.parametrize(("stand", "above"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_a_short_text_stands_where_its_area_says(stand: str, above: float, tmp_path: Path) -> None:
    made = built(20, tmp_path, stand)
    slot = next(slot for slot in made.plan.sheet.pages[0] if slot.area.name == "story")
    column = made.plan.filled[0].flow.columns[0]
    assert column.height < 0.8 * slot.inner.height
    assert column.y == pytest.approx(slot.inner.y + above * (slot.inner.height - column.height))
    assert made.plan.is_full


def test_the_shipped_billboard_takes_the_seed_on_b1(tmp_path: Path) -> None:
    seed = (ROOT / "content.yaml").read_text(encoding="utf-8")
    cache = Cache()
    content = read(seed, tmp_path, cache)
    found, _ = read_layout(str(ROOT / "layouts/billboard.yaml"), str(ROOT), cache, "B1 landscape")
    assert found is not None
    assert make(content, found, cache).plan.body >= 24
