"""The story: what goes to which area, and a tree whose order is that of the content whatever the layout says."""

from pathlib import Path

import pytest

from poster.blocks.code_cells import matrix_of, set_code
from poster.blocks.code_head import CodeHead
from poster.blocks.codes import CodeGroup
from poster.blocks.display import Display
from poster.blocks.foot import Foot
from poster.blocks.head import Head
from poster.blocks.panel import PanelBlock
from poster.blocks.prose import Prose
from poster.cache import Cache
from poster.model.layout import Layout, Shown
from poster.model.story import Setting, Story
from poster.press import compose
from tests.making import read, shipped_fonts, shipped_layout

TEXT = """\
resources:
  - {title: A link, url: "https://example.org/"}
takeaway: Remember this.
sections:
  - title: First
    text: |
      - one
      - two

      A paragraph with [a link](https://example.com/).
  - {id: last, title: Second, text: "1. ein\\n2. zwei"}
subtitle: Below
title: Above
"""


def story_of(layout: Layout, folder: Path, text: str = TEXT) -> Story:
    cache = Cache()
    return compose(read(text, folder, cache), layout, shipped_fonts(cache), cache)


@pytest.fixture(scope="module")
def poster() -> Layout:
    return shipped_layout("poster", Cache())


def kinds(story: Story, area: str) -> list[type]:
    return [type(entry.block) for entry in story.flows.get(area, ())]


def test_each_area_shows_what_the_layout_says(poster: Layout, tmp_path: Path) -> None:
    story = story_of(poster, tmp_path)
    assert [Display] == kinds(story, "title") == kinds(story, "sub") == kinds(story, "take")
    assert [Head, Prose, Prose, Prose, Head, Prose, Prose] == kinds(story, "body")
    assert [CodeHead, CodeGroup] == kinds(story, "codes")
    assert () == story.problems


def test_a_handout_runs_everything_through_its_body(tmp_path: Path) -> None:
    story = story_of(shipped_layout("handout", Cache())._replace(links="none"), tmp_path)
    body = [Head, Prose, Prose, Prose, Head, Prose, Prose, PanelBlock, CodeHead, CodeGroup]
    assert body == kinds(story, "body")
    assert [Foot] == kinds(story, "foot")


@pytest.mark.parametrize("name", ["poster", "poster-landscape", "handout"])
def test_the_tree_follows_the_content_whatever_the_order_of_keys_and_areas(name: str, tmp_path: Path) -> None:
    story = story_of(shipped_layout(name, Cache())._replace(links="none"), tmp_path)
    kinds = [node.kind for node in story.tree]
    expected = (
        "Document H1 P Sect H2 L LI Lbl LBody P LI Lbl LBody P P Link Sect H2 L LI Lbl LBody P LI Lbl LBody P P "
        "Sect H2 L LI LBody P P Link Link Figure"
    ).split()
    simple = [kind for kind in kinds if kind not in ("P", "LBody", "LI", "Lbl")]
    assert [kind for kind in expected if kind not in ("P", "LBody", "LI", "Lbl")] == simple
    assert all(node.parent is None or node.parent < number for number, node in enumerate(story.tree))


def test_bookmarks_name_the_title_and_the_sections(poster: Layout, tmp_path: Path) -> None:
    assert [("Above", 0), ("First", 1), ("Second", 1)] == [
        (text, level) for _, text, level in story_of(poster, tmp_path).marks
    ]


def test_headings_stay_with_their_text(poster: Layout, tmp_path: Path) -> None:
    entries = story_of(poster, tmp_path).flows["body"]
    assert all(entry.keep for entry in entries if type(entry.block) is Head)
    assert ["head", "text", "item", "paragraph", "head", "text", "item"] == [entry.gap for entry in entries]


def test_a_section_can_have_an_area_of_its_own(poster: Layout, tmp_path: Path) -> None:
    take = poster.areas["take"]._replace(show=(Shown("sections", "last", poster.place),))
    story = story_of(poster._replace(areas=poster.areas | {"take": take}), tmp_path)
    assert [Head, Prose, Prose] == kinds(story, "take")
    assert [Head, Prose, Prose, Prose] == kinds(story, "body")
    assert ["layout 'poster' shows no takeaway"] == [problem.message for problem in story.problems]


def test_an_id_that_the_content_lacks_is_an_error_with_those_it_has(poster: Layout, tmp_path: Path) -> None:
    take = poster.areas["take"]._replace(show=(Shown("sections", "lost", poster.place),))
    story = story_of(poster._replace(areas=poster.areas | {"take": take}), tmp_path)
    problem = next(problem for problem in story.problems if problem.level == "error")
    assert ("the content has no section with the id 'lost'", True) == (problem.message, "last" in problem.hint)


def test_a_character_without_a_font_is_named_once_with_its_place(poster: Layout, tmp_path: Path) -> None:
    story = story_of(poster, tmp_path, "title: One\nsections:\n  - {title: Two, text: a \U00013000 b \U00013000}\n")
    (problem,) = story.problems
    assert ("error", 3, True) == (problem.level, problem.place.line, "U+13000" in problem.message)


def test_content_without_takeaway_subtitle_and_resources_leaves_their_areas_empty(
    poster: Layout, tmp_path: Path
) -> None:
    story = story_of(poster, tmp_path, "title: One\nsections:\n  - {title: Two, text: three}\n")
    assert {"title", "body"} == set(story.flows)


def test_all_codes_have_one_version_and_the_highest_level_it_holds(poster: Layout, tmp_path: Path) -> None:
    text = "title: One\nresources:\n" + "".join(
        f"  - {{title: T{n}, url: https://example.org/{'x' * n}}}\n" for n in (1, 20, 60)
    )
    (group,) = (
        entry.block for entry in story_of(poster, tmp_path, text).flows["codes"] if type(entry.block) is CodeGroup
    )
    cache = Cache()
    matrix = matrix_of(group.scanning, Setting(30.0, 38.0, 16.0), cache)
    codes = [set_code(cell, matrix, cache).code for cell in group.cells]
    assert {matrix.version} == {code.version for code in codes}
    levels = ["LMQH".index(code.level) for code in codes]
    assert levels == sorted(levels, reverse=True)


def test_a_lead_in_stays_with_what_it_announces(tmp_path: Path) -> None:
    content = read(
        "title: T\nsections:\n- text: |\n    We saw:\n\n    - one\n    - two\n\n    Nothing: else.\n", tmp_path, Cache()
    )
    cache = Cache()
    story = compose(content, shipped_layout("poster", cache), shipped_fonts(cache), cache)
    assert [True, False, False, False] == [entry.keep for entry in story.flows["body"]]


def test_running_heads_say_the_short_title(tmp_path: Path) -> None:
    content = read("title: A long title\nshort-title: Short\nsections: [{text: Words}]\n", tmp_path, Cache())
    cache = Cache()
    story = compose(content, shipped_layout("handout", cache), shipped_fonts(cache), cache)
    (foot,) = (entry.block for entry in story.flows["foot"] if type(entry.block) is Foot)
    assert foot.title
    assert ["Short"] == [piece.word.text for box in foot.title.galley.boxes for piece in box.pieces]
