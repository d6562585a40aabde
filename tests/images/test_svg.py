"""SVG becomes a page of a PDF that looks as its author means it, or says what is not drawn."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.images.svg_path import matrix_of, path
from poster.images.svg_values import OddValueError, declarations, font, substituted
from poster.images.svg_values import paint as color
from poster.model.drawing import Artwork, Drawing, Node, Page
from poster.model.picture import Lettering, PdfPage
from poster.paint.alone import paint_alone
from poster.paint.pdf import paint
from poster.text.fonts import open_fonts
from poster.text.lettering import lettering_of
from tests.images.making_pictures import PLACE, SHIPPED, corners, opened, svg

SHORT = {
    "#": (0, 0, 0),
    ".": (255, 255, 255),
    "r": (204, 0, 0),
    "g": (0, 170, 0),
    "b": (0, 0, 204),
    "y": (255, 216, 74),
}


def lettering(cache: Cache) -> Lettering:
    return lettering_of(open_fonts((str(SHIPPED),), cache), ("Inter Tight",), cache)


def drawn(inside: str, folder: Path, head: str = "") -> tuple[Image.Image, tuple[str, ...]]:
    """Pixels of 40 x 20, and what is told."""
    (folder / "a.svg").write_text(svg(inside, head), encoding="utf-8")
    cache = Cache()
    page, problems = open_picture("a.svg", str(folder), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage), problems
    image = pdfium.PdfDocument(paint_alone(page))[0].render(scale=1).to_pil().convert("RGB")
    return image.resize((40, 20), Image.Resampling.BOX), tuple(problem.message for problem in problems)


def letters(image: Image.Image, *points: tuple[int, int]) -> str:
    """The color at points, as the nearest of SHORT."""
    return "".join(
        min(SHORT, key=lambda name: sum(abs(a - b) for a, b in zip(SHORT[name], image.getpixel(at)))) for at in points
    )


def text_of(inside: str, folder: Path, head: str = "") -> str:
    """What a reader of the PDF finds."""
    (folder / "a.svg").write_text(svg(inside, head), encoding="utf-8")
    cache = Cache()
    page, problems = open_picture("a.svg", str(folder), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage), problems
    found: str = pdfium.PdfDocument(paint_alone(page))[0].get_textpage().get_text_bounded()
    return found


def test_size_is_in_points(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<rect width="5" height="5"/>'), encoding="utf-8")
    picture = opened("a.svg", tmp_path)
    assert isinstance(picture, PdfPage)
    assert (30.0, 15.0) == (picture.width, picture.height)


def test_a_view_box_alone_gives_the_size(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 8 4"><path d="M0 0h19v2z"/></svg>'
    )
    picture = opened("a.svg", tmp_path)
    assert isinstance(picture, PdfPage)
    assert (6.0, 3.0) == (picture.width, picture.height)


def test_the_same_picture_has_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<text y="9" font-size="9">Reeds</text><rect width="5" height="5"/>'))
    both = [
        open_picture("a.svg", str(tmp_path), PLACE, cache, lettering=lettering(cache))[0]
        for cache in (Cache(), Cache())
    ]
    assert both[0] is not None
    assert both[0] == both[1]


TWO = '<g class="p"><rect width="20" height="20"/><rect x="20" width="20" height="20" id="s" class="q w"/></g>'
"""Two squares, left and right."""

SHEETS: dict[str, tuple[str, str]] = {
    "a class": (".q{fill:#c00}", "#r"),
    "a descendant": (".p rect{fill:#c00}", "rr"),
    "a child": ("g > rect{fill:#c00} svg > rect{fill:#00c}", "rr"),
    "a neighbour": ("rect + rect{fill:#c00}", "#r"),
    "the second": ("rect:nth-child(2){fill:#c00}", "#r"),
    "the last": ("rect:last-of-type{fill:#c00}", "#r"),
    "not": ("rect:not(.q){fill:#c00}", "r#"),
    "an attribute": ("rect[x='20']{fill:#c00}", "#r"),
    "both classes": (".q.w{fill:#c00} .q.x{fill:#00c}", "#r"),
    "the more special one": ("#s{fill:#c00} rect.q{fill:#00c} rect{fill:#0a0}", "gr"),
    "importance": ("rect{fill:#c00 !important} #s{fill:#00c}", "rr"),
    "the later one": ("rect{fill:#00c} rect{fill:#c00}", "rr"),
    "a hovered one": ("rect:hover{fill:#00c}", "##"),
    "a variable": (":root{--a:#c00} .q{fill:var(--a)} rect:first-child{fill:var(--b, #00c)}", "br"),
    "a variable of a variable": (".p{--a:var(--b);--b:#c00} rect{fill:var(--a)}", "rr"),
    "a variable that is missing": ("rect{fill:#c00} .q{fill:var(--none)}", "rr"),
    "light and dark": ("rect{fill:light-dark(#c00, var(--x, #00c))}", "rr"),
    "rules for the dark": ("rect{fill:#c00} @media (prefers-color-scheme: dark){rect{fill:#00c}}", "rr"),
    "rules for print": ("rect{fill:#00c} @media print{rect{fill:#c00}}", "rr"),
    "rules for wide pages": ("rect{fill:#c00} @media (min-width: 800px){rect{fill:#00c}}", "rr"),
    "a color of CSS 4": ("rect{fill:rgb(80% 0% 0% / 100%)} .q{fill:hsl(240deg 100% 40%)}", "rb"),
    "a misspelt color": ("rect{fill:#c00} .q{fill:rde}", "rr"),
    "initial": (".p{fill:#c00} .q{fill:initial}", "r#"),
    "size in a sheet": ("rect{fill:#c00} .q{width:0}", "r."),
    "comments": ("/* rect{fill:#00c} */ rect{/*a*/fill:#c00}", "rr"),
}


@pytest.mark.parametrize("case", SHEETS)
def test_style_sheets_are_those_of_css(case: str, tmp_path: Path) -> None:
    sheet, wanted = SHEETS[case]
    image, told = drawn(f"<style>{sheet.replace('>', '&gt;')}</style>{TWO}", tmp_path)
    assert (wanted, ()) == (letters(image, (9, 9), (30, 9)), told)


STOPS = '<stop stop-color="#c00"/><stop offset="1" stop-color="#00c"/>'
SHAPES: dict[str, tuple[str, tuple[tuple[int, int], ...], str]] = {
    "a marker": (
        '<marker id="m" viewBox="0 0 2 2" refX="1" refY="1" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8">'
        '<path fill="#c00" d="M0 0h2v2h-2z"/></marker><path d="M8 10h24" stroke="#000" stroke-width="3" marker-end="url(#m)"/>',
        ((20, 10), (32, 8), (34, 12)), "#rr",
    ),
    "a line in a gradient": (
        f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="40">{STOPS}</linearGradient>'
        '<path d="M0 10h40" stroke="url(#g)" stroke-width="9"/>',
        ((2, 10), (38, 10), (20, 2)), "rb.",
    ),
    "a gradient that lets light through": (
        '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>'
        '<rect width="40" height="20" fill="#ffd84a"/><rect width="40" height="20" fill="url(#g)"/>',
        ((1, 9), (38, 9)), "#y",
    ),
    "opacity of a group": (
        '<g opacity="0"><rect width="40" height="20"/></g><rect width="9" height="20" fill="#c00"/>', ((4, 9), (30, 9)), "r.",
    ),
    "a clip in a clip": (
        '<clipPath id="a"><rect width="40" height="20" clip-path="url(#b)"/></clipPath>'
        '<clipPath id="b"><rect width="20" height="20"/></clipPath><rect width="40" height="20" clip-path="url(#a)"/>',
        ((9, 9), (30, 9)), "#.",
    ),
    "a mask": (
        '<mask id="a"><rect width="20" height="20" fill="#fff"/></mask><rect width="40" height="20" mask="url(#a)"/>',
        ((9, 9), (30, 9)), "#.",
    ),
    "a pattern": (
        '<pattern id="a" width="40" height="20" patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#c00"/>'
        '</pattern><rect width="40" height="20" fill="url(#a)"/>',
        ((9, 9), (30, 9)), "r.",
    ),
    "a blend": (
        '<rect width="40" height="20" fill="#ff0"/><rect width="20" height="20" fill="#f0f" style="mix-blend-mode:multiply"/>',
        ((9, 9),), "r",
    ),
    "a line that keeps its width": (
        '<g transform="scale(20 1)"><path vector-effect="non-scaling-stroke" d="M1 2V18" stroke="#c00" stroke-width="4"/></g>',
        ((20, 10), (15, 10), (25, 10)), "r..",
    ),
    "an inner picture that is moved": (
        '<svg width="20" height="20" transform="translate(20 0)"><rect width="40" height="20" fill="#c00"/></svg>',
        ((9, 9), (30, 9)), ".r",
    ),
    "the ground of the whole": ('<style>svg{background:#c00}</style><rect width="20" height="20"/>', ((9, 9), (30, 9)), "#r"),
    "the branch of a switch": (
        '<switch><foreignObject width="40" height="20"><div xmlns="http://www.w3.org/1999/xhtml">A</div></foreignObject>'
        '<rect width="20" height="20" fill="#c00"/><rect width="40" height="20"/></switch>',
        ((9, 9), (30, 9)), "r.",
    ),
    "transforms of CSS": (
        '<rect width="20" height="20" fill="#c00" style="transform:translateX(20px)"/>', ((9, 9), (30, 9)), ".r",
    ),
    "a filter": (
        '<filter id="f"><feFlood flood-color="#c00"/></filter><rect width="40" height="20" filter="url(#f)"/>', ((20, 9),), "r",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHAPES)
def test_paint_clips_and_places_are_those_of_svg(case: str, tmp_path: Path) -> None:
    inside, points, wanted = SHAPES[case]
    image, told = drawn(inside, tmp_path)
    assert (wanted, ()) == (letters(image, *points), told)


TEXTS: dict[str, tuple[str, str]] = {
    "a text": ('<text y="9" font-size="8">Moss</text>', "Moss"),
    "a family that is not there": ('<text y="9" font-size="8" font-family="No Such, Helvetica">Moss</text>', "Moss"),
    "a shorthand": ('<text y="9" style="font:italic 700 8px/1 serif">Moss</text>', "Moss"),
    "parts": ('<text y="9" font-size="6">a<tspan font-weight="bold">b</tspan>c</text>', "abc"),
    "letters of two fonts": ('<text y="9" font-size="8" font-family="Young Serif">aЖb</text>', "aЖb"),
    "small letters": ('<text y="9" font-size="8" style="text-transform:uppercase">moss</text>', "MOSS"),
    "a halo": (
        '<text y="9" font-size="8" stroke="#fff" stroke-width="2" paint-order="stroke">Moss</text>', "Moss"
    ),
    "a tref": ('<defs><text id="t">Moss</text></defs><text y="9" font-size="8"><tref xlink:href="#t"/></text>', "Moss"),
    "a text that is used": ('<defs><text id="t" font-size="8">Moss</text></defs><use href="#t" y="9"/>', "Moss"),
    "the same text beside HTML": (
        '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Old <b>moss</b></p></foreignObject>'
        '<text y="9" font-size="6">Old moss</text></switch>', "Old moss",
    ),
    "a numeral above": ('<text y="9" font-size="8">x<tspan baseline-shift="super" font-size="5">2</tspan></text>', "x2"),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_text_stays_text(case: str, tmp_path: Path) -> None:
    inside, wanted = TEXTS[case]
    assert wanted == text_of(inside, tmp_path).strip()


def test_a_halo_does_not_cover_the_letter_before(tmp_path: Path) -> None:
    text = '<rect width="40" height="20" fill="#c00"/><text y="18" font-size="20" textLength="30" lengthAdjust="spacing" %s>IIIII</text>'
    plain, _ = drawn(text % "", tmp_path)
    haloed, _ = drawn(text % 'stroke="#fff" stroke-width="9" paint-order="stroke"', tmp_path)
    dark = [at for at in range(40) if sum(plain.getpixel((at, 12))) < 30]  # type: ignore[arg-type]
    assert dark
    assert all(sum(haloed.getpixel((at, 12))) < 100 for at in dark)  # type: ignore[arg-type]


def test_text_that_is_used_looks_as_where_it_is_used(tmp_path: Path) -> None:
    text = '<defs><text id="t" y="9">m</text></defs><g font-family="monospace"><use href="#t"/></g>'
    (tmp_path / "a.svg").write_text(svg(text))
    cache = Cache()
    page, problems = open_picture("a.svg", str(tmp_path), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage)
    assert () == problems
    assert any("JetBrainsMono" in part.body for part in page.parts)


def png(image: Image.Image) -> str:
    file = BytesIO()
    image.save(file, "PNG")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode()


def test_a_picture_inside_is_drawn(tmp_path: Path) -> None:
    image, told = drawn(f'<image width="40" height="20" href="{png(corners())}"/>', tmp_path)
    assert ("r", ()) == (letters(image, (3, 3)), told)


def test_a_picture_of_the_project_is_put_in_and_followed(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    Image.new("RGB", (8, 4), (204, 0, 0)).save(tmp_path / "near one.png")
    (tmp_path / "sub" / "a.svg").write_text(svg('<image width="40" height="20" href="../near%20one.png"/>'))
    cache = Cache()
    first, problems = open_picture("sub/a.svg", str(tmp_path), PLACE, cache)
    assert () == problems
    Image.new("RGB", (9, 4), (0, 0, 204)).save(tmp_path / "near one.png")
    second, _ = open_picture("sub/a.svg", str(tmp_path), PLACE, cache)
    assert first is not None
    assert second is not None
    assert first.digest != second.digest


def test_plain_entities_of_old_exporters_are_read(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [\n'
    head += '<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"><!ENTITY st0 "fill:#c00;">]>'
    image, told = drawn(
        '<g xmlns:i="&ns_ai;" i:layer="1"><rect width="40" height="20" style="&st0;"/></g>', tmp_path, head
    )
    assert ("r", ()) == (letters(image, (9, 9)), told)


TOLD: dict[str, tuple[str, str]] = {
    "a property": ('<rect width="9" height="9" style="text-shadow:1px 1px red"/>', "text-shadow"),
    "a value": ('<rect width="9" height="9" style="fill:color-mix(in srgb, red, blue)"/>', "color-mix(in srgb, red, blue)"),
    "a shape of CSS": ('<rect width="9" height="9" style="clip-path:circle(4px)"/>', "clip-path: circle(4px)"),
    "a sum": ('<rect width="9" height="9" style="stroke-width:calc(1px + 2px)"/>', "calc(1px + 2px)"),
    "an element": ('<rect width="9" height="9"/><solidcolor/>', "the element 'solidcolor' in line 1"),
    "a sheet elsewhere": ("<style>@import url(a.css);</style><rect width='9' height='9'/>", "@import"),
    "a font inside": ("<style>@font-face{font-family:a;src:url(data:,x)}</style><rect width='9' height='9'/>", "@font-face"),
    "rules for screens": ("<style>@media screen{a{fill:red}}</style><rect width='9' height='9'/>", "@media screen"),
    "a selector": ("<style>rect:nonsense(2){fill:red}</style><rect width='9' height='9'/>", "rect:nonsense(2)"),
    "a round gradient": ('<radialGradient id="a" spreadMethod="repeat"/><rect width="9" height="9"/>', "spreadMethod"),
    "a direction": ('<text y="9" font-size="9" direction="rtl">Moss</text>', "direction: rtl"),
    "lines of text in color": (
        '<text y="9" font-size="9" style="text-decoration:underline wavy red">Moss</text>', "underline wavy red"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_what_is_not_drawn_is_told_by_name(case: str, tmp_path: Path) -> None:
    inside, words = TOLD[case]
    _, told = drawn(inside, tmp_path)
    assert [True] == [words in message for message in told], told


SILENT = {
    "editors' notes": '<sodipodi:namedview xmlns:sodipodi="http://sodipodi" id="n"/><rect width="9" height="9"/>',
    "what moves": '<rect width="9" height="9" style="cursor:pointer;transition:fill 1s;-webkit-user-select:none"/>',
    "what Inkscape writes": '<rect width="9" height="9" style="direction:ltr;baseline-shift:baseline;enable-background:accumulate"/>',
    "keyframes": "<style>@keyframes a{from{opacity:0}}</style><rect width='9' height='9'/>",
    "empty HTML": '<rect width="9" height="9"/><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"> </p></foreignObject>',
}


@pytest.mark.parametrize("case", SILENT)
def test_what_shows_nothing_is_left_out_in_silence(case: str, tmp_path: Path) -> None:
    _, told = drawn(SILENT[case], tmp_path)
    assert () == told


def test_values_of_css() -> None:
    assert [("fill", "red", False), ("stroke", "url('a;b')", True)] == declarations(
        "fill:red;;stroke:url('a;b')!important"
    )
    assert "1 red" == substituted("var(--a) var(--b, red)", {"--a": "1"})
    assert substituted("var(--a)", {"--a": "var(--a)"}) is None
    assert ["red", "url(#a) none", "#ff0000", "rgba(255, 0, 0, 0.5)"] == [
        color(value) for value in ("red", "url(#a) none", "rgb(255 0 0)", "rgb(255 0 0 / 50%)")
    ]
    assert {
        "font-size": "12px",
        "font-family": "A B, serif",
        "font-weight": "700",
        "font-style": "italic",
    }.items() <= font("italic 700 12px/1.5 A B, serif").items()
    with pytest.raises(OddValueError):
        font("menu")


def test_path_data_in_every_shorthand() -> None:
    assert (("m", (1, 1)), ("l", (3, 1)), ("l", (3, 4)), ("h", ())) == path("m1,1 2 0v3z")
    assert path("M0 0L10 0L10 5") == path("M0 0 10 0 10 5")
    assert path("M0 0C1 2 3 4 5 6C7 8 8 9 9 9") == path("M0 0c1 2 3 4 5 6S8 9 9 9")
    assert (("m", (0, 0)), ("c", (1, 1, 2, 1, 3, 0))) == path("M0 0Q1.5 1.5 3 0")
    assert path("M0 0a5 5 0 0 1 5 5") == path("M0 0a5 5 0 015 5")
    assert (("m", (0.5, 0.5)), ("l", (-1, 0.25))) == path("M.5.5-1 2.5e-1")


def test_an_arc_ends_where_it_should_and_stays_on_its_circle() -> None:
    ((_, _), (_, points)) = path("M10 0A10 10 0 0 1 0 10")
    assert pytest.approx((10, 5.523, 5.523, 10, 0, 10), abs=0.001) == points


def test_what_follows_an_error_in_path_data_is_left_out() -> None:
    assert (("m", (0, 0)), ("l", (1, 1))) == path("M0 0L1 1L2")


def test_transforms_act_from_the_right() -> None:
    assert (2, 0, 0, 2, 10, 20) == matrix_of("translate(10,20) scale(2)")


def test_the_text_of_a_page_is_in_its_content(tmp_path: Path) -> None:
    """Not in outlines: the letters of a plot are written once, as a font."""
    (tmp_path / "a.svg").write_text(svg('<text y="9" font-size="9">Moss</text>'))
    cache = Cache()
    page, _ = open_picture("a.svg", str(tmp_path), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage)
    assert b" Tf" in (page.parts[0].stream or b"")
    assert any("/FontFile2" in part.body or "/FontDescriptor" in part.body for part in page.parts)


def test_letters_of_the_font_symbol_are_greek(tmp_path: Path) -> None:
    """As gnuplot writes an alpha."""
    assert "\u03b1 \u0394x" == text_of(
        '<text y="9" font-size="9"><tspan font-family="Symbol">a D</tspan>x</text>', tmp_path
    )


def test_signs_of_fonts_of_signs_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<text y="9" font-family="Wingdings, sans-serif">J</text>'), encoding="utf-8")
    cache = Cache()
    page, problems = open_picture("a.svg", str(tmp_path), PLACE, cache, lettering=lettering(cache))
    assert page is None
    assert "has signs of the font 'wingdings' in line 1" in problems[0].message


def test_a_filter_on_what_lies_behind_is_told(tmp_path: Path) -> None:
    """matplotlib adds the colors of a Gouraud shading up like this."""
    inside = (
        '<filter id="f"><feComposite in="SourceGraphic" in2="BackgroundImage" operator="arithmetic" k2="1"/></filter>'
        '<rect width="9" height="9" filter="url(#f)"/>'
    )
    assert "a filter in line 1 that asks for 'BackgroundImage'" in "".join(drawn(inside, tmp_path)[1])


@pytest.mark.conformance
@pytest.mark.parametrize("case", [*SHAPES, *TEXTS])
def test_verapdf_finds_no_fault_with_what_was_drawn(case: str, tmp_path: Path) -> None:
    from verapdf import validate

    (tmp_path / "a.svg").write_text(svg({**SHAPES, **TEXTS}[case][0]), encoding="utf-8")
    cache = Cache()
    page, _ = open_picture("a.svg", str(tmp_path), PLACE, cache, lettering=lettering(cache))
    assert isinstance(page, PdfPage)
    tree = (Node("Document", None), Node("Figure", 0, alt="A figure"))
    drawing = Drawing("Title", "", "en", (Page(64, 64, (Artwork(1, 8, 8, 40, 20, page),)),), tree, ())
    (tmp_path / "out.pdf").write_bytes(paint(drawing, cache))
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "out.pdf"), flavour) for flavour in ("ua1", "2a")]
