"""Markdown text -> blocks of runs, each character with its place.

The subset: paragraphs; lists with `-`, `*`, `+`, `1.` or `1)`, nested, of one or several blocks; headings `#` to
`######`; quotes `>`; code between ``` or ~~~; and what inline.py says. Rules are those of CommonMark 0.31 with these
differences: indented text is no code (four spaces are easily typed by mistake); underlined headings, rules, tables,
HTML, link titles and reference links are plain text; an item must begin in the line of its sign; a list may be indented
by any number of spaces. Own code because no library tells the column of a word, and messages about a character need it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from poster.model.content import Block, CodeBlock, Heading, ListBlock, Paragraph, Quote, Text
from poster.problems import Place, Problem, error, warning
from poster.read.inline import Mark, read_inline
from poster.read.origins import Anchor
from poster.read.source import is_blank

DEEPEST = 12
"""Lists and quotes within each other."""

TAB = 4
"""Columns from one tab stop to the next. Source: CommonMark 0.31, section 2.2."""


class Line(NamedTuple):
    """A line, or what of it belongs to the list or quote that is being read."""

    text: str
    offset: int
    """Of its first character in the scalar."""


class Sign(NamedTuple):
    """The sign of a list item."""

    kind: str
    """`-`, `*`, `+`, `.` or `)`: items of one list share it."""
    number: int
    indent: int
    """Columns before the sign."""
    width: int
    """Columns from the sign to the text of the item."""


def indent_of(text: str) -> int:
    """Columns of white space before the text."""
    column = 0
    for character in text:
        if character == " ":
            column += 1
        elif character == "\t":
            column += TAB - column % TAB
        else:
            break
    return column


def outdented(line: Line, columns: int) -> Line:
    """The line without up to `columns` columns of leading white space."""
    at = column = 0
    while at < len(line.text) and column < columns and line.text[at] in " \t":
        column += 1 if line.text[at] == " " else TAB - column % TAB
        at += 1
    return Line(line.text[at:], line.offset + at)


def sign_of(text: str) -> Sign | None:
    """The sign of the list item that begins in this line, None where none does."""
    words = text.lstrip(" \t")
    digits = 0
    while digits < 10 and words[digits : digits + 1].isdigit() and words[digits].isascii():
        digits += 1
    kind = words[digits : digits + 1]
    if digits > 9 or not kind or kind not in (".)" if digits else "-*+"):
        return None
    behind = words[digits + 1 :]
    if behind[:1] not in (" ", "\t") or not behind.strip() or is_rule(words):
        return None
    space = indent_of(behind)
    # Five spaces or more: the text of the item begins with spaces of its own. Source: CommonMark 0.31, section 5.2.
    return Sign(kind, int(words[:digits] or 1), indent_of(text), digits + 1 + (space if space <= TAB else 1))


def is_rule(words: str) -> bool:
    """Whether a line is a rule such as `* * *`, which is no list."""
    sign = words[:1]
    return sign in ("-", "*", "_") and len(words) > 2 and words.count(sign) > 2 and not words.strip(sign + " \t")


def fence_of(text: str) -> str:
    """The fence that opens a code block in this line; empty where there is none."""
    words = text.lstrip(" \t")
    sign = words[:1]
    if sign not in ("`", "~") or not words.startswith(sign * 3):
        return ""
    fence = words[: len(words) - len(words.lstrip(sign))]
    return "" if sign == "`" and "`" in words[len(fence) :] else fence


def open_fence(fence: str, text: str) -> str:
    """The fence that is open behind a line, if `fence` was before it; empty for none."""
    if not fence:
        return fence_of(text)
    words = text.strip()
    return "" if words.startswith(fence) and not words.strip(fence[0]) else fence


def heading_level(text: str) -> int:
    """1 to 6 for the line of a heading, else 0. `#OTalk` is none: its sign has no space behind it."""
    words = text.lstrip(" \t")
    level = len(words) - len(words.lstrip("#"))
    is_heading = 1 <= level <= 6 and words[level : level + 1] in (" ", "\t") and words.strip("# \t")
    return level if is_heading else 0


def begins_block(text: str, in_paragraph: bool) -> bool:
    """Whether something other than a paragraph begins in this line."""
    if in_paragraph and indent_of(text) >= TAB:
        return False
    words = text.lstrip(" \t")
    if words[:1] == ">" or heading_level(words) or fence_of(words) or is_rule(words):
        return True
    sign = sign_of(text)
    # A year that happens to begin a line of a paragraph does not begin a list. Source: CommonMark 0.31, section 5.3.
    return sign is not None and (not in_paragraph or sign.kind in "-*+" or sign.number == 1)


class Reader:
    """Reads the Markdown of one scalar once."""

    def __init__(self, file: str, origin: tuple[Anchor, ...]) -> None:
        self.file = file
        self.origin = origin
        self.offsets = [anchor.offset for anchor in origin]
        self.problems: list[Problem] = []
        self.levels: list[int] = []
        self.too_deep = False

    def mark(self, start: int, offset: int) -> Mark:
        anchor = self.origin[max(0, bisect_right(self.offsets, offset) - 1)]
        return Mark(start, anchor.line, anchor.column + offset - anchor.offset)

    def place(self, offset: int) -> Place:
        mark = self.mark(0, offset)
        return Place(self.file, mark.line, mark.column)

    def lines(self, text: str) -> list[Line]:
        """The lines of the scalar. Where YAML folds lines it makes one line end of a blank line: it is put back."""
        lines: list[Line] = []
        for line in split_lines(text):
            before = lines[-1] if lines else None
            if before and before.text.strip() and line.text.strip() and self._is_apart(before, line):
                lines.append(Line("", line.offset))
            lines.append(line)
        return lines

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Whether there are lines of the file between two lines of the scalar."""
        return self.mark(0, line.offset).line - self.mark(0, before.offset + len(before.text) - 1).line > 1

    def inline(self, lines: Iterable[Line]) -> Text:
        """The runs of a paragraph's lines."""
        texts: list[str] = []
        marks: list[Mark] = []
        start = 0
        for line in lines:
            line = outdented(line, len(line.text))
            if not line.text.strip():
                continue
            text = line.text.rstrip("\t")
            marks.append(self.mark(start, line.offset))
            first = bisect_right(self.offsets, line.offset)
            last = bisect_right(self.offsets, line.offset + len(text) - 1)
            for offset in self.offsets[first:last]:
                marks.append(self.mark(start + offset - line.offset, offset))
            texts.append(text)
            start += len(text) + 1
        runs, found = read_inline(self.file, "\n".join(texts).rstrip(), tuple(marks) or (self.mark(0, 0),))
        self.problems += found
        return runs

    def blocks(self, lines: list[Line], depth: int) -> tuple[Block, ...]:
        if depth > DEEPEST:
            if not self.too_deep:
                fact = f"lists and quotes are nested deeper than {DEEPEST} levels here"
                self.problems.append(error(self.place(lines[0].offset), fact, "flatten them"))
            self.too_deep = True
            return ()
        blocks: list[Block] = []
        at = 0
        while at < len(lines):
            text = lines[at].text
            if not text.strip():
                at += 1
                continue
            block, at = self.way(text)(lines, at, depth)
            if not is_void(block):
                blocks.append(block)
        return tuple(blocks)

    def way(self, text: str) -> Callable[[list[Line], int, int], tuple[Block, int]]:
        """The reader of the block that begins with this line."""
        if text.lstrip(" \t")[:1] == ">":
            return self.quote
        if fence_of(text):
            return self.code
        if heading_level(text):
            return self.heading
        return self.list if sign_of(text) else self.paragraph

    def paragraph(self, lines: list[Line], at: int, depth: int) -> tuple[Block, int]:
        end = at + 1
        alone = is_rule(lines[at].text.strip())
        while end < len(lines) and lines[end].text.strip() and not alone and not begins_block(lines[end].text, True):
            end += 1
        return Paragraph(self.inline(lines[at:end])), end

    def heading(self, lines: list[Line], at: int, depth: int) -> tuple[Block, int]:
        line = outdented(lines[at], len(lines[at].text))
        level = heading_level(line.text)
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        words = line.text[level:].rstrip(" \t")
        bare = words.rstrip("#")
        if bare[-1:] in (" ", "\t"):  # signs behind the words close the heading
            words = bare
        return Heading(len(self.levels), self.inline([Line(words.rstrip(" \t"), line.offset + level)])), at + 1

    def code(self, lines: list[Line], at: int, depth: int) -> tuple[Block, int]:
        fence = fence_of(lines[at].text)
        indent = indent_of(lines[at].text)
        end = at + 1
        while end < len(lines):
            words = lines[end].text.strip()
            if words.startswith(fence) and not words.strip(fence[0]):
                break
            end += 1
        inside = [outdented(line, indent).text for line in lines[at + 1 : end]]
        self._tell_words(lines[at], fence)
        while end == len(lines) and inside and not inside[-1].strip():  # a fence left open ends with its last words
            inside.pop()
        if not inside and lines[at].text.strip(" \t`~"):  # words behind a fence of nothing are no name of a language
            return Paragraph(self.inline(lines[at : at + 1])), end + 1
        return CodeBlock(tuple(inside), self.place(lines[at].offset)), end + 1

    def _tell_words(self, opening: Line, fence: str) -> None:
        """One word behind a fence names the language; more are told, since they are not printed."""
        at = opening.text.index(fence) + len(fence)
        words = opening.text[at:].strip(" \t")
        if len(words.split()) < 2:
            return
        place = self.place(opening.offset + opening.text.index(words, at))
        fact = f"'{words[:40]}' stands behind a fence, where one word names the language: it is not printed"
        self.problems.append(warning(place, fact, "write it in a line of its own, above the fence or below it"))

    def quote(self, lines: list[Line], at: int, depth: int) -> tuple[Block, int]:
        inside: list[Line] = []
        fence = ""
        while at < len(lines):
            line = outdented(lines[at], len(lines[at].text))
            if line.text[:1] == ">":
                inside.append(outdented(Line(line.text[1:], line.offset + 1), 1))
                fence = open_fence(fence, inside[-1].text)
            elif not fence and goes_on(inside, line.text):
                inside.append(line)
            else:
                break
            at += 1
        return Quote(self.blocks(inside, depth + 1)), at

    def list(self, lines: list[Line], at: int, depth: int) -> tuple[Block, int]:
        first = sign_of(lines[at].text)
        assert first is not None
        items: list[tuple[Block, ...]] = []
        while at < len(lines):
            sign = sign_of(lines[at].text)
            if sign is None or sign.kind != first.kind:
                break
            inside, at = take_item(lines, at, sign)
            item = self.blocks(inside, depth + 1)
            items += [item] if item else []
            following = at
            while following < len(lines) and not lines[following].text.strip():
                following += 1
            at = following
        return ListBlock(first.kind in ".)", first.number if first.kind in ".)" else 1, tuple(items)), at


