"""The body of a class derived from `NamedTuple` -> the class, made in a quarter of the time.

The program has some 170 such classes. `typing` checks the type of each field and `collections` compiles a constructor
from source for each class, which together were a tenth of a cold start. Here a constructor is the code of a template
with other names in it, compiled once for each number of fields. That is for a process of our own, after the tests have
seen every class be made the usual way; a library must not do it to its host.
"""

import typing
from collections.abc import Iterable
from types import CodeType, FunctionType
from typing import Any

_usual = typing.NamedTupleMeta.__new__  # type: ignore[attr-defined]
_templates: dict[int, CodeType] = {}
"""Constructors by their number of fields: code, which does not change what comes out."""


def hasten_records() -> None:
    """Let named tuples be made this way from now on, in the whole process."""
    typing.NamedTupleMeta.__new__ = make_record  # type: ignore[attr-defined]


def make_record(kind: type, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
    """The class; the usual way where it is generic, or where its body does not say its annotations (Python 3.14)."""
    annotations = body.get("__annotations__")
    if annotations is None or len(bases) != 1 or name == "NamedTuple":
        made: type = _usual(kind, name, bases, body)
        return made
    fields = tuple(annotations)
    defaults = {field: body[field] for field in fields if field in body}
    members = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _getnewargs,
        **body,
        "__slots__": (),
        "__match_args__": fields,
        "__new__": _constructor(fields, tuple(defaults.values())),
        "_fields": fields,
        "_field_defaults": defaults,
    }
    for place, field in enumerate(fields):
        members[field] = _Getter(place, None)
    return type(name, (tuple,), members)


def _constructor(fields: tuple[str, ...], defaults: tuple[object, ...]) -> FunctionType:
    template = _templates.get(len(fields))
    if template is None:
        names = "".join(f", a{number}" for number in range(len(fields)))
        template = _templates[len(fields)] = eval(f"lambda kind{names}: new(kind, ({names[2:]},))").__code__
    code = template.replace(co_varnames=("_cls", *fields), co_name="__new__")
    return FunctionType(code, {"new": tuple.__new__}, "__new__", defaults)


_Getter: Any = type(typing.NamedTuple("Point", [("x", int)]).x)  # type: ignore[attr-defined]
"""What reads a field by its number: `collections` has it in C."""


def _make(kind: Any, values: Iterable[object]) -> Any:
    record = tuple.__new__(kind, values)
    if len(record) != len(kind._fields):
        raise TypeError(f"Expected {len(kind._fields)} arguments, got {len(record)}")
    return record


def _replace(self: Any, /, **changes: object) -> Any:
    record = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return record


def _asdict(self: Any) -> dict[str, object]:
    return dict(zip(self._fields, self, strict=True))


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in _asdict(self).items()])})"


def _getnewargs(self: Any) -> tuple[object, ...]:
    return tuple(self)
