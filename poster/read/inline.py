"""Inline Markdown of one paragraph -> runs with places.

The rules are those of CommonMark 0.31 for emphasis, code, links in brackets and in angles, escapes, entities and hard
breaks; super- and subscript are Pandoc's. Whatever is not recognised is text: no character is lost.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import NamedTuple

from poster.model.content import Run, Text
from poster.model.uri import SCHEMES
from poster.problems import Place, Problem, error, warning
from poster.read.delimiters import Delimiter, can_open_and_close, match_delimiters
from poster.read.links import PUNCTUATION, REFUSED, entity_text, spaced, target_of, unescaped, url_fault
from poster.read.source import describe, is_refused
from poster.read.suggest import quoted

SPECIAL = frozenset("\\`*_^~[]<&\n]")
LONGEST_WORD = 300
"""Characters before a ^ or ~ that are searched for the beginning of a URL."""


class Mark(NamedTuple):
    """A point of a paragraph's text whose place in the source is known; columns follow the characters behind it."""

    start: int
    line: int
    column: int


class Fragment:
    """Characters of one kind, or a run of delimiters that may yet become emphasis."""

    __slots__ = ("code", "script", "start", "text", "url")

    def __init__(self, text: str, start: int, code: bool = False, script: int = 0) -> None:
        self.text = text
        self.start = start
        self.code = code
        self.script = script
        self.url = ""


class Bracket:
    """A `[` that may begin a link."""

    __slots__ = ("delimiters", "piece")

    def __init__(self, piece: int, delimiters: int) -> None:
        self.piece = piece
        self.delimiters = delimiters


def stops(text: str) -> list[int]:
    """Where special characters stand, in order."""
    found: list[int] = []
    for character in SPECIAL.intersection(text):
        at = text.find(character)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1)
    found.sort()
    return found


class Scanner:
    """One pass over the text of a paragraph."""

    def __init__(self, file: str, text: str, marks: tuple[Mark, ...]) -> None:
        self.file = file
        self.text = text
        self.marks = marks
        self.starts = [mark.start for mark in marks]
        self.pieces: list[Fragment] = []
        self.delimiters: list[Delimiter] = []
        self.brackets: list[Bracket] = []
        self.problems: list[Problem] = []
        self.script = 0
        self.script_end = -1
        self.ticks: dict[int, list[int]] | None = None
        self.changes: list[tuple[int, int, int]] = []
        self.links: list[tuple[int, int, str]] = []

    def place(self, start: int) -> Place:
        mark = self.marks[max(0, bisect_right(self.starts, start) - 1)]
        return Place(self.file, mark.line, mark.column + start - mark.start)

    def refuse(self, start: int, message: str, hint: str) -> None:
        self.problems.append(error(self.place(start), message, hint))

    def add(self, text: str, start: int, code: bool = False) -> None:
        self.pieces.append(Fragment(text, start, code, self.script))

    def scan(self) -> None:
        """Takes the text apart into pieces."""
        begin = 0
        for at in stops(self.text):
            if at < begin:
                continue
            if at == self.script_end:
                self.flush(begin, at)
                self.script, self.script_end = 0, -1
                begin = at + 1
                continue
            after = RULES[self.text[at]](self, at, begin)
            begin = begin if after == at else after
        self.flush(begin, len(self.text))
        self.changes += match_delimiters(self.delimiters, 0)

    def flush(self, begin: int, at: int) -> None:
        """Adds the plain characters that were passed over."""
        if begin < at:
            self.add(self.text[begin:at], begin)


def _escape(scanner: Scanner, at: int, begin: int) -> int:
    following = scanner.text[at + 1 : at + 2]
    if following == "\n":
        scanner.flush(begin, at)
        scanner.add("\n", at)
        return at + 2
    if following not in PUNCTUATION or not following:
        return at
    scanner.flush(begin, at)
    scanner.add(following, at + 1)
    return at + 2


def _line_end(scanner: Scanner, at: int, begin: int) -> int:
    # Lines come with their trailing spaces: two or more of them are a hard break.
    text = scanner.text
    last = at
    while last > begin and text[last - 1] == " ":
        last -= 1
    scanner.flush(begin, last)
    if at - last >= 2:
        scanner.add("\n", last)
    elif last > begin:
        scanner.pieces[-1].text += " "
    else:
        scanner.add(" ", last)
    return at + 1


