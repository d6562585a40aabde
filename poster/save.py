"""Named bytes -> files, all of them or none; what stood there before stays until all are written."""

import contextlib
import errno
import os
from collections.abc import Iterable, Mapping

from poster.problems import Place, Problem, error

HINTS = {
    errno.ENOSPC: "the disk is full: free some space, or write elsewhere",
    errno.EDQUOT: "the quota is used up: free some space, or write elsewhere",
    errno.EACCES: "allow writing there, or write elsewhere",
    errno.EPERM: "allow writing there, or write elsewhere",
    errno.EROFS: "the disk cannot be written to: write elsewhere",
    errno.ENOTDIR: "a part of the path is a file: move it away, or write elsewhere",
    errno.EEXIST: "it is a file, not a folder: move it away, or write elsewhere",
    errno.EISDIR: "it is a folder: move it away, or write elsewhere",
}


def save(files: Mapping[str, bytes]) -> Problem | None:
    """Write each file under its path. Folders are made where they are missing.

    Returns what went wrong; then no file has been written or changed, and nothing is left behind.
    """
    waiting: dict[str, str] = {}
    made: list[str] = []
    target = ""
    try:
        for target, content in files.items():
            refuse_folder(target)
            make_folders(os.path.dirname(os.path.abspath(target)), made)
            waiting[target] = write_beside(target, content, waiting)
        for target in tuple(waiting):
            os.replace(waiting[target], target)
            del waiting[target]
    except OSError as failure:
        return unwritable(target, failure)
    finally:
        if waiting:
            clear(waiting.values(), made)
    return None


def refuse_folder(target: str) -> None:
    """Raise IsADirectoryError where `target` is a folder: renaming would notice only after other files are replaced."""
    if os.path.isdir(target):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)


def make_folders(folder: str, made: list[str]) -> None:
    """Make `folder` and its parents, noting in `made` those that were not there."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for each in reversed(missing):
        os.mkdir(each)
        made.append(each)


def write_beside(target: str, content: bytes, waiting: dict[str, str]) -> str:
    """Write `content` to a new file in the folder of `target` and return its path, also noted in `waiting`."""
    folder, name = os.path.split(target)
    # The process number keeps two builds into one folder apart. 100 bytes of the name: file names end at 255 bytes.
    path = os.path.join(folder, f".{name[:100]}.{os.getpid()}.part")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    waiting[target] = path
    with open(descriptor, "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
    return path


def clear(paths: Iterable[str], folders: list[str]) -> None:
    """Remove files that were not renamed, then the folders made for them, as far as that goes."""
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(folder)


def unwritable(target: str, failure: OSError) -> Problem:
    """The problem of a file that cannot be written."""
    reason = failure.strerror or type(failure).__name__
    named = failure.filename if isinstance(failure.filename, str) else target
    path = target if named.endswith(".part") else named
    return error(Place(path), f"cannot write '{path}': {reason}", HINTS.get(failure.errno or 0, "write elsewhere"))
