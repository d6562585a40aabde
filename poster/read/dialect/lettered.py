"""`a.`, `b)`, `(iii)`, `(1)`, `#.`: Pandoc's lists with letters and numerals -> the tokens of a numbered list.

Two items at least that follow one another make a list: a line that only begins with `A.` may be somebody's name.
"""

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from poster.model.ordinals import Ordinal, meanings

MARK = re.compile(r"(\(?)(#|[0-9]{1,9}|[A-Za-z]{1,7})([.)]) +(?=\S)")
FAR = 100
"""Lines within which the second item must begin."""
OPEN = "lettered lists"
"""Under which name the environment holds the lists that are open, the innermost last."""


class Open(NamedTuple):
    """A list whose items are being read."""

    indent: int
    kind: Ordinal
    value: int
    """Of the item that may come next."""
    around: tuple[str, str]
    """What stands before and behind the number."""
    is_automatic: bool
    """Whether it is numbered by itself: `#.`."""


def _mark(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.isEmpty(line):
        return None
    found = MARK.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return found if found and (not found[1] or found[3] == ")") else None


def _goes_on(state: StateBlock, line: int, own: Open) -> bool:
    """Whether the next item of a list begins on a line."""
    found = _mark(state, line)
    if found is None or state.sCount[line] != own.indent or (found[1], found[3]) != own.around:
        return False
    return found[2] == "#" if own.is_automatic else (own.kind, own.value) in meanings(found[2])


def _begun(state: StateBlock, start: int, end: int) -> Open | None:
    """The list that begins on a line; None where none does."""
    found = _mark(state, start)
    if found is None or (found[2].isdecimal() and not found[1]):
        return None
    around = (found[1], found[3])
    if found[2] == "#":
        return Open(state.sCount[start], "1", 1, around, True)
    own = [Open(state.sCount[start], kind, value + 1, around, False) for kind, value in meanings(found[2])]
    for line in range(start + 1, min(end, start + FAR)):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.sCount[start]:
            break
        for each in reversed(own):  # numerals before letters
            if _goes_on(state, line, each):
                return each._replace(value=each.value - 1)
    return None


def lettered(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list; as what ends a paragraph, only the next item of a list that is open."""
    open_lists: list[Open] = state.env.setdefault(OPEN, [])
    if silent:
        return any(_goes_on(state, start, each) for each in open_lists)
    own = None if state.is_code_block(start) else _begun(state, start, end)
    if own is None:
        return False
    token = state.push("ordered_list_open", "ol", 1)
    token.attrs = {"start": own.value}
    token.meta.update(kind=own.kind, around=own.around if own.around != ("#", ".") else ("", "."))
    parent, state.parentType = state.parentType, "list"
    line = start
    while line < end and _goes_on(state, line, own):
        own = own._replace(value=own.value + 1)
        open_lists.append(own)
        line = _item(state, line, end)
        open_lists.pop()
        after = state.skipEmptyLines(line)
        if after >= end or not _goes_on(state, after, own):
            break
        line = after
    token.map = [start, line]
    state.push("ordered_list_close", "ol", -1)
    state.line, state.parentType = line, parent
    return True


def _item(state: StateBlock, line: int, end: int) -> int:
    """The tokens of an item that begins on a line; the line behind it."""
    found = _mark(state, line)
    assert found is not None
    shift, count, indent = state.tShift[line], state.sCount[line], state.blkIndent
    width = found.end() - found.start()
    state.push("list_item_open", "li", 1).map = [line, line + 1]
    state.blkIndent = count + width
    state.tShift[line], state.sCount[line] = found.end() - state.bMarks[line], count + width
    state.md.block.tokenize(state, line, end)
    behind = max(state.line, line + 1)
    state.tShift[line], state.sCount[line], state.blkIndent = shift, count, indent
    state.push("list_item_close", "li", -1)
    return behind
