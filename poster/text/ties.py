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


def ties_of(lang: str, cache: Cache) -> Ties:
    """The tables of a language: its own and those of all."""
    return cache.get("ties", lang, lambda: _ties(lang.lower().replace("_", "-").partition("-")[0]))


def _ties(lang: str) -> Ties:
    numbers = frozenset(BEFORE_NUMBERS[""].split() + BEFORE_NUMBERS.get(lang, "").split())
    names = frozenset(BEFORE_NAMES[""].split() + BEFORE_NAMES.get(lang, "").split())
    phrases = [phrase.lower().split() for own in ("", lang) for phrase in TOGETHER.get(own, "").split(";")]
    pairs = frozenset(pair for phrase in phrases for pair in pairwise(phrase))
    return Ties(numbers, pairs, names, numbers | names | {first for first, _ in pairs})


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


def _goes_on(number: str, word: str) -> bool:
    """Groups of three digits: `10 000`."""
    return len(number.lstrip("+-−±~≈≤≥<>=")) <= 3 and bool(re.fullmatch(r"\d{3}([.,]\d+)?\.?", word))


def _is_counted(word: str) -> bool:
    """A number, letters with one, or a Roman numeral: `3`, `S3`, `(2)`, `IV`."""
    bare = word.lstrip(OPENERS).rstrip(CLOSERS + ".")
    return any(sign.isdigit() for sign in bare[:3]) or (bool(bare) and ROMAN.issuperset(bare.upper()))
