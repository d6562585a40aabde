"""Comments over several lines, `<script>` and `<style>` -> tokens; all other HTML is read within the lines."""

from markdown_it.rules_block import StateBlock

SILENT = ("script", "style")
"""Elements whose content nobody reads."""
ENDS = {"<!--": ("comment", "-->"), "<?": ("?", "?>"), "<![cdata": ("![CDATA[", "]]>")}
"""What else nobody reads: its beginning, what it is, and its end."""


def html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """From the sign that begins it to its end, over blank lines too; what follows in the last line is read on."""
    first = state.bMarks[start] + state.tShift[start]
    if state.src[first : first + 1] != "<" or state.is_code_block(start):
        return False
    kind, closer = _kind(state.src[first : first + 9].lower())
    if not closer:
        return False
    lower = state.src[first : state.eMarks[end - 1]].lower()
    close = lower.find(closer, 2 if kind == "comment" else 0)
    if close < 0:
        return False
    if silent:
        return True
    behind = first + close + len(closer)
    line = start
    while state.eMarks[line] < behind:
        line += 1
    token = state.push("hidden", "", 0)
    token.info, token.map = kind, [start, line + 1]
    state.line = line + 1
    if state.src[behind : state.eMarks[line]].strip():
        _begin_at(state, line, behind)
    return True


def _kind(text: str) -> tuple[str, str]:
    """What begins here, and the sign that ends it; empty where nothing does."""
    for sign, (kind, end) in ENDS.items():
        if text.startswith(sign):
            return kind, end
    name = next((name for name in SILENT if text[1:].startswith(name)), "")
    return (name, f"</{name}>") if name and not text[1 + len(name) : 2 + len(name)].isalnum() else ("", "")


def _begin_at(state: StateBlock, line: int, at: int) -> None:
    """Lets the line begin where the hidden part of it ends."""
    space = len(state.src[at : state.eMarks[line]]) - len(state.src[at : state.eMarks[line]].lstrip(" \t"))
    state.bMarks[line] = at
    state.tShift[line] = space
    state.sCount[line] = state.blkIndent
    state.line = line
