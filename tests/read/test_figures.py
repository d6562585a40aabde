"""Pictures, rows of them and columns as people write them -> figures with places, and what is told."""

import pytest

from poster.cache import Cache
from poster.model.content import Block, Figure, Paragraph, Plate, SideBySide
from poster.model.files import Size
from poster.problems import Problem
from poster.read.content import read_content
from poster.read.markdown import read_blocks
from poster.read.origins import Anchor


def read(text: str) -> tuple[tuple[Block, ...], list[str]]:
    lines = text.split("\n")
    starts = [sum(len(each) + 1 for each in lines[:number]) for number in range(len(lines))]
    anchors = tuple(Anchor(start, number + 1, 1) for number, start in enumerate(starts))
    blocks, problems = read_blocks("f", text, anchors)
    return blocks, [_short(problem) for problem in problems]


def _short(problem: Problem) -> str:
    return f"{problem.place.line}:{problem.place.column} {problem.level}: {problem.message}"


def figure(text: str) -> Figure:
    (block,) = read(text)[0]
    assert isinstance(block, Figure)
    return block


def plates(block: Figure) -> list[list[Plate]]:
    return [list(row) for row in block.rows]


def test_a_picture_alone_is_a_figure_and_its_words_are_the_caption() -> None:
    (block,), told = read('![Growth by *year*](growth.svg){#fig-growth width=80% fig-alt="A line" fig-align="center"}')
    assert isinstance(block, Figure)
    assert ("fig-growth", Size(share=0.8), "center") == (block.id, block.width, block.align)
    assert block.caption
    assert ["Growth by ", "year"] == [run.text for run in block.caption.runs]
    assert [("growth.svg", "A line", 21)] == [
        (plate.file, plate.alt, plate.place.column) for row in block.rows for plate in row
    ]
    assert [] == told


@pytest.mark.parametrize(
    ("braces", "field", "expected"),
    [
        ("width=4in", "width", Size(points=288.0)),
        ("width=300", "width", Size(points=225.0)),
        ("width=300px", "width", Size(points=225.0)),
        ("width=12cm", "width", Size(points=12 * 72 / 2.54)),
        ("width=250%", "width", Size(share=1.0)),
        ("fig-align=right", "align", "right"),
        ("fig-align=default", "align", ""),
        (".column-page", "span", -1),
        (".span", "span", -1),
        (".span-2", "span", 2),
        (".hero", "is_hero", True),
    ],
)
def test_braces_say_how_it_stands(braces: str, field: str, expected: object) -> None:
    assert expected == getattr(figure(f'![a](b.png){{{braces} fig-alt="x"}}'), field)


def test_a_picture_may_be_cut_about_a_point() -> None:
    block = figure('![](a.jpg){.cover focus="30% 60%" height=80mm width=120mm alt="A bay"}')
    plate = block.rows[0][0]
    assert (True, (0.3, 0.6), 80) == (plate.crop, plate.focus, round(plate.height.points / 72 * 25.4))


def test_a_link_around_a_picture_is_kept() -> None:
    assert "https://a.org" == figure('[![so](b.png){alt="x"}](https://a.org)').rows[0][0].url
    assert "#fig-z" == figure('[![so](b.png)](#fig-z){alt="x"}').rows[0][0].url


