"""Rows: cells keep their order, fill their places, and the last row alone may be short."""

import pytest

from poster.blocks.rows import evenly, packed, rows_needed


@pytest.mark.parametrize("count", range(1, 14))
@pytest.mark.parametrize("seats", range(1, 7))
def test_cells_of_one_place_fill_all_rows_but_the_last(count: int, seats: int) -> None:
    cells = tuple(range(count))
    rows = packed(cells, seats)
    assert cells == tuple(cell for row in rows for cell in row)
    assert all(len(row) == seats for row in rows[:-1])
    assert rows_needed(count, seats) == len(rows)


@pytest.mark.parametrize("count", range(1, 30))
@pytest.mark.parametrize("most", range(1, 9))
def test_even_rows_are_as_few_and_never_longer_by_more_than_they_must(count: int, most: int) -> None:
    seats = evenly(count, most)
    assert seats <= most
    assert rows_needed(count, most) == rows_needed(count, seats)
    assert seats == 1 or rows_needed(count, seats - 1) > rows_needed(count, seats)


def test_a_wide_cell_takes_the_places_that_would_be_empty() -> None:
    assert (("A", "b"), ("c", "d", "e")) == packed(tuple("Abcde"), 3, lambda cell: 2 if cell.isupper() else 1)


def test_no_cells_make_no_rows() -> None:
    assert () == packed((), 3)
