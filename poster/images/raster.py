"""The bytes of a PNG, JPEG, TIFF or WebP -> a Raster in sRGB, turned upright, its samples ready for PDF.

Grey and RGB JPEGs stay as they are, byte for byte, with their profile beside them; so do the samples of plain PNGs.
"""

import struct
import warnings
import zlib
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from poster.images.profiles import Colors, colors_of, to_srgb
from poster.images.source import PictureError
from poster.model.color import Color
from poster.model.picture import Raster

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 100_000_000
"""An A0 page at 150 pixels per inch has 35 million; decoded, 100 million take 300 MB."""

EFFORT = 4
"""zlib's level: twice as fast as its usual 6, and the file grows by a twentieth."""

PIECE = 1 << 16
"""Bytes unpacked at a time: 67 MB at most, since zlib packs no tighter than 1 to 1030."""

ORIENTATION = 0x0112
"""Tag of EXIF and TIFF."""

READABLE_FRAMES = (0xC0, 0xC1, 0xC2)
"""Start-of-frame markers of JPEGs that PDF readers decode: baseline, extended, progressive (ISO 32000-1, 7.4.8)."""

NUMBERS = {"F": "fractional numbers", "I": "32-bit numbers", "HSV": "hue and saturation"}
"""Modes whose samples are no colors to print."""


def open_raster(content: bytes, kind: str, name: str, paper: Color | None) -> tuple[Raster, tuple[str, ...]]:
    """The picture and doubts about its colors. With a `paper`, pixels that let light through are laid on it.

    Raises PictureError where the file is damaged, too large or has samples that are no colors.
    """
    # Pillow takes 40 ms to import, and most builds have no pictures.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd tags, and of sizes, which are checked here
            image = Image.open(BytesIO(content), formats=(kind,))
            _check_size(image.width, image.height)
            return _raster(image, content, name, paper)
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError(f"has more than {MOST_PIXELS // 1_000_000} million pixels", "save it smaller") from None
    except Exception as fault:  # Pillow raises nearly anything on damaged files
        fact = f"is damaged and cannot be read as {kind.replace('WEBP', 'WebP')}"
        raise PictureError(fact, "save or download it again") from fault


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        fact = f"has {width} x {height} pixels; at most {MOST_PIXELS // 1_000_000} million are read"
        raise PictureError(fact, "save it smaller")
    if not width or not height:
        raise PictureError("has no pixels", "save it again")


def _raster(image: "Image", content: bytes, name: str, paper: Color | None) -> tuple[Raster, tuple[str, ...]]:
    if image.mode in NUMBERS:
        raise PictureError(f"has {NUMBERS[image.mode]} instead of colors", "save it with 8 bits a channel")
    turn = 1 if image.format == "TIFF" else _turn(image)  # Pillow turns a TIFF when it loads it
    colors = colors_of(image)
    doubts = tuple(doubt for doubt in (colors.doubt,) if doubt)
    digest = sha256(content + repr(paper).encode()).hexdigest()[:24]
    size = image.size
    if image.format in ("JPEG", "MPO") and _passes(image, content):
        image.draft(image.mode, (image.width // 8, image.height // 8))  # an eighth shows as well whether all is there
        image.load()
        channels: Literal[1, 3] = 1 if image.mode == "L" else 3
        return Raster(name, digest, *size, turn, "DCTDecode", content, channels, colors.profile), doubts
    if image.format == "PNG" and not colors.profile and (packed := _packed(content)):
        channels = 1 if image.mode == "L" else 3
        return Raster(name, digest, *size, turn, "FlateDecode", packed, channels), doubts
    image.load()
    plain, mask = _separate(image, colors, paper)
    channels = 1 if plain.mode == "L" else 3
    opacity = zlib.compress(mask.tobytes(), EFFORT) if mask else b""
    return Raster(name, digest, *size, turn, "FlateDecode", _deflate(plain), channels, b"", opacity), doubts


def _turn(image: "Image") -> int:
    try:
        turn = int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # a damaged tag says nothing
        return 1
    return turn if 1 <= turn <= 8 else 1


def _passes(image: "Image", content: bytes) -> bool:
    """Whether readers of PDF decode the JPEG to the same colors."""
    if image.mode == "L":
        return _frame(content) in READABLE_FRAMES
    ids = [layer[0] for layer in getattr(image, "layer", ())]
    is_plain = "jfif" in image.info or "adobe" in image.info or ids == [1, 2, 3]
    return image.mode == "RGB" and is_plain and _frame(content) in READABLE_FRAMES


def _frame(content: bytes) -> int:
    """The start-of-frame marker of a JPEG; 0 where there is none."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a byte of filling
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # tables, and a reserved one
            return marker
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0


def _packed(content: bytes) -> bytes:
    """The samples of a PNG as they are, where PDF can take them: 8 bits, grey or RGB, opaque, whole, not interlaced."""
    width, height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
    if depth != 8 or color not in (0, 2) or interlaced:
        return b""
    parts: list[bytes] = []
    at = 8
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if name == b"tRNS":
            return b""
        if name == b"IDAT":
            if zlib.crc32(body, zlib.crc32(name)).to_bytes(4, "big") != check:
                return b""
            parts.append(body)
        at += length + 12
    packed = b"".join(parts)
    return packed if _unpacks(packed, width * (3 if color else 1) + 1, height) else b""


def _unpacks(packed: bytes, stride: int, rows: int) -> bool:
    """Whether there are exactly `rows` rows, each begun by one of the five filters of PNG."""
    unpacker = zlib.decompressobj()
    total = 0
    try:
        for at in range(0, len(packed), PIECE):
            samples = unpacker.decompress(packed[at : at + PIECE])
            if max(samples[-total % stride :: stride], default=0) > 4:
                return False
            total += len(samples)
            if total > stride * rows:
                return False
    except zlib.error:
        return False
    return total == stride * rows and unpacker.eof


def _separate(image: "Image", colors: Colors, paper: Color | None) -> tuple["Image", "Image | None"]:
    """Grey or RGB samples in sRGB, and their opacity where some of it is not full."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 257).convert("L")  # 65535 to 255
    if image.mode in ("1", "L", "RGB", "CMYK", "YCbCr", "LAB", "RGBX") and "transparency" not in image.info:
        return to_srgb(_simple(image), colors), None
    whole = image.convert("LA" if image.mode in ("1", "L", "LA", "La") else "RGBA")
    mask = whole.getchannel("A")
    plain = to_srgb(whole.convert("L" if whole.mode == "LA" else "RGB"), colors)
    if mask.getextrema() == (255, 255):
        return plain, None
    if paper is None:
        return plain, mask
    return _on_paper(plain, mask, paper), None


def _simple(image: "Image") -> "Image":
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGB") if image.mode in ("YCbCr", "RGBX") else image


def _on_paper(plain: "Image", mask: "Image", paper: Color) -> "Image":
    from PIL import Image

    ground = Image.new("RGB", plain.size, tuple(paper))
    ground.paste(plain.convert("RGB"), mask=mask)
    return ground


def _deflate(image: "Image") -> bytes:
    """The samples as differences from the row above, which photographs lose a third of their size by."""
    from PIL import Image, ImageChops

    above = Image.new(image.mode, image.size)
    above.paste(image, (0, 1))
    samples = ImageChops.subtract_modulo(image, above).tobytes()
    stride = image.width * len(image.getbands())
    packer = zlib.compressobj(EFFORT)
    rows = [packer.compress(b"\2" + samples[at : at + stride]) for at in range(0, len(samples), stride)]  # 2: Up
    return b"".join([*rows, packer.flush()])
