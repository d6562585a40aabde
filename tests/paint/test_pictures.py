"""Images and artwork on the page: in place, upright, tagged, and in the file once."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2
import pytest
from pdf_structure import faults_of
from PIL import Image as Pillow
from PIL import ImageOps

from poster.cache import Cache
from poster.model.drawing import Artwork, Drawing, Image, Item, Node, Page
from poster.model.picture import Raster
from poster.model.units import Rect
from poster.paint.dump import dump
from poster.paint.impose import impose
from poster.paint.pdf import paint
from tests.images.making_pictures import corners, opened, pdf, svg
from tests.paint.sample import FONTS, face_of, poster

TREE = (Node("Document", None), Node("Figure", 0, alt="Four colors"))
RECTANGLES = (
    '<rect width="20" height="10" fill="#c81e1e"/><rect x="20" y="10" width="20" height="10" fill="#1e1ec8"/>'
    '<rect y="10" width="20" height="10" fill="#1ea01e"/>'
)


def drawing(*items: Item, tree: tuple[Node, ...] = TREE, pages: int = 1) -> Drawing:
    return Drawing("Title", "", "en", (Page(64, 64, items),) * pages, tree, ())


def seen(file: bytes) -> Pillow.Image:
    with pypdfium2.PdfDocument(file) as document:
        image: Pillow.Image = document[0].render(scale=1).to_pil().convert("RGB")
        return image


def place(name: str, folder: Path, width: float, height: float, crop: Rect | None = None) -> Image | Artwork:
    picture = opened(name, folder)
    if isinstance(picture, Raster):
        return Image(1, 8, 4, width, height, picture, crop)
    return Artwork(1, 8, 4, width, height, picture, crop)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_upright(tmp_path: Path, turn: int) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = turn
    corners().save(tmp_path / "a.jpg", exif=exif, quality=95)
    with Pillow.open(tmp_path / "a.jpg") as image:
        upright = ImageOps.exif_transpose(image)
    shown = seen(paint(drawing(place("a.jpg", tmp_path, *upright.size)), Cache()))
    for x, y in ((4, 4), (upright.width - 4, 4), (4, upright.height - 4), (upright.width - 4, upright.height - 4)):
        expected, found = upright.getpixel((x, y)), shown.getpixel((8 + x, 4 + y))
        assert isinstance(expected, tuple)
        assert isinstance(found, tuple)
        assert 12 > max(abs(one - other) for one, other in zip(expected, found))


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
def test_every_kind_of_picture_stands_where_it_is_placed(tmp_path: Path, name: str) -> None:
    corners().save(tmp_path / "a.png")
    (tmp_path / "a.svg").write_text(svg(RECTANGLES), encoding="utf-8")
    content = b".784 .118 .118 rg 0 25 50 25 re f .118 .118 .784 rg 50 0 50 25 re f "
    (tmp_path / "a.pdf").write_bytes(pdf(content + b".118 .627 .118 rg /Span<</MCID 0>>BDC 0 0 50 25 re f EMC"))
    shown = seen(paint(drawing(place(name, tmp_path, 32, 16)), Cache()))
    points = ((10, 6), (38, 18), (10, 18), (38, 6), (44, 6), (10, 24))
    white = (255, 255, 255)
    assert [(200, 30, 30), (30, 30, 200), (30, 160, 30), white, white, white] == [shown.getpixel(at) for at in points]


def test_only_what_is_in_the_crop_shows(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    shown = seen(paint(drawing(place("a.png", tmp_path, 32, 16, Rect(8, 4, 8, 8))), Cache()))
    assert [(200, 30, 30), (255, 255, 255)] == [shown.getpixel((12, 8)), shown.getpixel((20, 8))]


@pytest.mark.parametrize("sheet", ["booklet", "two-up"])
def test_pictures_stand_on_both_halves_of_a_sheet(tmp_path: Path, sheet: Literal["booklet", "two-up"]) -> None:
    """Whole and cropped: the left red, on the right half 64 points further; a copy belongs to no figure."""
    corners().save(tmp_path / "a.png")
    (tmp_path / "a.svg").write_text(svg(RECTANGLES), encoding="utf-8")
    whole, cropped = place("a.svg", tmp_path, 32, 16), place("a.png", tmp_path, 32, 16, Rect(8, 4, 8, 8))
    pages = drawing(whole._replace(y=40), cropped, pages=4)
    (tmp_path / "a.pdf").write_bytes(paint(impose(pages, sheet), Cache()))
    shown = seen((tmp_path / "a.pdf").read_bytes())
    red, white = (200, 30, 30), (255, 255, 255)
    for half in (0, 64):
        assert [red, white, red] == [shown.getpixel((half + x, y)) for x, y in ((12, 8), (20, 8), (12, 42))]
    assert [] == faults_of(tmp_path / "a.pdf")


def test_a_picture_used_twice_is_in_the_file_once(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    item = place("a.png", tmp_path, 32, 16)
    with pikepdf.open(BytesIO(paint(drawing(item, item, pages=2), Cache()))) as document:
        images = [each for each in document.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert 1 == len(images)


def test_a_jpeg_is_in_the_file_as_it_was(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() in paint(drawing(place("a.jpg", tmp_path, 32, 16)), Cache())


@pytest.fixture
def album(tmp_path: Path) -> Drawing:
    """One of each kind, with what PDF/A looks at: masks, profiles, gradients, opacity, fonts."""
    clear = corners().convert("RGBA")
    clear.putalpha(Pillow.linear_gradient("L").resize(clear.size))
    clear.save(tmp_path / "clear.png")
    corners().convert("L").save(tmp_path / "grey.jpg")
    stops = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
    inside = f'<linearGradient id="g">{stops}</linearGradient><rect width="9" height="9" opacity=".5" fill="url(#g)"/>'
    (tmp_path / "a.svg").write_text(svg(inside), encoding="utf-8")
    face = face_of(FONTS / "Inter Tight" / "InterTight-Regular.ttf")
    with pikepdf.open(BytesIO(paint(poster(face, face), Cache()))) as document:
        del document.pages[1]
        document.save(tmp_path / "a.pdf")
    names = ("clear.png", "grey.jpg", "a.svg", "a.pdf")
    tree = (Node("Document", None), *(Node("Figure", 0, alt=name) for name in names))
    items = [place(name, tmp_path, 20, 10)._replace(owner=at) for at, name in enumerate(names, 1)]
    return drawing(*items, items[0]._replace(owner=None, y=40), tree=tree)


def test_pictures_are_tagged_and_decoration_is_not(album: Drawing, tmp_path: Path) -> None:
    (tmp_path / "album.pdf").write_bytes(paint(album, Cache()))
    assert [] == faults_of(tmp_path / "album.pdf")


def test_the_same_pictures_give_the_same_bytes(album: Drawing) -> None:
    assert paint(album, Cache()) == paint(album, Cache())


@pytest.mark.conformance
def test_verapdf_finds_no_fault_with_pictures(album: Drawing, tmp_path: Path) -> None:
    from verapdf import validate

    (tmp_path / "album.pdf").write_bytes(paint(album, Cache()))
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "album.pdf"), flavour) for flavour in ("ua1", "2a")]


def test_the_dump_names_the_file_and_both_sizes(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    (tmp_path / "a.svg").write_text(svg(RECTANGLES), encoding="utf-8")
    items = (place("a.png", tmp_path, 32, 16), place("a.svg", tmp_path, 32, 16, Rect(8, 4, 8, 8)))
    assert "  Figure:1 image 'a.png' 32 x 16 px at 8 4 size 32 x 16\n" in dump(drawing(*items))
    assert "  Figure:1 artwork 'a.svg' 30 x 15 at 8 4 size 32 x 16 seen 8 4 8 8\n" in dump(drawing(*items))
