"""Words -> the operators that set them, free of size and place, and what each of their glyphs means.

Every build of a poster sets mostly the same lines, so this is what the cache keeps.
"""

from typing import NamedTuple

from poster.cache import Cache
from poster.model.drawing import Glyphs
from poster.model.text import Face, Word
from poster.paint.faces import Meanings, font_of, resource_name, width_of
from poster.paint.objects import real, utf16

NEGLIGIBLE = 1.0
"""Shift that may wait for the next glyph, in thousandths of an em: 0.01 mm at 30 pt."""

SPACE, SIZE, RISE, END = "\0", "\1", "\2", "\3"
"""What the operators leave open: the extra width of a word space, the type size, and a rise in em between two marks."""

Odd = frozenset[tuple[Face, int, str]]
"""Glyphs that here mean something else than the font says."""

NOTHING: Odd = frozenset()


class Ink(NamedTuple):
    """Words as operators, with the places left open where a size is to stand."""

    template: str
    meanings: tuple[tuple[Face, Meanings], ...]
    """Glyphs of each face with what they stand for."""


def ink_of(words: tuple[Word, ...], odd: Odd, cache: Cache) -> Ink:
    """The operators for `words`; those with an odd glyph carry their text beside them."""
    table = cache.table("ink")
    key = (words, odd)
    ink: Ink | None = table.get(key)
    if ink is None:
        ink = table[key] = _ink(words, odd, cache)
    return ink


def odd_of(ink: Ink, odd: Odd) -> Odd:
    """Those of the odd glyphs that the ink has."""
    if not odd:
        return odd
    meanings = dict(ink.meanings)
    return frozenset((face, glyph, text) for face, glyph, text in odd if (glyph, text) in meanings.get(face, ()))


def set_line(item: Glyphs, ink: Ink, height: float) -> str:
    """The text object of a line on a page of `height`."""
    size = real(item.size, 3)
    space = f" {real(-1000 * item.space / item.size)} " if item.space else ""
    body = ink.template.replace(SPACE, space).replace(SIZE, size)
    if RISE in body:
        body = _raised(body, item.size)
    red, green, blue = item.color
    tracking, reset = (f"{item.tracking:.3f} Tc ", " 0 Tc") if item.tracking else ("", "")
    return (
        f"BT {red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} rg {tracking}"
        f"1 0 0 1 {item.x:.2f} {height - item.y:.2f} Tm {body}{reset} ET\n"
    )


def _raised(body: str, size: float) -> str:
    first, *rest = body.split(RISE)
    return first + "".join(
        real(float(rise) * size) + operators for rise, operators in (part.split(END, 1) for part in rest)
    )


def _ink(words: tuple[Word, ...], odd: Odd, cache: Cache) -> Ink:
    parts: list[str] = []
    meanings: dict[Face, set[tuple[int, str]]] = {}
    face = None
    for word in words:
        if word.face != face:
            face = word.face
            parts.append(f"{']TJ' if parts else ''}/{resource_name(face)} {SIZE} Tf[")
        glyphs, meaning = _word(word, cache)
        seen = meanings.setdefault(face, set())
        seen.update(meaning)
        if _reads_otherwise(word, meaning) or (odd and any((face, *each) in odd for each in meaning)):
            parts.append(f"]TJ/Span<</ActualText<FEFF{utf16(word.text)}>>>BDC[{glyphs}]TJ EMC[")
        else:
            parts.append(glyphs)
        if word.text == " ":
            parts.append(SPACE)
    template = "".join([*parts, "]TJ"] if parts else []).replace("><", "").replace("[]TJ", "")
    return Ink(template, tuple((face, frozenset(pairs)) for face, pairs in meanings.items()))


def _word(word: Word, cache: Cache) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Elements of a TJ array, and what each glyph means."""
    table = cache.table("inked word")
    found: tuple[str, tuple[tuple[int, str], ...]] | None = table.get(word)
    if found is None:
        found = table[word] = _glyphs(word, cache), tuple(zip(word.glyphs, _meanings(word.clusters), strict=True))
    return found


def _glyphs(word: Word, cache: Cache) -> str:
    """The glyphs with the shifts between them in thousandths of an em, positive to the left (ISO 32000-1, 9.4.3)."""
    widths = cache.table("glyph widths").setdefault((word.face.path, word.face.index, word.face.axes), {})
    per_unit = 1000 / word.face.units
    offsets = word.offsets or ((0, 0),) * len(word.glyphs)
    parts: list[str] = []
    pending = 0.0
    for glyph, advance, (right, up) in zip(word.glyphs, word.advances, offsets, strict=True):
        if glyph not in widths:
            widths[glyph] = width_of(font_of(word.face, cache), glyph, word.face.units)
        pending -= right * per_unit
        if abs(pending) >= NEGLIGIBLE:
            parts.append(f">{pending:.0f}<")
            pending -= round(pending)
        if up:
            parts.append(f">]TJ {RISE}{up / word.face.units}{END} Ts[<{glyph:04X}>]TJ 0 Ts[<")
        else:
            parts.append(f"{glyph:04X}")
        pending += right * per_unit + widths[glyph] - advance * per_unit
    rest = real(pending, 1)
    return f"<{''.join(parts)}>".replace("<>", " ") + (f" {rest}" if rest != "0" else "")


def _meanings(clusters: tuple[str, ...]) -> list[str]:
    """What each glyph stands for; a letter and its accents, several glyphs of one cluster, share its characters out."""
    shared: list[str] = list(clusters)
    for at in range(len(shared) - 1):
        if not shared[at + 1] and len(shared[at]) > 1:
            shared[at], shared[at + 1] = shared[at][0], shared[at][1:]
    return shared


def _reads_otherwise(word: Word, meaning: tuple[tuple[int, str], ...]) -> bool:
    """Whether the glyphs read one by one give another text; right-to-left words have theirs in reverse."""
    texts = [text for _, text in meaning]
    return word.text not in ("".join(texts), "".join(reversed(texts)))
