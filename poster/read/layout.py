"""A layout file with all it extends and its theme -> Layout, or all that is wrong with it."""

import os

from poster.cache import Cache
from poster.model.layout import USUAL_BLEED, Fit, Layout, Map, Pages, Sheet, Style
from poster.model.units import MM, Edges, Range
from poster.problems import Place, Problem, error
from poster.reach import Reach
from poster.read.areas import Builder
from poster.read.chains import check_chains
from poster.read.fields import Found, check, report
from poster.read.files import Sources, collect, draws_nothing, find_layout, find_theme, layout_names, theme_names
from poster.read.layout_fields import GAP_KINDS, LAYOUT, THEME
from poster.read.nodes import Node
from poster.read.shares import settled
from poster.read.styles import (
    Palette,
    Values,
    all_roles,
    read_boxes,
    read_bullet,
    read_grounds,
    read_heading,
    read_styles,
    read_tables,
    value,
)
from poster.read.suggest import quoted
from poster.read.values import page_size_like, points_text

__all__ = ["find_layout", "find_theme", "layout_names", "read_layout", "theme_names"]

SMALLEST_ROOM = 20 * MM
"""Width and height that margins must leave."""

A0 = (841 * MM, 1189 * MM)
"""The page where no layout says how large it is, so that its other faults can be told too."""

READ = 1000 * MM
"""Reading distance where no layout says one."""

OPEN = ("every", "left", "right")
"""Maps that serve any number of pages; all others serve one each."""


def _margins(found: Found | None, problems: list[Problem]) -> tuple[Edges, bool]:
    if found is None:
        return Edges(), False
    if isinstance(found.value, tuple):
        return Edges(*(length.points for length in found.value)), False
    said: Values = found.value
    mirrored = "inner" in said or "outer" in said
    sides = ("top", "outer", "bottom", "inner") if mirrored else ("top", "right", "bottom", "left")
    for side in said:
        if side not in sides:
            fact = f"a margin with 'inner' and 'outer' has no '{side}'"
            problems.append(error(said[side].key, fact, "write inner, outer, top and bottom"))
    missing = [side for side in sides if side not in said]
    for side in missing:
        problems.append(error(found.place, f"the margin lacks '{side}'", f"add '{side}: 20mm'"))
    return Edges(*(said[side].value.points if side in said else 0.0 for side in sides)), mirrored


def _fit(values: Values, place: Place, problems: list[Problem]) -> Fit:
    found = values.get("fit")
    said = value(values, "fit")
    if "body" not in said:
        where = found.key if found else place
        fact = "the layout does not say how large the body may be"
        problems.append(error(where, fact, "add 'fit: {body: 24pt to 40pt}'"))
    gaps = value(said, "gaps")
    return Fit(
        body=said["body"].value if "body" in said else Range(24, 40),
        measure=said["measure"].value if "measure" in said else Range(40, 70),
        lines=said["lines"].value if "lines" in said else Range(1.25, 1.45),
        gaps={kind: gaps[kind].value if kind in gaps else usual for kind, usual in GAP_KINDS.items()},
        comfort=said["comfort"].value if "comfort" in said else 0.0,
        place=said["body"].key if "body" in said else place,
    )


def _pages(values: Values, builder: Builder, place: Place, problems: list[Problem]) -> Pages:
    said = value(values, "pages")
    given = {name: found for name, found in said.items() if name != "count"}
    maps: dict[str, Map] = {}
    for name, found in given.items():
        page = builder.page(name, found)
        if page is not None:
            maps[name] = page
    single = [name for name in given if name not in OPEN]
    counts = said["count"].value if "count" in said else (max(1, len(single)),)
    where = said["count"].place if "count" in said else place
    is_open = "every" in given or {"left", "right"} <= set(given)
    if given and not is_open and max(counts) > len(single):
        fact = f"there are to be up to {max(counts)} pages, but maps for only {len(single)}"
        problems.append(error(where, fact, "name the map of the other pages 'every'"))
    free = [name for name in single if name not in ("first", "last")]
    if len(free) > min(counts):
        fact = f"there may be {min(counts)} pages, but {len(free)} maps are for one page each"
        problems.append(error(where, fact, f"ask for at least {len(free)}, or name a map 'every'"))
    if not maps and not any(problem.level == "error" for problem in problems):
        problems.append(error(where, "'pages:' draws no page", "give a map its 'columns', 'rows' and 'areas'"))
    return Pages(counts, maps)


def _sheet(values: Values, pages: Pages, problems: list[Problem]) -> Sheet:
    """How pages stand on sheets; those of a booklet must fill its sheets."""
    if "sheet" not in values:
        return ""
    found = values["sheet"]
    said = value(values, "pages")
    odd = [count for count in pages.counts if count % 4]
    if found.value == "booklet" and odd:
        where = said["count"].place if "count" in said else found.place
        fact = f"a booklet of {odd[0]} {'page' if odd[0] == 1 else 'pages'} cannot be folded: each of its sheets has 4"
        problems.append(error(where, fact, "write 'count: 4, 8, 12 or 16', or 'sheet: two-up'"))
    sheet: Sheet = found.value
    return sheet


def _room(width: float, height: float, margin: Edges, found: Found | None, place: Place) -> tuple[Problem, ...]:
    across = width - margin.left - margin.right
    down = height - margin.top - margin.bottom
    where = found.place if found else place
    problems = []
    for noun, left, whole in (("width", across, width), ("height", down, height)):
        if left < SMALLEST_ROOM:
            fact = f"the margins leave {left / MM:.0f} mm of the page's {noun} of {whole / MM:.0f} mm"
            problems.append(error(where, fact, f"leave at least {points_text(SMALLEST_ROOM)}"))
    return tuple(problems)


