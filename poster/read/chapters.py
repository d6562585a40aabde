"""The body of a Markdown document -> sections: the highest level of heading in use begins one."""

from typing import TYPE_CHECKING, NamedTuple

from poster.model.content import Block, Text
from poster.problems import Place, Problem
from poster.read import unset
from poster.read.manner import Manner
from poster.read.markdown import WAYS, notes_of
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
    file: str, text: str, origin: tuple[Anchor, ...], manner: Manner
) -> tuple[tuple[Chapter, ...], tuple[Problem, ...]]:
    """The sections of a document's body."""
    from poster.read.dialect.grammar import block_tokens

    reader = Reader(file, text, origin, WAYS, manner)
    reader.tokens, env = block_tokens(text)
    reader.notes = notes_of(env)
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
        elif token.type == "div_open" and "notes" not in token.meta["attributes"].classes:
            blocks += unset.div_title(reader, token)
        elif token.type != "div_close":
            blocks += [block for block in WAYS[token.type](reader, token) if not is_void(block)]
    if title or blocks:
        chapters.append(Chapter(title, name, tuple(blocks), place))
    return tuple(chapters), tuple(reader.problems)


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
