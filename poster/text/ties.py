"""Two words with a space between them -> whether they stay on one line: `21 cm`, `Fig. 3`, `z. B.`.

A number stays with its unit in every language, an abbreviation with what it shortens or counts in its own. The tables
are meant to be read and added to: a word more is a word in a line. Digits in groups of three: ISO 80000-1.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from poster.cache import Cache
from poster.text.breaks import CLOSING, OPENING
from poster.text.units import is_unit

BEFORE_NUMBERS = {
    "": "fig. figs. tab. p. pp. no. nos. nr. vol. vols. ca. § §§ № nº n° eq. eqs. ref. refs.",
    "en": "ch. chap. sec. sect. app. ed. pt. c. approx. art. para. ex. v.",
    "de": "abb. s. bd. kap. abs. art. gl. jg. h. ziff. anm. anh.",
    "fr": "chap. art. t. éq. env. n°s",
    "es": "cap. art. pág. págs. núm. núms. t. ec. aprox.",
    "pt": "cap. art. pág. págs. n.º t. eq. aprox.",
    "it": "cap. art. pag. pagg. n. t. eq.",
    "nl": "afb. blz. hfst. art. dl.",
    "sv": "s. kap. nr",
    "da": "s. kap. bd. nr",
    "nb": "s. kap. bd. nr",
    "nn": "s. kap. bd. nr",
    "no": "s. kap. bd. nr",
    "fi": "s. n.",
    "pl": "rys. s. r. nr rozdz. ok. art.",
    "cs": "obr. s. č. kap. sv.",
}
"""Abbreviations that stay with the number after them; those under "" in all languages."""

TOGETHER = {
    "": "et al.; n. d.; J.-C.",
    "en": "e. g.; i. e.; a. k. a.; p. m.; a. m.; U. S.; U. K.; Ph. D.; q. e. d.",
    "de": "z. B.; d. h.; u. a.; i. d. R.; z. T.; u. U.; o. ä.; o. Ä.; u. ä.; s. o.; s. u.; v. a.; u. v. m.; u. s. w.;"
    " i. e. S.; i. w. S.; n. Chr.; v. Chr.; u. Z.; a. a. O.; e. V.; i. A.; i. V.; d. J.; M. Sc.; B. Sc.; Dr. med.;"
    " Dr. rer. nat.; m. E.; z. Zt.; z. Z.; z. H.; o. g.; u. g.; s. a.; vgl. a.; m. a. W.; i. v.; s. c.; p. o.",
    "fr": "p. ex.; c. à d.; av. J.-C.; apr. J.-C.; s. d.; n. b.; i. e.",
    "es": "p. ej.; a. C.; d. C.; EE. UU.; s. f.; p. m.; a. m.",
    "pt": "p. ex.; a. C.; d. C.; s. d.",
    "it": "p. es.; a. C.; d. C.; s. d.",
    "nl": "d. w. z.; o. a.; m. a. w.; i. p. v.; t. o. v.; n. Chr.; v. Chr.; b. v.",
    "sv": "t. ex.; d. v. s.; o. s. v.; bl. a.; s. k.; m. m.; f. n.; f. d.; e. Kr.; f. Kr.",
    "da": "f. eks.; d. v. s.; o. s. v.; bl. a.; m. m.; e. Kr.; f. Kr.",
    "nb": "f. eks.; d. v. s.; o. s. v.; bl. a.; m. m.; e. Kr.; f. Kr.",
    "nn": "t. d.; d. v. s.; o. s. v.; bl. a.; m. m.; e. Kr.; f. Kr.",
    "no": "f. eks.; d. v. s.; o. s. v.; bl. a.; m. m.; e. Kr.; f. Kr.",
    "fi": "e. Kr.; j. Kr.; ts. s.; m. m.",
    "pl": "m. in.; n. e.; p. n. e.; b. r.; t. j.",
    "cs": "n. l.; př. n. l.; t. j.; t. č.; m. j.",
}
"""Abbreviations of several words, of which no two are parted; those under "" in all languages."""

BEFORE_NAMES = {
    "": "dr. prof.",
    "en": "mr. mrs. ms. st. mt.",
    "de": "hr. fr. st. dipl.-ing.",
    "fr": "m. mme mlle mgr st ste",
    "es": "sr. sra. d. dña. sta. sto.",
    "pt": "sr. sra. d.",
    "it": "sig. dott. dott.ssa ing. s.",
    "nl": "dhr. mevr. ir. drs.",
}
"""Titles that stay with a word in capitals after them."""

ARTICLES = {
    "en": "a an the",
    "de": "der die das den dem des ein eine einen einem einer eines",
    "fr": "le la les un une des du au aux",
    "es": "el la los las un una unos unas del al",
    "pt": "o a os as um uma uns umas do da dos das ao no na nos nas",
    "it": "il lo la i gli le un uno una del della dei delle al alla nel nella",
    "nl": "de het een",
    "sv": "en ett den det de",
    "da": "en et den det de",
    "nb": "en et ei den det de",
    "nn": "ein eit ei den det dei",
    "no": "en et ei den det de",
    "el": "ο η το οι τα του της των τον την ένας μια ένα",
}
"""Articles, some with the preposition they have swallowed: in display lines they stay with the word that they lead."""
LONGEST_LED = 18
"""Letters of a word up to which its article stays with it: a longer one would leave a hole where both do not fit."""

ROMAN = frozenset("IVXLCDM")
NUMERIC = frozenset("0123456789.,'’:+-−–±~≈≤≥<>=×·/⁰¹²³⁴⁵⁶⁷⁸⁹⁻½¼¾^\u00a0\u202f")
"""What a number is written with."""
CLOSERS = "".join(sign for sign in CLOSING if sign not in "%‰°′″.")
"""Punctuation behind a word, but the period, which may belong to it."""
OPENERS = OPENING + "\"'"


class Ties(NamedTuple):
    """The tables of a language, in small letters."""

    numbers: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    firsts: frozenset[str]
    """All words that may stay with the next one."""
    articles: frozenset[str]
    """Words that stay with the next one in display lines."""
    writes_nouns_small: bool
    """Whether two capitals in a row are a name rather than two nouns."""


def ties_of(lang: str, cache: Cache) -> Ties:
    """The tables of a language: its own and those of all."""
    return cache.get("ties", lang, lambda: _ties(lang.lower().replace("_", "-").partition("-")[0]))


def _ties(lang: str) -> Ties:
    numbers = frozenset(BEFORE_NUMBERS[""].split() + BEFORE_NUMBERS.get(lang, "").split())
    names = frozenset(BEFORE_NAMES[""].split() + BEFORE_NAMES.get(lang, "").split())
    phrases = [phrase.lower().split() for own in ("", lang) for phrase in TOGETHER.get(own, "").split(";")]
    pairs = frozenset(pair for phrase in phrases for pair in pairwise(phrase))
    firsts = numbers | names | {first for first, _ in pairs}
    return Ties(numbers, pairs, names, firsts, frozenset(ARTICLES.get(lang, "").split()), lang != "de")


def is_tied(before: str, after: str, ties: Ties) -> bool:
    """Whether no line ends at the space between two words."""
    if before[-1].isnumeric() and NUMERIC.issuperset(before.lstrip(OPENERS)):
        return is_unit(after.rstrip(CLOSERS)) or _goes_on(before.lstrip(OPENERS), after.rstrip(CLOSERS))
    first = before.lstrip(OPENERS).lower()
    if first not in ties.firsts:
        return False
    return (
        (first in ties.numbers and _is_counted(after))
        or (first, after.rstrip(CLOSERS).lower()) in ties.pairs
        or (first in ties.names and after[0].isupper())
    )


def is_led(before: str, after: str, ties: Ties, *, has_names: bool) -> bool:
    """Whether a display line keeps two words together that body text may part: an article and what it leads, the given
    and the family name.
    """
    if len(after) > LONGEST_LED:
        return False
    first = before.lstrip(OPENERS)
    return first.lower() in ties.articles or (
        has_names and first[:1].isupper() and after[0].isupper() and (first.isalpha() or _are_initials(first))
    )


def has_names(text: str, ties: Ties) -> bool:
    """Whether two capitals in a row are a name: where nouns are small, in text of which most words are."""
    words = [word.lstrip(OPENERS) for word in text.split()]
    return ties.writes_nouns_small and 2 * sum(word[:1].islower() for word in words) >= len(words)


def _are_initials(word: str) -> bool:
    """Those of a given name: `A.`, `J.-P.`."""
    return bool(re.fullmatch(r"([^\W\d_]\.-?)+", word))


def _goes_on(number: str, word: str) -> bool:
    """Groups of three digits: `10 000`."""
    return len(number.lstrip("+-−±~≈≤≥<>=")) <= 3 and bool(re.fullmatch(r"\d{3}([.,]\d+)?\.?", word))


def _is_counted(word: str) -> bool:
    """A number, letters with one, or a Roman numeral: `3`, `S3`, `(2)`, `IV`."""
    bare = word.lstrip(OPENERS).rstrip(CLOSERS + ".")
    return any(sign.isdigit() for sign in bare[:3]) or (bool(bare) and ROMAN.issuperset(bare.upper()))
