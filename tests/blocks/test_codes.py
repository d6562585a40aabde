"""Codes: as few equal rows as their modules allow, never smaller modules, quiet zones kept."""

import shutil
from pathlib import Path

import pytest

import poster
from poster.blocks.code_cells import matrix_of, module_for
from poster.blocks.codes import CodeGroup, CodeRow
from poster.blocks.kinds import expand
from poster.cache import Cache
from poster.model.drawing import Glyphs, Shape
from poster.model.quiet import QUIET
from poster.model.story import Entry, Setting
from poster.model.units import MM, Range
from poster.press import compose
from tests.making import ROOT, Made, Recipe, make, read, shipped_fonts, shipped_layout, yaml_of

LEAST = 24.0
"""Points: the smallest body of these layouts."""


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> dict[int, CodeGroup]:
    """Groups of so many codes, text below each."""
    cache, groups = Cache(), {}
    for count in (1, 2, 3, 5, 8):
        content = read(yaml_of(Recipe(60, 1, count)), tmp_path_factory.mktemp("codes"), cache)
        layout = shipped_layout("poster", cache)
        layout = layout._replace(fit=layout.fit._replace(body=Range(LEAST, 40.0)))
        story = compose(content, layout, shipped_fonts(cache), cache)
        (group,) = (entry.block for entry in story.flows["codes"] if type(entry.block) is CodeGroup)
        below = group.scanning.codes._replace(text="below")
        groups[count] = group._replace(scanning=group.scanning._replace(codes=below))
    return groups


def rows_of(group: CodeGroup, width: float, body: float = LEAST) -> list[CodeRow]:
    """The group in a column of a width."""
    entries = expand((Entry(group, "scan", False, -1),), width, 1, at(body), Cache())
    assert all(type(entry.block) is CodeRow for entry in entries)
    return [entry.block for entry in entries if type(entry.block) is CodeRow]


def at(body: float) -> Setting:
    return Setting(body, 1.2 * body, 16.0)


