"""Files for the print shop, from the content file to the PDF: every layout, any size, and what the report says."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdf_structure import faults_of
from PIL import Image as Pixels

from poster import press
from poster.cache import Cache
from poster.model.content import Content
from poster.model.units import MM
from poster.read.layout import read_layout

ROOT = Path(__file__).parent.parent
LAYOUTS = sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml") if path.stem != "base")
CACHE = Cache()


@pytest.fixture(scope="module")
def content() -> Content:
    return press.load(ROOT / "content.yaml")


def words(pdf: bytes) -> list[list[str]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().split() for page in document]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_has_a_print_file(name: str, content: Content, tmp_path: Path) -> None:
    if name == "notice":  # it is for fewer words
        content = content._replace(sections=content.sections[:1], resources=content.resources[:2])
    plain = press.build(content, name, cache=CACHE)
    result = press.build(content, name, cache=CACHE, target="print", marks=True)
    layout = read_layout(str(ROOT / "layouts" / f"{name}.yaml"), str(ROOT), CACHE)[0]
    assert layout is not None
    assert (True, f"{name}-print.pdf", f"{name}-print.pdf", "") == tuple(
        result.report[key] for key in ("print", "file", "print_file", "sheet")
    )
    assert (name, False, None) == (result.layout, plain.report["print"], plain.report["print_file"])
    with pikepdf.open(BytesIO(result.pdf)) as document:
        assert not any("/Annots" in page for page in document.pages)
        for page in document.pages:
            trim, bleed = ([float(side) for side in page[key]] for key in ("/TrimBox", "/BleedBox"))
            assert pytest.approx([layout.width, layout.height], abs=0.01) == [trim[2] - trim[0], trim[3] - trim[1]]
            assert pytest.approx(3 * MM, abs=0.01) == trim[0] - bleed[0]
    if not layout.sheet:
        assert words(plain.pdf) == words(result.pdf)
    (tmp_path / "a.pdf").write_bytes(result.pdf)
    assert [] == faults_of(tmp_path / "a.pdf")


def test_a_page_of_another_size_bleeds_as_far(content: Content) -> None:
    with pikepdf.open(BytesIO(press.build(content, "poster", size="A1", target="print").pdf)) as document:
        media = [float(side) for side in document.pages[0].MediaBox]
    assert pytest.approx([0, 0, 600 * MM, 847 * MM], abs=0.01) == media


TINY = """
extends: base
page: {size: A5 portrait, margin: 15mm%s}
fit: {body: 12pt to 12pt}
read: 0.4m
print: %s
pages:
  front:
    columns: fill fill
    rows: content content fill
    areas: |
      head head
      left right
      body body
areas:
  head: {show: title, ground: accent, bleed: top left right}
  left: {show: subtitle, ground: accent}
  right: {show: takeaway, ground: accent}
  body: {show: sections, columns: 1}
