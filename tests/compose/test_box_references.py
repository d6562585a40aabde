"""Texts refer to statements and listings by their ids, with the word of the language and the number they have."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.words import drawn_text
from tests.making import make, read, shipped_layout


def test_a_text_refers_to_a_theorem_and_a_listing(tmp_path: Path) -> None:
    text = (
        "::: {.theorem}\nOne.\n:::\n\n::: {#thm-wear}\nTwo.\n:::\n\nSee @thm-wear and @lst-a.\n\n"
        '```{#lst-a lst-cap="Code"}\nx\n```'
    )
    inside = "".join(f"      {line}\n" for line in text.split("\n"))
    content = read(f"title: T\nlang: en\nsections:\n  - title: A\n    text: |\n{inside}", tmp_path, Cache())
    made = make(content, shipped_layout("handout", Cache()), Cache())
    said = drawn_text(made.drawing).replace("\u00a0", " ").replace("\u2060", "")
    assert "See Theorem 2 and Listing 1." in said
    assert "Theorem 1. One." in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("thm-x", "::: {#thm-x}\nSo it is.\n:::"),
        ("exr-x", "::: {#exr-x}\nWhy?\n:::"),
        ("lst-x", '```{#lst-x lst-cap="Code"}\nx\n```'),
        ("lst-x", "```{#lst-x}\nx\n```"),
        ("lst-x", '::: {.callout-note}\n```{#lst-x filename="a.py"}\nx\n```\n:::'),
        ("thm-x", "::: {.columns}\n:::: {.column}\n::: {#thm-x}\nSo it is.\n:::\n::::\n:::"),
        ("tbl-x", "::: {.callout-note}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Values {#tbl-x}\n:::"),
        ("eq-x", "::: {.callout-note}\n$$ a = b $$ {#eq-x}\n:::"),
        ("eq-x", "::: {.pair}\n$$ a = b $$ {#eq-x}\n\nAfter.\n:::"),
        ("eq-x", "::: {.steps}\n1. So:\n\n   $$ a = b $$ {#eq-x}\n:::"),
    ],
)
def test_a_reference_is_a_link_to_what_has_the_id_wherever_that_stands(name: str, text: str, tmp_path: Path) -> None:
    inside = "".join(f"      {line}\n" for line in f"See @{name}.\n\n{text}".split("\n"))
    content = read(f"title: T\nlang: en\nsections:\n  - title: A\n    text: |\n{inside}", tmp_path, Cache())
    drawing = make(content, shipped_layout("handout", Cache()), Cache()).drawing
    assert "(1)" in drawn_text(drawing) or not name.startswith("eq-")
    assert [f"#{name}"] == [node.url for node in drawing.tree if node.kind == "Link"]
    assert 1 == [node.name for node in drawing.tree].count(name)
