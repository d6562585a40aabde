"""Where lines may end inside a stretch without spaces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poster.cache import Cache
from poster.text.breaks import find_line_ends


def test_a_very_long_word_is_divided_in_any_style() -> None:
    cuts = find_line_ends("Visualisierungswebseite", "de", False, False, Cache())
    assert cuts
    assert all(cut.hyphen for cut in cuts)
    assert () == find_line_ends("multidisciplinary", "en", False, False, Cache())


def test_a_key_without_any_place_to_break_is_parted_without_hyphens() -> None:
    key = "005bc6218c7a0a9ede654f9a177058adcde98a50"
    cuts = find_line_ends(key, "en", False, False, Cache())
    assert [len(key) // 2] == [cut.at for cut in cuts]
    assert not any(cut.hyphen for cut in cuts)
    assert () == find_line_ends(key[:30], "en", False, False, Cache())


def lines_of(text: str, lang: str = "en") -> str:
    """The text with `|` where a line may end."""
    places = [0, *(cut.at for cut in find_line_ends(text, lang, False, False, Cache())), len(text)]
    return "|".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    "expected",
    [
        "Five-|Myths", "Alzheimer-|Krankheit", "low-|cost,", "(open-|source)", "state-of-the-|art", "peer-to-peer",
        "LZD-R", "MALDI-T", "MALDI-|TOF", "MALDI-|TOF-MS", "e-mail", "X-ray", "T-cell", "co-author", "p-value", "IL-6",
        "COVID-19", "SARS-|CoV-2", "(LZD-R),", "n–1", "A–B", "Paris–|Lyon", "word—|word", "5–10",
    ],
)  # fmt: skip
def test_a_hyphen_leaves_three_letters_on_either_side(expected: str) -> None:
    assert expected == lines_of(expected.replace("|", ""))


@pytest.mark.parametrize(
    "expected",
    [
        "and/|or",
        "km/h",
        "(mg/kg)",
        "mmol/kg,",
        "#OTalk/|#Occhat",
        "reading/|writing",
        "1/2",
        "w/o",
        "文/|字",
        "a\u200b/b",
    ],
)
def test_no_line_begins_with_a_slash_or_parts_a_short_word_at_one(expected: str) -> None:
    assert expected == lines_of(expected.replace("|", ""))


@pytest.mark.parametrize(
    "expected",
    [
        "https://a.org/|long/|path-|to/|some_|file.html",
        "https://a.org/|search?|query=one&|other=two",
        "(https://a.org/|reading/|list).",
        "www.|example.|org/|one/|two_three",
        "github.com/|someone/|some-thing",
        "doi:10.1000/|xyz.|2024.00123",
        "10.1000/|xyz.|2024.00123",
        "https://a.org/|index.html",
        "z.B./d.h.",
    ],
)
def test_an_address_breaks_behind_its_signs(expected: str) -> None:
    assert expected == lines_of(expected.replace("|", ""))


@given(st.text("ab1/.-_?&:", min_size=1, max_size=80), st.booleans())
def test_no_part_of_a_stretch_begins_with_a_slash(text: str, url: bool) -> None:
    cuts = find_line_ends(text, "en", True, url, Cache())
    assert not [cut for cut in cuts if text[cut.at] == "/"]
    assert sorted({cut.at for cut in cuts}) == [cut.at for cut in cuts]


@pytest.mark.parametrize(
    "key", ["Il0O-l1-mintel-sabor-quenta-dilem", "a-b", "-" * 63, "0123456789-0123456789-01234567890123"]
)
def test_no_line_ends_after_a_hyphen_that_is_held_to_what_follows(key: str) -> None:
    held = key.replace("-", "-\u2060")
    cuts = [cut.at for cut in find_line_ends(held, "en", False, True, Cache())]
    parts = [held[start:end] for start, end in zip([0, *cuts], [*cuts, len(held)], strict=True)]
    assert all(parts)
    assert held == "".join(parts)
    assert not any(part.rstrip("\u2060").endswith("-") for part in parts[:-1]) or set(key) == {"-"}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("co\u00adoperate", [("co\u00ad", True)]),
        ("al\u200bways", [("al\u200b", False)]),
        ("word\u2060joined", []),
        ("清水", [("清", False)]),
        ("清\u2060水", []),
        ("清\ufe00水", [("清\ufe00", False)]),
        ("か\u3099水", [("か\u3099", False)]),
        ("清\u200d水", []),
        ("清\u200b。", [("清\u200b", False)]),
        ("Ada \u2060Lovelace", []),
    ],
)
def test_invisible_characters_say_where_lines_end(text: str, ends: list[tuple[str, bool]]) -> None:
    assert ends == [(text[: cut.at], cut.hyphen) for cut in find_line_ends(text, "en", False, False, Cache())]


def test_what_is_joined_is_not_parted_however_long() -> None:
    assert () == find_line_ends("\u2060".join("a" * 40), "en", True, False, Cache())
    marks = "e\u0301" * 30
    assert all(marks[cut.at] == "e" for cut in find_line_ends(marks, "en", False, False, Cache()))
