"""Markdown -> blocks, runs and places."""

import random
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Block, CodeBlock, Heading, ListBlock, Paragraph, Quote, Run, Text
from poster.problems import Place, Problem
from poster.read.content import read_content
from poster.read.markdown import read_blocks, read_line
from poster.read.origins import Anchor
from tests.read.test_dialect import words
from tests.work import work_of


def read(text: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    return read_blocks("f", text, (Anchor(0, 1, 1),))


def runs(text: str) -> tuple[Run, ...]:
    line, problems = read_line("f", text, (Anchor(0, 1, 1),))
    assert () == problems
    return line.runs


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Blocks as nested lists of their words, to compare with."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text.plain)
        elif isinstance(block, Heading):
            found.append((block.level, block.text.plain))
        elif isinstance(block, ListBlock):
            found.append([block.start if block.ordered else "-", *(outline(item) for item in block.items)])
        elif isinstance(block, Quote):
            found.append([">", *outline(block.blocks)])
        else:
            found.append(block.lines)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* _b_", (Run("a", emphasis=True), Run(" "), Run("b", emphasis=True))),
        ("**a** __b__", (Run("a", strong=True), Run(" "), Run("b", strong=True))),
        ("***a***", (Run("a", strong=True, emphasis=True),)),
        ("snake_case_word 2*3*4", (Run("snake_case_word 2"), Run("3", emphasis=True), Run("4"))),
        ("a * b * c", (Run("a * b * c"),)),
        ("`a*b*`", (Run("a*b*", code=True),)),
        ("`` a`b ``", (Run("a`b", code=True),)),
        ("H~2~O x^2^", (Run("H"), Run("2", script=-1), Run("O x"), Run("2", script=1))),
        ("~ 5 and ~ 6, 2^ 3^", (Run("~ 5 and ~ 6, 2^ 3^"),)),
        ("http://a.org/~me/~you", (Run("http://a.org/~me/~you"),)),
        ("[a](http://b.org)", (Run("a", url="http://b.org"),)),
        ("<http://b.org>", (Run("http://b.org", url="http://b.org"),)),
        ("<me@b.org>", (Run("me@b.org", url="mailto:me@b.org"),)),
        ("\\*a\\*", (Run("*a"), Run("*"))),
        ("&amp; &copy; &nothing;", (Run("&"), Run(" ©"), Run(" &nothing;"))),
        ("a  \nb\\\nc\nd", (Run("a"), Run("\n"), Run("b"), Run("\n"), Run("c "), Run("d"))),
        ("#OTalk/#Occhat", (Run("#OTalk/#Occhat"),)),
        ("“a” – ‘b’ -- ...", (Run("“a” – ‘b’ -- ..."),)),
    ],
)
def test_inline(text: str, expected: tuple[Run, ...]) -> None:
    assert expected == runs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", ["a b", "c"]),
        ("- a\n- b\n\n- c", [["-", ["a"], ["b"], ["c"]]]),
        ("- a\n  - b\n    1. c\n- d", [["-", ["a", ["-", ["b", [1, ["c"]]]]], ["d"]]]),
        ("3. a\n4. b", [[3, ["a"], ["b"]]]),
        ("1) a\n2) b\n3. c", [[1, ["a"], ["b"]], [3, ["c"]]]),
        ("- a\n\n  b\n- c\nlazy", [["-", ["a", "b"], ["c lazy"]]]),
        ("in\n2013. it", ["in 2013. it"]),
        ("# a\n### b\n###### c\n## d ##\n# e", [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e")]),
        ("### a\n## b", [(1, "a"), (1, "b")]),
        ("#a", ["#a"]),
        ("> a\nb\n> > c", [[">", "a b", [">", "c"]]]),
        ("```py\na\n  b\n\n```\nc", [("a", "  b", ""), "c"]),
        ("- ```\n  a\n  ```", [["-", [("a",)]]]),
    ],
)
def test_blocks(text: str, expected: list[object]) -> None:
    assert expected == outline(read(text)[0])


