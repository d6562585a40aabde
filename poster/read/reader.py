"""The tokens of a text -> its blocks: where its lines and characters stand, and the way from one token to the next.

The parser tells the lines of blocks and no columns: each line of a paragraph is found in its line of the source again.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from poster.model.boxes import Box, Pair
from poster.model.content import Block, CodeBlock, Figure, ListBlock, Quote, SideBySide, Table, Text
from poster.model.worksheet import Field, Lines, Space
from poster.problems import Place, Problem, error, warning
from poster.read.inline import Mark, Where, read_inline
from poster.read.manner import PLAIN, Manner
from poster.read.notes import Notes
from poster.read.origins import Anchor
from poster.read.source import is_blank
from poster.read.tells import REFUSED, told

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 12
"""Lists and quotes within each other."""
BLANKS = " \t"


class Reader:
    """Reads the Markdown of one scalar once."""

    def __init__(self, file: str, text: str, origin: tuple[Anchor, ...], ways: "Ways", manner: Manner = PLAIN) -> None:
        self.file, self.origin, self.ways, self.manner = file, origin, ways, manner
        self.anchored = [anchor.offset for anchor in origin]
        self.lines: list[str] = []
        """The lines of the scalar. Where YAML folds lines it makes one line end of a blank line: it is put back."""
        self.offsets: list[int] = []
        """Of their first characters in the scalar."""
        self._take(text)
        self.problems: list[Problem] = []
        self.levels: list[int] = []
        self.too_deep = False
        self.notes = Notes()
        self.opened: set[str] = set()
        self.tokens: list[Token] = []
        self.at = 0
        self.depth = 0
        self.in_figure = 0
        """Figures that are being read: what is said of their pictures is said of all of them."""

    def _take(self, text: str) -> None:
        offset, before = 0, ""
        for line in text.split("\n"):
            if before.strip() and line.strip() and self._is_apart(offset - 2, offset):
                self.lines.append("")
                self.offsets.append(offset)
            self.lines.append(line)
            self.offsets.append(offset)
            offset, before = offset + len(line) + 1, line

    def _is_apart(self, last: int, first: int) -> bool:
        """Whether there are lines of the file between two characters of the scalar."""
        return self.mark(0, first).line - self.mark(0, last).line > 1

    def groups(self) -> list[list[int]]:
        """The numbers of lines between blank lines."""
        groups: list[list[int]] = [[]]
        for number, line in enumerate(self.lines):
            if line.strip():
                groups[-1].append(number)
            elif groups[-1]:
                groups.append([])
        return [group for group in groups if group]

    def mark(self, start: int, offset: int) -> Mark:
        anchor = self.origin[max(0, bisect_right(self.anchored, offset) - 1)]
        return Mark(start, anchor.line, anchor.column + offset - anchor.offset)

    def place(self, offset: int) -> Place:
        mark = self.mark(0, offset)
        return Place(self.file, mark.line, mark.column)

    def row(self, number: int) -> Place:
        """Where the words of a line begin."""
        line = self.lines[number]
        return self.place(self.offsets[number] + len(line) - len(line.lstrip(BLANKS)))

    def tell(self, kind: str, place: Place, typed: str = "") -> None:
        level = error if kind in REFUSED else warning
        self.problems.append(level(place, *told(kind, typed)))

    def where(self, text: str, rows: list[tuple[int, int, int]]) -> Where:
        """The places of a text. `rows` are its stretches: start, length, offset in the scalar."""
        marks: list[Mark] = []
        for start, length, offset in rows:
            marks.append(self.mark(start, offset))
            first = bisect_right(self.anchored, offset)
            last = bisect_right(self.anchored, offset + length - 1)
            marks += [self.mark(start + each - offset, each) for each in self.anchored[first:last]]
        marks = marks or [self.mark(0, 0)]
        return Where(self.file, text, tuple(marks), tuple([mark.start for mark in marks]))

    def rows(self, token: "Token") -> list[tuple[int, int, int]]:
        """The stretches of an inline token's text."""
        assert token.map is not None
        if "rows" in token.meta:  # cells of tables know where their lines stand
            return [(at, length, self.offsets[line] + column) for at, length, line, column in token.meta["rows"]]
        rows: list[tuple[int, int, int]] = []
        start = 0
        for number, part in enumerate(token.content.split("\n"), token.map[0]):
            words = part.strip(BLANKS)
            written = self.lines[number].rstrip(BLANKS)
            lead = start + len(part) - len(part.lstrip(BLANKS))
            start += len(part) + 1
            if not words:
                continue
            column = len(written) - len(words) if written.endswith(words) else max(written.find(words), 0)
            rows.append((lead, len(words), self.offsets[number] + column))
        return rows

    def inline(self, token: "Token") -> Text:
        """The runs of an inline token."""
        where = self.where(token.content, self.rows(token))
        return read_inline(where, token.children or (), self.problems, self.notes, self.opened, self.manner)

    def blocks(self, end: str = "") -> tuple[Block, ...]:
        """The blocks up to the token that ends what holds them."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                break
            found += [block for block in self.ways[token.type](self, token) if not is_void(block)]
        return tuple(found)

    def refuse_depth(self, token: "Token") -> None:
        """Refuses, once, what is nested too deep."""
        if not self.too_deep:
            assert token.map is not None
            fact = f"lists and quotes are nested deeper than {DEEPEST} levels here"
            self.problems.append(error(self.row(token.map[0]), fact, "flatten them"))
        self.too_deep = True

    def inside(self, token: "Token", end: str) -> tuple[Block, ...]:
        """The blocks of a list's item or a quote."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse_depth(token)
        blocks = self.blocks(end)
        self.depth -= 1
        return blocks


Ways = Mapping[str, Callable[[Reader, "Token"], list[Block]]]
"""How each type of token is read."""


def is_void(block: Block) -> bool:
    """Whether a block says nothing, such as a lone `>`: those that take blocks further need not ask."""
    if isinstance(block, ListBlock):
        return not block.items
    if isinstance(block, Quote):
        return not block.blocks
    if isinstance(block, CodeBlock):
        return is_blank("".join(block.lines))
    if isinstance(block, SideBySide):
        return not any(strand.blocks for strand in block.strands)
    if isinstance(block, Figure | Table):
        return False
    if isinstance(block, Box):
        return not block.blocks and block.title is None
    if isinstance(block, Lines | Space | Field):
        return False
    if isinstance(block, Pair):
        return not any(block.halves)
    return is_blank(block.text.plain)
