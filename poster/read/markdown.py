"""Markdown text -> blocks of runs, each with its place, and what is told about what is not set.

The parser is markdown-it-py with rules of Pandoc's and Quarto's dialect: `dialect/grammar.py` and docs/dialect.md.
"""

from typing import TYPE_CHECKING

from poster.model.content import Block, Heading, ListBlock, Paragraph, Quote, Text
from poster.model.worksheet import Lines
from poster.problems import Problem, warning
from poster.read import divs, fences, notes, tables, unset
from poster.read.displays import display, parted
from poster.read.inline import read_inline
from poster.read.manner import PLAIN, Manner
from poster.read.origins import Anchor
from poster.read.reader import BLANKS, Reader, Ways
from poster.read.smart import BLANK
from poster.read.source import is_blank

if TYPE_CHECKING:
    from markdown_it.token import Token


def _paragraph(reader: Reader, token: "Token") -> list[Block]:
    inline = reader.tokens[reader.at]
    reader.at += 2
    if found := tables.around(reader, inline):
        return found
    if any(child.type == "image" for child in inline.children or ()):
        from poster.read.figures import figure, pictures_in

        if pictures := pictures_in(inline):
            return [figure(reader, inline, pictures)]
    lines = inline.content.split("\n")
    if all(BLANK.fullmatch(line.strip()) for line in lines):
        assert token.map is not None
        return [Lines(len(lines), reader.row(token.map[0]))]
    return parted(reader.inline(inline))


def _div(reader: Reader, token: "Token") -> list[Block]:
    from poster.read.figure_rows import is_laid_out, laid_out

    if is_laid_out(token.meta["attributes"]):
        return laid_out(reader, token)
    return divs.div(reader, token)


def _heading(reader: Reader, token: "Token") -> list[Block]:
    level = int(token.tag[1])
    inline = reader.tokens[reader.at]
    reader.at += 2
    text = reader.inline(inline)
    if is_blank(text.plain):
        return []
    while reader.levels and reader.levels[-1] >= level:
        reader.levels.pop()
    reader.levels.append(level)
    return [Heading(len(reader.levels), text)]


def _list(reader: Reader, token: "Token") -> list[Block]:
    ordered = token.type == "ordered_list_open"
    items: list[tuple[Block, ...]] = []
    boxes: list[bool | None] = []
    while reader.tokens[reader.at].type == "list_item_open":
        opening = reader.tokens[reader.at]
        reader.at += 1
        item = reader.inside(opening, "list_item_close")
        if not item and not reader.too_deep:
            assert opening.map is not None
            reader.tell("empty item", reader.row(opening.map[0]))
            continue
        items.append(item)
        boxes.append(opening.meta.get("checked"))
    reader.at += 1
    start = int(token.attrs.get("start", 1)) if ordered else 1
    ticked = tuple(boxes) if any(box is not None for box in boxes) else ()
    kind, around = token.meta.get("kind", "1"), token.meta.get("around", ("", "."))
    return [ListBlock(ordered, start, tuple(items), ticked, kind=kind, around=around)]


def _definitions(reader: Reader, token: "Token") -> list[Block]:
    items: list[tuple[Block, ...]] = []
    while (opening := reader.tokens[reader.at]).type != "dl_close":
        reader.at += 1
        if opening.type == "dt_open":
            term = reader.inline(reader.tokens[reader.at])
            reader.at += 2
            runs = tuple(run._replace(strong=True) for run in term.runs)
            items.append((Paragraph(Text(runs, term.places)),))
        else:
            items[-1] += reader.inside(opening, "dd_close")
    reader.at += 1
    return [ListBlock(False, 1, tuple(items), defines=True)]


def _quote(reader: Reader, token: "Token") -> list[Block]:
    return [Quote(reader.inside(token, "blockquote_close"))]


WAYS: Ways = {
    "paragraph_open": _paragraph, "heading_open": _heading, "bullet_list_open": _list, "ordered_list_open": _list,
    "dl_open": _definitions, "blockquote_open": _quote, "fence": fences.fence, "table_open": tables.table,
    "line_block_open": unset.line_block, "display": display, "amsmath": display, "div_open": _div,
    "footnote_reference_open": notes.pass_over, "hidden": unset.hidden, "hr": unset.rule, "stray_colons": unset.colons,
    "too_deep": unset.too_deep,
}  # fmt: skip
"""How each type of token is read."""


def read_blocks(
    file: str, text: str, origin: tuple[Anchor, ...], manner: Manner = PLAIN
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks of a Markdown text. Levels of headings have no gaps.

    `origin` says where its characters stand, `manner` what they are read with.
    """
    from poster.read.dialect.grammar import block_tokens  # the library takes milliseconds: imported where it is used

    reader = Reader(file, text, origin, WAYS, manner)
    reader.tokens, env = block_tokens("\n".join(reader.lines))
    notes.read_notes(reader, env)
    blocks = reader.blocks()
    notes.tell_unmarked(reader)
    return blocks, tuple(reader.problems)


def read_line(
    file: str, text: str, origin: tuple[Anchor, ...], manner: Manner = PLAIN
) -> tuple[Text, tuple[Problem, ...]]:
    """The runs of a text that is one paragraph whatever it holds, such as a title; a blank line in it is told."""
    reader = Reader(file, text, origin, WAYS, manner)
    first, *others = reader.groups() or [[]]
    runs = _line(reader, [number for numbers in (first, *others) for number in numbers])
    if others:
        fact = "a blank line begins no paragraph here: the text is one, and goes on in the same line"
        hint = "join the two; two spaces at the end of a line begin a new line"
        reader.problems.append(warning(reader.row(others[0][0]), fact, hint))
    return runs, tuple(reader.problems)


def read_paragraphs(
    file: str, text: str, origin: tuple[Anchor, ...], manner: Manner = PLAIN
) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """The runs of each paragraph of a text that holds nothing else; blank lines part them."""
    reader = Reader(file, text, origin, WAYS, manner)
    texts = [_line(reader, numbers) for numbers in reader.groups()]
    return tuple(each for each in texts if each.plain.strip()), tuple(reader.problems)


def _line(reader: Reader, numbers: list[int]) -> Text:
    """The runs of some lines, read as one paragraph."""
    from poster.read.dialect.grammar import line_tokens

    rows: list[tuple[int, int, int]] = []
    parts: list[str] = []
    start = 0
    for number in numbers:
        line = reader.lines[number]
        parts.append(line.lstrip(BLANKS).rstrip("\t"))
        lead = len(line) - len(line.lstrip(BLANKS))
        rows.append((start, len(line.strip(BLANKS)), reader.offsets[number] + lead))
        start += len(parts[-1]) + 1
    whole = "\n".join(parts).rstrip()
    tokens, env = line_tokens(whole)
    where = reader.where(whole, rows)
    return read_inline(where, tokens, reader.problems, notes.Notes(env), reader.opened, reader.manner)
