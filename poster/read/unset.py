"""Tokens of what is not set yet, and of code -> blocks that keep its words, and what is told about it."""

from typing import TYPE_CHECKING

from poster.model.content import Block, CodeBlock, Paragraph, Run, Text
from poster.problems import Place
from poster.read.reader import BLANKS, Reader

if TYPE_CHECKING:
    from markdown_it.token import Token

EXECUTED = ("r", "python", "julia", "ojs", "bash", "sql", "mermaid", "dot")
"""Engines whose chunks Quarto runs: `{r}`, `{python}`."""


def fence(reader: Reader, token: "Token") -> list[Block]:
    assert token.map is not None
    first, behind = token.map
    lines = token.content.split("\n")[:-1]
    place = reader.row(first)
    opening = reader.lines[first]
    place = place._replace(
        column=place.column + opening.find(token.markup) - len(opening) + len(opening.lstrip(BLANKS))
    )
    last = reader.lines[behind - 1].strip("> \t")
    if behind - first < 2 or len(last) < 3 or last.strip(token.markup[0]):
        while lines and not lines[-1].strip():  # a fence left open ends with its last words
            lines.pop()
    above = _info(reader, token, place)
    places = tuple(
        reader.place(reader.offsets[first + 1 + number] + max(0, reader.lines[first + 1 + number].find(line)))
        for number, line in enumerate(lines)
    )
    return [*above, CodeBlock(tuple(lines), place, places)]


def _info(reader: Reader, token: "Token", place: Place) -> list[Block]:
    """What stands behind a fence: the name of a language, attributes, or words that would be lost."""
    from poster.read.dialect.attributes import read_attributes

    info = token.info.strip()
    name = info.strip("{}").split(",")[0].split(" ")[0]
    at = place._replace(column=place.column + len(token.markup) + token.info.find(info))
    if info.startswith("{") and name in EXECUTED:
        reader.tell("chunk", at, info)
        return []
    start = info.find("{")
    found = read_attributes(info, start) if start >= 0 else None
    if found and found[1] == len(info):
        attributes = found[0]
        if attributes.raw:
            reader.tell("raw", at, attributes.raw)
        elif attributes.pairs or attributes.id:
            reader.tell("fence attributes", at, info[start:])
        caption = attributes.get("lst-cap")
        info = info[:start].strip()
        words = [caption] if caption else []
        words += [info] if len(info.split()) > 1 else []
    else:
        words = [info] if len(info.split()) > 1 else []
    if info and not token.content.strip():  # words behind a fence of nothing are no name of a language
        words = [info]
    if words and info in words:
        reader.tell("fence", at, info)
    return [Paragraph(Text((Run(each),), (at,))) for each in words]


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


def display(reader: Reader, token: "Token") -> list[Block]:
    """Mathematics as typed, until it is set."""
    assert token.map is not None
    reader.tell("formula", reader.row(token.map[0]), token.content.strip())
    lines: list[str] = []
    places: list[Place] = []
    for row, line in enumerate(token.content.split("\n"), token.map[0]):
        words, written = line.strip(), reader.lines[row]
        if words:
            start = written.find("$$") + 2 if row == token.map[0] and token.type == "display" else 0
            lines.append(words)
            places.append(reader.place(reader.offsets[row] + max(0, written.find(words, start))))
    return [CodeBlock(tuple(lines), reader.row(token.map[0]), tuple(places))]


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
