"""Files that a content names: how large a picture is to be, and what of a table of data is meant."""

from typing import NamedTuple


class Size(NamedTuple):
    """How wide or high a picture is to be at most: a share of its column, or a length; neither: nothing is said."""

    share: float = 0.0
    """0 to 1."""
    points: float = 0.0

    def at(self, column: float) -> float:
        """In points in a column `column` points wide; all of it where nothing is said."""
        return self.points or self.share * column or column


class DataFile(NamedTuple):
    """A file that a table is read from."""

    file: str
    """From the folder of the content file."""
    digits: int | None
    """Digits behind the decimal mark of numbers that have any; None: as they are."""
    sheet: str
    """Of a workbook; empty for its first."""
    range: str
    """Of the cells: `A1:F9`; empty for all."""
