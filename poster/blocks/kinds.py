"""The kinds of block: for each, how tall it is and how it is put on the page."""

from collections.abc import Callable

from poster.blocks import byline, codes, directory, display, fact, foot, head, logos, panel, prose
from poster.blocks.copy import Spot
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import (
    Block,
    Byline,
    CellRow,
    CodeHead,
    CodeRow,
    Display,
    FactBlock,
    Foot,
    Head,
    Logos,
    Need,
    PanelBlock,
    Prose,
    Setting,
)

KINDS: dict[type, tuple[Callable[..., Need], Callable[..., list[Item]]]] = {
    Prose: (prose.need, prose.place),
    Head: (head.need, head.place),
    Display: (display.need, display.place),
    Byline: (byline.need, byline.place),
    FactBlock: (fact.need, fact.place),
    PanelBlock: (panel.need, panel.place),
    CodeHead: (codes.head_need, codes.head_place),
    CodeRow: (codes.need, codes.place),
    CellRow: (directory.need, directory.place),
    Logos: (logos.need, logos.place),
    Foot: (foot.need, foot.place),
}


def need(block: Block, width: float, body: float, floor: float, room: float) -> Need:
    """How tall `block` is in `width` points, text being `body` points and never under `floor`, its column `room`."""
    return KINDS[type(block)][0](block, width, body, floor, room)


def place(block: Block, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
    """The items that `block` puts on the page at `spot`."""
    return KINDS[type(block)][1](block, spot, setting, cache)


__all__ = ["KINDS", "need", "place"]
