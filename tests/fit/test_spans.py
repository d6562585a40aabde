"""What spans columns: over or under them, at the page where it is read of, and the columns beside it level."""

from itertools import pairwise
from pathlib import Path

import pytest

from poster import press
from poster.blocks.kinds import KINDS
from poster.cache import Cache
from poster.fit import levers
from poster.fit.fit import fit
from poster.fit.place import place_story
from poster.fit.plan import Plan
from poster.fit.spans import parted
from poster.model.drawing import Drawing
from poster.model.layout import Layout
from poster.model.story import Entry, Span, Story
from poster.press import compose, readable
from tests.fit.plates import KIND, Found, Plate, entry, plates
from tests.making import Recipe, content_words, drawn_words, read, shipped_fonts, shipped_layout, yaml_of

LEVEL = 0.05
CACHE = Cache()


@pytest.fixture(autouse=True)
def _plates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, Plate, KIND)


class Made:
    """A text with plates among its entries, set."""

    def __init__(self, layout: Layout, folder: Path, put: dict[float, Entry], words: int = 420) -> None:
        """`put` says after which share of the entries of the text each plate is read."""
        self.layout = readable(layout)
        content = read(yaml_of(Recipe(words, 5, 0)), folder, CACHE)
        self.story = with_plates(compose(content, self.layout, shipped_fonts(CACHE), CACHE), put)
        plan, problems = fit(self.story, content, self.layout, CACHE)
        assert plan, problems
        self.plan: Plan = plan
        self.drawing: Drawing = place_story(plan, self.story, self.layout, CACHE)
        self.text = content_words(content)

    def plate(self, number: int = 0) -> Found:
        """A plate, which stands on the pages once."""
        (found,) = plates(self.drawing)[number]
        return found


def with_plates(story: Story, put: dict[float, Entry]) -> Story:
    entries = list(story.flows["body"])
    for share, each in sorted(put.items(), reverse=True):
        at = round(share * len(entries))
        while 0 < at < len(entries) and entries[at - 1].keep:
            at += 1
        entries.insert(at, each._replace(section=entries[at - 1].section if at else -1))
    return story._replace(flows=story.flows | {"body": tuple(entries)})


def level(made: Made) -> None:
    """All columns end where what stands below them begins, or at the foot of their area, but for the last of a page."""
    for filled, spans in zip(made.plan.filled, made.plan.sheet.spans):
        feet: dict[tuple[int, float], list[float]] = {}
        for number, (column, room, short) in enumerate(zip(filled.flow.columns, filled.rooms, filled.closing)):
            if not short:
                feet.setdefault((column.page, round(column.y + column.height, 2)), []).append(column.y + room)
            over = [each for each in spans if each.page == column.page and each.columns[0] <= number <= each.columns[1]]
            for each in over:
                assert each.y + each.height <= column.y - LEVEL or each.y >= column.y + column.height + LEVEL
        assert all(max(own) - min(own) < LEVEL for own in feet.values())
        assert all(foot - min(own) < LEVEL for (_, foot), own in feet.items()) or made.plan.hole


CASES = {
    "all at the top": {0.5: entry(Plate(0, 6.0), Span(0, "top"))},
    "all at the foot": {0.5: entry(Plate(0, 6.0), Span(0, "foot"))},
    "two at the top": {0.1: entry(Plate(0, 5.0), Span(2, "top"))},
    "two at the foot, late": {0.9: entry(Plate(0, 5.0), Span(2, "foot"))},
    "wherever it suits": {0.6: entry(Plate(0, 7.0), Span(2))},
    "one at either end": {0.0: entry(Plate(0, 4.0), Span(0, "top")), 1.0: entry(Plate(1, 4.0), Span(0, "foot"))},
    "two, elastic": {0.3: entry(Plate(0, 9.0, 0.1, 0.1), Span(2, "top"))},
    "all, elastic": {0.3: entry(Plate(0, 9.0, 0.5, 0.1), Span(0, "foot"))},
    "two over each other, elastic": {
        0.3: entry(Plate(0, 6.0, 0.1, 0.1), Span(2, "top")),
        0.4: entry(Plate(1, 6.0, 0.1, 0.1), Span(0, "top")),
    },
    "two in a row": {0.2: entry(Plate(0, 4.0), Span()), 0.7: entry(Plate(1, 5.0), Span(2))},
}


@pytest.mark.parametrize(
    ("name", "case"), [*(("poster", case) for case in CASES), ("poster-landscape", "two in a row")]
)
def test_columns_beside_what_spans_them_end_on_one_line(name: str, case: str, tmp_path: Path) -> None:
    """Nothing overlaps, every word stands once, and what is elastic keeps to its range."""
    made = Made(shipped_layout(name, CACHE), tmp_path, CASES[case])
    level(made)
    assert len(CASES[case]) == len(plates(made.drawing))
    for number, each in enumerate(CASES[case].values()):
        assert isinstance(each.block, Plate)
        share = made.plate(number).height / (each.block.bodies * made.plan.body)
        assert 1 - each.block.shrink - 1e-6 <= share <= 1 + each.block.grow + 1e-6
    assert made.text == drawn_words(made.drawing)


