"""Every theme that ships: all roles filled, colors that everybody can tell apart, text that can be read."""

from itertools import product
from pathlib import Path

import pytest

import poster
from poster import cli
from poster.cache import Cache
from poster.check.colors import colors_apart
from poster.model.color import contrast
from poster.model.layout import Layout
from poster.problems import PosterError
from poster.read.layout import find_layout, find_theme, read_layout, theme_names
from tests.making import LAYOUTS, ROOT, shipped_fonts

THEMES = theme_names(str(ROOT))
WANTED = "black clay cobalt lemon mint night oxblood petrol pine plain plum sky square".split()
ROLES = "paper ink soft brand accent on-accent tint on-tint code hairline".split()
CACHE = Cache()
CONTENT = poster.load(ROOT / "content.yaml")


def themed(theme: str, layout: str = "poster") -> Layout:
    paths = [find_layout(layout, str(ROOT)), find_theme(theme, str(ROOT))]
    assert paths[0] is not None
    assert paths[1] is not None
    found, problems = read_layout(paths[0], str(ROOT), CACHE, theme=paths[1])
    assert found is not None, problems
    return found


def test_the_themes_are_these() -> None:
    assert WANTED == list(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_fills_every_role(theme: str) -> None:
    assert set() == set(ROLES) - set(themed(theme).colors)


@pytest.mark.parametrize("theme", THEMES)
def test_the_colors_of_a_theme_differ_to_everybody(theme: str) -> None:
    assert [] == colors_apart(themed(theme))


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_ground_of_a_theme(theme: str) -> None:
    colors = themed(theme).colors
    pairs = [("ink", "paper", 7), ("soft", "paper", 4.5), ("brand", "paper", 4.5), ("on-accent", "accent", 4.5),
             ("on-tint", "tint", 7), ("soft", "tint", 4.5), ("brand", "tint", 4.5), ("code", "paper", 4.5)]  # fmt: skip
    assert [] == [(one, other) for one, other, least in pairs if contrast(colors[one], colors[other]) < least]
    assert contrast(themed(theme).bullet.color, colors["paper"]) >= 3


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_goes_with_a_layout(theme: str, layout: str) -> None:
    assert () == poster.build(CONTENT, layout, cache=CACHE, theme=theme).problems


def test_families_have_all_faces_of_a_text_and_their_licence() -> None:
    fonts = shipped_fonts(CACHE)
    for theme in THEMES:
        text, *_ = themed(theme).styles["body"].families
        faces = [fonts.face(text, weight, italic) for weight, italic in product((400, 700), (False, True))]
        assert [(400, False), (400, True), (700, False), (700, True)] == [(f.weight, f.italic) for f in faces if f]
        for style in themed(theme).styles.values():
            assert all((ROOT / "fonts" / family / "OFL.txt").exists() for family in style.families)


def test_a_theme_that_is_not_there_is_told_once_for_all_layouts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert 1 == cli.main(["build", "--theme", "cobolt", "--quiet"])
    assert "content.yaml:1:1: there is no theme 'cobolt'; did you mean 'cobalt'?\n" == capsys.readouterr().err


def refusal(theme: Path, text: str) -> list[str]:
    theme.write_text(text)
    with pytest.raises(PosterError) as refused:
        poster.build(CONTENT, "handout", cache=CACHE, theme=theme)
    return [str(problem).removeprefix(str(theme)) for problem in refused.value.problems]


def test_text_that_cannot_be_read_is_refused_where_its_color_is_written(tmp_path: Path) -> None:
    problems = refusal(tmp_path / "ours.yaml", "fonts: {text: Newsreader}\ncolors: {ink: '#888', brand: navy}\n")
    fact = "'Give your opinions and ideas, take' is #888888 on #FFFFFF in layout 'handout': a contrast of 3.5"
    assert f":2:15: {fact}; text needs 4.5: change one of the colors" in problems


def test_a_body_that_is_faint_and_colors_that_look_alike_are_warned_about(tmp_path: Path) -> None:
    theme = tmp_path / "ours.yaml"
    theme.write_text("fonts: {text: Newsreader}\ncolors: {ink: '#646464', soft: '#606060', accent: '#F7F7F7'}\n")
    problems = [
        str(problem).removeprefix(str(theme))
        for problem in poster.build(CONTENT, "handout", cache=CACHE, theme=theme).problems
    ]
    alike = ":2:32: warning: 'ink' #646464 and 'soft' #606060 look much alike to everybody: 1.5 apart, not 8; "
    assert alike + "make one lighter or darker, or make them the same" in problems
    bullets = "bullets are #F7F7F7 on #FFFFFF in layout 'handout': a contrast of 1.1"
    assert f":2:51: warning: {bullets}; they show well from 3: 'bullet: {{color: brand}}'" in problems
    assert [] != [problem for problem in problems if problem.endswith("the body reads well from 7")]


def test_a_theme_that_leaves_roles_out_takes_the_nearest(tmp_path: Path) -> None:
    theme = tmp_path / "ours.yaml"
    theme.write_text("fonts: {text: Newsreader}\ncolors: {ink: navy}\n")
    layout, problems = read_layout(str(ROOT / "layouts/poster.yaml"), str(ROOT), CACHE, theme=str(theme))
    assert layout is not None, problems
    assert {"ink", "soft", "brand", "accent", "hairline"} == {
        role for role, color in layout.colors.items() if color == layout.colors["ink"]
    }
    assert ("Newsreader",) == layout.styles["title"].families == layout.styles["code"].families


def test_a_layout_goes_over_the_theme_and_its_base_under(tmp_path: Path) -> None:
    folder = tmp_path / "layouts"
    (folder / "themes").mkdir(parents=True)
    (folder / "themes/dusk.yaml").write_text(
        "fonts: {text: Newsreader}\nstyles: {title: {tracking: 0.1, size: 3}, heading: {weight: 300}}\n"
    )
    (folder / "ours.yaml").write_text("extends: poster\nstyles: {heading: {weight: 500}}\n")
    layout, problems = read_layout(
        str(folder / "ours.yaml"), str(tmp_path), CACHE, theme=str(folder / "themes/dusk.yaml")
    )
    assert layout is not None, problems
    assert 0.1 == layout.styles["title"].tracking  # the base says another
    assert themed("square").styles["title"].size == layout.styles["title"].size  # poster says it
    assert 500 == layout.styles["heading"].weight


def test_a_rule_in_the_color_of_the_paper_takes_the_brand() -> None:
    assert themed("black").colors["brand"] == themed("black", "minimal").areas["take"].rule_color
    assert themed("square").colors["accent"] == themed("square", "minimal").areas["take"].rule_color


def test_text_on_a_light_ground_keeps_its_color_and_on_a_dark_one_does_not() -> None:
    assert None is themed("pine").areas["head"].ink
    assert themed("cobalt").colors["on-accent"] == themed("cobalt").areas["head"].ink
