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


def table(reader: Reader, token: "Token") -> list[Block]:
    """The words of a table row by row, until tables are set."""
    assert token.map is not None
    reader.tell("table", reader.row(token.map[0]))
    found: list[Block] = []
    while (row := reader.tokens[reader.at]).type != "table_close":
        reader.at += 1
        if row.type != "tr_open":
            continue
        assert row.map is not None
        used = dict.fromkeys(range(*row.map), 0)
        cells: list[Text] = []
        while (cell := reader.tokens[reader.at]).type != "tr_close":
            reader.at += 1
            if cell.type == "inline":
                cells.append(reader.inline(cell, used))
        found.append(Paragraph(_joined([text for text in cells if text.runs])))
    reader.at += 1
    return [*found, *_caption(reader)]


def _caption(reader: Reader) -> list[Block]:
    """The caption below a table, a paragraph that begins with a colon, without the colon and its attributes."""
    from poster.read.dialect.grammar import CAPTIONS

    if reader.at + 1 >= len(reader.tokens) or reader.tokens[reader.at].type != "paragraph_open":
        return []
    inline = reader.tokens[reader.at + 1]
    sign = next((sign for sign in CAPTIONS if inline.content.startswith(sign)), "")
    if not sign:
        return []
    reader.at += 3
    text = reader.inline(inline)
    first = text.runs[0].text.removeprefix(sign.rstrip()).lstrip()
    place = text.places[0]._replace(column=text.places[0].column + len(text.runs[0].text) - len(first))
    return [Paragraph(Text((text.runs[0]._replace(text=first), *text.runs[1:]), (place, *text.places[1:])))]


def _joined(texts: list[Text]) -> Text:
    """Texts behind one another, a space between two."""
    runs: list[Run] = []
    places: list[Place] = []
    for text in texts:
        if runs:
            runs.append(Run(" "))
            places.append(text.places[0])
        runs += text.runs
        places += text.places
    return Text(tuple(runs), tuple(places))


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
