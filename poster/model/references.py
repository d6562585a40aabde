"""Content -> what a text can refer to, with its kind and number; and what it refers to.

Whatever has an `id` that begins with a known prefix can be referred to, in whatever block it stands: a new kind of
block needs no line here. Numbers follow the order of the content, whatever a layout makes of it.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from poster.model.boxes import THEOREMS, UNCOUNTED
from poster.model.content import Content, Figure, Run, Text
from poster.model.formula import Formula
from poster.problems import Place

Sought = TypeVar("Sought")

KINDS = {
    "fig-": "figure", "tbl-": "table", "lst-": "listing", "eq-": "equation", "exr-": "exercise",
    **{f"{prefix}-": kind for kind, prefix in THEOREMS.items() if kind not in UNCOUNTED},
}  # fmt: skip
"""Prefix of an id -> what it is called: a key of the engine's words. Source: Quarto, cross references."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Referable(NamedTuple):
    """What a text can refer to."""

    kind: str
    """A key of the engine's words; empty for a section."""
    number: int
    """Among those of its kind, from 1."""
    panel: str
    """Letter of a part of a figure; empty for the whole."""
    section: int
    """Position of the section that it stands in."""
    title: str = ""
    """Of a section."""


def referables(content: Content) -> dict[str, Referable]:
    """All that can be referred to, by id; of two with one id the first."""
    found: dict[str, Referable] = {}
    numbers: dict[str, int] = {}
    for position, section in enumerate(content.sections):
        if section.title:
            found.setdefault(section.id, Referable("", 0, "", position, section.title.plain))
        for name, panels, _ in identified(section.blocks):
            kind = kind_of(name)
            numbers[kind] = numbers.get(kind, 0) + 1
            found.setdefault(name, Referable(kind, numbers[kind], "", position))
            for number, panel in enumerate(panels):
                if panel:
                    letter = LETTERS[number % len(LETTERS)]
                    found.setdefault(panel, Referable(kind, numbers[kind], letter, position))
    return found


def identified(value: Any) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    """Id, ids of panels, and place of all that has one, in order."""
    if not isinstance(value, tuple) or isinstance(value, Text | Run | Place | Formula):
        return
    name = getattr(value, "id", "")
    if isinstance(name, str) and kind_of(name):
        if isinstance(value, Figure):
            yield name, tuple(plate.id for row in value.rows for plate in row), value.place
            return
        yield name, (), value.place  # type: ignore[attr-defined] # what has an id has a place
    for part in value:
        yield from identified(part)


def kind_of(name: str) -> str:
    """What an id names by its prefix; empty for none."""
    return next((kind for prefix, kind in KINDS.items() if name.startswith(prefix)), "")


def figures_of(content: Content) -> dict[Place, tuple[Figure, str]]:
    """All figures in order, by their places, each with the name by which layouts address it: its id or its number."""
    found: dict[Place, tuple[Figure, str]] = {}
    for section in content.sections:
        for figure in figures_in(section.blocks):
            found[figure.place] = (figure, figure.id or str(len(found) + 1))
    return found


def figures_in(value: Any) -> Iterator[Figure]:
    """All figures within a value, in order."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Text | Run | Place | Formula):
        for part in value:
            yield from figures_in(part)


def texts_of(value: Any) -> Iterator[Text]:
    """All texts within a value, in order, those of notes behind the text that marks them."""
    if isinstance(value, Text):
        yield value
        yield from (text for run in value.runs if run.note for text in run.note.texts)
    elif isinstance(value, tuple) and not isinstance(value, Run | Place | Formula):
        for part in value:
            yield from texts_of(part)


def changed(value: Any, kind: type[Sought], change: Callable[[Sought], Any]) -> Any:
    """A value with all of a kind in it changed, in order; the same one where nothing is."""
    if isinstance(value, kind):
        return change(value)
    if not isinstance(value, tuple) or isinstance(value, Text | Run | Place | Formula):
        return value
    parts = [changed(part, kind, change) for part in value]
    if all(new is old for new, old in zip(parts, value)):
        return value
    return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
