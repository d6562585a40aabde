"""Words: glyphs, kerning, ligatures and the characters they stand for."""

import pytest

from poster.cache import Cache
from poster.model.text import Face
from poster.text.fonts import Fonts
from poster.text.shape import shape, split


@pytest.fixture
def inter(fonts: Fonts) -> Face:
    face = fonts.face("Inter Tight", 400, False)
    assert face is not None
    return face


def test_a_word_is_as_wide_as_its_glyphs(fonts: Fonts, cache: Cache) -> None:
    face = fonts.face("Test Plain", 400, False)
    assert face is not None
    word = shape("abc", face, (), "en", cache)
    assert ("abc", (500, 500, 500), "abc", 1.5, ()) == (
        word.text,
        word.advances,
        word.clusters,
        word.width,
        word.offsets,
    )


def test_pairs_are_kerned(inter: Face, cache: Cache) -> None:
    kerned, loose = shape("To", inter, (), "en", cache), shape("To", inter, (("kern", 0),), "en", cache)
    assert kerned.width < loose.width


def test_a_word_is_shaped_once(inter: Face, cache: Cache) -> None:
    assert shape("once", inter, (), "en", cache) is shape("once", inter, (), "en", cache)


@pytest.mark.parametrize(
    "text",
    ["different", "office", "e\u0301tude", "na\u00efve", "a\U0001d538b", "x\u0323\u0301y", "\u00bd", "10\u00a0mm"],
)
def test_the_clusters_of_a_word_are_its_text(inter: Face, cache: Cache, text: str) -> None:
    word = shape(text, inter, (), "en", cache)
    assert text == "".join(word.clusters)
    assert len(word.glyphs) == len(word.clusters) == len(word.advances)


def test_right_to_left_text_keeps_all_its_characters(inter: Face, cache: Cache) -> None:
    word = shape("\u05e9\u05dc\u05d5\u05dd", inter, (), "he", cache)
    assert "\u05dd\u05d5\u05dc\u05e9" == "".join(word.clusters)


def test_split_parts_add_up(inter: Face, cache: Cache) -> None:
    word = shape("Five-Myths", inter, (), "en", cache)
    halves = split(word, 5)
    assert halves is not None
    assert ["Five-", "Myths"] == [half.text for half in halves]
    assert word.glyphs == halves[0].glyphs + halves[1].glyphs


def test_a_mark_is_not_split_from_its_letter(inter: Face, cache: Cache) -> None:
    assert split(shape("ae\u0301b", inter, (), "en", cache), 2) is None


def test_a_lone_surrogate_does_no_harm(inter: Face, cache: Cache) -> None:
    assert 3 == len(shape("a\ud800b", inter, (), "en", cache).glyphs)
