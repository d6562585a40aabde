"""The tokens of a paragraph -> its runs with places, and what is told about what they hold that is not set."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from poster.model.content import Run, Text
from poster.problems import Place, Problem, error, warning
from poster.read.dialect.wide import is_wide
from poster.read.links import url_fault
from poster.read.manner import PLAIN as PLAIN_MANNER
from poster.read.manner import Manner
from poster.read.notes import Notes, add_mark
from poster.read.references import read_citation
from poster.read.sciences import formula
from poster.read.smart import PATTERN, meant, with_blanks
from poster.read.source import describe, is_refused
from poster.read.suggest import quoted
from poster.read.tags import TAGS
from poster.read.tells import REFUSED, told, unknown_class

if TYPE_CHECKING:
    from markdown_it.token import Token

PLAIN = Run("")
CHUNKS = ("{r}", "{r ", "{python}", "{python ", "{julia}", "{ojs}")
"""How code to be run within a line begins."""
CLASSES: dict[str, dict[str, Any]] = {
    "accent": {"role": "accent"},
    "soft": {"role": "soft"},
    "smallcaps": {"capitals": True},
    "underline": {"underlined": True},
    "ul": {"underlined": True},
    "mark": {"marked": True},
}
"""Classes of words, with what they do to a run."""
STYLES: dict[str, dict[str, Any]] = {
    "strong": {"strong": True},
    "em": {"emphasis": True},
    "strike": {"struck": True},
    "mark": {"marked": True},
    "sup": {"script": 1},
    "sub": {"script": -1},
}
"""What tokens that open and close do to the runs between them."""


class Mark(NamedTuple):
    """A point of a paragraph's text whose place in the source is known; columns follow the characters behind it."""

    start: int
    line: int
    column: int


class Where(NamedTuple):
    """A paragraph's text and the places of its characters."""

    file: str
    text: str
    marks: tuple[Mark, ...]
    """At least one, by start."""
    starts: tuple[int, ...]
    """Of the marks."""

    def place(self, at: int) -> Place:
        """Where the character `at` stands in its file."""
        mark = self.marks[max(0, bisect_right(self.starts, at) - 1)]
        return Place(self.file, mark.line, mark.column + at - mark.start)


class Piece(NamedTuple):
    """Characters of one kind."""

    text: str
    start: int
    """In the paragraph's text."""
    kind: Run
    """How they are set; its text is empty."""
    as_written: bool = True
    """Whether each character stands in the source as it stands here."""


class InlineReader:
    """Reads the tokens of one paragraph."""

    def __init__(self, where: Where, problems: list[Problem], notes: Notes, opened: set[str], manner: Manner) -> None:
        self.where, self.problems, self.manner = where, problems, manner
        self.notes = notes
        """Those of the whole text."""
        self.opened = opened
        """Elements of HTML of which the opening tag has been told."""
        self.pieces: list[Piece] = []
        self.kinds = [PLAIN]
        self.base = 0
        """Where in the text the tokens that are being read begin."""

    def tell(self, kind: str, at: int, typed: str = "") -> None:
        """A warning, or an error, with its place."""
        level = error if kind in REFUSED else warning
        self.problems.append(level(self.where.place(at), *told(kind, typed)))

    def add(self, text: str, start: int, kind: Run | None = None, as_written: bool = True) -> None:
        if text:
            self.pieces.append(Piece(text, start, kind or self.kinds[-1], as_written))

    def read(self, tokens: Sequence["Token"], base: int = 0) -> None:
        """Adds the pieces of the tokens, whose places count from `base`."""
        outer, self.base = self.base, base
        for token in tokens:
            at = base + token.meta.get("at", 0)
            way = WAYS.get(token.type)
            if way:
                way(self, token, at)
            elif token.nesting > 0:
                self.kinds.append(self.kinds[-1]._replace(**STYLES[token.type.removesuffix("_open")]))
            else:
                self.kinds.pop()
        self.base = outer

    def nested(self, tokens: Sequence["Token"], base: int) -> None:
        """Reads tokens of a part of the text that was parsed by itself."""
        _checked_links(tokens, self, base)
        self.read(tokens, base)

    def apart(self, tokens: Sequence["Token"], base: int) -> Text:
        """The runs of such a part that is no part of the running text: a note within it."""
        other = InlineReader(self.where, self.problems, self.notes, self.opened, self.manner)
        other.nested(tokens, base)
        return other.text()

    def text(self) -> Text:
        """The runs: neighbours of one kind whose characters are neighbours in one line of the source."""
        runs: list[Run] = []
        places: list[Place] = []
        parts: list[str] = []
        marks = set(self.where.starts)
        kind, expected = PLAIN, -1
        for piece in self.pieces:
            for text, start in self._split(piece):
                if not text:
                    continue
                if start != expected or piece.kind != kind or start in marks or text == "\n":
                    if parts:
                        runs.append(kind._replace(text="".join(parts)))
                    places.append(self.where.place(start))
                    parts, kind = [], piece.kind
                if _meets(parts, runs, text):
                    parts, runs = _without_space(parts, runs)
                parts.append(text)
                expected = start + len(text) if piece.as_written else -1
        if parts:
            runs.append(kind._replace(text="".join(parts)))
        kept = [(run, place) for run, place in zip(runs, places, strict=True) if run.text]
        return Text(tuple(run for run, _ in kept), tuple(place for _, place in kept))

    def _split(self, piece: Piece) -> list[tuple[str, int]]:
        """The piece cut at every mark, so that columns follow the characters within each part."""
        if not piece.as_written:
            return [(piece.text, piece.start)]
        starts = self.where.starts
        first = bisect_right(starts, piece.start)
        last = bisect_right(starts, piece.start + len(piece.text) - 1)
        cuts = [0, *(start - piece.start for start in starts[first:last]), len(piece.text)]
        return [(piece.text[a:b], piece.start + a) for a, b in pairwise(cuts)]


