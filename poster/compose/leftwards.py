"""A text -> where right-to-left writing begins that would come out in the wrong order; None where all is well.

HarfBuzz puts the letters of a word in order, but nothing puts words or punctuation in order yet, which takes all of
Unicode's bidirectional algorithm (UAX 9), lines that start on the right, and columns read from there.
"""

import re

from poster.model.content import Text
from poster.text.breaks import SIGNS

LEFTWARDS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""A letter or mark of Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin. Source: Unicode, DerivedBidiClass.txt."""


def wrong_order(text: Text) -> tuple[int, int, str] | None:
    """Number of the run, of the character in it, and the word: a single word of nothing but letters is well."""
    plain = text.plain
    if plain.isascii() or not re.search(LEFTWARDS, plain):
        return None
    begins = _begins(text)
    was_leftwards = False
    for found in re.finditer(r"\S+", plain):
        word = found[0]
        is_leftwards = bool(re.search(LEFTWARDS, word))
        is_broken = any(found.start() < begin < found.end() for begin in begins)
        if is_leftwards and (was_leftwards or is_broken or re.sub(LEFTWARDS, "", word).strip(SIGNS)):
            run = max(number for number, begin in enumerate(begins) if begin <= found.start())
            return run, found.start() - begins[run], word
        was_leftwards = is_leftwards
    return None


def _begins(text: Text) -> list[int]:
    """At which character of the text each run begins."""
    begins = [0]
    for run in text.runs[:-1]:
        begins.append(begins[-1] + len(run.text))
    return begins
