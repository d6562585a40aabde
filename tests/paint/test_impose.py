"""Sheets: fold and cut in thought. Every page is where a printer needs it, and backs fit fronts."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2
import pytest
from pdf_structure import faults_of

from poster.cache import Cache
from poster.model.color import BLACK, Color
from poster.model.drawing import Bookmark, Drawing, Glyphs, Link, Node, Page, Shape
from poster.model.units import MM, Edges
from poster.paint.impose import Side, booklet_sides, impose, sheet_width, two_up_sides
from poster.paint.pdf import paint
from tests.paint.sample import FONTS, SQUARE, face_of, line, page_of

FACE = face_of(FONTS / "Inter Tight" / "InterTight-Regular.ttf")
RED = Color(255, 0, 0)
GO_ON = Node("P", 0)
Kind = Literal["booklet", "two-up"]


def numbers(sides: tuple[Side, ...]) -> list[tuple[int, int]]:
    """The page numbers on each side, left and right."""
    return [(left.page + 1, right.page + 1) for left, right in sides]


def folded(sides: list[tuple[int, int]]) -> list[int]:
    """The numbers that a reader meets who leafs through the sheets, laid into one another and folded in the middle."""
    fronts, backs = sides[::2], sides[1::2]
    before = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    behind = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])]
    return [*before, *reversed(behind)]


def pages_of(count: int) -> Drawing:
    """So many A5 pages, one paragraph that goes on over all of them and links to each."""
    tree = (Node("Document", None), GO_ON, *(Node("Link", 1, url=f"https://example.org/{n}") for n in range(count)))
    pages = []
    for n in range(count):
        url = tree[2 + n].url
        link = Link(2 + n, 60, 80, 40, 12, url, f"link {n}")
        pages.append(
            page_of(
                line(1, 60, 100, 12, f"words {n + 1} ", FACE),
                line(2 + n, 60, 90, 12, "link ", FACE),
                link,
                Shape(None, 0, 300, 9.0, SQUARE, BLACK),
            )
        )
    marks = tuple(Bookmark(f"Page {n + 1}", 0, n, 30.0) for n in range(count))
    return Drawing("Title", "", "en", tuple(pages), tree, marks)


def test_four_pages_stand_on_one_sheet() -> None:
    assert [(4, 1), (2, 3)] == numbers(booklet_sides(4))


def test_eight_pages_stand_on_two_sheets() -> None:
    assert [(8, 1), (2, 7), (6, 3), (4, 5)] == numbers(booklet_sides(8))


@pytest.mark.parametrize("count", [4, 8, 12, 16])
def test_a_folded_booklet_reads_from_first_to_last(count: int) -> None:
    assert list(range(1, count + 1)) == folded(numbers(booklet_sides(count)))


def test_two_up_has_every_page_twice() -> None:
    assert [(1, 1), (2, 2), (3, 3)] == numbers(two_up_sides(3))


@pytest.mark.parametrize(
    ("page", "sheet"),
    [((148, 210), 297), ((210, 297), 420), ((105, 148), 210), ((139.7, 215.9), 279.4), ((148, 200), 296)],
)
def test_a_sheet_is_two_pages_wide_or_the_next_a_size(page: tuple[float, float], sheet: float) -> None:
    assert pytest.approx(sheet * MM) == sheet_width(page[0] * MM, page[1] * MM)


@pytest.mark.parametrize("kind", ["booklet", "two-up"])
def test_outer_edges_of_pages_are_those_of_the_sheet(kind: Kind) -> None:
    side = impose(pages_of(4), kind).pages[0]
    lines = [item.x for item in side.items if isinstance(item, Glyphs)]
    assert (297 * MM, 210 * MM) == (side.width, side.height)
    assert [60, 60] + [pytest.approx(60 + 149 * MM)] * 2 == lines


@pytest.mark.parametrize("kind", ["booklet", "two-up"])
def test_marks_of_front_and_back_fall_on_each_other(kind: Kind) -> None:
    """Flipped on the short edge, x becomes the width less x, and y stays."""
    front, back = impose(pages_of(4), kind).pages[:2]
    marks = [item for item in front.items if isinstance(item, Shape) and item.x == front.width / 2]
    behind = [item for item in back.items if isinstance(item, Shape) and item.x == back.width / 2]
    assert marks == behind
    assert {"booklet": 10, "two-up": 2}[kind] == len(marks)
    tops = [mark.y + y for mark in marks for _, y in mark.outlines[0]]
    assert all(4.49 <= top / MM <= 9.01 or 200.99 <= top / MM <= 205.51 for top in tops)
    flipped = [front.width - (mark.x + x) for mark in marks for x, _ in mark.outlines[0]]
    assert sorted(flipped) == sorted(mark.x + x for mark in behind for x, _ in mark.outlines[0])


def test_leaves_of_two_up_have_their_own_back_behind_them() -> None:
    """The leaf cut from the left of the front has on its back what stands on the right of the back."""
    sides = impose(pages_of(4), "two-up").pages
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        for leaf, behind in zip(front.leaves, reversed(back.leaves), strict=True):
            assert leaf.number + 1 == behind.number
            assert (leaf.left, leaf.right) == (front.width - behind.right, front.width - behind.left)


def test_the_second_copy_is_decoration_without_links() -> None:
    plain = pages_of(2)
    for page, side in zip(plain.pages, impose(plain, "two-up").pages, strict=True):
        own = side.leaves[0].items
        copy = side.items[own : own + side.leaves[1].items]
        assert page.items == side.items[:own]
        assert own - 1 == len(copy)
        assert not any(isinstance(item, Link) or item.owner is not None for item in copy)


@pytest.mark.parametrize("kind", ["booklet", "two-up"])
def test_the_tree_stays_and_bookmarks_find_their_pages(kind: Kind) -> None:
    plain = pages_of(4)
    sheets = impose(plain, kind)
    assert plain.tree == sheets.tree
    right = round(149 * MM, 6)
    spots = {"booklet": [(0, right), (1, 0.0), (1, right), (0, 0.0)], "two-up": [(n, 0.0) for n in range(4)]}[kind]
    assert spots == [(mark.page, round(mark.x, 6)) for mark in sheets.bookmarks]


@pytest.mark.parametrize("kind", ["booklet", "two-up"])
def test_content_and_tree_of_sheets_name_each_other(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(paint(impose(pages_of(8), kind), Cache()))
    assert [] == faults_of(tmp_path / "a.pdf")


@pytest.mark.parametrize("kind", [None, "booklet", "two-up"])
def test_a_paragraph_over_all_pages_is_read_in_order(kind: Kind | None) -> None:
    plain = pages_of(8)
    pdf = paint(impose(plain, kind) if kind else plain, Cache())
    with pikepdf.open(BytesIO(pdf)) as document:
        kids = list(document.Root.StructTreeRoot.K[0].K[0].K)
        elements = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        urls = [str(kid.Obj.A.URI) for link in elements for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
    assert [f"https://example.org/{n}" for n in range(8)] == urls
    assert [False, True] * 8 == [kid in elements for kid in kids]


def test_sheets_are_printed_at_full_size_and_flipped_on_the_short_edge() -> None:
    with pikepdf.open(BytesIO(paint(impose(pages_of(4), "booklet"), Cache()))) as document:
        wishes = document.Root.ViewerPreferences
        assert ("/None", "/DuplexFlipShortEdge") == (str(wishes.PrintScaling), str(wishes.Duplex))
    with pikepdf.open(BytesIO(paint(pages_of(4), Cache()))) as document:
        assert {"/DisplayDocTitle"} == set(document.Root.ViewerPreferences.keys())


def test_grounds_that_bleed_end_at_the_fold() -> None:
    """Page 1 is red to all its edges and over; page 4 beside it stays white."""
    white = Page(100.0, 100.0, ())
    red = Page(100.0, 100.0, (Shape(None, -9, -9, 118.0, SQUARE, RED),))
    tree = (Node("Document", None),)
    bleed = Edges(9, 9, 9, 9)
    sheets = impose(Drawing("Title", "", "en", (red, white, white, white), tree, (), bleed), "booklet")
    with pypdfium2.PdfDocument(paint(sheets, Cache())) as document:
        picture = document[0].render(scale=1).to_pil()
    assert [(255, 255, 255), (255, 0, 0), (255, 0, 0)] == [picture.getpixel((x, 50)) for x in (97, 102, 199)]
