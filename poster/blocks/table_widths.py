"""What the cells of a table hold and a width in em -> the widths of its columns: as few lines as can be.

Each column begins as wide as its widest line. While that is too much, the column gives way that saves the most width
for each line that its rows become taller.
"""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 1.1
"""Between columns, in em of the table's type: more than a word space by far, less than a line."""
TORN = 8.0
"""Gaps across which the eye loses its row. A table that would have such is narrower than its column,"""
MOST_GAP = 3.4
"""with gaps like these."""
HAIR = 1e-6
STEP = 0.5
"""Em by which a column gives way at least."""


class Need(NamedTuple):
    """What a cell asks of the columns that it stands in."""

    row: int
    column: int
    across: int
    steps: tuple[float, ...]
    """Least width in em at which it takes one line, two lines and so on."""


class Widths(NamedTuple):
    """The columns of a table in a width, all in em of its type."""

    columns: tuple[float, ...]
    gaps: tuple[float, ...]
    """After each column but the last."""
    over: float
    """By how much it is too wide even with the narrowest columns; 0 where it fits."""
    lines: int
    """Lines of all rows."""

    @property
    def whole(self) -> float:
        """All of the table."""
        return sum(self.columns) + sum(self.gaps)

    def left(self, column: int) -> float:
        """Left edge of a column."""
        return sum(self.columns[:column]) + sum(self.gaps[:column])

    def of(self, column: int, across: int) -> float:
        """Width of so many columns with the gaps between them."""
        last = column + across - 1
        return sum(self.columns[column : last + 1]) + sum(self.gaps[column:last])


def lines_at(steps: tuple[float, ...], width: float) -> int:
    """Lines that a cell takes in a width in em."""
    for lines, least in enumerate(steps, 1):
        if least <= width + HAIR:
            return lines
    return len(steps) + 1


def widths_for(needs: Sequence[Need], columns: int, room: float, shares: tuple[float, ...]) -> Widths:
    """The widths of so many columns in `room` em; `shares` of it are given to columns where the writer says so."""
    gap = GAP if room > 2 * GAP * columns else room / (2 * columns)
    inside = room - gap * (columns - 1)
    least = _held(needs, columns, gap, -1)
    if shares:
        given = _given(shares, room, gap)
        over = max([least[column] - given[column] for column in range(columns)] + [0.0])
        return Widths(given, (gap,) * (columns - 1), over, _lines(needs, given, gap))
    widest = _held(needs, columns, gap, 0)
    if sum(least) > inside:
        return Widths(tuple(least), (gap,) * (columns - 1), sum(least) - inside, _lines(needs, least, gap))
    if sum(widest) > inside:
        widest = _narrowed(needs, widest, least, inside, gap)
    return _opened(Widths(tuple(widest), (gap,) * (columns - 1), 0.0, _lines(needs, widest, gap)), room)


def _given(shares: tuple[float, ...], room: float, gap: float) -> tuple[float, ...]:
    """Widths of columns of which each takes a share of the whole, the gap behind it included."""
    last = len(shares) - 1
    return tuple(max(share * room - (gap if number < last else 0.0), 0.1) for number, share in enumerate(shares))


def _held(needs: Sequence[Need], columns: int, gap: float, step: int) -> list[float]:
    """Widths of columns in which all cells have that of their steps."""
    widths = [0.0] * columns
    for need in needs:
        if need.across == 1:
            widths[need.column] = max(widths[need.column], need.steps[step])
    for need in needs:
        if need.across > 1:
            own = range(need.column, min(need.column + need.across, columns))
            lack = need.steps[step] - sum(widths[column] for column in own) - gap * (len(own) - 1)
            for column in own:
                widths[column] += max(lack, 0.0) / len(own)
    return widths


def _lines(needs: Sequence[Need], widths: Sequence[float], gap: float) -> int:
    return sum(_of_rows(needs, widths, gap).values())


def _of_rows(needs: Sequence[Need], widths: Sequence[float], gap: float) -> dict[int, int]:
    """Lines of each row."""
    rows: dict[int, int] = {}
    for need in needs:
        rows[need.row] = max(rows.get(need.row, 1), lines_at(need.steps, _width(need, widths, gap)))
    return rows


def _width(need: Need, widths: Sequence[float], gap: float) -> float:
    if need.across == 1:
        return widths[need.column]
    return sum(widths[need.column : need.column + need.across]) + gap * (need.across - 1)


def _narrowed(needs: Sequence[Need], widths: list[float], least: list[float], inside: float, gap: float) -> list[float]:
    """Columns that give way until all go into `inside`, the one first that costs the fewest lines for the width."""
    by_column = [
        [need for need in needs if need.column <= column < need.column + need.across] for column in range(len(widths))
    ]
    rows: dict[int, list[Need]] = {}
    for need in needs:
        rows.setdefault(need.row, []).append(need)
    tall = _of_rows(needs, widths, gap)
    while sum(widths) > inside + HAIR:
        lack = sum(widths) - inside
        best: tuple[float, int, float] | None = None
        for column, width in enumerate(widths):
            if width <= least[column] + HAIR:
                continue
            narrower = max(_next(by_column[column], column, width), least[column], width - max(lack, STEP))
            trial = [*widths[:column], narrower, *widths[column + 1 :]]
            more = 0
            for row in {need.row for need in by_column[column]}:
                lines = max(lines_at(need.steps, _width(need, trial, gap)) for need in rows[row])
                more += lines - tall[row]
            saved = min(width - narrower, lack)
            price = (more + 0.01) / saved
            if best is None or price < best[0]:
                best = (price, column, narrower)
        assert best, "columns of the least width go into the room"
        widths[best[1]] = max(best[2], widths[best[1]] - lack)
        tall = _of_rows(needs, widths, gap)
    return widths


def _next(needs: list[Need], column: int, width: float) -> float:
    """The next smaller width of a column at which a cell needs it."""
    found = [step for need in needs if need.across == 1 for step in need.steps if step < width - HAIR]
    return max(found, default=0.0)


def _opened(made: Widths, room: float) -> Widths:
    """The gaps opened as far as there is room, so that the rules are as long as the lines of the column; not where that
    would tear the columns apart.
    """
    spare = room - made.whole
    if spare <= 0.0 or not made.gaps:
        return made
    even = made.gaps[0] + spare / len(made.gaps)
    gap = even if even <= TORN else max(MOST_GAP, made.gaps[0])
    return made._replace(gaps=(min(gap, even),) * len(made.gaps))
