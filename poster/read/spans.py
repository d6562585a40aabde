"""What an area says of blocks that span its columns -> them by name, or what is wrong with it."""

from typing import Literal

from poster.model.layout import Shown, Span
from poster.problems import Problem, error
from poster.read.fields import Found
from poster.read.suggest import did_you_mean, either, quoted
from poster.read.taken import Values, chosen, given, taken

SPANNING = ("title", "subtitle", "takeaway", "facts", "logos")
"""What may stand over columns: what is one block, or one row of them. Text runs through columns."""
ENDS: tuple[Literal["top", "foot", "auto"], ...] = ("top", "foot", "auto")


def read_spans(
    said: dict[str, Found], show: tuple[Shown, ...], columns: int
) -> tuple[tuple[tuple[str, Span], ...], tuple[Problem, ...]]:
    """What of that which an area shows spans its columns, `columns` of them at most (0: as many as are good)."""
    named = {each.written: each for each in show}
    spans: list[tuple[str, Span]] = []
    problems: list[Problem] = []
    for name, found in said.items():
        span = _span(found)
        if name not in named:
            fact = f"{quoted(name)} is to span columns of an area that does not show it"
            hint = did_you_mean(name, named, "add it to 'show:', or take it out")
            problems.append(error(found.key, fact, hint))
        elif named[name].what not in SPANNING:
            fact = f"{quoted(name)} runs through the columns of its area and cannot span them"
            problems.append(error(found.key, fact, f"let {either(SPANNING)} span columns, or take it out"))
        elif columns > 1 and span.columns > columns:
            fact = f"{quoted(name)} is to span {span.columns} columns of an area that has {columns}"
            problems.append(error(found.place, fact, f"write {columns} or all"))
        else:
            spans.append((name, span))
    return tuple(spans), tuple(problems)


def _span(found: Found) -> Span:
    if isinstance(found.value, int):
        return Span(found.value)
    said: Values = given(found, dict)
    return Span(taken(said, "span", int, 0), chosen(said, "at", ENDS, "auto"))
