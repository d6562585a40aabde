"""QR codes: a text and a version -> the outlines of the dark modules.

The text goes at the highest level of error correction that the version has room for, in the segments of the `qrcode`
package. Neighbours share an outline, so that no seam can show.
"""

from collections.abc import Iterator
from itertools import compress
from typing import Any, NamedTuple

from qrcode.util import BIT_LIMIT_TABLE, QRData, length_in_bits, optimal_data_chunks

from poster.cache import Cache
from poster.images.modules import matrix

Outline = tuple[tuple[int, int], ...]

LEVELS = {"H": 2, "Q": 3, "M": 0, "L": 1}
"""Levels from the most redundant to the least, with their number in the format information."""

LARGEST = 10
"""Version above which a code is too fine for a phone at a poster's distance; a short link helps."""

SEGMENT = 10
"""Characters that a segment of another mode must have; a change of mode costs about 25 bits, a byte of URL 8."""

ZERO_AND_ONE = bytes.maketrans(b"01", b"\0\1")


class Code(NamedTuple):
    """A QR code as geometry. The quiet zone, 4 modules on each side, is not in it."""

    payload: str
    """What it carries; scheme and host of a URI may stand in capitals in the symbol."""
    version: int
    """1 to 10."""
    level: str
    """Error correction: L, M, Q or H."""
    modules: int
    """Modules in a side."""
    outlines: tuple[Outline, ...]
    """Corners of the dark parts in modules from the top left of the symbol; one path, filled by the nonzero rule."""


def smallest_version(payloads: tuple[str, ...], level: str, cache: Cache) -> int | None:
    """The smallest version that holds each of the payloads at `level`; None where that is larger than `LARGEST`."""
    return cache.get("smallest version", (payloads, level), lambda: _smallest_version(payloads, level))


def common_version(payloads: tuple[str, ...], level: str, cache: Cache) -> int | None:
    """The smallest version that holds each of the payloads at `level`, or at least at L; None where none does."""
    return smallest_version(payloads, level, cache) or smallest_version(payloads, "L", cache)


def modules_in(version: int) -> int:
    """Modules on a side: 21 for version 1, 4 more for each one after it."""
    return 17 + 4 * version


def encode(payload: str, version: int, cache: Cache) -> Code:
    """The code of `payload` in `version`, at the highest level the version holds. It must fit at level L."""
    return cache.get("code", (payload, version), lambda: _encode(payload, version, cache))


def _smallest_version(payloads: tuple[str, ...], level: str) -> int | None:
    for version in range(1, LARGEST + 1):
        if all(_segments(payload, version, level) for payload in payloads):
            return version
    return None


def _encode(payload: str, version: int, cache: Cache) -> Code:
    # Capitals are for saving a version, so they come after the plain text at level M, before level L.
    capital = capital_host(payload)
    for levels, text in (("HQM", payload), ("HQM", capital), ("L", payload), ("L", capital)):
        for level in levels:
            segments = _fitting(text, version, level)
            if segments:
                rows = matrix(segments, version, LEVELS[level], cache, is_utf_8=not text.isascii())
                return Code(payload, version, level, len(rows), _outlines(rows, cache))
    raise AssertionError(f"{payload!r} is too long for version {version}")


def _segments(payload: str, version: int, level: str) -> tuple[Any, ...]:
    """The segments that hold `payload`, scheme and host in capitals only if it takes that; none if it does not fit."""
    return _fitting(payload, version, level) or _fitting(capital_host(payload), version, level)


def _fitting(text: str, version: int, level: str) -> tuple[Any, ...]:
    """The segments that hold `text` as it is written; none if it does not fit."""
    room = BIT_LIMIT_TABLE[LEVELS[level]][version] - (0 if text.isascii() else 12)
    for segments in ((QRData(text),), tuple(optimal_data_chunks(text, SEGMENT))):
        if _bits(segments, version) <= room:
            return segments
    return ()


def _bits(segments: tuple[Any, ...], version: int) -> int:
    """Length of the data in bits, the terminator not counted."""
    bits = 0
    for segment in segments:
        size = len(segment)
        bits += 4 + length_in_bits(segment.mode, version)
        if segment.mode == 1:
            bits += size // 3 * 10 + (0, 4, 7)[size % 3]
        elif segment.mode == 2:
            bits += size // 2 * 11 + size % 2 * 6
        else:
            bits += 8 * size
    return bits


def capital_host(url: str) -> str:
    """The URL with scheme and host in capitals, which mean the same (RFC 3986, 6.2.2.1) and take fewer bits."""
    scheme, mark, rest = url.partition("://")
    host = rest[: min((rest.find(end) for end in "/?#" if end in rest), default=len(rest))]
    if not mark or not host.isascii() or "@" in host:
        return url
    return scheme.upper() + mark + host.upper() + rest[len(host) :]


def _outlines(rows: list[int], cache: Cache) -> tuple[Outline, ...]:
    """Outlines of the dark modules, dark on the right hand; neighbours share one outline, so that no seam can show.

    The corners on each grid line, in order, are the ends of its edges by pairs. Where two dark modules touch at a
    corner, the point counts twice: as the end of the edges to its left and above, and of those to its right and below.
    """
    side, width = len(rows), len(rows) + 1
    # Corners are kept once for all codes of a size: a megabyte for twenty of them.
    grid: Outline = cache.get("grid", side, lambda: tuple((x, y) for y in range(width) for x in range(width)))
    dark = "".join([f"{row:0{side}b}0" for row in rows]) + "0" * width
    symbol = int(dark, 2)  # by corners: the module right of and below each
    edges = symbol ^ symbol >> 1  # upright, from each corner down
    above, edges_above = symbol >> width, edges >> width
    touching = edges & edges_above & (above ^ symbol)
    found = [*_set_bits((edges ^ edges_above) | touching, width * width)]
    if touching:
        found = sorted([*found, *_set_bits(touching, width * width)])
    points = [grid[at] for at in found]
    eastward = [dark[at] == "1" for at in found[::2]]  # of each level edge, from its left corner
    xs = [x for x, _ in points]
    downwards = sorted(range(len(points)), key=xs.__getitem__)  # by column, from the top in each
    across = [0] * len(points)
    for upper, lower in zip(downwards[::2], downwards[1::2], strict=True):
        across[upper], across[lower] = lower, upper
    return tuple(_walk(points, across, eastward))


def _set_bits(bits: int, count: int) -> Iterator[int]:
    """The places of the bits that are set, the highest of `count` being the first, number 0."""
    return compress(range(count), f"{bits:0{count}b}".encode().translate(ZERO_AND_ONE))


def _walk(points: list[tuple[int, int]], across: list[int], eastward: list[bool]) -> list[Outline]:
    """Round each outline: along a horizontal edge to its other corner, the odd neighbour, then down or up."""
    outlines = []
    seen = bytearray(len(points))
    for left in range(0, len(points), 2):
        if seen[left]:
            continue
        corner = left if eastward[left // 2] else left + 1
        outline = []
        while not seen[corner]:
            end = corner ^ 1
            seen[corner] = seen[end] = 1
            outline += [points[corner], points[end]]
            corner = across[end]
        outlines.append(tuple(outline))
    return outlines
