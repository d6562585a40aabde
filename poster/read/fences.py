"""Code between fences -> its lines with their places, language, caption and marks, and what is told about it."""

import re
from typing import TYPE_CHECKING

from poster.model.content import Block, CodeBlock, Paragraph, Run, Text
from poster.problems import Place, warning
from poster.read.divs import attribute_text
from poster.read.reader import BLANKS, Reader
from poster.read.suggest import quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

    from poster.read.dialect.attributes import Attributes

EXECUTED = ("r", "python", "julia", "ojs", "bash", "sql", "mermaid", "dot")
"""Engines whose chunks Quarto runs: `{r}`, `{python}`."""
NUMBERED = ("numberLines", "number-lines", "line-numbers")
"""Classes that ask for numbers of lines: Pandoc's, and what it takes for it."""
KEYS = (
    "lst-cap",
    "filename",
    "code-line-numbers",
    "startFrom",
    "start-from",
    "code-fold",
    "code-overflow",
    "eval",
    "echo",
)
"""Attributes that are read, and those that mean nothing on paper."""


def fence(reader: Reader, token: "Token") -> list[Block]:
    """A listing, or the words that stand behind a fence above its lines."""
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
    places = tuple(
        reader.place(reader.offsets[first + 1 + number] + max(0, reader.lines[first + 1 + number].find(line)))
        for number, line in enumerate(lines)
    )
    return _told(reader, token, CodeBlock(tuple(lines), place, places))


def _told(reader: Reader, token: "Token", block: CodeBlock) -> list[Block]:
    """The block with what stands behind its fence: a language, attributes; words that would be lost stand above it."""
    from poster.read.dialect.attributes import read_attributes

    info = token.info.strip()
    name = info.strip("{}").split(",")[0].split(" ")[0]
    at = block.place._replace(column=block.place.column + len(token.markup) + token.info.find(info))
    if info.startswith("{") and name in EXECUTED:
        reader.tell("chunk", at, info)
        return [block]
    start = info.find("{")
    found = read_attributes(info, start) if start >= 0 else None
    if found and found[1] == len(info):
        info = info[:start].strip()
        if found[0].raw:
            reader.tell("raw", at, found[0].raw)
        block = _with_attributes(reader, token, block, found[0], at)
    if info and (len(info.split()) > 1 or not token.content.strip()):
        # Several words, or words behind a fence of nothing, are no name of a language.
        reader.tell("fence", at, info)
        return [Paragraph(Text((Run(info),), (at,))), block]
    return [block._replace(language=info or block.language)]


def _with_attributes(
    reader: Reader, token: "Token", block: CodeBlock, attributes: "Attributes", at: Place
) -> CodeBlock:
    languages = [name for name in attributes.classes if name not in NUMBERED]
    for key, _ in attributes.pairs:
        if key not in KEYS:
            reader.tell("fence attributes", at, key)
    for name in languages[1:]:
        reader.tell("fence attributes", at, f".{name}")
    asked = attributes.get("code-line-numbers")
    marked = _numbers(asked)
    if marked is None:
        fact = f"{quoted(asked)} names no lines"
        reader.problems.append(warning(at, fact, "write true, or numbers of lines: 3,5-7"))
    start = attributes.get("startFrom") or attributes.get("start-from") or "1"
    is_numbered = bool(set(attributes.classes) & set(NUMBERED)) or asked not in ("", "false")
    return block._replace(
        language=languages[0] if languages else "",
        numbers=max(int(start), 0) if start.isdecimal() and is_numbered else int(is_numbered),
        marked=marked or (),
        caption=attribute_text(reader, token, attributes, "lst-cap"),
        filename=attribute_text(reader, token, attributes, "filename", plain=True),
        id=attributes.id,
    )


def _numbers(text: str) -> tuple[int, ...] | None:
    """The numbers of `3,5-7`; none for yes and no; None where it says neither. Steps (`|`) are all marked at once."""
    if text in ("", "true", "false"):
        return ()
    found: list[int] = []
    for part in re.split(r"[,|]", text.replace(" ", "")):
        ends = part.split("-")
        if not all(end.isdecimal() and len(end) < 6 for end in ends) or len(ends) > 2:
            return None
        found += range(int(ends[0]), int(ends[-1]) + 1)
    return tuple(dict.fromkeys(found))
