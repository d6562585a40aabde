"""Font files that can be shaped with but not embedded: a problem that names the file, whatever table is damaged."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import poster
from tests.fonts.make import HERE as MADE

LAYOUT = """
page: {size: A5, margin: 10mm}
read: 0.35m
fonts: {text: Mine}
fit: {body: 9pt to 12pt}
pages: {front: {areas: all}}
areas: {all: {show: title, stretch: 100%}}
"""


def problem(font: bytes, folder: Path, title: str = "AB") -> str:
    """What is said of a font; empty where it is used."""
    (folder / "fonts" / "Mine").mkdir(parents=True, exist_ok=True)
    (folder / "fonts" / "Mine" / "mine.otf").write_bytes(font)
    (folder / "content.yaml").write_text(f"title: {title}\nlang: en\n", encoding="utf-8")
    (folder / "one.yaml").write_text(LAYOUT, encoding="utf-8")
    try:
        poster.build(poster.load(folder / "content.yaml"), folder / "one.yaml")
    except poster.PosterError as refused:
        return str(refused)
    return ""


def place_of(font: bytes, tag: bytes) -> tuple[int, int]:
    """Where a table begins, and its length."""
    at = font.index(tag)
    return int.from_bytes(font[at + 8 : at + 12], "big"), int.from_bytes(font[at + 12 : at + 16], "big")


def with_bytes(font: bytes, tag: bytes, start: int, new: bytes) -> bytes:
    at = place_of(font, tag)[0] + start
    return font[:at] + new + font[at + len(new) :]


def leading_nowhere(font: bytes) -> bytes:
    """The font with its character A leading to a glyph far beyond the last one."""
    opened = TTFont(BytesIO(font))
    for table in opened["cmap"].tables:
        if table.format == 4:
            table.cmap = {**table.cmap, ord("A"): "glyph60000"}
    opened.getReverseGlyphMap()["glyph60000"] = 60000
    file = BytesIO()
    opened["cmap"].compile(opened)
    opened.save(file, reorderTables=False)
    return file.getvalue()


CUBIC, PLAIN = ((MADE / name).read_bytes() for name in ("TestCubic.otf", "TestPlain.ttf"))


def test_sound_fonts_are_used(tmp_path: Path) -> None:
    assert ["", ""] == [problem(font, tmp_path) for font in (CUBIC, PLAIN)]


@pytest.mark.parametrize(
    ("font", "words"),
    [
        (with_bytes(CUBIC, b"CFF ", 4, b"\xff" * 12), "is damaged: its outlines cannot be taken over"),
        (with_bytes(CUBIC, b"hmtx", 0, b"\0\1" * 200), "is damaged: its glyphs have other widths than"),
        (with_bytes(PLAIN, b"hhea", 0, bytes(34)), "is damaged: its table"),
        (leading_nowhere(PLAIN), "is damaged: its table 'cmap' or 'GSUB' leads to glyphs that it lacks"),
        (with_bytes(PLAIN, b"head", 18, b"\0\0"), "is damaged: its header makes no sense"),
    ],
)
def test_a_damaged_font_is_named_with_a_way_out(tmp_path: Path, font: bytes, words: str) -> None:
    found = problem(font, tmp_path)
    assert words in found
    assert "mine.otf' " in found
    assert "download it again" in found


@pytest.mark.parametrize("seed", range(60))
def test_fonts_damaged_at_random_are_used_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    font = chance.choice((CUBIC, PLAIN))
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(font))
        font = font[:at] + bytes((chance.choice((0, 255, chance.randrange(256))),)) + font[at + 1 :]
    assert "bug" not in problem(font, tmp_path)
