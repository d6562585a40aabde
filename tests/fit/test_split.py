"""Splits: every column exactly full, gaps alike, none where there is none; the windowed search keeps that too."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.fit.flow import Column, Flow, Measured
from poster.fit.split import MOST_EXACT, Search, columns_needed, fits
from poster.model.story import Setting, Story
from poster.press import compose
from tests.making import Recipe, read, shipped_fonts, shipped_layout, yaml_of

BODY, LEADING, WIDTH = 30.0, 38.0, 700.0


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return story_of(Recipe(500, 5, 0), tmp_path_factory.mktemp("split"))


def story_of(recipe: Recipe, folder: Path) -> Story:
    cache = Cache()
    content = read(yaml_of(recipe), folder, cache)
    return compose(content, shipped_layout("poster", cache), shipped_fonts(cache), cache)


def measured(story: Story, rooms: tuple[float, ...]) -> Measured:
    """The sections of the story in columns of these heights."""
    gaps = shipped_layout("poster", Cache()).fit.gaps
    columns = tuple(Column(1, i * 800.0, 0.0, WIDTH, room, "a") for i, room in enumerate(rooms))
    flow = Flow("body", story.flows["body"], columns, False)
    return Measured(flow, story, gaps, Setting(BODY, LEADING, 16.0), 0.73 * BODY)


def rooms_for(story: Story, count: int, give: float) -> tuple[float, ...]:
    """Columns that would hold the text with its gaps open by a share."""
    whole = measured(story, (5000.0,)).whole
    height = whole.fixed + LEADING * (whole.leads + give * whole.gaps - 1.5 * (count - 1))
    return (height / count,) * count


@pytest.mark.parametrize("words, count", [(500, 1), (500, 2), (500, 3), (500, 4), (6000, MOST_EXACT + 2)])
def test_a_split_fills_every_column_exactly(words: int, count: int, tmp_path: Path) -> None:
    story = story_of(Recipe(words, words // 100, 0), tmp_path)
    rooms = rooms_for(story, count, 0.6)
    own = measured(story, rooms)
    search = Search(own, rooms, LEADING, 0.6, 3.0, 0.05)
    split = search.run()
    assert split is not None
    assert (0, len(own.places) - 1) == (split.bounds[0], split.bounds[-1])
    assert list(split.bounds) == sorted(set(split.bounds))
    for i, room in enumerate(rooms):
        give = search.give(i, split.bounds[i], split.bounds[i + 1])
        assert give is not None
        stretch = own.stretch(split.bounds[i], split.bounds[i + 1])
        counts = own.counts(split.bounds[i], split.bounds[i + 1])
        opened = sum(n * x for n, x in zip(counts, give.high))
        height = stretch.fixed + LEADING * (1 + give.feather) * stretch.leads + LEADING * opened
        assert height == pytest.approx(room, abs=0.01)


def test_one_column_has_gaps_as_open_as_asked_for(story: Story) -> None:
    rooms = rooms_for(story, 1, 0.5)
    own = measured(story, rooms)
    search = Search(own, rooms, LEADING, 0.5)
    give = search.give(0, 0, len(own.places) - 1)
    assert give is not None
    assert [0.5 * most for most in own.gives] == pytest.approx([x for x, most in zip(give.high, own.gives)], abs=0.01)


def test_there_is_no_split_where_the_text_is_too_long_or_too_short(story: Story) -> None:
    for give in (-1.0, 4.0):
        rooms = rooms_for(story, 3, give)
        assert Search(measured(story, rooms), rooms, LEADING, 0.5).run() is None


def test_text_fits_where_it_needs_no_more_columns_than_there_are(story: Story) -> None:
    roomy, tight = rooms_for(story, 3, 1.0), rooms_for(story, 3, -0.5)
    assert fits(measured(story, roomy), roomy, LEADING)
    assert not fits(measured(story, tight), tight, LEADING)
    assert 3 == columns_needed(measured(story, roomy), roomy, LEADING)


def test_a_block_taller_than_any_column_never_fits(story: Story) -> None:
    rooms = (20.0,) * 3
    assert not fits(measured(story, rooms), rooms, LEADING)


def test_places_leave_two_lines_on_either_side_and_never_part_a_heading_from_its_text(story: Story) -> None:
    own = measured(story, rooms_for(story, 3, 0.5))
    for place in own.places:
        if place.at:
            assert 2 <= place.at <= own.extents[place.block].parts - 2
        elif place.block:
            assert not own.flow.entries[place.block - 1].keep


def test_what_lies_between_two_places_adds_up(story: Story) -> None:
    """Where a column begins with nothing of its own, a stretch and its continuation are the whole, but for the gap."""
    own = measured(story, rooms_for(story, 3, 0.5))
    middle = next(
        i
        for i, place in enumerate(own.places)
        if place.block and not place.at and own.flow.entries[place.block].gap == "head"
    )
    first, second, whole = own.stretch(0, middle), own.stretch(middle, len(own.places) - 1), own.whole
    low = shipped_layout("poster", Cache()).fit.gaps["head"].low
    assert whole.fixed == pytest.approx(first.fixed + second.fixed - own.cap)
    assert whole.leads == pytest.approx(first.leads + second.leads + 1 + low)


def test_nothing_is_written_by_the_search(story: Story, tmp_path: Path) -> None:
    """Two searches of the same values give the same split."""
    rooms = rooms_for(story, 3, 0.6)
    assert (
        Search(measured(story, rooms), rooms, LEADING, 0.6).run()
        == Search(measured(story, rooms), rooms, LEADING, 0.6).run()
    )
