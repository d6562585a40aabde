"""`---`, `***`: a line of signs -> a token. Four underscores and more are a line to write on and stay as they are."""

from markdown_it.rules_block import StateBlock, hr


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's thematic break but for `____`."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    if len(line) > 3 and not line.strip("_"):
        return False
    return hr(state, start, end, silent)
