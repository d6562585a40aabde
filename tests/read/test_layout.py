"""Layout files with all they extend and their theme -> Layout, or every problem at its place."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.color import Color
from poster.model.layout import Cell, Layout, Span, Track
from poster.model.units import MM, Edges, Length, Range
from poster.problems import Problem
from poster.read.layout import find_layout, layout_names, read_layout

ROOT = Path(__file__).parents[2]
SHIPPED = tuple(sorted(path.stem for path in (ROOT / "layouts").glob("*.yaml") if path.stem != "base"))

SMALL = """\
page: {size: A5, margin: 10mm}
fonts: {text: Some Sans}
fit: {body: 9pt to 12pt}
pages:
  front:
    areas: |
      a b
      a c
areas:
  a: {show: title}
  b: {show: sections}
  c: {show: resources}
"""


def read(folder: Path, text: str, name: str = "our") -> tuple[Layout | None, tuple[Problem, ...]]:
    (folder / "layouts").mkdir(exist_ok=True)
    path = folder / "layouts" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_layout(str(path), str(folder), Cache())


def good(folder: Path, text: str) -> Layout:
    layout, problems = read(folder, text)
    assert () == problems
    assert layout is not None
    return layout


@pytest.mark.parametrize("name", SHIPPED)
def test_layouts_that_ship_read_without_a_word(name: str) -> None:
    path = find_layout(name, str(ROOT))
    assert path is not None
    layout, problems = read_layout(path, str(ROOT), Cache())
    assert () == problems
    assert layout is not None
    assert name == layout.name


def test_a_layout_without_pages_is_not_built() -> None:
    layout, (problem,) = read_layout(str(ROOT / "layouts/base.yaml"), str(ROOT), Cache())
    assert layout is None
    assert "layout 'base' draws no page, so it cannot be built" == problem.message


def test_names_are_sought_beside_the_content_first(tmp_path: Path) -> None:
    read(tmp_path, SMALL, "poster")
    assert str(tmp_path / "layouts/poster.yaml") == find_layout("poster", str(tmp_path))
    assert find_layout("handout", str(tmp_path)) == find_layout("handout", str(ROOT))
    assert str(tmp_path / "layouts/poster.yaml") == find_layout(str(tmp_path / "layouts/poster.yaml"), "x")
    assert None is find_layout("../layouts/poster", str(tmp_path))
    assert None is find_layout("nowhere", str(tmp_path))
    read(tmp_path, SMALL, "alpha")
    names = layout_names(str(tmp_path))
    assert {"alpha", "handout", "poster", "poster-landscape"} < set(names)
    assert "base" not in names


def test_values_of_a_small_layout(tmp_path: Path) -> None:
    layout = good(tmp_path, SMALL)
    assert (148 * MM, 210 * MM, Edges(*[10 * MM] * 4), False) == (
        layout.width, layout.height, layout.margin, layout.mirrored)  # fmt: skip
    front = layout.pages.maps["front"]
    assert (Cell("a", 0, 0, 1, 2), Cell("b", 1, 0, 1, 1), Cell("c", 1, 1, 1, 1)) == front.cells
    assert (Track("fill", 1.0), Track("fill", 1.0)) == front.columns == front.rows
    assert (1,) == layout.pages.counts
    assert ("Some Sans",) == layout.styles["takeaway"].families
    assert Range(9, 12) == layout.fit.body


def test_extends_merges_maps_and_replaces_the_rest(tmp_path: Path) -> None:
    read(tmp_path, SMALL, "under")
    margin = "{top: 1mm, right: 2mm, bottom: 3mm, left: 4mm}"
    text = f"extends: under\npages: 1\npage: {{margin: {margin}}}\nareas: {{b: {{columns: 2}}}}\n"
    layout = good(tmp_path, text)
    assert Edges(1 * MM, 2 * MM, 3 * MM, 4 * MM) == layout.margin
    assert 2 == layout.areas["b"].columns
    assert "sections" == layout.areas["b"].show[0].what
    assert str(tmp_path / "layouts/under.yaml") == layout.areas["b"].show[0].place.file
    assert str(tmp_path / "layouts/our.yaml") == layout.areas["b"].place.file


def test_a_theme_lies_beneath_the_layout(tmp_path: Path) -> None:
    themes = tmp_path / "layouts/themes"
    themes.mkdir(parents=True)
    theme = "colors: {ink: navy, accent: '#abc', on-accent: white}\nstyles: {title: {weight: bold}}\n"
    (themes / "dusk.yaml").write_text(theme)
    text = SMALL.replace("{show: title}", "{show: title, ground: accent}")
    layout = good(tmp_path, text + "theme: dusk\ncolors: {accent: '#ff0000'}\n")
    assert Color(0, 0, 128) == layout.styles["body"].color
    assert (Color(255, 0, 0), Color(255, 255, 255)) == (layout.areas["a"].ground, layout.areas["a"].ink)
    assert 700 == layout.styles["title"].weight


def test_styles_start_from_the_body(tmp_path: Path) -> None:
    text = SMALL + "styles:\n  body: {weight: 300, hyphens: yes}\n  title: {size: 24pt to 60pt, font: Other}\n"
    title = good(tmp_path, text).styles["title"]
    assert (300, True, ("Other",)) == (title.weight, title.hyphens, title.families)
    assert (Length(points=24), Length(points=60)) == title.size


def test_styles_of_an_area_lie_over_those_around_it(tmp_path: Path) -> None:
    text = """\
