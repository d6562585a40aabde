"""A picture -> few of its pixels in sRGB, upright, to measure the colors that text stands on."""

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from poster.cache import Cache
from poster.images.profiles import Colors, to_srgb
from poster.model.color import Color
from poster.model.picture import Raster, Samples

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 1024
"""Samples across or down where there are more than twice as many pixels: a few for each letter, on a page of any size.
"""


def samples_of(picture: Raster, cache: Cache) -> Samples:
    """Each sample is the mean of the pixels it stands for. The picture must be opaque."""
    return cache.get("samples", picture.digest, lambda: _sampled(picture))


def samples_of_page(pdf: bytes, paper: Color) -> Samples | None:
    """The only page of a PDF on `paper`, a sample for each point; None where pdfium cannot draw it."""
    # pdfium takes 30 ms to import; only vector pictures that are grounds need it.
    import pypdfium2
    from PIL import Image

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            bitmap = document[0].render(fill_color=(*paper, 255), rev_byteorder=True, prefer_bgrx=True)
    except pypdfium2.PdfiumError:
        return None
    size = (bitmap.width, bitmap.height)
    pixels = Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride, 1).tobytes()
    return Samples(*size, pixels)


def _sampled(picture: Raster) -> Samples:
    # Pillow takes 40 ms to import, and most builds have no pictures.
    import warnings

    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which were checked when the picture was opened
        image: Image.Image = Image.open(BytesIO(_file(picture)))
    image.draft(image.mode, (MOST, MOST))  # JPEGs are decoded in an eighth of the time where they are large
    image.load()
    factor = max(image.width // MOST, image.height // MOST)
    image = image.reduce(factor) if factor > 1 else image
    image = _upright(to_srgb(image, Colors(picture.profile, "")).convert("RGB"), turns.get(picture.turn))
    return Samples(image.width, image.height, image.tobytes())


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
