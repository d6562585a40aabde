"""Content -> content whose tables have their numbers, and what they hold where they are read from files."""

from collections.abc import Callable

from poster.cache import Cache
from poster.model.content import Content, Table
from poster.model.references import changed
from poster.problems import Problem
from poster.reach import Reach, project_of, reach_of
from poster.read.fields import report


def number_tables(content: Content, filled: Callable[[Table], Table]) -> Content:
    """Numbers follow the order of the content; only tables with an id have one."""
    count = 0

    def numbered(table: Table) -> Table:
        nonlocal count
        count += table.id.startswith("tbl-")
        table = filled(table) if table.data else table
        return table._replace(number=count) if table.id.startswith("tbl-") else table

    sections = changed(content.sections, Table, numbered)
    return content if sections is content.sections else content._replace(sections=sections)


def with_tables(
    content: Content, problems: tuple[Problem, ...], cache: Cache, reach: Reach | None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content with the numbers of its tables, and with what those hold that are read from files."""
    found: list[Problem] = []
    folder = project_of(content.file)

    def filled(table: Table) -> Table:
        from poster.read.data_tables import fill_table  # few contents have data files

        return fill_table(table, folder, reach or reach_of(content.file, ()), found)

    content = number_tables(content, filled)
    if not found:
        return content, problems
    is_sound = not any(problem.level == "error" for problem in found)
    return (content if is_sound else None), report([*problems, *found], (content.file,))
