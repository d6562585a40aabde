"""A table that is to be read from a file -> the table with the file's cells; its first row is the head."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from poster.model.content import Cell, Run, Table, Text
from poster.problems import Place, Problem, warning
from poster.reach import Reach
from poster.read.data_files import FaultError, Sheet, read_data

NUMBER = re.compile(r"([-−+]?)(\d+)([.,])(\d+)((?:[eE][-+]?\d{1,3})?)")
"""A number with decimals, as it stands alone in a cell."""
MANY = 5
"""Decimals from which one is told that their number can be chosen."""
EXACT = Context(prec=60)


def fill_table(table: Table, folder: str, reach: Reach, problems: list[Problem]) -> Table:
    """The table with what its file holds; without rows where the file cannot be used, which is told."""
    assert table.data, "only tables of files are read from one"
    try:
        sheet = read_data(table.data, folder, table.place, reach)
    except FaultError as fault:
        problems.append(fault.problem)
        return table._replace(data=None)
    problems += sheet.problems
    digits = table.data.digits
    head, *rows = [_row(cells, sheet.file, line, digits) for cells, line in zip(sheet.rows, sheet.lines)]
    if digits is None:
        problems += _long_decimals(sheet, table.place)
    shares = table.shares
    if shares and len(shares) != len(head):
        fact = f"there are {len(shares)} widths for {len(head)} columns: columns are as wide as suits them"
        problems.append(warning(table.place, fact, "write one for each column"))
        shares = ()
    return table._replace(head=(head,), rows=tuple(rows), shares=shares, data=None)


def _row(cells: list[str], file: str, line: int, digits: int | None) -> tuple[Cell, ...]:
    place = Place(file, line)
    return tuple(Cell(_text(cell, place, digits), column) for column, cell in enumerate(cells))


def _text(cell: str, place: Place, digits: int | None) -> Text:
    """The words of a cell as they stand; one that is `**so**` as a whole is a best value."""
    is_best = len(cell) > 4 and cell.startswith("**") and cell.endswith("**") and "*" not in cell[2:-2]
    cell = cell[2:-2].strip() if is_best else cell
    cell = cell if digits is None else rounded(cell, digits)
    runs: list[Run] = []
    for number, line in enumerate(filter(None, (part.strip() for part in cell.split("\n")))):
        runs += [Run("\n")] if number else []
        runs.append(Run(line, strong=is_best))
    return Text(tuple(runs), (place,) * len(runs))


def rounded(cell: str, digits: int) -> str:
    """A number with decimals with so many of them; anything else as it is."""
    found = NUMBER.fullmatch(cell)
    if not found:
        return cell
    sign, whole, mark, part, power = found.groups()
    value = Decimal(f"{whole}.{part}{power}")
    if abs(value.adjusted()) > 30:
        return cell
    text = format(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN, EXACT), "f").replace(".", mark)
    return ("" if not text.strip("0.,") else sign) + text


def _long_decimals(sheet: Sheet, place: Place) -> list[Problem]:
    """Tells of numbers with many decimals, where the text does not say how many there are to be."""
    for row, line in zip(sheet.rows, sheet.lines):
        for cell in row:
            found = NUMBER.fullmatch(cell)
            if found and len(found[4]) >= MANY + 1:
                fact = f"{cell} in row {line} of the file has {len(found[4])} decimals"
                return [warning(place, fact, "say how many there are to be: 'digits=2'")]
    return []
