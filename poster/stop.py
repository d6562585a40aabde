"""Signals that end the program -> a line that says what is true, and exit status 128 + signal.

A signal ends the process where it comes: nothing is on disk yet that would have to be cleared away. While files are
being written it is kept until they all stand or are all cleared away. No exception is thrown into code that runs, which
libraries written in C would swallow and which would tear a clean-up in two.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C; `kill`, time limits and shutdowns; a terminal that is closed; Ctrl-Break on Windows."""

UNWRITTEN = "what was being built is not written"


class Stop:
    """Whether a signal has come, and what is to be said then."""

    def __init__(self) -> None:
        self.number = 0
        """The first signal that came; 0 for none."""
        self.truth = UNWRITTEN
        """What holds if the program ends now."""
        self.eraser = b""
        """What takes a progress bar off the terminal."""
        self._is_held = False

    def listen(self) -> None:
        """Take over the signals, but those that whoever started us has switched off, as nohup does."""
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._receive)

    def _receive(self, number: int, frame: FrameType | None) -> None:
        self.number = self.number or number
        if not self._is_held:
            self._leave()

    def _leave(self) -> None:
        # Not by print: the signal may have come in the middle of one.
        with suppress(OSError):
            os.write(2, self.eraser + f"poster: stopped; {self.truth}\n".encode())
        os._exit(128 + self.number)

    def has_come(self) -> bool:
        """Whether a signal waits."""
        return self.number != 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let signals wait until the end of the block."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            if self.number:
                self._leave()


def open_streams() -> None:
    """Open standard input, output and error where the caller has closed them, on nothing.

    Else the next file to be opened would get their number, and what some library says on standard error would be
    written into a PDF.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