@pytest.mark.parametrize("case", ["two at the top", "two at the foot, late"])
def test_it_stands_at_its_end_of_the_columns_that_it_spans(case: str, tmp_path: Path) -> None:
    made = Made(shipped_layout("poster", CACHE), tmp_path, CASES[case])
    own, plate, (span,) = made.plan.filled[0].flow.columns, made.plate(), made.plan.sheet.spans[0]
    first, last = (own[number] for number in span.columns)
    (beside,) = [column for number, column in enumerate(own) if not span.columns[0] <= number <= span.columns[1]]
    assert (first.x, last.x + last.width) == pytest.approx((plate.x, plate.x + plate.width))
    assert 1 == span.columns[1] - span.columns[0]
    if case == "two at the top":
        assert plate.y == pytest.approx(beside.y)
    else:
        assert plate.y + plate.height == pytest.approx(beside.y + beside.height)


def test_what_floats_keeps_its_order_from_the_top_down(tmp_path: Path) -> None:
    put = {0.2: entry(Plate(0, 4.0), Span()), 0.5: entry(Plate(1, 4.0), Span()), 0.8: entry(Plate(2, 4.0), Span())}
    made = Made(shipped_layout("poster", CACHE), tmp_path, put)
    assert all(one.y + one.height < other.y for one, other in pairwise([made.plate(i) for i in range(3)]))
    level(made)


HANDOUT = """\
extends: handout
pages: {count: 2 to 3}
fit: {measure: 20 to 70}
areas:
  body: {columns: 2}
"""


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Pages of two columns."""
    folder = tmp_path_factory.mktemp("handout")
    path = folder / "our.yaml"
    path.write_text(HANDOUT, encoding="utf-8")
    layout, problems = press.read_layout(str(path), str(folder), CACHE)
    assert layout, problems
    return layout


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_it_stands_on_the_page_on_which_it_is_read_of(share: float, handout: Layout, tmp_path: Path) -> None:
    made = Made(handout, tmp_path, {share: entry(Plate(0, 8.0, 0.1, 0.1), Span(0, "auto"))}, 420)
    filled, (span,) = made.plan.filled[0], made.plan.sheet.spans[0]
    places = filled.measured.places
    before = next(i for i, place in enumerate(places) if place >= (span.spanning.before, 0))
    column = next(i for i, bound in enumerate(filled.bounds[1:]) if before < bound or i == len(filled.rooms) - 1)
    assert filled.flow.columns[column].page == made.plate().page
    level(made)


def test_where_columns_stand_alone_it_stands_in_them_like_any_other_block(tmp_path: Path) -> None:
    layout = shipped_layout("handout", CACHE)
    one = Made(layout, tmp_path, {0.5: entry(Plate(0, 4.0), Span(2))})
    other = Made(layout, tmp_path, {0.5: entry(Plate(0, 4.0))})
    assert one.plate() == other.plate()


def test_an_area_with_too_little_text_beside_a_span_says_so(tmp_path: Path) -> None:
    made = Made(shipped_layout("poster", CACHE), tmp_path, {0.5: entry(Plate(0, 4.0), Span())}, 40)
    assert made.plan.hole or any(any(filled.closing) for filled in made.plan.filled) or made.plan.unused
    level(made)


def head(section: int) -> Entry:
    return entry(Plate(9, 1.0), section=section)._replace(gap="head", keep=True)


def test_a_heading_with_nothing_but_a_span_below_it_goes_with_it(tmp_path: Path) -> None:
    made = Made(shipped_layout("poster", CACHE), tmp_path, {})
    columns = made.plan.filled[0].flow.columns
    text, span = entry(Plate(1, 1.0), section=1), entry(Plate(2, 5.0), Span(), 0)
    flowing, (alone,) = parted((head(0), span, head(1), text), columns)
    assert ((head(1), text), (head(0), span)) == (flowing, alone.entries)
    flowing, (beside,) = parted((head(0), text._replace(section=0), span, head(1), text), columns)
    assert ((span,), 2) == (beside.entries, beside.before)
    assert 4 == len(flowing)


def test_a_page_between_a_block_and_its_place_is_dearer_than_a_column_and_the_foot_than_the_top() -> None:
    assert levers.TURNED > levers.ASIDE > levers.AT_FOOT > 0


SPANNED = """\
extends: poster
pages:
  front:
    rows: content fill content content
    areas: |
      head head head
      body body body
      codes codes codes
      thanks thanks thanks
areas:
  body:
    show: [facts, sections, takeaway]
    columns: 3
    panel: {ground: accent, padding: 1}
    spans:
      facts: {span: FACTS, at: top}
      takeaway: {at: foot}
"""


@pytest.mark.parametrize("facts", ["2", "all"])
@pytest.mark.parametrize("words", [420])
def test_takeaway_and_facts_span_columns(facts: str, words: int, tmp_path: Path) -> None:
    """The checks of a build see every word once, in the order of the content."""
    values = (
        "facts:\n  - {value: 42 %, text: of all}\n  - {value: 7 of 9, text: of them again}\n  - {value: 3, text: x}\n"
    )
    content = read(yaml_of(Recipe(words)) + values, tmp_path, CACHE)
    (tmp_path / "our.yaml").write_text(SPANNED.replace("FACTS", facts), encoding="utf-8")
    result = press.build(content, str(tmp_path / "our.yaml"), cache=CACHE)
    areas = [area for area in result.report["areas"] if area["name"] == "body"]  # type: ignore[attr-defined]
    feet = {round(column["bottom_mm"], 2) for area in areas for column in area["columns"]}
    assert 1 == len(feet) or areas[0]["closing"]