def test_places_are_those_of_the_characters() -> None:
    text = "- one *two*\n  three\n\n> four"
    blocks, _ = read(text)
    pairs = _all_runs(blocks)
    found = [(run.text, place.column - 1) for run, place in pairs[:4]]
    assert [("one ", 2), ("two", 7), (" ", 11), ("three", 14)] == found
    assert text.index("four") == pairs[4][1].column - 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](javascript:x)",
            "f:1:5: the URL 'javascript:x' cannot be linked to; write a URL that begins with http://",
        ),
        ("[a](page.html)", "f:1:5: the URL 'page.html' cannot be linked to"),
        ("<file:///etc/x>", "f:1:2: the URL 'file:///etc/x' cannot be linked to"),
        ("[](http://a.org)", "f:1:1: the link has no words"),
        ("so ![a](b.png)", "f:1:4: warning: pictures in a line are not set yet: of 'b.png' only the words stand"),
        ("![](b.png)", "f:1:5: 'b.png' has neither a caption nor an alternative text"),
        ("![a](b.png)", "f:1:6: warning: 'b.png' has no alternative text: its caption serves for those who cannot see"),
        ("a &#8238; b", "f:1:3: '&#8238;' is a character that changes the direction of text unseen (U+202E)"),
        ("> " * 13 + "a", "f:1:1: lists and quotes are nested deeper than 12 levels here"),
        ("- " * 5000 + "a", "f:1:1: lists and quotes are nested deeper than 12 levels here"),
    ],
)
def test_what_cannot_be_set_is_told_with_its_place(text: str, expected: str) -> None:
    (problem,) = read(text)[1]
    assert str(problem).startswith(expected), problem


