"""Painted codes are read back by steps of their own: every version, level, mask and mode that the encoder makes."""

import random

import pytest

from poster.cache import Cache
from poster.check.symbol import text_of
from poster.images.codes import Code, capital_host, encode, smallest_version

ALPHABETS = ("0123456789", "ABC123:/.-% $", "abcdefghijklmnop", "äöü水🐟 abc")


def read_back(code: Code) -> str:
    return text_of(code.outlines, code.modules, Cache())


@pytest.mark.parametrize("version", range(1, 11))
def test_what_is_encoded_is_read_back(version: int) -> None:
    chance, cache, levels = random.Random(version), Cache(), set()
    for size in range(1, 240, 5):
        text = "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(size))
        least = smallest_version((text,), "L", cache)
        if least and least <= version:
            code = encode(text, version, cache)
            levels.add(code.level)
            assert text == read_back(code)
    assert levels


@pytest.mark.parametrize("text", ["https://example.org/Path", "0123456789", "WIFI:T:WPA;S:Café;P:01234567;;"])
def test_capitals_and_mixed_modes_are_read_back(text: str) -> None:
    for version in range(smallest_version((text,), "L", Cache()) or 1, 11):
        assert read_back(encode(text, version, Cache())) in (text, capital_host(text))


def test_a_damaged_code_says_something_else() -> None:
    code = encode("https://example.org/and/a/path", 3, Cache())
    without = [code.outlines[:at] + code.outlines[at + 1 :] for at in range(len(code.outlines))]
    texts = [text_of(outlines, code.modules, Cache()) for outlines in without]
    # Finder and alignment patterns, error correction and padding carry no text.
    assert sum(text != code.payload for text in texts) > len(texts) / 3


@pytest.mark.parametrize(("move", "expected"), [(0, "https://example.org"), (0.5, ""), (30, "")])
def test_corners_are_those_of_modules(move: float, expected: str) -> None:
    code = encode("https://example.org", 3, Cache())
    moved = tuple(tuple((x + move, y) for x, y in outline) for outline in code.outlines)
    assert expected == text_of(moved, code.modules, Cache())
