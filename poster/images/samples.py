"""A picture -> few of its pixels in sRGB, upright, to measure the colors that text stands on."""

import struct
import zlib
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from poster.cache import Cache
from poster.images.profiles import Colors, to_srgb
from poster.model.color import BLACK, WHITE, Color
from poster.model.picture import Ink, Raster, Samples

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 1024
"""Samples across or down where there are more than twice as many pixels: a few for each letter, on a page of any size.
"""


FEW = 96
"""Samples across or down from which a picture's colors are counted."""
STEP = 8
"""Steps of a channel that count as one color."""


def samples_of(picture: Raster, cache: Cache) -> Samples:
    """Each sample is the mean of the pixels it stands for. The picture must be opaque."""
    return cache.get("samples", picture.digest, lambda: _sampled(picture))


def samples_of_page(pdf: bytes, paper: Color, longest: int = 0) -> Samples | None:
    """The only page of a PDF on `paper`, a sample for each point, or as many as `longest` on the longer side.

    None where pdfium cannot draw it.
    """
    # pdfium takes 30 ms to import; only vector pictures that are grounds need it.
    import pypdfium2
    from PIL import Image

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[0]
            scale = min(longest / max(page.get_size()), 1.0) if longest else 1.0
            bitmap = page.render(scale=scale, fill_color=(*paper, 255), rev_byteorder=True, prefer_bgrx=True)
    except pypdfium2.PdfiumError:
        return None
    size = (bitmap.width, bitmap.height)
    pixels = Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride, 1).tobytes()
    return Samples(*size, pixels)


def inks_of(picture: Raster, cache: Cache) -> tuple[Ink, ...]:
    """The colors of a picture, also where light goes through it; none where it cannot be read."""
    return cache.get("inks", picture.digest, lambda: _inks(picture))


def inks_of_page(pdf: bytes) -> tuple[Ink, ...]:
    """The same of the only page of a PDF."""
    grounds = (BLACK, WHITE)
    on = [samples_of_page(pdf, ground, FEW) for ground in grounds]
    return _counted(*(each.pixels for each in on if each)) if all(on) else ()


def _inks(picture: Raster) -> tuple[Ink, ...]:
    from PIL import Image  # Pillow takes 40 ms to import, and most builds have no pictures

    try:
        image = _decoded(picture, FEW)
        size = (min(image.width, 4 * FEW), min(image.height, 4 * FEW))
        image = image.resize(size, Image.Resampling.NEAREST)
        mask = Image.new("L", size, 255)
        if picture.mask:
            whole = Image.frombytes("L", (picture.columns, picture.rows), zlib.decompress(picture.mask))
            mask = whole.resize(size, Image.Resampling.NEAREST)
        on = [Image.composite(image, Image.new("RGB", size, tuple(ground)), mask) for ground in (BLACK, WHITE)]
        factor = max(1, max(size) // FEW)
        return _counted(*(each.reduce(factor).tobytes() for each in on))
    except (OSError, ValueError, zlib.error, SyntaxError):
        return ()


def _counted(on_black: bytes, on_white: bytes) -> tuple[Ink, ...]:
    rounded = bytes(min(255, (value + STEP // 2) // STEP * STEP) for value in range(256))
    black, white = on_black.translate(rounded), on_white.translate(rounded)
    counts = Counter((black[at : at + 3], white[at : at + 3]) for at in range(0, len(black), 3))
    return tuple(Ink(Color(*one), Color(*other), count) for (one, other), count in sorted(counts.items()))


def _sampled(picture: Raster) -> Samples:
    # Pillow takes 40 ms to import, and most builds have no pictures.
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }  # fmt: skip
    image = _upright(_decoded(picture, MOST), turns.get(picture.turn))
    return Samples(image.width, image.height, image.tobytes())


def _decoded(picture: Raster, longest: int) -> "Image":
    """The pixels in sRGB as they are stored, about `longest` of them across or down where there are more."""
    import warnings

    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which were checked when the picture was opened
        image: Image.Image = Image.open(BytesIO(_file(picture)))
    image.draft(image.mode, (longest, longest))  # JPEGs are decoded in an eighth of the time where they are large
    image.load()
    factor = max(image.width // longest, image.height // longest)
    image = image.reduce(factor) if factor > 1 and not picture.mask else image
    return to_srgb(image, Colors(picture.profile, "")).convert("RGB")


def _upright(image: "Image", turn: "Image.Transpose | None") -> "Image":  # type: ignore[name-defined]
    return image if turn is None else image.transpose(turn)


def _file(picture: Raster) -> bytes:
    """The picture as a file: a JPEG is one; deflated rows with their filters are what a PNG holds."""
    if picture.filter == "DCTDecode":
        return picture.data
    kind = 0 if picture.channels == 1 else 2
    head = struct.pack(">IIBBBBB", picture.columns, picture.rows, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", picture.data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
