"""A name that is not known and the names that are -> the one that was probably meant."""

from collections.abc import Iterable

from poster.problems import quoted as quoted  # for those who say what was probably meant

LONGEST = 40
"""Names longer than this are not compared: nobody mistypes forty characters into another word."""


def distance(one: str, other: str) -> int:
    """How many letters must be added, dropped, changed or swapped with a neighbour. Source: Damerau 1964."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The known name nearest to `name`, None where none is near: a third of the letters may differ, at least one."""
    if len(name) > LONGEST:
        return None
    written = name.lower()
    ranked = sorted((distance(written, candidate.lower()), candidate) for candidate in known)
    if not ranked or ranked[0][0] > max(1, len(written) // 3):
        return None
    return ranked[0][1]


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """`did you mean 'columns'?`, or `otherwise` where nothing known is near."""
    nearest = suggest(name, known)
    return f"did you mean '{nearest}'?" if nearest else otherwise


def either(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *most, end = list(names) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end
