"""Where the characters of a scalar stand in its file."""

import pytest

from poster.read.nodes import read_nodes
from poster.read.origins import anchors


def columns(source: str) -> dict[str, tuple[int, int]]:
    """Line and column of each letter of the first value, digits and signs left out."""
    root, problems = read_nodes("f", source)
    assert () == problems
    assert root is not None
    (entry,) = root.entries.values()
    found = {}
    for offset, letter in enumerate(entry.node.text):
        anchor = [each for each in anchors(entry.node, source) if each.offset <= offset][-1]
        if letter.isascii() and letter.isalpha():
            found[letter] = (anchor.line, anchor.column + offset - anchor.offset)
    return found


@pytest.mark.parametrize(
    "source",
    [
        'k: "ab c"',
        'k: "a\\x41 c"',
        'k: "a\\u00e9b"',
        'k: "a \\U0001F600 b"',
        'k: "a\\x2Db\\u2013c\\U00002014d"',
        'k: "a\\n\\tb"',
        "k: 'a''b c'",
        "k: a  b",
        'k: "a\\\n  b\\x2E c"',
        "k: |\n  a b\n  c\n",
        "k: >-\n    a\n    b\n",
    ],
)
def test_every_letter_has_the_line_and_column_of_the_file(source: str) -> None:
    rows = source.split("\n")
    for letter, (line, column) in columns(source).items():
        if letter in "abcd":
            assert letter == rows[line - 1][column - 1]
