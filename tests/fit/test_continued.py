"""Text that goes on in another area: every column ends at the foot of its area, whatever its width and height."""

from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.check.preflight import measured
from poster.model.drawing import Glyphs, Link
from poster.problems import PosterError
from poster.report import report_of
from tests.making import ROOT, Made, Recipe, content_words, drawn_words, ends_of, make, read, yaml_of

CACHE = Cache()

ELL = """\
extends: poster
pages:
  front:
    columns: fill fill {wide}
    rows: content content fill content
    gap: 2.38%
    areas: |
      head  head  head
      take  take  more
      body  body  more
      codes codes codes
areas:
  take: {{bleed: left}}
  body: {{show: sections, columns: 2, continued: yes}}
  more: {{continues: body}}
"""
"""Two columns below the takeaway, a third one beside it."""

HANDOUT = """\
extends: handout
page: {size: A4 portrait}
fit: {body: 8.5pt to 16pt, comfort: 8.5pt, measure: 25 to 80}
pages:
  count: 2
  first:
    columns: fill fill
    rows: content fill 3mm
    gap: 7mm
    areas: |
      head head
      body more
      .    more
  every:
    columns: fill 62mm
    rows: fill 20% 3mm
    gap: 7mm
    areas: |
      body more
      body .
      foot foot
areas:
  body: {show: [sections, takeaway, resources], continued: yes}
  more: {continues: body}
"""

NARROWER = """\
extends: handout
pages:
  count: 2 to 8
  every:
    columns: fill 35mm
    rows: fill 3mm
    gap: 7mm
    areas: |
      body .
      foot foot
areas:
  body: {show: [sections, takeaway, resources]}
"""
"""One area that is narrower from the second page on."""

THREE = """\
extends: poster
pages:
  front:
    columns: 28% fill 35%
    rows: content fill 12% content
    gap: 2.38%
    areas: |
      head  head  head
      body  more  rest
      body  more  take
      codes codes codes
areas:
  take: {bleed: right, show: takeaway}
  body: {show: sections, columns: 1}
  more: {continues: body}
  rest: {continues: more}
styles: {takeaway: {size: 1 to 2.75, lines: 0}}
"""


def made(folder: Path, layout: str, content: str) -> Made:
    path = folder / "ours.yaml"
    path.write_text(layout, encoding="utf-8")
    found, problems = press.read_layout(str(path), str(ROOT), Cache())
    assert found is not None, problems
    return make(read(content, folder, CACHE), found, CACHE)


RECIPES = (Recipe(500, seed=1), Recipe(600, seed=2, lists=False), Recipe(800, seed=3))


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize(
    "layout", [ELL.format(wide="fill"), ELL.format(wide="27%"), HANDOUT, NARROWER, THREE], ids=range(5)
)
def test_every_column_ends_at_the_foot_of_its_area(layout: str, recipe: Recipe, tmp_path: Path) -> None:
    ours = made(tmp_path, layout, yaml_of(recipe._replace(resources=2)))
    assert [] == [(due, ends) for due, ends in ends_of(ours) if abs(due - ends) > 0.05]
    feet = {
        (page, slot.area.name): slot.inner.y + slot.inner.height
        for page, slots in enumerate(ours.plan.sheet.pages, 1)
        for slot in slots
    }
    short = [each for filled in ours.plan.filled for each in filled.closing]
    used = [
        (column.rect.y + column.rect.height + less, feet[column.page, column.area])
        for column, less in zip(ours.proof.columns, short)
    ]
    assert 0.0 == ours.plan.hole
    assert all(abs(foot - due) < 0.05 for foot, due in used)
    assert content_words(ours.content) == drawn_words(ours.drawing)
    assert all(problem.level == "warning" for problem in press.preflight(ours.proof))


def test_text_runs_through_the_areas_of_one_page_then_through_those_of_the_next(tmp_path: Path) -> None:
    ours = made(tmp_path, HANDOUT, yaml_of(RECIPES[1]))
    (filled,) = ours.plan.filled
    assert [(1, "body"), (1, "more"), (2, "body"), (2, "more")] == [(c.page, c.area) for c in filled.flow.columns]
    assert content_words(ours.content) == drawn_words(ours.drawing)


def test_a_paragraph_parted_between_two_widths_is_one_paragraph(tmp_path: Path) -> None:
    text = " ".join(["[A link](https://example.org) stands among plain words."] * 150)
    ours = made(tmp_path, ELL.format(wide="22%"), f"title: One\nlang: en\nsections:\n  - text: |\n      {text}\n")
    paragraphs = [i for i, node in enumerate(ours.drawing.tree) if node.kind == "P"]
    assert 1 == len(paragraphs)
    sides = {column.area: column.rect for column in ours.proof.columns}
    items = ours.drawing.pages[0].items
    for area in ("body", "more"):
        inside = [item for item in items if sides[area].x - 1 <= item.x <= sides[area].x + sides[area].width]
        assert any(type(item) is Glyphs and item.owner == paragraphs[0] for item in inside)
        assert any(type(item) is Link for item in inside)
    assert " ".join(drawn_words(ours.drawing)).count("A link stands") == 0  # links are nodes of their own
    assert 150 == drawn_words(ours.drawing).count("link")


def test_a_section_that_goes_on_repeats_its_title(tmp_path: Path) -> None:
    ours = made(tmp_path, ELL.format(wide="fill"), yaml_of(Recipe(700, sections=1, lists=False)))
    running = [item for item in ours.drawing.pages[0].items if type(item) is Glyphs and item.owner is None]
    right = next(column.rect.x for column in ours.proof.columns if column.area == "more")
    assert any(item.x >= right - 1 for item in running)


def test_the_report_names_each_area(tmp_path: Path) -> None:
    ours = made(tmp_path, ELL.format(wide="fill"), yaml_of(RECIPES[0]))
    report = report_of(ours.plan, ours.story, ours.layout, measured(ours.proof), ours.drawing, CACHE, 0.0)
    areas = report["areas"]
    assert isinstance(areas, list)
    assert [("body", 2), ("more", 1)] == [(area["name"], len(area["columns"])) for area in areas]


def test_too_much_text_is_told_of_all_areas(tmp_path: Path) -> None:
    with pytest.raises(PosterError) as refused:
        made(tmp_path, ELL.format(wide="27%"), yaml_of(Recipe(3000)))
    assert refused.value.problems[0].message.startswith("'body' with 'more' is ")


def test_a_word_too_wide_for_an_area_in_which_the_text_goes_on_is_told(tmp_path: Path) -> None:
    text = "word " * 300 + 17 * "x1"
    with pytest.raises(PosterError) as refused:
        made(tmp_path, ELL.format(wide="12%"), f"title: One\nsections:\n  - text: {text}\n")
    assert any("is wider than its column in area 'more'" in problem.message for problem in refused.value.problems)


def test_an_area_that_continues_what_is_not_there_is_not_there(tmp_path: Path) -> None:
    layout = (
        ELL.format(wide="fill")
        .replace("show: sections", "show: facts")
        .replace("extends: poster", "extends: poster\nomit: [sections]")
    )
    ours = made(tmp_path, layout, yaml_of(RECIPES[0]))
    assert not {"body", "more"} & {slot.area.name for slot in ours.plan.sheet.pages[0]}
