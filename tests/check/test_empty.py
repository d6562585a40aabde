"""Pages that are not full are told, whatever they show; those that are full, or meant to have room, are not."""

import re
from pathlib import Path

import pytest

import poster
from poster.cache import Cache
from poster.check import empty
from poster.check.empty import COLUMNS, ROWS, type_area
from poster.model.units import MM, Rect
from tests.making import Recipe, shipped_layout, yaml_of

OWN = """
extends: base
theme: square
page: {{size: A5, margin: 12mm}}
read: 40cm
fit: {{body: 9pt to 12pt}}
pages: {{count: 1, every: {{columns: fill, rows: "{rows}", areas: one}}}}
areas: {{one: {one}}}
"""
REEDS = (
    "title: Reeds bend\nsections: [{title: One, text: Lorva mintel sabor quenta dilem parsovi tekel wondra belim.}]\n"
)


def built(content: str, layout: str, folder: Path) -> tuple[list[float], str]:
    """How empty the pages are, and the warning that tells it."""
    (folder / "content.yaml").write_text(content, encoding="utf-8")
    if "\n" in layout:
        (folder / "own.yaml").write_text(layout, encoding="utf-8")
        layout = str(folder / "own.yaml")
    made = poster.build(poster.load(folder / "content.yaml"), layout)
    said = [str(problem) for problem in made.problems if re.search("empty|short of full", problem.message)]
    return [page["empty"] for page in made.report["pages"]], "\n".join(said)  # type: ignore[attr-defined]


@pytest.mark.parametrize("rows", ["fill", "content", "40%"])
def test_a_layout_that_shows_only_a_title_is_told(rows: str, tmp_path: Path) -> None:
    shares, said = built(REEDS, OWN.format(rows=rows, one="{show: title}"), tmp_path)
    assert shares[0] > 0.4
    assert "stay empty" in said


def test_a_directory_without_resources_is_told(tmp_path: Path) -> None:
    shares, said = built(REEDS, "handout-links", tmp_path)
    assert shares[0] > 0.4
    assert "short of full" in said


@pytest.mark.parametrize("stand", ["top", "middle", "bottom", "fill"])
def test_what_stands_is_meant_to_leave_room(stand: str, tmp_path: Path) -> None:
    layout = OWN.format(rows="fill", one=f"{{show: title, stand: {stand}}}")
    assert ([0.0], "") == built("title: Reeds bend\n", layout, tmp_path)


@pytest.mark.parametrize("layout", ["poster", "poster-landscape", "handout", "cards", "minimal", "handout-links"])
def test_full_pages_are_not_told(layout: str, tmp_path: Path) -> None:
    shares, said = built(yaml_of(Recipe(600, 5, 5)), layout, tmp_path)
    assert max(shares) <= empty.NOTICED
    assert "stay empty" not in said


def test_the_largest_rectangle_is_found_by_counting() -> None:
    grid = empty._Grid(Rect(0, 0, COLUMNS, ROWS))
    assert (0, 0, COLUMNS, ROWS) == grid.largest()
    grid.take((0, 0, COLUMNS, 28))
    grid.take((0, 28, 46, 78))
    assert (46, 28, 50, 100) == grid.largest()
    grid.take((50, 28, 51, 128))
    assert (51, 28, 45, 100) == grid.largest()
    grid.take((0, 77.6, COLUMNS, 78.4))  # less than half of a cell
    assert (51, 28, 45, 100) == grid.largest()


def test_inner_and_outer_margins_change_sides() -> None:
    handout = shipped_layout("handout", Cache())
    first, second = type_area(1, handout), type_area(2, handout)
    assert handout.mirrored
    assert first.x / MM == pytest.approx(handout.margin.left / MM)
    assert second.x / MM == pytest.approx(handout.margin.right / MM)
    assert first.width == second.width


@pytest.mark.parametrize("words", [(160, 10), (10, 160), (120, 20, 20)])
def test_a_card_that_is_mostly_empty_is_told(words: tuple[int, ...], tmp_path: Path) -> None:
    text = "lorva mintel sabor quenta dilem parsovi tekel wondra belim sokrat ".split()
    sections = "".join(f"  - {{title: One, text: {' '.join((text * 40)[:count])}.}}\n" for count in words)
    shares, said = built(f"title: Reeds bend\nsections:\n{sections}", "cards", tmp_path)
    assert shares[0] > empty.NOTICED
    assert "stay empty" in said
