"""`*emphasis*` and `**strong**`: a run of signs -> delimiters that the library pairs.

The rule is CommonMark's with one difference: between ideographs, kana and their punctuation a run opens and closes as
it does beside letters, for such scripts have no spaces. Otherwise `**青い鳥は遅い。**白い` never closes.
"""

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from poster.read.dialect.wide import is_wide


def emphasis(state: StateInline, silent: bool) -> bool:
    """Each sign becomes a token of its own and a delimiter."""
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    start = state.pos
    opens, closes, length = state.scanDelims(start, sign == "*")
    if sign == "*" and not (opens and closes):
        before = state.src[start - 1] if start else " "
        after = state.src[start + length] if start + length < state.posMax else " "
        # A wide sign of punctuation counts as a letter: the run leans on whichever side has no space.
        opens = opens or (is_wide(before) and not after.isspace())
        closes = closes or (is_wide(after) and not before.isspace())
    if sign == "*" and not opens and is_wide_punctuation_after(state, start + length):
        opens = True
    for number in range(length):
        state.pos = start + number  # where this sign stands
        token = state.push("text", "", 0)
        token.content = sign
        state.delimiters.append(
            Delimiter(marker=ord(sign), length=length, token=len(state.tokens) - 1, end=-1, open=opens, close=closes)
        )
    state.pos = start + length
    return True


def is_wide_punctuation_after(state: StateInline, at: int) -> bool:
    """Whether the next character is wide, so that `これは**「青い」**です` opens before its bracket."""
    return at < state.posMax and is_wide(state.src[at])
