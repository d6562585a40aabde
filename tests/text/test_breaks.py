"""Where lines may end inside a stretch without spaces."""

from poster.cache import Cache
from poster.text.breaks import find_cuts


def test_a_very_long_word_is_divided_in_any_style() -> None:
    cuts = find_cuts("Visualisierungswebseite", "de", False, False, Cache())
    assert cuts
    assert all(cut.hyphen for cut in cuts)
    assert () == find_cuts("multidisciplinary", "en", False, False, Cache())


def test_a_key_without_any_place_to_break_is_parted_without_hyphens() -> None:
    key = "005bc6218c7a0a9ede654f9a177058adcde98a50"
    cuts = find_cuts(key, "en", False, False, Cache())
    assert [len(key) // 2] == [cut.at for cut in cuts]
    assert not any(cut.hyphen for cut in cuts)
    assert () == find_cuts(key[:30], "en", False, False, Cache())
