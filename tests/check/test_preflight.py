"""The checks find what they are for: a sound drawing passes, and each kind of damage is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.preflight import preflight
from poster.check.proof import Proof
from poster.check.words import drawn_text
from poster.model.color import Color
from poster.model.drawing import Glyphs, Item, Shape
from poster.model.units import MM
from tests.making import Recipe, make, read, shipped_layout, yaml_of

GREY = Color(200, 200, 200)


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    cache = Cache()
    content = read(yaml_of(Recipe(450)), tmp_path_factory.mktemp("check"), cache)
    return make(content, shipped_layout("poster", cache), cache).proof


def with_items(proof: Proof, change: Callable[[Item], Item | None]) -> Proof:
    """The proof with every item of its page changed, or taken out."""
    page = proof.drawing.pages[0]
    items = tuple(new for item in page.items if (new := change(item)) is not None)
    return proof._replace(drawing=proof.drawing._replace(pages=(page._replace(items=items),)))


def in_column(proof: Proof, number: int) -> Callable[[Item], bool]:
    """Whether an item stands in the column with this number."""
    x, y, width, height = proof.columns[number].rect
    return lambda item: x - 20 <= item.x <= x + width and y <= item.y <= y + height + 1


def is_symbol(item: Item) -> bool:
    return type(item) is Shape and item.owner is not None and item.scale != 1.0


def messages(proof: Proof) -> str:
    return "\n".join(str(problem) for problem in preflight(proof))


def test_the_drawing_of_a_build_passes(proof: Proof) -> None:
    assert () == tuple(problem for problem in preflight(proof) if problem.level == "error")


def test_text_off_the_page_is_told_by_its_words(proof: Proof) -> None:
    first = next(item for item in proof.drawing.pages[0].items if type(item) is Glyphs)
    moved = with_items(proof, lambda item: item._replace(x=2300.0) if item is first else item)
    assert "'Give" in messages(moved)
    assert "runs off page 1 of layout 'poster'" in messages(moved)


def test_text_near_the_edge_is_an_error_on_posters_and_a_warning_in_the_hand(proof: Proof) -> None:
    first = next(item for item in proof.drawing.pages[0].items if type(item) is Glyphs and item.size < 60)
    moved = with_items(proof, lambda item: item._replace(x=10 * MM) if item is first else item)
    assert "poster.yaml:1:1: 'Visualisation" in messages(moved)
    assert "stands 10.0 mm from the edge of page 1 of layout 'poster'; printers want 15 mm without text" in messages(
        moved
    )
    held = moved._replace(layout=moved.layout._replace(read=400 * MM))
    assert "printers want" not in messages(held)
    moved = with_items(held, lambda item: item._replace(x=4 * MM) if item is first or item.x == 10 * MM else item)
    assert "warning: 'Visualisation" in messages(moved)
    assert "printers want 5 mm without text; give 'page:' a margin of 5mm or more" in messages(moved)


def test_text_over_text_is_told(proof: Proof) -> None:
    here = in_column(proof, 0)
    texts = [item for item in proof.drawing.pages[0].items if type(item) is Glyphs and here(item)]
    moved = with_items(proof, lambda item: item._replace(y=texts[3].y) if item is texts[4] else item)
    assert "' covers '" in messages(moved)


def test_columns_that_are_not_level_are_told(proof: Proof) -> None:
    here = in_column(proof, 1)
    foot = max(item.y for item in proof.drawing.pages[0].items if type(item) is Glyphs and here(item))
    moved = with_items(proof, lambda item: None if here(item) and item.y == foot else item)
    assert "the columns of 'body' on page 1 of layout 'poster' end" in messages(moved)


def test_a_hole_in_a_column_is_told(proof: Proof) -> None:
    here = in_column(proof, 0)
    top, height = proof.columns[0].rect.y, proof.columns[0].rect.height
    moved = with_items(proof, lambda item: None if here(item) and 0.3 < (item.y - top) / height < 0.6 else item)
    assert "mm of nothing between two blocks" in messages(moved)


def test_type_that_is_too_small_is_told(proof: Proof) -> None:
    moved = with_items(proof, lambda item: item._replace(size=9.0) if type(item) is Glyphs else item)
    assert "sets a H1 in 9.0pt; from 1.2 m nothing under 16.0pt can be read" in messages(moved)


def test_a_small_title_is_warned_about(proof: Proof) -> None:
    moved = with_items(
        proof, lambda item: item._replace(size=50.0) if type(item) is Glyphs and item.size > 72 else item
    )
    assert "warning: the title is set in 50pt" in messages(moved)


def test_lost_words_are_told(proof: Proof) -> None:
    here = in_column(proof, 2)
    assert "has lost words of the content: " in messages(with_items(proof, lambda item: None if here(item) else item))


def test_fine_modules_are_told(proof: Proof) -> None:
    moved = with_items(proof, lambda item: item._replace(scale=2.0) if is_symbol(item) else item)
    assert "wide with modules of 0.71 mm" in messages(moved)


def test_pale_codes_are_told(proof: Proof) -> None:
    moved = with_items(proof, lambda item: item._replace(color=GREY) if is_symbol(item) else item)
    assert "phones want dark on light" in messages(moved)


def test_text_in_a_quiet_zone_is_told(proof: Proof) -> None:
    symbol = next(item for item in proof.drawing.pages[0].items if is_symbol(item))
    last = next(item for item in reversed(proof.drawing.pages[0].items) if type(item) is Glyphs)
    moved = with_items(proof, lambda item: item._replace(x=symbol.x, y=symbol.y - 4) if item is last else item)
    assert "stands in the quiet zone" in messages(moved)


def test_a_figure_without_words_is_told(proof: Proof) -> None:
    tree = tuple(node._replace(alt="") for node in proof.drawing.tree)
    assert "has a figure without words" in messages(proof._replace(drawing=proof.drawing._replace(tree=tree)))


def test_empty_boxes_are_told(proof: Proof) -> None:
    def emptied(item: Item) -> Item:
        if type(item) is not Glyphs:
            return item
        return item._replace(words=tuple(word._replace(glyphs=(0,) * len(word.glyphs)) for word in item.words))

    assert "Inter Tight has no shape for a character of " in messages(with_items(proof, emptied))


def test_lines_of_a_paragraph_read_on(tmp_path: Path) -> None:
    cache = Cache()
    text = (
        "title: One\nsections:\n  - title: Two\n    text: three [four five](https://example.org/) six " + "seven " * 30
    )
    drawing = make(read(text, tmp_path, cache), shipped_layout("handout", cache), cache).drawing
    assert "three four five1 six seven seven" in drawn_text(drawing)


def in_the_hand(proof: Proof) -> Proof:
    return proof._replace(layout=proof.layout._replace(read=400 * MM))


@pytest.mark.parametrize(("body", "told"), [(28.0, False), (27.9, True)])
def test_a_body_that_is_read_only_just_is_told(body: float, told: bool, proof: Proof) -> None:
    assert told == ("it reads well from 28pt" in messages(proof._replace(body=body)))
    assert told == ("it reads well from 9.5pt" in messages(in_the_hand(proof)._replace(body=body - 18.5)))


def test_a_long_url_that_makes_the_codes_of_a_handout_fine_is_told(proof: Proof) -> None:
    small = with_items(proof, lambda item: item._replace(scale=0.55 * MM) if is_symbol(item) else item)
    assert "use a short link" not in messages(in_the_hand(small))  # their URLs are not what makes them fine
    resources = proof.content.resources
    long = (*resources[:-1], resources[-1]._replace(url="https://example.org/" + "a" * 110))
    wide = with_items(
        small,
        lambda item: (
            item._replace(outlines=(*item.outlines, ((38, 0), (45, 0), (45, 7), (38, 7))))
            if isinstance(item, Shape) and is_symbol(item)
            else item
        ),
    )
    told = messages(in_the_hand(wide._replace(content=proof.content._replace(resources=long))))
    assert "this URL has 130 characters, so that the codes in layout 'poster' have modules of 0.55 mm" in told


PEOPLE = """\
title: Give and Take
authors: [{name: Ada Noyce, affiliations: [south, north], orcid: 0000-0002-1825-0097}, Bob Wu]
affiliations: [{id: south, name: South College}, {id: north, name: University of the North}]
sections: [{title: Two, text: Three.}]
"""


@pytest.mark.parametrize(("part", "told"), [(1.0, ()), (0.1, ("authors are set in", "affiliations are set in"))])
def test_authors_too_small_for_a_poster_are_told(part: float, told: tuple[str, ...], tmp_path: Path) -> None:
    cache = Cache()
    made = make(read(PEOPLE, tmp_path, cache), shipped_layout("poster", cache), cache).proof
    small = with_items(made, lambda item: item._replace(size=part * item.size) if type(item) is Glyphs else item)
    found = messages(small)
    assert told == tuple(words for words in ("authors are set in", "affiliations are set in") if words in found)


@pytest.mark.parametrize(("people", "told"), [(12, True), (13, False)])
def test_more_than_twelve_authors_are_a_crowd_and_may_be_smaller(people: int, told: bool, tmp_path: Path) -> None:
    cache = Cache()
    names = ", ".join(f"Ada {chr(65 + number)}oyce" for number in range(people))
    made = make(
        read(f"title: Give\nauthors: [{names}]\n", tmp_path, cache), shipped_layout("poster", cache), cache
    ).proof
    set_in_thirty = with_items(made, lambda item: item._replace(size=30.0) if type(item) is Glyphs else item)
    assert told == ("the authors are set in 30pt" in messages(set_in_thirty))


def test_a_code_that_says_something_else_than_its_link_is_told(proof: Proof) -> None:
    symbols = [item for item in proof.drawing.pages[0].items if type(item) is Shape and is_symbol(item)]
    other = {symbols[0].owner: symbols[1].outlines, symbols[1].owner: symbols[0].outlines}
    swapped = with_items(
        proof,
        lambda item: (
            item._replace(outlines=other[item.owner])
            if type(item) is Shape and is_symbol(item) and item.owner in other
            else item
        ),
    )
    assert 2 == messages(swapped).count(" says 'https://")
    assert 0 == messages(proof).count(" says '")
