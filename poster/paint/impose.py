"""Drawing of pages -> drawing of sheets with two pages on each side: a booklet to fold, or two copies to cut apart.

Both are printed on both sides and flipped on their upright edges, the short ones, so that what stands left on the front
has its back right on the back. The tree stays as it is; each leaf of a sheet knows its place in the order of reading.
"""

from itertools import pairwise
from typing import Literal, NamedTuple

from poster.model.color import BLACK
from poster.model.drawing import Artwork, Bookmark, Drawing, Image, Item, Leaf, Link, Page, Shape
from poster.model.units import MM, Edges

PAPERS = (1189.0, 841.0, 594.0, 420.0, 297.0, 210.0, 148.0)
"""Long sides of A0 to A6 in millimetres, ISO 216. Halves are rounded down, so two A5 are a millimetre short of A4."""

MARK = (4.5 * MM, 9.0 * MM)
"""Where a mark begins and ends, from the edge: office printers leave 4 to 4.5 mm white, text begins at 10 mm."""
THICKNESS = 0.35
"""Of a mark, in points."""
DASHES = 5
"""Dashes of a fold mark, a little longer than the gaps between them."""
DASH = 1.5
"""Length of a dash, in points."""


class Half(NamedTuple):
    """What stands on the left or the right half of a side."""

    page: int
    """Index of the page."""
    is_copy: bool
    """Whether the page stands elsewhere already: a copy is decoration to readers of the structure."""


Side = tuple[Half, Half]


def impose(drawing: Drawing, sheet: Literal["booklet", "two-up"]) -> Drawing:
    """The sides of the sheets, front and back in turn. All pages must have one size; a booklet needs 4, 8, 12, ..."""
    first = drawing.pages[0]
    # One layout has one size of page, so only a drawing made by hand could break this.
    assert all((page.width, page.height) == (first.width, first.height) for page in drawing.pages)
    sides = booklet_sides(len(drawing.pages)) if sheet == "booklet" else two_up_sides(len(drawing.pages))
    width = sheet_width(first.width, first.height)
    marks = fold_marks(width, first.height) if sheet == "booklet" else cut_marks(width, first.height)
    pages = tuple(_side(side, drawing, width, marks) for side in sides)
    spots = _spots(sides, width - first.width)
    bookmarks = tuple(_moved(bookmark, spots) for bookmark in drawing.bookmarks)
    return drawing._replace(pages=pages, bookmarks=bookmarks, printing="both sides")


def booklet_sides(pages: int) -> tuple[Side, ...]:
    """The sides of sheets laid into one another and folded: outside of the outermost first."""
    assert pages % 4 == 0, "the layout sees to it that the pages of a booklet fill its sheets"
    sides: list[Side] = []
    for low in range(0, pages // 2, 2):
        high = pages - 1 - low
        sides += [(Half(high, False), Half(low, False)), (Half(low + 1, False), Half(high - 1, False))]
    return tuple(sides)


def two_up_sides(pages: int) -> tuple[Side, ...]:
    """Each page twice side by side, so that either half of a side has its back behind it."""
    return tuple((Half(page, False), Half(page, True)) for page in range(pages))


def sheet_width(width: float, height: float) -> float:
    """Width in points of a sheet for two pages: that of the paper of the A series that is up to 1 mm wider, if any."""
    double = 2 * width
    for long, short in pairwise(PAPERS):
        if -0.01 <= long * MM - double <= MM + 0.01 and abs(short * MM - height) < 0.01:
            return long * MM
    return double


def fold_marks(width: float, height: float) -> tuple[Shape, ...]:
    """A dashed line at the top and at the foot of the middle."""
    pitch = (MARK[1] - MARK[0] - DASH) / (DASHES - 1)
    tops = [start + number * pitch for start in _mark_tops(height) for number in range(DASHES)]
    return tuple(_upright(width / 2, top, DASH) for top in tops)


def cut_marks(width: float, height: float) -> tuple[Shape, ...]:
    """A solid line at the top and at the foot of the middle."""
    return tuple(_upright(width / 2, top, MARK[1] - MARK[0]) for top in _mark_tops(height))


def _mark_tops(height: float) -> tuple[float, float]:
    return MARK[0], height - MARK[1]


def _upright(x: float, top: float, length: float) -> Shape:
    """An upright line centred on `x`."""
    left, right = -THICKNESS / 2, THICKNESS / 2
    outline = ((left, 0.0), (right, 0.0), (right, length), (left, length))
    return Shape(None, x, top, 1.0, (outline,), BLACK)


def _side(side: Side, drawing: Drawing, width: float, marks: tuple[Shape, ...]) -> Page:
    """One side: the outer edges of both pages on those of the sheet, what is to spare between them."""
    height = drawing.pages[0].height
    bleed: Edges = drawing.bleed
    items: list[Item] = []
    leaves = []
    for is_right, half in enumerate(side):
        page = drawing.pages[half.page]
        shift = width - page.width if is_right else 0.0
        own = [shifted(item, shift, half.is_copy) for item in page.items if not (half.is_copy and type(item) is Link)]
        # Grounds that run over the edge run up to the fold or cut, and no further.
        left, right = (width / 2, width + bleed.right) if is_right else (-bleed.left, width / 2)
        # Page-high and more: what bleeds over the top and the foot of the sheet is cut with the sheet.
        leaves.append(Leaf(half.page, len(own), left, right, -height, 2 * height))
        items += own
    return Page(width, height, (*items, *marks), tuple(leaves))


def shifted(item: Item, shift: float, is_copy: bool) -> Item:
    """The item so many points further right; in a copy it belongs to no node."""
    moved = item._replace(x=item.x + shift)
    if isinstance(moved, (Image, Artwork)) and moved.crop:
        moved = moved._replace(crop=moved.crop._replace(x=moved.crop.x + shift))
    return moved._replace(owner=None) if is_copy else moved  # type: ignore[arg-type]


def _spots(sides: tuple[Side, ...], shift: float) -> dict[int, tuple[int, float]]:
    """For each page the side on which readers find it, and how far right it stands there."""
    return {
        half.page: (number, shift if is_right else 0.0)
        for number, side in enumerate(sides)
        for is_right, half in enumerate(side)
        if not half.is_copy
    }


def _moved(bookmark: Bookmark, spots: dict[int, tuple[int, float]]) -> Bookmark:
    page, x = spots[bookmark.page]
    return bookmark._replace(page=page, x=x)
