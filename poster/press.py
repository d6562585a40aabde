"""The pipeline: a content file and a layout -> PDF, report and warnings. It reads like the plan of the house."""

import os
import time
from collections.abc import Iterable
from typing import NamedTuple

from poster.cache import Cache
from poster.check.colors import colors_apart
from poster.check.preflight import measured, preflight
from poster.check.proof import POSTER_FROM, Placed, Proof, Used
from poster.check.sizes import body_large_enough
from poster.compose.cards import deal
from poster.compose.families import damaged_font, font_problems
from poster.compose.story import compose
from poster.fit.fit import fit
from poster.fit.messages import too_little
from poster.fit.page import body_floor, least_body
from poster.fit.place import place_story
from poster.fit.plan import Plan
from poster.model.content import Content
from poster.model.drawing import Drawing
from poster.model.layout import Layout
from poster.model.story import Story
from poster.model.units import MM, Range, Rect
from poster.paint.faces import DamagedFaceError
from poster.paint.paper import on_paper
from poster.paint.pdf import YEAR_2000, paint
from poster.paint.target import TARGETS, Name, Target
from poster.problems import Place, PosterError, Problem, error
from poster.reach import WAY_OUT, Reach, is_within, project_of, reach_of
from poster.read.content import named_layouts, read_content
from poster.read.files import OUTSIDE, by_hand, is_outside, reach_by_hand
from poster.read.files import SHIPPED as SHIPPED_LAYOUTS
from poster.read.layout import find_layout, find_theme, layout_names, read_layout, theme_names
from poster.read.suggest import quoted, suggest
from poster.report import report_of
from poster.text.fonts import Fonts, open_fonts

_HERE = os.path.dirname(os.path.abspath(__file__))
_SHIPPED = os.path.join(_HERE, "_shipped")
SHIPPED_FONTS = os.path.join(_SHIPPED if os.path.isdir(_SHIPPED) else os.path.dirname(_HERE), "fonts")
"""The families that ship: beside the package in a checkout, inside it in an installed wheel."""


class Result(NamedTuple):
    """One PDF and what is to be known about it."""

    layout: str
    """Name of the layout: the stem of its file."""
    pdf: bytes
    report: dict[str, object]
    """See docs/report.md."""
    problems: tuple[Problem, ...]
    """Warnings."""


def load(path: str | os.PathLike[str]) -> Content:
    """The content of a file. Raises PosterError with every problem of the file."""
    content, problems = open_content(path, Cache())
    if content is None:
        raise PosterError(problems)
    return content


