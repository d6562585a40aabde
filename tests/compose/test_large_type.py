"""Large type as it stands on the page: its ink within its ground, its words by sense, its emphasis to be seen."""

from pathlib import Path

import pytest

import poster
from poster.blocks.display import Display
from poster.cache import Cache
from poster.model.drawing import Glyphs, Shape
from poster.text.fonts import hb_font
from tests.making import ROOT, Made, make, read, shipped_layout
from tests.test_themes import themed

POSTERS = sorted(
    path.stem for path in (ROOT / "layouts").glob("*.yaml") if not path.stem.startswith(("base", "handout", "notice"))
)
WORDS = "Lorva mintel sabor quenta dilem parsovi tekel wondra belim. " * 30
TALL = """
title: Åpsy jump
takeaway: Tekel gypsy
sections: [{title: One, text: "%s"}]
resources: [{title: Data, url: "https://example.org/data"}]
"""


def made_of(text: str, layout: str, folder: Path) -> Made:
    cache = Cache()
    return make(read(text, folder, cache), shipped_layout(layout, cache), cache)


def inks(made: Made) -> list[tuple[Glyphs, float, float]]:
    """The glyphs of a page with the upper and the lower edge of their ink, in points."""
    found = []
    for item in made.drawing.pages[0].items:
        if type(item) is Glyphs:
            edges = []
            for word in item.words:
                font = hb_font(word.face, Cache())
                for glyph in word.glyphs:
                    extents = font.get_glyph_extents(glyph)
                    if extents is not None and extents.height:
                        top = item.y - extents.y_bearing / word.face.units * item.size
                        edges += [top, top - extents.height / word.face.units * item.size]
            if edges:
                found.append((item, min(edges), max(edges)))
    return found


@pytest.mark.parametrize("layout", POSTERS)
@pytest.mark.parametrize("words", [WORDS, WORDS[:240]])
def test_ink_stays_within_its_ground(layout: str, words: str, tmp_path: Path) -> None:
    made = made_of(TALL % words, layout, tmp_path)
    grounds = [item for item in made.drawing.pages[0].items if type(item) is Shape and len(item.outlines[0]) == 4]
    for item, top, bottom in inks(made):
        for ground in grounds:
            across = [ground.x + x for x, _ in ground.outlines[0]]
            down = [ground.y + y for _, y in ground.outlines[0]]
            is_on = min(across) <= item.x <= max(across) and min(down) <= item.y - item.size * 0.3 <= max(down)
            if is_on and max(down) - min(down) > 20:
                assert min(down) <= top + 0.1, item.words
                assert bottom <= max(down) + 0.1, item.words


@pytest.mark.parametrize("layout", POSTERS)
def test_the_longest_title_takes_more_lines_before_it_is_refused(layout: str, tmp_path: Path) -> None:
    title = ("Lorva mintel sabor quenta dilem parsovi tekel wondra belim saborn quentadim belorna " * 3)[:243].strip()
    assert poster.build(poster.load(_written(TALL.replace("Åpsy jump", title) % WORDS, tmp_path)), layout).pdf


def _written(text: str, folder: Path) -> Path:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("theme", sorted(path.stem for path in (ROOT / "layouts" / "themes").glob("*.yaml")))
def test_emphasis_shows_in_bold_type_and_italics_slant_in_every_theme(theme: str, tmp_path: Path) -> None:
    text = TALL.replace("Tekel gypsy", '"**Reeds** bend but *Posidonia* stays"') % WORDS
    cache = Cache()
    takeaway = make(read(text, tmp_path, cache), themed(theme, "spotlight"), cache).story.flows["take"][0].block
    assert isinstance(takeaway, Display)
    pieces = {piece.word.text: piece for box in takeaway.copy.galley.boxes for piece in box.pieces}
    strong, usual = pieces["Reeds"], pieces["bend"]
    assert strong.bars or strong.word.face.weight - usual.word.face.weight >= 200
    assert pieces["Posidonia"].word.face.italic
