"""A layout and a content -> what would be printed twice, or on no page: problems of the layout."""

from collections.abc import Collection, Iterable

from poster.model.content import Content
from poster.model.layout import Layout, Shown
from poster.model.seats import FURNITURE, NOBODY, Topic, leaves, part_of
from poster.problems import Problem, error


def shown_twice(layout: Layout, content: Content) -> list[Problem]:
    """What two areas show, or one area twice."""
    first: dict[Topic, tuple[Shown, str]] = {}
    problems: list[Problem] = []
    for name in leaves(layout):
        for each in layout.areas[name].show:
            part = part_of(each, content)
            if each.what in FURNITURE or part[1] == NOBODY:
                continue
            if part in first:
                problems.append(_twice(first[part], (each, name), layout))
            first.setdefault(part, (each, name))
    return problems


def _twice(before: tuple[Shown, str], again: tuple[Shown, str], layout: Layout) -> Problem:
    """Told where the layout's own file says it, rather than one that it extends."""
    one, other = before[1], again[1]
    shown = next((each for each in (again[0], before[0]) if each.place.file == layout.file), again[0])
    what = f"{shown.what}.{shown.id}" if shown.id else shown.what
    if one == other:
        fact = f"area '{one}' of layout '{layout.name}' shows '{what}' twice"
        return error(shown.place, fact, "name it once")
    fact = f"'{what}' is shown in two areas of layout '{layout.name}', '{one}' and '{other}'"
    if shown.what == "title":
        way = f"take it out of one of them; 'running' in the place of '{what}' repeats the title in small type"
    elif shown.what == "sections" and not shown.id:
        way = f"take it out of one of them; 'continues: {one}' lets text go on in another area"
    else:
        way = "take it out of one of them"
    return error(shown.place, fact, way)


def shown_nowhere(filled: Iterable[str], layout: Layout) -> list[Problem]:
    """The areas with something to show that stand on none of the pages of the smallest document allowed."""
    fewest = layout.pages.counts[0]
    standing = layout.pages_of(fewest)
    missing = [layout.areas[name] for name in filled if name not in standing]
    pages = "1 page" if fewest == 1 else f"{fewest} pages"
    return [
        error(
            area.place,
            f"area '{area.name}' stands on no page of layout '{layout.name}' where there {_are(fewest)} {pages}, "
            f"and {_named(area.show)} would be lost",
            "ask for more pages with 'pages: count', or draw it on a page that is always there",
        )
        for area in missing
    ]


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _named(shown: tuple[Shown, ...]) -> str:
    return ", ".join(f"'{each.what}.{each.id}'" if each.id else f"'{each.what}'" for each in shown)


def unknown(shown: Shown, material: Collection[tuple[str, str]]) -> Problem:
    """The problem of what a layout asks for and the content lacks; `material` is what there is."""
    if not shown.id:
        return error(shown.place, f"nothing to show is called '{shown.what}'")
    known = [identity for what, identity in material if what == shown.what and identity]
    fact = f"the content has no {shown.what.removesuffix('s')} with the id '{shown.id}'"
    return error(shown.place, fact, f"it has: {', '.join(known)}" if known else "it has none")
