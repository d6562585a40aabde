"""Pictures are judged by the pixels they have for each inch of paper."""

from pathlib import Path

import pytest
from PIL import Image as Pillow

import poster
from poster.cache import Cache
from poster.check.pictures import pictures_sharp, stands_out
from poster.check.proof import Proof
from poster.images.samples import inks_of
from poster.model.color import BLACK, WHITE, Color
from poster.model.content import Content
from poster.model.drawing import Drawing, Image, Node, Page
from poster.model.picture import Ink, Raster
from poster.problems import Place, Problem
from tests.images.making_pictures import opened, pdf, svg

PLACE = Place("content.yaml", 7, 3)


class Named:
    """Stands for a layout."""

    name = "poster"


def judged(*widths: float) -> list[Problem]:
    """A picture of 600 x 300 pixels printed at each of the widths, in inches."""
    raster = Raster("a.jpg", "a", 600, 300, 1, "DCTDecode", b"", 3)
    items = tuple(Image(None, 0, 0, width * 72, width * 36, raster) for width in widths)
    drawing = Drawing("", "", "en", (Page(900, 900, items),), (Node("Document", None),), ())
    content = Content._make((None,) * len(Content._fields))._replace(file="content.yaml")
    proof = Proof(content, Named(), drawing, (), 10.0, 8.0, (("a.jpg", PLACE),))  # type: ignore[arg-type]
    return pictures_sharp(proof)


@pytest.mark.parametrize(
    ("width", "level", "words"),
    [(5.0, "warning", "has 120 pixels per inch"), (7.5, "warning", "look blurred"), (12.0, "error", "every pixel")],
)
def test_too_few_pixels_are_told(width: float, level: str, words: str) -> None:
    (problem,) = judged(width)
    assert (PLACE, level) == (problem.place, problem.level)
    assert words in problem.message
    assert f"{round(width * 150)} pixels wide (it has 600)" in problem.hint


def test_150_pixels_per_inch_are_enough() -> None:
    assert [] == judged(4.0)


def test_a_picture_used_twice_is_told_once_at_its_larger_size() -> None:
    assert ["error"] == [problem.level for problem in judged(5.0, 12.0)]


def inks(picture: Pillow.Image, folder: Path) -> tuple[Ink, ...]:
    picture.save(folder / "a.png")
    raster = opened("a.png", folder)
    assert isinstance(raster, Raster)
    return inks_of(raster, Cache())


def lettering(ink: tuple[int, ...], paper: tuple[int, ...]) -> Pillow.Image:
    """A thin drawing, with a mode of its own where light goes through."""
    image = Pillow.new("RGBA" if len(paper) == 4 else "RGB", (100, 50), paper)
    image.paste(ink, (20, 20, 80, 24))
    return image


@pytest.mark.parametrize(
    ("ink", "paper", "ground", "shows"),
    [
        ((255, 255, 255, 255), (0, 0, 0, 0), WHITE, False),
        ((255, 255, 255, 255), (0, 0, 0, 0), Color(31, 78, 121), True),
        ((31, 78, 121, 255), (0, 0, 0, 0), WHITE, True),
        ((31, 78, 121, 255), (255, 255, 255, 0), Color(31, 78, 121), False),
        ((240, 240, 240), (255, 255, 255), WHITE, False),
        ((200, 200, 200), (255, 255, 255), WHITE, True),
        ((255, 255, 255), (255, 255, 255), BLACK, True),
        ((0, 0, 0, 12), (0, 0, 0, 0), WHITE, False),
        ((200, 0, 0, 255), (0, 0, 0, 0), Color(0, 110, 0), True),
    ],
)
def test_a_picture_shows_where_its_lines_differ_from_the_ground(
    tmp_path: Path, ink: tuple[int, ...], paper: tuple[int, ...], ground: Color, shows: bool
) -> None:
    assert shows == stands_out(inks(lettering(ink, paper), tmp_path), ground)


def test_what_cannot_be_measured_is_not_told() -> None:
    assert stands_out((), WHITE)


LAYOUT = """
page: {size: A5, margin: 10mm}
read: 0.35m
fonts: {text: Inter Tight}
fit: {body: 9pt to 12pt}
pages: {front: {areas: all}}
areas: {all: {show: [title, logos], ground: "#GROUND", stretch: 100%}}
"""
WHITE_MARK = '<rect width="30" height="15" fill="#fff"/>'


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
@pytest.mark.parametrize(("ground", "told"), [("ffffff", True), ("bbbbbb", False)])
def test_a_white_logo_on_white_is_told(tmp_path: Path, name: str, ground: str, told: bool) -> None:
    lettering((255, 255, 255, 255), (0, 0, 0, 0)).save(tmp_path / "a.png")
    (tmp_path / "a.svg").write_text(svg(WHITE_MARK), encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf(b"1 g 10 10 50 20 re f"))
    (tmp_path / "one.yaml").write_text(LAYOUT.replace("GROUND", ground), encoding="utf-8")
    text = f"title: A title\nlang: en\nlogos: [{{file: {name}, alt: A mark}}]\n"
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    result = poster.build(poster.load(tmp_path / "content.yaml"), tmp_path / "one.yaml")
    found = [(each.level, each.place.line) for each in result.problems if "can hardly be seen" in each.message]
    assert [("warning", 3)] * told == found