def test_the_file_of_a_picture_may_have_escapes() -> None:
    assert "my plot.png" == figure('![so](my%20plot.png){alt="x"}').rows[0][0].file


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a.png)", ["1:5 error: 'a.png' has neither a caption nor an alternative text"]),
        ("![so](a.png)", ["1:7 warning: 'a.png' has no alternative text: its caption serves for those who cannot see"]),
        ('![](a.png){fig-alt="A line"}', []),
        ('![](a.png){fig-alt=""}', []),
        ('![so](a.png){alt="x" with=80%}', ["1:1 warning: 'with' says nothing about a picture here"]),
        ('![so](a.png){alt="x" width=wide}', ["1:1 warning: 'wide' is no size of a picture"]),
        ('![so](a.png){alt="x" fig-align=middle}', ["1:1 warning: 'middle' is no side to stand at"]),
        ('![so](a.png){alt="x" .heros}', ["1:1 warning: the class '.heros' is not known for pictures"]),
        ('![so](a.png){alt="x" focus=center}', ["1:1 warning: 'center' is no point of a picture"]),
        ('![so](a.png "Title"){alt="x"}', ["1:7 warning: '\"Title\"' is not used yet: it is left out"]),
        ('[![so](b.png){alt="x"}](page.html)', ["1:24 error: the URL 'page.html' cannot be linked to"]),
        ('so ![x](a.png)', ["1:4 warning: pictures in a line are not set yet: of 'a.png' only the words stand"]),
    ],
)  # fmt: skip
def test_what_is_not_said_or_not_known_is_told(text: str, expected: list[str]) -> None:
    told = read(text)[1]
    assert len(expected) == len(told)
    assert all(found.startswith(start) for found, start in zip(told, expected)), told


GRID = """::: {{#fig-sites {how}}}
![Coast](a.png){{#fig-coast alt="x"}}

![Hill](b.png){{#fig-hill alt="x"}}

![](c.png){{alt="x"}}

The sites
:::
"""


@pytest.mark.parametrize(
    ("how", "rows"),
    [
        ("layout-ncol=2", [["a.png", "b.png"], ["c.png"]]),
        ("layout-ncol=3", [["a.png", "b.png", "c.png"]]),
        ("layout-nrow=2", [["a.png", "b.png"], ["c.png"]]),
        ('layout="[[1,1],[1]]"', [["a.png", "b.png"], ["c.png"]]),
        ('layout="[[40,-20,40],[100]]"', [["a.png", "b.png"], ["c.png"]]),
        ("", [["a.png"], ["b.png"], ["c.png"]]),
    ],
)
def test_pictures_of_a_div_are_panels_in_rows(how: str, rows: list[list[str]]) -> None:
    block = figure(GRID.format(how=how))
    assert rows == [[plate.file for plate in row] for row in block.rows]
    assert "fig-sites" == block.id
    assert block.caption
    assert "The sites" == block.caption.plain
    words = [(plate.id, plate.caption.plain if plate.caption else "") for row in block.rows for plate in row]
    assert [("fig-coast", "Coast"), ("fig-hill", "Hill"), ("", "")] == words


def test_rows_are_shared_out_as_their_layout_says() -> None:
    block = figure(GRID.format(how='layout="[[30,70],[1]]"'))
    assert [[30.0, 70.0], [1.0]] == [[plate.share for plate in row] for row in block.rows]


def test_pictures_of_one_paragraph_are_a_row() -> None:
    block = figure("![A wave](a.png) ![A hill](b.png)")
    assert [[("a.png", "A wave"), ("b.png", "A hill")]] == [[(p.file, p.alt) for p in row] for row in plates(block)]
    assert block.caption is None


def test_the_caption_of_a_div_serves_its_pictures() -> None:
    _, told = read("::: {#fig-a layout-ncol=2}\n![](a.png)\n\n![](b.png)\n\nTwo sites\n:::\n")
    assert [f"{line}:5 warning: '{name}.png' has no alternative text: its caption serves for those who cannot see it"
            for line, name in ((2, "a"), (4, "b"))] == told  # fmt: skip


def test_a_row_without_an_id_holds_figures_with_captions_of_their_own() -> None:
    block = figure('::: {layout-ncol=2}\n![One](a.png){#fig-a alt="x"}\n\n![Two](b.png){#fig-b alt="x"}\n:::\n')
    assert "" == block.id
    assert ["fig-a", "fig-b"] == [plate.id for row in block.rows for plate in row]


def test_words_stand_beside_a_picture_in_columns() -> None:
    text = ':::: {.columns}\n::: {.column width="40%"}\nWords.\n:::\n::: {.column}\n![so](a.png){alt="x"}\n:::\n::::\n'
    (block,), told = read(text)
    assert isinstance(block, SideBySide)
    assert [0.4, 0.0] == [strand.share for strand in block.strands]
    assert [Paragraph, Figure] == [type(strand.blocks[0]) for strand in block.strands]
    assert [] == told


