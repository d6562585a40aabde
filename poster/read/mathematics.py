"""LaTeX in a text, and the `macros` of a content -> formulas, or what is wrong with them, each at its column."""

import itertools
import os
import re
from collections.abc import Callable

from poster.mathematics.macros import MOST, Macro, macro_of, macros_of
from poster.model.content import Equation, Section
from poster.model.formula import Formula
from poster.model.references import changed
from poster.problems import Place, Problem, error, warning
from poster.reach import project_of
from poster.read.companions import Companions
from poster.read.fields import Either, Found, Record, Scalar
from poster.read.manner import Manner
from poster.read.suggest import quoted

WAY_OUT = "install it with 'pip install mathra', or write the formula in words"
NAME = re.compile(r"\\?([A-Za-z]+|[^A-Za-z])")
"""How a macro is called: letters, or one other sign."""


def macro_body(text: str) -> str:
    """What a macro stands for, as written; ValueError where it cannot be one."""
    if text.count("{") - text.count("\\{") != text.count("}") - text.count("\\}"):
        raise ValueError(f"{quoted(text)} has a brace without its other one; write both")
    if len(text) > 2000:
        raise ValueError(f"{quoted(text)} is longer than 2,000 characters; part it")
    return text


def macro_file(text: str) -> str:
    """The path of a LaTeX file, as written; ValueError where it is none."""
    if not text.strip().endswith((".tex", ".sty")) or "\n" in text or "\0" in text:
        raise ValueError(f"{quoted(text)} is no LaTeX file; write its path, or below each other 'name: what it is'")
    return text.strip()


MACROS = Either(
    Scalar("a LaTeX file", macro_file), Record("macros", (), Scalar("what a macro of LaTeX stands for", macro_body))
)


def read_macros(found: Found | None, file: str, companions: Companions, problems: list[Problem]) -> tuple[Macro, ...]:
    """The macros of a content: those of a map, or of the file that is named."""
    if found is None:
        return ()
    if isinstance(found.value, str):
        return _macros_in(found, os.path.join(project_of(file), found.value), companions, problems)
    macros: list[Macro] = []
    for name, body in found.value.items():
        if NAME.fullmatch(name):
            macros.append(macro_of(name, body.value))
        else:
            fact = f"{quoted(name)} is not the name of a macro"
            problems.append(error(body.key, fact, "write letters only, like R or norm"))
    return tuple(macros)


def _macros_in(found: Found, path: str, companions: Companions, problems: list[Problem]) -> tuple[Macro, ...]:
    text = companions.text(path, found.place, problems)
    if text is None:
        return ()
    macros, broken = macros_of(text)
    for line in broken:
        problems.append(warning(Place(path, line), "this macro does not end: it is left out", "close its braces"))
    if not macros and not broken:
        fact = f"{quoted(found.value)} defines no macro"
        problems.append(warning(found.place, fact, "write \\newcommand{\\name}{…} in it, or take the key out"))
    if len(macros) > MOST:
        problems.append(error(found.place, f"{quoted(found.value)} defines more than {MOST:,} macros", "cut it"))
    return macros


def set_formula(
    tex: str, display: bool, manner: Manner, place: Callable[[int], Place], problems: list[Problem]
) -> Formula | None:
    """The formula of what stands between dollars; None, with the problems, where it cannot be set.

    `place` says where each of its characters stands.
    """
    from poster.mathematics.engine import MissingEngineError, lay_out  # loads HarfBuzz; most texts have no formula

    if not tex.strip():
        problems.append(error(place(0), "there is nothing between these dollars", "write a formula, or take them out"))
        return None
    try:
        made = lay_out(tex, display, manner.lang, manner.macros)
    except MissingEngineError:
        fact = "mathematics needs the Python package 'mathra', which is not there"
        problems.append(error(place(0), fact, WAY_OUT))
        return None
    problems += [error(place(fault.at), fault.fact, fault.hint) for fault in made.faults]
    return made.formula


def numbered(sections: tuple[Section, ...], problems: list[Problem]) -> tuple[Section, ...]:
    """The sections with the equations that have an id numbered, in the order of the content, wherever they stand."""
    count = itertools.count(1)

    def with_number(equation: Equation) -> Equation:
        if equation.id.startswith("eq-"):
            return equation._replace(number=str(next(count)))
        if equation.id:
            fact = f"the id {quoted(equation.id)} gives a formula no number: references go by 'eq-'"
            problems.append(warning(equation.place, fact, "write '{#eq-name}', or take it out"))
        return equation

    made: tuple[Section, ...] = changed(sections, Equation, with_number)
    return made
