"""Shaping: characters in one face -> a Word of positioned glyphs in font units, the same for every size."""

from collections.abc import Sequence
from itertools import pairwise

import uharfbuzz as hb

from poster.cache import MOST, Cache
from poster.model.text import Face, Word
from poster.text.fonts import hb_font

Features = tuple[tuple[str, int], ...]
"""OpenType features switched on (1) or off (0), beyond the usual ones."""

SHAPERS = ["ot"]
"""OpenType's, by name: without a list HarfBuzz takes HB_SHAPER_LIST from the environment."""


def shape(text: str, face: Face, features: Features, lang: str, cache: Cache) -> Word:
    """The glyphs of `text` in one face; `lang` is BCP 47. Kerning and ligatures are on unless `features` says not.

    Right-to-left text comes out in visual order, as HarfBuzz gives it; nothing reorders words.
    """
    words: dict[str, Word] = cache.table("words").setdefault((face, features, lang), {})
    word = words.get(text)
    if word is None:
        if len(words) > MOST:
            words.clear()
        word = words[text] = _shape(text, face, features, lang, cache)
    return word


def _shape(text: str, face: Face, features: Features, lang: str, cache: Cache) -> Word:
    font = hb_font(face, cache)
    # The same numbers come again in every word; kept once each they take 28 bytes less for every glyph.
    shared = cache.table("numbers").setdefault
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = lang or "und"
    hb.shape(font, buffer, dict(features), SHAPERS)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if positions is None:
        return Word(text, face, (), (), (), (), 0.0)
    advances = tuple([shared(position.x_advance, position.x_advance) for position in positions])
    offsets = tuple([(position.x_offset, position.y_offset) for position in positions])
    return Word(
        text=text,
        face=face,
        glyphs=tuple([shared(info.codepoint, info.codepoint) for info in infos]),
        advances=advances,
        offsets=offsets if any(x or y for x, y in offsets) else (),
        clusters=_clusters(text, [info.cluster for info in infos]),
        width=sum(advances) / face.units,
    )


def _clusters(text: str, starts: list[int]) -> Sequence[str]:
    """The characters of each glyph: its cluster up to where the next begins; further glyphs of a cluster have none."""
    if starts == list(range(len(text))):
        return text  # as good as a tuple of its characters, and there already
    bounds = sorted({*starts, len(text)})
    end = dict(pairwise(bounds))
    seen: set[int] = set()
    clusters = []
    for start in starts:
        clusters.append("" if start in seen else text[start : end[start]])
        seen.add(start)
    return tuple(clusters)


def split(word: Word, at: int) -> tuple[Word, Word] | None:
    """The word cut before character number `at`; None where a glyph is on both sides of it, or text runs leftwards."""
    reached = 0
    for number, cluster in enumerate(word.clusters):
        if reached == at and cluster:
            return _part(word, 0, number, word.text[:at]), _part(word, number, len(word.glyphs), word.text[at:])
        if reached > at or not word.text.startswith(cluster, reached):
            return None
        reached += len(cluster)
    return None


def _part(word: Word, first: int, end: int, text: str) -> Word:
    advances = word.advances[first:end]
    return Word(
        text=text,
        face=word.face,
        glyphs=word.glyphs[first:end],
        advances=advances,
        offsets=word.offsets[first:end],
        clusters=word.clusters[first:end],
        width=sum(advances) / word.face.units,
    )
