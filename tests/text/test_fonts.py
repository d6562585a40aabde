"""Families and faces: what is found, what is nearest, and what broken files say."""

import random
import shutil
import struct
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.text.font_files import read_font_file
from poster.text.fonts import Fonts, open_fonts
from poster.text.shape import shape
from tests.text.samples import FOLDERS, SHIPPED, TEST_FONTS

PLAIN = Path(TEST_FONTS) / "TestPlain.ttf"


def chosen(fonts: Fonts, weight: int, italic: bool) -> str:
    face = fonts.face("Inter Tight", weight, italic)
    assert face is not None
    return Path(face.path).stem


@pytest.mark.parametrize("name", ["Inter Tight", "inter tight", "InterTight", "Inter-Tight"])
def test_case_spaces_and_hyphens_of_a_name_do_not_count(fonts: Fonts, name: str) -> None:
    assert fonts.face(name, 400, False) is not None


def test_an_unknown_family_has_no_face_and_no_problems(fonts: Fonts) -> None:
    assert (None, ()) == (fonts.face("Nowhere Sans", 400, False), fonts.problems("Nowhere Sans"))


def test_missing_folders_are_empty() -> None:
    assert () == open_fonts(("/no/such/folder",), Cache()).family_names()


def test_names_of_folders_and_of_loose_fonts_are_listed(fonts: Fonts) -> None:
    expected = ("Inter Tight", "JetBrains Mono", "Test Cubic", "Test Cubic Two", "Test Plain", "Test Variable")
    names = fonts.family_names()
    assert expected == tuple(name for name in names if name in expected)
    assert tuple(sorted(names)) == names


@pytest.mark.parametrize(
    ("weight", "italic", "expected"),
    [
        (100, False, "InterTight-Regular"),
        (400, False, "InterTight-Regular"),
        (500, False, "InterTight-Regular"),
        (600, False, "InterTight-SemiBold"),
        (750, False, "InterTight-ExtraBold"),
        (900, False, "InterTight-ExtraBold"),
        (450, True, "InterTight-Italic"),
        (800, True, "InterTight-BoldItalic"),
    ],
)
def test_the_nearest_weight_is_chosen_as_in_css(fonts: Fonts, weight: int, italic: bool, expected: str) -> None:
    assert expected == chosen(fonts, weight, italic)


def test_upright_stands_in_for_a_missing_italic(fonts: Fonts) -> None:
    face = fonts.face("Test Plain", 400, True)
    assert face is not None
    assert not face.italic


def test_measures_are_taken_from_the_letters(fonts: Fonts) -> None:
    face = fonts.face("Test Plain", 400, False)
    assert face is not None
    assert (1000, 0.7, 0.5, 0.7, 0.2) == (face.units, face.cap_height, face.x_height, face.ascent, face.descent)


@pytest.mark.parametrize("family", ["Test Plain", "Test Cubic", "Test Cubic Two", "Test Variable"])
def test_truetype_cff_cff2_and_variable_fonts_load(fonts: Fonts, cache: Cache, family: str) -> None:
    face = fonts.face(family, 400, False)
    assert face is not None
    assert 1.5 == shape("abc", face, (), "en", cache).width


@pytest.mark.parametrize(
    ("weight", "width", "given"), [(400, 0.5, 400), (650, 0.6, 650), (900, 0.7, 900), (1000, 0.7, 900)]
)
def test_a_variable_font_gives_an_instance_within_its_axis(
    fonts: Fonts, cache: Cache, weight: int, width: float, given: int
) -> None:
    face = fonts.face("Test Variable", weight, False)
    assert face is not None
    assert (given, width) == (face.weight, shape("a", face, (), "en", cache).width)


def test_the_projects_fonts_come_before_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "inter-tight"
    own.mkdir()
    shutil.copy(PLAIN, own / "Own.ttf")
    face = open_fonts((str(tmp_path), SHIPPED), Cache()).face("Inter Tight", 400, False)
    assert face is not None
    assert str(own / "Own.ttf") == face.path


def test_a_replaced_font_file_is_read_again(tmp_path: Path) -> None:
    cache = Cache()
    target = tmp_path / "A.ttf"
    shutil.copy(PLAIN, target)
    first = open_fonts((str(tmp_path),), cache).face("Test Plain", 400, False)
    assert first is not None
    shape("a", first, (), "en", cache)
    target.unlink()
    shutil.copy(Path(TEST_FONTS) / "TestVariable.ttf", target)
    fonts = open_fonts((str(tmp_path),), cache)
    assert fonts.face("Test Plain", 400, False) is None
    second = fonts.face("Test Variable", 900, False)
    assert second is not None
    assert 0.7 == shape("a", second, (), "en", cache).width


def broken(tmp_path: Path, content: bytes, name: str = "Bad.ttf") -> tuple[str, ...]:
    (tmp_path / name).write_bytes(content)
    return read_font_file(str(tmp_path / name))[1]


