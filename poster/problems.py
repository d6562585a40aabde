"""What is wrong with an input: a place, a fact and a way out, and the one exception that carries them."""

from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


class Place(NamedTuple):
    """Where in a file something stands."""

    file: str
    """Path as the user would write it."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column in characters, counted from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong or doubtful, in the words of the person who wrote the input."""

    place: Place
    """Where to look."""
    level: Level
    """An error stops the build, a warning does not."""
    message: str
    """The fact, with the value quoted."""
    hint: str = ""
    """The way out; empty where the message says it."""

    def __str__(self) -> str:
        level = "warning: " if self.level == "warning" else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {level}{self.message}{hint}"


class PosterError(Exception):
    """The input cannot become a PDF; `problems` says why, all reasons at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def error(place: Place, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(place, "error", message, hint)


def warning(place: Place, message: str, hint: str = "") -> Problem:
    """A problem that lets the build go on."""
    return Problem(place, "warning", message, hint)


def quoted(text: str) -> str:
    """The text in quotes for a message, on one line and cut at 40 characters."""
    line = " ".join(text[:200].split())
    return f"'{line[:40]}…'" if len(line) > 40 or len(text) > 200 else f"'{line}'"
