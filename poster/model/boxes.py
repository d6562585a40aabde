"""What stands in a text in a form of its own: boxes with a title, and blocks side by side. They hold blocks."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from poster.problems import Place

if TYPE_CHECKING:
    from poster.model.content import Block, Text

Callout = Literal["note", "tip", "important", "warning", "caution"]
CALLOUTS: tuple[Callout, ...] = ("note", "tip", "important", "warning", "caution")
"""Quarto's five: what a reader is told beside the text."""

THEOREMS = {
    "theorem": "thm", "lemma": "lem", "corollary": "cor", "proposition": "prp", "conjecture": "cnj",
    "definition": "def", "example": "exm", "remark": "rem", "solution": "sol", "proof": "proof",
}  # fmt: skip
"""Statements that mathematics has a word for, and the prefix of their ids in Quarto."""
UNCOUNTED = ("remark", "solution", "proof")
"""Those that have no number. Source: Quarto."""

BoxKind = str
"""One of `CALLOUTS` or `THEOREMS`, or `box`, `key`, `quote`, `steps`."""


class Box(NamedTuple):
    """Blocks that are told apart from the text: a callout, a key result, a quotation, a theorem, steps."""

    kind: BoxKind
    title: "Text | None"
    """As written; None where the word of its kind is all it is called."""
    blocks: tuple["Block", ...]
    place: Place
    id: str = ""
    """Name by which a text refers to it."""
    has_icon: bool = True
    is_plain: bool = False
    """Without a ground: `appearance="minimal"`."""
    source: "Text | None" = None
    """Whom a quotation is from."""


class Pair(NamedTuple):
    """Blocks side by side in halves of one width: before and after."""

    halves: tuple[tuple["Block", ...], ...]
    place: Place
