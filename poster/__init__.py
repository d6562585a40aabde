"""One content file and one layout -> conference posters and handouts as PDF. The public names of the package.

`load(path)` reads a content file, `build(content, layout)` makes a PDF of it; both raise `PosterError` with all
problems at once.
"""

import sys

if sys.version_info < (3, 11):
    # SystemExit rather than ImportError: the reader is somebody at a prompt, and a traceback would bury the sentence.
    raise SystemExit("poster needs Python 3.11 or newer; this is Python %d.%d" % sys.version_info[:2])

# `python -m poster` puts the current folder before all others on the path of imports: a `yaml.py` that lies beside a
# poster from somewhere else would run. As a library poster leaves its host's path alone: `sys.argv` begins with `-m`
# only while Python looks for what `-m` names. This stands before any other import, which is what it guards.
if sys.argv[:1] == ["-m"] and sys.orig_argv[-len(sys.argv)].split(".")[0] in ("poster", "-mposter"):
    import os

    try:
        if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:
            del sys.path[0]
    except OSError:
        pass  # The folder is gone; Python has then put nothing there.

TYPE_CHECKING = False  # not from typing, whose import costs more than all of this
if TYPE_CHECKING:
    from poster.cache import Cache
    from poster.press import Result, build, load
    from poster.problems import PosterError, Problem

__version__ = "0.1.0"
__all__ = ["Cache", "PosterError", "Problem", "Result", "__version__", "build", "load"]

HOMES = {
    "Cache": "poster.cache",
    "PosterError": "poster.problems",
    "Problem": "poster.problems",
    "Result": "poster.press",
    "build": "poster.press",
    "load": "poster.press",
}
"""The module that each public name comes from; imported when the name is first asked for, so that
`import poster.problems` does not pay for the whole pipeline."""


def __getattr__(name: str) -> object:
    """The public name `name`, from its own module. Raises AttributeError for any other name."""
    if name not in HOMES:
        raise AttributeError(f"module 'poster' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(HOMES[name]), name)
