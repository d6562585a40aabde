"""Words for a person at a prompt: text made safe to print, and a progress bar for builds that take their time."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator

PATIENCE = 1.0
"""Seconds before the progress bar shows: a build that takes less would only flicker."""

TICK = 0.2
"""Seconds between two pictures of the bar."""

BAR = 24
"""Characters of the bar."""


def printable(text: str) -> str:
    """`text` with control characters spelled out, so that a quoted value cannot move the cursor or break the line."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def say(text: str) -> None:
    """Print a line to standard error; a closed standard error is no reason to fail."""
    if sys.stderr is None:
        return  # print would take None for standard output
    with contextlib.suppress(OSError, ValueError):
        print(printable(text), file=sys.stderr)


def bar(done: int, steps: int, name: str, seconds: float, width: int) -> str:
    """One picture of the progress bar, at most `width` characters long."""
    filled = BAR * done // max(steps, 1)
    picture = f"[{'#' * filled}{'.' * (BAR - filled)}] {done} of {steps} done, {printable(name)}, {seconds:.0f} s"
    return picture[: max(width - 1, 0)]


ERASER = "\r\x1b[K"
"""What takes a line off a terminal."""


def can_repaint() -> bool:
    """Whether standard error is a terminal that understands escapes, and they are welcome."""
    if os.environ.get("TERM") == "dumb" or os.environ.get("NO_COLOR"):
        return False
    return sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty()


def clipped(text: str, most: int) -> str:
    """`text`, cut at a space where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    kept = text[:most]
    return f"{kept.rpartition(' ')[0] or kept} …"


def repaint(picture: str) -> None:
    """Put `picture` in the place of the current line of standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(f"\r{picture}{ERASER[1:]}", end="", file=sys.stderr, flush=True)


@contextlib.contextmanager
def progress(steps: int, wanted: bool) -> Iterator[Callable[[int, str], None]]:
    """Give a function that takes (steps done, name of the next), and draw a bar on standard error meanwhile.

    Without `wanted`, or where standard error is no terminal that could show it, nothing is drawn.
    """
    if not wanted or not can_repaint():
        yield lambda done, name: None
        return
    # Imported here: only a person at a terminal needs them, and the import costs a script 4 ms.
    import threading
    import time

    now: list[tuple[int, str]] = [(0, "")]
    ended = threading.Event()
    start = time.monotonic()

    def draw() -> None:
        wait = PATIENCE
        while not ended.wait(wait):
            wait = TICK
            done, name = now[0]
            repaint(bar(done, steps, name, time.monotonic() - start, terminal_width()))
        if wait == TICK:
            repaint("")

    artist = threading.Thread(target=draw, daemon=True)
    artist.start()
    try:
        yield lambda done, name: now.__setitem__(0, (done, name))
    finally:
        ended.set()
        artist.join()


def terminal_width() -> int:
    """Columns of the terminal behind standard error; 80 where it does not say."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
