"""A block as a text is written, before it is an entry of a flow or a part of another block."""

from typing import NamedTuple

from poster.blocks.box import BoxBlock
from poster.blocks.prose import Prose
from poster.model.story import Block, Gap, Span


class Laid(NamedTuple):
    """A block, and what those that follow may ask of it."""

    block: Block
    gap: Gap
    """Before it."""
    keep: bool = False
    """Whether it is kept with what follows."""
    line: Prose | None = None
    """The block, where it is lines of text; None for what is set apart from the text."""
    is_text: bool = False
    """Whether it stands in the text as lines of it do."""
    ruled: BoxBlock | None = None
    """The block, where it stands between rules."""
    span: Span | None = None
    """The columns of its area that it stands over, rather than in one of them."""
