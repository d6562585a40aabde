"""Drawing of trimmed pages -> drawing with their bleed: what reaches the trim runs on beyond it; crop marks if wanted.

A print shop cuts within half a millimetre of the trim; where ink ends there, an edge cut a little outside stays white.
Whatever lies within the trim stays exactly as it was.
"""

from itertools import product

from poster.model.color import BLACK
from poster.model.drawing import Artwork, Drawing, Image, Item, Leaf, Page, Shape
from poster.model.picture import Raster
from poster.model.units import MM, Rect

AT_THE_TRIM = 0.05
"""How near to the trim in points is at the trim: 0.02 mm, a tenth of what a guillotine can tell."""
BEYOND = 1.0
"""Points by which all runs on over the bleed, to be cut off there: where two edges lie on one line, the lower one shows
through as a hairline.
"""
LAP = 0.25
"""How far a picture that hides all lies over its mirrored edges, in points, so that no seam shows."""

CLEAR = 1 * MM
"""Between the bleed and the crop marks, so that no bit of a mark is in what bleeds."""
NEAREST = 3 * MM
"""Crop marks begin no nearer to the trim than this, however little bleeds."""
LENGTH = 5 * MM
"""Of a crop mark."""
BORDER = 1 * MM
"""Beyond the crop marks."""
HAIRLINE = 0.25
"""Thickness of a crop mark, in points."""

Corner = tuple[float, float]
Outline = tuple[Corner, ...]
Side = tuple[int, int]
"""An axis, 0 across and 1 down, and which of its two edges of the page: -1 the left or upper one, 1 the other."""


def let_bleed(drawing: Drawing, bleed: float, marks: bool) -> Drawing:
    """The same pages one by one on larger paper, in the order of reading. `bleed` is in points."""
    pages = tuple(_on_paper(page, number, bleed, marks) for number, page in enumerate(drawing.pages))
    return drawing._replace(pages=pages)


def _on_paper(page: Page, number: int, bleed: float, marks: bool) -> Page:
    items = tuple(part for item in page.items for part in extended(item, page, bleed + BEYOND))
    leaf = Leaf(number, len(items), -bleed, page.width + bleed, -bleed, page.height + bleed)
    start = max(bleed + CLEAR, NEAREST)
    around = start + LENGTH + BORDER if marks else bleed
    own_marks = crop_marks(page.width, page.height, start) if marks else ()
    return page._replace(items=(*items, *own_marks), leaves=(leaf,), bleed=bleed, around=around)


def crop_marks(width: float, height: float, start: float) -> tuple[Shape, ...]:
    """Two hairlines at each corner, in line with the edges of the trim; they begin `start` points outside of it."""
    half = HAIRLINE / 2
    across = [Rect(x, y - half, LENGTH, HAIRLINE) for x, y in product((-start - LENGTH, width + start), (0.0, height))]
    down = [Rect(x - half, y, HAIRLINE, LENGTH) for x, y in product((0.0, width), (-start - LENGTH, height + start))]
    return tuple(Shape(None, 0.0, 0.0, 1.0, (_corners(rect),), BLACK) for rect in (*across, *down))


def _corners(rect: Rect) -> Outline:
    x, y, width, height = rect
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def extended(item: Item, page: Page, bleed: float) -> list[Item]:
    """The item, run on `bleed` points over the trim wherever it ends at the trim or less far beyond it."""
    if isinstance(item, Shape):
        return [_extended_shape(item, page, bleed)]
    if isinstance(item, Image | Artwork):
        return _extended_picture(item, page, bleed)
    return [item]


def _extended_shape(shape: Shape, page: Page, bleed: float) -> Shape:
    placed = [tuple((shape.x + shape.scale * x, shape.y + shape.scale * y) for x, y in one) for one in shape.outlines]
    # Codes have thousands of corners, and all of them within their quiet zones.
    if not any(_reaches(outline, page) for outline in placed):
        return shape
    grown = tuple(_extended_outline(outline, page, bleed) for outline in placed)
    if grown == tuple(placed):
        return shape
    return Shape(shape.owner, 0.0, 0.0, 1.0, grown, shape.color)


