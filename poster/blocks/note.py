"""A note at the foot of the column that holds its mark, and the rule above the first of a column."""

from typing import NamedTuple

from poster.blocks.copy import bar, height_of, length_of, lines_in, lines_of, set_copy, set_line, size_of
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Block, Copy, Extent, Insert, Linear, Setting

HANG = 0.35
"""Between the number of a note and its text, in em of the note: a word space and a little."""
RULE, RULE_WIDTH, BELOW_RULE = 0.03, 0.25, 0.5
"""Thickness of the rule in bodies, its share of the width of the column, and from its lower edge to the first note, in
bodies: a hairline a quarter of a column long says that another kind of text begins, and is no end of the column."""


class Note(NamedTuple):
    """A note: its number, and its text beside it."""

    label: Copy
    """The number or sign that its mark in the text has."""
    copy: Copy
    more: tuple[Copy, ...] = ()
    """Further paragraphs."""
    hang: float = 0.0
    """Room for the number, in em of its own size: that of the longest of those that stand below each other."""


class NoteRule(NamedTuple):
    """The short rule above the notes of a column; decoration."""

    color: Color


class Noted(NamedTuple):
    """What a paragraph says of one of its notes."""

    link: int
    """Number, from 1, of the link of the paragraph that is its mark."""
    note: Block
    above: Block | None = None
    """What parts the notes of a column from its text."""


def inserts_of(copy: Copy, notes: tuple[Noted, ...], width: float, size: float) -> tuple[Insert, ...]:
    """The notes whose marks stand in copy of `size` points, each due after the line that holds its mark."""
    boxes = {piece.link: number for number, box in reversed((*enumerate(copy.galley.boxes),)) for piece in box.pieces}
    marked = sorted([(boxes[noted.link], noted) for noted in notes if noted.link in boxes], key=lambda found: found[0])
    if not marked:
        return ()
    lasts = [line.last for line in lines_of(copy, width, size, Cache())]
    return tuple(
        [
            Insert(1 + next(i for i, last in enumerate(lasts) if last >= box), noted.note, noted.above)
            for box, noted in marked
        ]
    )


def measure(block: Note, width: float, setting: Setting, room: float) -> Extent:
    """How tall the lines of the note are, in their own leading."""
    copy, size = block.copy, size_of(block.copy, setting.body, setting.floor)
    measure, copies = width - _hang(block, size, setting), (copy, *block.more)
    over = max(max(each.galley.widest for each in copies) * size - measure, 0.0)
    return Extent(Linear(height_of(copy, sum([lines_in(each, measure, size) for each in copies]), size)), over)


def place(block: Note, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The number, and beside it the lines of the note, those of its paragraphs below each other."""
    size = size_of(block.copy, setting.body, setting.floor)
    hang, lead = _hang(block, size, setting), block.copy.style.leading * size
    baseline = spot.y + block.copy.face.cap_height * size
    number = set_line(block.label, spot.x, baseline, size_of(block.label, setting.body, setting.floor))
    items, y, width = number, spot.y, spot.width - hang
    for copy in (block.copy, *block.more):
        items += set_copy(copy, spot.x + hang, y, width, size, lead, cache)
        y += lines_in(copy, width, size) * lead
    return items


def _hang(block: Note, size: float, setting: Setting) -> float:
    """From the edge of the column to the text, in points."""
    own = max(length_of(block.label, setting), block.hang * size_of(block.label, setting.body, setting.floor))
    return own + HANG * size


def measure_rule(block: NoteRule, width: float, setting: Setting, room: float) -> Extent:
    """From the rule to the top of the first note."""
    return Extent(Linear((RULE + BELOW_RULE) * setting.body))


def place_rule(block: NoteRule, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The rule at the top of its spot."""
    return [bar(spot.x, spot.y, RULE_WIDTH * spot.width, RULE * setting.body, block.color)]


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.label, block.copy, *block.more),
    breadth=lambda block, setting, cache: max(length_of(copy, setting) for copy in (block.copy, *block.more)),
)
ABOVE = Kind(measure_rule, place_rule)
