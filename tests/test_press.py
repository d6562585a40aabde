"""The pipeline: each stage runs as often as the figure in docs/architecture.md says."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.compose.story import compose
from poster.model.story import Story
from poster.problems import PosterError
from tests.making import Recipe, read, yaml_of


@pytest.mark.parametrize(
    ("name", "recipe", "refused"),
    [
        ("poster", Recipe(400), False),  # fits as it is
        ("poster", Recipe(60, 2, 8), False),  # codes give way so that the page is full
        ("billboard", Recipe(1400, 6, 5), True),  # refused at every setting
    ],
)
def test_a_story_is_composed_once_whatever_its_settings(
    name: str, recipe: Recipe, refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[Story] = []

    def counted(*given: object) -> Story:
        composed.append(compose(*given))  # type: ignore[arg-type]
        return composed[-1]

    monkeypatch.setattr(press, "compose", counted)
    cache = Cache()
    content = read(yaml_of(recipe), tmp_path, cache)
    with pytest.raises(PosterError) if refused else nullcontext():
        press.build(content, name, cache=cache)
    assert 1 == len(composed)
