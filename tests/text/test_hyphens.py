"""Where words are divided: tables of words as a reader of each language divides them."""

from itertools import pairwise
from pathlib import Path

import pytest

from poster.text.hyphens import Divider, divider

WORDS = Path(__file__).with_name("hyphens.txt")
"""A line a language: its tag, and words with each place where a line may end, two letters before it, three after."""


def divided(word: str, by: Divider) -> str:
    places = [0, *by.places(word), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize("line", WORDS.read_text(encoding="utf-8").splitlines(), ids=lambda line: line[:2])
def test_words_are_divided_between_syllables(line: str) -> None:
    lang, _, words = line.partition(": ")
    by = divider(lang)
    assert by
    assert [] == [word for word in words.split() if divided(word.replace("-", ""), by) != word]


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("de-AT", "Über-gang"),
        ("de-CH", "Mass-nah-men"),
        ("DE", "Bank-ab-frage"),
        ("fr-CA", "scien-ti-fique"),
        ("no", "uni-ver-si-te-tet"),
        ("hu", "egye-tem"),
        ("en-GB", "uni-ver-sity"),
        ("nl", "on-der-zoek"),
    ],
)
def test_a_region_divides_as_its_language_and_others_by_the_tables_of_pyphen(lang: str, word: str) -> None:
    by = divider(lang)
    assert by
    assert word == divided(word.replace("-", ""), by)


def test_a_language_without_patterns_divides_nothing() -> None:
    assert divider("tlh") is None


def test_a_capital_that_is_two_small_characters_moves_no_place() -> None:
    by = divider("tr")
    assert by
    assert [] == by.places("İSTATİSTİK")
