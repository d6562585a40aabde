"""Notes: at the foot of the column that holds their mark, below one rule, and all columns level all the same."""

from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from poster.blocks.note import RULE, Note, Noted, NoteRule
from poster.blocks.prose import Prose
from poster.cache import Cache
from poster.compose.copies import Case, Copyist
from poster.compose.tree import Tree
from poster.fit.fit import fit
from poster.fit.flow import Column
from poster.fit.notes import first_beyond, last_within
from poster.fit.place import place_story
from poster.fit.plan import Plan
from poster.model.color import Color
from poster.model.content import Run, Text
from poster.model.drawing import Drawing, Glyphs, Link, Shape
from poster.model.layout import Layout
from poster.model.story import Block, Story
from poster.press import compose, readable
from poster.problems import Place
from tests.making import Recipe, read, sentence, shipped_fonts, shipped_layout, yaml_of

LEVEL = 0.05
RED = Color(255, 0, 0)
"""Of the rules above notes, and of nothing else."""


class Page(NamedTuple):
    plan: Plan
    drawing: Drawing
    marks: tuple[str, ...]
    """What the notes begin with; the link that is the mark of each ends with it."""


def marked(recipe: Recipe, every: int) -> str:
    """The text of a recipe, with a mark in every so many of its paragraphs."""
    lines = yaml_of(recipe).splitlines()
    for number, i in enumerate([i for i, line in enumerate(lines) if line.startswith("      ") and len(line) > 90]):
        if number % every == 0:
            words = lines[i].split(" ")
            words.insert(len(words) // 2 + number % 5, f"[{number}](https://example.org/N{number})")
            lines[i] = " ".join(words)
    return "\n".join(lines) + "\n"


def with_notes(story: Story, layout: Layout, words: int, cache: Cache) -> tuple[Story, tuple[str, ...]]:
    """The story with notes of so many words for all links in its paragraphs, and what they begin with."""
    copyist = Copyist(layout, "en", shipped_fonts(cache), Tree(), cache)
    small = Case(copyist, layout.styles, None, 1.0)
    marks: list[str] = []

    def note(number: int, url: str) -> Noted:
        marks.append(url.rpartition("/")[2])
        text = Text((Run(f"{marks[-1]} {sentence(Random(number), words)}"),), (Place("notes"),))
        copy = small.copy(text, layout.styles["small"], 0)
        return Noted(number, Note(small.words("*", layout.styles["small"]), copy), NoteRule(RED))

    def noted(block: Block) -> Block:
        if not isinstance(block, Prose):
            return block
        return block._replace(notes=tuple(note(i, url) for i, url in enumerate(block.copy.urls, 1)))

    flows = {
        name: tuple(entry._replace(block=noted(entry.block)) for entry in flow) for name, flow in story.flows.items()
    }
    return story._replace(flows=flows), tuple(marks)


def page(text: str, layout: Layout, folder: Path, words: int) -> Page:
    """A text whose links have notes of so many words, set."""
    cache = Cache()
    layout = readable(layout)
    content = read(text, folder, cache)
    story, marks = with_notes(compose(content, layout, shipped_fonts(cache), cache), layout, words, cache)
    plan, problems = fit(story, content, layout, cache)
    assert plan, problems
    return Page(plan, place_story(plan, story, layout, cache), marks)


def columns(made: Page) -> list[Column]:
    return [column for filled in made.plan.filled for column in filled.flow.columns[: len(filled.rooms)]]


def column_of(made: Page, page: int, x: float, y: float) -> int:
    """Number of the column in which something stands; -1 for none."""
    for number, column in enumerate(columns(made)):
        inside = column.x - 40 <= x < column.x + column.width and column.y - 40 <= y <= column.y + column.height + 1
        if column.page == page and inside:
            return number
    return -1


@pytest.fixture(scope="module", params=[("poster", 1), ("poster", 4), ("handout", 2), ("sidebar", 2)])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Texts with many notes and with few, on one page and on several, in columns of one width and of two."""
    name, every = request.param
    text = marked(Recipe(420, 5, 0, takeaway=False), every)
    return page(text, shipped_layout(name, Cache()), tmp_path_factory.mktemp("notes"), 9)


def test_columns_with_notes_and_without_end_on_one_line(made: Page) -> None:
    feet: dict[tuple[int, str], list[float]] = {}
    for filled in made.plan.filled:
        for column, short in zip(filled.flow.columns, filled.closing):
            page = made.drawing.pages[column.page - 1]
            at = columns(made).index(column)
            own = [
                each.y
                for each in page.items
                if type(each) is Glyphs and column_of(made, column.page, each.x, each.y) == at
            ]
            if not short:
                feet.setdefault((column.page, column.area), []).append(max(own))
    assert all(max(own) - min(own) < LEVEL for own in feet.values())


def test_each_note_stands_once_in_the_column_of_its_mark(made: Page) -> None:
    marks = {
        link.url.rpartition("/")[2]: column_of(made, number, link.x, link.y + link.height)
        for number, page in enumerate(made.drawing.pages, 1)
        for link in page.items
        if type(link) is Link
    }
    notes = [
        (item.words[0].text, column_of(made, number, item.x, item.y))
        for number, page in enumerate(made.drawing.pages, 1)
        for item in page.items
        if type(item) is Glyphs and item.words[0].text in made.marks
    ]
    assert sorted(made.marks) == sorted(word for word, _ in notes)
    assert notes == [(word, marks[word]) for word, _ in notes]


def test_one_rule_parts_the_notes_of_a_column_from_its_text(made: Page) -> None:
    for number, page in enumerate(made.drawing.pages, 1):
        rules = [item for item in page.items if type(item) is Shape and item.color == RED]
        noted = {
            column_of(made, number, item.x, item.y)
            for item in page.items
            if type(item) is Glyphs and item.words[0].text in made.marks
        }
        assert sorted(noted) == sorted(column_of(made, number, rule.x, rule.y) for rule in rules)
        for rule in rules:
            column = column_of(made, number, rule.x, rule.y)
            own = [
                (item.y, item.size)
                for item in page.items
                if type(item) is Glyphs and column_of(made, number, item.x, item.y) == column
            ]
            body = made.plan.body
            above, below = [y for y, _ in own if y < rule.y], [(y, size) for y, size in own if y > rule.y]
            assert rule.y - max(above) > 0.4 * body  # descenders stay clear of it
            assert min(y - size * 0.8 for y, size in below) > rule.y + RULE * body


def test_where_columns_may_end_hangs_on_whether_there_is_a_note_in_them() -> None:
    """Places at 10, 20, … points; from the third on what stands at the foot takes 15 points once."""
    heights = [10.0 * place for place in range(8)]
    for limit in range(5, 75):
        taller = [height + (15.0 if place >= 3 else 0.0) for place, height in enumerate(heights)]
        within = [place for place in range(1, 8) if taller[place] <= limit]
        beyond = [place for place in range(1, 8) if taller[place] >= limit]
        assert max(within, default=0) == last_within(heights, limit, 1, 3, 15.0)
        assert min(beyond, default=8) == first_beyond(heights, limit, 1, 3, 15.0)
