"""Files that a content file names and that are read with it -> their texts; kept, so that a change of one is seen."""

from poster.problems import Place, Problem
from poster.reach import Reach
from poster.read.source import read_text


class Companions:
    """Texts of the files that are read with a content file."""

    def __init__(self, reach: Reach | None) -> None:
        self.reach = reach
        self.seen: dict[str, str | None] = {}
        """By path; None for one that could not be read."""

    def text(self, path: str, place: Place, problems: list[Problem]) -> str | None:
        """The text of a file that is named at `place`; None, with the problems, where it cannot be read."""
        text, found = read_text(path, reach=self.reach)
        self.seen[path] = text
        for each in found:
            if each.place == Place(path):  # the file as a whole: what to mend is where it is named
                each = each._replace(place=place, message=f"'{path}': {each.message}")
            problems.append(each)
        return text

    def are_as_before(self, reach: Reach | None) -> bool:
        """Whether all files say now what they said when they were read."""
        return all(text is not None and read_text(path, reach=reach)[0] == text for path, text in self.seen.items())
