"""Columns of a split, as equations in what they have in common -> the values at which all of them are exactly full.

What columns share is one leading for the document, on each page one distance between items, one between paragraphs and
one from a heading to its text, and the height by which all are lowered. A column is then a row: a sum of factors times
values that must lie between two bounds, since gaps before headings and elastic blocks of its own give way. Of all
values that hold every row those nearest to the wanted ones are taken, each distance measured in its own tolerance.

Source of the method: Goldfarb and Idnani, "A numerically stable dual method for solving strictly convex quadratic
programs", 1983; for a handful of values a plain active set does.
"""

from collections.abc import Sequence
from typing import NamedTuple

NEAR = 0.005
"""Points by which a row may be missed: a tenth of what feet of columns may differ by."""
STEPS = 24
"""Changes of the active set, beside one for each row, before rows are taken for contradictory."""
FLAT = 1e-9
"""Pivot under which two rows ask for the same of the same values."""


class Row(NamedTuple):
    """One bound on the values: `low <= sum of factor * value <= high`."""

    numbers: tuple[int, ...]
    """Which of the values it is about."""
    factors: tuple[float, ...]
    low: float
    high: float

    def at(self, values: Sequence[float]) -> float:
        """The sum at some values."""
        total = 0.0
        for number, factor in zip(self.numbers, self.factors):
            total += factor * values[number]
        return total


def nearest(wanted: Sequence[float], tolerances: Sequence[float], rows: Sequence[Row]) -> list[float] | None:
    """The values nearest to the wanted ones that hold all rows; None where no values do.

    `tolerances` says for each value how far from the wanted one costs as much as for the others.
    """
    grams = _Grams(rows, wanted, [tolerance * tolerance for tolerance in tolerances])
    active: dict[int, float] = {}
    pulls: list[float] | None = []
    values = list(wanted)
    for _ in range(STEPS + len(rows)):
        number, bound = _most_missed(rows, values, active)
        if number < 0:
            return values
        firm = [each for each in active if rows[each].high - rows[each].low <= 2 * NEAR]
        loose = [each for _, each in sorted(zip(map(abs, pulls or ()), active)) if each not in firm]
        active[number] = bound
        pulls = grams.pulls(active)
        while pulls is None and loose:  # one of those that are held has to let go
            del active[loose.pop(0)]
            pulls = grams.pulls(active)
        while pulls is not None and (idle := _idle(rows, active, pulls)) >= 0:
            del active[idle]
            pulls = grams.pulls(active)
        if pulls is None:
            return None
        values = grams.moved(active, pulls)
    return None


class _Grams:
    """Products of rows with each other, each found when it is first asked for."""

    def __init__(self, rows: Sequence[Row], wanted: Sequence[float], weights: Sequence[float]) -> None:
        self.rows, self.wanted, self.weights = rows, wanted, weights
        self.spread = [dict(zip(row.numbers, row.factors)) for row in rows]
        self.known: dict[tuple[int, int], float] = {}
        self.missed: dict[int, float] = {}

    def pulls(self, active: dict[int, float]) -> list[float] | None:
        """How hard each active row pulls so that all stand at their bounds; None where two contradict or repeat."""
        numbers = list(active)
        matrix = []
        for one in numbers:
            if one not in self.missed:
                self.missed[one] = self.rows[one].at(self.wanted)
            line = [self._product(one, other) for other in numbers]
            line.append(active[one] - self.missed[one])
            matrix.append(line)
        return _solved(matrix)

    def _product(self, one: int, other: int) -> float:
        key = (one, other) if one < other else (other, one)
        found = self.known.get(key)
        if found is None:
            theirs = self.spread[other]
            found = 0.0
            for number, factor in self.spread[one].items():
                if number in theirs:
                    found += factor * theirs[number] * self.weights[number]
            self.known[key] = found
        return found

    def moved(self, active: dict[int, float], pulls: Sequence[float]) -> list[float]:
        """The values where the active rows pull so hard."""
        values = list(self.wanted)
        for one, pull in zip(active, pulls):
            for number, factor in self.spread[one].items():
                values[number] += self.weights[number] * factor * pull
        return values


def _most_missed(rows: Sequence[Row], values: Sequence[float], active: dict[int, float]) -> tuple[int, float]:
    """The row that is missed most, with the bound it is to be held at; -1 where none is missed."""
    found, bound, most = -1, 0.0, NEAR
    for number, row in enumerate(rows):
        if number in active:
            continue
        now = row.at(values)
        if row.low - now > most:
            found, bound, most = number, row.low, row.low - now
        if now - row.high > most:
            found, bound, most = number, row.high, now - row.high
    return found, bound


def _idle(rows: Sequence[Row], active: dict[int, float], pulls: Sequence[float]) -> int:
    """The active row that pulls hardest away from its own inside, where it need not be held; -1 for none."""
    found, most = -1, 0.0
    for (number, bound), pull in zip(active.items(), pulls):
        row = rows[number]
        wrong = -pull if bound == row.low else pull
        if row.high - row.low > 2 * NEAR and wrong > most:
            found, most = number, wrong
    return found


def _solved(matrix: list[list[float]]) -> list[float] | None:
    """The solution of linear equations, the last column being the right-hand side; None where there is no single one.

    The matrix is symmetric and not negative, so that the diagonal serves for pivots.
    """
    size = len(matrix)
    least = [FLAT * matrix[i][i] for i in range(size)]
    for i in range(size):
        pivot = matrix[i][i]
        if pivot <= least[i]:
            return None
        for row in matrix[i + 1 :]:
            share = row[i] / pivot
            if share:
                for k in range(i, size + 1):
                    row[k] -= share * matrix[i][k]
    solution = [0.0] * size
    for i in range(size - 1, -1, -1):
        known = sum([matrix[i][k] * solution[k] for k in range(i + 1, size)])
        solution[i] = (matrix[i][size] - known) / matrix[i][i]
    return solution
