"""Who made the work: marks, links, notes, and the order of it all in the structure."""

from pathlib import Path

import pytest

from poster.blocks.byline import Byline
from poster.blocks.fact import FactBlock
from poster.cache import Cache
from poster.model.drawing import Glyphs, Link, Shape
from poster.model.layout import Layout
from poster.model.story import Story
from poster.press import compose
from tests.making import Made, make, read, shipped_fonts, shipped_layout

TEXT = """\
title: One
authors:
  - {name: Ada van-der-Berg, affiliations: north, orcid: 0000-0002-1825-0097, email: ada@north.org, corresponding: yes}
  - {name: Bob Noyce, affiliations: [south, north], email: bob@south.org, equal-contributor: yes}
affiliations: [{id: south, name: South College}, {id: north, name: University of the North}]
event: A Conference
date: 3 May
number: P-1
sections: [{title: Two, text: Three.}]
takeaway: Remember.
facts: [{id: big, value: 42 %, text: of all.}, {value: "1,204"}]
resources: [{title: A link, url: "https://example.org/"}]
acknowledgements: We *thank* you.
funding: A grant.
contact: "<https://example.com/>"
"""


def story_of(layout: Layout, folder: Path, text: str = TEXT) -> Story:
    cache = Cache()
    return compose(read(text, folder, cache), layout, shipped_fonts(cache), cache)


def said(story: Story, area: str) -> list[str]:
    """The characters of each byline of an area, spaces at which no line ends as `_`."""
    blocks = [entry.block for entry in story.flows.get(area, ())]
    return [_text(block) for block in blocks if type(block) is Byline]


def _text(block: Byline) -> str:
    boxes = block.copy.galley.boxes
    words = ("".join(piece.word.text for piece in box.pieces).replace(" ", "_") for box in boxes)
    spaces = (" " if box.space else "" for box in boxes)
    return "".join(word + space for word, space in zip(words, spaces, strict=True)).replace("\u00a0", "_")


def many(count: int) -> str:
    names = "".join(f"  - {{name: Author Number {i}, affiliations: Institute {i}}}\n" for i in range(1, count + 1))
    return f"title: One\nauthors:\n{names}sections: [{{title: Two, text: Three.}}]\n"


@pytest.fixture(scope="module")
def poster() -> Layout:
    return shipped_layout("poster", Cache())


def test_names_carry_their_marks_and_never_break(poster: Layout, tmp_path: Path) -> None:
    authors, places, *rest = said(story_of(poster, tmp_path), "who")
    first, second = authors.split(", ")
    assert ("Ada_van-der-Berg1*", "Bob_Noyce1,2†") == (first.rstrip("_"), second)
    assert ["A Conference_· 3 May_· P-1"] == rest
    expected = "1_University of the North 2_South College *_ada@north.org †_Equal contribution"
    assert expected == places


def test_one_affiliation_of_all_has_no_mark(poster: Layout, tmp_path: Path) -> None:
    text = "title: One\nauthors: [{name: A B, affiliations: North}, {name: C D, affiliations: North}]\n"
    assert ["A_B, C_D", "North"] == said(story_of(poster, tmp_path, text), "who")


def test_a_corresponding_author_without_address_is_explained_in_words(poster: Layout, tmp_path: Path) -> None:
    text = "title: One\nlang: fr\nauthors: [{name: A, corresponding: yes}, B]\n"
    assert ["A*, B", "*_Correspondance"] == said(story_of(poster, tmp_path, text), "who")


def test_the_structure_has_people_first_and_thanks_last(poster: Layout, tmp_path: Path) -> None:
    story = story_of(poster, tmp_path)
    top = [node.kind for node in story.tree if node.parent == 0]
    assert "H1 P P P Sect P L Sect P P P".split() == top
    assert ["https://orcid.org/0000-0002-1825-0097", "mailto:bob@south.org", "mailto:ada@north.org"] == [
        node.url for node in story.tree if node.kind == "Link"
    ][:3]
    assert "Ada van-der-Berg, Bob Noyce" == story.author
    assert () == story.problems


def test_the_sign_of_orcid_is_a_figure_in_a_link_of_its_own(poster: Layout, tmp_path: Path) -> None:
    made = made_of(poster, tmp_path)
    tree = made.drawing.tree
    signs = [item for item in made.drawing.pages[0].items if type(item) is Shape and _is_sign(item, made)]
    assert ["Ada van-der-Berg: ORCID iD 0000-0002-1825-0097"] == [tree[item.owner or 0].alt for item in signs]
    links = [item for item in made.drawing.pages[0].items if type(item) is Link and "orcid" in item.url]
    assert (1, 2 * signs[0].scale) == (len(links), links[0].width)


