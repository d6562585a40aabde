"""A sentence on a ground of its own among other blocks: it takes the height that its column has to spare."""

from poster.blocks.copy import Spot, height_of, lines_of, set_copy
from poster.blocks.display import Fitted, fit_copy, limits
from poster.blocks.ground import draw_ground
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Need, PanelBlock, Setting
from poster.model.units import Rect


def need(block: PanelBlock, width: float, body: float, floor: float, room: float) -> Need:
    """How tall the panel is with its text in the smallest size, and how much taller it may become."""
    top, right, bottom, left = (edge.at(body) for edge in block.padding)
    least, _ = limits(block.copy, body, floor, False)
    fitted = fit_copy(block.copy, width - left - right, float("inf"), least, least, 0)
    height = top + height_of(block.copy, fitted.lines, fitted.size) + bottom
    return Need(height, 0, 1, max(block.most * room - height, 0.0))


def place(block: PanelBlock, spot: Spot, setting: Setting, cache: Cache) -> list[Item]:
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
