"""Words -> the operators that set them, free of size and place, and what each of their glyphs means.

Every build of a poster sets mostly the same lines, so this is what the cache keeps.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from poster.cache import Cache
from poster.model.drawing import Glyphs
from poster.model.text import Face, Word
from poster.paint.faces import font_of, resource_name, width_of
from poster.paint.objects import real, utf16

NEGLIGIBLE = 1.0
"""Shift that may wait for the next glyph, in thousandths of an em: 0.01 mm at 30 pt."""

SPACE, SIZE, RISE, END = "\0", "\1", "\2", "\3"
"""What the operators leave open: the extra width of a word space, the type size, and a rise in em between two marks."""

Bits = int
"""A set of glyphs of one face with what they stand for: a bit for each pair, numbered by `register`."""

Odd = tuple[tuple[Face, Bits], ...]
"""Glyphs that here mean something else than the font says."""

NOTHING: Odd = ()

MOST_INKED = 4000
"""Words whose elements are kept, a quarter of a kilobyte each; a long handout has so many different ones."""


class Ink(NamedTuple):
    """Words as operators, with the places left open where a size is to stand."""

    template: str
    meanings: tuple[tuple[Face, Bits], ...]
    """Glyphs of each face with what they stand for."""


class InkedWord(NamedTuple):
    """A word as elements of a TJ array."""

    word: Word
    """Kept, so that no other word can take its number in the cache."""
    elements: str
    meanings: Bits
    is_spelled_out: bool
    """Whether its glyphs read one by one give another text, so that the text must stand beside them."""


def register(face: Face, cache: Cache) -> dict[tuple[int, str], int]:
    """The numbers of pairs of glyph and text of a face, in order; they grow while words are inked."""
    known: dict[tuple[int, str], int] = cache.table("glyph meanings").setdefault(face, {})
    return known


def meanings_of(face: Face, bits: Bits, cache: Cache) -> list[tuple[int, str]]:
    """The pairs of a set."""
    return [pair for pair, number in register(face, cache).items() if bits >> number & 1]


def bits_of(face: Face, pairs: Iterable[tuple[int, str]], cache: Cache) -> Bits:
    """Pairs as a set."""
    known = register(face, cache)
    bits = 0
    for pair in pairs:
        bits |= 1 << known.setdefault(pair, len(known))
    return bits


def ink_of(words: tuple[Word, ...], odd: Odd, cache: Cache) -> Ink:
    """The operators for `words`; those with an odd glyph carry their text beside them."""
    # Words are shaped once and shared, so a line that comes again has the very same ones: numbers are far quicker to
    # look up than the values. The words are kept beside the ink, so that no other word can take their number.
    table: dict[tuple[Odd, bytes], tuple[tuple[Word, ...], Ink]] = cache.table("ink")  # type: ignore[assignment]
    key = (odd, array("Q", map(id, words)).tobytes())
    found = table.get(key)
    if found is None:
        found = table[key] = (words, _ink(words, odd, cache))
    return found[1]


def odd_of(ink: Ink, odd: Odd) -> Odd:
    """Those of the odd glyphs that the ink has."""
    if not odd:
        return odd
    own = dict(ink.meanings)
    return tuple((face, bits & own[face]) for face, bits in odd if bits & own.get(face, 0))


def set_line(item: Glyphs, ink: Ink, height: float) -> str:
    """The text object of a line on a page of `height`."""
    size = real(item.size, 3)
    space = f" {real(-1000 * item.space / item.size)} " if item.space else ""
    body = ink.template.replace(SPACE, space).replace(SIZE, size)
    if RISE in body:
        body = _raised(body, item.size)
    red, green, blue = item.color
    tracking, reset = (f"{item.tracking:.3f} Tc ", " 0 Tc") if item.tracking else ("", "")
    turn = "-1 0 0 -1" if item.turned else "1 0 0 1"
    return (
        f"BT {red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} rg {tracking}"
        f"{turn} {item.x:.2f} {height - item.y:.2f} Tm {body}{reset} ET\n"
    )


def _raised(body: str, size: float) -> str:
    first, *rest = body.split(RISE)
    return first + "".join(
        real(float(rise) * size) + operators for rise, operators in (part.split(END, 1) for part in rest)
    )


def _ink(words: tuple[Word, ...], odd: Odd, cache: Cache) -> Ink:
    parts: list[str] = []
    meanings: dict[Face, Bits] = {}
    odd_bits = dict(odd)
    inked_words: dict[int, InkedWord] = cache.table("inked word")  # type: ignore[assignment]
    if len(inked_words) > MOST_INKED:
        inked_words.clear()
    for face, stretch in groupby(words, attrgetter("face")):
        parts.append(f"{']TJ' if parts else ''}/{resource_name(face, cache)} {SIZE} Tf[")
        odd_here, bits = odd_bits.get(face, 0), 0
        for word in stretch:
            inked = inked_words.get(id(word))
            if inked is None:
                inked = inked_words[id(word)] = _inked(word, cache)
            bits |= inked.meanings
            if inked.is_spelled_out or inked.meanings & odd_here:
                parts.append(f"]TJ/Span<</ActualText<FEFF{utf16(word.text)}>>>BDC[{inked.elements}]TJ EMC[")
            else:
                parts.append(inked.elements)
            if word.text == " ":
                parts.append(SPACE)
        meanings[face] = meanings.get(face, 0) | bits
    template = "".join([*parts, "]TJ"] if parts else []).replace("><", "").replace("[]TJ", "")
    return Ink(template, tuple(meanings.items()))


def _inked(word: Word, cache: Cache) -> InkedWord:
    texts = _meanings(word.clusters)
    bits = bits_of(word.face, zip(word.glyphs, texts, strict=True), cache)
    return InkedWord(word, _glyphs(word, cache), bits, _reads_otherwise(word, texts))


def _glyphs(word: Word, cache: Cache) -> str:
    """The glyphs with the shifts between them in thousandths of an em, positive to the left (ISO 32000-1, 9.4.3)."""
    known: dict[int, tuple[str, int]] = cache.table("glyphs").setdefault(word.face, {})
    per_unit = 1000 / word.face.units
    offsets = word.offsets or ((0, 0),) * len(word.glyphs)
    parts: list[str] = []
    pending = 0.0
    for glyph, advance, (right, up) in zip(word.glyphs, word.advances, offsets, strict=True):
        if glyph not in known:
            known[glyph] = f"{glyph:04X}", width_of(font_of(word.face, cache), glyph, word.face.units)
        code, width = known[glyph]
        pending -= right * per_unit
        if abs(pending) >= NEGLIGIBLE:
            parts.append(f">{pending:.0f}<")
            pending -= round(pending)
        if up:
            parts.append(f">]TJ {RISE}{up / word.face.units}{END} Ts[<{code}>]TJ 0 Ts[<")
        else:
            parts.append(code)
        pending += right * per_unit + width - advance * per_unit
    rest = real(pending, 1)
    return f"<{''.join(parts)}>".replace("<>", " ") + (f" {rest}" if rest != "0" else "")


def _meanings(clusters: Sequence[str]) -> list[str]:
    """What each glyph stands for; a letter and its accents, several glyphs of one cluster, share its characters out."""
    shared: list[str] = list(clusters)
    for at in range(len(shared) - 1):
        if not shared[at + 1] and len(shared[at]) > 1:
            shared[at], shared[at + 1] = shared[at][0], shared[at][1:]
    return shared


def _reads_otherwise(word: Word, texts: list[str]) -> bool:
    """Whether the glyphs read one by one give another text; right-to-left words have theirs in reverse."""
    return word.text not in ("".join(texts), "".join(reversed(texts)))
