"""A table of the content -> its block, and its part of the tree: Table, Caption, TR, TH and TD."""

from collections.abc import Callable
from itertools import chain
from typing import Literal, NamedTuple

from poster.blocks import table as blocks
from poster.blocks.table import TableCell, TableRow
from poster.compose.copies import Case
from poster.compose.numerals import are_numbers, is_none, mark_in
from poster.model.content import Cell, Run, Table, Text
from poster.model.drawing import Seat
from poster.model.story import Copy
from poster.model.text import Galley
from poster.model.trim import Booktabs
from poster.text.lines import narrowest
from poster.text.reach import text_of, width_before

Row = tuple[Cell, ...]
Align = Literal["start", "center", "end", "mark"]
SIDES: dict[str, Align] = {"left": "start", "center": "center", "right": "end"}
MOST_LINES = 12
"""Lines for which it is known how wide a cell needs to be."""
AFTER_LABEL = " "
"""Between the number of a table and its caption."""


class Column(NamedTuple):
    """How a column is set."""

    align: Align
    is_numbers: bool


class Grid(NamedTuple):
    """What is known of a table before its cells are set."""

    columns: tuple[Column, ...]
    has_stub: bool
    """Whether its first column holds the heads of its rows."""
    groups: frozenset[int]
    """Numbers of the rows that are headings within."""
    is_named: bool
    """Whether each cell names its heads: their row and column alone do not tell them."""


def write_table(table: Table, parent: int, indent: float, case: Case, words: dict[str, str]) -> blocks.TableBlock:
    """The block of a table whose nodes stand below `parent`."""
    return _Writer(table, case, words).write(parent, indent)


class _Writer:
    """Writes one table."""

    def __init__(self, table: Table, case: Case, words: dict[str, str]) -> None:
        self.table, self.case, self.words = table, case, words
        self.tree = case.copyist.tree
        self.grid = grid_of(table, case.copyist.lang)
        self.heads: dict[int, tuple[int, ...]] = {}
        """For each column the nodes of its headings, from the top."""
        self.group: tuple[int, ...] = ()

    def write(self, parent: int, indent: float) -> blocks.TableBlock:
        table, styles = self.table, self.case.styles
        node = self.tree.add("Table", parent, name=table.id)
        caption = self._caption(node)
        head = tuple(self._row(row, node, number, is_head=True) for number, row in enumerate(table.head))
        rows = tuple(self._row(row, node, number, is_head=False) for number, row in enumerate(table.rows))
        notes = tuple(self.case.copy(note, styles["table note"], self.tree.add("P", parent)) for note in table.notes)
        face = self.case.words("0", styles["table"])
        made = blocks.TableBlock(
            caption, self._again(), head, rows, notes, len(self.grid.columns), self._marks(rows), table.shares,
            self._rules(), face.face.cap_height, face, indent, (), table.place,
            table.number,
        )  # fmt: skip
        return made._replace(needs=blocks.needs_of(made))

    def _rules(self) -> Booktabs:
        """The rules, in the color of the words where those stand on a ground."""
        rules, ink = self.case.copyist.layout.tables, self.case.ink
        return rules._replace(color=ink, hairline=ink) if ink else rules

    def _label(self) -> str:
        return self.words["table"].replace("{number}", str(self.table.number)) if self.table.number else ""

    def _caption(self, node: int) -> Copy | None:
        """The caption, its number before it; None where there is neither."""
        label, text = self._label(), self.table.caption or Text((), ())
        if not label and not text.runs:
            return None
        place = text.places[0] if text.places else self.table.place
        own = [Run(label, strong=True, own=True)] if label else []
        own += [Run(AFTER_LABEL, own=True)] if label and text.runs else []
        whole = Text((*own, *text.runs), (*[place] * len(own), *text.places))
        return self.case.copy(whole, self.case.styles["caption"], self.tree.add("Caption", node))

    def _again(self) -> Copy:
        """What stands above the head where the table goes on."""
        label = self._label()
        said = self.words["continued"].replace("{table}", label) if label else self.words["goes on"]
        return self.case.words(said, self.case.styles["caption"])

    def _row(self, row: Row, table: int, number: int, *, is_head: bool) -> TableRow:
        node = self.tree.add("TR", table)
        is_group = not is_head and number in self.grid.groups
        if is_group:
            row = (row[0]._replace(across=len(self.grid.columns)),)
        stub: tuple[int, ...] = ()
        cells: list[TableCell] = []
        for cell in row:
            is_stub = not is_head and not is_group and self.grid.has_stub and cell.column == 0 and bool(cell.text.runs)
            scope = self._scope(cell, is_head=is_head, is_group=is_group, is_stub=is_stub)
            heads = self._heads(cell, () if is_group else stub) if self.grid.is_named else ()
            seat = Seat(scope, cell.across, cell.down, heads)
            own = self.tree.add("TH" if scope else "TD", node, seat=seat)
            if is_head and scope:
                for column in range(cell.column, cell.column + cell.across):
                    self.heads[column] = (*self.heads.get(column, ()), own)
            stub = (own,) if is_stub else stub
            self.group = (own,) if is_group else self.group
            if cell.text.runs:
                cells.append(self._cell(cell, own, is_head=is_head, is_group=is_group))
        return TableRow(tuple(cells), is_group, any(cell.down > 1 for cell in row))

    def _scope(self, cell: Cell, *, is_head: bool, is_group: bool, is_stub: bool) -> Literal["", "Column", "Row"]:
        if not cell.text.runs:
            return ""
        return "Column" if is_head else "Row" if is_group or is_stub else ""

    def _heads(self, cell: Cell, stub: tuple[int, ...]) -> tuple[int, ...]:
        columns = range(cell.column, cell.column + cell.across)
        above = tuple(dict.fromkeys(chain.from_iterable(self.heads.get(column, ()) for column in columns)))
        return (*above, *self.group, *stub)

    def _cell(self, cell: Cell, node: int, *, is_head: bool, is_group: bool) -> TableCell:
        column = self.grid.columns[cell.column]
        style = self.case.styles["table head" if is_head or is_group else "table"]
        is_number = column.is_numbers and not is_head and not is_group and cell.across == 1
        copy = self.case.copy(cell.text, style._replace(tabular=column.is_numbers), node)
        if is_number and column.align == "mark":
            said = text_of(copy.galley)
            mark = -1.0 if is_none(said) else width_before(copy.galley, mark_in(said, self.case.copyist.lang))
            return TableCell(copy, cell.column, 1, cell.down, "mark", mark, copy.galley.ends[-1:])
        align: Align = "end" if column.align == "mark" else column.align
        if cell.across > 1:
            align = "start" if is_group or not is_head else "center" if column.align != "start" else "start"
        steps = copy.galley.ends[-1:] if is_number else self._steps(copy.galley)
        return TableCell(copy, cell.column, cell.across, cell.down, align, 0.0, steps)

    def _steps(self, galley: Galley) -> tuple[float, ...]:
        """The least widths at which a cell takes one line, two lines and so on, down to that of its widest word."""
        if len(galley.boxes) < 2:
            return galley.ends[-1:]
        lines = range(1, MOST_LINES + 1)
        key = (galley.starts, galley.ends, galley.stops)
        found: tuple[float, ...] = self.case.copyist.cache.get(
            "steps of cells", key, lambda: _until(galley.widest, lambda count: narrowest(galley, count), lines)
        )
        return found

    def _marks(self, rows: tuple[TableRow, ...]) -> tuple[tuple[float, float] | None, ...]:
        """How far the numbers of each column reach on both sides of their marks."""
        marks: list[tuple[float, float] | None] = [None] * len(self.grid.columns)
        for row in rows:
            for cell in row.cells:
                if cell.align == "mark" and cell.mark >= 0.0:
                    left, right = marks[cell.column] or (0.0, 0.0)
                    marks[cell.column] = (max(left, cell.mark), max(right, cell.steps[0] - cell.mark))
        return tuple(marks)


