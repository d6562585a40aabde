"""Right-to-left text: what would stand in wrong order is refused where it stands, not set wrong."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.compose.leftwards import wrong_order
from poster.model.content import Run, Text
from poster.press import compose
from poster.problems import Place
from tests.making import read, shipped_fonts, shipped_layout

SHALOM, OLAM = "\u05e9\u05dc\u05d5\u05dd", "\u05e2\u05d5\u05dc\u05dd"


def text(*runs: str) -> Text:
    return Text(tuple(Run(run) for run in runs), (Place("content.yaml"),) * len(runs))


@pytest.mark.parametrize(
    "runs", [("plain",), ("caf\u00e9 \u03b1\u03b2",), (f"the word {SHALOM} here",), ("so ", SHALOM)]
)
def test_what_comes_out_in_order_is_well(runs: tuple[str, ...]) -> None:
    assert wrong_order(text(*runs)) is None


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((f"the words {SHALOM} {OLAM}",), (0, 15, OLAM)),
        ((f"the word {SHALOM}.",), (0, 9, f"{SHALOM}.")),
        ((f"{SHALOM}x",), (0, 0, f"{SHALOM}x")),
        (("the ", f"word {SHALOM[:2]}", SHALOM[2:]), (1, 5, SHALOM)),
        ((SHALOM, " ", OLAM), (2, 0, OLAM)),
    ],
)
def test_what_would_not_is_found(runs: tuple[str, ...], expected: tuple[int, int, str]) -> None:
    assert expected == wrong_order(text(*runs))


def test_it_is_a_problem_with_its_place_and_not_one_of_fonts(tmp_path: Path) -> None:
    cache = Cache()
    content = read(f"title: Two words, {SHALOM} {OLAM}\n", tmp_path, cache)
    problems = compose(content, shipped_layout("poster", cache), shipped_fonts(cache), cache).problems
    assert {(1, 24)} == {(problem.place.line, problem.place.column) for problem in problems}
    assert "right-to-left text is not supported yet" in problems[0].message
