"""How large the letters in a vector picture are: as text exactly, as shapes by how tall they are."""

from pathlib import Path

import pikepdf
import pytest

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.images.type_sizes import sizes_of_page
from poster.model.picture import PdfPage
from poster.paint.alone import paint_alone
from tests.images.making_pictures import PLACE, lettered
from tests.images.test_svg import lettering


def page_of(content: bytes, folder: Path, name: str) -> PdfPage:
    (folder / name).write_bytes(content)
    cache = Cache()
    page, problems = open_picture(name, str(folder), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage), problems
    return page


def sizes(page: PdfPage) -> dict[float, int]:
    return dict(sizes_of_page(paint_alone(page), page.width))


def drawing(inside: str, width: str = "400", box: str = "0 0 400 200") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" viewBox="{box}">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<text x="9" y="90" font-size="20">Abc</text>', {15.0: 3}),
        ('<g transform="scale(.5)"><text x="9" y="90" font-size="20">Ab</text></g>', {7.5: 2}),
        ('<text transform="translate(90 90) rotate(-90)" font-size="20">Ab</text>', {15.0: 2}),
        ('<text y="90" font-size="20">A<tspan font-size="14" dy="-8">2</tspan></text>', {15.0: 2}),
        (
            '<text transform="translate(90 90) rotate(-30)" font-size="20">A<tspan font-size="14" dy="-8">2</tspan>'
            "</text>",
            {15.0: 2},
        ),
        ('<text y="90" font-size="20">A</text><text x="200" y="90" font-size="12">b</text>', {15.0: 1, 9.0: 1}),
    ],
    ids=["plain", "scaled", "turned", "raised", "raised and turned", "two sizes"],
)
def test_text_of_an_svg_tells_its_size(inside: str, expected: dict[float, int], tmp_path: Path) -> None:
    assert sizes(page_of(drawing(inside), tmp_path, "a.svg")) == expected


def test_the_size_is_that_at_the_natural_width(tmp_path: Path) -> None:
    inside = '<text x="9" y="90" font-size="20">Ab</text>'
    assert sizes(page_of(drawing(inside, "200"), tmp_path, "a.svg")) == {7.5: 2}


def test_text_of_a_pdf_page_tells_its_size(tmp_path: Path) -> None:
    content = b"2 0 0 2 0 0 cm BT /F1 9 Tf 0.5 0 0 0.5 4 4 Tm %b Tj ET"
    assert sizes(page_of(lettered(b"\0\1", content), tmp_path, "a.pdf")) == {9.0: 1}


def test_text_that_is_there_to_be_found_is_not_seen(tmp_path: Path) -> None:
    content = b"BT 3 Tr /F1 2 Tf 4 4 Td %b Tj ET BT 0 Tr /F1 9 Tf 4 20 Td %b Tj ET"
    assert sizes(page_of(lettered(b"\0\1", content), tmp_path, "a.pdf")) == {9.0: 1}


GLYPHS = {
    "matplotlib": (
        '<defs><path id="Sans-48" transform="scale(0.015625)" d="M0 0L0 4666L900 4666z"/></defs>',
        '<g transform="translate(9 90) scale(0.2 -0.2)">{}</g>',
        "Sans-48",
    ),
    "cairo": (
        '<defs><g id="glyph-0-1"><path d="M0 0L0 -14.4L3 -14.4z"/></g></defs>',
        '<g>{}</g>',
        "glyph-0-1",
    ),
    "dvisvgm": ('<defs><path id="g0-49" d="M0 0L0 -14.4L3 -14.4z"/></defs>', "{}", "g0-49"),
    "MuPDF": (
        '<defs><path id="font_1_4" d="M0 0L0 .72L.3 .72z"/></defs>',
        '<g transform="scale(20)">{}</g>',
        "font_1_4",
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", GLYPHS)
def test_letters_drawn_as_shapes_are_as_large_as_their_capitals(program: str, tmp_path: Path) -> None:
    defined, around, name = GLYPHS[program]
    uses = "".join(f'<use href="#{name}" x="{at}"/>' for at in range(4))
    page = page_of(drawing(defined + around.format(uses)), tmp_path, "a.svg")
    assert sizes(page) == {}
    assert dict(page.outlines) == {15.0: 4}


def test_letters_as_shapes_in_a_picture_within_a_picture_are_as_large_as_they_show(tmp_path: Path) -> None:
    uses = "".join(f'<use href="#MJX-1-TEX-N-31" x="{at}"/>' for at in range(4))
    inner = f'<svg width="20" height="20" viewBox="0 0 1000 1000"><g>{uses}</g></svg>'
    defined = '<defs><path id="MJX-1-TEX-N-31" d="M0 0L0 720L9 720z"/></defs>'
    assert dict(page_of(drawing(defined + inner), tmp_path, "a.svg").outlines) == {15.0: 4}


def test_a_sign_by_itself_tells_no_size(tmp_path: Path) -> None:
    inside = '<defs><g id="glyph-0-1"><path d="M0 -3L9 -3L9 -4z"/></g></defs><g><use href="#glyph-0-1"/></g>'
    assert page_of(drawing(inside), tmp_path, "a.svg").outlines == ()


def test_shapes_that_are_no_letters_tell_nothing(tmp_path: Path) -> None:
    inside = '<defs><path id="marker" d="M0 0L5 0L5 5z"/></defs><use href="#marker"/><use href="#marker" x="9"/>'
    assert page_of(drawing(inside), tmp_path, "a.svg").outlines == ()


def test_a_font_of_glyphs_that_are_drawn_tells_its_size_by_their_height(tmp_path: Path) -> None:
    """Of a font of type 3 the size alone says nothing: here an em has 100 units of the page."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 50))
        glyph = document.make_stream(b"60 0 0 0 50 72 d1 0 0 50 72 re f")
        font = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3,
                FontBBox=[0, 0, 60, 72], FontMatrix=[1, 0, 0, 1, 0, 0],
                CharProcs=pikepdf.Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=[60],
                Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, pikepdf.Name.a]),
            )
        )  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = document.make_stream(b"BT /F1 0.1 Tf 4 4 Td (a) Tj ET")
        document.save(tmp_path / "b.pdf")
    found = sizes(page_of((tmp_path / "b.pdf").read_bytes(), tmp_path, "b.pdf"))
    assert list(found) == [pytest.approx(10, abs=0.2)]