@pytest.mark.parametrize(
    "sign", ["[", "*", "**a ", "_a", "`", "[a](", "[](a", "> ", "^a", "&", "<a", "\\", "[a](((", "- "]
)
def test_long_lines_take_work_in_proportion_to_their_length(sign: str) -> None:
    short = work_of(lambda: read(sign * (10_000 // len(sign))))
    long = work_of(lambda: read(sign * (40_000 // len(sign))))
    assert long < 4.5 * short + 1000


def plain(blocks: tuple[Block, ...]) -> str:
    return "".join(_words(block) for block in blocks)


def _words(block: Block) -> str:
    if isinstance(block, ListBlock):
        return "".join(plain(item) for item in block.items)
    if isinstance(block, Quote):
        return plain(block.blocks)
    return "".join(block.lines) if isinstance(block, CodeBlock) else block.text.plain


def test_no_letter_is_ever_lost() -> None:
    # Fences are left out: the word behind one names a language.
    chance = random.Random(4)
    signs = "* ** _ ` [ ] ( ) < > ^ ~ # - 1. \\ & ! |".split()
    for _ in range(2000):
        text = "".join(chance.choice([*signs, "a", "b", "c", "\n", "  ", "\n\n"]) for _ in range(20))
        blocks, problems = read(text)
        if not problems:
            letters = [letter for letter in text if letter in "abc"]
            assert letters == [letter for letter in words(blocks, notes=True) if letter in "abc"], repr(text)


MADE = {"\u00a0": "\\", "(": "[", ")": "]"}
"""Characters that are made of others: spaces that do not break, and the parentheses of notes."""


def test_places_of_all_runs_hold_their_first_character() -> None:
    chance = random.Random(5)
    signs = "* ** _ ` [ ](http://x.org) ^ ~ # \\ \\* - >".split()
    for _ in range(1000):
        text = "".join(chance.choice([*signs, "a", "bc", " ", "\n", "  \n"]) for _ in range(15))
        for run, place in _all_runs(read(text)[0]):
            if run.text.strip() and not run.note:
                space = len(run.text) - len(run.text.lstrip(" "))
                first = run.text[space]
                assert text[place.column - 1 + space] in (first, MADE.get(first)), (text, run)


def _all_runs(blocks: tuple[Block, ...]) -> list[tuple[Run, Place]]:
    found: list[tuple[Run, Place]] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            found += [pair for item in block.items for pair in _all_runs(item)]
        elif isinstance(block, Quote):
            found += _all_runs(block.blocks)
        elif not isinstance(block, CodeBlock):
            found += list(zip(block.text.runs, block.text.places, strict=True))
    return found


def test_empty_text_has_no_blocks() -> None:
    assert ((), ()) == read("\n \n>\n")
    assert Text((), ()) == read_line("f", " \n", (Anchor(0, 1, 1),))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*foo**bar*", [("foo**bar", "e")]),
        ("*foo**bar**baz*", [("foo", "e"), ("bar", "es"), ("baz", "e")]),
        ("foo***bar***baz", [("foo", ""), ("bar", "es"), ("baz", "")]),
        ("foo******bar*********baz", [("foo", ""), ("bar", "s"), ("***baz", "")]),
        ("***foo** bar*", [("foo", "es"), (" bar", "e")]),
        ("*foo**", [("foo", "e"), ("*", "")]),
    ],
)
def test_the_rule_of_three(text: str, expected: list[tuple[str, str]]) -> None:
    """CommonMark 0.31, section 6.2, rules 9 and 10: what opens and closes pairs unless the sum is a multiple of 3."""
    assert expected == [(run.text, "e" * run.emphasis + "s" * run.strong) for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> one\ntwo", [[">", "one two"]]),
        ("- one\ntwo", [["-", ["one two"]]]),
        ("- > one\ntwo", [["-", [[">", "one two"]]]]),
        ("> one\n\ntwo", [[">", "one"], "two"]),
        ("- one\n\ntwo", [["-", ["one"]], "two"]),
        ("> one\n- two", [[">", "one"], ["-", ["two"]]]),
        ("> # one\ntwo", [[">", (1, "one")], "two"]),
        ("- # one\ntwo", [["-", [(1, "one")]], "two"]),
        ("> ~~~\n> one\ntwo", [[">", ("one",)], "two"]),
        ("> ~~~\n> one\n> ~~~\ntwo", [[">", ("one",)], "two"]),
        ("10. one\n        # two", [[10, ["one # two"]]]),
        ("- ~~~\n  one\ntwo", [["-", [("one",)]], "two"]),
        ("- ~~~\n  one\n  ~~~\ntwo", [["-", [("one",)]], "two"]),
    ],
)
def test_a_lazy_line_goes_on_with_a_paragraph_only(text: str, expected: list[object]) -> None:
    blocks, problems = read(text)
    assert ((), expected) == (problems, outline(blocks))


@pytest.mark.parametrize(
    ("fence", "words", "column"),
    [
        ("~~~Important words here", "Important words here", 4),
        ("```python title", "python title", 4),
        ("```python", "", 0),
        ("~~~", "", 0),
    ],
)
def test_words_behind_a_fence_are_told(fence: str, words: str, column: int) -> None:
    blocks, problems = read(f"{fence}\ncode\n{fence[0] * 4}\n")
    assert [*([words] if words else []), ("code",)] == outline(blocks)
    assert [column] * bool(words) == [problem.place.column for problem in problems]
    assert all(f"'{words}' stands behind a fence" in problem.message for problem in problems)


@pytest.mark.parametrize(
    "written",
    ['"First.\\n\\nSecond."', "|\n  First.\n\n  Second.", ">\n  First.\n\n  Second.", "\n  First.\n\n  Second.",
     "'First.\n\n  Second.'", '"First.\n\n  Second."'],
)  # fmt: skip
def test_a_blank_line_parts_paragraphs_however_it_is_written(written: str, tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    deeper = written.replace("\n  ", "\n      ")
    path.write_text(f"title: One\nacknowledgements: {written}\nsections:\n  - text: {deeper}\n", encoding="utf-8")
    content, problems = read_content(str(path), Cache())
    assert content is not None, problems
    assert ["First.", "Second."] == [text.plain for text in content.acknowledgements]
    assert ["First.", "Second."] == outline(content.sections[0].blocks)


def test_a_blank_line_in_a_title_is_told(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text("title: |\n  One\n\n  Two\n", encoding="utf-8")
    content, (problem,) = read_content(str(path), Cache())
    assert content is not None
    assert (4, 3, "One Two") == (problem.place.line, problem.place.column, content.title.plain)
    assert "a blank line begins no paragraph here" in problem.message
