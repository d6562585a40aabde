"""Straight quotes, double hyphens and three dots -> the signs that are meant, by language; where `smart:` says so."""

import re
from typing import NamedTuple

from poster.model.content import Run, Text

PATTERN = re.compile(r"---?(?!-)|\.\.\.|[\"']")
BLANK = re.compile(r"_{4,}")
"""A place to write on within a text, as people type it."""
ROOM = "\u00a0\u00a0"
"""What is underlined for each underscore: half an em, as wide as a letter written by hand."""
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


def with_blanks(text: Text) -> Text:
    """A text with places to write on as lines, which may break; in code underscores are what they are."""
    if not any("____" in run.text and not run.code for run in text.runs):
        return text
    runs: list[Run] = []
    places = []
    for run, place in zip(text.runs, text.places):
        at = 0
        for found in () if run.code else BLANK.finditer(run.text):
            parts = (run._replace(text=run.text[at : found.start()]), at), (
                run._replace(text="\u200b".join([ROOM * 2] * (len(found[0]) // 2)), underlined=True), found.start()
            )  # fmt: skip
            for part, start in parts:
                runs += [part] if part.text else []
                places += [place._replace(column=place.column + start)] if part.text else []
            at = found.end()
        if run.text[at:]:
            runs.append(run._replace(text=run.text[at:]))
            places.append(place._replace(column=place.column + at))
    return Text(tuple(runs), tuple(places))


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