"""


def tiny(folder: Path, bleed: str = "", printed: str = "no") -> Path:
    path = folder / "tiny.yaml"
    path.write_text(TINY % (bleed, printed), encoding="utf-8")
    return path


@pytest.fixture
def small(tmp_path: Path) -> Content:
    words = "Reeds bend and rise again. " * 40
    path = tmp_path / "content.yaml"
    path.write_text(
        f"title: Reeds\nsubtitle: They bend\ntakeaway: They rise\nsections: [{{title: One, text: {words}}}]\n",
        encoding="utf-8",
    )
    return press.load(path)


@pytest.mark.parametrize("said, bleed", [("", 3), (", bleed: 5mm", 5), (", bleed: 0", 0)])
def test_the_bleed_of_the_layout_lies_around_the_trim(small: Content, tmp_path: Path, said: str, bleed: int) -> None:
    result = press.build(small, tiny(tmp_path, said), target="print")
    with pikepdf.open(BytesIO(result.pdf)) as document:
        page = document.pages[0]
        trim = [float(side) for side in page.TrimBox]
    sides = [bleed * MM, bleed * MM, (148 + bleed) * MM, (210 + bleed) * MM]
    assert pytest.approx(sides, abs=0.001) == trim
    assert bleed == result.report["bleed_mm"]


def test_only_what_reaches_the_trim_is_colored_in_the_bleed(small: Content, tmp_path: Path) -> None:
    """The head bleeds above and at both sides; the boxes below end at the margin, and so does their color."""
    made = press.build(small, tiny(tmp_path), target="print")
    with pypdfium2.PdfDocument(made.pdf) as document:
        picture = document[0].render(scale=0.99999 * 4 / MM).to_pil()
    head, paper = picture.getpixel((0, 0)), (255, 255, 255)
    last = picture.width - 1
    assert paper != head
    assert [head, head] == [picture.getpixel(at) for at in ((last, 0), (last, 4 * 20))]
    assert [paper, paper] == [picture.getpixel((at, picture.height - 1)) for at in (0, last)]
    boxes = next(y for y in range(picture.height) if picture.getpixel((1, y)) == paper) + 8
    colored = [x for x in range(picture.width) if picture.getpixel((x, boxes)) == head]
    assert ((3 + 15) * 4, (3 + 133) * 4 - 1) == (colored[0], colored[-1])


def test_a_layout_asks_for_its_print_file(small: Content, tmp_path: Path) -> None:
    report = press.build(small, tiny(tmp_path, printed="yes")).report
    assert ("tiny.pdf", True, "tiny-print.pdf") == tuple(report[key] for key in ("file", "print", "print_file"))


def test_a_target_that_is_none_and_marks_on_a_screen_are_refused(small: Content, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no target 'paper': give 'screen' or 'print'"):
        press.build(small, tiny(tmp_path), target="paper")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="crop marks"):
        press.build(small, tiny(tmp_path), marks=True)


@pytest.mark.parametrize(
    "name, duplex",
    [
        ("poster", None),
        ("handout", "/DuplexFlipLongEdge"),
        ("handout-leaf", "/DuplexFlipLongEdge"),
        ("handout-booklet", "/DuplexFlipShortEdge"),
        ("handout-2up", "/DuplexFlipShortEdge"),
    ],
)
def test_print_dialogs_are_asked_for_full_size_and_both_sides(name: str, duplex: str | None, content: Content) -> None:
    with pikepdf.open(BytesIO(press.build(content, name, cache=CACHE).pdf)) as document:
        wishes = document.Root.ViewerPreferences
        assert "/None" == str(wishes.PrintScaling)
        assert duplex == (str(wishes.Duplex) if "/Duplex" in wishes else None)


PICTURED = """
extends: base
page: {size: A4 portrait, margin: 0}
fit: {body: 12pt to 12pt}
read: 0.4m
scan: 0.3m
pages:
  front:
    columns: fill
    rows: 60mm fill content
    areas: |
      head
      body
      foot
areas:
  head: {show: title, padding: 5mm 15mm, picture: {file: hall.png, alt: A hall}}
  body: {show: sections, padding: 10mm 15mm, columns: 1}
  foot: {show: [resources, logos], padding: 0 15mm 15mm}
"""


@pytest.mark.conformance
@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize("name", ["poster", "billboard", "cards", "handout-booklet", "pictured"])
def test_verapdf_finds_no_fault_with_print_files(name: str, marks: bool, content: Content, tmp_path: Path) -> None:
    from verapdf import validate

    result = pictured(tmp_path) if name == "pictured" else press.build(content, name, target="print", marks=marks)
    (tmp_path / "a.pdf").write_bytes(result.pdf)
    assert [(True, []), (True, [])] == [validate(str(tmp_path / "a.pdf"), flavour) for flavour in ("ua1", "2a")]


def pictured(folder: Path) -> press.Result:
    """The print file of a handout with a picture that ends at the trim and lets light through, and a linked logo."""
    Pixels.new("RGBA", (900, 500), (240, 240, 255, 200)).save(folder / "hall.png")
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / "ours.yaml").write_text(PICTURED, encoding="utf-8")
    (folder / "content.yaml").write_text(
        "title: Reeds\nsections: [{title: One, text: Lorva mintel sabor.}]\n"
        "resources: [{title: Data, url: 'https://example.org/'}]\n"
        "logos: [{file: hall.png, alt: Fund, url: 'https://example.org/'}]\n",
        encoding="utf-8",
    )
    return press.build(press.load(folder / "content.yaml"), "ours", target="print")


def test_a_picture_that_ends_at_the_trim_is_mirrored_in_the_bleed(tmp_path: Path) -> None:
    pdf = pictured(tmp_path).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=0.99999 * 4 / MM).to_pil()
    paper = (255, 255, 255)
    assert [False, False, True] == [paper == picture.getpixel(at) for at in ((0, 0), (0, 200), (0, 400))]
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert [] == faults_of(tmp_path / "a.pdf")
