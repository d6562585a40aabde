"""Any content in any layout: columns level to 0.05 pt, nothing lost, the order of the structure that of the content."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from poster.cache import Cache
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

# A shrunk example costs a minute of builds; the seed of a failing one says as much.
QUICK = {
    "deadline": None,
    "derandomize": True,
    "phases": (Phase.explicit, Phase.generate),
    "suppress_health_check": [HealthCheck.too_slow],
}
CACHE = Cache()
FOLDER = Path(tempfile.mkdtemp(prefix="poster-"))

RECIPES = st.builds(
    Recipe,
    words=st.integers(40, 900),
    sections=st.integers(1, 12),
    resources=st.integers(0, 8),
    title=st.sampled_from(("A", "Give and Take", LONG_TITLE)),
    subtitle=st.booleans(),
    takeaway=st.booleans(),
    lists=st.booleans(),
    seed=st.integers(0, 10_000),
)


def built(recipe: Recipe, name: str) -> Made | None:
    """The build, None where it is refused."""
    try:
        return make(read(yaml_of(recipe), FOLDER, CACHE), shipped_layout(name, CACHE), CACHE)
    except PosterError:
        return None


@settings(max_examples=60, **QUICK)
@given(RECIPES, st.sampled_from(LAYOUTS))
def test_columns_end_on_one_line_and_no_word_is_lost(recipe: Recipe, name: str) -> None:
    made = built(recipe, name)
    if made is None:
        return
    assert [] == [(due, ends) for due, ends in ends_of(made) if abs(due - ends) > 0.05]
    feet: dict[tuple[str, int], list[float]] = {}
    for column in made.proof.columns:
        feet.setdefault((column.area, column.page), []).append(round(column.rect.y + column.rect.height, 1))
    for *level, last in feet.values():  # the last column of an area on a page may end short
        assert not level or (len(set(level)) == 1 and last <= level[0])
    assert content_words(made.content) == drawn_words(made.drawing)


@settings(max_examples=15, **QUICK)
@given(RECIPES, st.sampled_from(LAYOUTS))
def test_a_cache_changes_nothing(recipe: Recipe, name: str) -> None:
    made = built(recipe, name)
    cache = Cache()
    if made is not None:
        fresh = make(read(yaml_of(recipe), FOLDER, cache), shipped_layout(name, cache), cache)
        assert made.drawing == fresh.drawing
