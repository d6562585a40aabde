"""Styles of single areas: they count there and nowhere else, and columns stay level."""

from pathlib import Path

import pytest

from poster import press
from poster.cache import Cache
from poster.model.drawing import Glyphs
from poster.problems import PosterError
from tests.making import ROOT, Made, Recipe, content_words, drawn_words, ends_of, make, read, yaml_of

CACHE = Cache()
USUAL = Recipe(500)
POSTER = "extends: poster\ntheme: lemon\n"


def made(folder: Path, layout: str, recipe: Recipe = USUAL) -> Made:
    path = folder / "ours.yaml"
    path.write_text(layout, encoding="utf-8")
    found, problems = press.read_layout(str(path), str(ROOT), Cache())
    assert found is not None, problems
    return make(read(yaml_of(recipe), folder, CACHE), found, CACHE)


def text_of(made: Made, kind: str) -> list[Glyphs]:
    """Glyphs of nodes of a kind, and of paragraphs within them."""
    tree = made.drawing.tree
    items = [item for page in made.drawing.pages for item in page.items if type(item) is Glyphs]
    return [item for item in items if item.owner is not None and tree[item.owner].kind == kind]


def test_a_style_counts_in_its_area_alone(tmp_path: Path) -> None:
    ours = made(tmp_path, POSTER + "areas: {codes: {styles: {heading: {size: 3, weight: 400}}}}\n")
    sizes = {
        (item.words[0].face.weight, round(item.size / ours.plan.body, 6)): "".join(word.text for word in item.words)
        for item in text_of(ours, "H2")
    }
    assert {(400, 3.0), (700, 1.5)} == set(sizes)
    assert "Resources" == sizes[400, 3.0]


@pytest.mark.parametrize("recipe", [Recipe(120), Recipe(300, seed=2), Recipe(500, lists=False), Recipe(600, seed=4)])
@pytest.mark.parametrize("body", ["{size: 0.8}", "{size: 1.3, leading: 1.2, font: display}", "{leading: 1.7}"])
def test_columns_in_another_body_end_on_one_line(body: str, recipe: Recipe, tmp_path: Path) -> None:
    ours = made(tmp_path, POSTER + f"areas: {{body: {{styles: {{body: {body}}}}}}}\n", recipe)
    assert [] == [(due, ends) for due, ends in ends_of(ours) if abs(due - ends) > 0.05]
    assert content_words(ours.content) == drawn_words(ours.drawing)


def test_lines_of_smaller_type_are_nearer_by_as_much(tmp_path: Path) -> None:
    ours = made(tmp_path, POSTER + "areas: {body: {styles: {body: {size: 0.8}}}}\n", Recipe(500, lists=False))
    first, second = [item for item in text_of(ours, "P") if abs(item.size - 0.8 * ours.plan.body) < 1e-6][:2]
    assert 0.8 * ours.plan.leading == pytest.approx(second.y - first.y, rel=0.031)


def test_code_in_a_smaller_body_is_as_small_in_lines_of_its_own_as_within_a_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(POSTER + "areas: {body: {columns: 1, styles: {body: {size: 0.8}}}}\n", encoding="utf-8")
    layout, _ = press.read_layout(str(path), str(ROOT), CACHE)
    assert layout is not None
    text = (
        "title: One\nsections:\n  - text: |\n      Some words and `code` in them.\n\n      ```\n      code\n      ```\n"
    )
    ours = make(read(text, tmp_path, CACHE), layout, CACHE)
    items = [item for item in ours.drawing.pages[0].items if type(item) is Glyphs]
    sizes = {round(item.size, 6) for item in items if item.words[0].text.strip() == "code"}
    assert {round(0.8 * 0.88 * ours.plan.body, 6)} == sizes


def test_small_running_text_makes_the_common_body_larger(tmp_path: Path) -> None:
    ours = made(tmp_path, POSTER + "areas: {body: {styles: {body: {size: 0.6}}}}\n", Recipe(850))
    assert 0.6 * ours.plan.body >= 24.0


def test_running_text_that_nobody_can_read_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(POSTER + "areas:\n  body:\n    styles:\n      body: {size: 0.3}\n", encoding="utf-8")
    with pytest.raises(PosterError) as refused:
        press.build(read(yaml_of(Recipe(300)), tmp_path, CACHE), path)
    (problem,) = refused.value.problems
    assert f"{path}:6:7" == str(problem.place)
    assert "the body of area 'body' goes up to 18pt, but text read from 1.2 m needs 24pt" == problem.message


def test_the_contrast_of_a_color_of_one_area_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(POSTER + "areas: {body: {styles: {body: {color: '#6A6A6A', size: 0.9}}}}\n", encoding="utf-8")
    result = press.build(read(yaml_of(Recipe(300)), tmp_path, CACHE), path)
    assert any("is #6A6A6A on #FFFFFF" in each.message and "from 7" in each.hint for each in result.problems)


def test_a_family_that_only_one_area_names_is_sought(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(POSTER + "areas: {body: {styles: {heading: {font: Intr Tight}}}}\n", encoding="utf-8")
    with pytest.raises(PosterError) as refused:
        press.build(read(yaml_of(Recipe(300)), tmp_path, CACHE), path)
    assert "there is no font family 'Intr Tight' in fonts/" == refused.value.problems[0].message
    assert "did you mean 'Inter Tight'?" == refused.value.problems[0].hint
