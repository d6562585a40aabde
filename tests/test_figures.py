"""Whole posters with figures: each stands once and in order, with its caption, and columns end level."""

import random
from pathlib import Path

import pytest
from PIL import Image

from poster import press
from poster.cache import Cache
from poster.model.drawing import Artwork, Glyphs
from poster.model.drawing import Image as Placed
from poster.model.units import MM
from tests.making import Made, make, read, sentence, sentences, shipped_layout

LAYOUTS = ("poster", "poster-landscape", "handout")
LEVEL = 0.05
"""Points."""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><rect width="{0}" height="{1}" fill="#ddd"/>'
    '<text x="9" y="40" font-size="{2}" font-family="sans-serif">Yield of bays</text></svg>'
)


def drawn(folder: Path) -> None:
    """A wide and a square drawing with lettering, a photograph."""
    (folder / "wide.svg").write_text(SVG.format(400, 220, 20), encoding="utf-8")
    (folder / "square.svg").write_text(SVG.format(300, 300, 20), encoding="utf-8")
    Image.new("RGB", (2400, 1500), (90, 140, 180)).save(folder / "photo.jpg", quality=30)


def text_of(seed: int, sections: int, words: int) -> str:
    """A content with figures alone, in rows and beside words; captions begin with a word that no other text has."""
    chance = random.Random(seed)
    lines = ["title: Give and Take", "lang: en-GB", "sections:"]
    number = 0
    for _ in range(sections):
        lines += [f"  - title: {sentence(chance, 3)[:-1]}", "    text: |"]
        lines += [f"      {sentences(chance, words)}", ""]
        kind = chance.choice(("alone", "alone", "row", "beside", "none"))
        if kind == "none":
            continue
        number += 1
        file = chance.choice(("wide.svg", "square.svg", "photo.jpg"))
        one = f'![Caption{number} {sentence(chance, 6)}]({file}){{#fig-{number} fig-alt="Alt{number}"}}'
        if kind == "alone":
            lines += [f"      See @fig-{number}.", "", f"      {one}", "", f"      {sentences(chance, words // 2)}"]
        elif kind == "beside":
            lines += [
                "      :::: {.columns}",
                "      ::: {.column width=45%}",
                f"      {sentences(chance, 25)}",
                "      :::",
            ]
            lines += ["      ::: {.column}", f"      {one}", "      :::", "      ::::"]
        else:
            lines += [
                f"      ::: {{#fig-{number} layout-ncol=2}}",
                f'      ![One](photo.jpg){{fig-alt="Alt{number}"}}',
                "",
            ]
            lines += [
                f'      ![Two](square.svg){{fig-alt="Alt{number}b"}}',
                "",
                f"      Caption{number} of both",
                "      :::",
            ]
    return "\n".join(lines) + "\n"


def built(seed: int, name: str, folder: Path) -> Made:
    drawn(folder)
    cache = Cache()
    content = read(text_of(seed, 6, 45), folder, cache)
    return make(content, shipped_layout(name, cache), cache)


CASES = [(seed, name) for seed in (1, 2, 3) for name in LAYOUTS]


@pytest.mark.parametrize(("seed", "name"), CASES)
def test_figures_stand_once_and_in_order_each_with_its_caption(seed: int, name: str, tmp_path: Path) -> None:
    made = built(seed, name, tmp_path)
    tree = made.drawing.tree
    alts = [node.alt for node in tree if node.kind == "Figure"]
    items = [(page, item) for page in made.drawing.pages for item in page.items]
    shown = [tree[item.owner].alt for _, item in items if isinstance(item, Artwork | Placed) and item.owner is not None]
    assert sorted(alts) == sorted(shown)
    assert sorted(alts, key=lambda alt: int(alt[3:].rstrip("b"))) == alts
    for page, item in items:
        if isinstance(item, Artwork | Placed):
            sect = tree[item.owner or 0].parent
            captions = [each for each in page.items if isinstance(each, Glyphs) and each.owner is not None
                        and tree[each.owner].kind == "Caption" and tree[each.owner].parent == sect]  # fmt: skip
            assert captions, "a figure and its caption are on one page"
            near = min(abs(each.y - item.y - item.height) for each in captions)
            assert near < 120 * MM


