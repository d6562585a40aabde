"""A scalar of a YAML file -> where in the file each of its characters stands.

A scalar's text differs from its source: indentation goes, lines fold, escapes become characters. Anchors say where the
two meet; behind an anchor columns follow the characters until the next one.
"""

from bisect import bisect_right
from typing import NamedTuple

from poster.problems import Place
from poster.read.nodes import Node

ESCAPES = {"x": 2, "u": 4, "U": 8}
"""Hexadecimal digits behind an escape of a double-quoted scalar."""


class Anchor(NamedTuple):
    """A point where the text of a scalar and its source meet."""

    offset: int
    """Characters of the text before it."""
    line: int
    """Line of the file, from 1."""
    column: int
    """Column of the file, from 1."""


Origin = tuple[str, int, int]
"""Characters that stand in the source as they stand in the text, with line and column."""


def _plain(line: str, row: int, column: int) -> list[Origin]:
    words = line.strip()
    return [(words, row, column + len(line) - len(line.lstrip()))] if words else []


def _single(line: str, row: int, column: int) -> list[Origin]:
    pieces = []
    at = 0
    for number, part in enumerate(line.split("''")):
        pieces += [("'", row, column + at - 2)] if number else []
        pieces += _plain(part, row, column + at) if part.strip() else []
        at += len(part) + 2
    return pieces


def _escaped(written: str) -> str:
    """The character of an escape that is written behind its backslash; empty for one that leaves no ink."""
    if written[:1] in ESCAPES:
        try:
            return chr(int(written[1:], 16))
        except (ValueError, OverflowError):
            return ""
    return written if written in ('"', "/", "\\") else ""


def _double(line: str, row: int, column: int) -> list[Origin]:
    pieces: list[Origin] = []
    at = 0
    while at < len(line):
        stop = line.find("\\", at)
        stop = len(line) if stop < 0 else stop
        pieces += _plain(line[at:stop], row, column + at)
        at = stop + 2 + ESCAPES.get(line[stop + 1 : stop + 2], 0)
        sign = _escaped(line[stop + 1 : at])
        pieces += [(sign, row, column + stop)] if sign.strip() else []
    return pieces


WAYS = {"": _plain, "'": _single, '"': _double, "|": _plain, ">": _plain}
"""How the pieces of a line are found, by the style of the scalar."""


def _lines(node: Node, source: str) -> list[tuple[str, int, int]]:
    """The source lines of the scalar without quotes and block header, each with line and column."""
    written = source[node.start : node.end]
    line, column = node.place.line, node.place.column
    if node.style in ("'", '"'):
        written, column = written[1:-1], column + 1
    rows = written.split("\n")
    found = [(rows[0], line, column)] + [(row, line + i, 1) for i, row in enumerate(rows[1:], 1)]
    return found[1:] if node.style in ("|", ">") else found


def anchors(node: Node, source: str) -> tuple[Anchor, ...]:
    """The anchors of a scalar by offset; `source` is the text of its file. At least one, for offset 0."""
    found: list[Anchor] = []
    way = WAYS[node.style]
    cursor = 0
    for line, row, column in _lines(node, source):
        for piece, at, where in way(line, row, column):
            # Between two pieces stand only spaces, line ends and escapes: never more characters than the source has.
            offset = node.text.find(piece, cursor)
            if offset < 0:
                continue
            before = found[-1] if found else None
            if before is None or (before.line, before.column - before.offset) != (at, where - offset):
                found.append(Anchor(offset, at, where))
            cursor = offset + len(piece)
    if not found:
        return (Anchor(0, node.place.line, node.place.column),)
    if found[0].offset > 0:
        found.insert(0, Anchor(0, found[0].line, max(1, found[0].column - found[0].offset)))
    return tuple(found)


def place_of(offset: int, origin: tuple[Anchor, ...], file: str) -> Place:
    """Where the character `offset` of a text stands in its file."""
    anchor = origin[max(0, bisect_right([each.offset for each in origin], offset) - 1)]
    return Place(file, anchor.line, anchor.column + offset - anchor.offset)
