"""A block and a size of the body -> whether its widest word goes into a column, and how wide it would like to be."""

from poster.blocks import codes, directory, fact
from poster.blocks.copy import size_of
from poster.blocks.head import title_width
from poster.model.story import (
    Block,
    Byline,
    CellRow,
    CodeGroup,
    CodeHead,
    CodeRow,
    Display,
    FactBlock,
    Head,
    PanelBlock,
    Prose,
)


def wide_by(block: Block, width: float, body: float, floor: float) -> float:
    """Points by which what never breaks is wider than its place in a column of `width`; negative where all fits."""
    if type(block) is CodeRow:
        return codes.wide_by(block, width, body, floor)
    if type(block) is CellRow:
        return directory.wide_by(block, width, body, floor)
    if type(block) is Prose:
        return block.copy.galley.widest * size_of(block.copy, body, floor) + block.indent * body - width
    if type(block) is Head:
        size = size_of(block.copy, body, floor)
        return block.copy.galley.widest * size - title_width(block, width, size)
    if type(block) is CodeHead:
        return block.copy.galley.ends[-1] * body - width
    if type(block) is FactBlock:
        return fact.wide_by(block, width, body, floor)
    if type(block) is Display or type(block) is Byline:
        return block.copy.galley.widest * size_of(block.copy, body, floor) - width
    if type(block) is PanelBlock:
        _, right, _, left = (edge.at(body) for edge in block.padding)
        return block.copy.galley.widest * size_of(block.copy, body, floor) - (width - left - right)
    return -width


def breadth(block: Block, body: float, floor: float) -> float:
    """Width in points of a block that nothing holds: a code or the words below it, or the longest line unbroken."""
    if type(block) is CodeGroup:
        return codes.breadth(block, body, floor)
    copy = getattr(block, "copy", None)
    return copy.galley.ends[-1] * size_of(copy, body, floor) if copy else 0.0
