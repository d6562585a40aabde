"""Numbers of list items <-> how they are written: `3`, `c`, `iii`."""

from typing import Literal

Ordinal = Literal["1", "a", "A", "i", "I"]
"""Decimal, letters, Roman numerals; named by the first of each."""

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST_ROMAN = 399
"""Numerals beyond it have signs of their own."""


def written(number: int, kind: Ordinal) -> str:
    """A number from 1; letters go on after z with aa, numerals that nobody counts to are decimal."""
    if kind in ("a", "A"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number <= MOST_ROMAN:
        numeral = ""
        for value, sign in ROMAN:
            count, number = divmod(number, value)
            numeral += count * sign
        return numeral if kind == "i" else numeral.upper()
    return str(number)


def meanings(text: str) -> list[tuple[Ordinal, int]]:
    """What a written number may mean: `i` is one, and the ninth letter."""
    found: list[tuple[Ordinal, int]] = []
    lower = text.lower()
    if text.isdecimal() and text.isascii() and len(text) < 10:
        return [("1", int(text))]
    if len(text) == 1 and "a" <= lower <= "z":
        found.append(("a" if text == lower else "A", ord(lower) - ord("a") + 1))
    kind: Ordinal = "i" if text == lower else "I"
    if text in (lower, text.upper()) and set(lower) <= set("ivxlc") and 0 < len(text) < 12:
        value = next((number for number in range(1, 100) if written(number, "i") == lower), 0)
        found += [(kind, value)] if value else []
    return found