def _styles(values: Values, palette: Palette, place: Place, problems: list[Problem]) -> dict[str, Style]:
    styles = read_styles(value(values, "styles"), value(values, "fonts"), palette, place)
    if not styles["body"].families:
        problems.append(error(place, "the layout names no font", "add 'fonts: {text: FAMILY}', or a 'theme:'"))
    return styles


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _layout(path: str, root: Node, values: Values, size: tuple[float, float], problems: list[Problem]) -> Layout:
    named = value(values, "colors")
    colors = all_roles({name: found.value for name, found in named.items()})
    palette = Palette(colors, problems)
    place = Place(path)
    areas = root.entries["areas"].node.entries if "areas" in root.entries else {}
    builder = Builder(values, palette, problems, frozenset(areas) - frozenset(value(values, "areas")))
    page = value(values, "page")
    margin, mirrored = _margins(page.get("margin"), problems)
    if "size" not in page and not ("page" in values and "size" in root.entries["page"].node.entries):
        fact = "the layout does not say how large the page is"
        problems.append(error(place, fact, "add 'page: {size: A0 portrait}'"))
    width, height = size
    problems += _room(width, height, margin, page.get("margin"), place)
    pages = _pages(values, builder, place, problems)
    sheet = _sheet(values, pages, problems)
    builder.unused(path)
    check_chains(builder.areas, pages.maps, builder.named, builder.refuse)
    return Layout(
        name=_stem(path),
        file=path,
        width=width,
        height=height,
        margin=margin,
        mirrored=mirrored,
        bleed=page["bleed"].value if "bleed" in page else 0.0,
        read=values["read"].value if "read" in values else READ,
        pages=pages,
        areas=builder.in_order(),
        styles=_styles(values, palette, place, problems),
        colors=colors,
        color_places={name: found.place for name, found in named.items()},
        bullet=read_bullet(values, palette),
        heading=read_heading(values, palette),
        grounds=read_grounds(values, palette),
        boxes=read_boxes(values, palette),
        tables=read_tables(values, palette),
        answers=values["answers"].value if "answers" in values else "last",
        fit=_fit(values, place, problems),
        omit=tuple(item.value[0] for item in values["omit"].value) if "omit" in values else (),
        words={name: found.value for name, found in value(values, "words").items()},
        place=place,
        notes=values["notes"].value if "notes" in values else "column",
        links=values["links"].value if "links" in values else "none",
        sheet=sheet,
        is_printed=values["print"].value if "print" in values else False,
        print_bleed=page["bleed"].value if "bleed" in page else USUAL_BLEED,
    )


def _cards_again(layout: Layout) -> list[Problem]:
    """Cards stand on one page: their text does not go on, so that on several it would be printed again on each."""
    cards = [area for area in layout.areas.values() if area.cards]
    standing = layout.pages_of(layout.pages.counts[-1]) if cards else {}
    return [
        error(
            area.place,
            f"the cards of area {quoted(area.name)} would be printed on up to {len(standing[area.name])} pages",
            "draw the area on one page, or take 'cards:' out: text then goes on from page to page",
        )
        for area in cards
        if len(standing.get(area.name, ())) > 1
    ]


def _page_size(values: Values, size: str, path: str, problems: list[Problem]) -> tuple[float, float]:
    """Width and height of the page in points: the layout's own, or `size` where that is given."""
    page = value(values, "page")
    own: tuple[float, float] = page["size"].value if "size" in page else A0
    if not size:
        return own
    try:
        return page_size_like(size, own)
    except ValueError as fault:
        problems.append(error(Place(path), *str(fault).split("; ", 1)))
        return own


def _read(path: str, sources: Sources, theme: Node | None, size: str) -> tuple[Layout | None, tuple[Problem, ...]]:
    files = tuple(file for file, _ in sources.files)
    problems = list(sources.problems)
    if sources.root is None:
        return None, report(problems, files)
    if theme is not None:
        check(theme, THEME, problems)
    checked = check(sources.root, LAYOUT, problems)
    problems = list(dict.fromkeys(problems))
    if draws_nothing(sources.root):
        fact = f"layout {quoted(_stem(path))} draws no page, so it cannot be built"
        problems.append(error(Place(path), fact, "extend it, or draw a page below 'pages:'"))
        return None, report(problems, files)
    if checked is None:
        return None, report(problems, files)
    page = _page_size(checked.value, size, path, problems)
    layout = _layout(path, sources.root, settled(checked, min(page)).value, page, problems)
    problems += _cards_again(layout)
    is_sound = not any(problem.level == "error" for problem in problems)
    return (layout if is_sound else None), report(problems, files)


def read_layout(
    path: str, beside: str, cache: Cache, size: str = "", theme: str = "", reach: Reach | None = None
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """The layout of a file, None if there is any error; and all problems, those of the file itself first.

    `beside` is the folder of the content file: its `layouts/` is searched before the layouts that ship. `size` is a
    page size in the place of the layout's own; a paper named without `portrait` or `landscape` lies as that does.
    `theme` is the file of a theme in the place of the layout's own. `reach` is what may be read; without it the folder
    `beside`, that of the layout, the theme and what ships.
    """
    sources, themed = collect(path, beside, cache, theme, reach)
    return cache.get(
        "read layout", (path, sources.files, sources.problems, size), lambda: _read(path, sources, themed, size)
    )
