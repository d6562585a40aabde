"""A folder in which builds were killed -> the folder as it was before them, or as they had finished it.

Before files take their places, a note beside them says where each stands meanwhile and where the one before it is kept.
The note goes when all stand. A note that is found was left by a build that was killed: what it says is undone.
"""

import contextlib
import os
import stat
from typing import NamedTuple

from poster.lock import NAME, Lock, is_free

BEGINNING = ".poster-"
"""Names that begin so are ours: they come and go with a build."""

NOTE = ".undo"

LARGEST = 1_000_000
"""Bytes of a note that is read: ten thousand files."""


class Move(NamedTuple):
    """A file on its way to its place; names in one folder."""

    target: str
    """Its place."""
    part: str
    """Where it stands meanwhile."""
    before: str
    """Where what stood in its place is kept; empty where nothing stood there."""


def new_name(ending: str) -> str:
    """A name for a file on its way. Chance keeps builds apart: two containers have the same process numbers."""
    return f"{BEGINNING}{os.urandom(10).hex()}{ending}"


def note_text(moves: tuple[Move, ...]) -> bytes:
    """A note about moves, so that they can be undone."""
    return b"\0".join(os.fsencode(name) for move in moves for name in move) + b"\0\n"


def read_note(text: bytes) -> tuple[Move, ...]:
    """The moves of a note; none where it is not whole, since then nothing has been moved yet."""
    names = [os.fsdecode(name) for name in text.removesuffix(b"\0\n").split(b"\0")]
    is_ours = all(_is_name(name) or (i % 3 == 2 and not name) for i, name in enumerate(names))
    if not text.endswith(b"\0\n") or len(names) % 3 or not is_ours:
        return ()
    moves = tuple(Move(*names[i : i + 3]) for i in range(0, len(names), 3))
    is_kept = all(name.startswith(BEGINNING) for move in moves for name in (move.part, move.before or BEGINNING))
    return moves if is_kept else ()


def _is_name(name: str) -> bool:
    """Whether it is the name of a file in the folder itself, and not the way to another."""
    return bool(name) and name not in (".", "..") and not any(sign in name for sign in "/\\:")


def undo(folder: str, moves: tuple[Move, ...]) -> tuple[str, ...]:
    """Put back what stood before, whatever of the moves has been made; the targets with which that failed."""
    failed = []
    for move in moves:
        target, part, before = (os.path.join(folder, name) for name in move)
        try:
            if move.before and os.path.lexists(before):
                if not _is_same(before, target):
                    os.replace(before, target)
                with contextlib.suppress(OSError):
                    os.unlink(before)  # where it is a second name
            elif not move.before and not os.path.lexists(part):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(target)
        except OSError:
            failed.append(move.target)
    return tuple(failed)


def _is_same(before: str, target: str) -> bool:
    """Whether what is kept is only a second name of what stands there still."""
    try:
        return os.path.samestat(os.lstat(before), os.lstat(target))
    except OSError:
        return False


def leftovers(folder: str) -> list[str]:
    """Names of files that builds have left, or still have, in a folder."""
    try:
        return sorted(name for name in os.listdir(folder or ".") if name.startswith(BEGINNING) and name != NAME)
    except OSError:
        return []


def is_left(folder: str) -> bool:
    """Whether a folder has something to clear away, a lock included."""
    return bool(leftovers(folder)) or os.path.lexists(os.path.join(folder, NAME))


def clear_away(folder: str, lock: Lock) -> None:
    """Undo what builds that were killed had begun in a locked folder, and remove what they left."""
    if not lock.is_sure:
        return  # It may be in use.
    names = leftovers(folder)
    for name in [each for each in names if each.endswith(NOTE)]:
        path = os.path.join(folder, name)
        if _is_file(path) and is_free(path) and undo(folder, read_note(_read(path))):
            return  # What could not be put back is needed still.
    for name in names:
        path = os.path.join(folder, name)
        if os.path.islink(path) or (_is_file(path) and is_free(path)):
            with contextlib.suppress(OSError):
                os.unlink(path)


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST)
    except OSError:
        return b""
