"""Logos and grounds of the content and layout: their part of the structure, their problems, areas that stay away."""

from pathlib import Path

import pytest
from PIL import Image

from poster.blocks.logos import Logos
from poster.cache import Cache
from poster.model.drawing import Image as Placed
from poster.model.layout import Backdrop, Layout
from poster.press import compose
from poster.problems import Place, PosterError
from tests.making import make, read, shipped_fonts, shipped_layout

TEXT = """\
title: Above
sections:
  - {title: First, text: "A paragraph."}
logos:
  - {file: a.png, alt: The Institute, url: "https://example.org/"}
  - {file: a.png, alt: decoration}
  - {file: b.png, alt: The Fund}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (600, 300), (20, 60, 120)).save(tmp_path / "a.png")
    Image.new("RGBA", (300, 300), (20, 160, 20, 128)).save(tmp_path / "b.png")
    return tmp_path


@pytest.mark.parametrize("name", ["poster", "poster-landscape", "handout"])
def test_logos_come_last_and_are_figures_with_words(name: str, folder: Path) -> None:
    cache = Cache()
    story = compose(read(TEXT, folder, cache), shipped_layout(name, cache), shipped_fonts(cache), cache)
    last = [(node.kind, node.alt, node.url) for node in story.tree[-4:]]
    expected = [("P", "", ""), ("Link", "", "https://example.org/"), ("Figure", "The Institute", "")]
    assert [*expected, ("Figure", "The Fund", "")] == last
    (strip,) = (entry.block for flow in story.flows.values() for entry in flow if type(entry.block) is Logos)
    assert [True, False, True] == [cell.figure is not None for cell in strip.cells]
    assert {"a.png": Place(str(folder / "content.yaml"), 6, 12)}.items() <= dict(story.pictures).items()


def test_without_logos_their_area_stays_away(folder: Path) -> None:
    cache = Cache()
    text = TEXT[: TEXT.index("logos:")]
    story = compose(read(text, folder, cache), shipped_layout("poster", cache), shipped_fonts(cache), cache)
    assert "logos" not in story.flows
    assert () == story.pictures


def test_a_layout_without_a_place_for_logos_is_told(folder: Path) -> None:
    cache = Cache()
    layout = shipped_layout("poster", cache)
    layout = layout._replace(areas=layout.areas | {"logos": layout.areas["logos"]._replace(show=())})
    story = compose(read(TEXT, folder, cache), layout, shipped_fonts(cache), cache)
    assert ["layout 'poster' shows no logos"] == [problem.message for problem in story.problems]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{file: lost.png, alt: A}", "the picture 'lost.png' does not exist"),
        ("{file: ../a.png, alt: A}", "the picture '../a.png' lies outside the project's folder"),
        ('{file: "https://example.org/a.png", alt: A}', "is not a file of the project"),
        ("{file: a.png}", "a logo needs words for those who do not see it"),
        ('{file: a.png, alt: decoration, url: "https://example.org/"}', "a logo that leads somewhere is no decoration"),
    ],
)
def test_what_is_wrong_with_a_logo_is_told_with_its_place(line: str, says: str, folder: Path) -> None:
    cache = Cache()
    with pytest.raises(PosterError) as refused:
        make(read(f"title: A\nlogos:\n  - {line}\n", folder, cache), shipped_layout("poster", cache), cache)
    (problem,) = refused.value.problems
    assert says in problem.message
    assert 3 == problem.place.line


def covered(layout: Layout, name: str, file: str, alt: str) -> Layout:
    area = layout.areas[name]._replace(picture=Backdrop(file, alt, Place("layouts/own.yaml", 4, 2)))
    return layout._replace(areas=layout.areas | {name: area})


def test_a_ground_covers_its_area_with_its_bleed_and_is_a_figure(folder: Path) -> None:
    cache = Cache()
    layout = covered(shipped_layout("poster", cache), "head", "a.png", "A hall")
    made = make(read(TEXT, folder, cache), layout, cache)
    ground = next(item for item in made.drawing.pages[0].items if type(item) is Placed and item.crop)
    assert ground.crop
    assert (-layout.bleed, -layout.bleed) == ground.crop[:2]
    assert layout.width + 2 * layout.bleed == pytest.approx(ground.crop.width)
    assert ground.owner is not None
    assert ("Figure", "A hall") == made.drawing.tree[ground.owner][:3:2]


def test_a_ground_whose_area_shows_nothing_stays_away(folder: Path) -> None:
    cache = Cache()
    layout = covered(shipped_layout("poster", cache), "take", "a.png", "A hall")
    story = compose(read(TEXT, folder, cache), layout, shipped_fonts(cache), cache)
    assert ({}, False) == (story.grounds, any(node.alt == "A hall" for node in story.tree))


def test_a_layout_may_name_a_picture_beside_it_or_of_the_project(folder: Path) -> None:
    cache = Cache()
    (folder / "layouts").mkdir()
    (folder / "a.png").rename(folder / "layouts" / "own.png")
    content = read(TEXT[: TEXT.index("logos:")], folder, cache)
    for file in ("own.png", "../b.png", "b.png"):
        layout = covered(shipped_layout("poster", cache), "head", file, "")
        place = Place(str(folder / "layouts" / "own.yaml"), 4, 2)
        head = layout.areas["head"]._replace(picture=Backdrop(file, "", place))
        layout = layout._replace(areas=layout.areas | {"head": head})
        story = compose(content, layout, shipped_fonts(cache), cache)
        assert ([], {"head"}) == (list(story.problems), set(story.grounds))


def test_an_area_with_nothing_but_a_picture_is_as_tall_as_the_picture(folder: Path) -> None:
    cache = Cache()
    layout = covered(shipped_layout("poster", cache), "take", "a.png", "A hall")
    take = layout.areas["take"]._replace(show=(), bleed=(), padding=layout.areas["sub"].padding, stretch=0.0)
    made = make(read(TEXT, folder, cache), layout._replace(areas=layout.areas | {"take": take}), cache)
    (ground,) = (item for item in made.drawing.pages[0].items if type(item) is Placed and item.crop)
    assert ground.crop
    assert ground.crop.width / 2 == pytest.approx(ground.crop.height)
