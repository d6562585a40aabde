"""`| line` after `| line`: Pandoc's line blocks, where lines end as they are typed -> one token a line."""

from markdown_it.rules_block import StateBlock


def line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that begin with a bar and a space, and those that go on with one by beginning with a space."""
    if not _begins(state, start) or state.is_code_block(start):
        return False
    if silent:
        return True
    last = start
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent and _begins(state, last):
        last += 1
    state.push("line_block_open", "", 1).map = [start, last]
    for line in range(start, last):
        token = state.push("inline", "", 0)
        first = state.bMarks[line] + state.tShift[line] + 1
        token.content = state.src[first : state.eMarks[line]].strip()
        token.map, token.children = [line, line + 1], []
        written = state.src[first : state.eMarks[line]]
        token.meta["indent"] = len(written) - len(written.lstrip(" ")) - 1 if token.content else 0
    state.push("line_block_close", "", -1)
    state.line = last
    return True


def _begins(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    return state.src[first : first + 1] == "|" and (
        first + 1 == state.eMarks[line] or state.src[first + 1 : first + 2] == " "
    )
