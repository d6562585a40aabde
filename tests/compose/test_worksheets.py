"""Worksheets: lines and fields, exercises with their numbers, answers turned or left out; every word once."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.pages import nothing_covered
from poster.check.words import every_word_once
from poster.model.content import Paragraph
from poster.model.drawing import Glyphs
from poster.model.worksheet import Field, Lines, Space
from tests.making import make, read, shipped_layout
from tests.read.test_dialect import read as read_text

CACHE = Cache()
TEXT = """title: T
sections:
  - title: A
    text: |
      ::: {.exercise}
      How far? ________ mm.

      ::: {.lines n=2}
      :::

      ::: {.answer}
      Ten.
      :::
      :::

      ::: {.space title="Notes"}
      :::
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("____", Lines), ("______\n______", Lines), ("::: {.lines n=4}\n:::", Lines), ("::: {.space}\n:::", Space),
        ("::: {.name}\n:::", Field), ("so ____ it", Paragraph), ("___ a", Paragraph),
    ],
)  # fmt: skip
def test_what_is_to_be_written_on(text: str, expected: type) -> None:
    (block,), problems = read_text(text)
    assert ((), expected) == (problems, type(block))


def test_a_number_of_lines_that_is_none_is_told() -> None:
    assert "'many' is no number of lines" in str(read_text("::: {.lines n=many}\n:::")[1][0])


def test_answers_are_upside_down_behind_the_text(tmp_path: Path) -> None:
    made = make(read(TEXT, tmp_path, CACHE), shipped_layout("worksheet", CACHE), CACHE)
    glyphs = [item for page in made.drawing.pages for item in page.items if type(item) is Glyphs]
    turned = "".join(word.text for item in glyphs if item.turned for word in item.words)
    assert "Answers1\u2002Ten." == turned.replace(" ", "")
    assert [] == [*every_word_once(made.proof), *nothing_covered(made.proof)]


def test_answers_may_be_left_out(tmp_path: Path) -> None:
    layout = shipped_layout("worksheet", CACHE)._replace(answers="omit")
    made = make(read(TEXT, tmp_path, CACHE), layout, CACHE)
    assert "Ten." not in [
        word.text for each in made.drawing.pages[0].items if type(each) is Glyphs for word in each.words
    ]
    assert [] == every_word_once(made.proof)
