"""Texts refer to statements and listings by their ids, with the word of the language and the number they have."""

from pathlib import Path

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
