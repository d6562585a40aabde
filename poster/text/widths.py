"""Characters -> how many columns they take in a line, as readers count: two for those of full width.

Forty to seventy letters make a line that reads well, and twenty to thirty-five ideographs: each is as wide as two
letters and says as much.
"""

WIDE = ("W", "F")
"""Classes of characters of full width. Source: Unicode Standard Annex 11, East Asian Width."""


def columns_of(text: str) -> int:
    """The characters of a text, those of full width counted twice."""
    if text.isascii() or max(text) < "\u1100":  # nothing below the first letters of Hangul is wide
        return len(text)
    from unicodedata import east_asian_width  # a megabyte of tables, needed for such scripts only

    return len(text) + sum([east_asian_width(character) in WIDE for character in text])
