"""Names of modules -> imports that wait: a module that libraries import in case they need it is loaded when they do.

PyYAML, qrcode and uharfbuzz import at their top what a build never uses, Pillow above all: a quarter of the
time that all imports take. `LazyLoader` of the standard library gives them a module that loads itself at first use, so
nothing changes for code that does use it. That is for a process of our own; a library must not do it to its host.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

DEFERRED = frozenset(
    (
        "PIL.Image",
        "PIL.ImageDraw",
        "ipaddress",
        "linecache",
        "tokenize",
    )
)
"""Modules that are imported by name (`import tokenize`, `from PIL import Image`) and that no import already uses."""


class Deferrer:
    """A finder for `sys.meta_path` that knows the deferred modules only."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module's own spec with a loader that waits; None for all modules that are not deferred."""
        if name not in DEFERRED:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def defer_imports() -> None:
    """Let the deferred modules wait from now on, in the whole process."""
    if Deferrer not in sys.meta_path:
        sys.meta_path.insert(0, Deferrer)
