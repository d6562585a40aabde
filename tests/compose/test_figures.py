"""Figures of a content in a layout: their part of the structure, numbers and words, areas that show one alone."""

from pathlib import Path

import pytest
from PIL import Image

from poster.blocks.figure import FigureBlock, Lifted
from poster.cache import Cache
from poster.model.layout import Layout
from poster.model.story import Span, Story
from poster.paint.dump import tag_tree
from poster.press import compose
from poster.read.layout import read_layout
from tests.making import make, read, shipped_fonts, shipped_layout

TEXT = """\
title: Above
lang: en-GB
sections:
  - title: First
    text: |
      See @fig-growth, [Figure @fig-growth], [-@fig-hill] and @fig-sites; [the sites](#fig-sites).

      ![Growth by year](a.png){#fig-growth fig-alt="A rising line" credit="By A. Two"}
  - title: Second
    text: |
      ![No number](b.png){fig-alt="A bay"}

      ::: {#fig-sites layout-ncol=2 .hero}
      ![Coast](a.png){#fig-coast fig-alt="Waves"}

      ![Hill](b.png){#fig-hill fig-alt="Grass"}

      Two sites
      :::
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (2400, 1200), (20, 60, 120)).save(tmp_path / "a.png")
    Image.new("RGB", (2000, 2000), (20, 160, 20)).save(tmp_path / "b.png")
    return tmp_path


def told(folder: Path, layout: Layout, text: str = TEXT) -> Story:
    cache = Cache()
    return compose(read(text, folder, cache), layout, shipped_fonts(cache), cache)


def own_layout(folder: Path, text: str) -> Layout:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    layout, problems = read_layout(str(path), str(folder), Cache())
    assert layout is not None, problems
    return layout


HERO = """\
extends: poster
pages:
  front:
    columns: fill  fill
    rows: content  fill
    areas: |
      title  SHOWN
      body   body
areas:
  SHOWN: {show: figures.WHICH}
  body: {show: sections, columns: 2}
