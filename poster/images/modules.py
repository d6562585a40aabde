"""Segments of text, a version and a level -> the modules of a QR code: its rows, with the best mask.

They are those of the `qrcode` package. It builds each symbol nine times to find the mask; here what all symbols of a
version share is asked of it once, and the eight masks are scored on integers, a bit for each module (ISO/IEC 18004,
7.8.3).
"""

from collections.abc import Callable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from qrcode.main import QRCode

from poster.cache import Cache
from poster.images.codewords import codewords

TIMING = 6
"""Row and column of the timing patterns."""

SIGNS = {True: "1", False: "0", None: "0"}

LIGHT = "0" * 8
"""Bits behind those of the codewords: the seven at most that remain, and the one for modules that are not data."""


class _Bare(QRCode[Any]):  # type: ignore[misc]
    """A symbol with all that is not data; `None` stands where that would be."""

    def __init__(self, version: int, level: int, mask: int, *, is_trial: bool) -> None:
        """A trial has light modules for format and version, as when `qrcode` scores masks."""
        super().__init__(version=version, error_correction=level)
        self.data_cache = b""
        self.makeImpl(is_trial, mask)

    def map_data(self, data: bytes, mask_pattern: int) -> None:
        """Leave the modules of data as they are."""


class Frame(NamedTuple):
    """What the symbols of a version share. Modules are bits of an integer, the first of the first row the highest."""

    side: int
    """Modules in a side."""
    patterns: tuple[int, int]
    """The modules that are not data, those of format and version light; by rows, then by columns."""
    masks: tuple[tuple[int, int], ...]
    """Modules that each mask inverts, by rows and by columns."""
    place: Callable[[str], tuple[str, ...]]
    """The bits of the codewords and `LIGHT` -> modules of data by rows, light where there are others."""
    pairs: int
    """Modules with a neighbour on the left."""
    fronts: int
    """Right ends of eleven modules in a row."""


def matrix(segments: tuple[Any, ...], version: int, level: int, cache: Cache, *, is_utf_8: bool = False) -> list[int]:
    """Rows of the symbol with its best mask; the leftmost module is the highest bit."""
    frame = cache.get("frames of codes", version, lambda: _frame(version))
    words = codewords(segments, version, level, cache, is_utf_8=is_utf_8)
    placed = "".join(frame.place(f"{int.from_bytes(words, 'big'):0{8 * len(words)}b}{LIGHT}"))
    data, across = int(placed, 2), int(_transposed(placed, frame.side), 2)
    rows, columns = data | frame.patterns[0], across | frame.patterns[1]
    scores = [_penalty(rows ^ mask, columns ^ mask_across, frame) for mask, mask_across in frame.masks]
    best = scores.index(min(scores))
    patterns = cache.get("patterns of codes", (version, level, best), lambda: _patterns(version, level, best))
    final = f"{patterns | data ^ frame.masks[best][0]:0{frame.side**2}b}"
    return [int(final[start : start + frame.side], 2) for start in range(0, len(final), frame.side)]


def _patterns(version: int, level: int, mask: int) -> int:
    """The modules that are not data."""
    return _bitmap(_Bare(version, level, mask, is_trial=False).modules)


def _bitmap(modules: list[list[bool | None]]) -> int:
    """Rows of modules -> one integer."""
    return int("".join(map(SIGNS.__getitem__, chain.from_iterable(modules))), 2)


def _frame(version: int) -> Frame:
    modules = _Bare(version, 0, 0, is_trial=True).modules
    side = len(modules)
    free = [module is None for module in chain.from_iterable(modules)]
    spots = [spot for spot in _spots(side) if free[spot]]
    sources = [-1] * side**2
    for number, spot in enumerate(spots):
        sources[spot] = number
    unmasked = int("".join("01"[each] for each in free), 2)
    masks = tuple(_both_ways(f"{mask & unmasked:0{side**2}b}", side) for mask in _masks(side))
    patterns = _both_ways(f"{_bitmap(modules):0{side**2}b}", side)
    return Frame(
        side,
        patterns,
        masks,
        place=itemgetter(*sources),
        pairs=_repeat((1 << side - 1) - 1, side),
        fronts=_repeat((1 << side - 10) - 1, side),
    )


def _spots(side: int) -> Iterator[int]:
    """All modules, counted by rows, in the order in which data is placed: by twos, up and down from the right; the
    column of the timing pattern is passed over (ISO/IEC 18004, 7.7.3)."""
    rows = range(0, side**2, side)
    for turn, right in enumerate((*range(side - 1, TIMING, -2), *range(TIMING - 1, 0, -2))):
        for row in rows if turn % 2 else reversed(rows):
            yield row + right
            yield row + right - 1


def _both_ways(rows: str, side: int) -> tuple[int, int]:
    """Modules by rows and by columns."""
    return int(rows, 2), int(_transposed(rows, side), 2)


def _transposed(rows: str, side: int) -> str:
    """Modules by columns."""
    return "".join(rows[column::side] for column in range(side))


def _masks(side: int) -> Iterator[int]:
    """The eight masks. Every one repeats after 12 rows and after 12 columns."""
    period, repeats = range(12), side // 12 + 1
    rules: tuple[Callable[[int, int], int], ...] = (
        lambda i, j: (i + j) % 2,
        lambda i, j: i % 2,
        lambda i, j: j % 3,
        lambda i, j: (i + j) % 3,
        lambda i, j: (i // 2 + j // 3) % 2,
        lambda i, j: i * j % 2 + i * j % 3,
        lambda i, j: (i * j % 2 + i * j % 3) % 2,
        lambda i, j: (i * j % 3 + (i + j) % 2) % 2,
    )
    for rule in rules:
        rows = [("".join("10"[rule(i, j) > 0] for j in period) * repeats)[:side] for i in period]
        yield int("".join((rows * repeats)[:side]), 2)


def _penalty(rows: int, columns: int, frame: Frame) -> int:
    """Penalty of a masked symbol, given by rows and by columns."""
    side, pairs = frame.side, frame.pairs
    every = (1 << side**2) - 1
    penalty = 0
    for modules in (rows, columns):
        same = ~(modules ^ modules >> 1) & pairs
        fives = same & same >> 1 & same >> 2 & same >> 3
        penalty += fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()
        penalty += 40 * (_finders(modules, every) & frame.fronts).bit_count()
    same = ~(rows ^ rows >> 1) & pairs
    blocks = same & same >> side & ~(rows ^ rows >> side) & every >> side
    dark = rows.bit_count() / side**2
    return penalty + 3 * blocks.bit_count() + int(abs(dark * 100 - 50) / 5) * 10


def _repeat(pattern: int, side: int) -> int:
    return int(f"{pattern:0{side}b}" * side, 2)


def _finders(modules: int, every: int) -> int:
    """Right ends of what looks like a finder pattern: dark 1, 3 and 1 wide with four light modules before or after."""
    light = ~modules & every
    two = light & light >> 1
    four = two & two >> 2
    # 1 0 1 1 1 0 1, its right end at the position of the bit
    finder = modules & light >> 1 & modules >> 2 & modules >> 3 & modules >> 4 & light >> 5 & modules >> 6
    return finder & four >> 7 | finder >> 4 & four
