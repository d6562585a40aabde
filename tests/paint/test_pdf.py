"""A drawing becomes a PDF that is tagged, exact, readable back and always the same."""

import os
import re
import subprocess
import sys
from ctypes import c_double
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
import zxingcpp
from pdf_structure import faults_of

from poster.cache import Cache
from poster.images.codes import encode
from poster.model.color import BLACK
from poster.model.drawing import Drawing, Glyphs, Link, Node, Shape
from poster.model.units import MM
from poster.paint.dump import tag_tree
from poster.paint.ink import ink_of
from poster.paint.pdf import paint
from tests.paint.sample import FONTS, SQUARE, face_of, line, page_of, poster, shape, words
from tests.work import work_of

REGULAR = face_of(FONTS / "Inter Tight" / "InterTight-Regular.ttf")
BOLD = face_of(FONTS / "Inter Tight" / "InterTight-Bold.ttf")


def one_page(*items: object, tree: tuple[Node, ...] = (Node("Document", None), Node("P", 0))) -> Drawing:
    return Drawing("Title", "", "en", (page_of(*items),), tree, ())  # type: ignore[arg-type]


def lines_read(pdf: bytes) -> list[str]:
    """The text as pdfium extracts it, a string for each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def read(*items: Glyphs) -> str:
    return lines_read(paint(one_page(*items), Cache()))[0]


def elements(pdf: bytes) -> str:
    """The structure tree of a file as indented kinds."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found: list[str] = []

        def walk(element: object, depth: int) -> None:
            if isinstance(element, pikepdf.Dictionary) and "/S" in element:
                found.append("  " * depth + str(element.S)[1:])
                for kid in element.get("/K", []):
                    walk(kid, depth + 1)

        walk(document.Root.StructTreeRoot.K[0], 0)
        return "\n".join(found) + "\n"


def test_text_is_extracted_as_it_was_written() -> None:
    assert [
        "An office fjord\na paragraph before its heading in example.org\npaint but not in order\nDifférent AVATAR\n"
        "an item of a list that goes on \npage 1",
        "on the next page\nGröße",
    ] == lines_read(paint(poster(REGULAR, BOLD), Cache()))


def test_content_and_tree_name_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(paint(poster(REGULAR, BOLD), Cache()))
    assert [] == faults_of(tmp_path / "a.pdf")


def test_the_file_is_sound() -> None:
    with pikepdf.open(BytesIO(paint(poster(REGULAR, BOLD), Cache()))) as document:
        assert [] == document.check_pdf_syntax()
        assert "1.7" == document.pdf_version
        assert not any("Helvetica" in str(each) for each in document.objects)


def test_the_tree_keeps_the_order_of_the_drawing_where_nodes_have_no_content_of_their_own() -> None:
    expected = """Document
  H1
  Sect
    H2
    P
      Link
    L
      LI
        Lbl
        LBody
          P
  Sect
    Link
      Figure
    P
"""
    assert expected == elements(paint(poster(REGULAR, BOLD), Cache()))


def test_a_link_stands_where_it_is_painted_in_its_paragraph() -> None:
    tree = (Node("Document", None), Node("P", 0), Node("Link", 1))
    drawing = one_page(
        line(1, 10, 20, 10, "before ", REGULAR),
        line(2, 60, 20, 10, "the link ", REGULAR),
        Link(2, 60, 10, 40, 12, "https://example.org", "Example"),
        line(1, 120, 20, 10, "after ", REGULAR),
        line(2, 10, 40, 10, "and its end", REGULAR),
        Link(2, 10, 30, 40, 12, "https://example.org", "Example"),
        tree=tree,
    )
    with pikepdf.open(BytesIO(paint(drawing, Cache()))) as document:
        paragraph = document.Root.StructTreeRoot.K[0].K[0]
        first, link, last = paragraph.K
        assert [0, "/Link", 2] == [first, str(link.S), last]
        kinds = [str(kid.Type) if isinstance(kid, pikepdf.Dictionary) else kid for kid in link.K]
        assert [1, "/OBJR", 3, "/OBJR"] == kinds


def test_what_goes_on_over_the_page_stays_one_element() -> None:
    pages = (page_of(line(1, 10, 20, 10, "one ", REGULAR)), page_of(line(1, 10, 20, 10, "two", REGULAR)))
    tree = (Node("Document", None), Node("P", 0))
    with pikepdf.open(BytesIO(paint(Drawing("T", "", "en", pages, tree, ()), Cache()))) as document:
        home, other = document.Root.StructTreeRoot.K[0].K[0].K
        assert [0, "/MCR", 0] == [home, str(other.Type), other.MCID]


