"""A figure: pictures in rows, all of a row equally high, with a caption below or beside them.

It is elastic: between a least and a largest width, of which the scale of all figures takes a share and each figure a
tenth more or less. Pictures keep their proportions, so that its height follows.
"""

from typing import NamedTuple

from poster.blocks.copy import height_of, lines_in, set_copy, size_of
from poster.blocks.kind import Kind, Portion, Spot
from poster.blocks.picture import cover_about, set_picture
from poster.cache import Cache
from poster.model.drawing import Item, Link
from poster.model.files import Size
from poster.model.layout import FigureSet
from poster.model.picture import Picture, Raster, ppi
from poster.model.story import Copy, Extent, Linear, Setting
from poster.model.units import Rect

FREEDOM = 0.1
"""By how much one figure may differ from the scale of all: a tenth is not seen where figures are not alike anyway."""
SMALLEST = 0.4
"""Share of its column that a figure takes at least: below that it is an icon, and its lines are thin."""
TALLEST = 1.1
"""Height of a figure that nobody gave a width, in widths of its column: a portrait, but no tower."""
FLATTEST = 0.45
"""The same of a figure over several columns: a band of the page, below which there is still a page."""
ROOM = 0.75
"""Share of the height of its column that a figure takes at most, with its caption: some words stand beside it."""
SOFT = 100.0
"""Pixels per inch down to which a picture is made larger that nobody gave a width: rules C5."""
ASIDE = 0.62
"""Share of its column up to which a picture leaves room for its caption beside it."""
NARROWEST = 13.0
"""Least measure of a caption beside its picture, in em of the caption: 27 characters."""
WIDEST = 38.0
"""Largest measure of a caption, in em: 80 characters, over which lines are lost from one to the next."""
PANEL = 0.55
"""From the words of a panel to its picture, in em of the body."""


class PlateBlock(NamedTuple):
    """A picture of a figure."""

    picture: Picture
    aspect: float
    """Width over height as it is shown."""
    figure: int | None
    """Its node; None for decoration."""
    link: int | None
    """Node of the link around it."""
    url: str
    alt: str
    words: Copy | None
    """Its letter and its own words."""
    share: float
    """Of the width of its row; 0: as makes all of a row equally high."""
    crop: bool
    focus: tuple[float, float]
    lettering: float
    """Smallest type in it at its natural size, in points; 0 where there is none or it cannot be measured."""


class FigureBlock(NamedTuple):
    """Pictures in rows, and what is said about them."""

    rows: tuple[tuple[PlateBlock, ...], ...]
    caption: Copy | None
    credit: Copy | None
    width: Size
    align: str
    above: bool
    """Whether the words of panels stand above their pictures, as those of a lettered figure do."""
    set: FigureSet
    indent: float
    """From the edge of the column, in em of the body."""
    floor: float
    """Least size of lettering as printed, in points."""
    is_wide: bool = False
    """Whether it stands over several columns: it is less tall, and gives way a quarter as far as those in columns."""


class Lifted(NamedTuple):
    """A figure that has an area for itself and takes all of its height."""

    figure: FigureBlock
    cover: bool
    """Whether it covers its place rather than stands in it whole."""
    focus: tuple[float, float]
    most: float
    """Its largest height in points; 0: none."""


class Row(NamedTuple):
    """Pictures side by side."""

    height: float
    """Of the pictures."""
    words: float
    """Height that their words take, with the gap to them."""
    spots: tuple[tuple[float, float, float], ...]
    """Left edge of each cell, then width and height of its picture."""


class Stand(NamedTuple):
    """A figure in a column: where its parts stand, and how tall they are."""

    block: FigureBlock
    setting: Setting
    left: float
    """Of the pictures, from the edge of the column."""
    most: float
    """Largest width of the pictures that is wanted."""
    wide: float
    """Room for the pictures."""
    caption_wide: float
    words: float
    """Height of caption and credit."""
    beside: bool
    """Whether they stand beside the pictures."""

    @property
    def gap(self) -> float:
        """From pictures to caption, in points."""
        return self.block.set.gap.at(self.setting.body)

    @property
    def gutter(self) -> float:
        """Between pictures, in points."""
        return self.block.set.gutter.at(self.setting.body)


def measure(block: FigureBlock, width: float, setting: Setting, room: float) -> Extent:
    """How tall the figure is at its least, and by how much it may grow."""
    stand = _stand(block, width, setting)
    # The one that is to be seen first is the last to give way: a quarter of what those in columns give.
    scale = (3.0 + setting.figures) / 4 if block.is_wide else setting.figures
    low, high = _limits(stand, scale, room)
    least = _height(stand, low)
    return Extent(Linear(least), _over(stand), grow=max(_height(stand, high) - least, 0.0))


