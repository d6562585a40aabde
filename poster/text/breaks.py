"""Where text may break: a stretch of characters without spaces -> the places where a line may end inside it."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from poster.cache import Cache
from poster.text.hyphens import divider
from poster.text.units import is_unit

DASH = 10.0
"""Demerits for ending a line after a dash between words; 100 is the cost of a line that is a tenth short."""
HYPHEN = 30.0
"""After a hyphen that is written, as in `Five-Myths`."""
FEWEST = 3
"""Letters on either side of a hyphen at which a line ends: never `LZD-`, `R`."""
SLASH = 40.0
"""After a slash between words."""
DIVIDED = 120.0
"""Where a word is divided by a hyphen that is not written."""
RELATION = 90.0
"""Within a formula, behind a relation. TeX prices it between a hyphen and none; here a formula is rather kept whole."""
URL_SLASH, URL_QUERY, URL_HYPHEN, URL_DOT, URL_HOST = 10.0, 30.0, 60.0, 90.0, 250.0
"""Inside a URL: after a slash, `?` or `&`, `-` or `_`, a dot; anywhere in its host."""
URL_RUN = 600.0
"""Inside a run of a URL that has no other place to break."""
URL_TAIL = 6
"""Least number of characters of the last part of a URL."""
LONG_RUN = 22
"""Characters of the longest run of a URL that is never parted."""
SHORT_HOST = 14
"""Characters of a host that is never divided; longer ones may be all that a narrow column has to break."""

GOES_ON = "\ufffb"
"""Stands for a further part of a formula."""
ZERO_WIDTH_SPACE, SOFT_HYPHEN, WORD_JOINER = "\u200b", "\u00ad", "\u2060"
NO_BREAK = "\u00a0\u202f\u2060\ufeff\u200d"
"""No line ends on either side of these."""
JOINERS = "\u200c\u200d"
"""They belong to the character before them."""
SIGNS = ZERO_WIDTH_SPACE + SOFT_HYPHEN + WORD_JOINER + "\ufeff"
"""Characters that only steer breaking; they are not inked and not extracted."""
CLOSING = ".,;:!?…)]}»›”’\"'%‰°′″" + "、。，．：；！？）］｝」』】〕〉》・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
"""Never first on a line."""
OPENING = "([{«‹“‘„‚¿¡（［｛「『【〔〈《"
"""Never last on a line."""
DASHES = "-‐–—―"
"""Alone between spaces they end a line rather than start one."""
LONG_WORD = 20
"""Letters from which a word is divided in any style: longer than all but compounds and names of substances."""
LONG_KEY = 36
"""Characters from which what is no word and has no other place to break is parted."""
SHORTEST = 6
"""Letters of the shortest word that is divided."""


class LineEnd(NamedTuple):
    """A place inside a stretch where a line may end."""

    at: int
    """Number of the character that the next line starts with."""
    penalty: float
    """Demerits for ending a line here."""
    hyphen: bool
    """Whether the line then ends in a hyphen."""


def is_url(text: str) -> bool:
    """Whether a stretch reads as a URL, a host with a path or a DOI, brackets or quotes before it aside."""
    if "/" not in text and "www." not in text:
        return False
    return re.match(_URL_BEGINS, text.lstrip(OPENING + "<\"'")) is not None


_URL_BEGINS = r"https?://|www\.|([A-Za-z0-9-]+\.)+[A-Za-z]{2,}/|(doi:)?10\.\d{4,}/"


def find_line_ends(text: str, lang: str, hyphens: bool, url: bool, cache: Cache) -> tuple[LineEnd, ...]:
    """The places where a line may end inside `text`, in order. `text` holds no spaces.

    A URL breaks after `/ . - _ ? &` only and takes no hyphen; a word is divided only where `hyphens` asks for it, or
    where it is so long that a narrow column may have no other way to hold it. So is a key of files or the like.
    """
    if url or is_url(text):
        return _url_cuts(text)
    is_long = len(text) >= LONG_WORD
    if text.isalpha() and text.isascii():
        return _divided(text, lang, cache) if hyphens or is_long else ()
    cuts = [cut for at in range(1, len(text)) if (cut := _cut(text, at)) is not None]
    if cuts:
        return tuple(cuts)
    divided = _divided(text, lang, cache) if hyphens or is_long else ()
    return divided or (_parts_of_key(text) if len(text) >= LONG_KEY else ())


def _parts_of_key(text: str) -> tuple[LineEnd, ...]:
    """Cuts that part what has no other place to break evenly, each at the next place where nothing forbids it."""
    cuts: dict[int, LineEnd] = {}
    for cut in _cut_long_runs(text, 0, []):
        at = next((at for at in range(cut.at, len(text)) if not _is_kept(text[at - 1], text[at])), 0)
        if at:
            cuts[at] = cut._replace(at=at)
    return tuple(cuts.values())


def _is_kept(before: str, after: str) -> bool:
    """Whether two characters stay together whatever they are part of (UAX 14, LB8a to LB12), as kept spaces do."""
    if before in NO_BREAK or after in NO_BREAK or " " in (before, after):
        return True
    return not after.isascii() and (after in JOINERS or category(after)[0] == "M")


def _cut(text: str, at: int) -> LineEnd | None:
    before, after = text[at - 1], text[at]
    if after == GOES_ON:
        return LineEnd(at, RELATION, False)
    if after == "/":
        return None  # a line never begins with a slash
    if before == ZERO_WIDTH_SPACE:
        return LineEnd(at, 0.0, False)
    if _is_kept(before, after) or after in CLOSING or before in OPENING:
        return None
    if before == SOFT_HYPHEN:
        return LineEnd(at, DIVIDED, True)
    if after in SIGNS:
        return None
    if before in JOINTS and JOINTS[before].parts(text, at):
        return LineEnd(at, JOINTS[before].penalty, False)
    if _is_ideograph(before) or _is_ideograph(after):
        return LineEnd(at, 0.0, False)
    return None


def _leaves_words(text: str, at: int) -> bool:
    """Whether the hyphen before `at` leaves enough letters on either side."""
    left, right = text[max(at - 1 - FEWEST, 0) : at - 1], text[at : at + FEWEST]
    return len(left) == len(right) == FEWEST and left.isalpha() and right.isalpha()


def _starts_word(text: str, at: int) -> bool:
    return text[at].isalpha()


def _parts_words(text: str, at: int) -> bool:
    """Whether the slash before `at` stands between words, not in a unit; names of people and topics are words."""
    is_between = at > 2 and text[at - 3 : at - 1].isalpha() and (text[at].isalpha() or text[at] in "#@")
    return is_between and not is_unit(text.strip(OPENING + CLOSING))


class Joint(NamedTuple):
    """A sign between two words that a line may end with."""

    penalty: float
    parts: Callable[[str, int], bool]
    """Whether a line may start at a character behind it."""


JOINTS = {
    "—": Joint(DASH, _starts_word),
    "–": Joint(DASH, _leaves_words),
    "-": Joint(HYPHEN, _leaves_words),
    "‐": Joint(HYPHEN, _leaves_words),
    "/": Joint(SLASH, _parts_words),
}


def _is_ideograph(char: str) -> bool:
    """Han, kana, and the marks and wide forms between them; Hangul breaks at its spaces."""
    return any(ends[0] <= char <= ends[1] for ends in _IDEOGRAPHS)


_IDEOGRAPHS = ("\u2e80\u312f", "\u3190\u9fff", "\uf900\ufaff", "\uff00\uffef", "\U00020000\U0003ffff")


def _url_cuts(text: str) -> tuple[LineEnd, ...]:
    scheme = text.find("://")
    host = scheme + 3 if scheme >= 0 else 0
    path = next((at for at in range(host, len(text)) if text[at] in "/?#"), len(text))
    firm = path if path - host <= SHORT_HOST else host
    cuts = []
    for at in range(max(firm, 1), len(text)):
        ends_a_part = text[at - 1] in _URL_BREAKS and text[at] not in "/.-_?&" + WORD_JOINER
        if ends_a_part and at >= firm and at <= max(len(text) - URL_TAIL, path):
            cuts.append(LineEnd(at, URL_HOST if at <= path else _URL_BREAKS[text[at - 1]], False))
    return tuple(_cut_long_runs(text, firm, cuts))


def _cut_long_runs(text: str, firm: int, cuts: list[LineEnd]) -> list[LineEnd]:
    """The cuts, with further ones that part runs of more than LONG_RUN characters, such as keys of files, evenly."""
    bounds = [firm, *(cut.at for cut in cuts), len(text)]
    more = []
    for start, end in pairwise(bounds):
        parts = -(-(end - start) // LONG_RUN)
        evenly = [start + (end - start) * i // parts for i in range(1, parts)]
        places = [_beside_joiner(text, at + (text[at] == "/")) for at in evenly]
        more += [LineEnd(at, URL_RUN, False) for at in places]
    return sorted({cut.at: cut for cut in (*more, *cuts)}.values())


def _beside_joiner(text: str, at: int) -> int:
    """The place, or the next one before it at which no joiner holds a hyphen to what follows."""
    while at > 1 and WORD_JOINER in text[at - 1 : at + 1]:
        at -= 1
    return at


_URL_BREAKS = {"/": URL_SLASH, "?": URL_QUERY, "&": URL_QUERY, "-": URL_HYPHEN, "_": URL_HYPHEN, ".": URL_DOT}


def _divided(text: str, lang: str, cache: Cache) -> tuple[LineEnd, ...]:
    """Places between syllables: two letters at least before, three after; never in capitals or beside a digit."""
    word = text.strip(OPENING + CLOSING)
    if len(word) < SHORTEST or not word.isalpha() or word.isupper():
        return ()
    patterns = cache.get("dividers", lang, lambda: divider(lang))
    if patterns is None:
        return ()
    first = text.find(word)
    return tuple(LineEnd(first + at, DIVIDED, True) for at in patterns.places(word))
