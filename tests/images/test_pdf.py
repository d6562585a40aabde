"""A page of a PDF is taken over as PDF/A-2 allows it, or refused by what is wrong with it."""

from pathlib import Path

import pikepdf
import pytest
from pdf_structure import faults_of

from poster.cache import Cache
from poster.images.pdf_content import Room, rewritten
from poster.images.pdf_tokens import instructions
from poster.images.source import PictureError
from poster.model.drawing import Artwork, Drawing, Node, Page
from poster.model.picture import PdfPage
from poster.paint.pdf import paint
from tests.images.making_pictures import lettered, opened, pdf, problem

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
    found = rewritten(content, Room(), lambda _: "")
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
    "inks": (b"0 0 0 1 k", "has colors in DeviceCMYK"),
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
        (lettered(b"\0\1", ToUnicode=pikepdf.Name.None_), "whose glyphs say no characters"),
        (lettered(b"\0\1", Encoding=pikepdf.Name("/90ms-RKSJ-H")), "with codes of an old kind"),
        (lettered(b"\0\1", Subtype=pikepdf.Name.Type9), "which is not embedded"),
    ],
)
def test_fonts_that_do_not_agree_with_their_program_are_refused(tmp_path: Path, file: bytes, words: str) -> None:
    (tmp_path / "a.pdf").write_bytes(file)
    assert words in problem("a.pdf", tmp_path)


def test_plain_drawing_comes_in_whole_stretches() -> None:
    content = b"0 0 m 1.5 -2 l 3 4 5 6 7 8 c h S\n1 0 0 rg .5 0 9 9 re f*\n" * 1000
    assert [content] == [each.stretch for each in instructions(content)]


def test_what_was_written_is_written_the_same_again() -> None:
    content = b"q 1 0 0 1 0 0 cm BT /F1 9 Tf [(a) -20.5 <62>] TJ ET /X Do Q 1 0 0 RG 0 0 9 9 re S"
    once = rewritten(content, Room(), lambda _: "")
    assert once == rewritten(once.operators, Room(), lambda _: "")


def test_too_many_steps_are_refused() -> None:
    room = Room()
    room.steps = 7
    with pytest.raises(PictureError, match="has too many lines and letters"):
        rewritten(b"/G gs " * 4, room, lambda _: "")


@pytest.mark.conformance
@pytest.mark.parametrize("content", [content for content, _ in CONVERTED.values() if b"/F1" not in content])
def test_verapdf_finds_no_fault_with_what_was_converted(tmp_path: Path, content: bytes) -> None:
    from verapdf import validate

    (tmp_path / "a.pdf").write_bytes(pdf(b"%b %b" % (content, SQUARE)))
    item = Artwork(1, 8, 8, 50, 25, opened("a.pdf", tmp_path))  # type: ignore[arg-type]
    tree = (Node("Document", None), Node("Figure", 0, alt="A square"))
    (tmp_path / "out.pdf").write_bytes(paint(Drawing("Title", "", "en", (Page(64, 64, (item,)),), tree, ()), Cache()))
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "out.pdf"), flavour) for flavour in ("ua1", "2a")]
    assert [] == faults_of(tmp_path / "out.pdf")