def test_cells_of_a_row_that_are_not_all_pictures_are_columns() -> None:
    (block,) = read('::: {layout="[[30,70]]"}\nWords.\n\n![so](a.png){alt="x"}\n:::\n')[0]
    assert isinstance(block, SideBySide)
    assert [0.3, 0.7] == [strand.share for strand in block.strands]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: {#fig-a}\nWords.\n:::\n", "1:1 warning: the figure 'fig-a' holds no picture"),
        ('::: {#fig-a layout-ncol=x}\n![so](a.png){alt="x"}\n\nso\n:::\n', None),
        ('::: {#fig-a layout-ncol=x}\n![](a.png){alt="x"}\n\n![](b.png){alt="x"}\n:::\n', "1:1 warning: 'x' is"),
        ('::: {#fig-a layout="[[1"}\n![](a.png){alt="x"}\n\n![](b.png){alt="x"}\n:::\n', "1:1 warning: '[[1' is"),
        ('::: {#fig-a}\nWords.\n\n![](a.png){alt="x"}\n\nso\n:::\n', "2:1 warning: in the figure 'fig-a'"),
        (":::: {.columns}\n::: {.column}\na\n:::\nb\n::::\n", "5:1 warning: between columns stands something"),
        (":::: {.columns}\n::: {.column width=80%}\na\n:::\n::: {.column width=40%}\nb\n:::\n::::\n",
         "1:1 warning: the columns are 120% wide together"),
        (":::: {.columns}\n::: {.column width=wide}\na\n:::\n::: {.column}\nb\n:::\n::::\n", "2:1 warning: 'wide'"),
    ],
)  # fmt: skip
def test_what_makes_no_figure_is_told(text: str, expected: str | None) -> None:
    told = read(text)[1]
    assert [] == told if expected is None else told[0].startswith(expected), told


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("See @fig-a.", [("See ", "", ""), ("@fig-a", "fig-a", "#fig-a"), (".", "", "")]),
        ("[Fig. @fig-a]", [("Fig. ", "", "#fig-a"), ("@fig-a", "-fig-a", "#fig-a")]),
        ("[-@fig-a]", [("@fig-a", "-fig-a", "#fig-a")]),
        ("[@fig-a; @tbl-b]", [("@fig-a", "fig-a", "#fig-a"), (", ", "", ""), ("@tbl-b", "tbl-b", "#tbl-b")]),
        ("@Fig-a", [("@fig-a", "fig-a", "#fig-a")]),
        ("[so](#fig-a)", [("so", "", "#fig-a")]),
        ("me@fig-a.org", [("me@fig-a.org", "", "")]),
    ],
)
def test_references_are_runs_that_name_what_they_mean(text: str, runs: list[tuple[str, str, str]]) -> None:
    (block,) = read(text)[0]
    assert isinstance(block, Paragraph)
    assert runs == [(run.text, run.ref, run.url) for run in block.text.runs]


HEAD = "title: A\nsections:\n  - title: One\n    text: |\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["See @fig-growht.", "", '![a](b.png){#fig-growth alt="x"}'],
         "5:11: warning: '@fig-growht' refers to nothing here; did you mean 'fig-growth'?"),
        (["See [it](#fig-b)."], "5:12: warning: '#fig-b' refers to nothing here"),
        (['![a](b.png){#fig-a alt="x"}', "", '![a](b.png){#fig-a alt="x"}'],
         "7:7: two things have the id 'fig-a': first in line 5, again here"),
    ],
)  # fmt: skip
def test_ids_that_nothing_has_or_two_have_are_told(lines: list[str], expected: str, tmp_path: object) -> None:
    path = f"{tmp_path}/content.yaml"
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD + "\n".join(f"      {line}" if line else "" for line in lines) + "\n")
    problems = read_content(path, Cache())[1]
    assert [str(problem).removeprefix(f"{path}:").startswith(expected) for problem in problems] == [True], problems