"""


def lifted(story: Story) -> list[str]:
    blocks = [entry.block for entry in story.flows.get("hero", ())]
    return [plate.picture.name for block in blocks if isinstance(block, Lifted)
            for row in block.figure.rows for plate in row]  # fmt: skip


def test_a_figure_and_its_caption_are_neighbours_in_a_part_of_their_own(folder: Path) -> None:
    made = make(read(TEXT, folder, Cache()), shipped_layout("poster", Cache()), Cache())
    tree = tag_tree(made.drawing)
    assert (
        "    Sect\n      Figure alt='A rising line'\n      Caption 'Fig. 1 Growth by year'\n      P 'By A. Two'\n"
    ) in tree
    assert (
        "    Sect\n"
        "      Sect\n"
        "        Figure alt='Waves'\n"
        "        Caption 'a Coast'\n"
        "      Sect\n"
        "        Figure alt='Grass'\n"
        "        Caption 'b Hill'\n"
        "      Caption 'Fig. 2 Two sites'\n"
    ) in tree
    assert "Caption 'No number'" in tree


def test_references_are_links_with_the_words_of_the_language(folder: Path) -> None:
    story = told(folder, shipped_layout("poster", Cache()))
    said = next(each for each in story.said if any("See " in run.text for run in each.runs))
    assert "See Fig. 1, Figure 1, 2b and Fig. 2; the sites." == "".join(run.text for run in said.runs)
    links = [node.url for node in story.tree if node.kind == "Link"]
    assert ["#fig-growth", "#fig-growth", "#fig-hill", "#fig-sites", "#fig-sites"] == links
    german = told(folder, shipped_layout("poster", Cache()), TEXT.replace("en-GB", "de"))
    assert any(run.text == "Abb. 1" for each in german.said for run in each.runs)


def test_words_of_a_layout_take_the_place_of_the_engines(folder: Path) -> None:
    layout = shipped_layout("poster", Cache())._replace(words={"figure": "Figure {number}"})
    assert any(run.text == "Figure 2" for each in told(folder, layout).said for run in each.runs)


def test_what_a_layout_does_not_show_is_named_and_no_link(folder: Path) -> None:
    layout = own_layout(folder, HERO.replace("SHOWN", "hero").replace("WHICH", "fig-growth").replace(
        "show: sections,", "show: sections.first,"))  # fmt: skip
    story = told(folder, layout)
    assert ["#fig-growth", "#fig-growth"] == [node.url for node in story.tree if node.kind == "Link"]
    said = next(each for each in story.said if any("See " in run.text for run in each.runs))
    assert "See Fig. 1, Figure 1, 2b and Fig. 2; the sites." == "".join(run.text for run in said.runs)


@pytest.mark.parametrize(
    ("which", "files"),
    [
        ("fig-growth", ["a.png"]),
        ("growth", ["a.png"]),
        ("hero", ["a.png", "b.png"]),
        ("1", ["a.png"]),
        ("2", ["b.png"]),
        ("9", []),
    ],
)
def test_an_area_shows_a_figure_alone(which: str, files: list[str], folder: Path) -> None:
    story = told(folder, own_layout(folder, HERO.replace("SHOWN", "hero").replace("WHICH", which)))
    assert files == lifted(story)
    blocks = [entry.block for flow in story.flows.values() for entry in flow]
    assert 3 - bool(files) == sum(isinstance(block, FigureBlock) for block in blocks)
    assert [] == [problem.message for problem in story.problems if problem.level == "error"]


def test_the_first_figure_is_the_hero_where_none_is_marked(folder: Path) -> None:
    layout = own_layout(folder, HERO.replace("SHOWN", "hero").replace("WHICH", "hero"))
    assert ["a.png"] == lifted(told(folder, layout, TEXT.replace(" .hero", "")))


def test_a_lifted_figure_stays_in_its_section_in_the_structure(folder: Path) -> None:
    layout = own_layout(folder, HERO.replace("SHOWN", "hero").replace("WHICH", "fig-growth"))
    made = make(read(TEXT, folder, Cache()), layout, Cache())
    first, second = tag_tree(made.drawing).split("title='Second'")
    assert "Figure alt='A rising line'" in first
    assert "Figure alt='Waves'" in second


def test_a_figure_that_the_content_lacks_is_a_warning_and_its_area_stays_away(folder: Path) -> None:
    story = told(folder, own_layout(folder, HERO.replace("SHOWN", "hero").replace("WHICH", "fig-no")))
    found = [(problem.level, problem.message) for problem in story.problems if "figure" in problem.message]
    assert [("warning", "the content has no figure with the id 'fig-no'")] == found
    assert "hero" not in story.flows


def test_a_figure_of_a_section_that_is_not_shown_may_be_shown_alone(folder: Path) -> None:
    text = HERO.replace("SHOWN", "hero").replace("WHICH", "hero").replace("show: sections,", "show: sections.first,")
    story = told(folder, own_layout(folder, text))
    assert ["a.png", "b.png"] == lifted(story)


def test_a_number_has_no_line_where_an_item_is_only_a_picture(folder: Path) -> None:
    text = 'title: A\nsections:\n  - title: One\n    text: |\n      1. ![so](a.png){alt="x"}\n      2. Words.\n'
    made = make(read(text, folder, Cache()), shipped_layout("poster", Cache()), Cache())
    assert "Caption 'so'" in tag_tree(made.drawing)


def test_a_picture_with_an_empty_alternative_is_decoration(folder: Path) -> None:
    text = 'title: A\nsections:\n  - title: One\n    text: |\n      Words.\n\n      ![](a.png){fig-alt=""}\n'
    story = told(folder, shipped_layout("poster", Cache()), text)
    assert "Figure" not in [node.kind for node in story.tree]


@pytest.mark.parametrize(("name", "columns"), [(".column-page", 0), (".span", 0), (".span-2", 2)])
def test_a_figure_may_stand_over_columns_of_its_area(name: str, columns: int, folder: Path) -> None:
    text = TEXT.replace("#fig-growth ", f"#fig-growth {name} ")
    story = told(folder, shipped_layout("poster", Cache()), text)
    spans = [entry.span for flow in story.flows.values() for entry in flow if isinstance(entry.block, FigureBlock)]
    assert [Span(columns), None, None] == spans


def test_a_figure_within_columns_of_the_text_cannot_and_that_is_told(folder: Path) -> None:
    text = 'title: A\nsections:\n  - title: One\n    text: |\n      ::: {.columns}\n      ::: {.column}\n' \
           '      ![so](a.png){alt="x" .span}\n      :::\n      ::: {.column}\n' \
           '      b\n      :::\n      :::\n'  # fmt: skip
    problems = told(folder, shipped_layout("poster", Cache()), text).problems
    assert [7] == [problem.place.line for problem in problems if "within columns of the text" in problem.message]
