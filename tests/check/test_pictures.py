"""Pictures are judged by the pixels they have for each inch of paper."""

import pytest

from poster.check.pictures import pictures_sharp
from poster.check.proof import Proof
from poster.model.content import Content
from poster.model.drawing import Drawing, Image, Node, Page
from poster.model.picture import Raster
from poster.problems import Place, Problem

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
