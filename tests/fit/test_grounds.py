"""Where grounds end: at the edges of their areas, but for notches and what bleeds."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.color import WHITE, Color
from poster.model.drawing import Shape
from poster.model.units import MM
from poster.read.layout import read_layout
from tests.making import ROOT, make, read

CACHE = Cache()
RED, TINT = Color(200, 0, 0), Color(240, 230, 220)
HAIR = 1.06
"""Millimetres by which a notch runs over the edge that it is cut out of."""

CONTENT = """
title: Reeds
subtitle: They bend in wind
takeaway: They rise again
sections: [{title: One, text: Lorva mintel sabor quenta dilem parsovi tekel wondra belim.}]
"""

LAYOUT = """
extends: base
colors: {ink: '#000000', accent: '#C80000', on-accent: '#FFFFFF', tint: '#F0E6DC', paper: '#FFFFFF'}
page: {size: A4 portrait, margin: 15mm}
fit: {body: 9pt to 12pt}
read: 0.4m
pages:
  front:
    %s
areas:
"""

BESIDE = """columns: fill fill
    rows: content content fill
    gap: 4mm
    areas: |
      head head
      left right
      body body
"""
NESTED = """columns: fill
    rows: %s
    areas: |
      box
      body
"""

CASES = {
    "under a full-width one": (
        BESIDE,
        "  head: {show: title, ground: accent}\n  left: {show: subtitle, ground: tint}\n"
        "  right: {show: takeaway, ground: accent}\n",
        [(RED, 195.0), (TINT, 103.0), (RED, 195.0)],
    ),
    "under one of another color": (
        BESIDE,
        "  head: {show: title, ground: accent}\n  left: {show: subtitle, ground: accent}\n"
        "  right: {show: takeaway, ground: tint}\n",
        [(RED, 195.0), (RED, 103.0), (TINT, 195.0)],
    ),
    "under one that bleeds": (
        BESIDE,
        "  head: {show: title, ground: accent, bleed: right}\n  left: {show: subtitle, ground: accent}\n"
        "  right: {show: takeaway, ground: paper}\n",
        [(RED, 210.0), (RED, 103.0), (WHITE, 195.0)],
    ),
    "another color in a corner": (
        NESTED % "100mm fill",
        "  box: {ground: accent, columns: fill fill, rows: fill fill, areas: 'title title\n\n    sub take'}\n"
        "  title: {show: title}\n  sub: {show: subtitle}\n  take: {show: takeaway, ground: tint}\n",
        [(RED, 195.0), (TINT, 195.0)],
    ),
    "a notch in a corner": (
        NESTED % "100mm fill",
        "  box: {ground: accent, columns: fill fill, rows: fill fill, areas: 'title title\n\n    sub take'}\n"
        "  title: {show: title}\n  sub: {show: subtitle}\n  take: {show: takeaway, ground: paper}\n",
        [(RED, 195.0), (WHITE, 195.0 + HAIR)],
    ),
    "a notch over the whole width": (
        NESTED % "100mm fill",
        "  box: {ground: accent, columns: fill, rows: fill fill, areas: 'title\n\n    take'}\n"
        "  title: {show: title}\n  take: {show: takeaway, ground: paper}\n",
        [(RED, 195.0), (WHITE, 195.0)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_grounds_end_where_their_areas_end(case: str, tmp_path: Path) -> None:
    page, areas, expected = CASES[case]
    assert expected == right_edges(LAYOUT % page + areas + "  body: {show: sections, columns: 1}\n", tmp_path)


def test_a_notch_ends_where_another_ground_begins(tmp_path: Path) -> None:
    """The tint beside the red is painted before the notch; a notch drawn over its edge would bite into it."""
    page = """columns: fill fill
    rows: 20mm 60mm fill
    areas: |
      .    side
      box  side
      body body
"""
    areas = (
        "  side: {show: title, ground: tint}\n"
        "  box: {ground: accent, columns: fill fill, rows: fill, areas: 'sub take'}\n"
        "  sub: {show: subtitle}\n  take: {show: takeaway, ground: paper}\n  body: {show: sections, columns: 1}\n"
    )
    assert [(TINT, 195.0), (RED, 105.0), (WHITE, 105.0)] == right_edges(LAYOUT % page + areas, tmp_path)


def right_edges(layout: str, folder: Path) -> list[tuple[Color, float]]:
    """Color and right edge of each ground in millimetres, in the order of painting."""
    path = folder / "ours.yaml"
    path.write_text(layout, encoding="utf-8")
    found, problems = read_layout(str(path), str(ROOT), CACHE)
    assert found is not None, [str(problem) for problem in problems]
    items = make(read(CONTENT, folder, CACHE), found, CACHE).drawing.pages[0].items
    grounds = [item for item in items if isinstance(item, Shape) and item.color in (RED, TINT, WHITE)]
    return [(each.color, round(max(each.x + each.scale * x for x, _ in each.outlines[0]) / MM, 2)) for each in grounds]
