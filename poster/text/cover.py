"""Fallback: characters and a list of faces -> stretches of one face each, and the characters that none of them has."""

import unicodedata
from typing import NamedTuple

from poster.cache import Cache
from poster.model.text import Face
from poster.text.fonts import Fonts

MADE_UP = frozenset("\u00a0\u00ad\u2011\u202f\u2060\u3000\ufeff").union(
    map(chr, range(0x2000, 0x2010)), map(chr, range(0xFE00, 0xFE10))
)
"""Spaces, joiners and selectors that HarfBuzz makes up, or leaves out, where a font lacks them."""


class Covered(NamedTuple):
    """Characters that one face sets."""

    start: int
    end: int
    face: Face


class Cover(NamedTuple):
    """How the characters of a text are shared out among faces."""

    parts: tuple[Covered, ...]
    missing: tuple[int, ...]
    """Numbers of the characters that no face has."""


def cover(text: str, faces: tuple[Face, ...], fonts: Fonts, cache: Cache) -> Cover:
    """The face of each character: the first that has it together with the marks on it.

    A character that is missing everywhere is given to the first face, whose empty box stands in for it.
    """
    first = faces[0]
    known: set[str] = cache.table("covered").setdefault(first, set(MADE_UP))
    if known.issuperset(text):
        return Cover((Covered(0, len(text), first),), ())
    known.update(char for char in sorted(set(text) - known) if fonts.has(first, char))
    if known.issuperset(text):
        return Cover((Covered(0, len(text), first),), ())
    return _cover_groups(text, faces, fonts)


def _cover_groups(text: str, faces: tuple[Face, ...], fonts: Fonts) -> Cover:
    covered: list[Covered] = []
    missing: list[int] = []
    start = 0
    for end in _group_ends(text):
        group = text[start:end]
        face = next((face for face in faces if _sets(face, group, fonts)), None)
        if face is None:
            lacking = [at for at in range(start, end) if not any(_sets(face, text[at], fonts) for face in faces)]
            missing.extend(lacking or [start])
        if covered and covered[-1].face == (face or faces[0]):
            covered[-1] = covered[-1]._replace(end=end)
        else:
            covered.append(Covered(start, end, face or faces[0]))
        start = end
    return Cover(tuple(covered), tuple(missing))


def _group_ends(text: str) -> list[int]:
    """Where groups of a character and the marks on it end."""
    inside = [unicodedata.category(text[at])[0] == "M" or text[at - 1] == "\u200d" for at in range(1, len(text))]
    return [*(at for at, joined in enumerate(inside, 1) if not joined), len(text)]


def _sets(face: Face, group: str, fonts: Fonts) -> bool:
    """Whether a face has every character, as written or joined with its marks, as HarfBuzz would try."""
    if all(char in MADE_UP or fonts.has(face, char) for char in group):
        return True
    return all(char in MADE_UP or fonts.has(face, char) for char in unicodedata.normalize("NFC", group))
