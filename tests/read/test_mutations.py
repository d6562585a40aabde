"""Damaged files are answered, whatever the damage: a value or an error, no exception, no endless work."""

import random
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.read.content import read_content
from poster.read.layout import read_layout
from tests.work import tallied

ROOT = Path(__file__).parents[2]
FILES = ["content.yaml", "layouts/poster.yaml", "layouts/handout.yaml", "layouts/themes/square.yaml"]
PIECES = [
    *"[]{}:,-#&*!|>'\"%@`\\ \n\t.~^_<()", "fill", "24pt", "-1", "nan", "9" * 30, "\u202e", "\0", "|\n", " #x", "null",
    "extends: poster\n", "theme: x\n", "<<: *a", "javascript:x", "![", "](", ": ", "- ", "columns: 3\n", "  b a\n",
]  # fmt: skip

ANSWERED = 1_000_000
"""Calls and returns in which a file of a few kilobytes is answered; some 50,000 are usual."""


def damage(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        way = chance.randrange(3)
        if way == 0:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif way == 1:
            text = text[:at] + text[at + chance.randrange(20) :]
        else:
            text = text[:at] + text[other : other + chance.randrange(80)] + text[at:]
    return text


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_are_answered(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    whole = (ROOT / name).read_text(encoding="utf-8")
    path = tmp_path / "damaged.yaml"
    for _ in range(150):
        path.write_text(damage(whole, chance), encoding="utf-8")
        with tallied(ANSWERED):
            if name == "content.yaml":
                value, problems = read_content(str(path), Cache())
            else:
                value, problems = read_layout(str(path), str(ROOT), Cache())  # type: ignore[assignment]
        assert (value is None) == any(problem.level == "error" for problem in problems)
        assert all(problem.place.line > 0 and problem.place.column > 0 for problem in problems)
