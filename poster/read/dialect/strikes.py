"""`~~struck~~` and `==marked==`: pairs of signs -> tokens around what they hold."""

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

KINDS = {"~": "strike", "=": "mark"}
"""The kind of token that two of a sign make."""


def strikes(state: StateInline, silent: bool) -> bool:
    """Every two signs become a token and a delimiter; one that is left over is text."""
    sign = state.src[state.pos]
    start = state.pos
    if silent or sign not in KINDS or state.src[start + 1 : start + 2] != sign:
        return False
    scanned = state.scanDelims(start, True)
    if sign == "=" and not (scanned.can_open or scanned.can_close):
        return False  # `a == b`
    odd = scanned.length % 2
    if odd:
        state.push("text", "", 0).content = sign
    for number in range(odd, scanned.length, 2):
        state.pos = start + number
        token = state.push("text", "", 0)
        token.content = sign * 2
        state.delimiters.append(Delimiter(ord(sign), 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close))
    state.pos = start + scanned.length
    return True


def settle_strikes(state: StateInline) -> None:
    """Turns the signs that found each other into tokens that open and close."""
    for delimiters in (state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)):
        for each in delimiters:
            kind = KINDS.get(chr(each.marker))
            if kind is None or each.end < 0:
                continue
            for number, ending, nesting in ((each.token, "open", 1), (delimiters[each.end].token, "close", -1)):
                token = state.tokens[number]
                token.type, token.nesting, token.content = f"{kind}_{ending}", nesting, ""
