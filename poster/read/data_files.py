"""A data file as a text names it -> the rows of words that it holds, or why it cannot be used.

CSV and TSV are read by the standard library, workbooks by workbooks.py. Files are opened within reach, and what they
hold is bounded before it is taken apart.
"""

import csv
import io
import os
import re
from typing import NamedTuple

from poster.model.files import DataFile
from poster.problems import Place, Problem, error, quoted, warning
from poster.reach import Reach, ShutError, open_file
from poster.read.source import decode

LARGEST = 4_000_000
"""Bytes of a data file: a table for a page has some thousand, and what is chosen from with a range not many more."""
MOST_ROWS, MOST_COLUMNS = 200, 40
"""Rows and columns of a table: more than stand on a page of any size at type that can be read."""
MOST_READ = 20_000
"""Rows of a file that a range may be chosen from."""
LONGEST = 2000
"""Characters of a cell."""
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Beginning of a URL. A single letter is a drive."""
SEPARATORS = ",;\t|"
SAMPLE = 20
"""Lines that a separator is found from."""

Rows = list[list[str]]


class FaultError(Exception):
    """What is wrong with a data file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Sheet(NamedTuple):
    """What a data file holds."""

    file: str
    """Its path, for messages."""
    rows: Rows
    lines: tuple[int, ...]
    """The line of the file, or the row of the sheet, in which each row begins."""
    problems: tuple[Problem, ...] = ()


def read_data(data: DataFile, folder: str, place: Place, reach: Reach) -> Sheet:
    """The rows that a data file holds, those of a range where one is chosen. Raises FaultError."""
    path = os.path.normpath(os.path.join(folder, data.file))
    raw = _bytes(data.file, path, place, reach)
    if data.file.lower().endswith(".xlsx") or raw.startswith(b"PK\x03\x04"):
        from poster.read.workbooks import rows_of_workbook  # few contents have one

        rows, problems = rows_of_workbook(raw, path, data.sheet, place)
        sheet = Sheet(path, rows, tuple(range(1, len(rows) + 1)), problems)
    else:
        if data.sheet:
            fact, hint = f"{quoted(data.file)} has no sheets", "take 'sheet=' out, or name a workbook"
            raise FaultError(error(place, fact, hint))
        sheet = _separated(raw, path)
    return _bounded(_chosen(sheet, data.range, place), place, data)


def _bytes(name: str, path: str, place: Place, reach: Reach) -> bytes:
    fact, hint = "", ""
    try:
        if SCHEME.match(name) or name.startswith(("//", "\\\\")):
            fact, hint = "is not a file of the project", "nothing is fetched: put the file into the project's folder"
        else:
            with open_file(path, reach) as file:
                raw = file.read(LARGEST + 1)
            if not raw.strip():
                fact, hint = "is empty", "save it again"
            elif len(raw) > LARGEST:
                fact = f"is larger than {LARGEST // 1_000_000} MB"
                hint = "save what the table shows as a file of its own"
            else:
                return raw
    except ShutError as shut:
        fact, hint = shut.fact, shut.hint
    except FileNotFoundError:
        fact, hint = "does not exist", "check its name: the path begins at the content file"
    except (OSError, ValueError) as fault:
        fact, hint = f"cannot be read: {getattr(fault, 'strerror', None) or fault}", "check its permissions"
    raise FaultError(error(place, f"the data file {quoted(name)} {fact}", hint))


def _separated(raw: bytes, path: str) -> Sheet:
    """The rows of a text whose cells are parted by commas, semicolons, tabs or bars."""
    text, problems = decode(path, raw)
    if text is None:
        raise FaultError(problems[0])
    separator = "\t" if path.lower().endswith((".tsv", ".tab")) else _separator(text)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True, skipinitialspace=True)
    rows: Rows = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                rows.append(cells)
                lines.append(line)
            line = reader.line_num + 1
            if len(rows) > MOST_READ:
                fact = f"the file has more than {MOST_READ:,} rows"
                raise FaultError(error(Place(path, line), fact, "save what the table shows as a file of its own"))
    except csv.Error as fault:
        hint = 'write quotes within a cell twice, and close those around it: "so ""it"" is"'
        raise FaultError(error(Place(path, line), f"this row cannot be read: {fault}", hint)) from None
    return Sheet(path, rows, tuple(lines), tuple(_ragged(path, rows, lines)))


def _separator(text: str) -> str:
    """The sign that parts the cells of most lines into as many."""
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]

    def even(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda count: (counts.count(count), count))
        return (counts.count(usual) if usual else 0, usual)

    return max(SEPARATORS, key=even)


def _ragged(path: str, rows: Rows, lines: list[int]) -> list[Problem]:
    """Tells of rows with more or fewer cells than the first."""
    odd = [number for number, row in enumerate(rows) if len(row) != len(rows[0])]
    if not odd:
        return []
    own, count = len(rows[odd[0]]), len(rows[0])
    more = f", and {len(odd) - 1} more like it" if len(odd) > 1 else ""
    fact = f"this row has {own} cells, the first {count}{more}: what is missing stays empty"
    return [warning(Place(path, lines[odd[0]]), fact, "give every row as many")]


def _chosen(sheet: Sheet, cells: str, place: Place) -> Sheet:
    """The rows and columns of a range such as `A1:F9`; its numbers are those of the lines of the file."""
    if not cells:
        return sheet
    first, _, last = cells.partition(":")
    (left, top), (right, bottom) = _corner(first), _corner(last or first)
    kept = [(row[left : right + 1], line) for row, line in zip(sheet.rows, sheet.lines) if top <= line <= bottom]
    if not any(any(row) for row, _ in kept):
        fact = f"there is nothing in the cells {cells} of {quoted(sheet.file)}"
        raise FaultError(error(place, fact, "check the range: it counts from A1"))
    return sheet._replace(rows=[row for row, _ in kept], lines=tuple(line for _, line in kept))


def _corner(cell: str) -> tuple[int, int]:
    """Column, from 0, and row, from 1, of `B12`."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column - 1, int(cell[len(letters) :])


def _bounded(sheet: Sheet, place: Place, data: DataFile) -> Sheet:
    """The sheet without empty rows and columns around it, if it is no larger than a table may be."""
    kept = [(row, line) for row, line in zip(sheet.rows, sheet.lines) if any(row)]
    if not kept:
        raise FaultError(error(place, f"there are no cells in {quoted(data.file)}", "choose others, or another sheet"))
    wide = max(len(row) for row, _ in kept)
    full = [[*row, *[""] * (wide - len(row))] for row, _ in kept]
    used = [column for column in range(wide) if any(row[column] for row in full)]
    rows = [row[used[0] : used[-1] + 1] for row in full]
    across, down = len(rows[0]), len(rows)
    if down > MOST_ROWS or across > MOST_COLUMNS:
        fact = (
            f"{quoted(data.file)} has {down:,} rows and {across} columns; "
            f"a table has {MOST_ROWS} and {MOST_COLUMNS} at the most"
        )
        raise FaultError(error(place, fact, "choose some of them: 'range=A1:F20'"))
    for row, (_, line) in zip(rows, kept):
        if any(len(cell) > LONGEST for cell in row):
            fact = f"a cell here has more than {LONGEST:,} characters"
            raise FaultError(error(Place(sheet.file, line), fact, "shorten it"))
    return sheet._replace(rows=rows, lines=tuple(line for _, line in kept))
