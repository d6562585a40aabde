"""A function -> how many calls it makes: work that is the same on every machine, where a clock is not."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

MUCH = 40_000_000
"""Calls and returns of all functions, of C too, in a build that takes a few seconds; a warm one has some 100,000."""


class TooMuchWorkError(BaseException):
    """More calls were made than allowed; no `except Exception` on the way stops it."""


class Tally:
    """Calls and returns so far."""

    count = 0


@contextmanager
def tallied(most: int = MUCH) -> Iterator[Tally]:
    """Counts calls and returns; raises TooMuchWorkError beyond so many, so that what would hang ends."""
    tally, before = Tally(), sys.getprofile()

    def step(frame: FrameType, event: str, arg: object) -> None:
        tally.count += 1
        if tally.count > most:
            sys.setprofile(before)
            raise TooMuchWorkError(f"more than {most:,} calls and returns, the last in {frame.f_code.co_qualname}")

    sys.setprofile(step)
    try:
        yield tally
    finally:
        sys.setprofile(before)


def work_of(function: Callable[[], object]) -> int:
    """Calls and returns that a function makes."""
    with tallied() as tally:
        function()
    return tally.count
