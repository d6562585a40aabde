"""Formulas within lines, which open for them, and formulas on lines of their own."""

from itertools import pairwise

import pytest

from poster.blocks.copy import set_copy
from poster.blocks.equation import LIGHTER, SCALE, EquationBlock, arrange, measure
from poster.blocks.prose import Prose
from poster.blocks.prose import measure as measure_prose
from poster.cache import Cache
from poster.compose.copies import Case, Copyist
from poster.compose.equations import write_equation
from poster.compose.tree import Tree
from poster.mathematics.engine import lay_out
from poster.model.content import Equation, Run, Text
from poster.model.drawing import Glyphs
from poster.model.story import Copy, Setting
from poster.problems import Place
from poster.text.fonts import open_fonts
from tests.making import ROOT, shipped_layout

SETTING = Setting(10.0, 13.0, 8.0)
PLACE = Place("test.yaml")
LONG = "S = x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 = y_1 + y_2 + y_3 + y_4"


def copyist() -> Copyist:
    cache = Cache()
    return Copyist(shipped_layout("poster", cache), "en", open_fonts((str(ROOT / "fonts"),), cache), Tree(), cache)


def text(*parts: str) -> Copy:
    """Words, and formulas between dollars, as body."""
    own = copyist()
    runs = []
    for part in parts:
        made = lay_out(part[1:-1], False, "en").formula if part.startswith("$") else None
        runs.append(Run(made.text, formula=made) if made else Run(part))
    return own.copy(Text(tuple(runs), (PLACE,) * len(runs)), own.layout.styles["body"], 0)


def equation(tex: str, number: str = "") -> EquationBlock:
    own = copyist()
    made = lay_out(tex, True, "en").formula
    assert made
    return write_equation(Equation(made, PLACE, "eq-a", number), Case(own, own.layout.styles, None), 0, 1.0)


def baselines(copy: Copy, width: float) -> list[float]:
    """Where the lines of words stand."""
    items = set_copy(copy, 0.0, 0.0, width, 10.0, 13.0, Cache())
    return sorted({round(item.y, 3) for item in items if isinstance(item, Glyphs) and item.owner == 0})


def test_a_low_formula_opens_nothing() -> None:
    copy = text("many words " * 6, "$x^2 + y_i$", " and more " * 6)
    lines = baselines(copy, 100.0)
    assert {13.0} == {round(after - before, 2) for before, after in pairwise(lines)}


@pytest.mark.parametrize("tex", [r"$\frac{a}{b}$", r"$\sum_{i=1}^n x_i$", r"$\begin{pmatrix}a\\b\\c\end{pmatrix}$"])
def test_only_the_line_of_a_tall_formula_opens(tex: str) -> None:
    copy = text("many words " * 6, tex, " and more " * 6)
    steps = [round(after - before, 2) for before, after in zip(*[baselines(copy, 100.0)[at:] for at in (0, 1)])]
    assert len(steps) > 4
    assert 1 <= sum(step > 13.0 for step in steps) <= 2


@pytest.mark.parametrize("width", [60.0, 80.0, 100.0, 130.0, 200.0])
def test_both_parts_of_a_paragraph_with_formulas_are_as_tall_as_they_are_drawn(width: float) -> None:
    copy = text(*("many words ", r"$\frac{a}{b}$", " and more ") * 6)
    block = Prose(copy, 0.0, None, 0.0, False)
    whole = measure_prose(block, width, SETTING, 0.0)
    cap = copy.face.cap_height * 10.0
    for cut in whole.cuts:
        drawn = []
        for first, last in ((0, cut.at), (cut.at, 0)):
            items = set_copy(copy, 0.0, 0.0, width, 10.0, 13.0, Cache(), first, last)
            drawn.append(max(item.y for item in items if isinstance(item, Glyphs) and item.owner == 0))
        assert drawn == pytest.approx([whole.between(*ends).at(13.0) for ends in ((0, cut.at), (cut.at, 0))], abs=0.01)
    assert whole.height.at(13.0) >= max(baselines(copy, width)) - 0.01 > cap


def test_letters_of_a_formula_are_as_large_as_those_around_it() -> None:
    copy = text("x", "$x$")
    own, other = (piece for box in copy.galley.boxes for piece in box.pieces)
    assert own.scale * own.word.face.x_height == pytest.approx(other.scale * other.word.face.x_height, abs=0.03)


def test_an_equation_stands_indented_with_its_number_beside_it() -> None:
    way = arrange(equation("a = b", "1"), 200.0, SETTING)
    assert (1, 10.0, False, 0.0) == (len(way.rows), way.indent, way.is_below, way.over)
    assert way.size == pytest.approx(SCALE * 10.0)


def test_one_that_is_a_little_too_wide_is_set_a_little_smaller() -> None:
    block = equation(LONG)
    width = block.copy.galley.ends[-1] * SCALE * 10.0 * (LIGHTER + 0.1)
    way = arrange(block, width, SETTING)
    assert (1, 0.0) == (len(way.rows), way.over)
    assert LIGHTER * SCALE * 10.0 < way.size < SCALE * 10.0


@pytest.mark.parametrize("width", [60.0, 90.0, 110.0, 140.0])
def test_one_that_is_far_too_wide_is_parted_within_its_width(width: float) -> None:
    block = equation(LONG, "12")
    way = arrange(block, width, SETTING)
    starts, ends = block.copy.galley.starts, block.copy.galley.ends
    assert len(way.rows) > 1
    assert 0.0 == way.over
    assert [0, *(row.last + 1 for row in way.rows[:-1])] == [row.first for row in way.rows]
    assert all(way.indent + (row.left + ends[row.last] - starts[row.first]) * way.size <= width for row in way.rows)


def test_a_relation_begins_a_line_rather_than_a_sum() -> None:
    block = equation(LONG)
    way = arrange(block, 125.0, SETTING)
    assert any(not block.sums[row.first] for row in way.rows[1:])


def test_one_that_nothing_helps_is_told_to_be_too_wide() -> None:
    assert measure(equation(r"\begin{matrix}a & b & c & d & e & f & g & h\end{matrix}"), 40.0, SETTING, 0.0).over > 1.0
