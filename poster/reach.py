"""A path and the folders a build may read from -> an open file within them, or why the door stays shut.

Every file that a person names, and every file that such a file names, is opened here: YAML, pictures, fonts.
"""

import os
import stat
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

WAY_OUT = "copy it into the project's folder"

KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What may stand where a file is expected. To open one may wait for ever, or set a machine in motion."""


class ShutError(Exception):
    """A file may not be read, because of where it lies or what it is: a fact that follows its name, and the way out."""

    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.hint = hint


class OddError(ShutError):
    """What stands in the place of a file is none; `kind` says what it is: a folder, a pipe."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"is {kind}", "name a file")
        self.kind = kind


class Reach(NamedTuple):
    """What a build may read. Folders and files are absolute and without links."""

    folders: tuple[str, ...]
    """The project's folder, those that ship, and that of a layout which is named by hand: with all that is in them."""
    files: tuple[str, ...]
    """Files that are named by hand."""
    opened: set[str]
    """Gathers the files that have been opened, by the same kind of path; builds of one command share the set."""

    def with_file(self, path: str) -> "Reach":
        """The reach and one file that is named by hand."""
        return self._replace(files=(*self.files, os.path.realpath(path)))

    def with_folder(self, path: str) -> "Reach":
        """The reach and a folder with all that is in it."""
        return self._replace(folders=(*self.folders, os.path.realpath(path)))


def project_of(content: str) -> str:
    """The folder of a content file; where the file is a link, of the file it leads to."""
    return os.path.dirname(os.path.realpath(content) if os.path.islink(content) else content) or "."


def reach_of(content: str, shipped: Iterable[str]) -> Reach:
    """What a build of a content file may read: the file, its folder, and what ships."""
    folders = (project_of(content), *shipped)
    return Reach(tuple(map(os.path.realpath, folders)), (os.path.realpath(content),), set())


def is_within(path: str, reach: Reach) -> bool:
    """Whether a file or a folder may be read, wherever links lead; it need not exist."""
    try:
        real = os.path.realpath(path)
        return (
            real in reach.files
            or any(_is_above(folder, real) for folder in reach.folders)
            or any(_contains(folder, real) for folder in reach.folders)
        )
    except (OSError, ValueError):
        return False


def _is_above(folder: str, real: str) -> bool:
    """Whether a folder is `real` or above it, as both are spelled."""
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def _contains(folder: str, real: str) -> bool:
    """Whether a folder is `real` or above it, also where it is spelled differently: `C:\\PROGRA~1`, `/Users/ANNA`."""
    try:
        wanted = os.stat(folder)
    except OSError:
        return False
    while True:
        try:
            if os.path.samestat(os.stat(real), wanted):
                return True
        except OSError:
            pass  # It may not be there yet; its parents are.
        above = os.path.dirname(real)
        if above == real:
            return False
        real = above


def refuse_outside(path: str, reach: Reach) -> None:
    """Raise ShutError where a file or a folder may not be read."""
    if not is_within(path, reach):
        leads = "leads" if os.path.islink(path) else "lies"
        raise ShutError(f"{leads} outside the project's folder", WAY_OUT)


def refuse_odd(mode: int) -> None:
    """Raise OddError for what is no file: folders, pipes, sockets, devices."""
    if not stat.S_ISREG(mode):
        raise OddError(next((kind for is_kind, kind in KINDS if is_kind(mode)), "something else"))


def open_file(path: str, reach: Reach) -> BinaryIO:
    """The file, open for reading. Raises ShutError where it may not be read, OSError or ValueError where it cannot."""
    refuse_outside(path, reach)
    real = os.path.realpath(path)
    refuse_odd(os.stat(real).st_mode)
    # Asked again of what has been opened: another process may have put a pipe there meanwhile, which O_NONBLOCK opens
    # without waiting for its other end.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    descriptor = os.open(real, flags)
    try:
        refuse_odd(os.fstat(descriptor).st_mode)
        file = os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
    reach.opened.add(real)
    return file


def is_opened(path: str, reach: Reach) -> bool:
    """Whether `path` is one of the files that have been opened, by whatever name or link."""
    try:
        if os.path.realpath(path) in reach.opened:
            return True
        wanted = os.stat(path)
    except OSError:
        return False
    return any(_is_same(each, wanted) for each in reach.opened)


def _is_same(path: str, wanted: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(path), wanted)
    except OSError:
        return False
