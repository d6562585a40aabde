"""`[words]{.accent}` and `{width=50%}` behind a picture, a link or code: -> tokens with the attributes."""

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from poster.read.dialect.attributes import read_attributes

CARRIERS = ("image", "link_close", "code_inline", "formula")
"""Tokens that may have attributes behind them."""


def span(state: StateInline, silent: bool) -> bool:
    """Words in brackets with attributes behind them."""
    text, at = state.src, state.pos
    if text[at] != "[":
        return False
    close = parseLinkLabel(state, at, False)
    found = read_attributes(text, close + 1) if close >= 0 else None
    if found is None or found[1] > state.posMax or found[0].raw:
        return False
    if not silent:
        state.pos, most, state.posMax = at + 1, state.posMax, close
        state.push("span_open", "", 1).meta["attributes"] = found[0]
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = most
    state.pos = found[1]
    return True


def attached(state: StateInline, silent: bool) -> bool:
    """Attributes right behind what may have them."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    carrier = state.tokens[-1]
    found = read_attributes(state.src, state.pos)
    if carrier.type not in CARRIERS or found is None or found[1] > state.posMax:
        return False
    if state.src[state.pos - 1].isspace():
        return False
    token = state.push("attributes", "", 0)
    token.meta.update(attributes=found[0], of=carrier.type)
    token.content = state.src[state.pos : found[1]]
    carrier.meta["attributes"] = found[0]
    state.pos = found[1]
    return True
