"""Fixtures: the fonts of the tests beside those that ship, and a memory for them."""

import pytest

from poster.cache import Cache
from poster.text.fonts import Fonts, open_fonts
from tests.text.samples import FOLDERS


@pytest.fixture(scope="session")
def cache() -> Cache:
    return Cache()


@pytest.fixture(scope="session")
def fonts(cache: Cache) -> Fonts:
    return open_fonts(FOLDERS, cache)
