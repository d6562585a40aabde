"""Macros that a writer brings -> the definitions that a formula needs, in front of it.

A mapping of names, `{R: '\\\\mathbb{R}', norm: '\\\\lVert #1 \\\\rVert'}`, or a LaTeX file of `\\newcommand`.
"""

import re
from typing import NamedTuple

MOST = 1000
"""Macros of a content; a paper has about a hundred."""

_COMMAND = re.compile(r"\\(?:re)?newcommand\*?|\\providecommand\*?|\\DeclareMathOperator\*?|\\def\b")
_NAME = re.compile(r"\s*(?:\{\s*(\\[A-Za-z]+|\\.)\s*\}|(\\[A-Za-z]+|\\.))")
_COUNTS = re.compile(r"\s*(?:\[(\d)\])?\s*((?:\[[^\]]*\])?)")
_DEF_COUNTS = re.compile(r"\s*((?:#\d)*)\s*")


class Macro(NamedTuple):
    """A name and what stands for it."""

    name: str
    """With its backslash."""
    definition: str
    """The whole command of LaTeX."""
    body: str
    line: int
    """In its file, from 1."""


def macro_of(name: str, body: str) -> Macro:
    """The macro of an entry of a mapping: as many arguments as the highest `#n` in it."""
    name = "\\" + name.removeprefix("\\")
    count = max((int(number) for number in re.findall(r"#(\d)", body)), default=0)
    counts = f"[{count}]" if count else ""
    return Macro(name, f"\\newcommand{{{name}}}{counts}{{{body}}}", body, 1)


def macros_of(tex: str) -> tuple[tuple[Macro, ...], tuple[int, ...]]:
    """The macros that a LaTeX file defines, and the lines on which one begins that does not end."""
    tex = re.sub(r"(?<!\\)%.*", "", tex)
    macros: list[Macro] = []
    broken: list[int] = []
    at = 0
    while found := _COMMAND.search(tex, at):
        line = tex.count("\n", 0, found.start()) + 1
        made = _macro(tex, found.group(), found.end(), line)
        if made is None:
            broken.append(line)
            at = found.end()
        else:
            macros.append(made[0])
            at = made[1]
    return tuple(macros), tuple(broken)


def _macro(tex: str, command: str, at: int, line: int) -> tuple[Macro, int] | None:
    """The macro whose name begins at `at`, and where it ends."""
    name = _NAME.match(tex, at)
    counts = (_DEF_COUNTS if command == "\\def" else _COUNTS).match(tex, name.end()) if name else None
    if not name or not counts:
        return None
    end = group_end(tex, counts.end())
    if end < 0:
        return None
    known, body = name[1] or name[2], tex[counts.end() : end]
    if command.startswith("\\DeclareMathOperator"):
        return Macro(known, f"{command}{{{known}}}{body}", body, line), end
    if command == "\\def":
        return Macro(known, f"\\def{known}{counts[1]}{body}", body, line), end
    count, usual = counts[1] or "", counts[2]
    return Macro(known, f"\\newcommand{{{known}}}{f'[{count}]' if count else ''}{usual}{body}", body, line), end


def group_end(tex: str, at: int) -> int:
    """The number of the character behind the group in braces that begins at `at`; -1 where there is none."""
    if tex[at : at + 1] != "{":
        return -1
    depth = 0
    while at < len(tex):
        if tex[at] == "\\":
            at += 1
        elif tex[at] == "{":
            depth += 1
        elif tex[at] == "}":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return -1


def needed_by(tex: str, macros: tuple[Macro, ...]) -> str:
    """The definitions that a formula needs, and those that these need, in their order."""
    if not macros:
        return ""
    known = {macro.name: macro for macro in macros}
    wanted: set[str] = set()
    left = [tex]
    while left:
        for name in re.findall(r"\\[A-Za-z]+|\\.", left.pop()):
            if name in known and name not in wanted:
                wanted.add(name)
                left.append(known[name].body)
    return "".join(macro.definition for macro in known.values() if macro.name in wanted)
