"""Sections, takeaway and facts become cards; facts stand in equal rows."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.compose.cards import deal
from poster.model.layout import Area
from tests.making import Recipe, read, shipped_layout, yaml_of


def dealt(facts: int, tmp_path: Path, show: tuple[str, ...] = ("sections", "takeaway", "facts")) -> dict[str, Area]:
    cache = Cache()
    told = "facts:\n" + "".join(f"  - {{value: '{number}', text: things.}}\n" for number in range(facts))
    content = read(yaml_of(Recipe(60, 2, 0)) + (told if facts else ""), tmp_path, cache)
    layout = shipped_layout("cards", cache)
    cards = layout.areas["cards"]
    shown = tuple(each for each in cards.show if each.what in show)
    layout = layout._replace(areas=layout.areas | {"cards": cards._replace(show=shown)})
    return deal(layout, content).areas


@pytest.mark.parametrize(("facts", "rows"), [(1, [1]), (4, [4]), (5, [3, 2]), (7, [4, 3]), (9, [3, 3, 3])])
def test_facts_stand_in_as_few_equal_rows_as_four_a_row_allow(facts: int, rows: list[int], tmp_path: Path) -> None:
    inner = dealt(facts, tmp_path)["cards.facts"].map
    assert inner is not None
    found = [sum(cell.row == row for cell in inner.cells) for row in range(len(inner.rows))]
    assert (rows, rows[0]) == (found, len(inner.columns))


def test_an_area_of_facts_alone_has_no_cards_of_sections(tmp_path: Path) -> None:
    names = [name for name in dealt(2, tmp_path, ("facts",)) if name.startswith("cards.")]
    assert ["cards.facts", "cards.facts.1", "cards.facts.2"] == sorted(names)


def test_an_area_with_nothing_to_deal_stays_as_it_is(tmp_path: Path) -> None:
    assert dealt(0, tmp_path, ("facts",))["cards"].map is None
