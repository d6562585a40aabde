"""A table drawn with `+---+`: Pandoc's grid tables -> tokens of rows and cells that know how far they reach.

The tokens are those of the library's tables; a cell says in `meta["cell"]` where it stands, each paragraph in it is an
inline token, and `meta["rows"]` says where its lines stand in the source.
"""

from collections.abc import Iterable
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from poster.read.dialect.wide import is_wide

BORDER = frozenset("+-=:| ")
LINE = frozenset("-=:+")
FILLER = "\0"
"""Stands behind a character that is two columns wide, so that columns can be counted."""
BULLETS = ("- ", "* ", "+ ")


class Box(NamedTuple):
    """A cell as it is drawn: the numbers of its border lines and columns."""

    top: int
    left: int
    bottom: int
    right: int


def grid(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that begin with `+` or `|`, the first and the last of them drawn."""
    if not _is_border(_line(state, start)) or state.is_code_block(start):
        return False
    last = start
    while last < end and state.sCount[last] >= state.blkIndent and _line(state, last)[:1] in ("+", "|"):
        last += 1
    if last - start < 3:
        return False
    if silent:
        return True
    drawn = [_spread(_line(state, line)) for line in range(start, last)]
    wide = max(map(len, drawn))
    drawn = [line.ljust(wide) for line in drawn]
    boxes = _boxes(drawn)
    token = state.push("table_open", "table", 1)
    token.map = [start, last]
    if boxes is None:
        token.meta["torn"] = True
        boxes = [Box(0, 0, last - start - 1, wide - 1)]
    _rows(state, start, drawn, boxes)
    token.meta["aligns"] = _aligns(drawn, boxes)
    state.push("table_close", "table", -1)
    state.line = last
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _is_border(text: str) -> bool:
    return text[:2] in ("+-", "+=", "+:") and text.endswith("+") and BORDER.issuperset(text)


def _spread(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign + FILLER if is_wide(sign) else sign for sign in text)


def _boxes(drawn: list[str]) -> list[Box] | None:
    """All cells in the order of their corners; None where their borders do not meet. Method: docutils' grid tables."""
    corners = [(0, 0)]
    found: dict[tuple[int, int], Box] = {}
    while corners:
        top, left = corners.pop(0)
        if top >= len(drawn) - 1 or left >= len(drawn[0]) - 1 or _is_within(top, left, found.values()):
            continue
        box = _box(drawn, top, left)
        if box is None:
            return None
        found[top, left] = box
        corners += [(top, box.right), (box.bottom, left)]
        corners.sort()
    boxes = [found[corner] for corner in sorted(found)]
    area = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
    return boxes if area == (len(drawn) - 1) * (len(drawn[0]) - 1) else None


def _is_within(line: int, column: int, boxes: Iterable[Box]) -> bool:
    """Whether a corner lies in a cell that is known, or is its own."""
    return any(box.top <= line < box.bottom and box.left <= column < box.right for box in boxes)


def _box(drawn: list[str], top: int, left: int) -> Box | None:
    """The smallest cell whose upper left corner is there."""
    if drawn[top][left] != "+":
        return None
    for right in range(left + 1, len(drawn[top])):
        sign = drawn[top][right]
        if sign not in LINE:
            return None
        if sign != "+":
            continue
        for bottom in range(top + 1, len(drawn)):
            if drawn[bottom][right] not in "|+" or drawn[bottom][left] not in "|+":
                break
            edge = drawn[bottom][left : right + 1]
            if edge[0] == edge[-1] == "+" and LINE.issuperset(edge):
                return Box(top, left, bottom, right)
    return None


def _rows(state: StateBlock, start: int, drawn: list[str], boxes: list[Box]) -> None:
    """The rows of cells; those above a line of `=` are the head."""
    tops = sorted({box.top for box in boxes})
    lefts = sorted({box.left for box in boxes})
    double = next((number for number, line in enumerate(drawn) if number and "=" in line and line[0] == "+"), 0)
    for top in tops:
        row = state.push("tr_open", "tr", 1)
        row.map = [start + top, start + top + 1]
        row.meta["head"] = top < double
        for box in boxes:
            if box.top == top:
                across = sum(box.left <= left < box.right for left in lefts)
                down = sum(box.top <= other < box.bottom for other in tops)
                _cell(state, start, drawn, box, (lefts.index(box.left), across, down))
        state.push("tr_close", "tr", -1)


def _cell(state: StateBlock, start: int, drawn: list[str], box: Box, seat: tuple[int, int, int]) -> None:
    token = state.push("td_open", "td", 1)
    token.map = [start + box.top + 1, start + box.bottom]
    token.meta["cell"] = seat
    for lines in _paragraphs(drawn, box):
        _paragraph(state, start, lines)
    state.push("td_close", "td", -1)


def _paragraphs(drawn: list[str], box: Box) -> list[list[tuple[int, int, str]]]:
    """The lines between blank lines, and those of each item, with line and column of their first characters."""
    found: list[list[tuple[int, int, str]]] = [[]]
    for line in range(box.top + 1, box.bottom):
        inside = drawn[line][box.left + 1 : box.right]
        words = inside.strip()
        if not words:
            found.append([])
            continue
        if words.startswith(BULLETS):
            found.append([])
        column = box.left + 1 + len(inside) - len(inside.lstrip())
        found[-1].append((line, column - drawn[line].count(FILLER, 0, column), words.replace(FILLER, "")))
    return [lines for lines in found if lines]


def _paragraph(state: StateBlock, start: int, lines: list[tuple[int, int, str]]) -> None:
    token = state.push("inline", "", 0)
    first, column, words = lines[0]
    if words.startswith(BULLETS):
        token.meta["bullet"] = True
        lines = [(first, column + 2, words[2:].lstrip()), *lines[1:]]
    token.content = "\n".join(words for _, _, words in lines)
    token.map, token.children = [start + lines[0][0], start + lines[-1][0] + 1], []
    rows: list[tuple[int, int, int, int]] = []
    at = 0
    for line, column, words in lines:
        number = start + line
        before = state.bMarks[number] + state.tShift[number]
        before -= state.src.rfind("\n", 0, before) + 1
        rows.append((at, len(words), number, before + column))
        at += len(words) + 1
    token.meta["rows"] = rows


def _aligns(drawn: list[str], boxes: list[Box]) -> list[str]:
    """What the colons say: those of the line below the head, or of the first line where there is no head."""
    double = next((line for line in drawn[1:] if "=" in line and line[0] == "+"), drawn[0])
    lefts = sorted({box.left for box in boxes})
    rights = [*lefts[1:], len(double) - 1]
    aligns = []
    for left, right in zip(lefts, rights):
        line = double[left + 1 : right]
        begins, ends = line[:1] == ":", line[-1:] == ":"
        aligns.append("center" if begins and ends else "left" if begins else "right" if ends else "")
    return aligns
