"""What people write on: lines, places for notes, fields."""

from typing import TYPE_CHECKING, NamedTuple

from poster.problems import Place

if TYPE_CHECKING:
    from poster.model.content import Text

EXERCISE, ANSWER = "exercise", "answer"
"""Kinds of boxes."""


class Lines(NamedTuple):
    """Lines to write on."""

    number: int
    place: Place


class Space(NamedTuple):
    """A place for notes, which takes what its column has to spare."""

    title: "Text | None"
    place: Place


class Field(NamedTuple):
    """A line for one entry, such as a name, with its word before it."""

    label: "Text | None"
    """None for the word for names."""
    place: Place
