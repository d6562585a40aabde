"""A tiny content in each layout that ships, as text: what stands where, and the tree; `--update` writes it anew."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.paint.dump import dump
from tests.making import LAYOUTS, make, read, shipped_layout

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_drawing_is_as_it_was(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    cache = Cache()
    content = read((GOLDEN / "tiny.yaml").read_text(encoding="utf-8"), tmp_path, cache)
    text = dump(make(content, shipped_layout(name, cache), cache).drawing)
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
