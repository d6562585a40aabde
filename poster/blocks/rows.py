"""Cells and the places in a row -> rows: codes, the cells of a directory, cards and facts."""

from collections.abc import Callable
from typing import TypeVar

Cell = TypeVar("Cell")


def rows_needed(count: int, seats: int) -> int:
    """Rows that so many cells take."""
    return -(-count // seats)


def evenly(count: int, most: int) -> int:
    """Places in a row, at most `most`, at which so many cells stand in as few and as equal rows as can be."""
    return rows_needed(count, rows_needed(count, most))


def one_each(cell: object) -> int:
    """Every cell takes one place."""
    return 1


def packed(
    cells: tuple[Cell, ...], seats: int, taken: Callable[[Cell], int] = one_each
) -> tuple[tuple[Cell, ...], ...]:
    """The cells in their order in rows of so many places, `taken` saying how many places a cell takes."""
    rows: list[tuple[Cell, ...]] = []
    first, room = 0, seats
    for number, cell in enumerate(cells, 1):
        room -= taken(cell)
        if room <= 0:
            rows.append(cells[first:number])
            first, room = number, seats
    return (*rows, cells[first:]) if first < len(cells) else tuple(rows)
