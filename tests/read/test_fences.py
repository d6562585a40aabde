"""What stands behind a fence -> language, numbers, marked lines, caption, name of the file."""

import pytest

from poster.model.content import CodeBlock
from tests.read.test_dialect import read


@pytest.mark.parametrize(
    "info, expected",
    [
        ("python", ("python", 0, ())),
        ("{.python}", ("python", 0, ())),
        ('{.r code-line-numbers="true"}', ("r", 1, ())),
        ('{.r code-line-numbers="false"}', ("r", 0, ())),
        ('{.r code-line-numbers="3,5-7"}', ("r", 1, (3, 5, 6, 7))),
        ('{.r code-line-numbers="1|2-3"}', ("r", 1, (1, 2, 3))),
        ("{.r .numberLines startFrom=10}", ("r", 10, ())),
    ],
)
def test_language_and_numbers(info: str, expected: tuple[str, int, tuple[int, ...]]) -> None:
    (block,), problems = read(f"```{info}\nx\n```")
    assert isinstance(block, CodeBlock)
    assert ((), expected) == (problems, (block.language, block.numbers, block.marked))


def test_caption_file_and_id() -> None:
    (block,), problems = read('```{.python #lst-a lst-cap="So *it* is" filename="a_b*.py"}\nx\n```')
    assert isinstance(block, CodeBlock)
    assert block.caption is not None
    assert block.filename is not None
    assert ((), "lst-a", "So it is", "a_b*.py") == (problems, block.id, block.caption.plain, block.filename.plain)
