"""Lists with letters and numerals, as Pandoc has them."""

import pytest

from poster.model.content import ListBlock
from poster.model.ordinals import meanings, written
from tests.read.test_dialect import read, words


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("a. one\nb. two", ["a.", "b."]),
        ("(a) one\n(b) two", ["(a)", "(b)"]),
        ("C) one\nD) two", ["C)", "D)"]),
        ("i) one\nii) two\niii) three", ["i)", "ii)", "iii)"]),
        ("IV. one\n\nV. two", ["IV.", "V."]),
        ("h. one\ni. two\nj. three", ["h.", "i.", "j."]),
        ("(1) one\n(2) two", ["(1)", "(2)"]),
        ("#. one\n#. two", ["1.", "2."]),
        ("3. one\n4. two", ["3.", "4."]),
    ],
)
def test_numbers_stand_as_they_are_typed(text: str, numbers: list[str]) -> None:
    (block,), problems = read(text)
    assert isinstance(block, ListBlock)
    assert ((), numbers) == (problems, [block.number(item) for item in range(len(block.items))])


@pytest.mark.parametrize("text", ["A. Smith said so", "(a) is one of them", "a. one\nc. two", "i.e. two\nii.e. three"])
def test_one_line_makes_no_list(text: str) -> None:
    assert not any(isinstance(block, ListBlock) for block in read(text)[0])


def test_items_hold_lists_and_go_on_in_further_lines() -> None:
    (outer, behind), _ = read("a) one\n   more\n\n   (i) x\n   (ii) y\n\nb) two\n\nafter")
    assert isinstance(outer, ListBlock)
    assert ["one more\nx\ny", "two", "after"] == [*(words(item) for item in outer.items), words((behind,))]


@pytest.mark.parametrize("number", [1, 4, 9, 26, 27, 49, 99])
def test_numbers_are_read_as_they_are_written(number: int) -> None:
    assert ("i", number) in meanings(written(number, "i"))
    assert ("I", number) in meanings(written(number, "I"))
    assert number > 26 or ("a", number) in meanings(written(number, "a"))
