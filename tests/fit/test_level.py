"""Equations of columns: values nearest to the wanted ones that hold every row, or none."""

import random

from poster.fit.level import NEAR, Row, nearest

ENDLESS = float("inf")


def test_what_is_wanted_is_kept_where_every_row_holds() -> None:
    assert [3.0, 1.0] == nearest([3.0, 1.0], [1.0, 1.0], [Row((0, 1), (2.0, 1.0), 5.0, 8.0)])


def test_two_columns_without_gaps_of_their_own_settle_leading_and_distance() -> None:
    """30 lines with 8 gaps are 10 points too low, 25 lines with 3 gaps 5 too high: one leading, one distance."""
    found = nearest(
        [0.0, 0.0], [1.0, 1.0], [Row((0, 1), (30.0, 8.0), 10.0, 10.0), Row((0, 1), (25.0, 3.0), -5.0, -5.0)]
    )
    assert found is not None
    assert [10.0, -5.0] == [round(30 * found[0] + 8 * found[1], 6), round(25 * found[0] + 3 * found[1], 6)]


def test_a_row_pulls_no_further_than_its_nearer_bound() -> None:
    assert [1.0] == nearest([0.0], [1.0], [Row((0,), (1.0,), 1.0, 2.0)])


def test_what_costs_less_moves_further() -> None:
    found = nearest([0.0, 0.0], [3.0, 1.0], [Row((0, 1), (1.0, 1.0), 10.0, 10.0)])
    assert [9.0, 1.0] == [round(value, 6) for value in found or ()]


def test_rows_that_contradict_each_other_have_no_values() -> None:
    assert nearest([0.0], [1.0], [Row((0,), (1.0,), 1.0, 2.0), Row((0,), (1.0,), 3.0, 4.0)]) is None


def test_one_column_twice_is_no_contradiction() -> None:
    row = Row((0, 1), (30.0, 8.0), 10.0, 10.0)
    assert nearest([0.0, 0.0], [1.0, 1.0], [row, row]) is not None


def test_a_column_that_may_end_short_only_has_a_highest_bound() -> None:
    assert [0.0] == nearest([0.0], [1.0], [Row((0,), (30.0,), -ENDLESS, 12.0)])


def test_rows_around_a_common_point_nearly_always_have_values() -> None:
    """Whatever columns ask for, where one point holds them all, values are found, and they hold them all. An active set
    gives up in about one case of four hundred: then a plan is lost, and another one taken.
    """
    chance = random.Random(1)
    given_up = 0
    for _ in range(1000):
        point = [chance.uniform(-1.0, 1.0) for _ in range(chance.choice((3, 4)))]
        rows = []
        for _ in range(chance.randint(1, 5)):
            factors = tuple(chance.uniform(1.0, 30.0) for _ in point)
            at = sum(own * value for own, value in zip(factors, point))
            slack = chance.choice((1.0, 5.0, 20.0))
            rows.append(Row(tuple(range(len(point))), factors, at - slack, at + slack))
        found = nearest([0.0] * len(point), [1.0] * len(point), rows)
        given_up += found is None
        assert found is None or all(row.low - 2 * NEAR <= row.at(found) <= row.high + 2 * NEAR for row in rows)
    assert given_up <= 4
