"""Galleys: runs of text in a style -> boxes of shaped words, ready to be broken into lines of any width."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from poster.cache import Cache
from poster.model.content import Run
from poster.model.formula import Formula
from poster.model.layout import Style
from poster.model.quiet import reach
from poster.model.text import Box, Galley, Piece, Word
from poster.text.breaks import CLOSING, DASHES, SIGNS, WORD_JOINER, LineEnd, find_line_ends
from poster.text.cover import cover
from poster.text.dress import Dress, dress, piece
from poster.text.fonts import Fonts
from poster.text.formulas import pieces_of, stands_for, tall_boxes
from poster.text.shape import shape, split
from poster.text.ties import has_names, is_led, is_tied, ties_of
from poster.text.widths import columns_of

STRAY = 25.0
"""Demerits for a line that ends in a word of one letter, or in the first word of a sentence."""
SPACES = dict.fromkeys(map(ord, "\t\r\x0b\x0c\x85\u2028\u2029"), " ")
UNSEEN = dict.fromkeys(map(ord, SIGNS))
KEPT_SPACE = re.compile(f" (?!{WORD_JOINER})")
"""A space at which a line may end."""
GLUED = frozenset(CLOSING + DASHES)
"""Words of nothing but these stay on the line of the word before."""
SENTENCE_ENDS = frozenset(".?!…")


class Made(NamedTuple):
    """A galley and what could not be set."""

    galley: Galley
    missing: tuple[tuple[int, int, str], ...]
    """Characters that no font has: number of the run, number of the character in it, the character."""


class Stretch(NamedTuple):
    """The boxes of characters without spaces, each with the word space that may follow the last."""

    boxes: tuple[Box, ...]
    missing: tuple[int, ...]
    """Numbers of the characters that no font has."""


class Span(NamedTuple):
    """What a run contributes to a paragraph."""

    start: int
    """Number of its first character in the paragraph."""
    end: int
    dressed: Dress
    style: Style
    """That of the paragraph, in the color of the run."""
    link: int
    space: Piece
    stretches: dict[str, Stretch]
    """Stretches made before for runs of this kind."""
    formula: Formula | None = None


class Cloth(NamedTuple):
    """What every run of a paragraph is cut from."""

    style: Style
    code: Style
    lang: str
    hyphens: bool
    url: bool
    fonts: Fonts
    cache: Cache


def make_galley(
    runs: tuple[Run, ...], style: Style, code: Style, lang: str, fonts: Fonts, cache: Cache, *, url: bool = False
) -> Made:
    """The galley of a paragraph, and the characters that none of the fonts has (they are set as the font's empty box).

    `code` is the style of computer text. With `url` the whole text is a URL; one inside a text is recognised.
    Several spaces count as one, those at the ends as none; a newline is a forced stop.
    No text, or no font at all, gives a galley without boxes.
    """
    key = (runs, style, code, lang, fonts.folders, url)
    return cache.get("galleys", key, lambda: _make(runs, Cloth(style, code, lang, style.hyphens, url, fonts, cache)))


def rest_of(galley: Galley, first: int) -> Galley:
    """What is left of a galley from the box numbered `first`."""
    left = galley.starts[first]
    boxes = galley.boxes[first:]
    return Galley(
        boxes=boxes,
        starts=tuple(start - left for start in galley.starts[first:]),
        ends=tuple(end - left for end in galley.ends[first:]),
        stops=tuple(stop - first for stop in galley.stops if stop >= first),
        hyphenated=galley.hyphenated,
        widest=max(_inked(box) for box in boxes),
        letters=_letters(boxes),
        reach=galley.reach,
        has_bars=galley.has_bars,
        tall=tuple([each._replace(box=each.box - first) for each in galley.tall if each.box >= first]),
    )


def _letters(boxes: Sequence[Box]) -> int:
    return sum([columns_of(piece.word.text) for box in boxes for piece in box.pieces]) + sum(
        [box.space is not None for box in boxes]
    )


def _reach(boxes: Sequence[Box]) -> float:
    return reach([piece for box in boxes for piece in box.pieces])


def links_and_formulas(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The first run of each link and each formula in order, number 1 first.

    Neighbouring runs of one URL are one link. A formula within a link is both, and parts the link.
    """
    found: dict[int, Run] = {}
    for number, run in zip(_numbers(runs), runs, strict=True):
        if number:
            found.setdefault(number, run)
    return tuple(found.values())


def _numbers(runs: tuple[Run, ...]) -> list[int]:
    numbers: list[int] = []
    count, before = 0, ""
    for run in runs:
        is_apart = run.formula is not None
        count += is_apart or (run.url != "" and run.url != before)
        numbers.append(count if run.url or is_apart else 0)
        before = "" if is_apart else run.url
    return numbers


def _shown(run: Run) -> str:
    """The characters of a run, or what stands for its formula."""
    return stands_for(run.formula) if run.formula else run.text


def _make(runs: tuple[Run, ...], cloth: Cloth) -> Made:
    runs_of_text = [(number, run) for number, run in enumerate(runs) if run.text]
    spans = _spans(runs, cloth)
    if spans is None:
        letters = [(number, at, char) for number, run in runs_of_text for at, char in enumerate(run.text)]
        return Made(_EMPTY, tuple(letter for letter in letters if not letter[2].isspace()))
    text = "".join([_shown(run) for run in runs if run.text]).translate(SPACES)
    boxes, stops, lacking = _set_text(text, spans, cloth)
    starts = [span.start for span in spans]
    missing = []
    for at in lacking:
        number = bisect_right(starts, at) - 1
        missing.append((runs_of_text[number][0], at - starts[number], text[at]))
    return Made(_galley(boxes, stops), tuple(missing))


def _spans(runs: tuple[Run, ...], cloth: Cloth) -> list[Span] | None:
    """One span for each run that has text; None where a run has no font."""
    spans: list[Span] = []
    start = 0
    for run, link in zip(runs, _numbers(runs), strict=True):
        if not run.text:
            continue
        style = cloth.style if run.color is None else cloth.style._replace(color=run.color)
        dressed = dress(run, style, cloth.code, cloth.lang, cloth.fonts, cloth.cache)
        if dressed is None:
            return None
        space = dressed.space._replace(link=link) if link else dressed.space
        hyphens = cloth.hyphens and not run.code
        kind = (dressed, style.color, link, cloth.lang, hyphens, cloth.url, run.formula)
        stretches: dict[str, Stretch] = cloth.cache.table("stretches").setdefault(kind, {})
        end = start + len(_shown(run))
        spans.append(Span(start, end, dressed, style, link, space, stretches, run.formula))
        start = end
    return spans


def _set_text(text: str, spans: list[Span], cloth: Cloth) -> tuple[list[Box], list[int], list[int]]:
    """The boxes, the numbers of those before a forced stop, and the numbers of the missing characters."""
    boxes: list[Box] = []
    stops: list[int] = []
    missing: list[int] = []
    ties = ties_of(cloth.lang, cloth.cache)
    is_display = cloth.style.balance
    names = is_display and has_names(text, ties)
    before = ""
    at = number = 0
    for part in text.split("\n"):
        first = len(boxes)
        begins = True
        for characters in _between_spaces(part):
            if characters:
                while spans[number].end <= at:
                    number += 1
                if len(boxes) > first:
                    _set_space(boxes, spans[number if spans[number].start < at else number - 1].space)
                made = _stretch(characters, at, number, spans, cloth)
                if len(boxes) > first and (
                    _follows(characters)
                    or is_tied(before, characters, ties)
                    or (is_display and is_led(before, characters, ties, has_names=names))
                ):
                    _glue(boxes, made.boxes)
                else:
                    boxes.extend(made.boxes)
                    if begins and len(boxes) > first + 1 and characters[0].isupper():
                        boxes[-1] = boxes[-1]._replace(penalty=STRAY)
                begins = characters[-1] in SENTENCE_ENDS
                before = characters
                missing.extend([at + place for place in made.missing])
            at += len(characters) + 1
        if len(boxes) > first:
            stops.append(len(boxes) - 1)
            _set_space(boxes, _span_at(at - 1, number, spans).dressed.line_end)
    return boxes, stops, missing


def _follows(characters: str) -> bool:
    """Whether a word never starts a line: a dash or a closing sign, and what begins with a slash."""
    return characters[0] == "/" or (characters[0] in GLUED and GLUED.issuperset(characters))


def _span_at(at: int, number: int, spans: list[Span]) -> Span:
    """The span of a character of the paragraph, `number` or one after it; the last where the paragraph ends there."""
    while spans[number].end <= at and number + 1 < len(spans):
        number += 1
    return spans[number]


def _between_spaces(part: str) -> list[str]:
    """What stands between the spaces at which a line may end: not those that a word joiner follows (UAX 14, LB11)."""
    return KEPT_SPACE.split(part) if WORD_JOINER in part else part.split(" ")


def _set_space(boxes: list[Box], space: Piece) -> None:
    """Gives the last box the space of the run that the space is in."""
    box = boxes[-1]
    if box.space is not space:
        boxes[-1] = Box(box.pieces, box.width, space, box.hyphen, box.penalty)


def _glue(boxes: list[Box], following: tuple[Box, ...]) -> None:
    """Joins a word to the one before it; together they are no stray word."""
    before, box = boxes[-1], following[0]
    space = before.space
    assert space is not None
    width = before.width + space.width + box.width
    penalty = box.penalty if len(following) > 1 else 0.0
    boxes[-1] = Box((*before.pieces, space, *box.pieces), width, box.space, box.hyphen, penalty)
    boxes.extend(following[1:])


def _galley(boxes: list[Box], stops: list[int]) -> Galley:
    if not boxes:
        return _EMPTY
    boxes[-1] = boxes[-1]._replace(space=None)
    advances = [box.width + (box.space.width if box.space else 0.0) for box in boxes]
    starts = tuple(accumulate(advances[:-1], initial=0.0))
    ends = tuple([start + _inked(box) for start, box in zip(starts, boxes, strict=True)])
    hyphenated, widest = any(box.hyphen for box in boxes), max(_inked(box) for box in boxes)
    has_bars = any(piece.bars for box in boxes for piece in box.pieces)
    tall = tall_boxes(boxes)
    high = max([_reach(boxes), *(each.ascent for each in tall)])
    return Galley(tuple(boxes), starts, ends, tuple(stops), hyphenated, widest, _letters(boxes), high, has_bars, tall)


def _inked(box: Box) -> float:
    """Width of a box at the end of a line: the tracking after its last letter parts it from nothing."""
    return box.width - (box.pieces[-1].tracking if box.pieces[-1].word.glyphs else 0.0)


def _stretch(characters: str, at: int, number: int, spans: list[Span], cloth: Cloth) -> Stretch:
    """The boxes of a stretch that starts at character `at` of the paragraph, in span `number`."""
    span = spans[number]
    end = at + len(characters)
    if end <= span.end:
        made = span.stretches.get(characters)
        if made is None:
            made = span.stretches[characters] = _new_stretch(characters, [span], at, cloth)
        return made
    last = number
    while spans[last].end < end:
        last += 1
    return _new_stretch(characters, spans[number : last + 1], at, cloth)


def _new_stretch(characters: str, spans: list[Span], at: int, cloth: Cloth) -> Stretch:
    hyphens = cloth.hyphens and not any(("calt", 0) in span.dressed.features for span in spans)
    cuts = find_line_ends(characters, cloth.lang, hyphens, cloth.url, cloth.cache)
    pieces: list[tuple[int, Piece]] = []
    missing: list[int] = []
    bounds = [cut.at for cut in cuts]
    for span in spans:
        start, end = max(span.start - at, 0), min(span.end - at, len(characters))
        inside = [bound - start for bound in bounds if start < bound < end]
        found, lacking = _pieces(characters[start:end], inside, span, cloth)
        pieces.extend([(start + place, inked) for place, inked in found])
        missing.extend([start + place for place in lacking])
    return Stretch(_boxes(pieces, cuts, spans[-1], characters), tuple(missing))


def _boxes(pieces: list[tuple[int, Piece]], cuts: tuple[LineEnd, ...], span: Span, characters: str) -> tuple[Box, ...]:
    """Boxes of the pieces between the cuts; the last one is followed by a space."""
    boxes: list[Box] = []
    first = 0
    for cut in cuts:
        end = first
        while end < len(pieces) and pieces[end][0] < cut.at:
            end += 1
        hyphen = span.dressed.hyphen._replace(link=span.link) if cut.hyphen else None
        if end > first:
            boxes.append(_box(pieces[first:end], None, hyphen, cut.penalty))
        first = end
    if first < len(pieces):
        penalty = STRAY if len(characters) == 1 and characters.isalpha() else 0.0
        boxes.append(_box(pieces[first:], span.space, None, penalty))
    return tuple(boxes)


def _box(pieces: list[tuple[int, Piece]], space: Piece | None, hyphen: Piece | None, penalty: float) -> Box:
    inked = tuple([piece for _, piece in pieces])
    return Box(inked, sum([piece.width for piece in inked]), space, hyphen, penalty)


def _pieces(text: str, bounds: list[int], span: Span, cloth: Cloth) -> tuple[list[tuple[int, Piece]], list[int]]:
    """The pieces of one run, cut at `bounds`, each with the number of its first character; the missing characters."""
    if span.formula:
        return pieces_of(span.formula, span.dressed, span.style.color, span.link), []
    seen = [place for place, char in enumerate(text) if char not in SIGNS]
    visible = text if len(seen) == len(text) else text.translate(UNSEEN)
    if not visible:
        return [], []
    cuts = [sum(place < bound for place in seen) for bound in bounds] if len(seen) < len(text) else bounds
    covered, lacking = cover(visible, span.dressed.faces, cloth.fonts, cloth.cache)
    pieces: list[tuple[int, Piece]] = []
    for start, end, face in covered:
        word = shape(visible[start:end], face, span.dressed.features, cloth.lang, cloth.cache)
        for place, part in _cut_word(word, [cut - start for cut in cuts if start < cut < end], span, cloth):
            pieces.append((seen[start + place], piece(part, span.dressed, span.style, span.link)))
    return pieces, [seen[place] for place in lacking]


def _cut_word(word: Word, cuts: list[int], span: Span, cloth: Cloth) -> list[tuple[int, Word]]:
    """A word in parts, each with the number of its first character. Kerning across a cut stays, ligatures dissolve."""
    parts: list[tuple[int, Word]] = []
    start = 0
    for cut in cuts:
        halves = split(word, cut - start)
        if halves is None:
            texts = word.text[: cut - start], word.text[cut - start :]
            how = word.face, span.dressed.features, cloth.lang, cloth.cache
            halves = shape(texts[0], *how), shape(texts[1], *how)
        parts.append((start, halves[0]))
        start, word = cut, halves[1]
    parts.append((start, word))
    return parts


_EMPTY = Galley((), (), (), (), False, 0.0, 0, 0.0)
