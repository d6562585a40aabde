"""How the texts of a content are read: what its other keys say that matters within a text."""

from typing import NamedTuple

from poster.mathematics.macros import Macro
from poster.read.smart import Marks


class Manner(NamedTuple):
    """What a text is read with."""

    marks: Marks | None = None
    """Quotes in the place of straight ones; None where each character is set as it is typed."""
    lang: str = "en"
    """Language of the content: formulas are spoken in it."""
    macros: tuple[Macro, ...] = ()


PLAIN = Manner()
