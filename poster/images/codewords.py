"""Segments of text -> the codewords of a QR code: the data in blocks, then the error correction of each, by turns.

Segments, sizes of blocks and polynomials are those of the `qrcode` package. It divides coefficient by coefficient and
writes bit by bit; here a block is divided byte by byte, the remainder one integer (ISO/IEC 18004, 7.4 and 7.5).
"""

from collections.abc import Iterable
from itertools import chain, cycle, islice, zip_longest
from typing import Any

from qrcode.base import gexp, glog, rs_blocks
from qrcode.LUT import rsPoly_LUT
from qrcode.util import length_in_bits

from poster.cache import Cache

ECI, UTF_8 = 7, 26
"""The mode that names a character set, and UTF-8 in it, without which letters beyond ASCII are anybody's guess: ISO/IEC
18004, 7.4.2, and AIM ECI."""
PADDING = (0xEC, 0x11)
"""Codewords that fill a symbol by turns: ISO/IEC 18004, 7.4.10."""


class Bits:
    """Bits in a row, as one integer; what a segment of `qrcode` writes itself into."""

    def __init__(self) -> None:
        self.value = 0
        self.length = 0

    def put(self, number: int, length: int) -> None:
        """Add the `length` lowest bits of a number."""
        self.value = self.value << length | number
        self.length += length


def codewords(segments: tuple[Any, ...], version: int, level: int, cache: Cache, *, is_utf_8: bool) -> bytes:
    """The codewords of a symbol in the order in which they are placed; `is_utf_8` puts the sign of UTF-8 before them.

    `level` is the number of the level in the format information.
    """
    sizes = rs_blocks(version, level)
    data = _data(segments, version, sum(size.data_count for size in sizes), is_utf_8)
    rest = iter(data)
    blocks = [bytes(islice(rest, size.data_count)) for size in sizes]
    corrections = [correction(block, size.total_count - size.data_count, cache) for block, size in zip(blocks, sizes)]
    return _by_turns(blocks) + _by_turns(corrections)


def _data(segments: tuple[Any, ...], version: int, room: int, is_utf_8: bool) -> bytes:
    """The segments with their heads, the terminator, and padding up to `room` bytes."""
    bits = Bits()
    if is_utf_8:  # which the `qrcode` package does not know
        bits.put(ECI, 4)
        bits.put(UTF_8, 8)
    for segment in segments:
        bits.put(segment.mode, 4)
        bits.put(len(segment), length_in_bits(segment.mode, version))
        segment.write(bits)
    assert bits.length <= 8 * room
    bits.put(0, min(4, 8 * room - bits.length))
    bits.put(0, -bits.length % 8)
    data = bits.value.to_bytes(bits.length // 8, "big")
    return data + bytes(islice(cycle(PADDING), room - len(data)))


def correction(block: bytes, count: int, cache: Cache) -> bytes:
    """The `count` codewords of error correction of a block: the remainder of its division by the generator."""
    multiples = cache.get("multiples of generators", count, lambda: _multiples(count))
    lead = 8 * (count - 1)
    rest = (1 << lead) - 1
    remainder = 0
    for word in block:
        remainder = (remainder & rest) << 8 ^ multiples[remainder >> lead ^ word]
    return remainder.to_bytes(count, "big")


def _multiples(count: int) -> list[int]:
    """256 multiples of the generator of `count` codewords, without its leading coefficient, which is 1.

    Those of powers of two are multiplied in GF(256); all others are sums of these.
    """
    generator = rsPoly_LUT[count][1:]
    multiples = [0] * 256
    for bit in range(8):
        product = bytes(gexp(glog(coefficient) + glog(1 << bit)) for coefficient in generator)
        multiples[1 << bit] = int.from_bytes(product, "big")
    for factor in range(3, 256):
        multiples[factor] = multiples[factor & -factor] ^ multiples[factor & factor - 1]
    return multiples


def _by_turns(blocks: Iterable[bytes]) -> bytes:
    """The first codeword of each block, the second of each, and so on; short blocks end before the others."""
    return bytes(word for word in chain.from_iterable(zip_longest(*blocks)) if word is not None)
