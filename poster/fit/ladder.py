"""Story and layout -> plan; where the page is too small, settings in which codes and large type give way, in turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from poster.blocks.kinds import has_codes
from poster.cache import Cache
from poster.fit.fit import fit
from poster.fit.page import small_floor
from poster.fit.plan import Plan
from poster.fit.size import Fitter
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.story import Entry, Setting, Story
from poster.problems import Problem

SQUEEZED = (0.85, 0.7, 0.55, 0.4)
"""Parts of the largest height of fitted text that are tried after all codes are as near as they may be."""
LARGER = 1.05
"""How much larger a full page's body must become for codes to give way."""
NEARER = (0.9, 0.8, 0.7, 0.6, 0.5)
"""Parts of the scanning distance that are tried, in turn, where the page is too small for all."""


def plan_of(story: Story, content: Content, layout: Layout, cache: Cache) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story, or what is too much; where the page is too small codes give way as far as they may, then
    large type.

    Codes give way too where that makes a page full that is not, or a small body a good deal larger.
    """
    usual = Setting(0.0, 0.0, small_floor(layout.read))
    plan, problems = _try(story, content, layout, usual, cache)
    if plan is None:
        for setting in smaller(usual, layout):
            plan, _ = _try(story, content, layout, setting, cache)
            if plan is not None:
                break
    elif content.resources and (not plan.is_full or plan.body < layout.fit.comfort):
        for setting in nearer(usual, layout)[1::2]:
            better, _ = _try(story, content, layout, setting, cache)
            if better and better.is_full and better.body >= plan.body * (LARGER if plan.is_full else 1.0):
                return better, ()
    return plan, problems


def _try(
    story: Story, content: Content, layout: Layout, setting: Setting, cache: Cache
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan with codes at level M, or at L where M's modules do not fit, or why there is none."""
    fitter = Fitter(layout, story, setting, cache)
    if _codes_part(fitter):
        other = Fitter(layout, story, setting._replace(level="L"), cache)
        fitter = fitter if _codes_part(other) else other
    return fit(fitter, content)


def nearer(usual: Setting, layout: Layout) -> list[Setting]:
    """Settings with codes ever smaller, as far as the layout allows."""
    return _unlike(usual, (usual._replace(codes=part) for part in NEARER), layout)


def smaller(usual: Setting, layout: Layout) -> list[Setting]:
    """Settings with codes ever smaller, then large type too, as far as the layout allows either, then words beside
    codes.
    """
    nearest = usual._replace(codes=0.0)
    beside = nearest._replace(beside=True)
    return _unlike(
        usual,
        (
            *nearer(usual, layout),
            *(nearest._replace(fitted=part) for part in SQUEEZED),
            *(beside._replace(fitted=part) for part in (1.0, *SQUEEZED)),
        ),
        layout,
    )


def _unlike(usual: Setting, settings: Iterator[Setting] | tuple[Setting, ...], layout: Layout) -> list[Setting]:
    """The settings that change something in a layout: from the usual one, and each from that before it."""
    found = [usual]
    for setting in settings:
        if _changed(setting, layout) != _changed(found[-1], layout):
            found.append(setting)
    return found[1:]


def _changed(setting: Setting, layout: Layout) -> list[tuple[float, float, bool, float]]:
    """What a setting makes of the codes and the fitted text of each area."""
    return [
        (
            max(area.codes.scan * setting.codes, area.codes.min_scan),
            area.codes.side * setting.codes,
            area.codes.text == "beside" or (area.codes.text == "auto" and setting.beside),
            area.most * setting.fitted,
        )
        for area in layout.areas.values()
    ]


def _codes_part(fitter: Fitter) -> bool:
    """Whether codes that stand in running text are too tall for one column even at the smallest size, or too wide
    for their cells of a directory.
    """
    story, layout = fitter.story, fitter.layout
    showing = {name for name, flow in story.flows.items() if any(has_codes(entry.block) for entry in flow)}
    if not showing:
        return False
    body = fitter.sizes.body.low
    sheet = fitter.sheeter.sheet(body, min(layout.pages.counts[-1], 3))
    leading = layout.fit.lines.low * body
    if sheet.tight and any(layout.areas[name].directory for name in showing):
        return True
    for flow, measured in zip(sheet.flows, sheet.measured):
        if flow.name not in showing or layout.areas[flow.name].directory:
            continue
        places = [place.block for place in measured.places]
        tallest = max(column.height for column in flow.columns)
        for first, last in _runs_of_codes(flow.entries):
            # The heading and its rows: from the last place before them to the end of the last row.
            stretch = measured.stretch(bisect_right(places, first - 1) - 1, bisect_left(places, last + 1))
            if stretch.fixed + leading * stretch.leads > tallest:
                return True
    return False


def _runs_of_codes(entries: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """The first and the last of every run of entries with codes."""
    rows = [i for i, entry in enumerate(entries) if has_codes(entry.block)]
    firsts = [i for i in rows if i - 1 not in rows]
    lasts = [i for i in rows if i + 1 not in rows]
    return list(zip(firsts, lasts))
