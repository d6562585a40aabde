"""The body of a Markdown document -> sections: the highest level of heading in use begins one."""

from typing import TYPE_CHECKING, NamedTuple

from poster.model.content import Block, Text
from poster.problems import Place, Problem
from poster.read import unset
from poster.read.manner import PLAIN, Manner
from poster.read.markdown import WAYS
from poster.read.notes import read_notes, tell_unmarked
from poster.read.origins import Anchor
from poster.read.reader import Reader, is_void

if TYPE_CHECKING:
    from markdown_it.token import Token

HOLDERS = ("blockquote", "bullet_list", "ordered_list", "dl", "footnote_reference")
"""What holds headings that begin no section; a div does not count: `::: {.column}` has blocks of its own in it."""


class Chapter(NamedTuple):
    """A section of a document."""

    title: Text | None
    """None for what stands above the first heading."""
    id: str
    """As written behind the heading; empty for none."""
    blocks: tuple[Block, ...]
    place: Place


def read_chapters(
    file: str, text: str, origin: tuple[Anchor, ...], manner: Manner = PLAIN
) -> tuple[tuple[Chapter, ...], tuple[Problem, ...]]:
    """The sections of a document's body."""
    from poster.read.dialect.grammar import block_tokens

    reader = Reader(file, text, origin, WAYS, manner)
    reader.tokens, env = block_tokens(text)
    read_notes(reader, env)
    level = _highest(reader.tokens)
    chapters: list[Chapter] = []
    title: Text | None = None
    name, place, blocks = "", reader.row(0), list[Block]()
    while reader.at < len(reader.tokens):
        token = reader.tokens[reader.at]
        reader.at += 1
        if token.type == "heading_open" and token.tag == level:
            if title or blocks:
                chapters.append(Chapter(title, name, tuple(blocks), place))
            assert token.map is not None
            title, name, place = _title(reader, token), token.meta["attributes"].id, reader.row(token.map[0])
            blocks, reader.levels = [], []
        elif token.type == "div_open" and _holds(reader.tokens, reader.at, level):
            blocks += unset.div_title(reader, token)
        elif token.type != "div_close":
            blocks += [block for block in WAYS[token.type](reader, token) if not is_void(block)]
    if title or blocks:
        chapters.append(Chapter(title, name, tuple(blocks), place))
    tell_unmarked(reader)
    return tuple(chapters), tuple(reader.problems)


def _holds(tokens: list["Token"], at: int, level: str) -> bool:
    """Whether a div whose blocks begin with a token holds a heading that begins a section."""
    depth = 1
    while at < len(tokens) and depth:
        token = tokens[at]
        if token.type == "heading_open" and token.tag == level:
            return True
        depth += token.nesting if token.type in ("div_open", "div_close") else 0
        at += 1
    return False


def _highest(tokens: list["Token"]) -> str:
    """The tag of the highest heading that stands in no list or quote; empty where there is none."""
    depth, found = 0, set[str]()
    for token in tokens:
        if token.type.rsplit("_", 1)[0] in HOLDERS:
            depth += token.nesting
        elif token.type == "heading_open" and depth == 0:
            found.add(token.tag)
    return min(found, default="")


def _title(reader: Reader, token: "Token") -> Text | None:
    text = reader.inline(reader.tokens[reader.at])
    reader.at += 2
    return text if text.plain.strip() else None
