"""Story and layout -> plan, on the first number of pages at which the body is comfortable; or why there is none."""

from poster.fit.messages import too_much
from poster.fit.size import Fitter, Plan
from poster.model.content import Content
from poster.model.layout import Layout
from poster.model.story import Story
from poster.problems import Problem


def fit(story: Story, content: Content, layout: Layout) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan of a story, or the problems that say what is too much."""
    fitter = Fitter(layout, story)
    comfort = max(layout.fit.comfort, fitter.body.low)
    counts = layout.pages.counts
    if len(counts) > 1:
        needed = fitter.pages_needed(comfort)
        counts = tuple(count for count in counts if count >= needed) or counts[-1:]
    for count in counts:
        largest = fitter.largest(count)
        if largest is None or (largest < comfort and count != counts[-1]):
            continue
        plan = fitter.plan(count)
        if plan:
            return plan, ()
    return None, too_much(fitter, content, layout)
