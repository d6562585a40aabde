"""Characters as columns of a line: two for those of full width."""

import shutil
from pathlib import Path

import pytest

import poster
from poster.text.widths import columns_of
from tests.making import ROOT

COLUMNS = [
    ("", 0), ("abc", 3), ("日本", 4), ("日a", 3), ("ＡＢ", 4), ("ｶﾅ", 2), ("한국", 4), ("가", 2), ("é", 1), ("Ω—", 2),
    ("。", 2), ("😀", 2), ("Ж", 1), ("ไทย", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "columns"), COLUMNS)
def test_characters_of_full_width_count_twice(text: str, columns: int) -> None:
    assert columns == columns_of(text)


def handout(characters: int, folder: Path) -> poster.Result:
    """A handout of four sections with so many ideographs in all."""
    (folder / "fonts" / "Test Wide").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "fonts" / "TestWide.ttf", folder / "fonts" / "Test Wide")
    fonts = "{text: [Inter Tight, Test Wide], display: [Inter Tight, Test Wide]}"
    (folder / "own.yaml").write_text(f"extends: handout\nfonts: {fonts}\n", encoding="utf-8")
    sentence = "".join(map(chr, range(0x4E00, 0x4E18))) + "。"
    text = sentence * (characters // 4 // len(sentence))
    sections = f"  - title: {sentence[:5]}\n    text: {text}\n" * 4
    (folder / "content.yaml").write_text(f"title: {sentence[:8]}\nlang: zh\nsections:\n{sections}", encoding="utf-8")
    return poster.build(poster.load(folder / "content.yaml"), folder / "own.yaml")


@pytest.mark.parametrize("characters", [1500, 3000])
def test_ideographs_fill_pages_at_a_measure_of_their_own(characters: int, tmp_path: Path) -> None:
    made = handout(characters, tmp_path)
    fills = [column["fill"] for area in made.report["areas"] for column in area["columns"]]  # type: ignore[attr-defined]
    assert [1.0] * len(fills) == fills
    assert made.report["body_pt"] > 10  # type: ignore[operator]
