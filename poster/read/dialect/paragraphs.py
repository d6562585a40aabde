"""Lines -> a paragraph, as the library reads it but for one thing: a bullet begins a list however far it is indented.

CommonMark takes `WONDRA` / `    * belim` for one line of running text, with an asterisk in it.
"""

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, list_block

INDENTED = 3
"""Columns beyond which a line goes on with the paragraph whatever it begins with. Source: CommonMark 0.31, 4.4."""


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """All lines up to a blank one, or one that begins something else."""
    terminators = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        if state.sCount[line] - state.blkIndent > INDENTED:
            if _is_bullet(state, line) and list_block(state, line, state.lineMax, True):
                break
        elif state.sCount[line] >= 0 and any(rule(state, line, state.lineMax, True) for rule in terminators):
            break
        line += 1
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    token.map, token.children = [start, line], []
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    return True


def _is_bullet(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    return state.src[first] in "*-+" and state.src[first + 1 : first + 2] in (" ", "\t")
