"""Story and layout -> plan, on the first number of pages at which the body is comfortable; or why there is none."""

from poster.fit.messages import too_much
from poster.fit.plan import Plan, faults, rooms_of
from poster.fit.ranges import ranged
from poster.fit.size import Fitter
from poster.fit.stand import stood
from poster.model.content import Content
from poster.model.layout import Layout
from poster.problems import Problem

COARSE = 4
"""Steps of a range from one that is tried to the next."""
FAR = 0.15
"""Share by which a text may be too long at both ends of a range for the steps between to be tried."""
WIDER = 1.1
"""By how much lines may be longer than the measure where columns are fewer than the layout wants."""


def fit(fitter: Fitter, content: Content) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story in a layout and a setting, or the problems that say what is too much.

    Of tracks that are ranges the narrowest are taken at which the page is full and the body comfortable.
    """
    trials, layout = _Trials(fitter), fitter.layout
    best = trials.narrowest()
    if best:
        return stood(best, layout), ()
    return None, too_much(trials.fitter(trials.layouts[-1]), content, trials.layouts[-1])


class _Trials:
    """The plans of a layout at each step of its ranges, made as they are asked for."""

    def __init__(self, fitter: Fitter) -> None:
        self.usual, self.layout = fitter, fitter.layout
        self.layouts = ranged(fitter.layout)
        self.fitters = {(id(fitter.layout), 0): fitter}
        self.plans: dict[int, Plan | None] = {}

    def fitter(self, layout: Layout, fewer: int = 0) -> Fitter:
        """The search in one of the layouts, in so many columns fewer than areas have at most."""
        key = (id(layout), fewer)
        if key not in self.fitters:
            self.fitters[key] = self.usual.another(layout, fewer)
        return self.fitters[key]

    def narrowest(self) -> Plan | None:
        """The plan of the first step at which the page is full and the body comfortable, else the best there is.

        Every fourth step is tried, then those beside what was found: a plan that is not full takes long to find.
        """
        ends = (self.layouts[0], self.layouts[-1])
        if len(self.layouts) > 1 and min(_too_long_by(self.fitter(each)) for each in ends) > FAR:
            return None
        coarse = range(0, len(self.layouts), COARSE)
        good = next((step for step in coarse if self._is_good(step)), None)
        if good is not None:
            return self._plan(next(step for step in range(max(good - COARSE + 1, 0), good + 1) if self._is_good(step)))
        best = self._best(coarse)
        if best < 0 and any(self._holds(step) for step in coarse):
            return None  # there is room, but no level columns: a step further there are none either
        around = range(max(best - COARSE + 1, 0), min(best + COARSE, len(self.layouts))) if best >= 0 else None
        return self._plan(self._best(around or range(len(self.layouts))))

    def _holds(self, step: int) -> bool:
        """Whether the text fits at the smallest size of the body."""
        fitter = self.fitter(self.layouts[step])
        return fitter.sizes.holds(fitter.sizes.body.low, self.layout.pages.counts[-1])

    def _plan(self, step: int) -> Plan | None:
        if step not in self.plans and step >= 0:
            self.plans[step] = self._in_columns(self.layouts[step])
        return self.plans.get(step)

    def _is_wide(self, step: int) -> bool:
        """Whether lines in one column are longer than they should be, and nothing but a narrower step can help."""
        plan = self._plan(step)
        if plan is None or len(self.layouts) == 1 or any(len(filled.rooms) > 1 for filled in plan.filled):
            return False
        fewest = max((area.columns - area.fewest for area in self.layout.areas.values()), default=0)
        return _is_too_wide(self.fitter(self.layouts[step], fewest), plan, self.layout)

    def _is_good(self, step: int) -> bool:
        plan = self._plan(step)
        good = plan is not None and plan.is_full and plan.body >= self.layout.fit.comfort
        return good and not self._is_wide(step)

    def _best(self, steps: range) -> int:
        """The step whose plan lacks least; -1 where none has a plan."""
        lacks = [(_lacks(plan, self.layout, self._is_wide(step)), step) for step in steps if (plan := self._plan(step))]
        return min(lacks)[1] if lacks else -1

    def _in_columns(self, layout: Layout) -> Plan | None:
        """The plan in as many columns as areas may have; where the text does not fill them, in fewer and wider ones."""
        best: Plan | None = None
        for fewer in range(1 + max((area.columns - area.fewest for area in layout.areas.values()), default=0)):
            fitter = self.fitter(layout, fewer)
            plan = _plan(fitter, layout)
            if plan and fewer and _is_too_wide(fitter, plan, layout):
                break
            if plan and (best is None or faults(plan) < faults(best)):
                best = plan
            if plan and plan.is_full:
                break
        return best


def _too_long_by(fitter: Fitter) -> float:
    """Share of their room by which text or areas are too long at the smallest size of the body."""
    layout, body = fitter.layout, fitter.sizes.body.low
    sheet = fitter.sheeter.sheet(body, layout.pages.counts[-1])
    leading = layout.fit.lines.low * body
    needed = sum(own.whole.fixed + leading * own.whole.leads for own in sheet.measured)
    room = sum(sum(rooms_of(flow)) for flow in sheet.flows)
    return max(needed / room - 1 if room else 0.0, sheet.over / layout.height)


def _lacks(plan: Plan, layout: Layout, is_wide: bool) -> tuple[int, bool, float, bool, bool, float]:
    """What a plan lacks, the worst first; of full ones, short enough lines, then how far its body is from
    comfortable.
    """
    return *faults(plan), is_wide, max(layout.fit.comfort - plan.body, 0.0)


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
