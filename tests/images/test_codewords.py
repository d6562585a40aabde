"""The codewords of codes are those of the qrcode package, bit for bit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode.base import Polynomial, rs_blocks
from qrcode.LUT import rsPoly_LUT
from qrcode.util import BIT_LIMIT_TABLE, BitBuffer, QRData, create_bytes, create_data, optimal_data_chunks

from poster.cache import Cache
from poster.images.codes import LEVELS
from poster.images.codewords import codewords, correction

CACHE = Cache()

TEXTS = {
    "one letter": "A",
    "digits": "0042",
    "capitals": "HTTPS://EX.ORG/A-B",
    "bytes": "https://ex.org/a?b=c&d#e",
    "all three": "https://ex.org/1234567890123456789012345/ABCDEFGHIJKLMNOPQRSTUVWXYZ/x",
    "zeros, which have no logarithm": "\0" * 12,
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", TEXTS)
def test_codewords_are_those_of_the_qrcode_package_for(text: str, level: str) -> None:
    segments = tuple(optimal_data_chunks(TEXTS[text], 10))
    for version in range(1 if len(TEXTS[text]) < 6 else 9, 11):
        expected = create_data(version, LEVELS[level], segments)
        assert bytes(expected) == codewords(segments, version, LEVELS[level], CACHE, is_utf_8=False)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("version", range(1, 11))
def test_codewords_are_the_same_for_all_lengths_near_a_full_symbol(version: int, level: str) -> None:
    """The terminator is cut where there is no room for it, and padding begins with either word."""
    room = BIT_LIMIT_TABLE[LEVELS[level]][version] // 8 - (2 if version < 10 else 3)
    for spare in range(min(room, 5)):
        segments = (QRData("~" * (room - spare)),)
        expected = create_data(version, LEVELS[level], segments)
        assert bytes(expected) == codewords(segments, version, LEVELS[level], CACHE, is_utf_8=False)


@pytest.mark.parametrize("length", range(1, 13))
def test_the_sign_of_utf_8_stands_before_the_segments(length: int) -> None:
    segment = QRData("ü" * (length // 2) + "u" * (length % 2))
    bits = BitBuffer()
    for number, size in ((7, 4), (26, 8), (segment.mode, 4), (len(segment), 8)):
        bits.put(number, size)
    segment.write(bits)
    bits.put(0, min(4, 16 * 8 - len(bits)))
    bits.put(0, -len(bits) % 8)
    for word in ((0xEC, 0x11) * 8)[: 16 - len(bits) // 8]:
        bits.put(word, 8)
    expected = create_bytes(bits, rs_blocks(1, LEVELS["M"]))
    assert bytes(expected) == codewords((segment,), 1, LEVELS["M"], CACHE, is_utf_8=True)


@given(st.sampled_from(sorted(rsPoly_LUT)), st.binary(min_size=1, max_size=123))
def test_error_correction_is_the_remainder_of_the_qrcode_package(count: int, block: bytes) -> None:
    if not any(block):
        assert bytes(count) == correction(block, count, CACHE)
        return
    remainder = Polynomial([*block], count) % Polynomial(rsPoly_LUT[count], 0)
    expected = ([0] * count + [*remainder])[-count:]
    assert bytes(expected) == correction(block, count, CACHE)
