"""Blocks on a ground, beside a bar or between rules, with a sign at their head: callouts, key results, steps."""

from typing import NamedTuple

from poster.blocks import within
from poster.blocks.copy import bar, set_line, size_of
from poster.blocks.ground import draw_ground
from poster.blocks.icon import draw_icon
from poster.blocks.kind import Kind, Portion, Spot
from poster.blocks.within import Within
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Copy, Cut, Extent, Linear, Passage, Setting
from poster.model.trim import Grounds
from poster.model.units import Length, Rect

LONG = 12
"""Lines from which a box parts between columns like other text: what is shorter is taken in at a glance."""
PART = 3
"""Lines of it that stand on either side, a title among them."""
PARTED, SHORT_PARTED = 2.0, 6.0
"""Price of that, in lines of body, beside that of what parts in it; of a shorter box, which parts rather than leave a
hole or be refused.
"""
GROWS = 2.0
"""Bodies by which the ground of a box that ends a column may reach further down: more would look like lost text."""


class Look(NamedTuple):
    """What is drawn around the blocks of a box."""

    pads: tuple[Length, Length, Length, Length]
    """From its edges to what it holds, cap line and last baseline counted, in CSS order."""
    ground: Color | None = None
    edges: Grounds | None = None
    """Corners of the ground."""
    bar: Color | None = None
    """Of a bar along its left edge."""
    wide: Length = Length()
    """Width of the bar."""
    rule: Color | None = None
    """Of rules above and below."""
    thick: Length = Length()
    """Thickness of the rules."""
    closes: bool = True
    """Whether there is one below: boxes below each other share theirs."""


class Icon(NamedTuple):
    """A sign that says what kind of box it is."""

    name: str
    size: Length
    color: Color
    middle: Length
    """From the top of what is held to its middle."""
    node: int | None
    """What it says in the tree; None where the words beside it say it."""


class Numeral(NamedTuple):
    """A large number beside the blocks, its capitals level with theirs."""

    copy: Copy


class BoxBlock(NamedTuple):
    """Blocks that are set apart from the text."""

    within: Within
    look: Look
    sign: Icon | Numeral | None
    indent: float
    """From the edge of the column, in em of the body."""


class _Room(NamedTuple):
    """What is around the blocks of a box, in points."""

    top: float
    bottom: float
    left: float
    """From the edge of the column."""
    width: float
    """Left for the blocks."""


def _room(block: BoxBlock, width: float, body: float) -> _Room:
    top, right, bottom, left = (pad.at(body) for pad in block.look.pads)
    rule = block.look.thick.at(body) if block.look.rule else 0.0
    left += block.indent * body
    foot = bottom + rule if block.look.closes else 0.0
    return _Room(top + rule, foot, left, width - left - right)


def measure(block: BoxBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall the box is; a long one parts where what it holds does, with its padding around each part."""
    around = _room(block, width, setting.body)
    own = within.measure(block.within, around.width, setting, room)
    more = around.top + around.bottom
    height = Linear(own.height.fixed + more, own.height.leads)
    lack = _numeral_height(block, setting) - own.height.at(setting.body)
    if lack > 0.0:
        height = height._replace(fixed=height.fixed + lack)
    price = PARTED if own.parts >= LONG else SHORT_PARTED
    cuts = tuple(_cut(cut, more, price) for cut in own.cuts if PART <= cut.at <= own.parts - PART)
    closing = GROWS * setting.body if block.look.ground and not own.grow else 0.0
    return own._replace(height=height, cuts=cuts, closing=closing)


def _cut(cut: Cut, more: float, price: float) -> Cut:
    above, again = Linear(cut.above.fixed + more, cut.above.leads), Linear(cut.again.fixed + more, cut.again.leads)
    return cut._replace(above=above, again=again, cost=cut.cost + price)


def _numeral_height(block: BoxBlock, setting: Setting) -> float:
    if not isinstance(block.sign, Numeral):
        return 0.0
    copy = block.sign.copy
    return copy.face.cap_height * size_of(copy, setting.body, setting.floor)


def place(block: BoxBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """Ground, bar or rules, the sign at the head of the first part, and the blocks."""
    body = setting.body
    around = _room(block, spot.width, body)
    own = within.measure(block.within, around.width, setting)
    opened = dict(setting.opened)
    needed = own.between(part.first, part.last).at(setting.leading) + own.opened(part.first, part.last, opened)
    spare = max(spot.height - around.top - around.bottom - needed, 0.0)
    grows = own.grow > 0.0
    left, top = spot.x + around.left, spot.y + around.top
    # Without anything elastic in it, a taller ground has its text in the middle; a bar or rules end where it ends.
    top += 0.0 if grows or not block.look.ground else spare / 2
    inner = spot._replace(x=left, y=top, width=around.width)
    edge = spot.x + block.indent * body
    rect = Rect(edge, spot.y, spot.width - block.indent * body, spot.height)
    items = _around(block.look, rect, body)
    if block.sign and part.first == 0:
        items += _sign(block.sign, left, edge, top, setting)
    return items + within.place(block.within, inner, part, setting, cache, spare if grows else 0.0)


def _around(look: Look, rect: Rect, body: float) -> list[Item]:
    """What is drawn behind the blocks; decoration."""
    items: list[Item] = []
    if look.ground and look.edges:
        items += draw_ground(rect, rect, look.ground, look.edges, body)
    if look.bar:
        items.append(bar(rect.x, rect.y, look.wide.at(body), rect.height, look.bar))
    if look.rule:
        thick = look.thick.at(body)
        items.append(bar(rect.x, rect.y, rect.width, thick, look.rule))
        if look.closes:
            items.append(bar(rect.x, rect.y + rect.height - thick, rect.width, thick, look.rule))
    return items


def _sign(sign: Icon | Numeral, left: float, edge: float, top: float, setting: Setting) -> list[Item]:
    """An icon where the blocks begin, a numeral at the edge of the column."""
    if isinstance(sign, Icon):
        side = sign.size.at(setting.body)
        return [draw_icon(sign.name, left, top + sign.middle.at(setting.body) - side / 2, side, sign.color, sign.node)]
    size = size_of(sign.copy, setting.body, setting.floor)
    return set_line(sign.copy, edge, top + sign.copy.face.cap_height * size, size)


def rests(block: BoxBlock, width: float, setting: Setting, cache: Cache) -> tuple[BoxBlock, ...]:
    """What is left of the box after each of its parts, in the same look, without its sign."""
    around = _room(block, width, setting.body)
    left = within.rests(block.within, around.width, setting, cache)
    return tuple(block._replace(within=each, sign=None) for each in left)


def _passages(block: BoxBlock) -> tuple[Passage, ...]:
    _, right, _, left = block.look.pads
    return within.passages(block.within, block.indent + left.bodies + right.bodies)


KIND = Kind(
    measure,
    place,
    copies=lambda block: within.copies(block.within),
    breadth=lambda block, setting, cache: within.breadth(block.within, setting, cache),
    passages=_passages,
    codes=lambda block, setting, cache: within.codes(block.within, setting, cache),
    rests=rests,
    scales=lambda block: within.scales(block.within),
)
