"""Named bytes -> files, all of them or none; what stood there before stays until all are written."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from poster.lock import LONGEST, Lock, lock_folder, take, unlock_folder
from poster.problems import Place, Problem, error
from poster.undo import BEGINNING, NOTE, Move, clear_away, is_left, new_name, note_text, undo

HINTS = {
    errno.ENOSPC: "the disk is full: free some space, or write elsewhere",
    errno.EDQUOT: "the quota is used up: free some space, or write elsewhere",
    errno.EACCES: "allow writing there, or write elsewhere",
    errno.EPERM: "allow writing there, or write elsewhere",
    errno.EROFS: "the disk cannot be written to: write elsewhere",
    errno.ENOENT: "the folder has gone: make it again, or write elsewhere",
    errno.ENAMETOOLONG: "give the layout a shorter name, or write elsewhere",
    errno.ENOTDIR: "a part of the path is a file: move it away, or write elsewhere",
    errno.EEXIST: "it is a file, not a folder: move it away, or write elsewhere",
    errno.EISDIR: "it is a folder: move it away, or write elsewhere",
    errno.ETIMEDOUT: "wait until it has ended, or write elsewhere",
}
if sys.platform == "win32":
    HINTS[errno.EACCES] = "close the program that shows it, allow writing there, or write elsewhere"

CHUNK = 1 << 20
"""Bytes between two looks at whether a signal has come."""

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Waiting(NamedTuple):
    """A file that is written whole, and not yet in its place."""

    folder: str
    target: str
    """Name in the folder."""
    part: str
    """Name in the folder under which it waits."""
    descriptor: int
    """Open, since that holds the lock; on Windows that alone keeps others from removing it."""


class Putting(NamedTuple):
    """The files of one folder on their way to their places."""

    folder: str
    moves: tuple[Move, ...]
    note: str
    """Path of the note that would undo them."""


def never() -> bool:
    """No signal comes."""
    return False


def save(files: Mapping[str, bytes], has_stopped: Callable[[], bool] = never) -> Problem | None:
    """Write each file under its path. Folders are made where they are missing.

    Returns what went wrong; then no file has been written or changed, and nothing is left behind. Raises
    KeyboardInterrupt in that same state where it `has_stopped` meanwhile; once the first file takes its place, all do.
    What a build that was killed has left in these folders is undone first.
    """
    waiting: list[Waiting] = []
    locks: list[Lock] = []
    made: list[str] = []
    is_done = False
    target = ""
    try:
        for target, content in files.items():
            refuse_folder(target)
            make_folders(os.path.dirname(os.path.abspath(target)), made)
            write_beside(target, content, waiting, has_stopped)
        for target in sorted({each.folder for each in waiting}):
            locks.append(lock_folder(target, LONGEST, has_stopped))
            clear_away(target, locks[-1])
        if has_stopped():
            raise KeyboardInterrupt
        put(waiting)
        is_done = True
    except TornError as torn:
        made.clear()
        return torn.problem
    except OSError as failure:
        return unwritable(target, failure)
    finally:
        let_go(waiting, not is_done)
        for lock in reversed(locks):
            unlock_folder(lock)
        if not is_done:
            remove_folders(made)
    return None


def clean(folders: Iterable[str], has_stopped: Callable[[], bool] = never) -> None:
    """Undo and remove what builds that were killed have left in folders, as far as that goes; nothing else is done."""
    for folder in folders:
        if not is_left(folder):
            continue
        with contextlib.suppress(OSError):
            lock = lock_folder(folder, 0.0, has_stopped)
            try:
                clear_away(folder, lock)
            finally:
                unlock_folder(lock)


class TornError(Exception):
    """Some files have taken their places, some have not, and it could not be undone; the problem says which."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refuse_folder(target: str) -> None:
    """Raise IsADirectoryError where `target` is a folder: renaming would notice only after other files are replaced."""
    if os.path.isdir(target):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)


