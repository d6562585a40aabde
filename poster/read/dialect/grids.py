"""A table drawn with `+---+`: Pandoc's grid tables -> tokens of rows and cells, the lines of a cell joined."""

from markdown_it.rules_block import StateBlock

BORDER = frozenset("+-=:| ")


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
    state.push("table_open", "table", 1).map = [start, last]
    rows: list[int] = []
    for line in range(start + 1, last):
        if not _is_border(_line(state, line)):
            rows.append(line)
            continue
        _row(state, rows)
        rows = []
    _row(state, rows)
    state.push("table_close", "table", -1)
    state.line = last
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _is_border(text: str) -> bool:
    return text[:2] in ("+-", "+=", "+:") and text.endswith("+") and BORDER.issuperset(text)


def _row(state: StateBlock, lines: list[int]) -> None:
    """The cells of a row, whose lines are cut at their bars."""
    if not lines:
        return
    state.push("tr_open", "tr", 1).map = [lines[0], lines[-1] + 1]
    cut = [[part.strip() for part in _line(state, line).strip("|").split("|")] for line in lines]
    for number in range(max(map(len, cut))):
        token = state.push("inline", "", 0)
        token.content = "\n".join(cells[number] if number < len(cells) else "" for cells in cut).rstrip()
        token.map, token.children = [lines[0], lines[-1] + 1], []
    state.push("tr_close", "tr", -1)
