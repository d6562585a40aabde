"""Text from a `{` on -> the attributes that stand there: `{#id .class key=value key="some words"}`. Pandoc's form."""

from typing import NamedTuple

BARE_END = frozenset(" \t\n}")
"""What ends a value without quotes, an id and a class."""


class Attributes(NamedTuple):
    """What is written in braces behind a piece of text."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    raw: str = ""
    """Format of raw text: `html` for `{=html}`."""

    def get(self, key: str) -> str:
        """The value of a key; empty where it is not there."""
        return dict(self.pairs).get(key, "")


def read_attributes(text: str, at: int) -> tuple[Attributes, int] | None:
    """The attributes in braces that begin at `at`, and the index behind them; None where there are none."""
    if text[at : at + 1] != "{":
        return None
    names: list[str] = []
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    raw = ""
    at += 1
    while at < len(text):
        sign = text[at]
        if sign in " \t\n":
            at += 1
            continue
        if sign == "}":
            found = Attributes(names[-1] if names else "", tuple(classes), tuple(pairs), raw)
            return (found, at + 1) if found != Attributes() else None
        word, end = _bare(text, at)
        if sign in "#.=" and len(word) > 1 and "=" not in word[1:] and '"' not in word:
            names += [word[1:]] if sign == "#" else []
            classes += [word[1:]] if sign == "." else []
            raw = word[1:] if sign == "=" else raw
            at = end
            continue
        if word == "-":  # Pandoc's short form of .unnumbered
            classes.append("unnumbered")
            at = end
            continue
        pair = _pair(text, at)
        if pair is None:
            return None
        pairs.append(pair[0])
        at = pair[1]
    return None


def _bare(text: str, at: int) -> tuple[str, int]:
    end = at
    while end < len(text) and text[end] not in BARE_END:
        end += 1
    return text[at:end], end


def _pair(text: str, at: int) -> tuple[tuple[str, str], int] | None:
    """`key=value` or `key="some words"`, and the index behind it."""
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] in "-_:."):
        end += 1
    if end == at or text[end : end + 1] != "=":
        return None
    key, start = text[at:end], end + 1
    quote = text[start : start + 1]
    if quote in ("'", '"'):
        stop = text.find(quote, start + 1)
        return ((key, text[start + 1 : stop]), stop + 1) if stop >= 0 else None
    value, end = _bare(text, start)
    return ((key, value), end) if value else None
