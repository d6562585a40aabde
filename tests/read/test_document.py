"""`.qmd` and `.md` files -> contents: front matter, sections, places."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Content, Paragraph
from poster.problems import Problem
from poster.read.content import named_layouts, read_content

MATTER = "---\ntitle: Reeds\n---\n"


def read(text: str, folder: Path, name: str = "talk.qmd") -> tuple[Content | None, tuple[Problem, ...]]:
    (folder / name).write_text(text, encoding="utf-8")
    return read_content(str(folder / name), Cache())


def sections(text: str, folder: Path) -> list[tuple[str, str]]:
    content, problems = read(MATTER + text, folder)
    assert content is not None, problems
    return [(each.id, each.title.plain if each.title else "") for each in content.sections]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# One\n\na\n\n## Deeper\n\n# Two\n\nb\n", [("one", "One"), ("two", "Two")]),
        ("## One\n\na\n\n### Deeper\n\n## Two\n\nb\n", [("one", "One"), ("two", "Two")]),
        ("above\n\n## One\n\na\n", [("section", ""), ("one", "One")]),
        ("### Small\n\na\n\n## Large\n\nb\n", [("section", ""), ("large", "Large")]),
        ("# One {#sec-one .unnumbered}\n\na\n", [("sec-one", "One")]),
        ("# One\n\n> # quoted\n", [("one", "One")]),
        ("::: {.column}\n# One\n\na\n:::\n\n# Two\n\nb\n", [("one", "One"), ("two", "Two")]),
        ("One\n===\n\na\n", [("one", "One")]),
        ("only words\n", [("section", "")]),
    ],
)
def test_the_highest_heading_in_use_makes_sections(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert expected == sections(text, tmp_path)


def test_front_matter_has_the_keys_of_a_content(tmp_path: Path) -> None:
    people = "author:\n  - name: Mira Lorva\n    affiliations: [Belorn]\n"
    matter = f"---\ntitle: Reeds\n{people}lang: de\nlayouts: minimal\n...\n"
    content, problems = read(f"{matter}# One\n\na\n", tmp_path)
    assert content is not None, problems
    assert ("de", "Mira Lorva") == (content.lang, content.authors[0].name.plain)
    assert ["minimal"] == [name for name, _ in named_layouts(str(tmp_path / "talk.qmd"))]


def test_places_count_the_lines_of_the_front_matter(tmp_path: Path) -> None:
    content, problems = read("---\ntitle: a\n\nsubtitle: >\n  folded\n---\n\n# One\n\nsome *words*\n", tmp_path)
    assert content is not None, problems
    (block,) = content.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert [(10, 1), (10, 7)] == [(place.line, place.column) for place in block.text.places]
    assert (8, 1) == (content.sections[0].place.line, content.sections[0].place.column)


def test_what_is_for_other_programs_is_told_once(tmp_path: Path) -> None:
    _, problems = read("---\ntitle: a\nformat: html\nexecute:\n  echo: false\ntitel: b\n---\nx\n", tmp_path)
    assert ["3:1", "6:1"] == [f"{each.place.line}:{each.place.column}" for each in problems]
    assert "'format', 'execute' say nothing to this program" in problems[0].message
    assert "did you mean 'title'?" in problems[1].hint


def test_a_title_is_asked_for(tmp_path: Path) -> None:
    content, problems = read("# One\n\na\n", tmp_path, "notes.md")
    assert content is None
    assert any("title" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "smart, lang, typed, expected",
    [
        ("", "en", "\"so\" 'it' it's '99 -- --- ...", "“so” ‘it’ it’s ’99 – — …"),
        ("smart: no\n", "en", "\"so\" -- ...", '"so" -- ...'),
        ("", "de", "\"so\"", "„so“"),
        ("", "fr", "\"so\"", "«\u00a0so\u00a0»"),
        ("", "en", "*\"so\"* (\"so\") `\"so\"` \\\"so\\\"", "“so” (“so”) \"so\" \"so\""),
    ],
)  # fmt: skip
def test_quotes_and_dashes_are_those_that_are_meant(
    smart: str, lang: str, typed: str, expected: str, tmp_path: Path
) -> None:
    content, problems = read(f"---\ntitle: a\nlang: {lang}\n{smart}---\n{typed}\n", tmp_path)
    assert content is not None, problems
    (block,) = content.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert expected == block.text.plain


def test_yaml_stays_as_it_is_typed_unless_it_says_smart(tmp_path: Path) -> None:
    content, _ = read("title: a -- b\n", tmp_path, "content.yaml")
    assert content is not None
    assert content.title.plain == "a -- b"
    content, _ = read("title: a -- b\nsmart: yes\n", tmp_path, "content.yaml")
    assert content is not None
    assert content.title.plain == "a – b"
