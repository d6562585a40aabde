"""Files that must not be used: a problem with its place, at once, and nothing else happens."""

import os
from pathlib import Path

import pikepdf
import pytest

from tests.images.making_pictures import chunk, corners, huge_png, laughs, lettered, pdf, problem, scans, svg


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("http://example.org/a.png", "is not a file of the project"),
        ("file:///etc/hostname", "is not a file of the project"),
        ("data:image/png;base64,AA", "is not a file of the project"),
        ("../outside.png", "lies outside the project's folder"),
        ("/etc/hostname", "lies outside the project's folder"),
        ("inside/../../outside.png", "lies outside the project's folder"),
        ("link.png", "lies outside the project's folder"),
        ("linked/outside.png", "lies outside the project's folder"),
        ("absent.png", "does not exist"),
        ("inside", "is not a file"),
        ("pipe.png", "is not a file"),
        ("circle.png", "cannot be opened"),
        ("a\0b.png", "is not a path"),
        ("x" * 5000, "cannot be opened"),
        ("", "is not a path"),
    ],
)
def test_only_files_of_the_project_are_read(tmp_path: Path, path: str, words: str) -> None:
    corners().save(tmp_path / "outside.png")
    project = tmp_path / "project"
    (project / "inside").mkdir(parents=True)
    (project / "link.png").symlink_to(tmp_path / "outside.png")
    (project / "linked").symlink_to(tmp_path)
    (project / "circle.png").symlink_to("circle.png")
    os.mkfifo(project / "pipe.png")
    assert words in problem(path, project)


