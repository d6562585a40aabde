"""Where the decimal mark of a number stands, in what scientists write."""

import pytest

from poster.compose.numerals import are_numbers, mark_in


@pytest.mark.parametrize(
    "text, left",
    [
        ("4.25", "4"), ("411", "411"), ("−4.2", "−4"), ("-4.2", "-4"), ("+123", "+123"), (".05", ""), ("<.001", "<"),
        ("<0.001", "<0"), ("≤ 3.5", "≤ 3"), ("12 (3.4)", "12"), ("0.89*", "0"), ("35 %", "35"), ("4.2 ± 0.3", "4"),
        ("±0.3", "±0"), ("1,234", "1,234"), ("1,234.5", "1,234"), ("12 345.6", "12 345"), ("1,234,567", "1,234,567"),
        ("€9,000", "€9,000"), ("3.1 × 10⁻⁵", "3"), ("2e-5", "2"), ("5–10", "5"), ("(0.2)", "(0"), ("0,5", "0"),
        ("0.123", "0"), ("2024", "2024"), ("1'000", "1'000"), ("7 of 9", "7"),
    ],
)  # fmt: skip
def test_marks_of_numbers_in_english(text: str, left: str) -> None:
    assert are_numbers([text])
    assert left == text[: mark_in(text, "en-GB")]


@pytest.mark.parametrize(
    "text, left",
    [("1,234", "1"), ("1.234", "1.234"), ("1.234,5", "1.234"), ("0,05", "0"), ("0.123", "0"), ("12 345,6", "12 345")],
)
def test_marks_of_numbers_in_german(text: str, left: str) -> None:
    assert left == text[: mark_in(text, "de")]


@pytest.mark.parametrize(
    "texts, expected",
    [
        (["1.2", "n/a", "–", ""], True), (["n/a", "–"], False), ([], False), (["3 weeks"], False), (["A1", "2"], False),
        (["Coast", "2"], False), (["1.2", "not measured"], False), (["12 ml", "3 ml"], True), (["2nd", "3rd"], False),
    ],
)  # fmt: skip
def test_columns_of_numbers(texts: list[str], expected: bool) -> None:
    assert expected == are_numbers(texts)
