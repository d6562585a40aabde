"""Notes as people type them: read with the marks that refer to them, and told where one lacks the other."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Note, Paragraph
from poster.press import build
from poster.read.chapters import read_chapters
from poster.read.content import read_content
from tests.read.test_dialect import _anchors, read, words
from tests.tools.pdf_text import texts_of


def notes_of(text: str) -> list[Note]:
    """The notes that marks refer to, in the order of the marks."""
    blocks, _ = read(text)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return [run.note for block in paragraphs for run in block.text.runs if run.note]


def told(text: str) -> list[str]:
    return [f"{each.place.line}:{each.place.column}: {each.message} ({each.hint})" for each in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "running", "notes"),
    [
        ("x[^1] y\n\n[^1]: so *it* is\n", "x y", [["so it is"]]),
        ("x[^long-label].\n\n[^long-label]: a\n    b\n", "x.", [["a b"]]),
        ("x[^1].\n\n[^1]: a\n\n    b\n\ny", "x.\ny", [["a", "b"]]),
        ("x^[so *it* is] y", "x y", [["so it is"]]),
        ("x^[see [so](https://a.org)]", "x", [["see so"]]),
        ("a[^x] b[^y]\n\n[^y]: two\n[^x]: one", "a b", [["one"], ["two"]]),
        ("a[^x] b[^x]\n\n[^x]: one", "a b", [["one"], ["one"]]),
        ("[^x]: one\n\na[^x]", "a", [["one"]]),
        ("**a[^x]**\n\n[^x]: one", "a", [["one"]]),
    ],
)
def test_a_mark_knows_its_note(text: str, running: str, notes: list[list[str]]) -> None:
    blocks, problems = read(text)
    assert [] == list(problems)
    assert running == words(blocks)
    assert notes == [[each.plain for each in note.texts] for note in notes_of(text)]


def test_two_marks_of_one_label_have_one_note_and_equal_words_elsewhere_another() -> None:
    first, again, other = notes_of("a[^x] b[^x] c^[one]\n\n[^x]: one")
    assert first == again
    assert first != other


def test_the_mark_stands_above_the_line_whatever_it_stands_in() -> None:
    blocks, _ = read("a[so^[one]](https://a.org) `b`^[two]")
    assert isinstance(blocks[0], Paragraph)
    marks = [run for run in blocks[0].text.runs if run.note]
    assert [(1, "", False, True, True)] * 2 == [(run.script, run.url, run.code, run.own, run.within) for run in marks]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x[^2]", "1:2: there is no note for the mark '[^2]': it stands as it is typed (write '[^2]: …'"),
        ("x[^metod]\n\n[^method]: a", "1:2: there is no note for the mark '[^metod]': it stands as it is typed (did"),
        ("x[^2]\n\n[^1]: a", "1:2: there is no note for the mark '[^2]': it stands as it is typed (write"),
        ("x\n\n[^1]: a", "3:1: no mark refers to the note '[^1]': it is left out (write '[^1]' where"),
        ("x[^1]\n\n[^1]: a\n\n[^1]: b", "5:1: a second note is written for '[^1]'"),
        ("x[^1]\n\n[^1]: - a\n", "3:9: a note has paragraphs only"),
        ("x^[a ^[b] c]", "1:6: a note has no notes of its own: this one stands in parentheses"),
        ("x^[ ]", "1:2: the note '^[]' says nothing"),
    ],
)  # fmt: skip
def test_what_is_no_note_is_told_with_its_place(text: str, message: str) -> None:
    assert any(each.startswith(message) for each in told(text)), told(text)


def test_a_mark_without_a_note_stands_as_it_is_typed() -> None:
    assert "x[^2] y" == words(read("x[^2] y")[0])


def test_a_note_within_a_note_keeps_its_words() -> None:
    assert [["a (b) c"]] == [[each.plain for each in note.texts] for note in notes_of("x^[a ^[b] c]")]


def test_places_in_a_note_are_those_of_its_words() -> None:
    (note, other) = notes_of("x[^1] y^[so]\n\n[^1]: a\n\n    *b* c\n")
    assert [(3, 7), (5, 6), (5, 8)] == [(place.line, place.column) for text in note.texts for place in text.places]
    assert [(1, 10)] == [(place.line, place.column) for text in other.texts for place in text.places]


def test_in_a_document_notes_may_stand_in_another_section_than_their_marks() -> None:
    text = "# One\n\na[^x]\n\n# Two\n\nb\n\n[^x]: so\n"
    chapters, problems = read_chapters("f", text, tuple(_anchors(text)))
    assert [] == list(problems)
    assert ["a", "b"] == [words(chapter.blocks) for chapter in chapters]


def test_lines_that_hold_no_paragraphs_have_notes_within_the_text(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text("title: 'Growth^[Of reeds.]'\nsections: [{text: a}]\n", encoding="utf-8")
    content, problems = read_content(str(tmp_path / "content.yaml"), Cache())
    assert content, problems
    assert "Growth" == content.title.plain
    assert ["Of reeds."] == [each.plain for run in content.title.runs if run.note for each in run.note.texts]


@pytest.mark.parametrize(
    "block",
    [
        "::: {.callout-note}\nkept\n:::",
        "| a | b |\n|---|---|\n| c | kept |",
        "$$ kept = 1 $$",
        "```python\nkept\n```",
        ":::: {.columns}\n::: {.column}\nkept\n:::\n::: {.column}\nb\n:::\n::::",
        "- one\n  - kept",
        "> kept",
        "::: {.pair}\nkept\n\nb\n:::",
        '![kept](a.svg){fig-alt="x"}',
    ],
)
def test_words_of_whatever_a_note_holds_stand_and_are_told(block: str) -> None:
    inside = "\n".join(f"    {line}" for line in block.split("\n"))
    text = f"A[^1].\n\n[^1]: First.\n\n{inside}\n"
    (note,) = notes_of(text)
    assert "kept" in " ".join(each.plain for each in note.texts)
    assert any("a note has paragraphs only" in each for each in told(text))


def test_references_in_notes_have_their_words_and_dangling_ones_are_told(tmp_path: Path) -> None:
    text = "A[^1].\n\n[^1]: See @eq-a, not @eq-b.\n\n$$ a = b $$ {#eq-a}"
    inside = "".join(f"      {line}\n" for line in text.split("\n"))
    (tmp_path / "content.yaml").write_text(f"title: T\nsections:\n  - text: |\n{inside}", encoding="utf-8")
    content, problems = read_content(str(tmp_path / "content.yaml"), Cache())
    assert content
    assert ["'@eq-b' refers to nothing here"] == [each.message for each in problems]
    assert "See Eq. 1, not @eq-b." in texts_of(build(content, "handout-leaf").pdf)
