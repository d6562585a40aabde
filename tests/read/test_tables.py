"""Tables as people type them for Pandoc and Quarto -> cells, captions and notes; no word is lost, none is raw."""

import pytest

from poster.model.content import Cell, Table
from poster.read.markdown import read_blocks
from poster.read.origins import Anchor


def anchored(text: str) -> tuple[Anchor, ...]:
    """Where the lines of a text stand that is a file by itself."""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    return tuple(Anchor(start, line, 1) for line, start in enumerate(starts, 1))


def read(text: str) -> tuple[list[object], list[str]]:
    blocks, problems = read_blocks("f", text, anchored(text))
    return list(blocks), [str(problem) for problem in problems]


def table(text: str) -> Table:
    """The one table of a text about which nothing is told."""
    blocks, problems = read(text)
    assert [] == problems
    assert isinstance(blocks[0], Table)
    return blocks[0]


def words(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [[cell.text.plain for cell in row] for row in rows]


def seats(rows: tuple[tuple[Cell, ...], ...]) -> list[list[tuple[int, int, int]]]:
    """Column, columns and rows of each cell."""
    return [[(cell.column, cell.across, cell.down) for cell in row] for row in rows]


@pytest.mark.parametrize(
    "text, head, rows",
    [
        ("| a | b |\n|---|---|\n| c | d |", [["a", "b"]], [["c", "d"]]),
        ("a | b\n--- | ---\nc | d", [["a", "b"]], [["c", "d"]]),
        ("| a | b |\n|---+---|\n| c | d |", [["a", "b"]], [["c", "d"]]),
        ("|   |   |\n|---|---|\n| c | d |", [], [["c", "d"]]),
        ("| a |\n|---|\n| c |", [["a"]], [["c"]]),
        ("| a | b |\n|---|---|\n| c |", [["a", "b"]], [["c", ""]]),
        ("| a | b |\n|---|---|\n| c | d | e |", [["a", "b", ""]], [["c", "d", "e"]]),
        ("| a | b |\n|---|---|\n| `c|d` | $|x|$ |", [["a", "b"]], [["c|d", "|x|"]]),
        ("| a | b |\n|---|---|\n| c \\| d | **e** |", [["a", "b"]], [["c | d", "e"]]),
        ("| a | b |\n|---|---|\n| 青 | | ", [["a", "b"]], [["青", ""]]),
    ],
)
def test_cells_between_bars(text: str, head: list[list[str]], rows: list[list[str]]) -> None:
    blocks, _ = read(text)
    assert isinstance(blocks[0], Table)
    assert (head, rows) == (words(blocks[0].head), words(blocks[0].rows))


def test_colons_say_how_columns_are_aligned() -> None:
    assert ("left", "right", "center", "") == table("|a|b|c|d|\n|:-|-:|:-:|-|\n|1|2|3|4|").aligns


GRID = """\
+-----------+-----------------------+
|           | Memory, MB            |
| Way       +-------+-------+-------+
|           | 1 M   | 10 M  | 100 M |
+===========+=======+======:+=======+
| Sets      | 64    | 640   | - one |
|           |       |       | - two |
+-----------+-------+-------+-------+
| 青い鳥    | all of them   |       |
+-----------+---------------+-------+
"""


def test_grids_have_spanners_merged_cells_and_cells_of_several_lines() -> None:
    made = table(GRID)
    assert [["Way", "Memory, MB"], ["1 M", "10 M", "100 M"]] == words(made.head)
    assert [[(0, 1, 2), (1, 3, 1)], [(1, 1, 1), (2, 1, 1), (3, 1, 1)]] == seats(made.head)
    assert [["Sets", "64", "640", "•\u00a0one\n•\u00a0two"], ["青い鳥", "all of them", ""]] == words(made.rows)
    assert [(0, 1, 1), (1, 2, 1), (3, 1, 1)] == seats(made.rows)[1]
    assert ("", "", "right", "") == made.aligns


def test_cells_of_grids_stand_where_they_are_typed() -> None:
    made = table(GRID)
    places = [
        (cell.text.places[0].line, cell.text.places[0].column) for row in made.rows for cell in row if cell.text.runs
    ]
    assert [(6, 3), (6, 15), (6, 23), (6, 33), (9, 3), (9, 12)] == places


def test_a_grid_whose_borders_do_not_meet_stands_as_typed() -> None:
    blocks, told = read("+---+---+\n| a | b |\n+---+--+\n| c | d |\n+---+---+")
    assert not isinstance(blocks[0], Table)
    assert told[0].startswith("f:1:1: warning: the borders of this table do not meet")


@pytest.mark.parametrize(
    "text",
    [
        "|a|b|\n|-|-|\n|1|2|\n\n: So *it* is {#tbl-so tbl-colwidths=\"[60,40]\"}",
        "|a|b|\n|-|-|\n|1|2|\n: So *it* is {#tbl-so tbl-colwidths=\"[60,40]\"}",
        "|a|b|\n|-|-|\n|1|2|\n\nTable: So *it* is {#tbl-so tbl-colwidths=\"[60,40]\"}",
        ": So *it* is {#tbl-so tbl-colwidths=\"[60, 40]\"}\n\n|a|b|\n|-|-|\n|1|2|",
    ],
)  # fmt: skip
def test_a_caption_stands_below_or_above(text: str) -> None:
    made = table(text)
    assert made.caption
    assert ("tbl-so", "So it is", (0.6, 0.4)) == (made.id, made.caption.plain, made.shares)


def test_paragraphs_marked_as_notes_belong_to_the_table() -> None:
    made = table("|a|b|\n|-|-|\n|1|2|\n\n: So\n\nBold: best. {.tbl-note}\n\n::: {.tbl-note}\nMore.\n:::\n")
    assert ["Bold: best.", "More."] == [note.plain for note in made.notes]


def test_what_a_table_does_not_know_is_told() -> None:
    _, told = read('|a|b|\n|-|-|\n|1|2|\n\n: So {.striped tbl-colwidths="[1]" width=3}')
    assert ["'.striped' changes", "'width=' changes", "the widths '[1]'"] == [
        line.removeprefix("f:5:1: warning: ")[: len(start)]
        for line, start in zip(told, ("'.striped' changes", "'width=' changes", "the widths '[1]'"), strict=True)
    ]


def test_a_note_below_no_table_is_told_and_stays() -> None:
    blocks, told = read("Alone. {.tbl-note}")
    assert 1 == len(blocks)
    assert told[0].startswith("f:1:1: warning: '{.tbl-note}' stands below no table")
