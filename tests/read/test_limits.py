"""Texts that ask too much of a parser are refused before it sees them; those that people write never are."""

import json
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.problems import Problem
from poster.read import content as reader
from poster.read.content import read_content
from poster.read.limits import LARGEST, MOST_BLOCKS, MOST_OPEN, TOGETHER, excess

UNCLOSED = (
    "[", "![", "[a](", "[a][", "[](", "[a](b", "[[x] ", "(", "{", "<a", "<!--", "<a href=", '"', "'", '"a ', "'a ",
    "*a ", "**a ", " *a _b", "_a (_b", "~a ", "^a ", "`a ", "$a ", "&amp", "&a", "&#65", "&amp ",
)  # fmt: skip
"""What is opened and never closed."""
SOUND = (
    "[1] ", "(a) ", '"a" ', "'a' ", "it's ", "*a* ", "**a** ", "_a_ ", "`a` ", "R & D ", "&amp; ", "&#8211; ", "a_b ",
    "p < 0.05 ", "5' 6\" ", "\\[ ", "* a\n", "> a\n", "___\n", "a^b^ ", "H~2~O ", "[a](https://b.org) ", "$5$ ",
)  # fmt: skip
"""What people write, however often."""


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    return read_content(str(folder / "content.yaml"), Cache())[1]


@pytest.mark.parametrize("sign", UNCLOSED)
@pytest.mark.parametrize("size", [LARGEST, 990_000])
def test_what_is_opened_and_never_closed_is_refused_unread(
    sign: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    monkeypatch.setattr(reader, "read_blocks", lambda *given: parsed.append(1) or ((), ()))
    text = (sign * (size // len(sign) + 1))[:size]
    found = problems_of(f"title: Reeds\nsections:\n  - text: {json.dumps(text)}\n", tmp_path)
    assert [] == parsed
    assert ["error"] == [problem.level for problem in found]
    assert (3, True) == (found[0].place.line, found[0].hint != "")


@pytest.mark.parametrize("sign", SOUND)
def test_what_is_closed_may_come_as_often_as_one_likes(sign: str) -> None:
    assert excess(sign * (LARGEST // len(sign.encode()))) is None


@pytest.mark.parametrize("sign", ["[", '"a ', "&amp "])
def test_the_place_is_that_of_the_sign_that_is_one_too_many(sign: str, tmp_path: Path) -> None:
    assert excess(sign * MOST_OPEN) is None
    found = problems_of(f"title: Reeds\nsections:\n  - text: '{sign * (MOST_OPEN + 9)}'\n", tmp_path)
    assert [12 + len(sign) * MOST_OPEN] == [problem.place.column for problem in found]


def test_a_text_has_bytes_not_characters(tmp_path: Path) -> None:
    assert excess("é" * (LARGEST // 2)) is None
    found = excess("é" * (LARGEST // 2 + 1))
    assert found
    assert (0, "this text is 50 kB large; the largest that is read is 50 kB") == found[:2]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("- {title: A, text: " + "lorva " * 8000 + "}\n", "characters here"),
        ("- {title: A, text: \"" + "- lorva\\n" * 500 + "\"}\n", "paragraphs, items and lines of code"),
        ("- {title: A, text: \"```\\n" + "lorva\\n" * 500 + "```\"}\n", "paragraphs, items and lines of code"),
    ],
)  # fmt: skip
def test_many_texts_together_are_bounded_too(text: str, fact: str, tmp_path: Path) -> None:
    found = problems_of("title: Reeds\nsections:\n" + text * 6, tmp_path)
    assert [True] == [fact in problem.message for problem in found]
    assert found[0].place.line == 3 + (TOGETHER // 48_000 if "characters" in fact else MOST_BLOCKS // 500)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sections: [" + "{title: A}, " * 1001 + "]", 2),
        ("layouts: [" + "poster, " * 101 + "]", 2),
        ("resources:\n" + "  - {title: A, resources: [" + "{title: B, url: 'https://b.org'}, " * 501 + "]}\n", 3),
    ],
)
def test_lists_are_bounded(text: str, line: int, tmp_path: Path) -> None:
    doubled = text + text.partition("\n")[2]  # two groups of 501 resources each
    found = problems_of(f"title: Reeds\n{doubled}\n", tmp_path)
    assert "at most" in found[0].message
    assert found[0].place.line >= line
