"""Least gaps: what has to be clear around a block is free, whatever stands there and whatever the leading."""

from poster.fit.flow import least_gaps
from poster.model.story import Clear, Extent, Linear
from poster.model.units import Range

GAPS = {"item": Range(0.5, 1.0), "scan": Range(0.5, 1.0), "code": Range(1.0, 2.0)}
LINE = Extent(Linear(7.0))


def code(quiet: float, above: float = 0.0, below: float = 0.0) -> Extent:
    return Extent(Linear(50.0), clear=Clear(Linear(quiet, above), Linear(quiet, below)))


def test_lines_of_text_are_a_leading_and_a_gap_apart() -> None:
    assert Linear(-7.0, 1.5) == least_gaps([LINE, LINE], GAPS, 7.0)["item"]


def test_quiet_zones_are_free_at_any_leading() -> None:
    least = least_gaps([LINE, code(12.0), code(9.0)], GAPS, 7.0)
    assert (Linear(12.0, 0.5), Linear(12.0, 1.0)) == (least["scan"], least["code"])
    assert 12.0 < least["scan"].at(0.1)


def test_what_wants_more_lines_clear_gets_them() -> None:
    least = least_gaps([code(12.0, above=0.75, below=1.5)], GAPS, 7.0)
    assert (0.75, 1.5) == (least["scan"].leads, least["code"].leads)


def test_text_alone_has_nothing_to_keep_clear() -> None:
    least = least_gaps([LINE], GAPS, 7.0)
    assert (Linear(0.0, 0.5), Linear(0.0, 1.0)) == (least["scan"], least["code"])