@pytest.mark.parametrize(("seed", "name"), CASES)
def test_columns_end_level_whatever_they_end_with(seed: int, name: str, tmp_path: Path) -> None:
    made = built(seed, name, tmp_path)
    for filled in made.plan.filled:
        feet: dict[int, list[float]] = {}
        for column, room, short in zip(filled.flow.columns, filled.rooms, filled.closing):
            if not short:
                feet.setdefault(column.page, []).append(column.y + room)
        assert all(max(own) - min(own) < LEVEL for own in feet.values())
    for used in made.proof.columns:
        foot = used.rect.y + used.rect.height
        inside = [
            item.y + (0.0 if isinstance(item, Glyphs) else item.height)
            for item in made.drawing.pages[used.page - 1].items
            if isinstance(item, Glyphs | Artwork | Placed)
            and used.rect.x - 9 <= item.x <= used.rect.x + used.rect.width
            and used.rect.y - 1 <= item.y <= foot + 1
        ]
        assert abs(max(inside) - foot) < LEVEL, "what stands last in a column ends on its foot"


@pytest.mark.parametrize(("seed", "name"), CASES)
def test_lettering_is_as_large_as_it_must_be(seed: int, name: str, tmp_path: Path) -> None:
    made = built(seed, name, tmp_path)
    natural = dict(made.story.lettering)
    printed = [natural[item.picture.digest].least * item.width / item.picture.width
               for page in made.drawing.pages for item in page.items if isinstance(item, Artwork)]  # fmt: skip
    wide = [item for item in printed if item >= made.layout.lettering - 0.01]
    small = len(printed) - len(wide)
    told = [problem for problem in press.preflight(made.proof) if "lettering" in problem.message]
    assert bool(small) == bool(told)


def test_links_within_the_document_lead_to_what_they_name(tmp_path: Path) -> None:
    import pikepdf

    drawn(tmp_path)
    text = 'title: A\nsections:\n  - title: One\n    text: |\n      See @fig-a and [One](#one).\n\n' \
           '      ![So](photo.jpg){#fig-a alt="x"}\n'  # fmt: skip
    result = press.build(read(text, tmp_path, Cache()), "handout")
    (tmp_path / "a.pdf").write_bytes(result.pdf)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert ["Fig. 1", "One"] == [str(link.Contents) for link in links]
        assert [["/XYZ"], ["/XYZ"]] == [[str(link.Dest[1])] for link in links]
        assert all(link.Dest[0].objgen in [page.objgen for page in pdf.pages] for link in links)


def test_type_in_a_figure_is_measured_and_stands_in_the_report(tmp_path: Path) -> None:
    drawn(tmp_path)
    text = (
        'title: A\nsections:\n  - title: One\n    text: |\n      Words.\n\n      ![So](wide.svg){alt="x" width=90mm}\n'
    )
    (tmp_path / "wide.svg").write_text(SVG.format(400, 220, 4), encoding="utf-8")
    result = press.build(read(text, tmp_path, Cache()), "handout")
    (picture,) = result.report["pictures"]  # type: ignore[misc]
    wide = picture["width_mm"]
    assert round(4 * wide * MM / 400, 1) == pytest.approx(picture["lettering_pt"], abs=0.11)
    assert any("the lettering in 'wide.svg' is" in problem.message for problem in result.problems)


@pytest.mark.parametrize("name", ["poster", "poster-landscape"])
def test_a_figure_over_columns_stands_once_with_no_text_behind_it(name: str, tmp_path: Path) -> None:
    drawn(tmp_path)
    cache = Cache()
    chance = random.Random(3)
    text = "title: Give and Take\nsections:\n"
    for number in range(5):
        text += f"  - title: {sentence(chance, 3)[:-1]}\n    text: |\n      {sentences(chance, 70)}\n"
        text += '\n      ![So](wide.svg){fig-alt="Alt1" .column-page}\n' if number == 1 else ""
    made = make(read(text, tmp_path, cache), shipped_layout(name, cache), cache)
    (page,) = made.drawing.pages
    (own,) = [item for item in page.items if isinstance(item, Artwork | Placed) and item.owner is not None
              and made.drawing.tree[item.owner].alt == "Alt1"]  # fmt: skip
    assert own.width > max(column.rect.width for column in made.proof.columns)
    inside = [item for item in page.items if isinstance(item, Glyphs)
              and own.x < item.x < own.x + own.width and own.y < item.y < own.y + own.height]  # fmt: skip
    assert [] == inside
