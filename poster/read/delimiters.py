"""Runs of * and _ -> which of them open and close emphasis. Source: CommonMark 0.31, section 6.2 and its appendix."""

from typing import NamedTuple


class Delimiter(NamedTuple):
    """A run of asterisks or underscores."""

    character: str
    length: int
    """Characters in the run."""
    piece: int
    """Number of the piece that holds them."""
    opens: bool
    closes: bool


Change = tuple[int, int, int]
"""Numbers of the opening and the closing piece, and 1 for emphasis or 2 for strong emphasis."""


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and not character.isspace()
    import unicodedata  # a megabyte of tables, needed only for signs beyond ASCII beside an asterisk

    return unicodedata.category(character)[0] in "PS"


def can_open_and_close(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `sign` between two characters may open and may close emphasis."""
    space_before, space_after = before.isspace(), after.isspace()
    mark_before = not space_before and _is_punctuation(before)
    mark_after = not space_after and _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if sign == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    """The rule of three: a run that opens and closes pairs only where both lengths do not add up to a multiple of 3."""
    if not opener.closes and not closer.opens:
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def match_delimiters(delimiters: list[Delimiter], bottom: int) -> list[Change]:
    """The emphasis made by the delimiters from `bottom` on. Linear: no closer looks where its like found nothing."""
    changes: list[Change] = []
    left = [delimiter.length for delimiter in delimiters]
    previous = list(range(-1, len(delimiters) - 1))
    floors: dict[tuple[str, bool, int], int] = {}
    for number in range(bottom, len(delimiters)):
        closer = delimiters[number]
        if not closer.closes:
            continue
        key = (closer.character, closer.opens, closer.length % 3)
        floor = floors.get(key, bottom - 1)
        while left[number]:
            opener = previous[number]
            while opener > floor and opener >= bottom:
                candidate = delimiters[opener]
                is_like = candidate.opens and left[opener] and candidate.character == closer.character
                if is_like and _fits(candidate, closer):
                    break
                opener = previous[opener]
            if opener <= floor or opener < bottom:
                floors[key] = previous[number]
                break
            count = 2 if left[opener] >= 2 and left[number] >= 2 else 1
            changes.append((delimiters[opener].piece, closer.piece, count))
            left[opener] -= count
            left[number] -= count
            # What stands between the two can no longer open anything.
            previous[number] = opener if left[opener] else previous[opener]
        if number + 1 < len(delimiters) and not (left[number] and closer.opens):
            previous[number + 1] = previous[number]
    return changes
