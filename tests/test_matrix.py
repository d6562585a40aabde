"""Contents of every size in every layout that ships: full and level, nothing over anything, or refused with numbers."""

import re
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.preflight import preflight
from poster.fit.messages import too_little
from poster.model.drawing import Glyphs
from poster.model.units import MM
from poster.problems import PosterError
from tests.making import (
    LAYOUTS,
    LONG_TITLE,
    Made,
    Recipe,
    content_words,
    drawn_words,
    ends_of,
    make,
    read,
    shipped_layout,
    yaml_of,
)

RECIPES = (
    *(Recipe(words, max(1, min(12, words // 80))) for words in (60, 120, 200, 300, 400, 600, 750, 900)),
    *(Recipe(400, sections) for sections in (1, 2, 3, 8, 12)),
    *(Recipe(400, resources=resources) for resources in (0, 1, 2, 3, 8)),
    *(Recipe(words, 4, seed=seed) for words in (250, 500, 700) for seed in (2, 3)),
    Recipe(400, title=LONG_TITLE),
    Recipe(400, 1, 3, lists=False),
    Recipe(120, 1, 0, lists=False),
    Recipe(500, 6, lists=False),
    Recipe(300, 4, 0, takeaway=False),
    Recipe(300, 4, 0, takeaway=False, subtitle=False),
    Recipe(300, 4, 3, subtitle=False),
    Recipe(120, 2, 1, takeaway=False),
)
LEVEL = 0.05
"""Points by which the ends of columns may differ from where they should be."""


def name_of(recipe: Recipe) -> str:
    """`400 words, 5 sections, 3 codes` and what else is out of the ordinary."""
    usual = Recipe(0)
    odd = [
        key for key in ("title", "subtitle", "takeaway", "lists", "seed") if getattr(recipe, key) != getattr(usual, key)
    ]
    return "-".join((f"{recipe.words}w", f"{recipe.sections}s", f"{recipe.resources}c", *odd))


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache()


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("recipe", RECIPES, ids=name_of)
def test_pages_are_full_and_level_or_refused_with_numbers(
    recipe: Recipe, name: str, cache: Cache, tmp_path: Path
) -> None:
    content = read(yaml_of(recipe), tmp_path, cache)
    layout = shipped_layout(name, cache)
    try:
        made = make(content, layout, cache)
    except PosterError as refused:
        problems = refused.problems
        made = None
    if made is None:
        assert all(re.search(r"\d+ mm", problem.message) for problem in problems), problems
        return
    assert [] == uneven(made)
    assert [] == outside(made)
    found = preflight(made.proof)
    # A body that is read only just is told: that it is the largest that fits is what the other tests are for.
    found = tuple(each for each in found if "it reads well from" not in each.message)
    # Where there is too little text, gaps are holes, and say so.
    assert () == (found if made.plan.is_full else tuple(each for each in found if each.level == "error"))
    assert content_words(content) == drawn_words(made.drawing)
    warned = too_little(made.plan, content, layout)
    assert bool(warned) == (made.plan.hole > 1.0 * MM or made.plan.unused > 0), warned


def uneven(made: Made) -> list[str]:
    """Columns that do not end where all end."""
    return [f"{ends:.2f} for {due:.2f}" for due, ends in ends_of(made) if abs(due - ends) > LEVEL]


def outside(made: Made) -> list[str]:
    """Text that stands in none of the page's areas, and areas that overlap."""
    faults = []
    for page, slots in zip(made.drawing.pages, made.plan.sheet.pages):
        leaves = [slot.outer for slot in slots if not slot.area.map]
        for i, one in enumerate(leaves):
            for other in leaves[:i]:
                across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
                down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                if across > 0.01 and down > 0.01:
                    faults.append(f"areas overlap by {across:.2f} x {down:.2f}")
        for item in page.items:
            if type(item) is Glyphs and not any(
                rect.x - 0.1 * item.size <= item.x <= rect.x + rect.width
                and rect.y <= item.y <= rect.y + rect.height + 0.01
                for rect in leaves
            ):
                faults.append(f"{''.join(word.text for word in item.words)!r} at {item.x:.1f} {item.y:.1f}")
    return faults
