"""A file or a folder -> a lock on it, which ends with the process that holds it, however that ends."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

NAME = ".poster-lock"
"""The file that stands for its folder: not every system lets a folder be locked."""

LONGEST = 30.0
"""Seconds to wait for another build to put its files into a folder; it takes milliseconds."""

PAUSE = 0.01
"""Seconds between two attempts."""

FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

if sys.platform == "win32":
    import msvcrt

    def take(descriptor: int) -> None:
        """Lock an open file. Raises BlockingIOError where another process has it, OSError where there are no locks."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as failure:
            if failure.errno in (errno.EACCES, errno.EDEADLK):
                raise BlockingIOError(failure.errno, "in use") from None
            raise
else:
    import fcntl

    def take(descriptor: int) -> None:
        """Lock an open file. Raises BlockingIOError where another process has it, OSError where there are no locks."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock(NamedTuple):
    """A folder that nobody else puts files into."""

    path: str
    descriptor: int
    is_sure: bool
    """Whether the file system knows locks: where it does not, nobody can tell what is still in use."""


def is_free(path: str) -> bool:
    """Whether a file is locked by nobody, as far as that can be told."""
    if sys.platform == "win32":
        return True  # a file that is open cannot be removed there
    try:
        try:
            descriptor = os.open(path, FLAGS)
        except PermissionError:
            descriptor = os.open(path, FLAGS & ~os.O_RDWR | os.O_RDONLY)
    except OSError:
        return False
    try:
        take(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def lock_folder(folder: str, longest: float, has_stopped: Callable[[], bool]) -> Lock:
    """The lock on a folder. Raises TimeoutError after `longest` seconds, and OSError where none can be made there.

    Raises KeyboardInterrupt where it `has_stopped` meanwhile.
    """
    path = os.path.join(folder, NAME)
    end = time.monotonic() + longest
    while True:
        lock = _attempt(path)
        if lock is not None:
            return lock
        if has_stopped():
            raise KeyboardInterrupt
        if time.monotonic() >= end:
            raise TimeoutError(errno.ETIMEDOUT, "another build is writing into it", folder)
        time.sleep(PAUSE)


def _attempt(path: str) -> Lock | None:
    """The lock; None where another process holds it."""
    try:
        descriptor = os.open(path, FLAGS | os.O_CREAT, 0o666)
    except PermissionError:
        # That of another person, who has left it; and on Windows one that is just being removed.
        if not os.path.exists(path):
            raise
        try:
            descriptor = os.open(path, FLAGS & ~os.O_RDWR | os.O_RDONLY)
        except FileNotFoundError:
            return None
    try:
        take(descriptor)
        # Who held it before us has removed it: ours is the lock on a file that is no longer there.
        if os.path.samestat(os.fstat(descriptor), os.stat(path)):
            return Lock(path, descriptor, True)
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError as failure:
        if failure.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF):
            os.close(descriptor)
            raise
        return Lock(path, descriptor, False)
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def unlock_folder(lock: Lock) -> None:
    """Give a folder free again."""
    # Removed while it is locked, so that who waits for it sees that it is gone; Windows wants it closed first.
    if sys.platform == "win32":
        os.close(lock.descriptor)
    with contextlib.suppress(OSError):
        os.unlink(lock.path)
    if sys.platform != "win32":
        os.close(lock.descriptor)
