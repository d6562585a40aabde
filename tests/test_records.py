"""Named tuples made faster: they are what the usual way makes."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from poster.records import make_record

ROOT = Path(__file__).parent.parent

HASTEN = """
from poster.records import hasten_records
hasten_records()
"""

PAIR = """
from typing import Generic, NamedTuple, TypeVar
Part = TypeVar("Part")
class Pair(NamedTuple, Generic[Part]):
    first: Part
    second: Part
print(Pair[int](1, 2))
"""


def python(program: str) -> str:
    """What a Python of its own prints: records are hastened for a whole process."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


class Line(NamedTuple):
    """A line."""

    first: int
    last: int = 3
    note: "str | None" = None

    @property
    def length(self) -> int:
        return self.last - self.first

    def __str__(self) -> str:
        return f"line of {self.length}"


Fast: Any = make_record(
    type(Line),
    "Line",
    (NamedTuple,),  # type: ignore[arg-type]
    {
        "__module__": __name__,
        "__doc__": Line.__doc__,
        "__annotations__": Line.__annotations__,
        "last": 3,
        "note": None,
        "length": Line.length,
        "__str__": Line.__str__,
    },
)


@pytest.mark.parametrize("kind", [Line, Fast], ids=["usual", "fast"])
def test_a_record(kind: Any) -> None:
    line = kind(1, note="x")
    assert ((1, 3, "x"), 1, 3, "x", 2) == (tuple(line), line.first, line.last, line.note, line.length)
    assert ("Line(first=1, last=3, note='x')", "line of 2") == (repr(line), str(line))
    assert kind(1, 4, "x") == line._replace(last=4) == kind._make((1, 4, "x"))
    assert {"first": 1, "last": 3, "note": "x"} == line._asdict()
    assert (1, 3, "x") == line.__getnewargs__()


@pytest.mark.parametrize("kind", [Line, Fast], ids=["usual", "fast"])
def test_a_record_refuses_what_does_not_belong_to_it(kind: Any) -> None:
    for wrong in (kind, lambda: kind(1, 2, 3, 4), lambda: kind(1, lost=2), lambda: kind._make((1, 2))):
        with pytest.raises(TypeError):
            wrong()
    with pytest.raises((TypeError, ValueError)):
        kind(1)._replace(lost=2)
    with pytest.raises(AttributeError):
        kind(1).lost = 2


def test_a_generic_class_is_made_the_usual_way() -> None:
    assert "Pair(first=1, second=2)\n" == python(HASTEN + PAIR)


DESCRIBE = """
import importlib, pkgutil, poster
for module in pkgutil.walk_packages(poster.__path__, "poster."):
    if module.name == "poster.__main__":
        continue
    for name, kind in vars(importlib.import_module(module.name)).items():
        if isinstance(kind, type) and issubclass(kind, tuple) and kind.__module__ == module.name:
            record = kind(*range(len(kind._fields)))
            print(module.name, kind.__qualname__, tuple(record), kind.__repr__(record))
            print(kind._fields, kind._field_defaults)
            print(kind.__new__.__code__.co_varnames, kind.__new__.__defaults__, sorted(kind.__annotations__))
            print(sorted(vars(kind)), [getattr(record, field) for field in kind._fields], kind.__match_args__)
            print(kind._make(record) == record, kind.__doc__ if kind.__doc__ and "(" not in kind.__doc__ else "")
"""


def test_every_record_of_the_program_is_made_alike() -> None:
    usual, fast = (re.sub(" at 0x[0-9a-f]+", "", python(code)) for code in (DESCRIBE, HASTEN + DESCRIBE))
    assert 400 < usual.count("\n")
    assert usual == fast