def _until(least: float, width: Callable[[int], float], counts: range) -> tuple[float, ...]:
    """Widths for growing numbers of lines, up to the least there is; one that two numbers share stands twice."""
    steps: list[float] = []
    for count in counts:
        steps.append(width(count))
        if steps[-1] <= least + 1e-6:
            break
    if steps[-1] > least + 1e-6:
        steps.append(least)
    return tuple(steps)


def grid_of(table: Table, lang: str) -> Grid:
    """How the columns of a table are set, and which of its rows are headings."""
    count = max((cell.column + cell.across for row in (*table.head, *table.rows) for cell in row), default=0)
    groups = _groups(table, count)
    texts: list[list[str]] = [[] for _ in range(count)]
    for number, row in enumerate(table.rows):
        for cell in row if number not in groups else ():
            if cell.across == 1:
                texts[cell.column].append(cell.text.plain)
    aligns = (*table.aligns, *[""] * count)[:count]
    columns = tuple(_column(align, are_numbers(own)) for align, own in zip(aligns, texts))
    filled = sum(bool(text.strip()) for text in texts[0]) if texts else 0
    has_stub = count > 1 and not columns[0].is_numbers and filled > 0
    is_named = len(table.head) > 1 or bool(groups) or any(cell.across > 1 for row in table.head for cell in row)
    return Grid(columns, has_stub, groups, is_named)


def _column(said: str, is_numbers: bool) -> Column:
    """Numbers stand on their decimal marks unless they are to stand left or in the middle."""
    if is_numbers and said in ("", "right"):
        return Column("mark", True)
    return Column(SIDES.get(said, "start"), is_numbers)


def _groups(table: Table, count: int) -> frozenset[int]:
    """Rows with words in their first cell only, where the table has others too."""
    if count < 2:
        return frozenset()
    alone = [
        number
        for number, row in enumerate(table.rows)
        if row and row[0].column == 0 and row[0].text.runs and row[0].down == 1 and _is_alone(row, count)
    ]
    # The last row is no heading of anything, and one that follows another stands for a row without values.
    found = {number for number in alone if number + 1 < len(table.rows) and number + 1 not in alone}
    return frozenset(found) if len(found) < len(table.rows) / 2 else frozenset()


def _is_alone(row: Row, count: int) -> bool:
    own = sum(cell.across for cell in row)
    return own == count and not any(cell.text.runs for cell in row[1:])
