"""Contrast of text on pictures: measured on the pixels below it, square by square."""

from pathlib import Path

import pytest
from PIL import Image as Pixels

from poster.cache import Cache
from poster.check.contrast import text_on_pictures
from poster.images.samples import samples_of, samples_of_page
from poster.model.color import BLACK, WHITE, Color
from poster.model.drawing import Glyphs, Image
from poster.model.layout import Backdrop
from poster.model.picture import PdfPage, Raster, Samples
from poster.model.units import Rect
from poster.paint.alone import paint_alone
from poster.problems import Place, Problem
from tests.images.making_pictures import corners, opened, pdf, svg
from tests.making import make, read, shipped_layout


def judged(folder: Path, file: str, ink: Color) -> list[Problem]:
    """A title and a subtitle in `ink` on a picture behind the head of the poster."""
    cache = Cache()
    layout = shipped_layout("poster", cache)
    head = layout.areas["head"]._replace(picture=Backdrop(file, "", Place("own.yaml", 4, 2)), ink=ink)
    layout = layout._replace(areas=layout.areas | {"head": head})
    made = make(read("title: Give\nsubtitle: And some more words to be read\n", folder, cache), layout, cache)
    return text_on_pictures(made.proof)


@pytest.mark.parametrize(("shade", "ink", "faults"), [(0, WHITE, 0), (0, BLACK, 1), (255, BLACK, 0), (120, WHITE, 1)])
def test_text_needs_four_and_a_half_to_one(shade: int, ink: Color, faults: int, tmp_path: Path) -> None:
    Pixels.new("L", (64, 64), shade).save(tmp_path / "a.png")
    assert faults == len(judged(tmp_path, "a.png", ink))


def test_one_dark_corner_under_black_text_is_found(tmp_path: Path) -> None:
    image = Pixels.new("RGB", (640, 320), (255, 255, 255))
    image.paste((40, 40, 40), (0, 0, 160, 320))
    image.save(tmp_path / "a.jpg")
    (problem,) = judged(tmp_path, "a.jpg", BLACK)
    assert ("error", Place("own.yaml", 4, 2)) == (problem.level, problem.place)
    assert "'Give' has a contrast of 1." in problem.message
    assert "text needs 4.5:1" in problem.message


@pytest.mark.parametrize(("ink", "faults"), [(WHITE, 0), (BLACK, 1)])
def test_a_vector_picture_is_measured_as_it_is_drawn(ink: Color, faults: int, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<rect width="40" height="20" fill="#111"/>'), encoding="utf-8")
    assert faults == len(judged(tmp_path, "a.svg", ink))


@pytest.mark.parametrize(("ink", "faults"), [(BLACK, 0), (WHITE, 1)])
def test_light_goes_through_a_vector_picture(ink: Color, faults: int, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg('<rect width="40" height="20" opacity="0.05"/>'), encoding="utf-8")
    assert faults == len(judged(tmp_path, "a.svg", ink))


def test_a_dark_corner_of_a_pdf_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(b"0.1 g 0 0 20 50 re f"))
    (problem,) = judged(tmp_path, "a.pdf", BLACK)
    assert ("error", Place("own.yaml", 4, 2)) == (problem.level, problem.place)
    assert "with the picture 'a.pdf'" in problem.message


def test_samples_of_a_vector_picture_are_upright(tmp_path: Path) -> None:
    quarter = '<rect width="20" height="10" fill="#C81E1E"/>'
    (tmp_path / "a.svg").write_text(svg(quarter), encoding="utf-8")
    picture = opened("a.svg", tmp_path)
    assert isinstance(picture, PdfPage)
    samples = samples_of_page(paint_alone(picture), Color(0, 0, 255))
    assert samples is not None
    assert (1024, 512) == (samples.columns, samples.rows)
    assert (0xC8, 0x1E, 0x1E) == tuple(samples.pixels[:3])
    assert (0, 0, 255) == tuple(samples.pixels[-3:])


def test_a_page_that_cannot_be_drawn_has_no_samples() -> None:
    assert samples_of_page(b"%PDF-1.7", WHITE) is None


@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_samples_are_upright_and_in_their_colors(ending: str, tmp_path: Path) -> None:
    exif = Pixels.Exif()
    exif[0x0112] = 6
    corners().save(tmp_path / f"a.{ending}", exif=exif, quality=95)
    picture = opened(f"a.{ending}", tmp_path)
    assert isinstance(picture, Raster)
    samples = samples_of(picture, Cache())
    assert (16, 32) == (samples.columns, samples.rows)
    start = 3 * (16 * 4 + 12)  # turned by a quarter to the right: what was top left is top right
    pixel = tuple(samples.pixels[start : start + 3])
    assert (200, 30, 30) == pytest.approx(pixel, abs=12)


def test_large_pictures_have_few_samples(tmp_path: Path) -> None:
    Pixels.new("L", (3000, 5000), 77).save(tmp_path / "a.png")
    picture = opened("a.png", tmp_path)
    assert isinstance(picture, Raster)
    samples = samples_of(picture, Cache())
    assert max(samples.columns, samples.rows) < 2048
    assert {77} == set(samples.pixels)


@pytest.mark.parametrize(("dark", "faults"), [(0, 0), (1, 0), (2, 1)])
def test_one_point_in_thirty_may_be_stray(dark: int, faults: int, tmp_path: Path) -> None:
    """Each square of an em is looked at in six by five points; black text stands on white with some dark ones."""
    cache = Cache()
    made = make(read("title: Give\n", tmp_path, cache), shipped_layout("poster", cache), cache).proof
    letter = next(item for item in made.drawing.pages[0].items if isinstance(item, Glyphs))
    word = letter.words[0]._replace(glyphs=letter.words[0].glyphs[:1], width=1.0)
    text = letter._replace(x=0.0, y=75.0, size=100.0, words=(word,), color=BLACK, tracking=0.0, space=0.0)
    ground = Image(None, 0, 0, 100, 97, Raster("a.png", "a", 6, 5, 1, "FlateDecode", b"", 3), Rect(0, 0, 100, 97))
    points = [b"\x20\x20\x20"] * dark + [b"\xff\xff\xff"] * (30 - dark)
    page = made.drawing.pages[0]._replace(items=(ground, text))
    proof = made._replace(
        drawing=made.drawing._replace(pages=(page,)), samples=(("a", Samples(6, 5, b"".join(points))),)
    )
    assert faults == len(text_on_pictures(proof))
