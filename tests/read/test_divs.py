"""Divs -> boxes: which kind, with which title, and what is told."""

import pytest

from poster.model.boxes import Box, Pair
from poster.model.content import ListBlock, Paragraph
from tests.read.test_dialect import read, words


@pytest.mark.parametrize(
    "text, kind, title",
    [
        ("::: {.callout-note}\na\n:::", "note", ""),
        ('::: {.callout-tip title="So *it* is"}\na\n:::', "tip", "So it is"),
        ("::: {.callout-important}\n## Head\na\n:::", "important", "Head"),
        ("::: callout-warning\na\n:::", "warning", ""),
        ("::: {.callout-caution collapse=true}\na\n:::", "caution", ""),
        ("::: warning\na\n:::", "warning", ""),
        ("::: {.key}\na\n:::", "key", ""),
        ("::: {.box}\na\n:::", "box", ""),
        ("::: {#thm-line}\na\n:::", "theorem", ""),
        ('::: {#def-x name="open"}\na\n:::', "definition", "open"),
        ("::: {.lemma}\n### Zorn\na\n:::", "lemma", "Zorn"),
        ("::: {.proof}\na\n:::", "proof", ""),
    ],
)
def test_classes_and_ids_say_what_kind_of_box_it_is(text: str, kind: str, title: str) -> None:
    (box,), problems = read(text)
    assert isinstance(box, Box)
    assert ((), kind, title, "a") == (problems, box.kind, box.title.plain if box.title else "", words(box.blocks))


@pytest.mark.parametrize(
    "written, has_icon, is_plain",
    [("icon=false", False, False), ("appearance=minimal", False, True), ("appearance=simple", True, False)],
)
def test_a_callout_may_go_without_icon_and_ground(written: str, has_icon: bool, is_plain: bool) -> None:
    (box,), problems = read(f"::: {{.callout-note {written}}}\na\n:::")
    assert isinstance(box, Box)
    assert ((), has_icon, is_plain) == (problems, box.has_icon, box.is_plain)


@pytest.mark.parametrize("text", ['::: {.quote source="Ada"}\na\n:::', "::: {.quote}\na\n\n— Ada\n:::"])
def test_a_quotation_has_a_source(text: str) -> None:
    (box,), problems = read(text)
    assert isinstance(box, Box)
    assert box.source is not None
    assert ((), "Ada", "a") == (problems, box.source.plain.lstrip("— "), words(box.blocks))


@pytest.mark.parametrize(
    "inside", ["### a\nx\n\ny\n\n### b\nz", "a x y\n\nb z", "::: {.half}\na x\n\ny\n:::\n\n::: {.half}\nb\n\nz\n:::"]
)
def test_a_pair_has_two_halves(inside: str) -> None:
    (pair,), problems = read(f":::: {{.pair}}\n{inside}\n::::")
    assert isinstance(pair, Pair)
    assert [] == list(problems)
    assert ["a x y", "b z"] == [" ".join(words(half).split()) for half in pair.halves]


@pytest.mark.parametrize(
    "text, told",
    [
        ("::: {.pair}\na\n:::", "1:1: a pair has two halves, but there are 1 blocks in this one"),
        ("::: {.callout-tip appearance=bold}\na\n:::", "1:1: warning: no box looks 'bold'"),
        ("::: {.key width=40%}\na\n:::", "1:1: warning: 'width' is not used yet"),
        ("::: {.callout-tip}\na", "1:1: warning: '::: {.callout-tip}' is not closed"),
        ("::: {.sidebar}\na\n:::", "1:1: warning: '::: {.sidebar}' means nothing here"),
    ],
)
def test_what_means_nothing_is_told(text: str, told: str) -> None:
    blocks, problems = read(text)
    assert "a" in words(blocks)
    assert str(problems[0]).removeprefix("f:").startswith(told)


def test_boxes_hold_lists_and_boxes() -> None:
    (box,), problems = read(":::: {.box}\n- a\n\n::: {.callout-tip}\nb\n:::\n::::")
    assert isinstance(box, Box)
    assert ((), [ListBlock, Box]) == (problems, [type(block) for block in box.blocks])
    inner = box.blocks[1]
    assert isinstance(inner, Box)
    assert [Paragraph] == [type(block) for block in inner.blocks]


def test_headings_go_on_behind_a_box_as_before_it() -> None:
    blocks, _ = read("## a\n\n::: {.box}\n#### b\n\nx\n\n##### c\n\ny\n:::\n\n## d")
    assert [1, 1] == [block.level for block in (blocks[0], blocks[2])]  # type: ignore[union-attr]
