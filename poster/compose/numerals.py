"""Texts of a column -> whether it is one of numbers, and where in each its decimal mark stands.

What scientists write counts as a number: `<0.001`, `12 (3.4)`, `4.2 ± 0.3`, `−7`, `35 %`, `1,234.5`, `3.1 × 10⁻⁵`,
`0.89*`, and among numbers what says that there is none: `n/a`, `–`.
"""

import re
from collections.abc import Sequence

from poster.text.units import is_unit

NONE = frozenset("– — - − … ... ? · * † n/a na n.a. nan nd n.d. ns n.s. nr n.r.".split())
"""What stands where there is no number, in small letters."""
NUMBER = re.compile(
    r"(?P<lead>[(\[]?(?:[<>≤≥≪≫≈~∼=±∓]\s?)*[-−–+]?(?:[€$£¥₹]\s?)?[-−–+]?)"
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f'’,.]\d{3})+(?!\d)|\d+)"
    r"(?P<part>[.,·]\d+)?"
    r"(?P<rest>.*)",
    re.DOTALL,
)
BARE = re.compile(r"(?P<lead>[(\[]?(?:[<>≤≥≈~∼=±]\s?)*[-−–+]?)(?P<part>[.,·]\d+)(?P<rest>.*)", re.DOTALL)
"""Without a figure before the mark: `.05`."""
EXPONENT = re.compile(r"[eE][-−+]?\d+|[kKx×]")
"""What may follow figures without a space, units apart: `2e-5`, `10k`, `3x`."""
WORDS = re.compile(r"[^\W\d_]{4,}")
"""What makes a text of something that begins with a number: `3 weeks`, `2 of them`."""
LONGEST = 28
"""Characters of a number with all that belongs to it."""
GROUPS = re.compile(r"[1-9]\d{0,2}(?:([,.])\d{3})(?:\1\d{3})*")
COMMA = frozenset(
    "bg bs ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk "
    "vi".split()
)
"""Languages that write a comma before decimals. Source: Unicode CLDR, symbols."""


def is_none(text: str) -> bool:
    """Whether a text says that there is no number."""
    return text.strip().casefold() in NONE


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether a column holds numbers and nothing else; empty cells do not count."""
    words = [text.strip() for text in texts if text.strip()]
    numbers = [text for text in words if not is_none(text)]
    return bool(numbers) and all(_is_number(text) for text in numbers)


def _is_number(text: str) -> bool:
    found = NUMBER.fullmatch(text) or BARE.fullmatch(text)
    if found is None or len(text) > LONGEST:
        return False
    rest: str = found["rest"]
    if rest[:1].isalpha():
        return bool(EXPONENT.fullmatch(rest)) or is_unit(rest)
    return not WORDS.search(rest)


def mark_in(text: str, lang: str) -> int:
    """Number of characters before the decimal mark of a number, or before what follows a whole number."""
    lead = len(text) - len(text.lstrip())
    found = NUMBER.fullmatch(text, lead)
    if found is None:
        bare = BARE.fullmatch(text, lead)
        return bare.start("part") if bare else len(text)
    if found["part"]:
        whole = found["whole"] + found["part"]
        return found.end("part") if _is_grouped(whole, lang) else found.start("part")
    # `1,234` is one thing in English and another in French; of several groups it is thousands anywhere.
    if GROUPS.fullmatch(found["whole"]) is None or _is_grouped(found["whole"], lang):
        zero = found["whole"].startswith("0") and found["whole"][1:2] in (".", ",")
        return found.start("whole") + 1 if zero else found.end("whole")
    return found.start("whole") + max(found["whole"].rfind(","), found["whole"].rfind("."))


def _is_grouped(whole: str, lang: str) -> bool:
    """Whether a mark parts thousands: it is not the language's decimal mark, or there are several of it."""
    found = GROUPS.fullmatch(whole)
    if found is None:
        return False
    decimal = "," if lang.split("-")[0].lower() in COMMA else "."
    return found[1] != decimal or whole.count(found[1]) > 1
