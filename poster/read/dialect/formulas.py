"""`$x^2$` and `$$ … $$ {#eq-line}`: mathematics -> a token that holds it as it is typed.

Pandoc's rules: no space inside, no digit behind, so that "from $5 to $10" stays text. `\\$` is a dollar.
"""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from poster.read.dialect.attributes import read_attributes


def formula(state: StateInline, silent: bool) -> bool:
    """Mathematics within a line, or between two dollars each in a line."""
    text, at = state.src, state.pos
    if text[at] != "$":
        return False
    sign = "$$" if text.startswith("$$", at) else "$"
    end = _end(text, at + len(sign), state.posMax, sign)
    if end < 0:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content, token.markup = text[at + len(sign) : end], sign
    state.pos = end + len(sign)
    return True


def _end(text: str, start: int, most: int, sign: str) -> int:
    """Where the closing sign stands; -1 where what is open is no mathematics."""
    if sign == "$" and (start >= most or text[start].isspace()):
        return -1
    at = start
    while at < most:
        if text[at] == "\\":
            at += 2
            continue
        if text.startswith(sign, at) and at > start:
            if sign == "$$":
                return at if at + 1 < most else -1
            if text[at - 1].isspace():
                return -1
            if not text[at + 1 : at + 2].isdigit() or at + 1 >= most:
                return at
        at += 1
    return -1


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines from one that begins with `$$` to one that ends with it, perhaps with attributes behind it."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("$$", first) or state.is_code_block(start):
        return False
    line, begin = start, first + 2
    while True:
        close = _close(state.src, begin, state.eMarks[line])
        if close >= 0:
            break
        line += 1
        if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        begin = state.bMarks[line] + state.tShift[line]
    rest = state.src[close + 2 : state.eMarks[line]].strip()
    named = read_attributes(rest, 0)
    if rest and (named is None or rest[named[1] :].strip()):
        return False  # words follow: it is mathematics within a paragraph
    if silent:
        return True
    token = state.push("display", "", 0)
    token.content = state.getLines(start, line + 1, state.blkIndent, False).lstrip(" \t").rstrip()
    token.content = token.content[2 : token.content.rindex("$$")]
    token.map = [start, line + 1]
    token.meta["attributes"] = named[0] if named else None
    state.line = line + 1
    return True


def _close(text: str, at: int, end: int) -> int:
    """Where `$$` closes in a line; -1 where it does not."""
    while (at := text.find("$$", at, end)) >= 0:
        if text[at - 1] != "\\":
            return at
        at += 2
    return -1
