"""Boxes of a content in any layout and theme: every word once, columns level, with the distances of the page."""

import random
from pathlib import Path

import pytest

import poster
from poster.cache import Cache
from poster.check.pages import nothing_covered
from poster.check.tags import tree_sound
from poster.check.words import every_word_once
from poster.model.drawing import Glyphs
from tests.making import ends_of, make, read, sentence, sentences, shipped_layout
from tests.test_themes import THEMES

CACHE = Cache()
KINDS = (
    "callout-note", "callout-tip", "callout-warning", "key", "quote", "theorem", "proof", "box", "steps", "pair",
    "callout-important icon=false",
)  # fmt: skip


def content(seed: int, sections: int = 4) -> str:
    """Sections of paragraphs, lists and boxes of every kind, one within another now and then."""
    chance = random.Random(seed)
    lines = ["title: Boxes", "lang: en-GB", "sections:"]
    for _ in range(sections):
        lines += [f"  - title: {sentence(chance, 3)[:-1]}", "    text: |"]
        for _ in range(chance.randint(2, 5)):
            lines += [f"      {line}" for line in _block(chance, 0).split("\n")] + [""]
    return "\n".join(lines) + "\n"


def _block(chance: random.Random, depth: int) -> str:
    what = chance.choice(("text", "list", "box", "box"))
    if what == "text" or depth > 2:
        return sentences(chance, chance.randint(5, 50))
    if what == "list":
        return "\n".join(f"- {sentences(chance, chance.randint(3, 20))}" for _ in range(chance.randint(2, 6)))
    kind = chance.choice(KINDS)
    name, _, more = kind.partition(" ")
    colons = ":" * (6 - depth)
    if kind == "steps":
        inside = "\n".join(f"{number}. {sentence(chance, 6)}" for number in range(1, 4))
    else:
        blocks = [_block(chance, depth + 2 * (kind == "pair") + 1) for _ in range(chance.randint(1, 3))]
        inside = "\n\n".join(blocks)
        if kind == "pair":
            inside = f"::: {{.half}}\n{inside}\n:::\n\n::: {{.half}}\nOther words.\n:::"
    return f"{colons} {{.{name} {more}}}\n{inside}\n{colons}"


@pytest.mark.parametrize("name", ["poster", "poster-landscape", "handout"])
@pytest.mark.parametrize("seed", range(3))
def test_every_word_stands_once_and_columns_end_on_one_line(seed: int, name: str, tmp_path: Path) -> None:
    made = make(read(content(seed, 2), tmp_path, CACHE), shipped_layout(name, CACHE), CACHE)
    assert [] == [str(each) for check in (every_word_once, nothing_covered, tree_sound) for each in check(made.proof)]
    ends = [by for filled in made.plan.filled for by in filled.closing]
    missed = [abs(foot - reached) for foot, reached in ends_of(made)]
    assert [] == [miss for miss, short in zip(missed, ends) if miss > 0.06 and not short]


@pytest.mark.parametrize("theme", THEMES)
def test_boxes_can_be_read_in_every_theme(theme: str, tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    blocks = "".join(f"\n      ::: {{.{kind}}}\n      A few words.\n      :::\n" for kind in KINDS if kind != "pair")
    path.write_text(f"title: Boxes\nlang: en\nsections:\n  - title: All\n    text: |\n      Text.\n{blocks}", "utf-8")
    built = poster.build(poster.load(path), "handout", cache=CACHE, theme=theme)
    assert [] == [str(each) for each in built.problems if "contrast" in str(each)]


def test_statements_are_numbered_by_kind_in_the_order_of_the_content(tmp_path: Path) -> None:
    text = "".join(
        f"\n      ::: {{{name}}}\n      So it is.\n      :::\n" for name in (".theorem", "#lem-a", "#thm-b", ".proof")
    )
    made = make(
        read(f"title: T\nlang: de\nsections:\n  - title: A\n    text: |\n{text}", tmp_path, CACHE),
        shipped_layout("handout", CACHE), CACHE,
    )  # fmt: skip
    said = ["".join(run.text for run in each.runs) for each in made.story.said]
    begun = [each.replace("\u00a0", " ").split(".")[0] for each in said if "So it is" in each]
    assert ["Satz 1", "Lemma 1", "Satz 2", "Beweis"] == begun


def test_a_list_in_a_box_has_the_distance_of_the_page(tmp_path: Path) -> None:
    items = "\n".join(f"      - {word} one" for word in ("alpha", "beta", "gamma"))
    boxed = "\n".join(f"      - {word} two" for word in ("alpha", "beta", "gamma"))
    text = f"title: T\nsections:\n  - title: A\n    text: |\n{items}\n\n      ::: {{.box}}\n{boxed}\n      :::\n"
    made = make(read(text, tmp_path, CACHE), shipped_layout("poster", CACHE), CACHE)
    lines = [item for item in made.drawing.pages[0].items if type(item) is Glyphs and item.owner is not None]
    at = [item.y for item in lines if item.words[0].text in ("alpha", "beta", "gamma")]
    assert at[1] - at[0] == pytest.approx(at[4] - at[3])
