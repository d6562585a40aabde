"""A character -> whether it is one of those scripts that go without spaces: ideographs, kana and their punctuation."""

RANGES = (
    (0x2E80, 0x303F),  # radicals and punctuation; 0x3000 is a space of full width
    (0x3041, 0x312F),  # kana, bopomofo
    (0x3190, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),  # forms of full width
    (0xFF61, 0xFF9F),  # kana of half width
    (0x1F200, 0x1F2FF),
    (0x20000, 0x3FFFF),
)
"""Blocks of Unicode. Hangul is not among them: Korean has spaces between words."""


def is_wide(character: str) -> bool:
    """Whether no space belongs between this character and another such at the end of a line. Source: CSS Text 4."""
    number = ord(character)
    return number >= RANGES[0][0] and any(first <= number <= last for first, last in RANGES) and number != 0x3000
