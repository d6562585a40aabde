"""A content -> the same without the answers to its exercises, for layouts that leave them out."""

from poster.model.boxes import Box, Pair
from poster.model.content import Block, Content, ListBlock
from poster.model.worksheet import ANSWER


def without_answers(content: Content) -> Content:
    """The content as it is where answers are left out."""
    sections = tuple(section._replace(blocks=_without(section.blocks)) for section in content.sections)
    return content if sections == content.sections else content._replace(sections=sections)


def _without(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Box):
            if block.kind != ANSWER:
                kept.append(block._replace(blocks=_without(block.blocks)))
        elif isinstance(block, Pair):
            kept.append(block._replace(halves=tuple(_without(half) for half in block.halves)))
        elif isinstance(block, ListBlock):
            kept.append(block._replace(items=tuple(_without(item) for item in block.items)))
        else:
            kept.append(block)
    return tuple(kept)
