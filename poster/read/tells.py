"""What a text holds that is not set -> what is said about it: a fact with the words as typed, and a way out."""

from poster.model.content import ROLES
from poster.read.suggest import did_you_mean, quoted

WAY_OUT_CODE = "render it first with 'keep-md: true' and build the Markdown that comes out"

TELLS: dict[str, tuple[str, str]] = {
    "torn table": ("the borders of this table do not meet: its words stand as they are typed",
                   "begin and end each line of dashes with '+', and put one wherever two lines meet"),
    "table note": ("{} stands below no table: its words stay", "put it right below the caption of one"),
    "table attribute": ("{} changes nothing in a table here: it is left out", "take it out"),
    "table widths": ("the widths {} are none: columns are as wide as suits them",
                     "write them in per cent, like '[60,40]', one for each column"),
    "formula": ("mathematics is not set yet: {} stands as it is typed", "write it in words, or '\\$' for a dollar"),
    "citation": ("citations are not set yet: {} stands as it is typed", "write names and year, or '\\@' for the sign"),
    "reference": ("cross references are not set yet: {} stands as it is typed", "write what it refers to"),
    "picture": ("pictures in a line are not set yet: of {} only the words stand",
                "give it a paragraph of its own: it becomes a figure"),
    "div": ("{} means nothing here: what is in it stands as it comes", "take the lines of colons out"),
    "div open": ("{} is not closed", "write ':::' behind its last line"),
    "colons": ("this line of colons closes nothing: it is left out", "take it out"),
    "notes": ("notes for the speaker are left out", "take them out"),
    "attributes": ("{} is not used yet: it is left out", "take it out"),
    "shortcode": ("the command {} is not known here: it is left out", "take it out, or write what it stands for"),
    "tag": ("the HTML {} is left out, its words stay", "write it in Markdown, or '\\<' where the sign itself is meant"),
    "unknown tag": ("{} looks like a tag of HTML and stands as it is typed", "write '\\<' where a sign is meant"),
    "open comment": ("a comment begins here that does not end: it stands as it is typed", "write '-->' behind it"),
    "element": ("a {} is left out", "take it out"),
    "rule": ("a rule between paragraphs is not drawn: it is left out", "take it out, or write a heading"),
    "fence": ("{} stands behind a fence, where one word names a language", "write the words above the fence"),
    "fence attributes": ("{} is not used yet: it is left out", "take it out"),
    "raw": ("raw {} is not read: it stands as computer text", "take it out, or write it in Markdown"),
    "empty item": ("an item without words is left out", "write something, or take it out"),
    "bars": ("these lines look like a table without its line of dashes, and stand as they are typed",
             "write '|---|---|' below the first of them"),
    "block": ("this is one line of Markdown: {} stands in the running text", "write it in the text of a section"),
}  # fmt: skip
"""Warnings: what is said, with the words as typed in the place of `{}`, and the way out."""

REFUSED: dict[str, tuple[str, str]] = {
    "chunk": ("{} is code to be run, which is never done here", WAY_OUT_CODE),
}
"""Errors."""


def told(kind: str, typed: str) -> tuple[str, str]:
    """Fact and way out."""
    fact, hint = TELLS.get(kind) or REFUSED[kind]
    return fact.replace("{}", quoted(typed)), hint


def unknown_class(name: str) -> tuple[str, str]:
    """What is said about a class of words that is not known."""
    hint = did_you_mean(name, ROLES, f"there is {', '.join(ROLES)}")
    return f"the class {quoted('.' + name)} is not known here: its words stay", hint
