"""The outlines of a code as they are painted -> the text that it carries, read back module by module.

Nothing here comes from the encoder: tables and steps are those of ISO/IEC 18004 for versions 1 to 10. What is painted
has no damage, so that its error correction is not used; what is no code has an empty text.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from operator import itemgetter, xor
from typing import Any

from poster.cache import Cache

Mask = Callable[[int, int], int]
Data = Callable[[str], tuple[str, ...]]
"""All modules, row by row -> those of data in their order."""
Outlines = tuple[tuple[tuple[float, float], ...], ...]

FINDER, TIMING = 7, 6
"""Modules on a side of a finder pattern; row and column of the timing patterns."""
ALIGNMENT = ((), (18,), (22,), (26,), (30,), (34,), (22, 38), (24, 42), (26, 46), (28, 50))
"""Centres of alignment patterns besides 6, by version: annex E."""
FORMAT_MASK = 0b101010000010010
LEVELS = "MLHQ"
"""By the two bits that say it: table 12."""
BLOCKS = {
    "L": ((19, 1, 0), (34, 1, 0), (55, 1, 0), (80, 1, 0), (108, 1, 0), (68, 2, 0), (78, 2, 0), (97, 2, 0), (116, 2, 0),
          (68, 2, 2)),
    "M": ((16, 1, 0), (28, 1, 0), (44, 1, 0), (32, 2, 0), (43, 2, 0), (27, 4, 0), (31, 4, 0), (38, 2, 2), (36, 3, 2),
          (43, 4, 1)),
    "Q": ((13, 1, 0), (22, 1, 0), (17, 2, 0), (24, 2, 0), (15, 2, 2), (19, 4, 0), (14, 2, 4), (18, 4, 2), (16, 4, 4),
          (19, 6, 2)),
    "H": ((9, 1, 0), (16, 1, 0), (13, 2, 0), (9, 4, 0), (11, 2, 2), (15, 4, 0), (13, 4, 1), (14, 4, 2), (12, 4, 4),
          (15, 6, 2)),
}  # fmt: skip
"""Codewords of data in a block, how many such blocks there are, and how many with one more: table 9."""
MASKS: tuple[Mask, ...] = (
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
"""A module is inverted where its row and column give 0: table 10."""
NUMERIC, ALPHANUMERIC, BYTES, ECI = 1, 2, 4, 7
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LENGTHS = {NUMERIC: (10, 12), ALPHANUMERIC: (9, 11), BYTES: (8, 16)}
"""Bits of the number of characters in versions 1 to 9, and 10: table 3."""


def text_of(outlines: Outlines, modules: int, cache: Cache) -> str:
    """The text of a code with so many modules on a side; empty where it has none."""
    try:
        return _read(rows_of(outlines, modules), modules, cache)
    except (ValueError, LookupError, TypeError):
        return ""


def _read(rows: list[int], modules: int, cache: Cache) -> str:
    bits = [rows[8] >> modules - 1 - x & 1 for x in (0, 1, 2, 3, 4, 5, 7, 8)]
    bits += [rows[y] >> modules - 9 & 1 for y in (7, 5, 4, 3, 2, 1, 0)]
    said = int("".join(map(str, bits)), 2) ^ FORMAT_MASK
    version = (modules - 17) // 4
    data: Data = cache.get("places of data", modules, lambda: itemgetter(*_places(modules, version)))
    number = said >> 10 & 7
    mask: int = cache.get("masks of data", (modules, number), lambda: _inverted(data, modules, MASKS[number]))
    written = "".join(f"{row:0{modules}b}" for row in rows)
    found = data(written)
    stream = f"{int(''.join(found), 2) ^ mask:0{len(found)}b}"
    words = [stream[at : at + 8] for at in range(0, len(stream) - 7, 8)]
    return _text("".join(_in_order(words, *BLOCKS[LEVELS[said >> 13]][version - 1])), version)


def _inverted(data: Data, modules: int, mask: Mask) -> int:
    """The modules of data that a mask inverts, the first one the highest bit. All masks repeat after 12."""
    period, times = range(12), modules // 12 + 1
    rows = [("".join("10"[mask(y, x) > 0] for x in period) * times)[:modules] for y in period]
    return int("".join(data("".join(rows * times))), 2)


def rows_of(outlines: Outlines, modules: int) -> list[int]:
    """Rows of modules, the leftmost the highest bit: each upright edge inverts all that is right of it.

    Edges are upright and level by turns, so that each corner is the end of one that is upright. Raises TypeError
    or IndexError where a corner is none of modules.
    """
    right = [(1 << modules - x) - 1 for x in range(modules + 1)]
    changes = [0] * (modules + 1)
    corners: Iterable[Any] = chain.from_iterable(outlines)  # integers, which int() would take twice as long to assure
    for x, y in corners:
        changes[y] ^= right[x]
    return [*accumulate(changes[:-1], xor)]


def _reserved(modules: int, version: int) -> list[int]:
    """Rows whose set bits are modules that carry no data: patterns, format and version."""
    end = modules - FINDER - 1
    rows = [1 << modules - 1 - TIMING] * modules
    rows[TIMING] = (1 << modules) - 1
    _mark(rows, 0, 0, FINDER + 2, FINDER + 2)
    _mark(rows, 0, end, FINDER + 2, FINDER + 1)
    _mark(rows, end, 0, FINDER + 1, FINDER + 2)
    centres = (TIMING, *ALIGNMENT[version - 1])
    for y in centres[: len(centres) if version > 1 else 0]:
        for x in centres:
            if (y, x) not in ((TIMING, TIMING), (TIMING, centres[-1]), (centres[-1], TIMING)):
                _mark(rows, y - 2, x - 2, 5, 5)
    if version >= 7:
        _mark(rows, 0, modules - 11, 6, 3)
        _mark(rows, modules - 11, 0, 3, 6)
    return rows


def _mark(rows: list[int], top: int, left: int, height: int, width: int) -> None:
    bits = ((1 << width) - 1) << len(rows) - left - width
    for y in range(top, top + height):
        rows[y] |= bits


def _places(modules: int, version: int) -> Iterator[int]:
    """The modules of data in their order, counted by rows: two columns wide, up and down from the right: 7.7.3."""
    taken = "".join(f"{row:0{modules}b}" for row in _reserved(modules, version))
    down = range(0, modules * modules, modules)
    upwards = True
    for right in (*range(modules - 1, TIMING, -2), *range(TIMING - 1, 0, -2)):
        for row in reversed(down) if upwards else down:
            at = row + right
            if taken[at] == "0":
                yield at
            if taken[at - 1] == "0":
                yield at - 1
        upwards = not upwards


def _in_order(words: list[str], short: int, shorter: int, longer: int) -> Iterable[str]:
    """The codewords of data, which stand in turns from all blocks, block after block."""
    sizes = [short] * shorter + [short + 1] * longer
    blocks: list[list[str]] = [[] for _ in sizes]
    rest = iter(words)
    for number in range(max(sizes)):
        for block, size in zip(blocks, sizes):
            if number < size:
                block.append(next(rest))
    return (word for block in blocks for word in block)


def _text(stream: str, version: int) -> str:
    """The text of all segments: 7.4."""
    at = 0

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(stream[at - count : at], 2)

    raw = b""
    while len(stream) - at >= 4 and (mode := take(4)):
        if mode == ECI:
            take(8)
            continue
        count = take(LENGTHS[mode][version > 9]) if mode in LENGTHS else 0
        if mode == BYTES:
            raw += bytes(take(8) for _ in range(count))
        elif mode == ALPHANUMERIC:
            raw += "".join(_pair(take(11)) for _ in range(count // 2)).encode()
            raw += SIGNS[take(6)].encode() if count % 2 else b""
        elif mode == NUMERIC:
            raw += "".join(f"{take(10):03}" for _ in range(count // 3)).encode()
            raw += f"{take((0, 4, 7)[count % 3]):0{count % 3}}".encode() if count % 3 else b""
        else:
            raise ValueError(mode)
    return raw.decode("utf-8")


def _pair(number: int) -> str:
    return SIGNS[number // 45] + SIGNS[number % 45]
