"""`[@kim2021, p. 3]`, `@fig-growth`, `[Fig. @fig-growth]`: citations and cross references -> tokens.

A bare `@word` is plain text unless its prefix says what it refers to.
"""

from markdown_it.rules_inline import StateInline

PREFIXES = ("fig-", "tbl-", "eq-", "sec-", "lst-", "thm-", "lem-", "cor-", "prp-", "def-", "exm-", "exr-")
"""What the things that can be referred to are called. Source: Quarto, cross references."""
KEY = frozenset("_:.#$%&-+?<>~/")
"""Signs within a key. Source: Pandoc's manual, citation syntax."""


def citation(state: StateInline, silent: bool) -> bool:
    """A key by itself, or in brackets with others and with words around it."""
    text, at = state.src, state.pos
    end = _bracketed(text, at, state.posMax) if text[at] == "[" else _bare(text, at, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = text[at:end]
    state.pos = end
    return True


def _bare(text: str, at: int, most: int) -> int:
    """The index behind a reference without brackets; -1 where there is none."""
    if text[at] != "@" or (at and (text[at - 1].isalnum() or text[at - 1] in "@.")):
        return -1
    end = key_end(text, at + 1, most)
    return end if text[at + 1 : end].lower().startswith(PREFIXES) else -1


def key_end(text: str, at: int, most: int) -> int:
    """The index behind a key; its last sign is a letter, a digit or `_`."""
    end = at
    while end < most and (text[end].isalnum() or text[end] in KEY):
        end += 1
    while end > at and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return end


def _bracketed(text: str, at: int, most: int) -> int:
    """The index behind brackets that hold a key and are no link; -1 where they do not."""
    close = text.find("]", at + 1, most)
    inside = text[at + 1 : close]
    if close < 0 or "[" in inside or "@" not in inside or text[close + 1 : close + 2] in ("(", "[", "{"):
        return -1
    for number, sign in enumerate(inside):
        before = inside[number - 1] if number else " "
        if (
            sign == "@"
            and (before.isspace() or before in "-;(")
            and key_end(inside, number + 1, len(inside)) > number + 1
        ):
            return close + 1
    return -1
