"""A sentence on a ground of its own among other blocks: it takes the height that its column has to spare."""

from typing import NamedTuple

from poster.blocks.copy import height_of, length_of, lines_of, set_copy, widest_in
from poster.blocks.display import WORTH_A_LINE, Fitted, fit_copy, limits
from poster.blocks.ground import draw_ground
from poster.blocks.kind import Kind, Portion, Spot
from poster.cache import Cache
from poster.model.color import Color
from poster.model.drawing import Item
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.trim import Grounds
from poster.model.units import Length, Rect

TALLEST = 0.3
"""Largest share of the height of columns that a panel over several of them takes: what takes more is no sentence beside
a text but a poster of its own."""


class PanelBlock(NamedTuple):
    """Text in a fitted size on a ground of its own, among other blocks."""

    copy: Copy
    ground: Color
    padding: tuple[Length, Length, Length, Length]
    most: float
    """Its largest height, as a share of its column's."""
    edges: Grounds
    spans: bool = False
    """Whether it stands over several columns: its text is then as large as its style has it, as in a band."""


def measure(block: PanelBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall the panel is with its text in the smallest size, and how much taller it may become."""
    top, right, bottom, left = (edge.at(setting.body) for edge in block.padding)
    least, largest = limits(block.copy, setting.body, setting.floor, False)
    largest = max(setting.fitted * largest, least) if block.spans else least
    fitted = fit_copy(block.copy, width - left - right, float("inf"), least, largest, 0, WORTH_A_LINE)
    height = top + height_of(block.copy, fitted.lines, fitted.size) + bottom
    over = max(widest_in(block.copy, setting) - (width - left - right), 0.0)
    most = min(block.most, TALLEST) if block.spans else block.most
    return Extent(Linear(height), over, grow=max(most * room - height, 0.0))


def place(block: PanelBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The ground down to the foot of its spot, the text as large as it holds."""
    top, right, bottom, left = (edge.at(setting.body) for edge in block.padding)
    width, height = spot.width - left - right, spot.height - top - bottom
    fitted = _fit(block, width, height, setting)
    lines = len(lines_of(block.copy, width, fitted.size, cache))
    spare = max(height - height_of(block.copy, lines, fitted.size), 0.0)
    lead = block.copy.style.leading * fitted.size
    text = set_copy(block.copy, spot.x + left, spot.y + top + spare / 2, width, fitted.size, lead, cache)
    rect = Rect(spot.x, spot.y, spot.width, spot.height)
    return [*draw_ground(rect, rect, block.ground, block.edges, setting.body), *text]


def _fit(block: PanelBlock, width: float, height: float, setting: Setting) -> Fitted:
    """In its natural range; in its wider range only where that would leave a third of the panel empty."""
    least, largest = limits(block.copy, setting.body, setting.floor, False)
    natural = fit_copy(block.copy, width, height, least, largest, 0)
    if height_of(block.copy, natural.lines, natural.size) > height * 2 / 3:
        return natural
    least, largest = limits(block.copy, setting.body, setting.floor, True)
    swollen = fit_copy(block.copy, width, height * 0.85, least, largest, 0)
    return swollen if swollen.fits and swollen.size > natural.size else natural


KIND = Kind(
    measure,
    place,
    copies=lambda block: (block.copy,),
    breadth=lambda block, setting, cache: length_of(block.copy, setting),
    takes_room=True,
)
