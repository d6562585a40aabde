"""Numbers and strings as PDF writes them."""

import pytest

from poster.paint.objects import real, stream, text_string


@pytest.mark.parametrize(
    ("expected", "value"), [("12", 12.0), ("0.5", 0.5), ("0", -0.001), ("-1.25", -1.251), ("100", 100.0)]
)
def test_numbers_are_as_short_as_two_decimals_allow(expected: str, value: float) -> None:
    assert expected == real(value)


def test_numbers_are_never_written_with_an_exponent() -> None:
    assert "0.00001" == real(0.00001, 5)
    assert "12345678" == real(12345678.0)


def test_plain_text_is_escaped() -> None:
    assert r"(a \(b\) \\ c)" == text_string(r"a (b) \ c")


def test_other_text_is_utf_16() -> None:
    assert "<FEFF00E9D835DD38>" == text_string("é𝔸")
    assert "<FEFF0061000A>" == text_string("a\n")


def test_a_stream_ends_on_a_line_of_its_own() -> None:
    assert b"<</Length 3>>\nstream\nabc\nendstream" == stream("", b"abc")
