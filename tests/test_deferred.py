"""Deferred imports: what libraries import in case they need it is not loaded by a build, and works when it is used."""

import subprocess
import sys
from pathlib import Path

from poster.deferred import DEFERRED

ROOT = Path(__file__).parent.parent

BUILD = """
import sys
from poster import cli
from poster.deferred import DEFERRED, defer_imports
defer_imports()
assert cli.main(["build", sys.argv[1], "--layout", "handout", "--out", sys.argv[2], "--quiet"]) == 0
for name in sorted(DEFERRED):
    print(name, type(sys.modules[name]).__name__ if name in sys.modules else "never imported")
"""

USE = """
from poster.deferred import defer_imports
defer_imports()
import tokenize
from PIL import Image
print(tokenize.tok_name[0], Image.new("L", (2, 3)).size)
"""


def python(program: str, *arguments: str | Path) -> str:
    command = [sys.executable, "-P", "-c", program, *map(str, arguments)]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_every_deferred_module_waits_to_the_end_of_a_build(tmp_path: Path) -> None:
    """A name that no library imports any more, or that one now uses at once, should leave the list."""
    expected = [f"{name} _LazyModule" for name in sorted(DEFERRED)]
    assert expected == python(BUILD, ROOT / "content.yaml", tmp_path).splitlines()


def test_a_deferred_module_works_when_it_is_used() -> None:
    assert "ENDMARKER (2, 3)\n" == python(USE)
