"""Words in another dress -> color, bars, boxes and terms on the page."""

from pathlib import Path

import pytest

from poster import press
from poster.model.drawing import Glyphs, Shape
from poster.press import build, load
from tests.making import ROOT


def stages(
    text: str, folder: Path, theme: str = "cobalt", layout: str = "handout"
) -> tuple[list[object], tuple[str, ...]]:
    """What is drawn of a section's text, and the messages."""
    (folder / "content.yaml").write_text(f"title: Tekel\nsections:\n  - text: |\n{text}\n", encoding="utf-8")
    seen: list[object] = []
    usual = press.on_paper

    def keep(drawing: object, *given: object) -> object:
        seen.extend(item for page in drawing.pages for item in page.items)  # type: ignore[attr-defined]
        return usual(drawing, *given)  # type: ignore[arg-type]

    press.on_paper = keep  # type: ignore[assignment]
    try:
        made = build(load(folder / "content.yaml"), layout, theme=theme)
    finally:
        press.on_paper = usual
    return seen, tuple(str(problem) for problem in made.problems)


def glyphs_of(items: list[object], word: str) -> Glyphs:
    return next(each for each in items if isinstance(each, Glyphs) and any(word == own.text for own in each.words))


def bars_at(items: list[object], glyphs: Glyphs) -> list[Shape]:
    """Decoration that begins where the words do."""
    shapes = [each for each in items if isinstance(each, Shape) and each.owner is None]
    return [each for each in shapes if abs(each.x - glyphs.x) < 0.01 and abs(each.y - glyphs.y) < 0.9 * glyphs.size]


def test_accent_is_a_color_of_the_theme(tmp_path: Path) -> None:
    items, problems = stages("      Reeds [bend]{.accent} but not [so]{.soft}.", tmp_path)
    colors = {word: glyphs_of(items, word).color for word in ("Reeds", "bend")}
    assert colors["Reeds"] != colors["bend"]
    assert not any("bold" in problem for problem in problems)


@pytest.mark.parametrize("theme", sorted(path.stem for path in (ROOT / "layouts" / "themes").glob("*.yaml")))
def test_accent_can_be_read_in_every_theme(theme: str, tmp_path: Path) -> None:
    """A build would be refused for a contrast below 4.5."""
    items, problems = stages("      Reeds [bend]{.accent} here.", tmp_path, theme)
    plain, accent = glyphs_of(items, "Reeds"), glyphs_of(items, "bend")
    assert plain.color != accent.color or any("'bend' is set in bold" in problem for problem in problems)


@pytest.mark.parametrize("layout", ["handout", "poster"])
@pytest.mark.parametrize("theme", sorted(path.stem for path in (ROOT / "layouts" / "themes").glob("*.yaml")))
def test_a_takeaway_has_two_colors_on_its_ground_or_it_is_told(layout: str, theme: str, tmp_path: Path) -> None:
    """A build would be refused for a contrast below 4.5 on the panel."""
    text = "      Reeds.\ntakeaway: Reeds [bend]{.accent} and do not break"
    items, problems = stages(text, tmp_path, theme, layout)
    plain, accent = glyphs_of(items, "do"), glyphs_of(items, "bend")
    is_told = any(
        "'bend' is set in bold: the theme has no color for 'accent' that shows on #" in each for each in problems
    )
    assert (plain.color != accent.color) != is_told


def test_most_themes_have_two_colors_for_a_takeaway(tmp_path: Path) -> None:
    text = "      Reeds.\ntakeaway: Reeds [bend]{.accent} and do not break"
    for theme in ("cobalt", "oxblood", "lemon", "mint", "plain", "petrol"):
        items, _ = stages(text, tmp_path, theme)
        assert glyphs_of(items, "do").color != glyphs_of(items, "bend").color


def test_bars_are_as_wide_as_their_words(tmp_path: Path) -> None:
    items, _ = stages("      ~~Reeds~~\n\n      ==bend==\n\n      [low]{.underline}", tmp_path)
    for word, below in (("Reeds", False), ("bend", False), ("low", True)):
        glyphs = glyphs_of(items, word)
        (bar,) = bars_at(items, glyphs)
        width = sum(own.width for own in glyphs.words if own.text != " ") * glyphs.size
        assert abs(bar.outlines[0][1][0] - width) < 0.01
        assert (bar.y > glyphs.y) == below


def test_boxes_are_drawn_and_a_term_stands_beside_its_meaning(tmp_path: Path) -> None:
    items, _ = stages("      - [ ] Reeds\n      - [x] bend\n\n      term\n      : meaning", tmp_path)
    boxes = [each for each in items if isinstance(each, Shape) and len(each.outlines) > 1]
    assert [2, 3] == [len(box.outlines) for box in boxes]
    term, meaning = glyphs_of(items, "term"), glyphs_of(items, "meaning")
    assert (True, True) == (meaning.y == term.y, meaning.x > term.x)
