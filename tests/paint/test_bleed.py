"""Pages for the print shop: what reaches the trim runs into the bleed, what is within the trim stays as it was."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdf_structure import faults_of
from PIL import Image as Pixels
from PIL import ImageChops

from poster.blocks.picture import set_picture
from poster.cache import Cache
from poster.model.color import BLACK, WHITE, Color
from poster.model.drawing import Bookmark, Drawing, Item, Link, Node, Page, Printing, Shape
from poster.model.picture import Picture
from poster.model.units import MM, Rect
from poster.paint.bleed import HAIRLINE, extended
from poster.paint.paper import on_paper
from poster.paint.pdf import paint
from poster.paint.target import PRINT, SCREEN, Target
from tests.images.making_pictures import opened, svg
from tests.paint.sample import SQUARE

RED, BLUE = Color(255, 0, 0), Color(0, 0, 255)
SIDE = 40 * MM
BLEED = 3 * MM
PER_MM = 4
"""Pixels in a millimetre: the trim begins on a whole pixel."""
MARKED = PRINT._replace(marks=True)
TREE = (Node("Document", None), Node("Figure", 0, alt="A picture"))


def page_of(*items: Item) -> Drawing:
    return Drawing("Title", "", "en", (Page(SIDE, SIDE, items),), TREE, ())


def box(x: float, y: float, width: float, height: float, color: Color = RED) -> Shape:
    """A rectangle, in millimetres."""
    left, top, right, bottom = x * MM, y * MM, (x + width) * MM, (y + height) * MM
    return Shape(None, 0, 0, 1.0, (((left, top), (right, top), (right, bottom), (left, bottom)),), color)


def pixels(drawing: Drawing, target: Target, bleed: float = BLEED) -> Pixels.Image:
    with pypdfium2.PdfDocument(paint(on_paper(drawing, target, "", bleed), Cache(), target=target)) as document:
        # A trifle less, as pdfium rounds the sides of its picture up and stretches the page over it.
        return document[0].render(scale=0.99999 * PER_MM / MM).to_pil()


def trimmed(picture: Pixels.Image, around: float) -> Pixels.Image:
    side = round(SIDE / MM) * PER_MM
    start = round(around * PER_MM)
    return picture.crop((start, start, start + side, start + side))


def boxes(drawing: Drawing, target: Target, bleed: float = BLEED) -> dict[str, list[float]]:
    pdf = paint(on_paper(drawing, target, "", bleed), Cache(), target=target)
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        return {key: [float(side) for side in page[f"/{key}"]] for key in ("MediaBox", "BleedBox", "TrimBox")}


@pytest.mark.parametrize("bleed", [0.5 * MM, 3 * MM, 5 * MM, 20 * MM])
@pytest.mark.parametrize("target", [PRINT, MARKED])
def test_the_boxes_lie_around_the_exact_trim(bleed: float, target: Target) -> None:
    found = boxes(page_of(box(0, 0, 40, 40)), target, bleed)
    media, bled, trim = found["MediaBox"], found["BleedBox"], found["TrimBox"]
    assert [0, 0] == media[:2]
    assert pytest.approx([SIDE, SIDE], abs=0.001) == [trim[2] - trim[0], trim[3] - trim[1]]
    assert pytest.approx([bleed] * 4, abs=0.001) == [abs(one - other) for one, other in zip(bled, trim, strict=True)]
    assert target.marks == (media != bled)
    assert all(one <= other for one, other in zip(media[:2] + bled[2:], bled[:2] + media[2:], strict=True))


def test_a_screen_file_ends_at_the_trim_as_ever() -> None:
    with pikepdf.open(BytesIO(paint(page_of(box(0, 0, 40, 40)), Cache()))) as document:
        assert "/BleedBox" not in document.pages[0]
        assert document.pages[0].MediaBox == document.pages[0].TrimBox


GROUNDS = {
    "at the upper left corner": (box(0, 0, 20, 20), "top left"),
    "along the left": (box(0, 10, 20, 20), "left"),
    "along the foot": (box(10, 30, 20, 10), "bottom"),
    "over all": (box(0, 0, 40, 40), "top right bottom left"),
    "a hundredth of a millimetre short": (box(0.01, 10, 20, 20), "left"),
    "a little over the edge": (box(-1, 10, 20, 20), "left"),
    "over the bleed": (box(-9, 10, 20, 20), "left"),
    "within": (box(1, 1, 38, 38), ""),
    "a tenth of a millimetre within": (box(0.1, 0.1, 39.8, 39.8), ""),
}


@pytest.mark.parametrize("case", GROUNDS)
def test_a_ground_runs_into_the_bleed_where_it_reaches_the_trim(case: str) -> None:
    ground, sides = GROUNDS[case]
    picture = pixels(page_of(ground), PRINT)
    x, y = (round((middle / MM + 3) * PER_MM) for middle in middle_of(ground))
    last = picture.width - 1
    strips = {"top": (x, 0), "right": (last, y), "bottom": (x, last), "left": (0, y)}
    assert sides == " ".join(side for side, at in strips.items() if picture.getpixel(at) == RED)


def middle_of(shape: Shape) -> tuple[float, float]:
    across, down = zip(*shape.outlines[0], strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def test_the_corner_of_the_bleed_is_filled_where_both_its_sides_are() -> None:
    picture = pixels(page_of(box(0, 0, 20, 20)), PRINT)
    last = picture.width - 1
    assert [RED, WHITE, WHITE] == [picture.getpixel(at) for at in ((0, 0), (last, 0), (0, last))]


def test_a_notch_at_the_trim_is_cut_out_of_the_bleed_too() -> None:
    picture = pixels(page_of(box(-3, 0, 46, 20), box(30, 5, 10, 10, WHITE)), PRINT)
    last = picture.width - 1
    assert [RED, WHITE, RED] == [picture.getpixel((last, round((3 + y) * PER_MM))) for y in (2, 10, 18)]


def test_a_frame_along_the_trim_becomes_thicker_outwards_only() -> None:
    outer, hole = box(0, 0, 40, 40).outlines[0], tuple(reversed(box(2, 2, 36, 36).outlines[0]))
    drawing = page_of(Shape(None, 0, 0, 1.0, (outer, hole), RED))
    picture = pixels(drawing, PRINT)
    assert [RED, RED, WHITE] == [picture.getpixel((round(x * PER_MM), 80)) for x in (0, 4.5, 5.5)]
    assert pixels(drawing, SCREEN).tobytes() == trimmed(picture, 3).tobytes()


SLANTED = {
    "a disc over the edge": Shape(None, 0, 0, 1.0, (((-10, 0), (0, -10), (30, 30), (10, 50)),), RED),
    "a slanted side beside one at the trim": Shape(None, 0, 0, 1.0, (((0, 10), (60, 40), (0, 90)),), RED),
    "a point at the trim": Shape(None, 0, 0, 1.0, (((0, 50), (40, 20), (40, 80)),), RED),
    "no outline": Shape(None, 0, 0, 1.0, ((),), RED),
}


@pytest.mark.parametrize("case", SLANTED)
@pytest.mark.parametrize("target", [PRINT, MARKED])
def test_within_the_trim_all_stays_as_it_was(case: str, target: Target) -> None:
    drawing = page_of(SLANTED[case], box(0, 30, 40, 10, BLUE))
    around = 3 if target is PRINT else 10
    assert near(pixels(drawing, SCREEN), trimmed(pixels(drawing, target), around), 0)


def test_what_ends_within_is_the_very_same_item() -> None:
    shape = Shape(None, 20.0, 20.0, 9.0, SQUARE, BLACK)
    assert shape is extended(shape, Page(SIDE, SIDE, ()), BLEED)[0]


def test_crop_marks_stand_in_line_with_the_trim_and_outside_the_bleed() -> None:
    page = on_paper(page_of(box(-30, -30, 100, 100)), MARKED, "", BLEED).pages[0]
    marks = page.items[page.leaves[0].items :]
    assert 8 == len(marks)
    lines = set()
    for mark in marks:
        assert isinstance(mark, Shape)
        assert mark.owner is None
        (left, top), _, (right, bottom), _ = mark.outlines[0]
        assert HAIRLINE == pytest.approx(min(right - left, bottom - top))
        assert left > SIDE + BLEED or right < -BLEED or top > SIDE + BLEED or bottom < -BLEED
        assert min(left, top) > -page.around
        assert max(right, bottom) < SIDE + page.around
        is_upright = bottom - top > right - left
        lines.add((is_upright, round((left + right) / 2 if is_upright else (top + bottom) / 2, 6)))
    assert {(upright, round(at, 6)) for upright in (True, False) for at in (0.0, SIDE)} == lines


def test_between_the_bleed_and_the_marks_nothing_is_painted() -> None:
    picture = pixels(page_of(box(-30, -30, 100, 100)), MARKED)
    beside = [picture.getpixel((round(x * PER_MM), 30 * PER_MM)) for x in (6.5, 7.5)]
    assert [WHITE, RED] == beside


GREEN = Color(0, 160, 0)
STRIPES = (
    f'<rect width="40" height="20" fill="{GREEN}"/><rect width="8" height="20" fill="{RED}"/>'
    f'<rect x="32" width="8" height="20" fill="{BLUE}"/>'
)
"""Upright stripes: red at the left, blue at the right, green between them."""


def stripes(kind: str, folder: Path) -> Picture:
    """The stripes as pixels or as paths."""
    if kind == "SVG":
        (folder / "a.svg").write_text(svg(STRIPES), encoding="utf-8")
        return opened("a.svg", folder)
    raster = Pixels.new("RGB", (50, 50), GREEN)
    raster.paste(RED, (0, 0, 10, 50))
    raster.paste(BLUE, (40, 0, 50, 50))
    raster.save(folder / "a.png")
    return opened("a.png", folder)


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_what_the_crop_of_a_picture_hides_shows_in_the_bleed(kind: str, tmp_path: Path) -> None:
    """The picture is cut at its stripes, which the trim hides and the bleed brings to light."""
    picture, side = stripes(kind, tmp_path), 40 * MM / 0.6
    ground = set_picture(picture, Rect(-side / 5, -side / 5, side, side), 1, Rect(0, 0, SIDE, SIDE))
    found = pixels(page_of(ground), PRINT)
    assert [RED, GREEN, GREEN, BLUE] == colors_at(found, (-2, 2, 38, 42))
    assert near(pixels(page_of(ground), SCREEN), trimmed(found, 3), 160)


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_picture_that_ends_at_the_trim_goes_on_in_mirror_writing(kind: str, tmp_path: Path) -> None:
    """The red stripe of two millimetres at the left is mirrored, and behind it some green; the foot is within."""
    narrow = set_picture(stripes(kind, tmp_path), Rect(0, 0, 10 * MM, 20 * MM), 1)
    found = pixels(page_of(narrow), PRINT)
    assert [GREEN, RED, RED, GREEN] == colors_at(found, (-2.5, -1, 1, 2.5), 10)
    assert [RED, RED, WHITE] == [colors_at(found, (1,), y)[0] for y in (-2, 10, 21)]
    assert [GREEN, RED] == colors_at(found, (-2.5, -1), -2.5)
    # pdfium moves pictures to whole pixels: five edges of 20 mm may differ.
    assert near(pixels(page_of(narrow), SCREEN), trimmed(found, 3), 5 * 20 * PER_MM)


def colors_at(picture: Pixels.Image, across: tuple[float, ...], down: float = 20) -> list[Color]:
    """The named color next to each pixel, by millimetres from the corner of the trim."""
    places = [(round((3 + x) * PER_MM), round((3 + down) * PER_MM)) for x in across]
    return [min((RED, GREEN, BLUE, WHITE), key=lambda color: far(color, picture.getpixel(at))) for at in places]


def far(one: tuple[int, ...], other: object) -> int:
    assert isinstance(other, tuple)
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def near(one: Pixels.Image, other: Pixels.Image, most: int) -> bool:
    """Whether two pictures are the same but for rounding, in all but so many pixels along the edges of pictures."""
    assert one.size == other.size
    different = ImageChops.difference(one, other).convert("L").point(lambda step: 255 * (step > 2))
    return different.histogram()[255] <= most


def test_mirrored_edges_are_decoration(tmp_path: Path) -> None:
    picture = set_picture(stripes("PNG", tmp_path), Rect(0, 0, SIDE, SIDE), 1)
    parts = extended(picture, Page(SIDE, SIDE, ()), BLEED)
    assert [None] * 8 + [1] == [part.owner for part in parts]


def linked() -> Drawing:
    """A page with a code that is a link."""
    tree = (*TREE, Node("Link", 0, url="https://example.org/"), Node("Figure", 2, alt="QR code"))
    items = (box(0, 0, 40, 20), box(10, 25, 10, 10, BLACK)._replace(owner=3))
    link = Link(2, 10, 25, 10, 10, "https://example.org/", "QR code")
    return page_of(*items, link)._replace(tree=tree, bookmarks=(Bookmark("Code", 0, 0, 25 * MM),))


@pytest.mark.parametrize("target", [PRINT, MARKED])
def test_a_print_file_is_tagged_and_has_no_links(target: Target, tmp_path: Path) -> None:
    pdf = paint(on_paper(linked(), target, "", BLEED), Cache(), target=target)
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert [] == faults_of(tmp_path / "a.pdf")
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/Annots" not in document.pages[0]
        span = document.Root.StructTreeRoot.K[0].K[0]
        around = (float(document.pages[0].MediaBox[2]) - SIDE) / 2
        assert ("/Span", "/Figure") == (str(span.S), str(span.K[0].S))
        assert pytest.approx([10 * MM + around, 5 * MM + around], abs=0.01) == [
            float(side) for side in list(span.K[0].A.BBox)[:2]
        ]
        assert pytest.approx(15 * MM + around, abs=0.01) == float(document.Root.Outlines.First.Dest[3])


def test_pages_of_sheets_come_one_by_one_in_the_order_of_reading() -> None:
    page = Page(SIDE, SIDE, (box(0, 0, 40, 40),))
    drawing = Drawing("Title", "", "en", (page,) * 4, TREE, ())
    assert [0, 1, 2, 3] == [each.leaves[0].number for each in on_paper(drawing, PRINT, "booklet", BLEED).pages]
    assert 2 == len(on_paper(drawing, SCREEN, "booklet", BLEED).pages)


WISHES = {
    ("", 40, 40): {},
    ("full size", 40, 60): {"/PrintScaling": "/None"},
    ("both sides", 40, 60): {"/PrintScaling": "/None", "/Duplex": "/DuplexFlipLongEdge"},
    ("both sides", 60, 40): {"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge"},
}


@pytest.mark.parametrize("printing, width, height", WISHES)
def test_leaves_turn_on_their_upright_edges(printing: Printing, width: int, height: int) -> None:
    drawing = Drawing("Title", "", "en", (Page(width, height, ()),), TREE, (), printing=printing)
    with pikepdf.open(BytesIO(paint(drawing, Cache()))) as document:
        found = {key: str(value) for key, value in document.Root.ViewerPreferences.items() if key != "/DisplayDocTitle"}
    assert WISHES[printing, width, height] == found