def _tick_runs(text: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length, last first."""
    runs: dict[int, list[int]] = {}
    at = text.find("`")
    while at >= 0:
        end = at
        while text[end : end + 1] == "`":
            end += 1
        runs.setdefault(end - at, []).append(at)
        at = text.find("`", end)
    for starts in runs.values():
        starts.reverse()
    return runs


def _code(scanner: Scanner, at: int, begin: int) -> int:
    text = scanner.text
    end = at
    while text[end : end + 1] == "`":
        end += 1
    if scanner.ticks is None:
        scanner.ticks = _tick_runs(text)
    closers = scanner.ticks.get(end - at, [])
    while closers and closers[-1] < end:
        closers.pop()
    scanner.flush(begin, at)
    if not closers:
        scanner.add(text[at:end], at)
        return end
    close = closers[-1]
    first, last = end, close
    if text[first] in " \n" and text[last - 1] in " \n" and text[first:last].strip(" \n"):
        first, last = first + 1, last - 1
    for line in text[first:last].split("\n"):
        behind = first + len(line)
        if line or behind < last:
            scanner.add(line + (" " if behind < last else ""), first, code=True)
        first = behind + 1
    return close + end - at


def _delimiter(scanner: Scanner, at: int, begin: int) -> int:
    text = scanner.text
    character = text[at]
    end = at
    # A superscript ends at its sign, which is never part of a run of asterisks.
    while text[end : end + 1] == character:
        end += 1
    opens, closes = can_open_and_close(character, text[at - 1 : at] or " ", text[end : end + 1] or " ")
    scanner.flush(begin, at)
    scanner.add(text[at:end], at)
    if opens or closes:
        scanner.delimiters.append(Delimiter(character, end - at, len(scanner.pieces) - 1, opens, closes))
    return end


def _in_url(text: str, at: int) -> bool:
    """Whether the word before `at` holds the beginning of a URL, whose ~ and ^ are its own."""
    start = max(text.rfind(" ", max(0, at - LONGEST_WORD), at), text.rfind("\n", max(0, at - LONGEST_WORD), at))
    return text.find("://", max(start, at - LONGEST_WORD, 0), at) >= 0


def _may_be_script(text: str) -> bool:
    """Whether no code and no link begins in the text that goes on behind it."""
    link = text.rfind("](")
    return "`" not in text and "<" not in text and (link < 0 or ")" in text[link:])


def _script(scanner: Scanner, at: int, begin: int) -> int:
    text = scanner.text
    sign = text[at]
    if scanner.script_end >= 0 or text[at + 1 : at + 2] == sign:
        end = at + 1
        while text[end : end + 1] == sign and end != scanner.script_end:
            end += 1
        scanner.flush(begin, at)
        scanner.add(text[at:end], at)
        return end
    end = at + 1
    size = len(text)
    while end < size and text[end] != sign and not text[end].isspace():
        end += 2 if text[end] == "\\" else 1
    if end >= size or text[end] != sign or not _may_be_script(text[at + 1 : end]) or _in_url(text, at):
        return at
    scanner.flush(begin, at)
    scanner.script, scanner.script_end = (1 if sign == "^" else -1), end
    return at + 1


def _open(scanner: Scanner, at: int, begin: int) -> int:
    scanner.flush(begin, at)
    scanner.add("[", at)
    scanner.brackets.append(Bracket(len(scanner.pieces) - 1, len(scanner.delimiters)))
    return at + 1


def _close(scanner: Scanner, at: int, begin: int) -> int:
    if not scanner.brackets:
        return at
    scanner.flush(begin, at)
    bracket = scanner.brackets.pop()
    target = target_of(scanner.text, at + 1)
    if target is None:
        scanner.add("]", at)
        return at + 1
    written, start, after = target
    url = unescaped(written)
    opener = scanner.pieces[bracket.piece]
    fault = url_fault(url)
    if scanner.text[max(0, opener.start - 2) : opener.start].replace("\\!", "").endswith("!"):
        scanner.refuse(opener.start - 1, "a picture cannot be set here", "take it out")
    elif not scanner.text[opener.start + 1 : at].strip():
        scanner.refuse(opener.start, "the link has no words", "write what it leads to between [ and ]")
    elif fault:
        scanner.refuse(start, fault[0], f"{fault[1]}; or write \\[ where no link is meant")
    elif doubt := spaced(url):
        scanner.problems.append(warning(scanner.place(start), *doubt))
    opener.text = ""
    scanner.links.append((bracket.piece, len(scanner.pieces), url))
    scanner.changes += match_delimiters(scanner.delimiters, bracket.delimiters)
    del scanner.delimiters[bracket.delimiters :]
    scanner.brackets.clear()  # a link cannot stand in another
    if scanner.script_end >= 0 and scanner.script_end < after:
        scanner.script, scanner.script_end = 0, -1
    return after


def _angle(scanner: Scanner, at: int, begin: int) -> int:
    text = scanner.text
    end = at + 1
    while end < len(text) and text[end] not in "<> \n\t":
        end += 1
    if text[end : end + 1] != ">":
        return at
    url = text[at + 1 : end]
    lower = url.lower()
    is_address = "@" in url[1:-1] and ":" not in url and "/" not in url and "." in url.split("@")[-1]
    target = "mailto:" + url if is_address else url
    if not lower.startswith(SCHEMES) and not is_address and not lower.startswith(REFUSED):
        return at
    scanner.flush(begin, at)
    fault = url_fault(target)
    if fault:
        scanner.refuse(at + 1, *fault)
    scanner.links.append((len(scanner.pieces), len(scanner.pieces) + 1, target))
    scanner.add(url, at + 1)
    return end + 1


def _entity(scanner: Scanner, at: int, begin: int) -> int:
    text = scanner.text
    end = text.find(";", at + 1, at + 34)
    name = text[at + 1 : end]
    if end < 0 or not name.isascii() or not name.removeprefix("#").isalnum():
        return at
    character = entity_text(text[at : end + 1])
    if character == text[at : end + 1] or (character.endswith(";") and len(character) > 1):
        return at
    scanner.flush(begin, at)
    bad = next((c for c in character if is_refused(c)), None)
    if bad:
        scanner.refuse(at, f"{quoted(text[at : end + 1])} is {describe(bad)}", "take it out")
    scanner.add(character, at)
    return end + 1


RULES: dict[str, Callable[[Scanner, int, int], int]] = {
    "\\": _escape, "\n": _line_end, "`": _code, "*": _delimiter, "_": _delimiter, "^": _script, "~": _script,
    "[": _open, "]": _close, "<": _angle, "&": _entity,
}  # fmt: skip
"""What each special character may begin: a rule adds pieces and returns the index to go on from, or `at` for text."""


def _settle(scanner: Scanner) -> list[tuple[bool, bool]]:
    """Takes the signs of emphasis out of the pieces; whether each piece is strong and whether it is emphasised."""
    pieces = scanner.pieces
    strong = [0] * (len(pieces) + 1)
    emphasis = [0] * (len(pieces) + 1)
    for opener, closer, count in scanner.changes:
        depth = strong if count == 2 else emphasis
        depth[opener + 1] += 1
        depth[closer] -= 1
        pieces[opener].text = pieces[opener].text[count:]
        pieces[closer].text = pieces[closer].text[count:]
        pieces[closer].start += count
    for first, behind, url in scanner.links:
        for piece in pieces[first:behind]:
            piece.url = piece.url or url
    return [(a > 0, b > 0) for a, b in zip(accumulate(strong), accumulate(emphasis), strict=True)]


def _runs(scanner: Scanner) -> Text:
    """The pieces joined to runs: neighbours of one kind whose characters are neighbours in one line of the source."""
    runs: list[Run] = []
    places: list[Place] = []
    marks = set(scanner.starts)
    parts: list[str] = []
    kind: tuple[bool, bool, bool, int, str] | None = None
    expected = -1
    for piece, (strong, emphasis) in zip(scanner.pieces, _settle(scanner), strict=False):
        if not piece.text:
            continue
        own = (strong, emphasis, piece.code, piece.script, piece.url)
        for text, start in _split(scanner, piece):
            if start != expected or own != kind or start in marks or text == "\n":
                if kind is not None:
                    runs.append(Run("".join(parts), *kind))
                places.append(scanner.place(start))
                parts, kind = [], own
            parts.append(text)
            is_as_written = text != "\n" and scanner.text.startswith(text.rstrip(" ") or text[:1], start)
            expected = start + len(text) if is_as_written or text == " " else -1
    if kind is not None:
        runs.append(Run("".join(parts), *kind))
    return Text(tuple(runs), tuple(places))


def _split(scanner: Scanner, piece: Fragment) -> list[tuple[str, int]]:
    """The piece cut at every mark, so that columns follow the characters within each part."""
    starts = scanner.starts
    first = bisect_right(starts, piece.start)
    last = bisect_right(starts, piece.start + len(piece.text) - 1)
    cuts = [0, *(start - piece.start for start in starts[first:last]), len(piece.text)]
    return [(piece.text[a:b], piece.start + a) for a, b in pairwise(cuts)]


def read_inline(file: str, text: str, marks: tuple[Mark, ...]) -> tuple[Text, tuple[Problem, ...]]:
    """The runs of a paragraph's text.

    Lines of `text` end with a line feed and have no leading space; `marks` (at least one) say where its characters
    stand in the source. Linear in the length of the text.
    """
    scanner = Scanner(file, text, marks)
    scanner.scan()
    return _runs(scanner), tuple(scanner.problems)
