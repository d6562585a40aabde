"""Lines with bars and a line of dashes -> tokens of a table. As the library's rule, but that no words are lost.

Bars within computer text and formulas part no cells, a row may have more cells than the head, and a caption may stand
right below the last row, as people write them for Pandoc.
"""

import re

from markdown_it.rules_block import StateBlock

DASHES = re.compile(r":?-+:?")
DIVIDER = frozenset("|+-: \t")
CAPTION = re.compile(r"(Table)?: ")

Part = tuple[int, str]
"""Column of a line and what stands from there on."""


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A head, a line of dashes, and rows up to a blank line or what ends a quote too."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent or state.is_code_block(start + 1):
        return False
    aligns = _aligns(_line(state, start + 1))
    if aligns is None or "|" not in _line(state, start) or state.is_code_block(start):
        return False
    head = _cells(_line(state, start))
    if len(head) != len(aligns) and not _line(state, start + 1).startswith("|"):
        return False
    if silent:
        return True
    parent, state.parentType = state.parentType, "table"
    token = state.push("table_open", "table", 1)
    rows = [(start, head)]
    line = start + 2
    while line < end and not _is_end(state, line, end):
        rows.append((line, _cells(_line(state, line))))
        line += 1
    columns = max(len(cells) for _, cells in rows)
    token.map = [start, line]
    token.meta["aligns"] = (aligns + [""] * columns)[:columns]
    for number, cells in rows:
        _row(state, number, cells + [[(0, "")]] * (columns - len(cells)), is_head=number == start)
    state.push("table_close", "table", -1)
    state.parentType, state.line = parent, line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _aligns(text: str) -> list[str] | None:
    """What the line of dashes says of each column; None where it is none. Emacs parts them by `+`."""
    if not DIVIDER.issuperset(text) or "-" not in text or not ("|" in text or ":" in text):
        return None
    parts = [part.strip() for part in re.split(r"[|+]", text.strip().strip("|"))]
    if not all(DASHES.fullmatch(part) for part in parts):
        return None
    sides = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
    return [sides[part[0] == ":", part[-1] == ":"] for part in parts]


def _is_end(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is none of the table: blank, further out, a caption, or the beginning of something else."""
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return True
    text = _line(state, line)
    if CAPTION.match(text) and "|" not in text:
        return True
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def _cells(text: str) -> list[list[Part]]:
    """The cells of a line, each in stretches: at a bar with a backslash a new one begins, without the backslash."""
    cells: list[list[Part]] = [[(0, "")]]
    at = 0
    while at < len(text):
        sign = text[at]
        length = _whole(text, at)
        if sign == "|":
            cells.append([(at + 1, "")])
        elif text.startswith("\\|", at):
            cells[-1].append((at + 1, "|"))
            length = 2
        else:
            column, before = cells[-1][-1]
            cells[-1][-1] = (column, before + text[at : at + length])
        at += length
    if len(cells) > 1 and not _words(cells[0]):
        cells.pop(0)
    if len(cells) > 1 and text.endswith("|") and not _words(cells[-1]):
        cells.pop()
    return cells


def _words(cell: list[Part]) -> str:
    return "".join(part for _, part in cell).strip()


def _whole(text: str, at: int) -> int:
    """How many characters go with the one at `at`: all of computer text or a formula, and what a backslash escapes."""
    if text[at] == "\\":
        return 2
    if text[at] not in "`$":
        return 1
    run = len(text[at:]) - len(text[at:].lstrip(text[at]))
    if text[at] == "$" and (run > 1 or not text[at + 1 : at + 2].strip()):
        return run
    close = text.find(text[at : at + run], at + run)
    if close < 0 or (text[at] == "$" and (text[close - 1] in " \\" or text[close + 1 : close + 2].isdigit())):
        return run
    return close + run - at


def _row(state: StateBlock, line: int, cells: list[list[Part]], *, is_head: bool) -> None:
    row = state.push("tr_open", "tr", 1)
    row.map = [line, line + 1]
    row.meta["head"] = is_head
    before = state.bMarks[line] + state.tShift[line]
    before -= state.src.rfind("\n", 0, before) + 1
    for number, cell in enumerate(cells):
        token = state.push("td_open", "td", 1)
        token.map, token.meta["cell"] = [line, line + 1], (number, 1, 1)
        if _words(cell):
            _inline(state, line, before, cell)
        state.push("td_close", "td", -1)
    state.push("tr_close", "tr", -1)


def _inline(state: StateBlock, line: int, before: int, cell: list[Part]) -> None:
    column, first = cell[0]
    cell = [(column + len(first) - len(first.lstrip()), first.lstrip()), *cell[1:]]
    column, last = cell[-1]
    cell[-1] = (column, last.rstrip())
    token = state.push("inline", "", 0)
    token.content = "".join(part for _, part in cell)
    token.map, token.children = [line, line + 1], []
    at = 0
    rows: list[tuple[int, int, int, int]] = []
    for column, part in cell:
        if part:
            rows.append((at, len(part), line, before + column))
            at += len(part)
    token.meta["rows"] = rows