extends: small
pages: {front: {areas: box}}
areas:
  box: {areas: a b, styles: {body: {italic: yes}, heading: {size: 2}}}
  a: {styles: {heading: {weight: 700}}}
styles: {heading: {tracking: 0.1}}
"""
    read(tmp_path, SMALL, "small")
    layout = good(tmp_path, text)
    styles = layout.areas["a"].styles
    assert styles is not None
    heading = styles["heading"]
    assert (Length(bodies=2.0), 700, 0.1, True) == (heading.size[0], heading.weight, heading.tracking, heading.italic)
    assert (True, True) == (styles["body"].italic, styles["quote"].italic)
    assert layout.areas["b"].styles == layout.areas["box"].styles != layout.styles
    assert not layout.styles["body"].italic
    assert all(area.styles is None for area in good(tmp_path, SMALL).areas.values())


def test_what_stands_among_lines_of_a_body_is_as_large_as_that(tmp_path: Path) -> None:
    text = """\
extends: small
areas: {b: {styles: {body: {size: 0.8}, quote: {size: 1.5}}}}
styles: {subheading: {size: 1.25}, heading: {size: 2}}
"""
    read(tmp_path, SMALL, "small")
    styles = good(tmp_path, text).areas["b"].styles
    assert styles is not None
    sizes = [styles[name].size[0].bodies for name in ("body", "subheading", "quote", "heading", "label")]
    assert [0.8, 1.0, pytest.approx(1.2), 2.0, 0.8] == sizes


def test_gutter_is_the_gap_of_the_map_and_codes_have_one_source(tmp_path: Path) -> None:
    text = SMALL.replace("    areas: |", "    gap: 3mm 5mm\n    areas: |") + "scan: 2m\ncodes: {text: beside}\n"
    layout = good(tmp_path, text)
    assert Length(points=5 * MM) == layout.areas["b"].gutter
    assert ("beside", 2000 * MM) == (layout.areas["c"].codes.text, layout.areas["c"].codes.scan)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A5", "A9", "1:14: 'A9' is not a page size; did you mean 'A0'?"),
        ("A5", "10mm x 10mm", "1:14: '10mm' is out of bounds"),
        (
            "10mm",
            "24px",
            "1:26: '24px' is not a length; write it like 12mm or 0.5in, or as a share of the page's short side: 3.5%",
        ),
        ("10mm", "30", "1:26: '30' lacks a unit; write it like 12mm or 0.5in, or as a share"),
        ("10mm", "70mm", "1:26: the margins leave 8 mm of the page's width of 148 mm"),
        ("10mm", "{inner: 1mm, outer: 1mm, top: 1mm}", "1:26: the margin lacks 'bottom'; add 'bottom: 20mm'"),
        ("10mm", "60%", "1:26: '60%' is out of bounds; from 0 to 50% of the page's short side is allowed"),
        ("10mm", "x%", "1:26: 'x%' is not a length; "),
        (
            "show: title",
            "show: title, padding: 1 .%",
            "10:29: '.%' is not a length; write it like 12mm or 24pt, as a share",
        ),
        ("9pt to 12pt", "12pt to 9pt", "3:13: '12pt to 9pt' is a range whose first number is the larger"),
        ("9pt to 12pt", "9 to 12", "3:13: '9' is not a length; write it like 24pt to 40pt"),
        ("fit: {body: 9pt to 12pt}", "fit: {lines: 1.3}", "3:1: the layout does not say how large the body may be"),
        ("fonts: {text: Some Sans}", "", "1:1: the layout names no font"),
        ("a c", "c a", "8:9: area 'a' is not a rectangle: it also appears in row 2, column 2"),
        ("a c", "b b", "8:7: area 'b' is not a rectangle: it also appears in row 2, column 1"),
        ("a c", "a b c", "8:7: row 2 of the drawing has 3 cells, the first row has 2; write '.' for an empty cell"),
        ("a c", "a d", "6:12: the drawing names 'd', which 'areas:' does not define; "),
        ("a c", "a .", "12:3: area 'c' stands in no drawing; draw it, or take it out"),
        ("    areas: |", "    rows: fill\n    areas: |", "6:11: 'rows' names 1 rows, but the drawing has 2"),
        ("    areas: |", "    rows: fil fill\n    areas: |", "6:11: 'fil' is not a track; did you mean 'fill'?"),
        ("show: title", "show: titel", "10:13: 'titel' is not something to show; did you mean 'title'?"),
        (
            "show: title",
            "colums: 2, show: title",
            "10:7: 'colums' is not something an area has; did you mean 'columns'?",
        ),
        ("show: title", "show: title, ground: acent", "10:28: 'acent' is neither a role of 'colors:' nor a color"),
        ("show: title", "continues: d", "10:18: area 'a' continues 'd', which 'areas:' does not define; "),
        (
            "show: title",
            "continues: bb",
            "10:18: area 'a' continues 'bb', which 'areas:' does not define; did you mean",
        ),
        ("show: title", "continues: a", "10:18: areas continue each other in a circle: a > a; let the first of them"),
        (
            "{show: title}\n  b: {show: sections}",
            "{continues: b}\n  b: {continues: a}",
            "10:18: areas continue each other in a circle: a > b > a; ",
        ),
        (
            "{show: title}\n  b: {show: sections}\n  c: {show: resources}",
            "{continues: b}\n  b: {show: sections}\n  c: {continues: b}",
            "12:18: area 'c' continues 'b', and so does 'a'; let it continue 'a'",
        ),
        (
            "show: title",
            "continues: b, show: title",
            "10:21: area 'a' continues 'b', so that 'show' says nothing here; say it of the area that shows the text",
        ),
        (
            "{show: title}\n  b: {show: sections}",
            "{continues: b}\n  b: {show: title}",
            "10:18: area 'a' continues 'b', which shows nothing that could go on; let that show 'sections'",
        ),
        (
            "{show: title}\n  b: {show: sections}",
            "{continues: b}\n  b: {show: sections, cards: 2}",
            "10:18: area 'a' continues 'b', which shows cards; take 'cards:' out, or 'continues:'",
        ),
        (
            "{show: title}\n  b: {show: sections}",
            "{continues: b}\n  b: {show: sections, stand: fill}",
            "10:18: area 'a' continues 'b', whose text is spread from its top to its foot; take 'stand: fill' out",
        ),
        (
            "    areas: |\n      a b\n      a c\nareas:\n  a: {show: title}",
            "    rows: fill content\n    areas: |\n      b b\n      a c\nareas:\n  a: {continues: b}",
            "11:3: area 'a' is as tall as its content, so that no text goes on from it or in it; give it a row",
        ),
        (
            "{show: title}\n  b: {show: sections}",
            "{continues: b}\n  b: {areas: d}\n  d: {show: sections}",
            "10:18: area 'a' continues 'b', which is a map of smaller areas; name the one of them that shows the text",
        ),
        (
            "show: title",
            "show: title, styles: {headng: {size: 2}}",
            "10:29: 'headng' is not something styles has; did you mean 'heading'?",
        ),
        (
            "show: title",
            "show: title, styles: {heading: {sise: 2}}",
            "10:39: 'sise' is not something a style has; did you mean 'size'?",
        ),
        (
            "show: title",
            "show: title, styles: {body: {color: acent}}",
            "10:43: 'acent' is neither a role of 'colors:' nor a color",
        ),
        ("show: title", "areas: a, columns: fill", "10:14: areas stand in each other in a circle: a > a"),
        ("  front:", "  count: 3\n  front:", "5:10: there are to be up to 3 pages, but maps for only 1"),
        ("fit:", "theme: sqare\nfit:", "3:8: there is no theme 'sqare'; did you mean 'square'?"),
        ("fit:", "extends: postr\nfit:", "3:10: there is no layout 'postr'; did you mean 'poster'?"),
        ("fit:", "styles: {titel: {}}\nfit:", "3:10: 'titel' is not something styles has; did you mean 'title'?"),
        ("fit:", "styles: {title: {size: 24px}}\nfit:", "3:24: '24px' is not a length; write it like 24pt or 8mm"),
        ("fit:", "styles: {title: {leading: 9}}\nfit:", "3:27: '9' is out of bounds; from 0.7 to 3 is allowed"),
        ("fit:", "styles: {title: {color: '#33'}}\nfit:", "3:25: '#33' is neither a role of 'colors:' nor a color"),
        ("fit:", "colors:\n  ink: #333\nfit:", "4:8: '#333' is read as a comment, so nothing is said here"),
        ("fit:", "sheet: two up\nfit:", "3:8: 'two up' is not known here; did you mean 'two-up'?"),
        ("fit:", "sheet: booklet\nfit:", "3:8: a booklet of 1 page cannot be folded: each of its sheets has 4; write "),
        (
            "pages:\n  front:",
            "sheet: booklet\npages:\n  count: 4 to 6\n  every:",
            "6:10: a booklet of 5 pages cannot be folded: each of its sheets has 4; write 'count: 4, 8, 12 or 16'",
        ),
        ("fit:", "scan: 1\nfit:", "3:7: '1' is not a length; write it like 1.2m or 30cm"),
    ],
)
def test_each_fault_is_told_with_its_way_out(old: str, new: str, expected: str, tmp_path: Path) -> None:
    layout, problems = read(tmp_path, SMALL.replace(old, new, 1))
    found = [str(problem).removeprefix(f"{tmp_path / 'layouts/our.yaml'}:") for problem in problems]
    assert layout is None
    assert any(message.startswith(expected) for message in found), found


def test_shares_are_of_the_short_side_and_whole_tenths_of_a_millimetre(tmp_path: Path) -> None:
    text = SMALL.replace("10mm", "5% 10mm").replace("    areas: |", "    gap: 2%\n    areas: |")
    text += "codes: {gap: 0.5, apart: 10%}\nheading: {rule: 0.2%}\n"
    text = text.replace("show: title", "show: title, padding: 1% 2mm 0, rule: 0.5%")
    layout = good(tmp_path, text)
    area = layout.areas["a"]
    assert Edges(7.4 * MM, 10 * MM, 7.4 * MM, 10 * MM) == layout.margin
    assert (Length(3 * MM), Length(3 * MM)) == (layout.pages.maps["front"].row_gap, area.gutter)
    assert (Length(1.5 * MM), Length(2 * MM), Length(), Length(2 * MM)) == area.padding
    assert (Length(0.7 * MM), Length(0.3 * MM)) == (area.rule, layout.heading.rule)
    codes = area.codes
    assert (Length(bodies=0.5), 14.8 * MM) == (codes.gap, codes.apart)


def test_shares_of_posters_are_the_measures_they_were_drawn_with() -> None:
    for name in ("poster", "poster-landscape"):
        layout, _ = read_layout(str(ROOT / f"layouts/{name}.yaml"), str(ROOT), Cache())
        assert layout is not None
        assert Edges(*[30 * MM] * 4) == layout.margin
        assert (3 * MM, 24 * MM) == tuple(layout.areas["head"].padding[side].points for side in (0, 2))


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [
        ("", 1189, 841),
        ("A1", 841, 594),
        ("A1 portrait", 594, 841),
        ("Letter", 279.4, 215.9),
        ("36x48in", 914.4, 1219.2),
    ],
)
def test_a_size_given_replaces_that_of_the_layout(size: str, width: float, height: float) -> None:
    """A paper lies as the layout was drawn unless it says otherwise; two lengths are as they are written."""
    layout, problems = read_layout(str(ROOT / "layouts/poster-landscape.yaml"), str(ROOT), Cache(), size)
    assert () == problems
    assert layout is not None
    assert (pytest.approx(width * MM), pytest.approx(height * MM)) == (layout.width, layout.height)
    assert pytest.approx(0.0357 * min(width, height) * MM, abs=0.05 * MM) == layout.margin.top


def test_a_size_that_is_none_is_a_problem_of_the_layout() -> None:
    layout, (problem,) = read_layout(str(ROOT / "layouts/poster.yaml"), str(ROOT), Cache(), "A9")
    assert layout is None
    assert ("'A9' is not a page size", "did you mean 'A0'?") == (problem.message, problem.hint)


def test_layouts_of_two_sizes_are_two_layouts_in_one_cache(tmp_path: Path) -> None:
    cache = Cache()
    path = str(ROOT / "layouts/poster.yaml")
    widths = [
        layout.width for layout, _ in (read_layout(path, str(ROOT), cache, size) for size in ("A1", "", "A1")) if layout
    ]
    assert [594 * MM, 841 * MM, 594 * MM] == widths


def test_layouts_that_extend_each_other_in_a_circle(tmp_path: Path) -> None:
    read(tmp_path, "extends: our\n", "other")
    layout, (problem,) = read(tmp_path, "extends: other\n")
    assert layout is None
    assert "layouts extend each other in a circle: our > other > our" == problem.message


def test_a_warm_cache_changes_nothing_and_sees_every_file(tmp_path: Path) -> None:
    cache = Cache()
    read(tmp_path, SMALL, "under")
    path = tmp_path / "layouts/our.yaml"
    path.write_text("extends: under\n")
    first = read_layout(str(path), str(tmp_path), cache)
    assert first == read_layout(str(path), str(tmp_path), cache)
    read(tmp_path, SMALL.replace("A5", "A4"), "under")
    second, _ = read_layout(str(path), str(tmp_path), cache)
    assert second is not None
    assert 210 * MM == second.width


@pytest.mark.parametrize(("says", "points"), [("yes", 0.8 * MM), ("no", None), ("2mm", 2 * MM)])
def test_a_rule_of_an_area_is_its_own_or_as_thick_as_the_theme_has_it(
    says: str, points: float | None, tmp_path: Path
) -> None:
    text = SMALL.replace("show: title", f"show: title, rule: {says}") + "heading: {areas: 0.8mm}\n"
    rule = good(tmp_path, text).areas["a"].rule
    assert points == (rule.points if rule else None)


SPANS = """\
page: {size: A0 portrait, margin: 10mm}
fonts: {text: Some Sans}
fit: {body: 24pt to 30pt}
pages:
  front:
    areas: a
