"""Marks in texts: numbers of notes and links, and what they stand for, each once, where its layout puts it."""

from pathlib import Path

import pytest

from poster.blocks.head import Head
from poster.blocks.note import Note, NoteRule
from poster.blocks.prose import Prose
from poster.cache import Cache
from poster.check.preflight import preflight
from poster.compose.addresses import key_of, plain_address, says_address
from poster.compose.marks import Marked, marked
from poster.model.content import Paragraph
from poster.model.layout import Layout
from poster.model.seats import seats_of
from poster.model.story import Story
from poster.press import compose
from tests.making import make, read, shipped_fonts, shipped_layout

HEAD = "title: T\nsections:\n  - text: |\n"


def content_of(text: str, more: str = "") -> str:
    """A content with one section."""
    return HEAD + "\n".join(f"      {line}" for line in text.splitlines()) + f"\n{more}\n"


def marks_of(text: str, folder: Path, more: str = "", **changes: str) -> Marked:
    layout = shipped_layout("poster", Cache())._replace(**changes)  # type: ignore[arg-type]
    content = read(content_of(text, more), folder, Cache())
    return marked(content, layout, seats_of(layout, content))


def said(found: Marked) -> str:
    """The first paragraph, marks in braces."""
    block = found.content.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return "".join(f"{{{run.text}}}" if run.within else run.text for run in block.text.runs)


def listed(found: Marked) -> list[str]:
    return [f"{each.number} {' / '.join(text.plain for text in each.texts)}" for each in found.remarks.values()]


def story_of(text: str, folder: Path, layout: Layout, more: str = "") -> Story:
    cache = Cache()
    return compose(read(content_of(text, more), folder, cache), layout, shipped_fonts(cache), cache)


RESOURCE = 'resources: [{title: Tides, url: "https://tides.example/2"}, {title: Bus, url: "https://bus.example"}]'


def test_notes_are_numbered_in_the_order_of_their_marks(tmp_path: Path) -> None:
    found = marks_of("a^[one] b[^x]\n\n[^x]: two\n", tmp_path)
    assert "a{1} b{2}" == said(found)
    assert ["1 one", "2 two"] == listed(found)


def test_a_note_that_is_marked_twice_stands_once(tmp_path: Path) -> None:
    found = marks_of("a[^x] b[^x]\n\n[^x]: one\n", tmp_path)
    assert "a{1} b{1}" == said(found)
    assert ["1 one"] == listed(found)


def test_marks_side_by_side_have_a_comma(tmp_path: Path) -> None:
    assert "a{1}{,}{2}" == said(marks_of("a^[one]^[two]", tmp_path))


@pytest.mark.parametrize(
    ("links", "expected", "remarks"),
    [
        ("none", "see the tides, and the office", []),
        ("number", "see the tides{1}, and the office{2}", ["1 tides.example/2", "2 hello@office.example"]),
        ("address", "see the tides{ (tides.example/2)}, and the office{ (hello@office.example)}", []),
    ],
)
def test_a_link_can_be_followed_on_paper(links: str, expected: str, remarks: list[str], tmp_path: Path) -> None:
    text = "see [the tides](https://www.tides.example/2/), and [the office](mailto:hello@office.example)"
    found = marks_of(text, tmp_path, links=links)
    assert expected == said(found)
    assert remarks == listed(found)


def test_a_link_to_a_resource_points_to_its_code(tmp_path: Path) -> None:
    text = "[low water](HTTPS://Tides.example/2), [the bus](https://bus.example/), [else](https://x.example)"
    found = marks_of(text, tmp_path, RESOURCE, links="number")
    assert "low water{1}, the bus{2}, else{3}" == said(found)
    assert {"tides": 1, "bus": 2} == found.codes
    assert ["3 x.example"] == listed(found)


def test_notes_come_before_codes_and_codes_before_addresses(tmp_path: Path) -> None:
    text = "[else](https://x.example) a^[one] [tides](https://tides.example/2)"
    found = marks_of(text, tmp_path, RESOURCE, links="number")
    assert "else{4} a{1} tides{2}" == said(found)


def test_codes_have_no_numbers_where_no_text_points_to_them(tmp_path: Path) -> None:
    assert {} == marks_of("[else](https://x.example)", tmp_path, RESOURCE, links="number").codes


def test_words_that_are_an_address_need_no_number(tmp_path: Path) -> None:
    text = "<https://x.example/> and [www.x.example](https://www.x.example)"
    assert "https://x.example/ and www.x.example" == said(marks_of(text, tmp_path, links="number"))


