"""Scalars -> lengths, tracks, counts, page sizes and colors."""

import pytest

from poster.model.color import Color
from poster.model.layout import Track
from poster.model.units import MM, Length
from poster.read import values
from poster.read.colors import color
from poster.read.suggest import did_you_mean, either


@pytest.mark.parametrize(
    ("text", "points"),
    [("12mm", 12 * MM), ("1.2cm", 12 * MM), ("3in", 216), ("24pt", 24), ("1 m", 1000 * MM), ("0", 0)],
)
def test_lengths(text: str, points: float) -> None:
    assert points == pytest.approx(values.length(text))


@pytest.mark.parametrize("text", ["24px", "30", "", "mm", "1e3mm", "infmm", "-3mm", "1..2mm", "9" * 40 + "mm", "１mm"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        values.length(text)


def test_tracks() -> None:
    assert (Track("fill", 1), Track("content", 1), Track("share", 0.24), Track("length", 40 * MM)) == values.tracks(
        "fill content  24% 40mm"
    )


@pytest.mark.parametrize("text", ["24% to 36% fill", "24 to  36% fill"])
def test_a_track_may_be_a_range_of_shares(text: str) -> None:
    assert (Track("share", 0.24, 0.36), Track("fill", 1)) == values.tracks(text)


@pytest.mark.parametrize("text", ["36% to 24%", "60% to 80% 30%", "24% to fill", "10mm to 20mm", "to 3%"])
def test_what_is_no_range_of_shares(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        values.tracks(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("4", (4,)), ("1 to 4", (1, 2, 3, 4)), ("2, 4, 6 or 8", (2, 4, 6, 8)), ("8 or 2", (2, 8))]
)
def test_counts(text: str, expected: tuple[int, ...]) -> None:
    assert expected == values.counts(text)


@pytest.mark.parametrize("text", ["0", "1 to 401", "4 to 1", "", "two", "1 to", "-1", "²"])
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        values.counts(text)


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("A0 portrait", 841, 1189), ("a0 landscape", 1189, 841), ("A5", 148, 210), ("ARCH E", 914.4, 1219.2),
        ("48in x 36in", 1219.2, 914.4), ("48x36in", 1219.2, 914.4), ("120cm × 90cm", 1200, 900),
        ("120cm x 90cm portrait", 900, 1200),
    ],
)  # fmt: skip
def test_page_sizes(text: str, width: float, height: float) -> None:
    assert pytest.approx([width * MM, height * MM]) == list(values.page_size(text))


def test_sizes_hang_on_the_body_where_they_have_no_unit() -> None:
    assert (Length(bodies=2), Length(bodies=12)) == values.type_size("2 to 12")
    assert (Length(points=24), Length(points=40)) == values.type_size("24 to 40pt")
    assert (Length(bodies=1.5), Length(bodies=1.5)) == values.type_size("1.5")


def test_lengths_go_round_as_in_css() -> None:
    assert (Length(3), Length(), Length(24), Length()) == values.lengths("3pt 0 24pt")


@pytest.mark.parametrize(
    ("text", "expected"), [("#FF4A2B", Color(255, 74, 43)), ("#abc", Color(170, 187, 204)), ("Navy", Color(0, 0, 128))]
)
def test_colors(text: str, expected: Color) -> None:
    assert expected == color(text)


def test_what_is_no_color() -> None:
    with pytest.raises(ValueError, match="'navi' is not a color; did you mean 'navy'"):
        color("navi")


def test_suggestions() -> None:
    assert "did you mean 'columns'?" == did_you_mean("colums", ("columns", "rows"))
    assert "write it" == did_you_mean("xyz", ("columns", "rows"), "write it")
    assert "a, b or c" == either("abc")


@pytest.mark.parametrize(
    "text, expected", [("100", 100), ("1000", 1000), ("0400", 400), ("Bold", 700), (" normal ", 400)]
)
def test_weights(text: str, expected: int) -> None:
    assert expected == values.weight(text)


@pytest.mark.parametrize("text", ["00400999", "99", "1001", "4e2", "²", "400.0", "-400", "٤٠٠", "", "4" * 5000])
def test_what_is_no_weight(text: str) -> None:
    with pytest.raises(ValueError, match="; write 100 to 1000"):
        values.weight(text)