areas:
  a:
    show: [facts, facts.one, sections, takeaway]
    columns: 3
    spans:
      SPAN
"""


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("takeaway: {span: 2, at: foot}", ("takeaway", Span(2, "foot"))),
        ("takeaway: {at: top}", ("takeaway", Span(0, "top"))),
        ("takeaway: all", ("takeaway", Span(0, "auto"))),
        ("facts: 3", ("facts", Span(3, "auto"))),
        ("facts.one: 2", ("facts.one", Span(2, "auto"))),
    ],
)
def test_what_an_area_shows_may_span_its_columns(written: str, span: tuple[str, Span], tmp_path: Path) -> None:
    assert (span,) == good(tmp_path, SPANS.replace("SPAN", written)).areas["a"].spans


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "takeawy: all",
            "12:7: 'takeawy' is to span columns of an area that does not show it; did you mean 'takeaway'?",
        ),
        ("logos: all", "12:7: 'logos' is to span columns of an area that does not show it; add it to 'show:'"),
        ("sections: all", "12:7: 'sections' runs through the columns of its area and cannot span them; let title"),
        ("facts: 4", "12:14: 'facts' is to span 4 columns of an area that has 3; write 3 or all"),
        ("facts: al", "12:14: 'al' is not a number of columns to span; did you mean 'all'?"),
        ("facts: {at: bottom}", "12:19: 'bottom' is not known here; write top, foot or auto"),
        ("facts: {spam: 2}", "12:15: 'spam' is not something a span has; did you mean 'span'?"),
    ],
)
def test_what_is_wrong_with_a_span_is_said_at_its_place(written: str, expected: str, tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, SPANS.replace("SPAN", written))
    assert expected in str(problem)


def test_cells_have_no_columns_to_span(tmp_path: Path) -> None:
    text = SPANS.replace("SPAN", "facts: all").replace("columns: 3", "cards: 3")
    _, problems = read(tmp_path, text)
    assert any("'cards' shows stands in cells" in str(problem) for problem in problems)
