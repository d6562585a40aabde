"""Deferred imports: what libraries import in case they need it is not loaded by a build, and works when it is used."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from poster.deferred import LAZY_PATTERNS, PLAIN_NUMBERS, STAND_INS, WAITING, WITHOUT

ROOT = Path(__file__).parent.parent

BUILD = """
import sys
from poster import cli, deferred
deferred.defer_imports()
assert cli.main(["build", sys.argv[1], "--layout", "handout", "--out", sys.argv[2], "--quiet"]) == 0
spared = {other for others in deferred.STAND_INS.values() for other in others}
spared |= {other for other, _ in deferred.WITHOUT.values()}
for name in sorted(deferred.TABLES | spared):
    module = sys.modules.get(name)
    print(name, type(module).__name__ if module else "never imported")
"""

DEFER = """
from poster.deferred import defer_imports
defer_imports()
"""

USES = {
    "waits": ("import datetime", "datetime.date(2000, 1, 2)", "2000-01-02"),
    "was imported twice": ("import base64; import base64", "base64.b64encode(b'a')", "b'YQ=='"),
    "is taken from": ("from datetime import date", "date(2000, 1, 2)", "2000-01-02"),
    "has known constants": ("import inspect", "inspect.CO_GENERATOR, inspect.isfunction(len)", "32 False"),
    "is spared": ("import hashlib", "hashlib.md5(b'a').hexdigest()[:8]", "0cc175b9"),
    "was a stand-in": ("import uharfbuzz, pathlib", "pathlib.Path('a/b').name", "b"),
    "has numbers without names": (
        "import uharfbuzz, enum",
        "uharfbuzz.Buffer().flags | uharfbuzz.BufferFlags.BOT, enum.IntFlag.__name__",
        "1 IntFlag",
    ),
    "has patterns": ("import yaml", "yaml.load('a: [1, 2000-01-01]', yaml.SafeLoader)['a'][0]", "1"),
}


def python(program: str, *arguments: str | Path) -> str:
    command = [sys.executable, "-P", "-c", program, *map(str, arguments)]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_what_can_wait_waits_to_the_end_of_a_build(tmp_path: Path) -> None:
    """A name that no library imports any more, or that one now uses at once, should leave its table."""
    spared = {other for others in STAND_INS.values() for other in others} | {other for other, _ in WITHOUT.values()}
    expected = dict.fromkeys(spared, "never imported") | dict.fromkeys(WAITING, "WaitingModule")
    expected |= dict.fromkeys(STAND_INS.keys() | WITHOUT.keys() | LAZY_PATTERNS | PLAIN_NUMBERS, "module")
    found = dict(line.split(" ", 1) for line in python(BUILD, ROOT / "content.yaml", tmp_path).splitlines())
    assert expected == found


@pytest.mark.parametrize("case", USES)
def test_a_module_works_when_it_is_used_though_it(case: str) -> None:
    imports, use, expected = USES[case]
    assert f"{expected}\n" == python(f"{DEFER}{imports}\nprint({use})")


NUMBERS = """
import enum
kinds = enum.IntEnum, enum.IntFlag
import uharfbuzz._harfbuzz as harfbuzz
for name, kind in sorted(vars(harfbuzz).items()):
    if isinstance(kind, type(Number)) and kind not in (*kinds, Number, Flag):
        members = {member: int(getattr(kind, member)) for member in vars(kind) if member.isupper()}
        print(name, members, [*map(int, kind)], len(kind), [int(kind(each)) for each in kind])
"""


def test_numbers_without_names_are_those_of_the_enumerations() -> None:
    deferred = python(f"{DEFER}from poster.deferred import Flag, Number{NUMBERS}")
    assert deferred.count("\n") == 20
    assert deferred == python(f"from enum import IntEnum as Number, IntFlag as Flag{NUMBERS}")


def test_known_constants_are_those_of_the_module() -> None:
    assert WAITING["inspect"] == {name: getattr(inspect, name) for name in WAITING["inspect"]}


def test_a_pattern_that_waits_matches_like_any_other() -> None:
    program = """
from poster.deferred import lazy_patterns
import re
with lazy_patterns():
    pattern = re.compile("b+", re.IGNORECASE)
print(type(pattern).__name__, type(re.compile("b")).__name__, pattern.sub("-", "aBbc"))
"""
    assert "LazyPattern Pattern a-c\n" == python(program)
