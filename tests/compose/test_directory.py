"""Groups of resources, and the directory that shows them as cells."""

from pathlib import Path

import pytest

from poster.blocks.codes import CodeGroup
from poster.blocks.directory import BoxCell, CellRow, LinkCell
from poster.cache import Cache
from poster.model.drawing import Glyphs
from poster.model.story import Entry
from poster.problems import PosterError
from poster.read.layout import read_layout
from tests.making import Made, make, read, shipped_layout

LINK = "{title: Page %d, url: 'https://example.org/%d'}"


def content_of(*groups: int, loose: int = 0) -> str:
    """A content with so many links in each group, and so many in none."""
    lines = ["title: Where to look", "lang: en-GB", "resources:"]
    number = 0
    for _ in range(loose):
        number += 1
        lines.append("  - " + LINK % (number, number))
    for i, size in enumerate(groups):
        lines += [f"  - title: Group {chr(65 + i)}", "    resources:"]
        for _ in range(size):
            number += 1
            lines.append("      - " + LINK % (number, number))
    return "\n".join(lines) + "\n"


def made_of(text: str, folder: Path, name: str = "handout-links") -> Made:
    cache = Cache()
    return make(read(text, folder, cache), shipped_layout(name, cache), cache)


def rows_of(made: Made) -> list[CellRow]:
    return [entry.block for flow in made.plan.sheet.flows for entry in flow.entries if isinstance(entry.block, CellRow)]


def words(made: Made) -> list[str]:
    pages = made.drawing.pages
    glyphs = [item for page in pages for item in page.items if type(item) is Glyphs]
    return ["".join(word.text for word in item.words).strip() for item in glyphs]


def test_every_link_and_every_head_is_a_cell_in_the_order_of_the_content(tmp_path: Path) -> None:
    made = made_of(content_of(3, 4, loose=2), tmp_path)
    cells = [cell for row in rows_of(made) for cell in row.cells]
    kinds = ["link" if isinstance(cell, LinkCell) else "box" for cell in cells]
    assert kinds == ["box"] + ["link"] * 2 + ["box"] + ["link"] * 3 + ["box"] + ["link"] * 4
    found = words(made)
    numbers = [cell.number for cell in cells if isinstance(cell, LinkCell)]
    digits = ["".join(piece.word.text for piece in copy.galley.boxes[0].pieces) for copy in numbers if copy]
    assert digits == [str(number) for number in range(1, 10)]
    assert {"3–5", "6–9", "1–9"} <= set(found)


@pytest.mark.parametrize("links", range(1, 15))
def test_the_title_takes_the_seat_that_would_be_empty(links: int, tmp_path: Path) -> None:
    made = made_of(content_of(loose=links), tmp_path)
    rows = rows_of(made)
    title = rows[0].cells[0]
    assert isinstance(title, BoxCell)
    assert title.widens
    taken = sum(len(row.cells) for row in rows)
    seats = rows[0].seats
    assert all(len(row.cells) == seats for row in rows[1:])
    assert taken == links + 1
    assert made.plan.is_full or links < 4


@pytest.mark.parametrize("links", [24, 34, 47])
def test_pages_of_a_directory_are_full_and_hold_at_most_twelve_codes(links: int, tmp_path: Path) -> None:
    made = made_of(content_of(links - 20, 10, 10), tmp_path)
    assert made.plan.is_full
    tree = made.drawing.tree
    for page in made.drawing.pages:
        figures = {item.owner for item in page.items if item.owner is not None and tree[item.owner].kind == "Figure"}
        assert 4 <= len(figures) <= 12


def test_the_head_of_a_group_stands_before_its_first_link_on_one_page(tmp_path: Path) -> None:
    made = made_of(content_of(*[3] * 12), tmp_path)
    tree = made.drawing.tree
    heads = [i for i, node in enumerate(tree) if node.kind == "H2"]
    assert len(heads) == 12
    for page in made.drawing.pages:
        last = [item.owner for item in page.items if type(item) is Glyphs and item.owner is not None][-1]
        assert tree[last].kind != "H2"


def test_groups_stand_under_their_titles_in_layouts_without_a_directory(tmp_path: Path) -> None:
    text = content_of(2, 3, loose=1) + "sections:\n  - {title: One, text: Some words to read before the links.}\n"
    made = made_of(text, tmp_path, "handout")
    heads = [node for node in made.drawing.tree if node.kind == "H3"]
    assert len(heads) == 2
    found = words(made)
    order = [found.index(each) for each in ("Page 1", "Group A", "Page 2", "Group B", "Page 4")]
    assert order == sorted(order)
    assert found.count("Resources") == 1


@pytest.mark.parametrize(
    ("entry", "fact"),
    [
        ("- {title: One}", "a resource needs a 'url'"),
        ("- {title: One, url: 'https://example.org', resources: [{title: A, url: 'https://example.org/a'}]}", "both"),
        ("- {title: One, resources: [{title: A}]}", "url"),
        ("- {title: One, resources: [{title: A, resources: []}]}", "resources"),
    ],
)
def test_an_entry_is_a_resource_or_a_group(entry: str, fact: str, tmp_path: Path) -> None:
    with pytest.raises(PosterError) as refused:
        read(f"title: T\nresources:\n  {entry}\n", tmp_path, Cache())
    assert fact in str(refused.value)
    assert all(problem.place.line == 3 for problem in refused.value.problems)


LIFTED = """
extends: poster
pages:
  front: {columns: fill  30%, rows: content  fill  content, gap: 20mm, areas: "top top\\nbody side\\nbody first\\n"}
areas:
  top: {show: [title, subtitle]}
  body: {show: [sections, resources], columns: 1}
  side: {show: resources.group-b}
  first: {show: resources.page-2}
"""


def test_a_group_and_one_of_its_resources_go_to_the_areas_that_name_them(tmp_path: Path) -> None:
    cache = Cache()
    (tmp_path / "lifted.yaml").write_text(LIFTED)
    layout, problems = read_layout(str(tmp_path / "lifted.yaml"), str(tmp_path), cache)
    assert layout, problems
    sections = "sections:\n  - {title: One, text: Some words to read before the links.}\n"
    made = make(read(content_of(3, 2) + sections, tmp_path, cache), layout, cache)
    flows = made.story.flows
    assert labels(flows["side"]) == ["Page 4", "Page 5"]
    assert labels(flows["first"]) == ["Page 2"]
    assert labels(flows["body"]) == ["Page 1", "Page 3"]
    assert [node.title for node in made.story.tree if node.kind == "Sect"] == ["One", "Group A", "Group B"]


def labels(entries: tuple[Entry, ...]) -> list[str]:
    groups = [entry.block for entry in entries if isinstance(entry.block, CodeGroup)]
    boxes = [cell.label.galley.boxes for group in groups for cell in group.cells]
    return [" ".join("".join(piece.word.text for piece in box.pieces) for box in each) for each in boxes]
