"""The PDF of a vector picture alone -> how large its letters are, at the picture's natural size."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import hypot
from typing import Any, NamedTuple

from poster.model.picture import TypeSize

MOST_LETTERS = 20_000
"""Of a picture: some microseconds each."""

SCRIPT = (0.4, 0.85)
"""How large what is raised or lowered is beside its base: TeX has 0.5 to 0.7, office programs 0.58 to 0.66."""
NEAREST = 1.5
"""Ems of the base between the two, at most."""
RISE = (0.08, 0.9)
"""Ems by which it is raised or lowered."""

TALLEST = 2.0
"""How tall a glyph is at most, in ems, where the size of its font says how large it is: brackets of TeX are."""
CAPITAL = 0.72
"""Ems that capitals and figures are tall, in most faces."""

INVISIBLE = 3
"""Rendering mode of text that only is there to be found: ISO 32000-1, 9.3.6."""


class _Letter(NamedTuple):
    """A letter on the page."""

    size: float
    x: float
    """Of its origin, from the left."""
    y: float
    """Of its origin, upwards."""
    up: tuple[float, float] = (0.0, 1.0)
    """Where its top is, as seen from its origin, one long."""


def sizes_of_page(pdf: bytes, width: float) -> tuple[TypeSize, ...]:
    """Sizes of the text that shows on the only page of a PDF, which holds a picture of this natural width.

    The smallest first; none where pdfium cannot read it.
    """
    import pypdfium2  # 30 ms, and only vector pictures need it

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0]
            scale = page.get_width() / width
            text = page.get_textpage()
            found = Counter(round(size / scale, 2) for size in _grouped(_letters(pypdfium2.raw, text)))
            text.close()
    except pypdfium2.PdfiumError:
        return ()
    return tuple(TypeSize(size, count) for size, count in sorted(found.items()))


def _letters(raw: Any, text: Any) -> Iterator[_Letter]:
    """What shows, in the order in which it was drawn."""
    from ctypes import byref, c_double

    x, y, box = c_double(), c_double(), tuple(c_double() for _ in range(4))
    matrix = raw.FS_MATRIX()
    modes: dict[int, bool] = {}
    for at in range(min(text.count_chars(), MOST_LETTERS)):
        if raw.FPDFText_IsGenerated(text, at) or chr(raw.FPDFText_GetUnicode(text, at)).isspace():
            continue
        if not _is_seen(raw, raw.FPDFText_GetTextObject(text, at), modes):
            continue
        if not raw.FPDFText_GetMatrix(text, at, byref(matrix)):
            continue
        size = raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d)
        raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        is_upright = abs(matrix.b) + abs(matrix.c) < abs(matrix.a) + abs(matrix.d)
        if is_upright and raw.FPDFText_GetCharBox(text, at, *map(byref, box)):
            size = _told(size, box[3].value - box[2].value)
        if size > 0:
            tall = hypot(matrix.c, matrix.d) or 1.0
            yield _Letter(size, x.value, y.value, (matrix.c / tall, matrix.d / tall))


def _is_seen(raw: Any, letters: Any, modes: dict[int, bool]) -> bool:
    """Whether a text object shows; asked once of each."""
    from ctypes import addressof

    key = addressof(letters.contents)
    if key not in modes:
        modes[key] = raw.FPDFTextObj_GetTextRenderMode(letters) != INVISIBLE
    return modes[key]


def _told(size: float, height: float) -> float:
    """The size, or what the height of a glyph tells where the font has another measure: glyphs drawn as pictures."""
    return height / CAPITAL if height > TALLEST * size else size


def _grouped(letters: Iterator[_Letter]) -> Iterator[float]:
    """The size of each, or that of the letter that it is a script to."""
    base = _Letter(0.0, 0.0, 0.0)
    last = base
    for letter in letters:
        if not _is_script(letter, base, last):
            base = letter
        last = letter
        yield base.size


def _is_script(letter: _Letter, base: _Letter, last: _Letter) -> bool:
    if not SCRIPT[0] * base.size <= letter.size <= SCRIPT[1] * base.size:
        return False
    apart = hypot(letter.x - last.x, letter.y - last.y)
    rise = abs((letter.x - base.x) * base.up[0] + (letter.y - base.y) * base.up[1])
    return apart <= NEAREST * base.size and RISE[0] * base.size <= rise <= RISE[1] * base.size


def joined(*many: tuple[TypeSize, ...]) -> tuple[TypeSize, ...]:
    """Sizes from several sources."""
    counts: Counter[float] = Counter()
    for each in many:
        counts.update(dict(each))
    return tuple(TypeSize(size, count) for size, count in sorted(counts.items()))


def counted(sizes: Mapping[float, int], scale: float) -> tuple[TypeSize, ...]:
    """Sizes in units of a picture as points."""
    counts: Counter[float] = Counter()
    for size, count in sizes.items():
        counts[round(size * scale, 2)] += count
    return tuple(TypeSize(size, count) for size, count in sorted(counts.items()))
