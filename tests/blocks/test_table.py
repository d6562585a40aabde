"""Tables as they stand on the page: columns apart, decimal marks on one line, every cell once, rows with all cells."""

import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.words import every_word_once
from poster.model.drawing import Glyphs
from poster.problems import PosterError
from tests.making import Made, make, read, shipped_layout

FORMS = (
    "{:.1f}",
    "{:.2f}",
    "<0.0{:.0f}",
    "{:.0f} (3.4)",
    "{:.1f} ± 0.3",
    "−{:.1f}",
    "{:.0f} %",
    "n/a",
    "–",
    "**{:.2f}**",
)
WORDS = ("coast", "hill", "bay", "open water", "a site that nobody has seen from close by")


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache()


def table_of(chance: random.Random, columns: int, rows: int) -> str:
    """A table of bars: texts, then numbers of every kind."""
    lines = [
        "| " + " | ".join(["Site", *(f"No. {number}" for number in range(1, columns))]) + " |",
        "|---" * columns + "|",
    ]
    for _ in range(rows):
        cells = [chance.choice(FORMS).format(chance.uniform(0, 300)) for _ in range(columns - 1)]
        lines.append("| " + " | ".join([chance.choice(WORDS), *cells]) + " |")
    return "\n".join(f"      {line}" for line in [*lines, "", ": So it is {#tbl-so}"])


def built(text: str, layout: str, folder: Path, cache: Cache) -> Made:
    head = "title: A\nlang: en\nsections:\n  - title: B\n    text: |\n      Words above.\n\n"
    return make(read(f"{head}{text}\n\n      Words below.\n", folder, cache), shipped_layout(layout, cache), cache)


def spans(made: Made) -> dict[int, tuple[float, float]]:
    """Left and right end of the words of each cell of the body."""
    ends: dict[int, tuple[float, float]] = {}
    for page in made.drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None and made.drawing.tree[item.owner].kind in ("TD", "TH"):
                right = item.x + sum(word.width for word in item.words) * item.size
                left, before = ends.get(item.owner, (item.x, right))
                ends[item.owner] = (min(left, item.x), max(before, right))
    return ends


def rows_of(made: Made) -> list[list[int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for number, node in enumerate(made.drawing.tree):
        if node.seat is not None:
            assert node.parent is not None
            rows[node.parent].append(number)
    return list(rows.values())


@pytest.mark.parametrize("seed", range(12))
def test_columns_keep_apart_and_every_cell_stands_once(seed: int, cache: Cache, tmp_path: Path) -> None:
    chance = random.Random(seed)
    columns, rows = chance.randint(3, 8), chance.randint(3, 30)
    layout = chance.choice(("poster", "poster-landscape"))
    made = built(table_of(chance, columns, rows), layout, tmp_path, cache)
    assert [] == every_word_once(made.proof)
    ends = spans(made)
    assert [columns] * (rows + 1) == [len(row) for row in rows_of(made)]
    for row in rows_of(made):
        drawn = [ends[cell] for cell in row if cell in ends]
        assert all(one[1] < other[0] for one, other in pairwise(drawn))


def test_decimal_marks_of_a_column_stand_on_one_line(cache: Cache, tmp_path: Path) -> None:
    numbers = ("4.25", "12.9", "<0.001", "−7.3", "**103.55**", "0.4 ± 0.2")
    rows = "".join(f"      | a | {number} |\n" for number in numbers)
    made = built(f"      | x | y |\n      |---|--:|\n{rows}", "poster", tmp_path, cache)
    marks = []
    for page in made.drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None and made.drawing.tree[item.owner].kind == "TD":
                x = item.x
                for word in item.words:
                    at = word.text.find(".")
                    if at >= 0:
                        marks.append(x + sum(word.advances[:at]) / word.face.units * item.size)
                        break
                    x += word.width * item.size
    assert len(numbers) == len(marks)
    assert max(marks) - min(marks) < 0.01


def test_heads_say_what_they_are_heads_of(cache: Cache, tmp_path: Path) -> None:
    grid = """
      +------+-------------+
      |      | Yield       |
      | Site +------+------+
      |      | 2023 | 2024 |
      +======+======+======+
      | a    | 1    |      |
      +------+------+------+"""
    made = built(grid, "poster", tmp_path, cache)
    cells = [(node.kind, *node.seat[:3], len(node.seat.heads)) for node in made.drawing.tree if node.seat]
    assert [
        ("TH", "Column", 1, 2, 0), ("TH", "Column", 2, 1, 0), ("TH", "Column", 1, 1, 1), ("TH", "Column", 1, 1, 1),
        ("TH", "Row", 1, 1, 1), ("TD", "", 1, 1, 3), ("TD", "", 1, 1, 3),
    ] == cells  # fmt: skip


def test_a_long_table_goes_on_with_its_head(cache: Cache, tmp_path: Path) -> None:
    text = table_of(random.Random(3), 4, 40)
    more = "\n\n".join(
        "      " + "The bays were counted in spring and again in autumn by two divers. " * 6 for _ in range(20)
    )
    made = built(f"{text}\n\n{more}", "handout", tmp_path, cache)
    drawn = [
        "".join(word.text for word in item.words)
        for page in made.drawing.pages
        for item in page.items
        if type(item) is Glyphs and item.owner is None
    ]
    assert "Table 1, continued" in "".join(drawn)
    assert [] == every_word_once(made.proof)


def test_a_table_that_is_too_wide_says_by_how_much(cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(PosterError) as refused:
        built(table_of(random.Random(1), 14, 3), "handout", tmp_path, cache)
    assert refused.value.problems[0].message.startswith("table 1 is ")
    assert "mm wider than its column in type of 8pt" in refused.value.problems[0].message