def is_void(block: Block) -> bool:
    """Whether a block says nothing, such as a lone `>`: those that take blocks further need not ask."""
    if isinstance(block, ListBlock):
        return not block.items
    if isinstance(block, Quote):
        return not block.blocks
    if isinstance(block, CodeBlock):
        return is_blank("".join(block.lines))
    return is_blank(block.text.plain)


def goes_on(inside: list[Line], text: str) -> bool:
    """Whether a line without indentation or sign of its own goes on with the paragraph before it."""
    before = inside[-1].text if inside else ""
    if not before.strip() or not text.strip() or (indent_of(text) < TAB and begins_block(text, False)):
        return False
    return not heading_level(before) and not fence_of(before)


def take_item(lines: list[Line], at: int, sign: Sign) -> tuple[list[Line], int]:
    """The lines of the item that begins at `at`, without its sign and indentation, and the index behind them."""
    indent = sign.indent + sign.width
    head = _without_sign(outdented(lines[at], sign.indent), sign)
    inside = [head]
    fence = fence_of(head.text)
    at += 1
    while at < len(lines):
        line = lines[at]
        is_blank = not line.text.strip()
        if is_blank or indent_of(line.text) >= indent:
            inside.append(outdented(line, indent))
            fence = open_fence(fence, inside[-1].text)
        elif not fence and goes_on(inside, line.text):
            inside.append(line)
        else:
            break
        at += 1
    while not inside[-1].text.strip():
        inside.pop()
    return inside, at


