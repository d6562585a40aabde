"""Every layout at every size with three contents: exactly full with level columns, or refused with numbers.

The outcome is the table of docs/matrix.md; `--update` writes it anew.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image

from poster import press
from poster.cache import Cache
from poster.model.content import Content
from poster.problems import PosterError
from tests.making import ROOT, Recipe, read, yaml_of

POSTERS = (
    "poster", "poster-landscape", "poster-panel", "billboard", "billboard-portrait", "spotlight", "cards", "sidebar",
    "minimal",
)  # fmt: skip
HANDOUTS = (
    "handout", "handout-leaf", "handout-booklet", "handout-2up", "handout-large-print", "handout-links",
)  # fmt: skip
SIZES = ("A0 portrait", "A0 landscape", "36x48in", "48x36in", "A1 portrait", "A1 landscape")
SEED, SHORT, LONG = "seed", "60 words", "900 words"
COLUMNS = ("poster", "poster-landscape", "poster-panel", "spotlight", "sidebar", "minimal")
"""Layouts whose text runs in columns over most of the page."""
OWN = {
    "poster": "portrait", "poster-landscape": "landscape", "poster-panel": "landscape", "billboard": "landscape",
    "billboard-portrait": "portrait", "spotlight": "portrait", "cards": "portrait", "sidebar": "landscape",
    "minimal": "portrait",
}  # fmt: skip
"""Which way each layout is meant to lie."""
PEOPLE = """
authors:
  - {name: Anna Smith, affiliations: [{ref: north}], orcid: 0000-0002-1825-0097}
  - {name: Björn Jónsson, affiliations: [{ref: north}, {ref: south}]}
affiliations:
  - {id: north, name: University of the North}
  - {id: south, name: Southern Institute of Health}
facts:
  - {value: 72 %, text: of those asked feel less alone.}
  - {value: 4, text: times as many links.}
logos:
  - {file: logo0.png, alt: University of the North}
  - {file: logo1.png, alt: Southern Institute}
"""
LEVEL = 0.05
"""Millimetres by which the feet of an area's columns may differ."""


class Outcome(NamedTuple):
    """What became of one content in one layout at one size."""

    body: float
    """Points; 0 where it was refused."""
    pages: int
    spread: float
    """Millimetres between the highest and the lowest foot of an area's columns, the largest of all areas."""
    message: str
    """The reason of a refusal, or the first warning."""


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    made = {}
    for name, recipe, more in ((SHORT, Recipe(60, 1, 2), ""), (LONG, Recipe(900, 8, 5), PEOPLE)):
        folder = tmp_path_factory.mktemp("content")
        for number, width in enumerate((600, 300)):
            Image.new("RGB", (width, 200), "#0B4A78").save(folder / f"logo{number}.png")
        made[name] = read(yaml_of(recipe) + more, folder, Cache())
    seed = read((ROOT / "content.yaml").read_text(encoding="utf-8"), tmp_path_factory.mktemp("seed"), Cache())
    return {SEED: seed, **made}


@pytest.fixture(scope="module")
def outcomes(contents: dict[str, Content]) -> dict[tuple[str, str, str], Outcome]:
    found = {}
    for what, content in contents.items():
        cache = Cache()
        for layout in POSTERS:
            for size in SIZES:
                found[layout, size, what] = outcome(content, layout, size, cache)
        for layout in HANDOUTS:
            found[layout, "", what] = outcome(content, layout, "", cache)
    return found


def outcome(content: Content, layout: str, size: str, cache: Cache) -> Outcome:
    try:
        result = press.build(content, layout, cache=cache, size=size)
    except PosterError as refused:
        return Outcome(0.0, 0, 0.0, refused.problems[0].message)
    report = result.report
    areas: list[dict[str, Any]] = report["areas"]  # type: ignore[assignment]
    feet = [[column["bottom_mm"] for column in area["columns"] if column["fill"]] for area in areas]
    # The last column of an area on a page may end short: then the report says by how much.
    feet = [own[:-1] if area["closing"] else own for own, area in zip(feet, areas)]
    spread = max((max(own) - min(own) for own in feet if own), default=0.0)
    warning = result.problems[0].message if result.problems else ""
    return Outcome(float(report["body_pt"]), len(report["pages"]), spread, warning)  # type: ignore[arg-type]


