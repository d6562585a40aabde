"""The path of a report -> the file whose place it takes, or what is open there to be written to: a device, a pipe."""

import errno
import os
import re
import stat
import time
from typing import NamedTuple

DESCRIPTOR = re.compile(r"/dev/(?:fd/(\d{1,9})|(stdin|stdout|stderr))$|/proc/(?:self|\d+)/fd/(\d{1,9})$")
"""Names of what this process has open. A second opening of the file behind one would begin at its first byte."""

STREAMS = {"stdin": 0, "stdout": 1, "stderr": 2}

MOST_LINKS = 40
"""Links that lead to each other, as Linux has it."""

LONGEST = 2.0
"""Seconds to wait for someone who reads from a pipe."""

PAUSE = 0.01


class Outlet(NamedTuple):
    """Where a report goes."""

    path: str
    """The file, links followed; it need not be there yet."""
    descriptor: int | None = None
    """What is open, if it is no file."""


def open_outlet(path: str) -> Outlet:
    """Where a report that is to be written to `path` goes. Raises OSError where it cannot go there."""
    end = path
    for _ in range(MOST_LINKS):
        known = DESCRIPTOR.match(end)
        if known:
            number, name, other = known.groups()
            return Outlet(end, os.dup(STREAMS[name] if name else int(number or other)))
        if not os.path.islink(end):
            break
        end = os.path.join(os.path.dirname(end), os.readlink(end))
    try:
        mode = os.stat(end).st_mode
    except FileNotFoundError:
        return Outlet(end)
    if stat.S_ISREG(mode):
        return Outlet(end)
    if stat.S_ISFIFO(mode):
        return Outlet(end, _open_pipe(end))
    if stat.S_ISCHR(mode):
        return Outlet(end, os.open(end, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)))
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    raise OSError(errno.EINVAL, "it is a socket or a disk", path)


def _open_pipe(path: str) -> int:
    """The writing end of a pipe that someone reads from."""
    end = time.monotonic() + LONGEST
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as failure:
            if failure.errno != errno.ENXIO:
                raise
            if time.monotonic() >= end:
                raise OSError(errno.ENXIO, "nobody reads from this pipe", path) from None
            time.sleep(PAUSE)
        else:
            os.set_blocking(descriptor, True)
            return descriptor


def pour(content: bytes, descriptor: int) -> None:
    """Write all of `content` to what is open, and close it. Raises OSError."""
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
