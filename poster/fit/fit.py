"""Story and layout -> plan, on the first number of pages at which the body is comfortable; or why there is none."""

from bisect import bisect_left, bisect_right

from poster.fit.messages import too_much
from poster.fit.plan import Plan, faults
from poster.fit.ranges import ranged
from poster.fit.size import Fitter
from poster.fit.stand import stood
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.story import CellGroup, CodeGroup, CodeRow, Piece, Story
from poster.problems import Problem

WIDER = 1.1
"""By how much lines may be longer than the measure where columns are fewer than the layout wants."""


def fit(story: Story, content: Content, layout: Layout) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story, or the problems that say what is too much.

    Of tracks that are ranges the narrowest are taken at which the page is full and the body comfortable.
    """
    best: Plan | None = None
    tried = ranged(layout)
    for each in tried:
        plan = _in_columns(story, each)
        if plan and (best is None or _lacks(plan, layout) < _lacks(best, layout)):
            best = plan
        if best and best.is_full and best.body >= layout.fit.comfort:
            break
    if best:
        return stood(best, layout), ()
    return None, too_much(Fitter(tried[-1], story), content, tried[-1])


def _lacks(plan: Plan, layout: Layout) -> tuple[int, bool, float, bool, float]:
    """What a plan lacks, the worst first; of full ones, how far its body is from comfortable."""
    return *faults(plan), max(layout.fit.comfort - plan.body, 0.0)


def _in_columns(story: Story, layout: Layout) -> Plan | None:
    """The plan in as many columns as areas may have; where the text does not fill them, in fewer and wider ones."""
    best: Plan | None = None
    for fewer in range(1 + max((area.columns - area.fewest for area in layout.areas.values()), default=0)):
        fitter = Fitter(layout, story, fewer)
        plan = _plan(fitter, layout)
        if plan and fewer and _is_too_wide(fitter, plan, layout):
            break
        if plan and (best is None or faults(plan) < faults(best)):
            best = plan
        if plan and plan.is_full:
            break
    return best


def _is_too_wide(fitter: Fitter, plan: Plan, layout: Layout) -> bool:
    """Whether lines have more characters than the layout wants."""
    characters = fitter.sizes.characters(plan.body, len(plan.sheet.pages))
    return layout.fit.measure.high * WIDER < characters < float("inf")


def _plan(fitter: Fitter, layout: Layout) -> Plan | None:
    """The plan on the first number of pages at which the body is comfortable."""
    comfort = max(layout.fit.comfort, fitter.sizes.body.low)
    counts = layout.pages.counts
    if len(counts) > 1:
        needed = fitter.pages_needed(comfort)
        counts = tuple(count for count in counts if count >= needed) or counts[-1:]
    for count in counts:
        largest = fitter.sizes.largest(count)
        if largest is None or (largest < comfort and count != counts[-1]):
            continue
        plan = fitter.plan(count)
        if plan:
            return plan
    return None


def codes_part(story: Story, layout: Layout) -> bool:
    """Whether codes that stand in running text are too tall for one column even at the smallest size, or too wide
    for their cells of a directory.
    """
    kinds = {type(piece.block) for flow in story.flows.values() for piece in flow}
    if not kinds & {CodeGroup, CellGroup}:
        return False
    fitter = Fitter(layout, story)
    body = fitter.sizes.body.low
    sheet = fitter.sheeter.sheet(body, min(layout.pages.counts[-1], 3))
    leading = layout.fit.lines.low * body
    if CellGroup in kinds and sheet.tight:
        return True
    for flow, measured in zip(sheet.flows, sheet.measured):
        places = [place.block for place in measured.places]
        tallest = max(column.height for column in flow.columns)
        for first, last in _runs_of_rows(flow.pieces):
            # The heading and its rows: from the last place before them to the end of the last row.
            stretch = measured.stretch(bisect_right(places, first - 1) - 1, bisect_left(places, last + 1))
            if stretch.fixed + leading * stretch.leads > tallest:
                return True
    return False


def _runs_of_rows(pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """The first and the last of every run of rows of codes."""
    rows = [i for i, piece in enumerate(pieces) if type(piece.block) is CodeRow]
    firsts = [i for i in rows if i - 1 not in rows]
    lasts = [i for i in rows if i + 1 not in rows]
    return list(zip(firsts, lasts))
