"""The seam to the library that lays formulas out: LaTeX, a language and macros -> a formula without a size.

Another engine takes its place by another `lay_out`: words with their glyphs, strokes, what the formula reads as and how
it is spoken. Sizes, colors, lines and the page are not its business.
"""

import re
from typing import Any, NamedTuple

from poster.mathematics.breaks import joints_of, parts_before, parts_behind
from poster.mathematics.drawn import UnknownColorError, drawn_of
from poster.mathematics.macros import Macro, needed_by
from poster.model.formula import Formula

SPOKEN = ("en", "pt-BR", "es", "fr", "de", "it", "ru", "zh", "ja", "ko", "hi", "ar", "id", "tr", "nl", "pl")
"""Languages that mathra speaks; in others a formula is spoken as it reads."""
LONGEST = 5000
"""Characters of a formula: 0.1 s to lay out."""
LONG_IN_LINE, LONG_ALONE = 5.0, 9.0
"""Width in em from which a formula may be parted: in a line of text; by itself."""
NEAR = 2e-3
"""Em by which the widths of its parts may differ from that of the whole."""

_COLUMN = re.compile(r"column (\d+): ?")
_LEFT_OUT = re.compile(r"(?<!\\)%[^\n]*|\\label\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])")
_ROW_END = re.compile(r"(\\\\)(?=[A-Za-z])")
_REFERENCE = re.compile(r"\\(?:eq|c|C|auto)?ref(?![A-Za-z])|\\cite[a-z]*(?![A-Za-z])")


class Fault(NamedTuple):
    """What is wrong with a formula."""

    at: int
    """Number of the character in it."""
    fact: str
    hint: str


class Made(NamedTuple):
    """A formula, or what is wrong with it."""

    formula: Formula | None
    faults: tuple[Fault, ...]


class MissingEngineError(Exception):
    """There is no mathra on this machine: it comes as wheels, and not for all."""


def lay_out(tex: str, display: bool, lang: str, macros: tuple[Macro, ...] = ()) -> Made:
    """The formula of a text of LaTeX, in the style of running text or of a line of its own.

    Raises MissingEngineError.
    """
    found = _refused(tex)
    if found:
        return Made(None, (found,))
    before = needed_by(tex, macros)
    result, faults = _rendered(tex, before, display, lang)
    if result is None or faults:
        return Made(None, faults)
    try:
        drawn = drawn_of(result["svg"])
    except UnknownColorError as unknown:
        fact = f"the color '{unknown}' has no name here"
        return Made(None, (Fault(max(tex.find(str(unknown)), 0), fact, "write it like '#1f4e79'"),))
    speech = result["speech"] if _locale(lang) else result["text"]
    whole = Formula(tex, drawn.marks, drawn.width, drawn.ascent, drawn.depth, result["text"], speech, display)
    return Made(whole._replace(parts=_parts(whole, before, display, lang)), ())


def _refused(tex: str) -> Fault | None:
    """What is no mathematics, or too much of it."""
    if len(tex) > LONGEST:
        return Fault(LONGEST, f"the formula is longer than {LONGEST:,} characters", "part it")
    reference = _REFERENCE.search(tex)
    if reference:
        fact = f"'{reference[0]}' refers to something within a formula, where nothing can be referred to"
        return Fault(reference.start(), fact, "write it in the text: '@eq-name', '@key'")
    return None


def _rendered(tex: str, before: str, display: bool, lang: str) -> tuple[Any, tuple[Fault, ...]]:
    """What mathra makes of a formula; None where it makes nothing; and its warnings, each with its character."""
    try:
        from mathra import render  # 13 ms, and most posters of text have no formula
    except ImportError:
        raise MissingEngineError from None
    prepared, origins = _prepared(tex)
    try:
        result = render(before + prepared, _locale(lang) or "en", display=display)
    except ValueError as fault:
        return None, (_fault(str(fault), tex, len(before), origins),)
    return result, tuple(_fault(each["description"], tex, len(before), origins) for each in result["warnings"])


def _prepared(tex: str) -> tuple[str, list[int]]:
    """What mathra would misread made plain, and for each character its number in the text as typed.

    It sets comments and takes a row that begins with a letter for a command whose backslash was doubled.
    """
    blank = _LEFT_OUT.sub(lambda found: " " * len(found[0]), tex)
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for found in _ROW_END.finditer(blank):
        parts += [blank[at : found.end()], " "]
        origins += [*range(at, found.end()), found.end()]
        at = found.end()
    parts.append(blank[at:])
    return "".join(parts), [*origins, *range(at, len(blank) + 1)]


def _fault(words: str, tex: str, before: int, origins: list[int]) -> Fault:
    """A warning of mathra in our words. One within a macro is told where the formula begins."""
    column = _COLUMN.search(words)
    number = int(column[1]) - 1 - before if column else 0
    fact = _COLUMN.sub("", words).split("; drawn")[0].split("; written as is")[0].split("; closed at")[0]
    fact = fact.split("; read as")[0]
    within = " within a macro" if number < 0 else ""
    at = origins[min(max(number, 0), len(origins) - 1)]
    at += len(tex[at:]) - len(tex[at:].lstrip())  # it counts the spaces before a sign as part of it
    return Fault(at, f"mathematics: {fact}{within}", _way_out(fact))


def _way_out(fact: str) -> str:
    if "command" in fact:
        return "define it under 'macros:', or write it otherwise"
    if "matching" in fact:
        return "write the other one, or a backslash before it"
    if "color" in fact:
        return "write it like '#1f4e79'"
    if "the font has no" in fact:
        return "write it outside of the formula"
    return "write it otherwise"


def _locale(lang: str) -> str:
    """The language in which mathra speaks; empty where it does not speak that of the content."""
    own = lang.lower()
    return next((each for each in SPOKEN if each.lower() == own or each.lower()[:2] == own.split("-")[0]), "")


def _parts(whole: Formula, before: str, display: bool, lang: str) -> tuple[Formula, ...]:
    """The parts of a long formula: as wide together as the whole, or none."""
    if whole.width < (LONG_ALONE if display else LONG_IN_LINE):
        return ()
    joints = [joint for joint in joints_of(whole.tex) if display or not joint.is_sum]
    if not joints:
        return ()
    texts = (parts_before if display else parts_behind)(whole.tex, joints)
    sums = (False, *(joint.is_sum for joint in joints)) if display else (False,) * len(texts)
    parts: list[Formula] = []
    for tex, is_sum in zip(texts, sums, strict=True):
        result, faults = _rendered(tex, before, display, lang)
        if result is None or faults:
            return ()
        drawn = drawn_of(result["svg"])
        parts.append(Formula(tex, drawn.marks, drawn.width, drawn.ascent, drawn.depth, "", "", is_sum=is_sum))
    if abs(sum(part.width for part in parts) - whole.width) > NEAR * len(parts):
        return ()
    if "".join(part.letters for part in parts) != whole.letters:
        return ()
    return tuple(parts)