def _meets(parts: list[str], runs: list[Run], text: str) -> bool:
    """Whether a line that ends with a wide character and its line end meets one that begins with a wide one."""
    if parts or not runs or not is_wide(text[0]):
        return False
    before = runs[-1].text if runs[-1].text != " " or len(runs) < 2 else runs[-2].text + " "
    return before[-1:] == " " and len(before) > 1 and is_wide(before[-2])


def _without_space(parts: list[str], runs: list[Run]) -> tuple[list[str], list[Run]]:
    """The runs without the space at their end."""
    return parts, [*runs[:-1], runs[-1]._replace(text=runs[-1].text[:-1])]


def _plain(reader: InlineReader, token: "Token", at: int) -> None:
    if not token.content:
        return
    for found in re.finditer(r"<(!--|/?[a-zA-Z][a-zA-Z0-9]*)", token.content) if "<" in token.content else ():
        if found[1] == "!--":
            reader.tell("open comment", at + found.start())
        elif found[1].strip("/").lower() in TAGS:
            reader.tell("unknown tag", at + found.start(), found[0])
    begin = 0
    marks = reader.manner.marks
    for found in PATTERN.finditer(token.content) if marks else ():
        assert marks is not None
        start, end, text = at + found.start(), at + found.end(), reader.where.text
        reader.add(token.content[begin : found.start()], at + begin)
        sign = meant(found[0], text[start - 1 : start] if start else "", text[end : end + 1], marks)
        reader.add(sign, start, as_written=False)
        begin = found.end()
    reader.add(token.content[begin:], at + begin)


def _special(reader: InlineReader, token: "Token", at: int) -> None:
    """An escape or an entity."""
    if token.markup == "\\ ":  # Pandoc: a space that does not break
        reader.add("\u00a0", at, as_written=False)
        return
    if token.info == "escape":
        reader.add(token.content, at + (len(token.content) == 1))
        return
    bad = next((character for character in token.content if is_refused(character)), None)
    if bad:
        fact = f"{quoted(token.markup)} is {describe(bad)}"
        reader.problems.append(error(reader.where.place(at), fact, "take it out"))
    reader.add(token.content.replace("\n", " "), at, as_written=False)


def _soft_break(reader: InlineReader, token: "Token", at: int) -> None:
    text = reader.where.text
    while at > 0 and text[at - 1] == " ":
        at -= 1
    reader.add(" ", at)


def _hard_break(reader: InlineReader, token: "Token", at: int) -> None:
    text = reader.where.text
    while at > 0 and text[at] == "\n" and text[at - 1] == " ":
        at -= 1
    reader.add("\n", at)


def _code(reader: InlineReader, token: "Token", at: int) -> None:
    text, width = reader.where.text, len(token.markup)
    start, size = at + width, len(token.content)
    whole = text[start : start + size].replace("\n", " ") == token.content
    start += not (whole and text.startswith(token.markup, start + size))
    attributes = token.meta.get("attributes")
    if token.content.startswith(CHUNKS):
        reader.tell("chunk", at, token.content)
    if attributes and attributes.raw:
        reader.tell("raw", at, attributes.raw)
    kind = reader.kinds[-1]._replace(code=True, language="".join(attributes.classes[:1]) if attributes else "")
    for number, line in enumerate(text[start : start + size].split("\n")):
        last = number == text.count("\n", start, start + size)
        reader.add(line + ("" if last else " "), start, kind)
        start += len(line) + 1


