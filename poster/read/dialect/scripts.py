"""`H~2~O` and `x^2^`: Pandoc's sub- and superscripts -> tokens around what they hold."""

from markdown_it.rules_inline import StateInline

KINDS = {"^": "sup", "~": "sub"}
LONGEST_WORD = 300
"""Characters before a ^ or ~ that are searched for the beginning of a URL."""


def scripts(state: StateInline, silent: bool) -> bool:
    """A sign, characters without a space, the sign again; its like within, code and links are no part of it."""
    text, at = state.src, state.pos
    sign = text[at]
    if sign not in KINDS or text[at + 1 : at + 2] == sign:
        return _run(state, silent)
    end = _end(text, at + 1, state.posMax, sign)
    inside = text[at + 1 : end]
    if end < 0 or "`" in inside or "<" in inside or "[" in inside or _in_url(text, at):
        return False
    if not silent:
        state.pos, most, state.posMax = at + 1, state.posMax, end
        state.push(f"{KINDS[sign]}_open", "", 1)
        state.md.inline.tokenize(state)
        state.push(f"{KINDS[sign]}_close", "", -1)
        state.posMax = most
    state.pos = end + 1
    return True


def _run(state: StateInline, silent: bool) -> bool:
    """Several signs in a row are text."""
    sign = state.src[state.pos]
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _end(text: str, at: int, most: int, sign: str) -> int:
    """Where the sign stands that closes; -1 where there is none in this word."""
    start = at
    while at < most and text[at] != sign and not text[at].isspace():
        at += 2 if text[at] == "\\" else 1
    return at if start < at < most and text[at] == sign else -1


def _in_url(text: str, at: int) -> bool:
    """Whether the word before `at` holds the beginning of a URL, whose ~ and ^ are its own."""
    low = max(0, at - LONGEST_WORD)
    start = max(text.rfind(" ", low, at), text.rfind("\n", low, at), low)
    return text.find("://", start, at) >= 0