def open_content(
    path: str | os.PathLike[str], cache: Cache, reach: Reach | None = None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content of a file, None where it has errors, and all its problems."""
    return read_content(os.fspath(path), cache, reach)


def reach_for(content: str, layouts: Iterable[str] = (), theme: str = "") -> Reach:
    """What a build may read: the content's folder, what ships, and what is named by hand; a layout with its folder."""
    beside = project_of(content)
    reach = reach_of(content, (SHIPPED_LAYOUTS, SHIPPED_FONTS))
    for path in filter(None, (by_hand(name, beside) for name in layouts)):
        reach = reach_by_hand(reach, path)
    themed = by_hand(theme, beside)
    return reach.with_file(themed) if themed else reach


def build(
    content: Content,
    layout: str | os.PathLike[str] | Layout,
    *,
    cache: Cache | None = None,
    created: int | None = None,
    size: str = "",
    theme: str | os.PathLike[str] = "",
    reach: Reach | None = None,
    target: Name = "screen",
    marks: bool = False,
) -> Result:
    """The PDF of `content` in a layout: a name, a file or a Layout.

    `created` is the date written into the file, in seconds since 1970 (default: 2000-01-01, so that the same input
    gives the same bytes). `size` is a page size in the place of the layout's own, like `A1` or `48in x 36in`; `theme`,
    a name or a file, replaces the theme that the layout names. A Layout has both already and takes neither. `reach` is
    what may be read (default: the content's folder, what ships, the theme and, where it is not the content that names
    it, the layout with its folder). `target` is what the PDF is for: the `screen`, or a `print` shop, with its bleed
    and without links; `marks` adds crop marks there. Raises PosterError with every problem that stands in the way.
    """
    started = time.perf_counter()
    aim = _target(target, marks)
    cache = Cache() if cache is None else cache
    beside = project_of(content.file)
    reach = _reach_of(content, layout, os.fspath(theme)) if reach is None else reach
    warnings: tuple[Problem, ...] = ()
    if not isinstance(layout, Layout):
        place = _named_at(layout, content)
        layout, warnings = _open_layout(os.fspath(layout), beside, place, cache, size, os.fspath(theme), reach)
    elif size or theme:
        raise ValueError("a Layout has its size and its theme already: give a name or a file with 'size' or 'theme'")
    fonts = open_fonts((os.path.join(beside, "fonts"), SHIPPED_FONTS), cache, reach)
    _stop_at((*warnings, *_misfits(layout, fonts)))
    layout = deal(_readable(layout, cache), content)
    story = compose(content, layout, fonts, cache)
    _stop_at(story.problems)
    plan = fitted(story, content, layout, cache)
    drawing = place_story(plan, story, layout, cache)
    drawing = drawing._replace(printing="both sides" if _is_in_hand(layout) else "full size")
    proof = measured(proof_of(content, layout, story, plan, drawing))
    problems = (
        *warnings,
        *story.problems,
        *too_little(plan, content, layout),
        *preflight(proof._replace(cache=cache)),
    )
    _stop_at(problems)
    sheets = on_paper(drawing, aim, layout.sheet, layout.print_bleed)
    pdf = _painted(sheets, layout, cache, created, aim)
    report = report_of(plan, story, layout, proof, sheets, cache, time.perf_counter() - started, aim)
    return Result(layout.name, pdf, report, problems)


def _reach_of(content: Content, layout: str | os.PathLike[str] | Layout, theme: str) -> Reach:
    """What may be read where nothing else is said: a layout that the content names itself brings no folder."""
    name = layout.file if isinstance(layout, Layout) else os.fspath(layout)
    named = any(known == name for known, _ in content.layouts)
    return reach_for(content.file, () if named else (name,), theme)


def _target(name: str, marks: bool) -> Target:
    """The target of a name. Raises ValueError for what is none."""
    target = TARGETS.get(name)
    if target is None:
        raise ValueError(f"there is no target '{name}': give {' or '.join(repr(known) for known in TARGETS)}")
    if marks and not target.bleeds:
        raise ValueError(f"crop marks stand outside the bleed, and there is none for the {name}: give target='print'")
    return target._replace(marks=marks)


def _painted(sheets: Drawing, layout: Layout, cache: Cache, created: int | None, aim: Target) -> bytes:
    """The bytes of the PDF. Raises PosterError where a font turns out to be damaged as its glyphs are cut out."""
    try:
        return paint(sheets, cache, YEAR_2000 if created is None else created, aim)
    except DamagedFaceError as fault:
        raise PosterError((damaged_font(fault, layout),)) from fault


def _readable(layout: Layout, cache: Cache) -> Layout:
    """The same value for the same layout, so that what is known of it is found in the next build."""
    return cache.kept("readable layout", layout, None, lambda: readable(layout))


def readable(layout: Layout) -> Layout:
    """The layout with only those body sizes that can be read from its distance: rules T1, T2, T9."""
    low, high = layout.fit.body
    return layout._replace(fit=layout.fit._replace(body=Range(max(low, least_body(layout)), high)))


def proof_of(content: Content, layout: Layout, story: Story, plan: Plan, drawing: Drawing) -> Proof:
    """What the checks look at."""
    columns = tuple(
        Used(column.area, column.page, Rect(column.x, column.y, column.width, room))
        for filled in plan.filled
        for column, room in zip(filled.flow.columns, filled.rooms)
    )
    samples = tuple((each.picture.digest, each.samples) for each in story.grounds.values() if each.samples)
    bodies = tuple(own.size.at(plan.body) for own in story.bodies.values())
    areas = tuple(
        Placed(slot.area.name, page, slot.outer, slot.inner, slot.open)
        for page, slots in enumerate(plan.sheet.pages, 1)
        for slot in slots
    )
    return Proof(
        content, layout, drawing, columns, plan.body, plan.sheet.setting.floor, story.pictures, samples, areas=areas,
        is_told_short=plan.hole > 1.0 * MM or plan.unused > 0, said=story.said, bodies=bodies, inks=story.inks,
        lettering=story.lettering,
    )  # fmt: skip


def fitted(story: Story, content: Content, layout: Layout, cache: Cache) -> Plan:
    """The plan of a story. Raises PosterError with what is too much."""
    plan, problems = fit(story, content, layout, cache)
    if plan is None:
        raise PosterError(problems)
    return plan


def problems_of_layouts(
    path: str | os.PathLike[str],
    names: tuple[str, ...],
    cache: Cache,
    size: str = "",
    theme: str = "",
    reach: Reach | None = None,
) -> tuple[Problem, ...]:
    """All that is wrong with layouts themselves, for a content file that cannot be used: `names`, or those it names."""
    file = os.fspath(path)
    reach = reach_for(file, names, theme) if reach is None else reach
    named = tuple((name, Place(file)) for name in names) or named_layouts(file, reach)
    sizes = sizes_of(tuple(name for name, _ in named), file, size, cache, reach) if size and not names else {}
    return tuple(
        problem
        for name, place in named
        for problem in _problems_of(name, place, cache, sizes.get(name, size), theme, reach)
    )


def sizes_of(
    names: tuple[str, ...], path: str | os.PathLike[str], size: str, cache: Cache, reach: Reach | None = None
) -> dict[str, str]:
    """The page size that each of several layouts takes, where `size` is asked for all; empty for its own.

    A size is meant for the posters where handouts are made with them: nobody wants a handout on A1.
    """
    beside = project_of(os.fspath(path))
    reach = reach_for(os.fspath(path)) if reach is None else reach
    handouts = {name for name in names if _is_handout(name, beside, cache, reach)}
    return {name: "" if name in handouts and len(handouts) < len(names) else size for name in names}


def _is_handout(name: str, beside: str, cache: Cache, reach: Reach) -> bool:
    """Whether a layout is read in the hand; one that cannot be used is not."""
    path = find_layout(name, beside, reach)
    layout = read_layout(path, beside, cache, reach=reach)[0] if path else None
    return layout is not None and _is_in_hand(layout)


def _is_in_hand(layout: Layout) -> bool:
    """Whether its pages are read in the hand, not on a wall."""
    return layout.read / MM / 1000 < POSTER_FROM


def _problems_of(name: str, place: Place, cache: Cache, size: str, theme: str, reach: Reach) -> tuple[Problem, ...]:
    beside = project_of(place.file)
    try:
        layout, problems = _open_layout(name, beside, place, cache, size, theme, reach)
    except PosterError as refused:
        return refused.problems
    fonts = open_fonts((os.path.join(beside, "fonts"), SHIPPED_FONTS), cache, reach)
    return (*problems, *_misfits(layout, fonts))


def _named_at(name: str | os.PathLike[str], content: Content) -> Place:
    """Where the content names a layout."""
    return next((place for known, place in content.layouts if known == os.fspath(name)), Place(content.file))


def _open_layout(
    name: str, beside: str, place: Place, cache: Cache, size: str, theme: str, reach: Reach
) -> tuple[Layout, tuple[Problem, ...]]:
    path = find_layout(name, beside, reach)
    themed = find_theme(theme, beside, reach) if theme else ""
    missing = []
    if is_outside(name, beside, reach) or (path and not is_within(path, reach)):
        missing.append(_outside(place, "layout", name))
    elif path is None:
        missing.append(_missing(place, "layout", name, layout_names(beside, reach)))
    if themed and not is_within(themed, reach):
        missing.append(_outside(Place(place.file), "theme", theme))
    elif themed is None:
        missing.append(_missing(Place(place.file), "theme", theme, theme_names(beside, reach)))
    if path is None or themed is None or missing:
        raise PosterError(tuple(missing))
    layout, problems = read_layout(path, beside, cache, size, themed, reach)
    if layout is None:
        raise PosterError(problems)
    palette = (tuple(layout.colors.items()), tuple(layout.color_places.items()))
    return layout, (*problems, *cache.get("colors apart", palette, lambda: tuple(colors_apart(layout))))


def _outside(place: Place, noun: str, name: str) -> Problem:
    return error(place, f"the {noun} {quoted(name)} {OUTSIDE}", f"{WAY_OUT}, or name its file with --{noun}")


def _missing(place: Place, noun: str, name: str, known: tuple[str, ...]) -> Problem:
    near = suggest(name, known)
    hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
    return error(place, f"there is no {noun} '{name}'", hint)


def _misfits(layout: Layout, fonts: Fonts) -> list[Problem]:
    """What keeps a layout from being built whatever the content: its fonts, or a body that is too small to be read."""
    return [*font_problems(layout, fonts), *body_large_enough(layout, body_floor(layout.read))]


def _stop_at(problems: Iterable[Problem]) -> None:
    """Raise what stops the build."""
    found = tuple(problems)
    if any(problem.level == "error" for problem in found):
        raise PosterError(found)
