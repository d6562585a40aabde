"""Code: extractable as typed, smaller before a line breaks, colors that can be read."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.check.words import every_word_once
from poster.compose.highlight import highlighted
from poster.model.drawing import Drawing, Glyphs
from tests.making import make, read, shipped_layout

CACHE = Cache()
CODE = "def f(x):\n    # a  note\n\n    return max(0.0, x - 1)  # end\nloss = [f(p) for p in pins if p]"


def drawn(drawing: Drawing) -> str:
    """The text of the marked content of code."""
    nodes = {number for number, node in enumerate(drawing.tree) if node.kind == "Code"}
    items = (item for page in drawing.pages for item in page.items)
    return "".join(word.text for item in items if type(item) is Glyphs and item.owner in nodes for word in item.words)


@pytest.mark.parametrize("info", ["", "python", "{.python .numberLines}"])
@pytest.mark.parametrize("more", ["", " + ".join(["a_long_name_of_a_thing"] * 9)])
def test_code_is_extracted_as_it_is_typed(info: str, more: str, tmp_path: Path) -> None:
    code = CODE + ("\n" + more if more else "")
    inside = "".join(f"      {line}\n" for line in code.split("\n"))
    text = f"title: T\nsections:\n  - title: A\n    text: |\n      ```{info}\n{inside}      ```\n"
    made = make(read(text, tmp_path, CACHE), shipped_layout("poster", CACHE), CACHE)
    assert code == drawn(made.drawing)
    assert [] == every_word_once(made.proof)


def test_what_code_is_made_of() -> None:
    (line,) = highlighted('return "a" + 1', "python")
    assert [("return", "keyword"), (" ", ""), ('"', "string")] == line[:3]
    assert [[("x", "")]] == highlighted("x", "no-such-language")
    assert 3 == len(highlighted("a\n\nb", "python"))
