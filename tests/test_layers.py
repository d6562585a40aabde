"""The import layers: every package imports downwards only, and third-party packages stay where they belong."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "poster"

LAYERS = (
    ("problems", "cache", "reach"),
    ("model",),
    ("mathematics",),
    ("read", "text", "images", "paint", "check"),
    ("compose", "blocks"),
    ("fit",),
    ("report", "catalogue"),
    ("press",),
    ("lock", "stop", "terminal", "deferred", "records", "outlet", "summary", "order"),
    ("undo",),
    ("save",),
    ("deliver",),
    ("cli",),
    ("__main__",),
)
"""Modules and packages of `poster`, lowest first. Those of one layer know nothing of each other."""

EXCEPTIONS = {("compose", "blocks")}
"""Imports within a layer that are meant: what is composed is made of blocks."""

ONLY_FOR = {"report": {"press"}, "press": {"cli", "deliver", "__init__"}}
"""Modules that few may import, though they lie below many: what was made, in figures, is the pipeline's alone."""

HOMES = {
    "reportlab": ("paint",),
    "yaml": ("read",),
    "markdown_it": (
        "read/dialect",
        "read/markdown.py",
        "read/inline.py",
        "read/displays.py",
        "read/sciences.py",
        "read/notes.py",
        "read/reader.py",
        "read/unset.py",
        "read/chapters.py",
        "read/tables.py",
        "read/figures.py",
        "read/figure_rows.py",
        "read/references.py",
        "read/divs.py",
        "read/fences.py",
    ),
    "python_calamine": ("read/workbooks.py",),
    "mdit_py_plugins": ("read/dialect",),
    "qrcode": ("images/codes.py", "images/modules.py", "images/codewords.py"),
    "uharfbuzz": ("text", "paint", "mathematics/stix_face.py"),
    "mathra": ("mathematics/engine.py",),
    "pyphen": ("text",),
    "pygments": ("compose/highlight.py",),
    "idna": ("model/uri.py",),
    "PIL": ("images", "paint"),
    "fontTools": ("images",),
    "cssselect2": ("images/svg_sheets.py",),
    "tinycss2": ("images/svg_sheets.py", "images/svg_values.py"),
    "typst": ("images/svg_convert.py", "images/svg_apart.py"),
    "pikepdf": ("images",),
    "pypdfium2": ("images/samples.py", "images/type_sizes.py"),
}
"""Third-party packages, and where they may be imported."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_shipped" not in path.parts)


def name_of(path: Path) -> str:
    """`read/nodes.py` of a module's path."""
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """The layer's member that a module belongs to: `read` for `read/nodes.py`, `cli` for `cli.py`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Full names of what a module imports, at any depth of its code, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: write imports in full"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def own_imports(path: Path) -> Iterator[tuple[str, int]]:
    """Members of layers that a module imports, with their lines; names of the package itself are left out."""
    members = {member for layer in LAYERS for member in layer}
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "poster" and len(parts) > 1 and parts[1] in members:
            yield parts[1], line


def level(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def may_import(part: str, other: str) -> bool:
    return part == other or (part, other) in EXCEPTIONS or level(other) < level(part)


def test_every_module_has_a_layer() -> None:
    members = {member for layer in LAYERS for member in layer} | {"__init__"}
    assert set() == {part_of(path) for path in MODULES} - members


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) != "__init__"], ids=name_of)
def test_imports_lead_downwards(path: Path) -> None:
    part = part_of(path)
    upwards = [(other, line) for other, line in own_imports(path) if not may_import(part, other)]
    assert [] == [f"line {line}: {part} may not import {other}" for other, line in upwards]


def test_what_is_for_few_is_imported_by_few() -> None:
    for module, few in ONLY_FOR.items():
        users = {part_of(path) for path in MODULES for other, _ in own_imports(path) if other == module}
        assert set() == users - few - {module}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_third_party_packages_are_imported_where_they_belong(path: Path) -> None:
    wrong = []
    for name, line in imports(path):
        package = name.split(".")[0]
        if package in sys.stdlib_module_names or package == "poster":
            continue
        homes = HOMES.get(package, ())
        if not any(name_of(path) == home or name_of(path).startswith(f"{home}/") for home in homes):
            wrong.append(f"line {line}: {package} is not imported here, only in {homes or 'no module'}")
    assert [] == wrong


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_say_what_they_are_and_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not text:
        return  # a folder that has nothing to say of its own
    assert ast.get_docstring(ast.parse(text)), "the first line says input and output"
    assert text.count("\n") <= 400, "look for the second idea in it"


def loaded(code: str) -> set[str]:
    """Top-level modules that are loaded after `code` has run in a Python of its own."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


HEAVY = {
    "PIL", "argparse", "asyncio", "ctypes", "dataclasses", "email", "hashlib", "http", "inspect", "json", "logging",
    "numpy", "pyphen", "qrcode", "reportlab", "socket", "ssl", "tempfile", "threading", "uharfbuzz", "urllib", "xml",
    "yaml",
}  # fmt: skip
"""Modules that each cost milliseconds, or pull in others that do."""


def test_the_command_line_alone_loads_nothing_heavy() -> None:
    assert set() == loaded("import poster.cli") & HEAVY


def test_problems_alone_load_nothing_heavy() -> None:
    assert set() == loaded("import poster.problems") & HEAVY


NEEDLESS = {
    "argparse",
    "asyncio",
    "dataclasses",
    "fontTools",
    "http",
    "multiprocessing",
    "numpy",
    "socket",
    "ssl",
    "unittest",
}
"""What a build never needs: over 5 ms each, or only there because some library would also do something else."""


def test_the_pipeline_loads_nothing_needless() -> None:
    assert set() == loaded("import poster.press") & NEEDLESS
