"""Memory between builds: results of pure functions, keyed by the values they were made from."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")

MOST = 20_000
"""Entries a table holds before it is emptied: bounds the memory of a process that builds thousands of posters."""


class Cache:
    """Tables of results, one for each function. A fresh cache changes no result, only how long it takes."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[Hashable, Any]] = {}

    def table(self, name: str) -> dict[Hashable, Any]:
        """The table called `name`, for callers that look up in a tight loop; emptied first if it has grown too big."""
        table = self.tables.setdefault(name, {})
        if len(table) > MOST:
            table.clear()
        return table

    def get(self, name: str, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for `key` in the table `name`, made by `make` the first time."""
        table = self.tables.setdefault(name, {})
        try:
            result: Result = table[key]
        except KeyError:
            if len(table) > MOST:
                table.clear()
            result = table[key] = make()
        return result

    def kept(self, name: str, value: object, more: Hashable, make: Callable[[], Result]) -> Result:
        """The result for a value that cannot be hashed: known again by its identity, and by what `more` says.

        The value is kept beside its result, so that its number is nobody else's as long as the result is there.
        """
        result: tuple[object, Result] = self.get(name, (id(value), more), lambda: (value, make()))
        return result[1]