def place(block: FigureBlock, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The pictures as large as their spot allows, their words, and the caption on the lower edge."""
    stand = _stand(block, spot.width, setting)
    own = _fitting(stand, spot.height)
    items: list[Item] = []
    left = spot.x + stand.left + {"left": 0.0, "center": 0.5, "right": 1.0}[block.align] * (stand.wide - own)
    y = spot.y
    for number, row in enumerate(_rows(stand, own)):
        y += stand.gutter if number else 0.0
        for plate, (x, wide, high) in zip(block.rows[number], row.spots):
            items += _plate(plate, Rect(left + x, y + (row.words if block.above else 0.0), wide, high))
            items += _own_words(stand, plate, left + x, y, row, wide, cache)
        y += row.height + row.words
    x = left + own + 2 * stand.gap if stand.beside else spot.x + stand.left
    foot = spot.y + spot.height - stand.words
    for copy in _captions(block):
        size = size_of(copy, setting.body, setting.floor)
        items += set_copy(copy, x, foot, stand.caption_wide, size, copy.style.leading * size, cache)
        foot += _tall(copy, stand.caption_wide, setting) + _between(copy, setting)
    return items


def measure_lifted(block: Lifted, width: float, setting: Setting, room: float) -> Extent:
    """As tall as at its full width, less where its area is; it takes what its area has."""
    stand = _stand(block.figure, width, setting)
    low, _ = _limits(stand, SMALLEST, room)
    _, high = _limits(stand, (3.0 + setting.figures) / 4, room)
    least, most = _height(stand, low), _height(stand, high)
    if block.cover:
        least = min(least, _height(stand, SMALLEST * width))
    if block.most:
        most = max(min(most, block.most), least)
    return Extent(Linear(most), _over(stand), shrink=max(most - least, 0.0), swells=True)


def place_lifted(block: Lifted, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The figure in the middle of its place, or covering it."""
    own = block.figure
    stand = _stand(own, spot.width, setting)
    if not block.cover or len(own.rows) > 1 or len(own.rows[0]) > 1:
        high = min(_height(stand, stand.wide), spot.height)
        return place(own, spot._replace(y=spot.y + (spot.height - high) / 2, height=high), part, setting, cache)
    below = stand.words + stand.gap if stand.words else 0.0
    aspect = spot.width / max(spot.height - below, 1.0)
    plate = own.rows[0][0]._replace(aspect=aspect, crop=True, focus=block.focus)
    whole = own._replace(rows=((plate,),), width=Size(share=1.0), align="left", set=own.set._replace(caption="below"))
    return place(whole, spot, part, setting, cache)


def _plate(plate: PlateBlock, rect: Rect) -> list[Item]:
    """The picture in a rectangle, its link over it."""
    items: list[Item] = []
    if plate.crop:
        items.append(cover_about(plate.picture, rect, plate.focus, plate.figure))
    else:
        items.append(set_picture(plate.picture, rect, plate.figure))
    if plate.link is not None:
        items.append(Link(plate.link, *rect, plate.url, plate.alt))
    return items


def _own_words(stand: Stand, plate: PlateBlock, x: float, y: float, row: Row, wide: float, cache: Cache) -> list[Item]:
    """The words of a panel: above it those of all panels end on one line, below it they begin on one."""
    if plate.words is None:
        return []
    setting = stand.setting
    size = size_of(plate.words, setting.body, setting.floor)
    top = y + row.height + stand.gap
    if stand.block.above:
        top = y + row.words - PANEL * setting.body - _tall(plate.words, wide, setting)
    return set_copy(plate.words, x, top, wide, size, plate.words.style.leading * size, cache)


def _heights(stand: Stand, width: float) -> list[float]:
    """Of the pictures of each row, where the widest row takes `width` points."""
    heights: list[float] = []
    first = len(stand.block.rows[0])
    for plates in stand.block.rows:
        inner = width - stand.gutter * (len(plates) - 1)
        shares = sum([plate.share for plate in plates])
        if shares:
            high = min([inner * plate.share / shares / plate.aspect for plate in plates])
        else:
            high = inner / sum([plate.aspect for plate in plates])
            high = min(high, heights[-1]) if heights and len(plates) < first else high
        heights.append(max(high, 0.0))
    return heights


def _rows(stand: Stand, width: float) -> list[Row]:
    """The rows where the widest takes `width` points."""
    block, setting = stand.block, stand.setting
    rows: list[Row] = []
    for plates, high in zip(block.rows, _heights(stand, width)):
        inner = width - stand.gutter * (len(plates) - 1)
        shares = sum(plate.share for plate in plates)
        spots, x = [], 0.0
        for plate in plates:
            spots.append((x, high * plate.aspect, high))
            x += (inner * plate.share / shares if shares else high * plate.aspect) + stand.gutter
        gap = PANEL * setting.body if block.above else stand.gap
        words = [_tall(plate.words, spot[1], setting) for plate, spot in zip(plates, spots) if plate.words]
        rows.append(Row(high, max(words) + gap if words else 0.0, tuple(spots)))
    return rows


def _tall(copy: Copy, width: float, setting: Setting) -> float:
    """Cap line to last baseline of copy in a width in points."""
    size = size_of(copy, setting.body, setting.floor)
    return height_of(copy, lines_in(copy, max(width, size), size), size)


def _captions(block: FigureBlock) -> list[Copy]:
    return [copy for copy in (block.caption, block.credit) if copy]


def _between(copy: Copy, setting: Setting) -> float:
    """From the last line of a caption to the cap line of the credit: they are lines of one paragraph."""
    return (copy.style.leading - copy.face.cap_height) * size_of(copy, setting.body, setting.floor)


def _pictures(stand: Stand, own: float) -> float:
    """Height of the rows, with the words of panels, where the pictures take `own` points."""
    gutters = stand.gutter * (len(stand.block.rows) - 1)
    if any(plate.words for row in stand.block.rows for plate in row):
        return sum([row.height + row.words for row in _rows(stand, own)]) + gutters
    return sum(_heights(stand, own)) + gutters


def _height(stand: Stand, own: float) -> float:
    """Of the whole figure, where its pictures take `own` points."""
    high = _pictures(stand, own)
    if stand.beside:
        return max(high, stand.words)
    return high + (stand.gap + stand.words if stand.words else 0.0)


def _fitting(stand: Stand, height: float) -> float:
    """The width that its pictures take in a figure `height` points tall; words of panels go in steps."""
    low, high = 0.0, stand.wide
    if _height(stand, high) <= height + 1e-6:
        return high
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if _height(stand, middle) <= height else (low, middle)
    return low


def _stand(block: FigureBlock, width: float, setting: Setting) -> Stand:
    """Where pictures and caption stand; beside each other where the layout says so, or leaves it to the width."""
    left = block.indent * setting.body
    wide = max(width - left, 1.0)
    copies = _captions(block)
    size = size_of(copies[0], setting.body, setting.floor) if copies else setting.body
    plain = Stand(block, setting, left, wide, wide, min(wide, WIDEST * size), 0.0, False)
    most = _most(plain)
    stand = plain._replace(most=most)
    if copies and block.set.caption != "below":
        own = most
        if block.set.caption == "beside":
            own = min(most, wide - 2 * stand.gap - NARROWEST * size)
        measure = min(wide - own - 2 * stand.gap, WIDEST * size)
        leaves_room = block.align == "left" and most <= ASIDE * wide and measure >= NARROWEST * size
        if own >= SMALLEST * wide if block.set.caption == "beside" else leaves_room:
            stand = stand._replace(most=own, wide=own, caption_wide=measure, beside=True)
    words = sum([_tall(copy, stand.caption_wide, setting) for copy in copies])
    return stand._replace(words=words + sum([_between(copy, setting) for copy in copies[:-1]]))


def _most(stand: Stand) -> float:
    """The largest width of its pictures that is wanted: what is written, or what its lettering needs where that is
    more; else as its height and its pixels allow.
    """
    block, wide = stand.block, stand.wide
    if block.width != Size():
        return min(max(block.width.at(wide), _legible(stand)), wide)
    heights = _heights(stand, wide)
    most = min(wide, (FLATTEST if block.is_wide else TALLEST) * wide * wide / sum(heights))
    for row, high in zip(block.rows, heights):
        for plate in row:
            if isinstance(plate.picture, Raster):
                most = min(most, wide * max(ppi(plate.picture, high * plate.aspect) / SOFT, SMALLEST))
    return most


def _limits(stand: Stand, scale: float, room: float) -> tuple[float, float]:
    """The least and the largest width of its pictures at a scale."""
    most = stand.most
    if room and _height(stand, most) > ROOM * room:
        most = max(min(_fitting(stand, ROOM * room), most), SMALLEST * most)
    least = min(max(SMALLEST * stand.wide, _legible(stand)), most)
    usual = min(max(scale * most, least), most)
    return max((1 - FREEDOM) * usual, least), min((1 + FREEDOM) * usual, most)


def _legible(stand: Stand) -> float:
    """The width at which the smallest lettering of all pictures is as large as its floor."""
    needed = 0.0
    if not any(plate.lettering for row in stand.block.rows for plate in row):
        return needed
    for row, high in zip(stand.block.rows, _heights(stand, stand.wide)):
        for plate in row:
            if plate.lettering:
                natural = plate.lettering / plate.picture.width * high * plate.aspect
                needed = max(needed, stand.block.floor / natural * stand.wide)
    return needed


def _over(stand: Stand) -> float:
    """Points by which a word of the caption is wider than its place."""
    setting = stand.setting
    words = [copy.galley.widest * size_of(copy, setting.body, setting.floor) for copy in _captions(stand.block)]
    return max([word - stand.caption_wide for word in words] + [0.0])


def _copies(block: FigureBlock) -> tuple[Copy, ...]:
    own = (plate.words for row in block.rows for plate in row)
    return tuple(copy for copy in (*own, block.caption, block.credit) if copy)


KIND = Kind(measure, place, copies=_copies, takes_room=True, scales=lambda block: True)
LIFTED = Kind(
    measure_lifted, place_lifted, copies=lambda block: _copies(block.figure), stands=True, scales=lambda block: True
)
