"""The table of levers: prices never below nothing, each with a reason; the body dearer the smaller it is."""

import pytest

from poster.fit import levers


def test_every_lever_says_what_it_costs_why_and_on_whose_word() -> None:
    for lever in levers.LEVERS:
        assert all(part.strip() for part in lever), lever.name


def test_names_of_levers_are_unlike() -> None:
    names = [lever.name for lever in levers.LEVERS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", levers.PRICES)
def test_a_lever_that_is_not_moved_costs_nothing_and_more_the_further_it_is(name: str) -> None:
    price = levers.PRICES[name]
    assert price(0.0) == 0.0
    assert 0.0 < price(0.5) < price(1.0)


def test_the_largest_body_costs_nothing() -> None:
    assert levers.price_of_body(40.0, 40.0, 40.0) == 0.0


def test_four_per_cent_of_the_body_are_cheaper_than_a_list_that_is_parted() -> None:
    assert levers.price_of_body(0.96 * 40.0, 40.0, 40.0) < levers.LIST_PARTED


def test_ten_per_cent_of_the_body_are_dearer_than_a_list_that_is_parted() -> None:
    assert levers.price_of_body(0.90 * 40.0, 40.0, 40.0) > levers.LIST_PARTED


def test_a_last_column_is_dearer_the_shorter_it_is() -> None:
    assert levers.price_of_short(1.0) < levers.price_of_short(2.0) < levers.price_of_short(6.0)
