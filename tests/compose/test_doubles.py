"""What a layout would print twice, or on no page, is refused; what it repeats on every page is decoration."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from poster import press
from poster.blocks.head import Head
from poster.cache import Cache
from poster.problems import PosterError
from tests.tools.pdf_text import texts_of

TEXT = """\
title: Reeds
sections: [{title: Bend, text: They bend.}, {text: They do not break.}, {title: Counting, text: We counted.}]
takeaway: Bend, then.
facts: [{value: "42"}, {value: "43"}]
resources:
  - title: Data
    resources: [{title: Tides, url: "https://example.org/tides"}]
  - {title: Code, url: "https://example.org/code"}
funding: A grant.
contact: Ask us.
"""
FEW = "title: Reeds\nfunding: A grant.\ncontact: Ask us.\n"


def build(folder: Path, layout: str, text: str = TEXT) -> press.Result:
    (folder / "content.yaml").write_text(text)
    (folder / "own.yaml").write_text(layout)
    return press.build(press.load(folder / "content.yaml"), folder / "own.yaml", cache=Cache())


def refused(folder: Path, layout: str) -> list[str]:
    with pytest.raises(PosterError) as caught:
        build(folder, layout)
    return [
        str(problem).replace(str(folder) + "/", "") for problem in caught.value.problems if problem.level == "error"
    ]


@pytest.mark.parametrize(
    ("show", "message"),
    [
        ("[takeaway, sections]", "'sections' is shown in two areas of layout 'own', 'take' and 'body'"),
        ("[takeaway, title]", "'title' is shown in two areas of layout 'own', 'take' and 'title'"),
        ("[takeaway, takeaway]", "area 'take' of layout 'own' shows 'takeaway' twice"),
        ("[facts.1, facts.1]", "area 'take' of layout 'own' shows 'facts.1' twice"),
        ("[resources.tides, resources.1]", "area 'take' of layout 'own' shows 'resources.1' twice"),
    ],
)
def test_what_is_shown_twice_is_told_where_the_layout_says_it(tmp_path: Path, show: str, message: str) -> None:
    first, *others = refused(tmp_path, f"extends: poster\nareas:\n  take: {{show: {show}}}\n")
    assert not others
    assert first.startswith("own.yaml:3:")
    assert message in first


def test_cards_do_not_go_on_over_pages(tmp_path: Path) -> None:
    (first,) = refused(tmp_path, "extends: handout\nareas:\n  body: {cards: 2, ground: tint}\n")
    assert first.startswith("own.yaml:3:3: the cards of area 'body' would be printed on up to 8 pages; ")


def test_what_stands_on_no_page_is_told(tmp_path: Path) -> None:
    messages = refused(tmp_path, "extends: handout-leaf\npages: 1\n")
    assert "area 'take' stands on no page of layout 'own' where there is 1 page, and 'takeaway' would be lost" in str(
        messages
    )


@pytest.mark.parametrize("layout", ["handout", "handout-leaf", "handout-booklet", "handout-2up", "handout-large-print"])
def test_a_few_lines_run_on_rather_than_stand_on_every_page(tmp_path: Path, layout: str) -> None:
    built = build(tmp_path, f"extends: {layout}\n", FEW)
    assert ["Reeds", "A grant.", "Ask us."] == texts_of(built.pdf)


def test_what_an_area_repeats_on_every_page_is_said_once(tmp_path: Path) -> None:
    layout = "extends: handout\npages: 6\nareas:\n  body: {show: [sections]}\n  foot: {show: funding}\n"
    built = build(tmp_path, layout)
    assert 1 == texts_of(built.pdf).count("A grant.")
    with pypdfium2.PdfDocument(built.pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert [False, *[True] * 5] == ["A grant." in page for page in pages]


@pytest.mark.parametrize("layout", ["billboard", "billboard-portrait", "spotlight", "poster", "handout-links"])
def test_a_group_keeps_its_heading_though_its_only_resource_stands_elsewhere(tmp_path: Path, layout: str) -> None:
    texts = texts_of(build(tmp_path, f"extends: {layout}\n").pdf)
    assert 1 == texts.count("Data")
    assert texts.index("Data") + 1 == texts.index("Tides")


def test_cards_leave_out_what_another_area_names(tmp_path: Path) -> None:
    texts = texts_of(build(tmp_path, "extends: cards\nareas:\n  sub: {show: [subtitle, sections.1, facts.2]}\n").pdf)
    assert {"They bend.": 1, "43": 1, "42": 1} == {text: texts.count(text) for text in ("They bend.", "43", "42")}


def test_numbers_count_the_sections_that_have_a_title(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(TEXT)
    content = press.load(tmp_path / "content.yaml")
    layout, _ = press.read_layout(str(Path("layouts/poster.yaml").resolve()), str(tmp_path), Cache())
    assert layout is not None
    story = press.compose(content, layout, press.open_fonts((press.SHIPPED_FONTS,), Cache()), Cache())
    heads = [block for block in (entry.block for entry in story.flows["body"]) if isinstance(block, Head)]
    numbers = [head.number.galley.boxes[0].pieces[0].word.text for head in heads if head.number]
    assert ["1", "2"] == numbers


def test_a_section_that_is_not_shown_is_told(tmp_path: Path) -> None:
    built = build(tmp_path, "extends: poster\nareas:\n  body: {show: [sections.bend, sections.3, facts]}\n")
    told = [problem.message for problem in built.problems if "show section" in problem.message]
    assert ["layout 'own' does not show section 'section'"] == told
    assert Counter(texts_of(built.pdf))["They do not break."] == 0