def test_a_link_within_a_note_is_numbered_behind_it(tmp_path: Path) -> None:
    found = marks_of("a^[see [so](https://x.example)] b^[two]", tmp_path, links="number")
    assert "a{1} b{2}" == said(found)
    assert ["1 see so", "3 x.example", "2 two"] == listed(found)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://example.org/a/", "example.org/a"),
        ("https://example.org/?q=a/", "example.org/?q=a/"),
        ("mailto:a@b.org?subject=x", "a@b.org"),
        ("tel:+44-1", "+44-1"),
    ],
)
def test_an_address_is_printed_as_people_type_it(url: str, plain: str) -> None:
    assert plain == plain_address(url)
    assert says_address(plain, url)


def test_addresses_that_differ_in_capitals_of_the_host_or_the_last_slash_are_one() -> None:
    assert key_of("https://EXAMPLE.org/A") == key_of("https://example.org/A/")
    assert key_of("https://example.org/A") != key_of("https://example.org/a")


def test_a_note_stands_in_the_structure_behind_its_paragraph(tmp_path: Path) -> None:
    story = story_of("a^[one] b\n\nc\n", tmp_path, shipped_layout("poster", Cache()))
    kinds = [node.kind for node in story.tree]
    start = kinds.index("Note")
    assert "P Link Note Lbl P P".split() == kinds[start - 2 : start + 4]
    note = story.tree[start]
    assert "note:1" == note.name
    assert "#note:1" == story.tree[start - 1].url
    assert note.parent == story.tree[start - 2].parent


def test_notes_in_a_list_or_a_term_stay_where_the_standard_allows_them(tmp_path: Path) -> None:
    story = story_of("- a^[one]\n\nterm^[two]\n: what\n", tmp_path, shipped_layout("poster", Cache()))
    parents = [story.tree[node.parent or 0].kind for node in story.tree if node.kind == "Note"]
    assert ["LBody", "Lbl"] == parents


def test_notes_stand_at_the_foot_of_their_column_or_at_the_end_of_their_area(tmp_path: Path) -> None:
    layout = shipped_layout("poster", Cache())
    text = "a^[one] b\n\nc^[two]\n"
    at_feet = story_of(text, tmp_path, layout).flows["body"]
    assert [1, 1] == [len(entry.block.notes) for entry in at_feet if isinstance(entry.block, Prose)]
    at_end = story_of(text, tmp_path, layout._replace(notes="end")).flows["body"]
    assert [Prose, Prose, NoteRule, Note, Note] == [type(entry.block) for entry in at_end]


def test_the_note_of_a_title_stands_where_text_runs_on(tmp_path: Path) -> None:
    cache = Cache()
    content = read("title: T^[Of reeds.]\nsections: [{text: a}]\n", tmp_path, cache)
    story = compose(content, shipped_layout("poster", cache), shipped_fonts(cache), cache)
    assert [Prose, NoteRule, Note] == [type(entry.block) for entry in story.flows["body"]]
    assert "T" == story.title


@pytest.mark.parametrize("name", ["poster", "cards", "handout", "handout-leaf", "billboard", "sidebar"])
@pytest.mark.parametrize("notes", ["column", "end"])
def test_every_word_of_notes_stands_once_in_every_layout(name: str, notes: str, tmp_path: Path) -> None:
    sections = "".join(
        f"  - title: S{n}\n    text: |\n"
        + f"      {'Reeds bend but they do not break. ' * 5}so[^x] [see](https://x{n}.example) then.\n\n"
        + f"      [^x]: note {n} with [words](https://y{n}.example) of its own\n\n"
        for n in range(4)
    )
    cache = Cache()
    content = read(f"title: Reeds\ntakeaway: So^[much]\n{RESOURCE}\nsections:\n{sections}", tmp_path, cache)
    layout = shipped_layout(name, cache)._replace(notes=notes, links="number")  # type: ignore[arg-type]
    proof = make(content, layout, cache).proof
    assert [] == [problem.message for problem in preflight(proof) if problem.level == "error"]


def test_the_number_of_a_link_leaves_a_bold_heading_as_it_is(tmp_path: Path) -> None:
    """Strong words within a bold style make the others lighter; a mark is no stress."""
    cache = Cache()
    text = "title: T\nsections:\n  - title: See [the tides](https://tides.example)\n    text: a\n"
    layout = shipped_layout("handout", cache)
    story = compose(read(text, tmp_path, cache), layout, shipped_fonts(cache), cache)
    head = next(entry.block.copy for entry in story.flows["body"] if isinstance(entry.block, Head))
    assert layout.styles["heading"].weight == head.style.weight
