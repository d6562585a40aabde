"""YAML text -> nodes with places, and every syntax error in plain words."""

from pathlib import Path

import pytest

from poster.problems import Place
from poster.read.nodes import read_nodes
from poster.read.origins import Anchor, anchors
from poster.read.source import LARGEST, read_text
from tests.work import work_of


def messages(text: str) -> list[str]:
    return [str(problem) for problem in read_nodes("f.yaml", text)[1]]


def test_scalars_stay_the_text_that_was_written() -> None:
    root, problems = read_nodes("f.yaml", "a: no\nb: 1.10\nc: 12:30\nd: 010\ne: ~\n")
    assert root is not None
    assert {"a": "no", "b": "1.10", "c": "12:30", "d": "010", "e": "~"} == {
        key: entry.node.text for key, entry in root.entries.items()
    }
    assert () == problems


def test_places_count_characters_from_one() -> None:
    root, _ = read_nodes("f.yaml", "é: ü\nsections:\n  - title: x\n")
    assert root is not None
    assert Place("f.yaml", 1, 4) == root.entries["é"].node.place
    assert Place("f.yaml", 3, 5) == root.entries["sections"].node.items[0].place


def test_duplicate_key_names_both_places() -> None:
    assert messages("title: a\nlang: en\ntitle: b\n") == [
        "f.yaml:3:1: 'title' is written twice: first at f.yaml:1:1, again here; keep one of them"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b\nc: d", "1:4: the list that begins here with '[' does not end with ']'"),
        ("a: {b: c", "1:4: the map that begins here with '{' does not end with '}'"),
        ("a: b: c", "1:5: there is a second ': ' in this line"),
        ("a: 'b\nc: d\n", "1:4: the quote that begins here does not end"),
        ("a:\n\tb: c\n", "2:1: a tab indents this line"),
        ("a: @b", "1:4: a value cannot begin with '@'"),
        ('a: "\\q"', "1:5: '\\' and this character are no escape"),
        ('a: "\\0"', "1:4: this text holds a control character (U+0000)"),
        ("a: *b", "1:4: '*b' is an alias, which is not read"),
        ("a: &b c", "1:4: '&b' is an anchor, which is not read"),
        ("a: !b c", "1:4: '!b' is a tag, which is not read"),
        ("a: b\n---\nc: d", "2:1: a second YAML document begins here"),
        ("{{ a }}: b", "1:2: a key must be words"),
        ("", "1:1: the file is empty"),
        ("# a comment\n", "1:1: the file is empty"),
        ("- a", "1:1: the file must consist of lines like 'title: …'"),
        ("a\nb", "1:1: the file must consist of lines like 'title: …'"),
    ],
)
def test_faults_are_told_in_plain_words(text: str, expected: str) -> None:
    assert any(message.startswith(f"f.yaml:{expected}") for message in messages(text)), messages(text)


@pytest.mark.parametrize("sign", ["[", "{", "- ", "a:\n"])
def test_depth_is_capped_before_the_parser_gives_way(sign: str) -> None:
    assert work_of(lambda: messages("a:\n  " + sign * 100_000)) < 800_000
    assert messages("a:\n  " + sign * 100_000)


def test_number_of_nodes_is_capped() -> None:
    assert "more than 20,000 values" in messages("a: [" + "b," * 30_000 + "]")[-1]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("title: é".encode("latin-1"), "1:8: the file is not UTF-8: byte 0xE9 stands here; save it as UTF-8"),
        ("title: a".encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8"),
        (b"a: b\nc: d\x00", "2:5: here stands a control character (U+0000); take it out"),
        ("a: \u202ebc".encode(), "1:4: here stands a character that changes the direction of text unseen (U+202E)"),
        (b"a: " + b"x" * LARGEST, "1:1: the file is 4.0 MB large; the largest that is read is 4 MB"),
    ],
)
def test_files_that_are_no_text_are_refused(raw: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(raw)
    text, problems = read_text(str(path))
    assert text is None
    assert str(problems[0]).startswith(f"{path}:{expected}"), problems[0]


def test_missing_file_and_folder_are_problems(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.yaml")
    assert [f"{missing}:1:1: there is no such file; check the path"] == [str(p) for p in read_text(missing)[1]]
    assert [f"{tmp_path}:1:1: this is a folder; name a YAML file"] == [str(p) for p in read_text(str(tmp_path))[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: one two", [Anchor(0, 1, 4)]),
        ("a: one\n  two", [Anchor(0, 1, 4), Anchor(4, 2, 3)]),
        ("a: 'it''s'", [Anchor(0, 1, 5), Anchor(3, 1, 9)]),
        ('a: "b\\tc"', [Anchor(0, 1, 5), Anchor(2, 1, 8)]),
        ("a: |\n  one\n\n    two\n", [Anchor(0, 2, 3), Anchor(7, 4, 5)]),
        ("a: >-\n  one\n  two\n", [Anchor(0, 2, 3), Anchor(4, 3, 3)]),
    ],
)
def test_anchors_tie_text_to_its_source(text: str, expected: list[Anchor]) -> None:
    root, _ = read_nodes("f.yaml", text)
    assert root is not None
    assert tuple(expected) == anchors(root.entries["a"].node, text)
