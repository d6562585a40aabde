"""A page of a PDF is taken over as PDF/A-2 allows it, or refused by what is wrong with it."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pdf_structure import faults_of

from poster.cache import Cache
from poster.images.pdf_content import Room, rewritten
from poster.images.pdf_tokens import instructions
from poster.images.pictures import open_picture
from poster.images.source import PictureError
from poster.model.drawing import Artwork, Drawing, Node, Page
from poster.model.picture import PdfPage, Picture
from poster.paint.alone import paint_alone
from poster.paint.pdf import paint
from tests.images.making_pictures import PLACE, lettered, opened, pdf, problem


def same(*inks: float) -> tuple[float, ...]:
    """Inks as they are."""
    return inks[:3]


SQUARE = b"0 0 9 9 re f"

CONVERTED = {
    "numbers with exponents": (b"1e1 0 0 1 0 0 cm", b"10 0 0 1 0 0 cm\n"),
    "numbers beyond 32 bits": (b"3000000000 w", b"3000000000.0 w\n"),
    "numbers of many digits": (b"0.1234567891234 w", b"0.123456789 w\n"),
    "numbers next to nothing": (b"0.%b1 w" % (b"0" * 45), b"0 w\n"),
    "tags": (b"/Span<</MCID 0>>BDC 1 w EMC", b"1 w\n"),
    "what may be passed over": (b"BX 1 2 foo EX 1 w", b"1 w\n"),
    "Q without q": (b"Q 1 w", b"1 w\n"),
    "q without Q": (b"q 1 w", b"q\n1 w Q\n"),
    "an intent that is not known": (b"/Vivid ri", b"/RelativeColorimetric ri\n"),
    "a font for nothing": (b"BT /F1 9 Tf ET", b"BT\nET\n"),
    "comments": (b"1 w % (\n2 w", b"1 w 2 w\n"),
    "strings": (b"BT /F1 9 Tf (a\\(\\)(b)\\061\\\n) Tj ET", b"BT\n/F1 9 Tf\n<612829286229" + b"31> Tj\nET\n"),
}


@pytest.mark.parametrize("name", CONVERTED)
def test_content_is_written_as_pdf_a_has_it(name: str) -> None:
    content, expected = CONVERTED[name]
    found = rewritten(content, Room(), lambda _: "", same)
    assert expected.split() == found.operators.split()


REFUSED = {
    "an operator that is none": (b"1 2 foo", "has 'foo', which is no operator of PDF"),
    "half an operator": (b"1 0 0 rgg", "has 'rgg', which is no operator of PDF"),
    "too few numbers": (b"1 2 c", "has 'c' with values that do not suit it"),
    "a text instead of a number": (b"(a) w", "has 'w' with values that do not suit it"),
    "a number that is none": (b"1-2 w", "has '1-2' among its lines and letters"),
    "a number beyond all bounds": (b"1%b w" % (b"0" * 60), "has a number beyond all bounds"),
    "29 states within each other": (b"q " * 29, "has more than 28 states of its drawing ('q') open"),
    "a long text": (b"BT /F1 9 Tf (%b) Tj ET" % (b"a" * 32768), "has a text of 32768 bytes"),
    "a long name": (b"/%b gs" % (b"a" * 128), "has a name of 128 bytes"),
    "a name that is no text": (b"/#ff gs", "which is no text"),
    "a text without an end": (b"(((a)", "has a text without an end"),
    "an array without an end": (b"[1 2", "within an array"),
    "an unknown state": (b"/G1 gs", "uses 'G1' (ExtGState), which it lacks"),
    "a picture of three bits": (
        b"BI /W 8 /H 1 /BPC 3 /CS /G ID abc EI",
        "has a picture of 3 bits a channel",
    ),
    "a picture without an end": (b"BI /W 8 /H 1 /BPC 8 /CS /G ID abc", "has a picture without an end"),
    "text without a font": (b"BT (a) Tj ET", "has text without a font"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_content_that_cannot_pass_is_refused_by_name(tmp_path: Path, name: str) -> None:
    content, words = REFUSED[name]
    (tmp_path / "a.pdf").write_bytes(pdf(content))
    assert words in problem("a.pdf", tmp_path)


def state(**entries: object) -> pikepdf.Object:
    return pikepdf.Dictionary(G1=pikepdf.Dictionary(entries))  # type: ignore[arg-type]


def test_unknown_blend_modes_are_normal_and_settings_for_presses_stay_behind(tmp_path: Path) -> None:
    entries = {"/BM": pikepdf.Name.Vivid, "/OP": True, "/UCR2": pikepdf.Name.Default, "/CA": 2**40}
    (tmp_path / "a.pdf").write_bytes(pdf(b"/G1 gs " + SQUARE, ExtGState=state(**entries)))
    page = opened("a.pdf", tmp_path)
    assert isinstance(page, PdfPage)
    assert "/G1 <</Type/ExtGState/BM /Normal/CA 1099511627776.0>>" in page.parts[0].body


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"/TR": pikepdf.Name.Default}, "has settings for a printing machine"),
        ({"/HTP": pikepdf.Array()}, "has settings for a printing machine"),
        ({"/LW": pikepdf.Name.Thin}, "has a state whose LW makes no sense"),
        ({"/SMask": 5}, "has something else in the place of a soft mask"),
    ],
)
def test_odd_states_are_refused(tmp_path: Path, entries: dict[str, object], words: str) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(b"/G1 gs " + SQUARE, ExtGState=state(**entries)))
    assert words in problem("a.pdf", tmp_path)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (lettered(b"\0\1", width=333), "has the font 'InterTight-Regular' with widths that are not its own"),
        (lettered(b"\xff\xff"), "which lacks a letter that is shown"),
        (lettered(b"\0\1\0"), "has a text with half a letter"),
        (lettered(b"\0\1", Encoding=pikepdf.Name("/90ms-RKSJ-H")), "with codes of an old kind"),
        (lettered(b"\0\1", Subtype=pikepdf.Name.Type9), "which is not embedded"),
    ],
)
def test_fonts_that_do_not_agree_with_their_program_are_refused(tmp_path: Path, file: bytes, words: str) -> None:
    (tmp_path / "a.pdf").write_bytes(file)
    assert words in problem("a.pdf", tmp_path)


def test_letters_without_characters_show_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lettered(b"\0\1", ToUnicode=pikepdf.Name.None_))
    page, problems = open_picture("a.pdf", str(tmp_path), PLACE, Cache())
    assert isinstance(page, PdfPage)
    words = "has letters in the font 'InterTight-Regular' without their characters"
    assert [("warning", True)] == [(problem.level, words in problem.message) for problem in problems]
    assert any(b"<0001> <FFFD>" in (part.stream or b"") for part in page.parts)


def seen(content: bytes, folder: Path, **resources: pikepdf.Object) -> tuple[PdfPage, str, list[str]]:
    """A page, the text that is found in it, and what is told."""
    (folder / "a.pdf").write_bytes(pdf(content, **resources))
    page, problems = open_picture("a.pdf", str(folder), PLACE, Cache())
    assert isinstance(page, PdfPage), problems
    text = pdfium.PdfDocument(paint_alone(page))[0].get_textpage().get_text_bounded()
    return page, text, [problem.message for problem in problems]


def font(name: str, **entries: pikepdf.Object) -> pikepdf.Dictionary:
    own = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{name}"), **entries
    )
    return pikepdf.Dictionary(F1=own)


STANDINS = {
    "Helvetica": (font("Helvetica", Encoding=pikepdf.Name.WinAnsiEncoding), b"Moss \\344", "Moss ä"),
    "Times": (font("Times-BoldItalic"), b"Moss", "Moss"),
    "Courier": (font("Courier-Oblique"), b"Moss", "Moss"),
    "Arial": (font("ABCDEF+Arial,Bold", Encoding=pikepdf.Name.MacRomanEncoding), b"Moss", "Moss"),
    "Times New Roman": (font("TimesNewRomanPS-BoldMT"), b"Moss", "Moss"),
    "a list of letters": (
        font("Helvetica", Encoding=pikepdf.Dictionary(Differences=[65, pikepdf.Name.minus])), b"AB", "−B",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STANDINS)
def test_fonts_that_every_reader_has_get_a_stand_in_of_their_widths(case: str, tmp_path: Path) -> None:
    fonts, shown, wanted = STANDINS[case]
    page, text, told = seen(b"BT /F1 9 Tf 9 9 Td (%b) Tj ET" % shown, tmp_path, Font=fonts)
    assert (wanted, []) == (text, told)
    assert any("/BaseFont/TeXGyre" in part.body for part in page.parts)


def test_the_stand_in_has_the_letters_of_all_forms(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 50))
        own = document.make_indirect(font("Helvetica").F1)
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=own))
        kind = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 99, 49]}
        form = document.make_stream(b"BT /F1 9 Tf 40 9 Td (xyz) Tj ET", Resources=resources, **kind)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=own), XObject=pikepdf.Dictionary(X=form))
        page.obj.Contents = document.make_stream(b"BT /F1 9 Tf 9 9 Td (abc) Tj ET /X Do")
        document.save(tmp_path / "a.pdf")
    taken = opened("a.pdf", tmp_path)
    assert isinstance(taken, PdfPage)
    text = pdfium.PdfDocument(paint_alone(taken))[0].get_textpage().get_text_bounded()
    assert ["a", "b", "c", "x", "y", "z"] == sorted(text.replace(" ", "").replace("\r\n", ""))


MIXED = {
    "an operator": b"0 1 1 0 k 0 0 99 99 re f",
    "a space": b"/DeviceCMYK cs 0 1 1 0 sc 0 0 99 99 re f",
    "a picture": b"q 100 0 0 50 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID 00FFFF00> EI Q",
}


@pytest.mark.parametrize("case", MIXED)
def test_inks_become_colors_by_the_profile_of_a_press(case: str, tmp_path: Path) -> None:
    page, _, told = seen(MIXED[case], tmp_path)
    assert [True] == ["has colors of printing inks (CMYK)" in message for message in told]
    red, green, blue = (
        pdfium.PdfDocument(paint_alone(page))[0].render(scale=0.1).to_pil().convert("RGB").getpixel((5, 3))
    )
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_a_space_of_inks_begins_in_black(tmp_path: Path) -> None:
    page, _, _ = seen(b"/DeviceCMYK cs 0 0 99 99 re f", tmp_path)
    assert max(pdfium.PdfDocument(paint_alone(page))[0].render(scale=0.1).to_pil().convert("RGB").getpixel((5, 3))) < 80


def test_plain_drawing_comes_in_whole_stretches() -> None:
    content = b"0 0 m 1.5 -2 l 3 4 5 6 7 8 c h S\n1 0 0 rg .5 0 9 9 re f*\n" * 1000
    assert [content] == [each.stretch for each in instructions(content)]


def test_what_was_written_is_written_the_same_again() -> None:
    content = b"q 1 0 0 1 0 0 cm BT /F1 9 Tf [(a) -20.5 <62>] TJ ET /X Do Q 1 0 0 RG 0 0 9 9 re S"
    once = rewritten(content, Room(), lambda _: "", same)
    assert once == rewritten(once.operators, Room(), lambda _: "", same)


def test_too_many_steps_are_refused() -> None:
    room = Room()
    room.steps = 7
    with pytest.raises(PictureError, match="has too many lines and letters"):
        rewritten(b"/G gs " * 4, room, lambda _: "", same)


def zero_numbered() -> bytes:
    """A page whose only letter has the number 0, as Matplotlib numbers a minus."""
    with pikepdf.open(BytesIO(lettered(b"\0\0"))) as document:
        font = document.pages[0].obj.Resources.Font.F1
        font.DescendantFonts[0].CIDToGIDMap = document.make_stream(b"\0\1")
        font.ToUnicode = document.make_stream(b"1 beginbfchar <0000> <2212> endbfchar")
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def test_a_letter_numbered_0_gets_another_number_and_keeps_its_character(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(zero_numbered())
    page = opened("a.pdf", tmp_path)
    assert isinstance(page, PdfPage)
    with pdfium.PdfDocument(paint_alone(page)) as document:
        text = document[0].get_textpage()
        assert "\u2212" == text.get_text_bounded().strip()
        darkest, _ = document[0].render(scale=1).to_pil().convert("L").getextrema()
    assert darkest < 128


@pytest.mark.conformance
def test_verapdf_finds_no_fault_with_a_letter_that_was_numbered_0(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(zero_numbered())
    check(opened("a.pdf", tmp_path), tmp_path)


def test_widths_may_differ_by_one(tmp_path: Path) -> None:
    """Cairo, and so Graphviz, drops what is behind the point: glyph 862 is 666.99 wide."""
    (tmp_path / "a.pdf").write_bytes(lettered(bytes((862 >> 8, 862 & 255)), width=666))
    picture, problems = open_picture("a.pdf", str(tmp_path), PLACE, Cache())
    assert picture, problems


@pytest.mark.conformance
@pytest.mark.parametrize(
    "content", [content for content, _ in CONVERTED.values() if b"/F1" not in content] + list(MIXED.values())
)
def test_verapdf_finds_no_fault_with_what_was_converted(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(b"%b %b" % (content, SQUARE)))
    page, _ = open_picture("a.pdf", str(tmp_path), PLACE, Cache())
    check(page, tmp_path)


@pytest.mark.conformance
@pytest.mark.parametrize("case", STANDINS)
def test_verapdf_finds_no_fault_with_stand_ins(case: str, tmp_path: Path) -> None:
    fonts, shown, _ = STANDINS[case]
    check(seen(b"BT /F1 9 Tf 9 9 Td (%b) Tj ET" % shown, tmp_path, Font=fonts)[0], tmp_path)


@pytest.mark.conformance
def test_verapdf_finds_no_fault_with_letters_without_characters(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lettered(b"\0\1", ToUnicode=pikepdf.Name.None_))
    check(open_picture("a.pdf", str(tmp_path), PLACE, Cache())[0], tmp_path)


def check(page: Picture | None, tmp_path: Path) -> None:
    """A file with nothing but the page passes."""
    from verapdf import validate

    assert isinstance(page, PdfPage)
    item = Artwork(1, 8, 8, 50, 25, page)
    tree = (Node("Document", None), Node("Figure", 0, alt="A square"))
    (tmp_path / "out.pdf").write_bytes(paint(Drawing("Title", "", "en", (Page(64, 64, (item,)),), tree, ()), Cache()))
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "out.pdf"), flavour) for flavour in ("ua1", "2a")]
    assert [] == faults_of(tmp_path / "out.pdf")