def test_a_figure_says_where_it_is_and_what_it_shows() -> None:
    with pikepdf.open(BytesIO(paint(poster(REGULAR, BOLD), Cache()))) as document:
        figure = document.Root.StructTreeRoot.K[0].K[2].K[0].K[0]
        height = 210 * MM
        assert pytest.approx([60, height - 128, 88, height - 100], abs=0.01) == [float(side) for side in figure.A.BBox]
        assert "QR code, opens https://example.org/" == str(figure.Alt)


def test_a_link_in_other_letters_than_ascii_is_percent_encoded() -> None:
    with pikepdf.open(BytesIO(paint(poster(REGULAR, BOLD), Cache()))) as document:
        (link,) = document.pages[0].Annots
        assert "https://example.org/%C3%A4" == str(link.A.URI)
        assert "example.org (opens ä)" == str(link.Contents)


def test_the_page_is_as_large_as_it_says() -> None:
    with pikepdf.open(BytesIO(paint(poster(REGULAR, BOLD), Cache()))) as document:
        for box in (document.pages[0].mediabox, document.pages[0].trimbox):
            assert pytest.approx([0, 0, 148 * MM, 210 * MM], abs=0.001) == [float(side) for side in box]


def test_bookmarks_nest_by_their_levels() -> None:
    with pikepdf.open(BytesIO(paint(poster(REGULAR, BOLD), Cache()))) as document:
        (top,) = document.open_outline().root
        assert "An office fjord" == top.title
        assert ["Différent", "Codes"] == [kid.title for kid in top.children]


def test_a_ligature_reads_as_its_letters() -> None:
    ligature = shape("m", REGULAR)._replace(text="ffi", clusters=("ffi",))
    o, ce = shape("o", REGULAR), shape("ce", REGULAR)
    assert "office" == read(Glyphs(1, 10, 20, 10, (o, ligature, ce), 0, 0, BLACK))


def test_the_folder_of_a_font_changes_no_byte(tmp_path: Path) -> None:
    copy = tmp_path / "InterTight-Regular.ttf"
    copy.write_bytes(Path(REGULAR.path).read_bytes())
    here, there = (line(1, 10, 20, 10, "office", face) for face in (REGULAR, REGULAR._replace(path=str(copy))))
    assert paint(one_page(here), Cache()) == paint(one_page(there), Cache())


def test_a_used_cache_changes_no_byte() -> None:
    cache = Cache()
    hyphen = shape("-", REGULAR)
    odd = (hyphen._replace(text="\u2010", clusters=("\u2010",)), hyphen)
    paint(one_page(Glyphs(1, 10, 20, 10, odd, 0, 0, BLACK), line(1, 10, 40, 10, "quay", REGULAR)), cache)
    page = one_page(line(1, 10, 20, 10, "a-b office", REGULAR), line(1, 10, 40, 10, "quay", BOLD))
    assert paint(page, Cache()) == paint(page, cache) == paint(page, cache)


def test_a_glyph_with_two_meanings_reads_as_each() -> None:
    hyphen = shape("-", REGULAR)
    soft = hyphen._replace(text="\u2010", clusters=("\u2010",))
    line_of_words = (*words("a", REGULAR), soft, *words("b-c", REGULAR))
    assert "a\u2010b-c" == read(Glyphs(1, 10, 20, 10, line_of_words, 0, 0, BLACK))


def test_a_letter_and_its_accent_read_as_two_characters() -> None:
    assert "x\u0300y" == read(Glyphs(1, 10, 20, 10, (shape("x\u0300y", REGULAR),), 0, 0, BLACK))


def test_a_glyph_without_characters_takes_none_from_its_word() -> None:
    word = shape("ab", REGULAR)._replace(text="a", clusters=("a", ""))
    assert "a" == read(Glyphs(1, 10, 20, 10, (word,), 0, 0, BLACK))


def test_glyphs_stand_where_the_advances_put_them() -> None:
    word = shape("AVA", REGULAR)
    item = Glyphs(1, 10.0, 50.0, 100.0, (word, shape(" ", REGULAR), word), 2.0, 7.0, BLACK)
    with pypdfium2.PdfDocument(paint(one_page(item), Cache())) as document:
        text = document[0].get_textpage()
        lefts = [c_double() for _ in range(7)]
        for index, left in enumerate(lefts):
            pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, left, c_double())
    expected, pen = [], 10.0
    advances = (*word.advances, *shape(" ", REGULAR).advances, *word.advances)
    for advance, extra in zip(advances, (2, 2, 2, 9, 2, 2, 2), strict=True):
        expected.append(pen)
        pen += advance / REGULAR.units * 100 + extra
    assert pytest.approx(expected, abs=0.1) == [left.value for left in lefts]