def _without_sign(line: Line, sign: Sign) -> Line:
    at = 0
    while line.text[at] not in " \t":
        at += 1
    return outdented(Line(line.text[at:], line.offset + at), max(1, sign.width - at))


def split_lines(text: str) -> list[Line]:
    """The lines of a scalar with their offsets."""
    lines = []
    offset = 0
    for line in text.split("\n"):
        lines.append(Line(line, offset))
        offset += len(line) + 1
    return lines


def read_blocks(file: str, text: str, origin: tuple[Anchor, ...]) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """The blocks of a Markdown text; `origin` says where its characters stand. Levels of headings have no gaps."""
    reader = Reader(file, origin)
    blocks = reader.blocks(reader.lines(text), 0)
    return blocks, tuple(reader.problems)


def read_line(file: str, text: str, origin: tuple[Anchor, ...]) -> tuple[Text, tuple[Problem, ...]]:
    """The runs of a text that is one paragraph whatever it holds, such as a title; a blank line in it is told."""
    reader = Reader(file, origin)
    first, *others = _paragraphs(reader.lines(text)) or [[]]
    runs = reader.inline([line for lines in (first, *others) for line in lines])
    if others:
        place = reader.place(others[0][0].offset)
        fact = "a blank line begins no paragraph here: the text is one, and goes on in the same line"
        reader.problems.append(warning(place, fact, "join the two; two spaces at the end of a line begin a new line"))
    return runs, tuple(reader.problems)


def read_paragraphs(file: str, text: str, origin: tuple[Anchor, ...]) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """The runs of each paragraph of a text that holds nothing else; blank lines part them."""
    reader = Reader(file, origin)
    texts = [reader.inline(lines) for lines in _paragraphs(reader.lines(text))]
    return tuple(each for each in texts if each.plain.strip()), tuple(reader.problems)


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Lines in groups between blank lines."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]
