"""A word and its language -> where a hyphen may divide it.

The patterns of TeX in `patterns` stand in for those tables of pyphen that are missing or of two levels, compounds and
then their parts: pyphen mixes the levels, so that `Übergang` was divided before its `ang`.
"""

import os
from typing import Any

LEFT, RIGHT = 2, 3
"""Letters before and after a hyphen at least: two at a line's start are hardly seen."""
FOLDER = os.path.join(os.path.dirname(__file__), "patterns")
NORWEGIAN = {"no": "nb"}
"""Tags of languages whose tables go by another."""
LEVELS = str.maketrans("", "", "0123456789")


class Divider:
    """Patterns of a language."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def places(self, word: str) -> list[int]:
        """Numbers of the letters before which `word` may be divided."""
        if len(word.lower()) != len(word):
            return []  # a capital that is two characters when it is small, as in Turkish: places would not be those
        last = len(word) - RIGHT
        return [int(at) for at in self._table.positions(word) if at.data is None and LEFT <= at <= last]


class Patterns(dict[str, Any]):
    """Letters -> their levels, read when they are asked for: a word asks for a hundred of forty thousand."""

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _levels(found)
        return found


def divider(lang: str) -> Divider | None:
    """The divider of a language, by its tag as in `de-AT`; None where there are no patterns."""
    import pyphen  # where it is used: few styles ask for hyphens

    first, _, rest = lang.replace("_", "-").partition("-")
    path = os.path.join(FOLDER, f"{first.lower()}.dic")
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            return Divider(_table(file.read()))
    try:
        known = pyphen.language_fallback("_".join(filter(None, (NORWEGIAN.get(first.lower(), first), rest))))
        return Divider(pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT)) if known else None
    except (KeyError, OSError, ValueError):
        return None


def _table(text: str) -> Any:
    """The patterns of a file as pyphen has them: a line that names the encoding, comments, a pattern a line."""
    import pyphen

    own = [line for line in text.splitlines()[1:] if line and not line.startswith("%")]
    table = object.__new__(pyphen.HyphDict)
    table.patterns = Patterns(zip("\n".join(own).translate(LEVELS).split("\n"), own))
    table.maxlen = max(map(len, table.patterns))
    table.cache = {}
    return table


def _levels(pattern: str) -> tuple[int, list[int]]:
    """A pattern -> the number of its first level that is not 0, and the levels from there."""
    levels = [0]
    for character in pattern:
        if character.isdigit():
            levels[-1] = int(character)
        else:
            levels.append(0)
    first = next(number for number, level in enumerate(levels) if level)
    while not levels[-1]:
        levels.pop()
    return first, levels[first:]
