"""A text before it is parsed -> where it asks too much of a parser of Markdown, and why; None where it does not.

Brackets, quotes and other signs that are opened by the thousand and never closed cost any such parser time that grows
with their square, and no text that is meant has them.
"""

from typing import NamedTuple

LARGEST = 50_000
"""Bytes of one text, in UTF-8: some 8,000 words, which no section has."""
TOGETHER = 200_000
"""Characters of all texts of a content: some 32,000 words, a hundred pages of a handout."""
MOST_BLOCKS = 2000
"""Paragraphs, items and lines of computer text of a content: twenty on each of a hundred pages."""
MOST_OPEN = 500
"""Signs of one kind that are open at once."""

CLOSERS = {"[": "]", "(": ")", "{": "}", "<": ">"}
PAIRED = frozenset("\"'*_~^`$")
"""Signs that are closed by their like."""
BEFORE = frozenset(" \t\n([{<>-–—/")
"""What stands before a sign of these that opens."""
LONGEST_ENTITY = 34
"""Characters of an entity with its signs. Source: HTML 5, named character references."""


class Excess(NamedTuple):
    """What a text has too much of."""

    at: int
    """Number of the character at which it becomes too much."""
    fact: str
    hint: str


def excess(text: str) -> Excess | None:
    """What keeps a text from being parsed. Linear in its length."""
    if len(text) > LARGEST // 4 and len(text.encode("utf-8", "replace")) > LARGEST:
        size = len(text.encode("utf-8", "replace")) / 1000
        fact = f"this text is {size:,.0f} kB large; the largest that is read is {LARGEST // 1000} kB"
        return Excess(0, fact, "cut it, or make several sections of it")
    many = {sign for sign in (*CLOSERS, *PAIRED, "&") if text.count(sign) > MOST_OPEN}
    if not many:
        return None
    found = [
        *(_unclosed(text, sign, CLOSERS[sign]) for sign in many & set(CLOSERS)),
        *(_unpaired(text, sign) for sign in many & PAIRED),
        _endless_entities(text) if "&" in many else None,
    ]
    return min((each for each in found if each), default=None)


def _unclosed(text: str, opener: str, closer: str) -> Excess | None:
    """The bracket that is one too many open."""
    depth = 0
    for at, character in enumerate(text):
        if character == opener and text[at - 1 : at] != "\\" and not (opener == "<" and _is_less_than(text, at)):
            depth += 1
        elif character == closer:
            depth = max(depth - 1, 0)
        if depth > MOST_OPEN:
            fact = f"more than {MOST_OPEN} '{opener}' are open here and have no '{closer}' yet"
            return Excess(at, fact, f"close them, or write '\\{opener}' where the sign itself is meant")
    return None


def _is_less_than(text: str, at: int) -> bool:
    """Whether a `<` compares rather than opens: `p < 0.05`."""
    following = text[at + 1 : at + 2]
    return not (following.isalpha() or following in ("/", "!", "?", "<")) or not following


def _unpaired(text: str, sign: str) -> Excess | None:
    """The quote, or the like, that is one too many open: it stands behind a space, and none like it behind a word."""
    depth = at = 0
    while (start := text.find(sign, at)) >= 0:
        at = start + 1
        while text[at : at + 1] == sign:
            at += 1
        before, after = text[start - 1 : start] if start else "", text[at : at + 1]
        if not before or before in BEFORE:
            # A row of signs by itself is a bullet, a rule or a line to write on.
            depth += (at - start) if sign in "\"'" else bool(after.strip())
        elif before != "\\":
            depth = max(depth - (at - start), 0)
        if depth > MOST_OPEN:
            fact = f"more than {MOST_OPEN} of the sign {sign} are open here and not closed"
            return Excess(start, fact, f"close them, or write '\\{sign}' where the sign itself is meant")
    return None


def _endless_entities(text: str) -> Excess | None:
    """The `&` that is one too many to begin an entity without an end."""
    count, at = 0, text.find("&")
    while at >= 0:
        name = text[at + 1 : at + LONGEST_ENTITY].partition(";")
        begins = name[0][:1].isalnum() or name[0][:1] == "#"
        count += begins and not (name[1] and name[0].removeprefix("#").isalnum())
        if count > MOST_OPEN:
            fact = f"more than {MOST_OPEN} '&' begin an entity here and have no ';' behind them"
            return Excess(at, fact, "write '&amp;' or '\\&' where the sign itself is meant")
        at = text.find("&", at + 1)
    return None
