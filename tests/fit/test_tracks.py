"""Tracks share a length: fixed ones first, the rest by those that fill; nothing is kept for tracks without content."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poster.fit.tracks import divide, extent
from poster.model.layout import Track

FILL, CONTENT = Track("fill", 1.0), Track("content", 1.0)


def test_tracks_that_fill_are_equal() -> None:
    assert [(0.0, 30.0), (40.0, 30.0), (80.0, 30.0)] == divide((FILL, FILL, FILL), 110.0, 10.0, [0.0, 0.0, 0.0])


def test_lengths_shares_and_contents_come_before_what_fills() -> None:
    tracks = (Track("length", 20.0), Track("share", 0.1), CONTENT, FILL)
    assert [(0.0, 20.0), (20.0, 10.0), (30.0, 15.0), (45.0, 55.0)] == divide(tracks, 100.0, 0.0, [0.0, 0.0, 15.0, 5.0])


def test_a_track_with_nothing_to_show_takes_no_room_and_no_gap() -> None:
    assert [(0.0, 45.0), (55.0, 0.0), (55.0, 45.0)] == divide((FILL, CONTENT, FILL), 100.0, 10.0, [0.0, None, 0.0])


def test_a_share_whose_areas_show_nothing_takes_no_room() -> None:
    assert [(0.0, 0.0), (0.0, 100.0)] == divide((Track("share", 0.3), FILL), 100.0, 10.0, [None, 0.0])


def test_an_empty_track_of_fixed_length_keeps_its_room() -> None:
    assert [(0.0, 90.0), (90.0, 10.0)] == divide((FILL, Track("length", 10.0)), 100.0, 0.0, [0.0, None])


def test_neighbours_are_one_extent_with_the_gaps_between_them() -> None:
    assert (40.0, 70.0) == extent([(0.0, 30.0), (40.0, 30.0), (80.0, 30.0)], 1, 2)


@given(
    st.lists(st.sampled_from((FILL, CONTENT, Track("length", 9.0), Track("share", 0.05))), min_size=1, max_size=8),
    st.floats(300.0, 4000.0),
    st.floats(0.0, 20.0),
)
def test_tracks_and_gaps_add_up_where_any_fills(tracks: list[Track], total: float, gap: float) -> None:
    spans = divide(tuple(tracks), total, gap, [7.0] * len(tracks))
    for (start, size), (following, _) in pairwise(spans):
        assert start + size + gap == pytest.approx(following)
    if FILL in tracks:
        assert spans[-1][0] + spans[-1][1] == pytest.approx(total)
