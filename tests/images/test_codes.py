"""The outlines are those of the modules, and phones read them."""

import numpy
import pytest
import zxingcpp

from poster.cache import Cache
from poster.images.codes import Code, _outlines, capital_host, encode, smallest_version

URL = "http://socialmediasurgery.com/"


def raster(code: Code, pixels: int, quiet: int = 4) -> numpy.ndarray:
    """The code as grey values, drawn by the nonzero rule: each pixel is dark if its winding number is not 0."""
    side = code.modules * pixels
    winding = numpy.zeros((side, side), dtype=int)
    for outline in code.outlines:
        for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
            if x1 == x2:
                winding[min(y1, y2) * pixels : max(y1, y2) * pixels, x1 * pixels :] += 1 if y2 > y1 else -1
    picture = numpy.where(winding != 0, 0, 255).astype(numpy.uint8)
    return numpy.pad(picture, quiet * pixels, constant_values=255)


@pytest.mark.parametrize("pixels", [2, 3, 4, 7, 12])
def test_a_reader_decodes_the_outlines(pixels: int) -> None:
    for url in (URL, "https://example.org/a/Long/Path?with=a&query=1#part", "https://bücher.example/ä"):
        code = encode(url, 5, Cache())
        found = zxingcpp.read_barcodes(raster(code, pixels))
        assert [url] == [each.text if each.text == url else capital_host(url) for each in found]


def test_a_module_is_one_square() -> None:
    assert ((((0, 0), (1, 0), (1, 1), (0, 1)),)) == _outlines([0b1], Cache())


def test_a_hole_turns_the_other_way() -> None:
    outer, hole = _outlines([0b111, 0b101, 0b111], Cache())
    assert ((0, 0), (3, 0), (3, 3), (0, 3)) == outer
    assert ((2, 1), (1, 1), (1, 2), (2, 2)) == hole


def test_modules_that_touch_at_a_corner_turn_the_same_way() -> None:
    assert (((0, 0), (1, 0), (1, 1), (0, 1)), ((1, 1), (2, 1), (2, 2), (1, 2))) == _outlines([0b10, 0b01], Cache())
    assert (((1, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2), (0, 1), (1, 1)),) == _outlines([0b01, 0b10], Cache())


def test_the_outlines_fill_the_matrix_and_nothing_else() -> None:
    rows = [0b1010011, 0b0110110, 0b1111101, 0b1000101, 0b1011001, 0b0100110, 0b1101011]
    picture = raster(Code("", 1, "M", 7, _outlines(rows, Cache())), 1, 0)
    assert rows == [int("".join("10"[int(value > 0)] for value in line), 2) for line in picture]


def test_one_version_holds_all_urls() -> None:
    assert 2 == smallest_version(("https://ex.org/a", URL), "M", Cache())
    assert 1 == smallest_version((), "M", Cache())


def test_a_version_above_ten_is_refused() -> None:
    assert None is smallest_version(("https://example.org/" + "x" * 300,), "M", Cache())


def test_a_code_takes_the_highest_level_its_version_holds() -> None:
    levels = {version: encode(URL, version, Cache()).level for version in (2, 3, 4)}
    assert {2: "M", 3: "Q", 4: "H"} == levels


def test_capitals_only_where_they_save_a_version() -> None:
    (roomy,) = zxingcpp.read_barcodes(raster(encode(URL, 10, Cache()), 4))
    (tight,) = zxingcpp.read_barcodes(raster(encode(URL, 2, Cache()), 4))
    assert URL == roomy.text
    assert "HTTP://SOCIALMEDIASURGERY.COM/" == tight.text


def test_the_path_keeps_its_case() -> None:
    assert "HTTPS://EX.ORG/aB?c=D" == capital_host("https://Ex.org/aB?c=D")
    assert "HTTPS://EX.ORG?q=a" == capital_host("https://ex.org?q=a")
    assert "mailto:a@b.org" == capital_host("mailto:a@b.org")
    assert "https://me@ex.org/" == capital_host("https://me@ex.org/")


def test_the_same_code_from_a_used_cache() -> None:
    cache = Cache()
    assert encode(URL, 3, cache) == encode(URL, 3, cache) == encode(URL, 3, Cache())
