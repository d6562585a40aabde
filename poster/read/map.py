"""The drawing of a page map -> its cells, or what is wrong with it.

    head  head  head
    body  body  body
    refs  refs  .

Every word names an area, `.` is an empty cell; the cells of a name must form a rectangle.
"""

from poster.model.layout import Cell
from poster.problems import Place, Problem, error
from poster.read.suggest import quoted

LARGEST = 64
"""Rows and columns of a drawing."""


def read_drawing(
    drawing: str, places: tuple[Place, ...], place: Place
) -> tuple[tuple[Cell, ...], int, int, list[Problem]]:
    """Cells in the order of their first names, number of columns, number of rows, problems.

    `places` are those of the drawing's rows, blank lines included; `place` is that of the whole.
    """
    rows = [(line.split(), at, line) for line, at in zip(drawing.split("\n"), places, strict=True) if line.strip()]
    if not rows:
        return (), 0, 0, [error(place, "the drawing is empty", "draw a row of names of areas")]
    width = len(rows[0][0])
    if len(rows) > LARGEST or width > LARGEST:
        return (), 0, 0, [error(place, f"the drawing is larger than {LARGEST} rows or columns", "draw fewer")]
    problems = []
    for number, (names, at, _) in enumerate(rows, 1):
        if len(names) != width:
            fact = f"row {number} of the drawing has {_cells(len(names))}, the first row has {width}"
            problems.append(error(at, fact, "write '.' for an empty cell"))
    if problems:
        return (), width, len(rows), problems
    cells = []
    found: dict[str, list[tuple[int, int]]] = {}
    for row, (names, _, _) in enumerate(rows):
        for column, name in enumerate(names):
            found.setdefault(name, []).append((row, column))
    for name, spots in found.items():
        if not name.strip("."):
            continue
        row, column = spots[0]
        columns = max(spot[1] for spot in spots) - column + 1
        heights = max(spot[0] for spot in spots) - row + 1
        inside = {(row + down, column + right) for down in range(heights) for right in range(columns)}
        odd = next((spot for spot in spots if spot[1] < column), None) or _stray(spots)
        if odd is None and inside != set(spots):
            gap = min(inside - set(spots))
            odd_name = rows[gap[0]][0][gap[1]]
            at = _at(rows[gap[0]], gap[1])
            spot = f"row {gap[0] + 1}, column {gap[1] + 1}"
            fact = f"area {quoted(name)} is not a rectangle: {quoted(odd_name)} stands in {spot}, inside it"
            problems.append(error(at, fact, "draw each area as a rectangle"))
        elif odd is not None:
            at = _at(rows[odd[0]], odd[1])
            fact = f"area {quoted(name)} is not a rectangle: it also appears in row {odd[0] + 1}, column {odd[1] + 1}"
            problems.append(error(at, fact, "draw each area as a rectangle"))
        else:
            cells.append(Cell(name, column, row, columns, heights))
    return tuple(cells), width, len(rows), problems


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _stray(spots: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first spot that does not touch the block grown from the first one."""
    row, column = spots[0]
    taken = set(spots)
    columns = heights = 1
    while (row, column + columns) in taken:
        columns += 1
    while all((row + heights, column + right) in taken for right in range(columns)):
        heights += 1
    block = {(row + down, column + right) for down in range(heights) for right in range(columns)}
    return min(taken - block, default=None)


def _at(row: tuple[list[str], Place, str], column: int) -> Place:
    """The place of a name in its row."""
    names, place, line = row
    at = len(line) - len(line.lstrip())
    start = at
    for name in names[:column]:
        at += len(name)
        at += len(line[at:]) - len(line[at:].lstrip())
    return place._replace(column=place.column + at - start)