BAD_FILES: dict[str, tuple[bytes | str, str]] = {
    "400 megapixels": (huge_png(20_000, 20_000), "has more than 100 million pixels"),
    "120 megapixels": (huge_png(12_000, 10_000), "has 12000 x 10000 pixels"),
    "99 megapixels of a PNG": (huge_png(9_950, 9_950), "at most 40 million are read of a PNG"),
    "a thread": (huge_png(9, 1_000_000), "a side may have 100000"),
    "a PNG of notes": (huge_png(9, 9)[:33] + chunk(b"tEXt", b"a\0b") * 60_000, "is made of more than 50000 parts"),
    "a JPEG of notes": (b"\xff\xd8" + b"\xff\xe1\0\x08Exif\0\0" * 60_000, "is made of more than 50000 parts"),
    "a JPEG of scans": (scans(5000), "is a JPEG of 5"),
    "EPS": ("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "is EPS"),
    "GIF": (b"GIF89a" + bytes(30), "is GIF"),
    "text": ("hello", "is not a picture that can be read"),
    "nothing": ("", "is empty"),
    "a web page": ("<html><svg/></html>", "is not an SVG picture"),
    "a script": (svg("<script>alert(1)</script>"), "has a script in line 1"),
    "a handler": (svg('<rect onclick="x()" width="5" height="5"/>'), "has a script in line 1"),
    "a far picture": (svg('<image xlink:href="http://example.org/a.png"/>'), "which is not a file of the project"),
    "a near picture": (svg('<image href="../outside.png"/>'), "which lies outside the project's folder"),
    "a use of another file": (svg('<use href="b.svg#a"/>'), "refers to something outside itself"),
    "a far fill": (svg('<rect width="5" height="5" fill="url(http://x.org/#a)"/>'), "refers to something outside"),
    "a style sheet": (svg("", '<?xml-stylesheet href="a.css"?>'), "wants a style sheet from another file"),
    "an entity of an entity": (
        svg("&b;", '<!DOCTYPE svg [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>'),
        "more than a short string",
    ),
    "an entity of elements": (svg("&a;", '<!DOCTYPE svg [<!ENTITY a "<rect/>">]>'), "more than a short string"),
    "a long entity": (svg("&a;", f'<!DOCTYPE svg [<!ENTITY a "{"a" * 2000}">]>'), "more than a short string"),
    "an entity too often": (
        svg("&a;" * 90_000, f'<!DOCTYPE svg [<!ENTITY a "{"a" * 900}">]>'),
        "uses its entities too often",
    ),
    "a file entity": (svg("&a;", '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/hostname">]>'), "'a' from another file"),
    "a parameter": (svg("", '<!DOCTYPE svg [<!ENTITY % a SYSTEM "a.dtd">%a;]>'), "from another file"),
    "a circle": (svg('<g id="a"><use href="#a"/></g>'), "uses itself"),
    "a tower": (svg("<g>" * 5000 + "</g>" * 5000), "has elements more than 100 deep"),
    "a long path": (svg(f'<path d="M0 0{"l1 1" * 1_000_000}"/>'), "has a path of more than 2000000 characters"),
    "many arcs": (svg(f'<path d="M0 0{"a9 9 0 1 1 1 1" * 300_000}"/>'), "has a path of more than 2000000 characters"),
    "a billion laughs": (laughs('<rect width="1" height="1"/>', 9), "draws too many lines and shapes"),
    "a long path often": (laughs(f'<path d="M0 0{"l1 1" * 30_000}"/>', 3), "draws too many lines and shapes"),
    "long dashes": (
        svg(f'<path stroke="red" d="M0 0h9" stroke-dasharray="{"1 " * 9999}"/>'),
        "has an array of more than 10000 values",
    ),
    "long comments": (svg(f"<style>{'/*' * 2_000_000}</style>"), "has a style sheet of more than 500000 characters"),
    "a long style": (svg(f"<style>{' ' * 4_000_000}</style>"), "has a style sheet of more than 500000 characters"),
    "a long transform": (svg(f'<rect transform="{"scale(1) " * 9999}"/>'), "has a transform of more than 1000 steps"),
    "a turn without end": (svg('<rect transform="rotate(1e309)"/>'), "has the number '1e309', which is too large"),
    "a far point": (svg('<path d="M1e309 0L5 5"/>'), "has the number '1e309', which is too large"),
    "a size of nothing": (svg("").replace('width="40"', 'width="1e-320"'), "has no size"),
    "a line": (svg('<rect width="5" height="5"/>').replace('"40"', '"1e-6"'), "a line, no picture"),
    "numbers": (
        svg('<rect width="5" height="5" transform="scale(1e300)"/>'),
        "has the number '1e300', which is too large",
    ),
    "too many numbers": (
        svg(f'<g transform="{"scale(1e14) " * 30}"><rect width="5" height="5"/></g>'),
        "has numbers that are too large",
    ),
    "a filter that runs on": (
        svg(
            '<filter id="f" x="-1e5" y="-1e5" width="2e5" height="2e5"><feMorphology operator="dilate" radius="900"/>'
            '</filter><g transform="scale(9)"><rect filter="url(#f)" width="5" height="5"/></g>'
        ),
        "has a filter that takes more than 5 seconds",
    ),
    "HTML": (
        svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Moss</p></foreignObject><path/>'),
        "text in HTML in line 1",
    ),
    "HTML with a picture": (
        svg('<foreignObject><img xmlns="http://www.w3.org/1999/xhtml"/></foreignObject><path/>'),
        "text in HTML in line 1",
    ),
    "HTML cut short": (
        svg(
            '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Lampenfieber</p></foreignObject>'
            "<text>Lamp...</text></switch>"
        ),
        "plain text that says 'Lamp...'",
    ),
    "text that flows": (
        svg("<flowRoot><flowPara>Moss</flowPara></flowRoot><path/>"),
        "text that flows (flowRoot) in line 1",
    ),
    "a film": (svg("<video/><path/>"), "has a film in line 1"),
    "a GIF inside": (svg('<image href="data:image/gif;base64,R0lGODlhAQABAAAAACw="/>'), "that is not drawn"),
    "a damaged picture inside": (
        svg('<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"/>'),
        "that is damaged",
    ),
    "a picture in itself": (svg('<image href="a.png"/>'), "pictures too deep within each other"),
    "text without faces": (svg("<text>x</text>"), "has text in line 1"),
    "half an SVG": (svg('<rect width="5" height="5"/>')[:-9], "is damaged in line 1"),
    "two pages": (pdf(b"0 0 9 9 re f", 2), "has 2 pages"),
    "a font left out": (
        pdf(
            b"BT /F1 9 Tf (a) Tj ET",
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Symbol)
            ),
        ),
        "has the font 'Symbol', which is not embedded",
    ),
    "a PDF of steps": (pdf(b"/G gs " * 400_000), "has too many lines and letters"),
    "a PDF of brackets": (pdf(b"(" * 5_000_000), "has a text of too many brackets"),
    "a PDF of one array": (pdf(b"[" + b"1 " * 4_000_000), "has an array of more than 10000 values"),
    "a PDF of one name": (pdf(b"/" + b"#41" * 3_000_000), "has a name of 9000000 bytes"),
    "a PDF of one number": (pdf(b"1" * 5_000_000), "has a number beyond all bounds"),
    "half a PDF": (pdf(b"0 0 9 9 re f")[:200], "is damaged and cannot be read as PDF"),
    "a PDF of nothing": ("%PDF-1.7", "is damaged and cannot be read as PDF"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    content, words = BAD_FILES[name]
    (tmp_path / "a.png").write_bytes(content.encode() if isinstance(content, str) else content)
    assert words in problem("a.png", tmp_path)


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "webp"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_refused(tmp_path: Path, ending: str, share: float) -> None:
    corners().resize((320, 160)).save(tmp_path / f"whole.{ending}")
    content = (tmp_path / f"whole.{ending}").read_bytes()
    (tmp_path / f"a.{ending}").write_bytes(content[: int(share * len(content))])
    assert "is damaged" in problem(f"a.{ending}", tmp_path)


def test_a_stream_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    content = pdf(b"0 0 5 5 re f " * 4_000_000)
    assert 500_000 > len(content)
    (tmp_path / "a.pdf").write_bytes(content)
    assert "has more than 20 MB of lines and letters" in problem("a.pdf", tmp_path)


def form(document: pikepdf.Pdf, content: bytes, **forms: pikepdf.Object) -> pikepdf.Stream:
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(**forms))
    kind = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form}
    return document.make_stream(content, BBox=[0, 0, 9, 9], Resources=resources, **kind)


def test_forms_that_use_each_other_tenfold_are_refused(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 50))
        drawn = form(document, b"0 0 9 9 re f")
        for _ in range(8):
            drawn = form(document, b"/X Do " * 10, X=drawn)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=drawn))
        page.obj.Contents = document.make_stream(b"/X Do")
        document.save(tmp_path / "a.pdf")
    assert "draws the same parts too often" in problem("a.pdf", tmp_path)


def test_a_pattern_of_tiny_tiles_is_refused(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 50))
        kind = {"Type": pikepdf.Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1}
        pattern = document.make_stream(b"0 0 1 1 re f", BBox=[0, 0, 1, 1], XStep=0.01, YStep=0.01, **kind)
        page.obj.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=pattern))
        page.obj.Contents = document.make_stream(b"/Pattern cs /P scn 0 0 100 50 re f")
        document.save(tmp_path / "a.pdf")
    assert "has a pattern of tiles too small to be seen" in problem("a.pdf", tmp_path)


def test_a_font_that_shows_the_missing_glyph_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lettered(b"\0\0"))
    assert "has the font 'InterTight-Regular', which numbers a letter as the missing glyph" in problem(
        "a.pdf", tmp_path
    )