def _is_sign(item: Shape, made: Made) -> bool:
    return item.owner is not None and "ORCID" in made.drawing.tree[item.owner].alt


def made_of(layout: Layout, folder: Path, text: str = TEXT) -> Made:
    cache = Cache()
    return make(read(text, folder, cache), layout, cache)


def test_many_authors_stand_across_the_page(poster: Layout, tmp_path: Path) -> None:
    story = story_of(poster, tmp_path, many(40))
    assert ([], 2) == (said(story, "who"), len(said(story, "crowd")))
    assert said(story, "crowd")[0].endswith("Author_Number_4040")


def test_a_layout_that_folds_counts_the_others_and_lists_only_places_of_those_named(tmp_path: Path) -> None:
    authors, places = said(story_of(shipped_layout("handout", Cache()), tmp_path, many(40)), "sub")
    assert authors.endswith("Author_Number_1212, and_28_others")
    assert places.endswith("12_Institute 12")


def test_the_corresponding_author_is_never_folded_away(tmp_path: Path) -> None:
    text = many(40).replace("Institute 40}", "Institute 40, email: last@example.org, corresponding: yes}")
    authors, places = said(story_of(shipped_layout("handout", Cache()), tmp_path, text), "sub")
    assert authors.endswith("Author_Number_1111, Author_Number_4012*, and_28_others")
    assert places.endswith("11_Institute 11_ 12_Institute 40 *_last@example.org")


def test_many_corresponding_authors_are_all_named_beside_the_first(tmp_path: Path) -> None:
    text = many(40).replace("}\n", ", corresponding: yes}\n").replace(", corresponding: yes}", "}", 20)
    authors = said(story_of(shipped_layout("handout", Cache()), tmp_path, text), "sub")[0]
    assert authors.startswith("Author_Number_11, Author_Number_212*, ")
    assert authors.endswith("Author_Number_4021*, and_19_others")


def test_one_author_too_many_is_named_rather_than_counted(tmp_path: Path) -> None:
    authors = said(story_of(shipped_layout("handout", Cache()), tmp_path, many(13)), "sub")[0]
    assert authors.endswith("Author_Number_1313")


def test_facts_share_one_size_and_can_have_areas_of_their_own(poster: Layout, tmp_path: Path) -> None:
    blocks = [entry.block for entry in story_of(poster, tmp_path).flows["nums"]]
    facts = [block for block in blocks if type(block) is FactBlock]
    assert (2, 1) == (len(facts), len({block.widest for block in facts}))
    take = poster.areas["take"]
    lifted = take._replace(show=(take.show[0]._replace(what="facts", id="big"),))
    flows = story_of(poster._replace(areas=poster.areas | {"take": lifted}), tmp_path).flows
    assert [FactBlock] == [type(entry.block) for entry in flows["take"]]


@pytest.mark.parametrize("name", ["poster", "poster-landscape", "handout"])
def test_no_type_is_under_its_floor_with_forty_authors(name: str, tmp_path: Path) -> None:
    made = made_of(shipped_layout(name, Cache()), tmp_path, many(40))
    sizes = [
        item.size
        for item in made.drawing.pages[0].items
        if type(item) is Glyphs and item.owner is not None and made.drawing.tree[item.owner].kind == "P"
    ]
    assert min(sizes) >= made.plan.sheet.setting.floor * 0.7
    if made.proof.is_poster:
        crowd = made.layout.areas["crowd"].styles
        assert crowd
        assert crowd["affiliation"].size[0].points == 24


def test_signs_of_orcid_are_read_right_behind_their_names(poster: Layout, tmp_path: Path) -> None:
    names = "".join(f"  - {{name: {name}, orcid: 0000-0002-1825-0097}}\n" for name in ("Ada B", "Cy D", "Eve F"))
    made = made_of(poster, tmp_path, f"title: One\nauthors:\n{names}sections: [{{text: Two.}}]\n")
    order = []
    for item in made.drawing.pages[0].items:
        if type(item) is Glyphs and item.owner is not None:
            order += [word.text for word in item.words if word.text in ("Ada B", "Cy D", "Eve F")]
        elif type(item) is Shape and _is_sign(item, made):
            order.append("iD")
    assert ["Ada B", "iD", "Cy D", "iD", "Eve F", "iD"] == order
