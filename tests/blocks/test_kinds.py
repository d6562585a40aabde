"""Kinds of block: each has its row, and nothing outside `blocks` asks which one a block is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from poster.blocks.kind import not_measured, not_placed
from poster.blocks.kinds import KINDS
from tests.test_layers import MODULES, name_of, part_of

NAMES = {kind.__name__ for kind in KINDS}
MAKERS = ("compose",)
"""Packages that make blocks, hence import their kinds; they do not ask which one a block is either."""
OUTSIDE = [path for path in MODULES if part_of(path) != "blocks"]


def named(node: ast.expr) -> set[str]:
    """The names in an expression."""
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} | {
        each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)
    }


def name_called(node: ast.expr) -> str:
    """The plain name that is called; empty for anything else."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def asked(tree: ast.AST, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where code asks whether something is of one of the kinds: with isinstance, by its type, or in a match."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_called(node) in ("isinstance", "issubclass"):
            found = named(node.args[1])
        elif isinstance(node, ast.Compare):
            found = named(node)
        elif isinstance(node, ast.MatchClass):
            found = named(node.cls)
        elif isinstance(node, ast.Dict):
            found = {name for key in node.keys if key for name in named(key)}
        else:
            continue
        yield from ((node.lineno, name) for name in sorted(found & names))


@pytest.mark.parametrize("path", OUTSIDE, ids=name_of)
def test_nothing_outside_asks_what_kind_a_block_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [] == [f"line {line}: {name}" for line, name in asked(tree, NAMES)]


@pytest.mark.parametrize("path", OUTSIDE, ids=name_of)
def test_only_what_makes_blocks_imports_their_kinds(path: Path) -> None:
    if part_of(path) in MAKERS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = [node for node in imports if node.module and node.module.startswith("poster.blocks")]
    assert [] == [f"line {node.lineno}: {alias.name}" for node in own for alias in node.names if alias.name in NAMES]


@pytest.mark.parametrize(
    "code",
    [
        "isinstance(block, Prose)",
        "isinstance(block, (Head, Prose))",
        "isinstance(block, prose.Prose)",
        "type(block) is Prose",
        "type(block) in (Head, Prose)",
        "kinds & {Prose} == set()",
        "{Prose: 1}[type(block)]",
        "match block:\n    case Prose(): pass",
    ],
)
def test_a_question_is_found(code: str) -> None:
    assert ["Prose"] == [name for _, name in asked(ast.parse(code), {"Prose"})]


def test_every_kind_of_block_has_a_row() -> None:
    """A kind is what some part of `compose` puts into a piece, or what such a block expands into."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES if part_of(path) == "compose"]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made = {name_called(call.args[0]) for call in calls if name_called(call) == "Entry" and call.args} - {"", "self"}
    assert made
    assert set() == made - NAMES


def test_what_expands_is_not_measured_and_all_else_is_both_measured_and_placed() -> None:
    for kind, row in KINDS.items():
        assert (row.measure is not_measured) == (row.place is not_placed), kind
