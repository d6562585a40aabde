"""Tokens of what is not set yet -> blocks that keep its words, and what is told about it."""

from typing import TYPE_CHECKING

from poster.model.content import Block, Paragraph, Run, Text
from poster.problems import Place
from poster.read.reader import Reader

if TYPE_CHECKING:
    from markdown_it.token import Token


def line_block(reader: Reader, token: "Token") -> list[Block]:
    runs: list[Run] = []
    places: list[Place] = []
    inlines: list[Token] = []
    while (inline := reader.tokens[reader.at]).type != "line_block_close":
        reader.at += 1
        inlines.append(inline)
        text = reader.inline(inline)
        if runs:
            runs.append(Run("\n"))
            places.append(places[-1])
        indent = inline.meta["indent"]
        if indent > 0 and text.runs:
            runs.append(Run("\u00a0" * indent))
            places.append(text.places[0])
        runs += text.runs
        places += text.places
    reader.at += 1
    if any(inline.content.endswith("|") for inline in inlines):
        assert token.map is not None
        reader.tell("bars", reader.row(token.map[0]))
    return [Paragraph(Text(tuple(runs), tuple(places)))]


def div(reader: Reader, token: "Token") -> list[Block]:
    """A box, or another div: what is in it, as it comes."""
    assert token.map is not None
    if "notes" in token.meta["attributes"].classes:
        reader.blocks("div_close")
        reader.tell("notes", reader.row(token.map[0]))
        return []
    return [*div_title(reader, token), *reader.blocks("div_close")]


def div_title(reader: Reader, token: "Token") -> list[Block]:
    """Tells of a div; its title, if it has one."""
    assert token.map is not None
    attributes = token.meta["attributes"]
    place, line = reader.row(token.map[0]), reader.lines[token.map[0]].strip()
    if not token.meta["is_closed"]:
        reader.tell("div open", place, line)
    reader.tell("div", place, line)
    title = attributes.get("title") or attributes.get("name")
    return [Paragraph(Text((Run(title, strong=True),), (place,)))] if title else []


def hidden(reader: Reader, token: "Token") -> list[Block]:
    if token.info != "comment":
        assert token.map is not None
        reader.tell("element", reader.row(token.map[0]), f"<{token.info}>")
    return []


def rule(reader: Reader, token: "Token") -> list[Block]:
    assert token.map is not None
    reader.tell("rule", reader.row(token.map[0]))
    return []


def too_deep(reader: Reader, token: "Token") -> list[Block]:
    """What the parser did not go down to."""
    reader.refuse_depth(token)
    return []


def colons(reader: Reader, token: "Token") -> list[Block]:
    assert token.map is not None
    reader.tell("colons", reader.row(token.map[0]))
    return []