def _link(reader: InlineReader, token: "Token", at: int) -> None:
    url = str(token.attrs["href"])
    reader.kinds.append(reader.kinds[-1]._replace(url=url))


def _link_end(reader: InlineReader, token: "Token", at: int) -> None:
    reader.kinds.pop()


def _checked_links(tokens: Sequence["Token"], reader: InlineReader, base: int) -> None:
    """Tells of links that lead nowhere and of those without words."""
    for number, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        close = next(each for each in tokens[number:] if each.type == "link_close")
        at, end = base + token.meta["at"], base + close.meta["at"]
        text = reader.where.text
        url = str(token.attrs["href"])
        fault = None if len(url) > 1 and url[0] == "#" else url_fault(url)
        if token.markup == "autolink":
            if fault:
                reader.problems.append(error(reader.where.place(at + 1), *fault))
            tokens[number + 1].meta["at"] = token.meta["at"] + 1
            continue
        if not text[at:end].strip():
            hint = "write what it leads to between [ and ]"
            reader.problems.append(error(reader.where.place(at - 1), "the link has no words", hint))
        elif fault:
            start = at - 1
            if text.startswith("](", end):
                start = end + 2
                while text[start] in " \n\t<":
                    start += 1
            hint = f"{fault[1]}; or write \\[ where no link is meant"
            reader.problems.append(error(reader.where.place(start), fault[0], hint))


def _picture(reader: InlineReader, token: "Token", at: int) -> None:
    reader.tell("picture", at, str(token.attrs["src"]))
    reader.nested(token.children or (), at + 2)


def _html(reader: InlineReader, token: "Token", at: int) -> None:
    typed = token.content
    is_end = typed.startswith("</")
    name = ""
    for letter in typed[1 + is_end :]:
        if not (letter.isalnum() or letter == "-"):
            break
        name += letter.lower()
    if typed.startswith("<!--"):
        return
    if name == "br":
        reader.add("\n", at, as_written=False)
    elif name in ("sub", "sup"):
        script = 0 if is_end else STYLES[name]["script"]
        reader.kinds = [kind._replace(script=script) for kind in reader.kinds]
    elif name in TAGS or not name:
        if not is_end or name not in reader.opened:
            reader.tell("tag", at, typed)
        reader.opened.add(name)
    else:
        reader.tell("unknown tag", at, typed)
        reader.add(typed, at)


def _span(reader: InlineReader, token: "Token", at: int) -> None:
    kind = reader.kinds[-1]
    attributes = token.meta["attributes"]
    for name in attributes.classes:
        if name in CLASSES:
            kind = kind._replace(**CLASSES[name])
        else:
            reader.problems.append(warning(reader.where.place(at - 1), *unknown_class(name)))
    if not attributes.classes or attributes.pairs:
        reader.tell("attributes", at - 1, "{…}")
    reader.kinds.append(kind)


def _attributes(reader: InlineReader, token: "Token", at: int) -> None:
    known = ("image", "formula", *["code_inline"] * (len(token.meta["attributes"].classes) == 1))
    if not token.meta["attributes"].raw and token.meta["of"] not in known:
        reader.tell("attributes", at, token.content)


def _shortcode(reader: InlineReader, token: "Token", at: int) -> None:
    reader.tell("shortcode", at, token.content)


WAYS: dict[str, Callable[[InlineReader, "Token", int], None]] = {
    "text": _plain, "text_special": _special, "softbreak": _soft_break, "hardbreak": _hard_break,
    "code_inline": _code, "link_open": _link, "link_close": _link_end, "image": _picture, "html_inline": _html,
    "footnote_ref": add_mark, "formula": formula, "citation": read_citation, "span_open": _span,
    "attributes": _attributes, "shortcode": _shortcode,
}  # fmt: skip
"""How each type of token is read; the others open and close a style."""


def read_inline(
    where: Where, tokens: Sequence["Token"], problems: list[Problem], notes: Notes, opened: set[str],
    manner: Manner = PLAIN_MANNER,
) -> Text:  # fmt: skip
    """The runs of a paragraph."""
    return read_within(where, tokens, 0, problems, notes, opened, manner)


def read_within(
    where: Where, tokens: Sequence["Token"], base: int, problems: list[Problem], notes: Notes,
    opened: set[str], manner: Manner = PLAIN_MANNER,
) -> Text:  # fmt: skip
    """The runs of a part of a paragraph that was parsed by itself and begins at `base`."""
    reader = InlineReader(where, problems, notes, opened, manner)
    reader.nested(tokens, base)
    return with_blanks(reader.text())
