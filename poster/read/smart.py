"""Straight quotes, double hyphens and three dots -> the signs that are meant, by language; where `smart:` says so."""

import re
from typing import NamedTuple

PATTERN = re.compile(r"---?(?!-)|\.\.\.|[\"']")
DASHES = {"---": "—", "--": "–", "...": "…"}
OPENERS = frozenset(" \t\n([{<-–—/*_~=\"'\u00a0«„“‘‚")
"""What stands before a quote that opens; signs of emphasis among them."""


class Marks(NamedTuple):
    """Quotes of a language: outer and inner ones, those that open and those that close."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = Marks("“", "”", "‘", "’")
LANGUAGES = {
    "de": Marks("„", "“", "‚", "‘"),
    "cs": Marks("„", "“", "‚", "‘"),
    "da": Marks("»", "«", "›", "‹"),
    "es": Marks("«", "»", "“", "”"),
    "fi": Marks("”", "”", "’", "’"),
    "fr": Marks("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"),
    "it": Marks("«", "»", "“", "”"),
    "nb": Marks("«", "»", "‘", "’"),
    "pl": Marks("„", "”", "‚", "’"),
    "pt": Marks("«", "»", "“", "”"),
    "ru": Marks("«", "»", "„", "“"),
    "sv": Marks("”", "”", "’", "’"),
    "uk": Marks("«", "»", "„", "“"),
}
"""Source: Unicode CLDR, delimiters."""


def marks_of(lang: str) -> Marks:
    """The quotes of a language; English ones where it is not known."""
    return LANGUAGES.get(lang.partition("-")[0].lower(), ENGLISH)


def meant(typed: str, before: str, after: str, marks: Marks) -> str:
    """The sign that is meant by what is typed between two characters; either is empty at an end of the text."""
    if typed in DASHES:
        return DASHES[typed]
    opens = (not before or before in OPENERS) and bool(after.strip())
    if typed == '"':
        return marks.opening if opens else marks.closing
    if not opens or after.isdigit():
        return "’" if before.isalnum() or after.isdigit() else marks.inner_closing
    return marks.inner_opening