def test_a_text_file_is_no_font(tmp_path: Path) -> None:
    messages = broken(tmp_path, b"this is not a font at all")
    assert (f"font file '{tmp_path}/Bad.ttf' is not a TrueType or OpenType font",) == messages


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    assert (f"font file '{tmp_path}/Bad.ttf' is damaged: it is too short",) == broken(tmp_path, b"")


def test_a_web_font_says_to_convert_it(tmp_path: Path) -> None:
    messages = broken(tmp_path, b"wOF2" + bytes(40), "Bad.woff2")
    assert (f"font file '{tmp_path}/Bad.woff2' is a web font; convert it to .ttf or .otf",) == messages


def test_a_font_that_is_cut_off_names_the_table(tmp_path: Path) -> None:
    (message,) = broken(tmp_path, PLAIN.read_bytes()[:-200])
    assert "is cut off" in message


def with_number(table: bytes, at: int, number: int) -> bytes:
    """The plain font with another number of two bytes in a table."""
    content = bytearray(PLAIN.read_bytes())
    for entry in range(struct.unpack_from(">H", content, 4)[0]):
        tag, start = struct.unpack_from(">4s4xI", content, 12 + 16 * entry)
        if tag == table:
            struct.pack_into(">H", content, start + at, number)
    return bytes(content)


def changed_permission(permission: int) -> bytes:
    return with_number(b"OS/2", 8, permission)


@pytest.mark.parametrize(("written", "weight"), [(400, 400), (7, 700), (0, 1), (1200, 1000)])
def test_the_weight_is_what_the_font_says(tmp_path: Path, written: int, weight: int) -> None:
    (tmp_path / "A.ttf").write_bytes(with_number(b"OS/2", 4, written))
    ((face,), _) = read_font_file(str(tmp_path / "A.ttf"))
    assert weight == face.weight


@pytest.mark.parametrize(
    ("table", "at", "number", "message"),
    [
        (b"head", 18, 4, "is damaged: its header makes no sense"),
        (b"head", 12, 0, "is damaged: its header makes no sense"),
        (b"hhea", 34, 9999, "is damaged: its widths are cut off"),
        (b"maxp", 4, 9999, "is damaged: its widths are cut off"),
        (b"OS/2", 8, 0x0100, "forbids embedding parts of it, which every PDF needs; use another font"),
    ],
)
def test_what_harfbuzz_takes_without_a_word_is_told(
    tmp_path: Path, table: bytes, at: int, number: int, message: str
) -> None:
    assert (f"font file '{tmp_path}/Bad.ttf' {message}",) == broken(tmp_path, with_number(table, at, number))


def test_a_restricted_font_is_refused(tmp_path: Path) -> None:
    (message,) = broken(tmp_path, changed_permission(2))
    assert message.endswith("forbids embedding (its licence setting says 'restricted'); use another font")


@pytest.mark.parametrize("permission", [0, 4, 8])
def test_preview_and_editable_embedding_are_allowed(tmp_path: Path, permission: int) -> None:
    assert () == broken(tmp_path, changed_permission(permission))


def test_problems_are_those_of_the_family_that_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "Our Sans"
    folder.mkdir()
    (folder / "OurSans.ttf").write_bytes(b"nothing")
    fonts = open_fonts((str(tmp_path), SHIPPED), Cache())
    assert (f"font file '{folder}/OurSans.ttf' is damaged: it is too short",) == fonts.problems("our sans")
    assert () == fonts.problems("Inter Tight")


@pytest.mark.parametrize("source", ["TestPlain.ttf", "TestCubic.otf", "TestVariable.ttf", "TestCubicTwo.otf"])
def test_no_mutation_of_a_font_crashes(tmp_path: Path, source: str) -> None:
    draw = random.Random(source)
    original = (Path(TEST_FONTS) / source).read_bytes()
    for number in range(150):
        content = bytearray(original)
        for _ in range(draw.randint(1, 12)):
            content[draw.randrange(len(content))] = draw.randrange(256)
        folder = tmp_path / str(number) / "Wild"
        folder.mkdir(parents=True)
        (folder / "a.ttf").write_bytes(content[: draw.choice((len(content), draw.randrange(len(content))))])
        cache = Cache()
        fonts = open_fonts((str(folder.parent),), cache)
        face = fonts.face("Wild", 700, False)
        if face is None:
            assert fonts.problems("Wild")
        else:
            shape("Office, ab-c", face, (), "en", cache)


def test_shipped_fonts_carry_their_licence_and_the_characters_of_europe(fonts: Fonts) -> None:
    for family in ("Inter Tight", "JetBrains Mono"):
        assert (Path(SHIPPED) / family / "OFL.txt").read_text().startswith("Copyright")
        for weight, italic in ((400, False), (400, True), (700, False), (700, True)):
            face = fonts.face(family, weight, italic)
            assert face is not None
            assert (weight, italic) == (face.weight, face.italic)
            assert [] == [char for char in "äßçñøőşžŁ“”‘’–—…•→−±µΩαωЖяіїЇ€£°²" if not fonts.has(face, char)]


def test_folders_are_looked_at_in_order() -> None:
    assert FOLDERS == open_fonts(FOLDERS, Cache()).folders