def make_folders(folder: str, made: list[str]) -> None:
    """Make `folder` and its parents, noting in `made` those that were not there."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    for each in reversed(missing):
        try:
            os.mkdir(each)
        except FileExistsError:
            if not os.path.isdir(each):  # Else another build has just made it.
                raise
        else:
            made.append(each)


def write_beside(target: str, content: bytes, waiting: list[Waiting], has_stopped: Callable[[], bool]) -> None:
    """Write `content` to a new file in the folder of `target`; it is added to `waiting` as soon as it is there."""
    folder, name = os.path.split(os.path.abspath(target))
    folder = os.path.realpath(folder)
    one = begin(folder, name)
    waiting.append(one)
    rest = memoryview(content)
    while rest:
        if has_stopped():
            raise KeyboardInterrupt
        rest = rest[os.write(one.descriptor, rest[:CHUNK]) :]
    # Network drives say what went wrong when a descriptor is closed. Not flushed to the disk itself, which takes 4 to
    # 14 ms a file: what is lost when the power fails can be built again.
    os.close(os.dup(one.descriptor))


def begin(folder: str, name: str) -> Waiting:
    """A new, locked, empty file in the folder."""
    while True:
        part = new_name(".part")
        path = os.path.join(folder, part)
        one = Waiting(folder, name, part, os.open(path, FLAGS, 0o666))
        try:
            if sys.platform == "win32":
                return one
            with contextlib.suppress(OSError):  # a file system without locks
                take(one.descriptor)
            # Between the two lines above another build may have taken it for a leftover.
            if os.path.lexists(path):
                return one
        except BaseException:
            let_go([one], True)
            raise
        os.close(one.descriptor)


def put(waiting: list[Waiting]) -> None:
    """Let all files take their places; on any failure those that stood there before are back. Folders are locked."""
    putting: list[Putting] = []
    try:
        for folder in sorted({each.folder for each in waiting}):
            putting.append(prepared(folder, [each for each in waiting if each.folder == folder]))
            note_down(putting[-1])
        for each in putting:
            keep(each)
        if sys.platform == "win32":
            for one in waiting:
                os.close(one.descriptor)
        for each in putting:
            for move in each.moves:
                os.replace(os.path.join(each.folder, move.part), os.path.join(each.folder, move.target))
        for each in putting:
            os.unlink(each.note)
    except BaseException as failure:
        take_back(putting, failure)
        raise
    # All stand. What is left now goes with the next build at the latest.
    for each in putting:
        remove(os.path.join(each.folder, move.before) for move in each.moves if move.before)


def prepared(folder: str, waiting: list[Waiting]) -> Putting:
    """The moves of the files of one folder."""
    moves = (
        Move(one.target, one.part, new_name(".old") if os.path.lexists(os.path.join(folder, one.target)) else "")
        for one in waiting
    )
    return Putting(folder, tuple(moves), os.path.join(folder, new_name(NOTE)))


def note_down(each: Putting) -> None:
    """Write the note of a folder's moves."""
    descriptor = os.open(each.note, FLAGS, 0o666)
    try:
        rest = memoryview(note_text(each.moves))
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def keep(each: Putting) -> None:
    """Give what stands in the places of the files a second name, so that it can be put back."""
    for move in each.moves:
        if not move.before:
            continue
        target, before = os.path.join(each.folder, move.target), os.path.join(each.folder, move.before)
        try:
            if os.path.islink(target):
                os.rename(target, before)  # Not every system can give a link itself a second name.
            else:
                os.link(target, before)
        except FileNotFoundError:
            pass  # It went just now.
        except OSError:
            os.rename(target, before)  # a file system without second names; its place is empty for a moment


def take_back(putting: list[Putting], failure: BaseException) -> None:
    """Put back what stood before. Raises TornError where that fails: the next build into the folder tries again."""
    torn = []
    for each in putting:
        failed = undo(each.folder, each.moves)
        torn += [os.path.join(each.folder, name) for name in failed]
        if failed and not os.path.lexists(each.note):
            with contextlib.suppress(OSError):
                note_down(each)  # It had gone already: this folder was done, and another was not.
    if not torn:
        remove(each.note for each in putting)
        return
    fact = failure.strerror if isinstance(failure, OSError) and failure.strerror else type(failure).__name__
    message = f"cannot write all files: {fact}; {', '.join(repr(path) for path in torn)} could not be put back"
    hint = "the next build into the folder puts back what stood there, or all of its own"
    raise TornError(error(Place(torn[0]), message, hint)) from failure


def let_go(waiting: list[Waiting], too: bool) -> None:
    """Close the files that wait, which ends their locks, and remove them `too`."""
    for one in waiting:
        if too and sys.platform != "win32":
            remove((os.path.join(one.folder, one.part),))
        with contextlib.suppress(OSError):
            os.close(one.descriptor)
        if too and sys.platform == "win32":
            remove((os.path.join(one.folder, one.part),))


def remove(paths: Iterable[str]) -> None:
    """Remove files, as far as that goes."""
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)


def remove_folders(made: list[str]) -> None:
    """Remove the folders that were made, as far as that goes."""
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            os.rmdir(folder)


def unwritable(target: str, failure: OSError) -> Problem:
    """The problem of a file that cannot be written."""
    reason = failure.strerror or type(failure).__name__
    named = (name for name in (failure.filename, failure.filename2) if isinstance(name, str))
    path = next((name for name in named if not os.path.basename(name).startswith(BEGINNING)), target)
    return error(Place(path), f"cannot write '{path}': {reason}", HINTS.get(failure.errno or 0, "write elsewhere"))
