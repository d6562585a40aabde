"""Pictures made of pixels: what passes unchanged, what is converted."""

import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.images.raster import open_raster
from poster.model.color import WHITE, Color
from poster.model.picture import Raster, ppi
from tests.images.making_pictures import PLACE, corners, opened

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RENAMED = SRGB.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")).replace(b"sRGB", b"wide")
"""A profile that does not say that it is sRGB."""


def raster(path: str, folder: Path) -> Raster:
    picture = opened(path, folder)
    assert isinstance(picture, Raster)
    return picture


def pixels(picture: Raster) -> Image.Image:
    """The samples unpacked, for rows that carry PNG's filters 0 and 2."""
    stride = picture.columns * picture.channels + 1
    packed = zlib.decompress(picture.data)
    above = bytes(stride - 1)
    rows = []
    for at in range(0, len(packed), stride):
        kind, row = packed[at], packed[at + 1 : at + stride]
        assert kind in (0, 2)
        above = bytes((one + other) % 256 for one, other in zip(row, above)) if kind == 2 else row
        rows.append(above)
    mode = "L" if picture.channels == 1 else "RGB"
    return Image.frombytes(mode, (picture.columns, picture.rows), b"".join(rows))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_jpeg_data_pass_through_unchanged(tmp_path: Path, mode: str) -> None:
    corners().convert(mode).save(tmp_path / "a.jpg")
    picture = raster("a.jpg", tmp_path)
    assert ("DCTDecode", (tmp_path / "a.jpg").read_bytes()) == (picture.filter, picture.data)


def test_the_samples_of_a_plain_png_pass_through(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    assert raster("a.png", tmp_path).data in (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize("name", ["a.tif", "a.webp", "palette.png"])
def test_other_formats_keep_their_pixels(tmp_path: Path, name: str) -> None:
    image = corners().convert("P", palette=Image.Palette.ADAPTIVE) if name == "palette.png" else corners()
    image.save(tmp_path / name, **({"lossless": True} if name == "a.webp" else {}))
    assert corners().tobytes() == pixels(raster(name, tmp_path)).tobytes()


def test_the_content_and_not_the_name_says_what_a_file_is(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.jpg", format="PNG")
    assert "FlateDecode" == raster("a.jpg", tmp_path).filter


def test_a_turned_picture_has_the_size_that_is_seen(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    corners().save(tmp_path / "a.jpg", exif=exif)
    picture = raster("a.jpg", tmp_path)
    assert (6, 16, 32) == (picture.turn, picture.width, picture.height)


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    Image.new("I;16", (4, 4), 257 * 200).save(tmp_path / "a.png")
    assert (200, 200) == pixels(raster("a.png", tmp_path)).getextrema()


def test_a_profile_stays_beside_jpeg_data_and_srgb_needs_none(tmp_path: Path) -> None:
    corners().save(tmp_path / "s.jpg", icc_profile=SRGB)
    corners().save(tmp_path / "w.jpg", icc_profile=RENAMED)
    assert (b"", RENAMED) == (raster("s.jpg", tmp_path).profile, raster("w.jpg", tmp_path).profile)


def test_other_pixels_are_converted_by_their_profile(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png", icc_profile=RENAMED)
    picture = raster("a.png", tmp_path)
    assert b"" == picture.profile
    difference = zip(pixels(picture).tobytes(), corners().tobytes())
    assert 2 >= max(abs(one - other) for one, other in difference)


def test_inks_become_srgb_with_a_warning(tmp_path: Path) -> None:
    corners().convert("CMYK").save(tmp_path / "a.tif")
    picture, problems = open_picture("a.tif", str(tmp_path), PLACE, Cache())
    assert isinstance(picture, Raster)
    assert ["warning"] == [problem.level for problem in problems]
    assert (198, 60, 46) == pixels(picture).getpixel((2, 2))


def test_light_comes_through_unless_there_is_a_paper(tmp_path: Path) -> None:
    image = corners()
    image.putalpha(Image.new("L", image.size, 0))
    image.save(tmp_path / "a.png")
    assert bytes(32 * 16) == zlib.decompress(raster("a.png", tmp_path).mask)
    flat, _ = open_picture("a.png", str(tmp_path), PLACE, Cache(), paper=Color(10, 20, 30))
    assert isinstance(flat, Raster)
    assert (b"", (10, 20, 30)) == (flat.mask, pixels(flat).getpixel((2, 2)))


def test_an_alpha_that_is_full_is_no_mask(tmp_path: Path) -> None:
    corners().convert("RGBA").save(tmp_path / "a.png")
    assert b"" == raster("a.png", tmp_path).mask


def test_the_cache_keeps_a_picture_until_its_file_changes(tmp_path: Path) -> None:
    cache = Cache()
    corners().save(tmp_path / "a.png")
    first, _ = open_picture("a.png", str(tmp_path), PLACE, cache)
    again, _ = open_picture("a.png", str(tmp_path), PLACE, cache)
    assert first is again
    Image.new("RGB", (8, 8), tuple(WHITE)).save(tmp_path / "a.png")
    changed, _ = open_picture("a.png", str(tmp_path), PLACE, cache)
    assert isinstance(changed, Raster)
    assert 8 == changed.width


def test_resolution_is_that_at_the_printed_size(tmp_path: Path) -> None:
    corners().save(tmp_path / "a.png")
    assert 16.0 == ppi(raster("a.png", tmp_path), 144.0)


@pytest.mark.parametrize("paper", [None, WHITE])
def test_a_picture_of_many_strips_is_that_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: Color | None
) -> None:
    image = Image.effect_noise((64, 64), 60).convert("RGBA")
    image.putalpha(Image.new("L", (64, 64), 255))
    image.paste((9, 90, 200, 40), (10, 30, 40, 50))
    image.save(tmp_path / "a.png")
    opened_at_once, _ = open_raster((tmp_path / "a.png").read_bytes(), "PNG", "a.png", paper)
    monkeypatch.setattr("poster.images.raster.STRIP", 64 * 7)
    in_strips, _ = open_raster((tmp_path / "a.png").read_bytes(), "PNG", "a.png", paper)
    assert opened_at_once == in_strips
    assert bool(in_strips.mask) == (paper is None)
