"""Terms and what they mean: beside each other where the terms are short, else below."""

from poster.blocks.kind import Portion, Spot
from poster.blocks.term import TermBlock, measure, place
from poster.cache import Cache
from poster.model.drawing import Glyphs
from tests.blocks.test_box import held
from tests.blocks.test_prose import SETTING, paragraph

EM = 10.0


def term(longest: float) -> TermBlock:
    return TermBlock(paragraph(1).copy, held(2), longest, 0.0, 1.0)


def placed(block: TermBlock, width: float) -> list[tuple[float, float]]:
    items = place(block, Spot(0.0, 0.0, width, 99.0, 1, "right"), Portion(0, 0), SETTING, Cache())
    return [(item.x, item.y) for item in items if type(item) is Glyphs]


def test_short_terms_stand_on_the_line_of_their_meaning_on_a_common_edge() -> None:
    (_, first), (edge, second), *_ = placed(term(2.0), 200.0)
    assert (first, 2.9 * EM) == (second, edge)


def test_long_terms_stand_above_their_meaning() -> None:
    (_, first), (indent, second), *_ = placed(term(9.0), 200.0)
    assert (13.0, 1.0 * EM) == (second - first, indent)
    assert (
        measure(term(9.0), 200.0, SETTING, 0.0).height.leads == measure(term(2.0), 200.0, SETTING, 0.0).height.leads + 1
    )


def test_a_term_stays_with_its_meaning() -> None:
    assert () == measure(term(2.0), 60.0, SETTING, 0.0).cuts