def _reaches(outline: Outline, page: Page) -> bool:
    right, bottom = page.width - AT_THE_TRIM, page.height - AT_THE_TRIM
    return not all(AT_THE_TRIM <= x <= right and AT_THE_TRIM <= y <= bottom for x, y in outline)


def _extended_outline(outline: Outline, page: Page, bleed: float) -> Outline:
    """The outline with every side that lies along the trim moved out; what is within the trim keeps its form."""
    sides = [_side(*ends, page, bleed) for ends in zip(outline, (*outline[1:], *outline[:1]))]
    out: list[Corner] = []
    for at, corner in enumerate(outline):
        before, after = sides[at - 1], sides[at]
        if before and after and before[0] != after[0]:
            out.append(_pushed(_pushed(corner, before, page, bleed), after, page, bleed))
        elif before and after:
            out.append(_pushed(corner, after, page, bleed))
        elif after:
            out += [corner, _pushed(corner, after, page, bleed)]
        elif before:
            out += [_pushed(corner, before, page, bleed), corner]
        else:
            out.append(corner)
    return tuple(out)


def _side(start: Corner, end: Corner, page: Page, bleed: float) -> Side | None:
    """The edge of the page that a straight line lies along: at the trim, or outside of it but within the bleed."""
    for axis, size in ((0, page.width), (1, page.height)):
        if abs(start[axis] - end[axis]) < AT_THE_TRIM:
            if -bleed < start[axis] < AT_THE_TRIM:
                return axis, -1
            if size - AT_THE_TRIM < start[axis] < size + bleed:
                return axis, 1
    return None


def _pushed(corner: Corner, side: Side, page: Page, bleed: float) -> Corner:
    """The corner moved to the edge of the bleed."""
    axis, which = side
    edge = -bleed if which < 0 else (page.width, page.height)[axis] + bleed
    return (edge, corner[1]) if axis == 0 else (corner[0], edge)


def _extended_picture(item: Image | Artwork, page: Page, bleed: float) -> list[Item]:
    """The picture with what its crop hides; where it ends by itself, its edges follow in mirror writing, below it."""
    whole = Rect(item.x, item.y, item.width, item.height)
    seen = item.crop or whole
    wide = _extended_rect(seen, page, bleed)
    if wide == seen:
        return [item]
    lap = LAP if isinstance(item.picture, Raster) and not item.picture.mask else 0.0
    mirrored = [
        item._replace(owner=None, x=x, width=width, y=y, height=height, crop=wide)
        for (x, width), (y, height) in product(
            _mirrored(whole.x, whole.width, wide.x, wide.width, lap),
            _mirrored(whole.y, whole.height, wide.y, wide.height, lap),
        )
        if (width, height) != (whole.width, whole.height)
    ]
    return [*mirrored, item._replace(crop=wide)]


def _extended_rect(rect: Rect, page: Page, bleed: float) -> Rect:
    left, right = _extended_span(rect.x, rect.x + rect.width, page.width, bleed)
    top, bottom = _extended_span(rect.y, rect.y + rect.height, page.height, bleed)
    return Rect(left, top, right - left, bottom - top)


def _extended_span(low: float, high: float, size: float, bleed: float) -> tuple[float, float]:
    return (
        -bleed if -bleed < low < AT_THE_TRIM else low,
        size + bleed if size - AT_THE_TRIM < high < size + bleed else high,
    )


def _mirrored(start: float, length: float, low: float, extent: float, lap: float) -> list[tuple[float, float]]:
    """Where a picture and its mirror images begin along an axis, and their lengths, to fill from `low` on."""
    spans = [(start, length)]
    if low < start:
        spans.append((start + lap, -length))
    if low + extent > start + length:
        spans.append((start + 2 * length - lap, -length))
    return spans
