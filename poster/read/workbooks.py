"""The bytes of an `.xlsx` workbook -> the rows of one of its sheets, as words.

python-calamine reads it (MIT, 2 MB, 2 ms to load, where openpyxl takes 94). It lays a sheet out cell by cell, so that
two cells at its far corners would ask for all the memory there is, and it believes what a ZIP says of its sizes: both
are bounded before.
"""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any

from poster.problems import Place, Problem, error, quoted, warning
from poster.read.data_files import FaultError, Rows
from poster.read.source import describe, is_refused
from poster.read.suggest import suggest

MOST_PARTS = 2000
"""Files within a workbook."""
MOST_UNPACKED = 40_000_000
"""Bytes of all of them."""
MOST_CELLS = 1_000_000
"""Cells of the rectangle around those that are used."""
REFERENCE = re.compile(rb"""\br\s*=\s*["']([^"']*)["']""")
CELL = re.compile(rb"([A-Z]{0,3})(\d{1,7})")
FAILED = re.compile(rb"""<c\b[^>]{0,200}\bt\s*=\s*["']e["'][^>]{0,200}>.{0,400}?<v>([^<]{1,20})</v>""", re.DOTALL)
"""A cell whose formula failed, which calamine gives as an empty one: `#DIV/0!`."""
SIGNIFICANT = ".15g"
"""Digits of a number that a workbook keeps: it shows 0.3 where it holds 0.30000000000000004."""


def rows_of_workbook(raw: bytes, path: str, sheet: str, place: Place) -> tuple[Rows, tuple[Problem, ...]]:
    """The rows of a sheet from its first row and column on. Raises FaultError."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # 2 MB that few contents need
    except ImportError:
        fact = "workbooks are read with the package python-calamine, which is not installed"
        raise FaultError(error(place, fact, "install it, or save the sheet as CSV")) from None
    sheets = _sheets(raw, path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = list(book.sheet_names)
        name = sheet or (names[0] if names else "")
        if name not in names:
            near = suggest(name, names)
            hint = f"did you mean {quoted(near)}?" if near else f"it has: {', '.join(names[:20])}"
            raise FaultError(error(place, f"there is no sheet {quoted(name)} in {quoted(path)}", hint))
        values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as fault:
        fact = f"the workbook cannot be read: {' '.join(str(fault).split())[:100]}"
        raise FaultError(error(Place(path), fact, "save it again as .xlsx, or its sheet as CSV")) from None
    rows = [[_words(value) for value in row] for row in values]
    _refuse_odd(rows, path)
    number = names.index(name) + 1
    own = sheets.get(f"xl/worksheets/sheet{number}.xml")
    return rows, tuple(_failed(own if own is not None else b"".join(sheets.values()), path))


def _sheets(raw: bytes, path: str) -> dict[str, bytes]:
    """The sheets as they are written. Refuses what is no workbook, unpacks to more than is read, or spans more cells
    than can be laid out.
    """
    refused = ""
    sheets: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                refused = "this is no workbook of the kind .xlsx"
            elif len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                refused = f"the workbook unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
            else:
                for part in parts:
                    unpacked = _unpacked(raw, part)
                    if b"<sheetData" in unpacked or b"<c " in unpacked:
                        refused = refused or _too_wide(unpacked)
                        sheets[part.filename] = unpacked
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError):
        refused = refused or "this is no workbook of the kind .xlsx, or a damaged one"
    if refused:
        raise FaultError(error(Place(path), refused, "save it again as .xlsx, or its sheet as CSV"))
    return sheets


def _unpacked(raw: bytes, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in the archive; ValueError where they are more than it says."""
    at = part.header_offset
    start = (
        at + 30 + int.from_bytes(raw[at + 26 : at + 28], "little") + int.from_bytes(raw[at + 28 : at + 30], "little")
    )
    packed = raw[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    if part.compress_type != zipfile.ZIP_DEFLATED or part.flag_bits & 1:
        raise ValueError("packed in a way that workbooks are not")
    unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.file_size + 1)
    if len(unpacked) > part.file_size:
        raise ValueError("larger than it says")
    return unpacked


def _too_wide(sheet: bytes) -> str:
    """Why a sheet cannot be laid out; empty where it can."""
    columns, rows = [0], [0]
    named = 0
    for found in REFERENCE.finditer(sheet):
        cell = CELL.fullmatch(found[1])
        if cell is None:
            return f"the workbook names a cell {quoted(found[1].decode('ascii', 'replace'))}"
        column = 0
        for letter in cell[1]:
            column = 26 * column + letter - 64
        named += column > 0
        columns.append(column)
        rows.append(int(cell[2]))
    # Cells that name no place stand behind the one before them.
    across = max(columns) + max(sheet.count(b"<c ") + sheet.count(b"<c>") - named, 0)
    down = max(rows) + sheet.count(b"<row>")
    if across * down > MOST_CELLS:
        return f"a sheet spans {down:,} rows and {across:,} columns, more than {MOST_CELLS:,} cells"
    return ""


def _words(value: Any) -> str:
    """What a cell shows."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        text = format(value, SIGNIFICANT)
        return format(value, ".0f") if "e+" in text and abs(value) < 1e15 else text
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _failed(sheet: bytes, path: str) -> list[Problem]:
    """Tells of formulas that failed, whose cells stay empty."""
    found = FAILED.search(sheet)
    if found is None:
        return []
    named = REFERENCE.search(found[0])
    where = f"the cell {named[1].decode('ascii', 'replace')}" if named else "a cell"
    fact = f"{where} holds {found[1].decode('ascii', 'replace')}: its formula failed, and it stays empty"
    line = int(named[1].lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ") or b"1") if named else 1
    return [warning(Place(path, line), fact, "mend it in the workbook")]


def _refuse_odd(rows: Rows, path: str) -> None:
    """Refuses characters that have no place in a text."""
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            bad = next((sign for sign in cell if sign != "\n" and is_refused(sign)), "")
            if bad:
                fact = f"in the cell {_letters(column)}{line} stands {describe(bad)}"
                raise FaultError(error(Place(path, line), fact, "take it out"))


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