def test_every_build_is_level_and_every_refusal_says_how_much(
    outcomes: dict[tuple[str, str, str], Outcome],
) -> None:
    uneven = {key: each.spread for key, each in outcomes.items() if each.spread > LEVEL}
    wordless = {key: each.message for key, each in outcomes.items() if not each.body and "'" not in each.message}
    assert ({}, {}) == (uneven, wordless)


@pytest.mark.parametrize("layout", POSTERS)
def test_the_seed_builds_at_full_size(layout: str, outcomes: dict[tuple[str, str, str], Outcome]) -> None:
    sizes = (f"A0 {OWN[layout]}", "36x48in" if OWN[layout] == "portrait" else "48x36in")
    refused = {size: outcomes[layout, size, SEED].message for size in sizes if not outcomes[layout, size, SEED].body}
    assert {} == refused


@pytest.mark.parametrize("layout", [name for name in POSTERS if not name.startswith("billboard")])
def test_the_seed_builds_at_a1(layout: str, outcomes: dict[tuple[str, str, str], Outcome]) -> None:
    found = outcomes[layout, f"A1 {OWN[layout]}", SEED]
    assert found.body >= 24, found.message


@pytest.mark.parametrize("layout", COLUMNS)
def test_900_words_build_in_layouts_of_columns(layout: str, outcomes: dict[tuple[str, str, str], Outcome]) -> None:
    for size in (f"A0 {OWN[layout]}", "36x48in" if OWN[layout] == "portrait" else "48x36in"):
        found = outcomes[layout, size, LONG]
        assert found.body >= 24, found.message


@pytest.mark.parametrize("layout", ["billboard", "minimal", "spotlight"])
def test_60_words_build_in_layouts_of_one_sentence(layout: str, outcomes: dict[tuple[str, str, str], Outcome]) -> None:
    found = outcomes[layout, f"A0 {OWN[layout]}", SHORT]
    assert found.body >= 24, found.message


def test_the_table_of_the_docs_is_current(
    outcomes: dict[tuple[str, str, str], Outcome], request: pytest.FixtureRequest
) -> None:
    path = Path(ROOT / "docs" / "matrix.md")
    text = table(outcomes)
    if request.config.getoption("--update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def table(outcomes: dict[tuple[str, str, str], Outcome]) -> str:
    """The outcomes as a page of Markdown."""
    lines = [
        "# Which layout takes what",
        "",
        "Made by a test (`tests/test_family.py`): the poster text of `content.yaml` (about 400 words), 60 words, and",
        "900 words with authors, facts and logos, in every layout and size. A number is the size of the body in",
        "points, columns being level and pages full; `*` marks a warning (too little text, or a body",
        "under 28pt), `–` a refusal that says how much is too much.",
        "",
        "| poster | " + " | ".join(SIZES) + " |",
        "|---" * (len(SIZES) + 1) + "|",
    ]
    for layout in POSTERS:
        cells = [_cell(*(outcomes[layout, size, what] for what in (SEED, SHORT, LONG))) for size in SIZES]
        lines.append(f"| `{layout}` | " + " | ".join(cells) + " |")
    lines += ["", "| handout | seed / 60 / 900 words | pages |", "|---|---|---|"]
    for layout in HANDOUTS:
        own = [outcomes[layout, "", what] for what in (SEED, SHORT, LONG)]
        pages = " / ".join(str(each.pages) if each.pages else "–" for each in own)
        lines.append(f"| `{layout}` | {_cell(*own)} | {pages} |")
    return "\n".join(lines) + "\n"


def _cell(*outcomes: Outcome) -> str:
    return " / ".join(f"{each.body:g}{'*' if each.message else ''}" if each.body else "–" for each in outcomes)