@pytest.mark.parametrize("width", [150.0, 500.0, 900.0, 1500.0, 2200.0, 4000.0])
def test_codes_wrap_into_as_few_equal_rows_as_the_width_allows(groups: dict[int, CodeGroup], width: float) -> None:
    rows = rows_of(groups[8], width)
    side, apart = rows[0].matrix.side, rows[0].codes.apart
    most = max(int((width + apart) / (side + apart)), 1)
    fewest = -(-8 // most)
    assert fewest == len(rows)
    assert {-(-8 // fewest)} == {row.seats for row in rows}
    assert all(len(row.cells) == row.seats for row in rows[:-1])


def test_fewer_codes_stand_in_a_row_where_words_below_them_are_wide(groups: dict[int, CodeGroup]) -> None:
    seats = [rows_of(groups[8], 2200.0, body)[0].seats for body in (24.0, 60.0, 400.0)]
    assert seats == sorted(seats, reverse=True)
    assert seats[0] > seats[-1] == 1


def test_modules_do_not_hang_on_the_width(groups: dict[int, CodeGroup]) -> None:
    found = {row.matrix for width in (150.0, 900.0, 2200.0) for row in rows_of(groups[5], width)}
    assert {matrix_of(groups[5].scanning, at(LEAST), Cache())} == found


@pytest.mark.parametrize("part", [1.0, 0.8, 0.0])
def test_nearer_codes_are_smaller_down_to_what_their_layout_allows(groups: dict[int, CodeGroup], part: float) -> None:
    scanning = groups[5].scanning
    codes = scanning.codes._replace(scan=2000 * MM, min_scan=1000 * MM)
    scanning = scanning._replace(codes=codes)
    usual, nearer = (matrix_of(scanning, at(30.0)._replace(codes=share), Cache()) for share in (1.0, part))
    assert max(part, 0.5) == pytest.approx(nearer.module / usual.module)
    assert usual.version == nearer.version


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_all_codes_keep_their_order(groups: dict[int, CodeGroup], count: int) -> None:
    rows = rows_of(groups[count], 1000.0)
    assert groups[count].cells == tuple(cell for row in rows for cell in row.cells)


@pytest.mark.parametrize("scan, module, side", [(1.0, 2.5, 40.0), (0.3, 0.75, 20.0), (0.1, 0.25, 20.0)])
def test_modules_are_as_wide_as_the_distance_asks_and_symbols_never_too_small(
    scan: float, module: float, side: float
) -> None:
    for modules in (21, 25, 57):
        points = module_for(scan * 1000 * MM, modules)
        assert points / MM >= module
        assert modules * points / MM >= side - 1e-9


@pytest.mark.parametrize("name", ["poster", "poster-landscape", "handout"])
def test_no_text_stands_in_a_quiet_zone(name: str, tmp_path: Path) -> None:
    cache = Cache()
    drawing = make(read(yaml_of(Recipe(700, 6)), tmp_path, cache), shipped_layout(name, cache), cache).drawing
    for page in drawing.pages:
        zones = []
        for item in page.items:
            if type(item) is Shape and item.owner is not None and item.scale != 1.0:
                side = item.scale * max(x for outline in item.outlines for x, _ in outline)
                quiet = QUIET * item.scale - 0.1
                zones.append((item.x - quiet, item.y - quiet, side + 2 * quiet))
        for item in page.items:
            if type(item) is Glyphs:
                width = sum(word.width for word in item.words) * item.size
                for x, y, side in zones:
                    beside = item.x >= x + side or item.x + width <= x
                    assert beside or item.y <= y or item.y - 0.7 * item.size >= y + side


def test_codes_of_short_addresses_get_larger_modules_where_a_layout_asks_for_a_side(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    cache = Cache()
    content = read(yaml_of(Recipe(60, 1, 1)), tmp_path_factory.mktemp("side"), cache)
    layout = shipped_layout("poster", cache)
    codes = layout.areas["codes"]._replace(codes=layout.areas["codes"].codes._replace(side=150 * MM))
    story = compose(content, layout._replace(areas=layout.areas | {"codes": codes}), shipped_fonts(cache), cache)
    (group,) = (entry.block for entry in story.flows["codes"] if type(entry.block) is CodeGroup)
    assert 150 * MM == pytest.approx(matrix_of(group.scanning, at(30.0), cache).side)


@pytest.mark.parametrize("title", ["Plain", "x^2^ and more", "ことり PDF", "**ことり** PDF", "`code` x"])
@pytest.mark.parametrize("layout", ["minimal", "poster", "handout"])
def test_a_block_keeps_as_much_free_as_the_check_asks_for(layout: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "fonts" / "Test Wide").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "fonts" / "TestWide.ttf", tmp_path / "fonts" / "Test Wide")
    (tmp_path / "own.yaml").write_text(f"extends: {layout}\nfonts: {{text: [Inter Tight, Test Wide]}}\n")
    recipe = yaml_of(Recipe(500, 4, 0))
    codes = "".join(f"  - {{title: '{title}', url: 'https://example.org/{number}'}}\n" for number in range(3))
    (tmp_path / "content.yaml").write_text(f"{recipe}resources:\n{codes}", encoding="utf-8")
    made = poster.build(poster.load(tmp_path / "content.yaml"), tmp_path / "own.yaml")
    assert [] == [problem for problem in made.problems if "quiet zone" in problem.message]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("layout", ["poster", "poster-landscape"])
def test_few_codes_grow_and_stand_at_columns_of_the_text_or_halves(layout: str, count: int, tmp_path: Path) -> None:
    made = make(read(yaml_of(Recipe(500, 5, count)), tmp_path, Cache()), shipped_layout(layout, Cache()), Cache())
    columns = sorted({column.x for filled in made.plan.filled for column in filled.flow.columns})
    codes = symbols_of(made)
    half = (columns[1] - columns[0]) / 2
    assert all(min(abs(x - column - i * half) for column in columns for i in (0, 1)) < 0.01 for x, _ in codes)
    assert count == len(codes)
    assert all(100 * MM <= side for _, side in codes)


@pytest.mark.parametrize("layout", sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml")))
def test_two_codes_are_not_lost_on_a_poster(layout: str, tmp_path: Path) -> None:
    if layout in ("base", "notice") or layout.startswith(("handout", "worksheet")):
        return
    made = make(read(yaml_of(Recipe(250, 3, 2)), tmp_path, Cache()), shipped_layout(layout, Cache()), Cache())
    assert all(100 * MM <= side for _, side in symbols_of(made))


@pytest.mark.parametrize("layout", ["sidebar", "cards", "billboard", "billboard-portrait", "spotlight"])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_quiet_zones_stand_on_one_ground_with_their_code(layout: str, count: int, tmp_path: Path) -> None:
    made = make(read(yaml_of(Recipe(250, 3, count)), tmp_path, Cache()), shipped_layout(layout, Cache()), Cache())
    page = made.drawing.pages[0]
    grounds = [item for item in page.items if type(item) is Shape and item.owner is None]
    for item in page.items:
        if type(item) is Shape and item.owner is not None and item.scale != 1.0:
            quiet = QUIET * item.scale - 0.05  # an edge that only touches it is outside
            side = quiet + item.scale * max(x for outline in item.outlines for x, _ in outline)
            corners = [(x, y) for x in (item.x - quiet, item.x + side) for y in (item.y - quiet, item.y + side)]
            below = [[ground.color for ground in grounds if holds(ground, x, y)][-1:] for x, y in corners]
            assert len({*map(tuple, below)}) == 1


def holds(ground: Shape, x: float, y: float) -> bool:
    """Whether a point lies in the rectangle around a ground, or in its disc."""
    across = [ground.x + ground.scale * point[0] for outline in ground.outlines for point in outline]
    down = [ground.y + ground.scale * point[1] for outline in ground.outlines for point in outline]
    if len(across) > 90:  # a disc
        return (x - ground.x) ** 2 + (y - ground.y) ** 2 <= ground.scale**2
    return min(across) <= x <= max(across) and min(down) <= y <= max(down)


def symbols_of(made: Made) -> list[tuple[float, float]]:
    """Left edge and side of each code, in points."""
    items = [item for page in made.drawing.pages for item in page.items]
    shapes = [item for item in items if type(item) is Shape and item.owner is not None and item.scale != 1.0]
    return [
        (item.x, item.scale * max(x for outline in item.outlines for x, _ in outline))
        for item in shapes
        if made.drawing.tree[item.owner or 0].kind == "Figure"
    ]