def test_shifted_glyphs_are_drawn_shifted() -> None:
    word = shape("ab", REGULAR)
    shifted = word._replace(offsets=((200, 0), (0, 400)))

    def origins(which: object) -> list[tuple[float, float]]:
        item = Glyphs(1, 10.0, 50.0, 20.0, (which, word), 0.0, 0.0, BLACK)  # type: ignore[arg-type]
        with pypdfium2.PdfDocument(paint(one_page(item), Cache())) as document:
            text = document[0].get_textpage()
            x, y = c_double(), c_double()
            found = []
            for index in range(4):
                pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
                found.append((x.value, y.value))
            return found

    moved = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(origins(word), origins(shifted), strict=True)]
    em = 20 / REGULAR.units
    assert [pytest.approx(at, abs=0.02) for at in ((200 * em, 0), (0, 400 * em), (0, 0), (0, 0))] == moved


@pytest.mark.parametrize("name", ["TestPlain.ttf", "TestCubic.otf", "TestVariable.ttf"])
def test_truetype_cff_and_variable_fonts_are_embedded_and_read_back(name: str) -> None:
    path = Path(__file__).parents[1] / "fonts" / name
    axes = (("wght", 700.0),) if "Variable" in name else ()
    face = face_of(path, "Test", axes)
    text = "".join(sorted(chr(code) for code in hb.Face(path.read_bytes()).unicodes if code > 32))[:9]
    pdf = paint(one_page(line(1, 10, 50, 30, text, face)), Cache())
    assert [text] == lines_read(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        (font,) = document.pages[0].Resources.Font.values()
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert ("FontFile3" if name.endswith("otf") else "FontFile2") in [key[1:] for key in descriptor]
    with pypdfium2.PdfDocument(pdf) as document:
        assert 128 > document[0].render(scale=1).to_numpy().min()


def test_the_weight_of_a_variable_font_is_the_one_asked_for() -> None:
    path = Path(__file__).parents[1] / "fonts" / "TestVariable.ttf"
    ink = []
    for weight in (400.0, 900.0):
        face = face_of(path, "Test", (("wght", weight),))
        text = "".join(sorted(chr(code) for code in hb.Face(path.read_bytes()).unicodes if code > 32))[:4]
        with pypdfium2.PdfDocument(paint(one_page(line(1, 10, 80, 60, text, face)), Cache())) as document:
            ink.append((document[0].render(scale=1).to_numpy() < 128).sum())
    assert ink[0] < ink[1]


def test_a_filled_shape_is_where_it_should_be() -> None:
    square = Shape(None, 20, 30, 10, SQUARE, BLACK)
    with pypdfium2.PdfDocument(paint(one_page(square), Cache())) as document:
        picture = document[0].render(scale=1).to_numpy()[:, :, 0]
    assert 0 == picture[31:39, 21:29].max()
    assert 255 == picture[:29].min() == picture[42:].min()


@pytest.mark.parametrize("module", [2.1, 4.0, 7.0866])
def test_a_painted_code_is_read_from_the_page(module: float) -> None:
    code = encode("https://example.org/a/path", 3, Cache())
    drawing = one_page(Shape(1, 61.3, 47.7, module, code.outlines, BLACK))
    with pypdfium2.PdfDocument(paint(drawing, Cache())) as document:
        (found,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
    assert code.payload == found.text.replace("HTTPS://EXAMPLE.ORG", "https://example.org")


def test_a_line_without_words_is_no_fault() -> None:
    drawing = one_page(Glyphs(1, 10, 20, 10, (), 0, 0, BLACK), line(1, 10, 40, 10, "text", REGULAR))
    assert ["text"] == lines_read(paint(drawing, Cache()))


def test_a_page_without_items_is_a_page() -> None:
    assert [""] == lines_read(paint(one_page(), Cache()))


def test_metadata_survive_any_title() -> None:
    drawing = one_page(line(1, 10, 20, 10, "x", REGULAR))._replace(title="A <b> & (c) \\ ü \x01 \ud800", author="é")
    with pikepdf.open(BytesIO(paint(drawing, Cache()))) as document, document.open_metadata() as metadata:
        assert "A <b> & (c) \\ ü  ?" == metadata["dc:title"]
        assert ["é"] == metadata["dc:creator"]
        assert "1" == metadata["pdfuaid:part"]
        assert "A" == metadata["pdfaid:conformance"]


def test_the_date_is_the_one_given() -> None:
    drawing = one_page(line(1, 10, 20, 10, "x", REGULAR))
    with pikepdf.open(BytesIO(paint(drawing, Cache(), 1_700_000_000))) as document:
        assert "D:20231114221320Z" == str(document.docinfo.CreationDate)


def test_same_drawing_same_bytes_in_a_used_cache() -> None:
    cache = Cache()
    other = one_page(line(1, 10, 20, 10, "other words first - \u2010", BOLD))
    paint(other, cache)
    drawing = poster(REGULAR, BOLD)
    assert paint(drawing, Cache()) == paint(drawing, cache) == paint(drawing, cache)


def test_same_bytes_under_another_hash_seed_time_zone_and_directory(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    script = (
        "import hashlib; from tests.paint.test_pdf import *;"
        "print(hashlib.sha256(paint(poster(REGULAR, BOLD), Cache())).hexdigest())"
    )
    found = set()
    for seed, zone, folder in (("1", "UTC", root), ("2", "Asia/Tokyo", tmp_path)):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": f"{root}:{root / 'tests/tools'}"}
        environment["SOURCE_DATE_EPOCH"] = "nonsense"
        command = [sys.executable, "-c", script]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert "" == run.stderr
        found.add(run.stdout)
    assert 1 == len(found)


def test_a_warm_cache_saves_work() -> None:
    cache, drawing = Cache(), poster(REGULAR, BOLD)
    cold, warm = (work_of(lambda: paint(drawing, cache)) for _ in range(2))
    assert warm < cold


def test_the_dumped_tree_reads_like_the_page() -> None:
    tree = tag_tree(poster(REGULAR, BOLD)).splitlines()
    assert "Document" == tree[0]
    assert "  H1 'An office fjord'" == tree[1]
    assert "        Lbl actual='•'" in tree


@pytest.mark.conformance
def test_it_is_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    from verapdf import validate

    (tmp_path / "a.pdf").write_bytes(paint(poster(REGULAR, BOLD), Cache()))
    assert (True, []) == validate(str(tmp_path / "a.pdf"), "ua1")
    assert (True, []) == validate(str(tmp_path / "a.pdf"), "2a")


def test_the_box_of_a_figure_over_two_pages_is_that_on_its_first() -> None:
    tree = (Node("Document", None), Node("Figure", 0, alt="two halves"))
    halves = (Shape(1, 60, 100, 20, SQUARE, BLACK), Shape(1, 70, 130, 10, SQUARE, BLACK))
    pages = (page_of(*halves), page_of(Shape(1, 10, 20, 5, SQUARE, BLACK)))
    pdf = paint(Drawing("Title", "", "en", pages, tree, ()), Cache())
    with pikepdf.open(BytesIO(pdf)) as document:
        (figure,) = document.Root.StructTreeRoot.K[0].K
        height = float(document.pages[0].MediaBox[3])
        box = [float(side) for side in figure.A.BBox]
    assert pytest.approx([60, height - 140, 80, height - 100], abs=0.01) == box


def test_a_font_says_which_letters_a_ligature_stands_for() -> None:
    ligature = shape("m", REGULAR)._replace(text="ffi", clusters=("ffi",))
    glyph = ligature.glyphs[0]
    pdf = paint(one_page(Glyphs(1, 10, 20, 10, (ligature,), 0, 0, BLACK)), Cache())
    with pikepdf.open(BytesIO(pdf)) as document:
        (font,) = document.pages[0].Resources.Font.values()
        assert f"<{glyph:04X}> <006600660069>".encode() in font.ToUnicode.read_bytes()


def test_the_kerning_of_a_word_that_ends_in_it_moves_the_next() -> None:
    """A word that was cut where it may break keeps the kerning across the cut."""
    whole = shape("AV", REGULAR)
    first, second = (
        whole._replace(text=text, glyphs=(glyph,), advances=(advance,), clusters=(text,))
        for text, glyph, advance in zip("AV", whole.glyphs, whole.advances, strict=True)
    )
    assert whole.advances[0] < shape("A", REGULAR).advances[0]
    together, apart = (ink_of(words, (), Cache()).template for words in ((whole,), (first, second)))
    number = r">\s*(\d+(?:\.\d+)?)\s*<"
    ((kern,), (last,)) = (re.findall(number, template) for template in (together, apart))
    assert float(kern) == pytest.approx(float(last), abs=0.5)
