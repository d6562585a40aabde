"""Splits: whole lists and sections first, columns that meet at one openness, none where there is none."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.fit import levers
from poster.fit.flow import Column, Flow, Measured
from poster.fit.spacing import spacing_at
from poster.fit.split import Search, columns_needed, fits
from poster.model.story import Setting, Story
from poster.model.units import Range
from poster.press import compose
from tests.making import Recipe, read, shipped_fonts, shipped_layout, yaml_of

BODY, LEADING, WIDTH = 30.0, 38.0, 700.0
LINES = Range(1.25, 1.45)


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


def search_of(own: Measured, rooms: tuple[float, ...], openness: float = 0.4, pages: tuple[int, ...] = ()) -> Search:
    """The search for columns that would be full, on the whole, where the page is so open."""
    usual, tight, loose = (spacing_at(each, LINES, BODY) for each in (openness, 0.0, 1.0))
    return Search(own, pages or (1,) * len(rooms), rooms, usual, tight, loose, (-openness, 1 - openness))


@pytest.mark.parametrize("count", [1, 2])
def test_a_split_takes_every_place_once_and_in_order(story: Story, count: int) -> None:
    rooms = rooms_for(story, count, 0.4)
    own = measured(story, rooms)
    found = search_of(own, rooms).run(closing=True)
    assert found
    for split in found:
        assert (0, len(own.places) - 1, count + 1) == (split.bounds[0], split.bounds[-1], len(split.bounds))
        assert list(split.bounds) == sorted(set(split.bounds))


def test_splits_come_cheapest_first_and_cost_what_is_parted_at_least(story: Story) -> None:
    rooms = rooms_for(story, 3, 0.4)
    own = measured(story, rooms)
    found = search_of(own, rooms).run(closing=True, looser=2)
    assert [split.cost for split in found] == sorted(split.cost for split in found)
    for split in found:
        prices = [own.costs[place] for place in split.bounds[1:-1]]
        assert split.parted == pytest.approx(sum(prices) + levers.LOOSER * sum(split.looser))
        assert split.parted <= split.cost


def test_nothing_dearer_than_asked_for_is_found(story: Story) -> None:
    rooms = rooms_for(story, 2, 0.4)
    search = search_of(measured(story, rooms), rooms)
    cheapest = search.run(closing=True)[0].cost
    assert [] == search.run(closing=True, below=cheapest)
    assert all(split.cost < cheapest + 0.5 for split in search.run(closing=True, below=cheapest + 0.5))


def test_there_is_no_split_where_the_text_is_too_long_or_too_short(story: Story) -> None:
    for give in (-1.0, 9.0):
        rooms = rooms_for(story, 3, give)
        assert [] == search_of(measured(story, rooms), rooms).run()


def test_a_text_that_is_too_short_for_its_columns_ends_in_a_short_last_one(story: Story) -> None:
    rooms = rooms_for(story, 2, 0.4)
    rooms = (rooms[0], rooms[1] + 14 * LEADING)
    own = measured(story, rooms)
    assert [] == search_of(own, rooms).run()
    found = search_of(own, rooms).run(closing=True)
    assert found
    assert (False, True) == found[0].closing
    assert found[0].cost >= levers.SHORT


def test_columns_on_pages_of_their_own_need_not_meet(story: Story) -> None:
    """What two pages miss each other by costs nothing; beside each other the same columns would."""
    rooms = rooms_for(story, 2, 0.4)
    own = measured(story, rooms)
    apart = search_of(own, rooms, pages=(1, 2)).run(closing=True)
    beside = search_of(own, rooms).run(closing=True)
    assert apart
    assert not beside or apart[0].cost <= beside[0].cost


def test_a_long_document_is_split_page_by_page(tmp_path: Path) -> None:
    story = story_of(Recipe(6000, 60, 0), tmp_path)
    rooms = rooms_for(story, 14, 0.4)
    own = measured(story, rooms)
    search = search_of(own, rooms, pages=tuple(range(1, 15)))
    found = search.run(closing=True)
    assert found
    assert search.steps < 14 * 2500


def test_short_lists_are_dearer_to_part_than_long_ones(tmp_path: Path) -> None:
    cache = Cache()
    lists = [
        "\n".join(
            f"      - Item number {i} of a list that is long enough for more lines than one of them, and so on."
            for i in range(count)
        )
        for count in (4, 7)
    ]
    sections = "".join(f"  - title: One\n    text: |\n{text}\n" for text in lists)
    content = read(f"title: Give\nsections:\n{sections}", tmp_path, cache)
    story = compose(content, shipped_layout("poster", cache), shipped_fonts(cache), cache)
    own = measured(story, (5000.0,))
    price = {place.block: cost for place, cost in zip(own.places, own.costs)}
    assert levers.LIST_PARTED == price[3]  # before the third of four
    assert levers.LIST_PARTED + levers.LONE_ITEM == price[2]  # one alone under its heading
    assert levers.INSIDE == price[8]  # before the third of seven


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


def test_nothing_is_written_by_the_search(story: Story) -> None:
    """Two searches of the same values give the same splits."""
    rooms = rooms_for(story, 3, 0.4)
    one, two = (search_of(measured(story, rooms), rooms) for _ in range(2))
    assert one.run(closing=True) == two.run(closing=True)
    assert one.run(closing=True) == two.run(closing=True)
