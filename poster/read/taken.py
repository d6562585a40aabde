"""Checked values by key -> values of the type that their description reads them as, or what stands in for them.

`Found` holds values of every kind. Here each is asked for by its type, so that what uses it is checked by types too; a
value of another type means that a description and its use have parted, which is a fault of the program.
"""

from collections.abc import Mapping
from typing import TypeVar

from poster.model.units import Length
from poster.read.fields import Found

Value = TypeVar("Value")
Otherwise = TypeVar("Otherwise")
Values = Mapping[str, Found]
Sides = tuple[Length, Length, Length, Length]
"""Lengths above, to the right, below and to the left."""


def given(found: Found, kind: type[Value]) -> Value:
    """The value found, of a type."""
    value: object = found.value
    assert isinstance(value, kind), f"{value!r} is no {kind.__name__}"
    return value


def taken(values: Values, key: str, kind: type[Value], otherwise: Otherwise) -> Value | Otherwise:
    """The value under a key, of a type; `otherwise` where there is none."""
    found = values.get(key)
    return otherwise if found is None else given(found, kind)


def chosen(values: Values, key: str, names: tuple[Value, ...], otherwise: Otherwise) -> Value | Otherwise:
    """The one of a few names that stands under a key; `otherwise` where there is none."""
    found = values.get(key)
    return otherwise if found is None else names[names.index(found.value)]


def each(found: Found | None, kind: type[Value]) -> tuple[Value, ...]:
    """The parts of a value, all of one type; none where nothing is found."""
    if found is None:
        return ()
    parts = given(found, tuple)
    assert all(isinstance(part, kind) for part in parts), f"{parts!r} are not all {kind.__name__}"
    return parts


def around(values: Values, key: str, otherwise: Sides) -> Sides:
    """The four lengths under a key; `otherwise` where there are none."""
    if key not in values:
        return otherwise
    top, right, bottom, left = each(values[key], Length)
    return top, right, bottom, left


def inside(found: Found | None) -> Values:
    """The values of a map; none where it is not there."""
    return {} if found is None else given(found, dict)
