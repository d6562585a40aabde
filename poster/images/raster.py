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
"""Of JPEGs that stay as they are."""
MOST_DECODED = 40_000_000
"""Of all others: A0 has 35 million at 150 pixels per inch, 48 x 36 inches have 39. Pillow takes 4 bytes for each."""
MOST_WEBP = 16_000_000
"""Of WebP: its decoder keeps several copies."""
MOST_COEFFICIENTS = 100_000_000
"""Of JPEGs that keep all of them in memory, 2 bytes each: progressive ones. Source: libjpeg.txt, "memory usage"."""
LONGEST = 100_000
"""Pixels on a side."""
MOST_SCANS = 100
"""Of a JPEG; those in use have up to 10, and each goes over the whole picture."""
MOST_CHUNKS = 50_000
"""Parts of a PNG or JPEG file: 100 MB in the parts of 8 kB that libpng writes have 12,500."""
STRIP = 2_000_000
"""Pixels that are converted at a time, so that no second copy of a large picture is needed."""

EFFORT = 4
"""zlib's level: twice as fast as its usual 6, and the file grows by a twentieth."""

PIECE = 1 << 12
"""Bytes unpacked at a time: 4 MB at most, since zlib packs no tighter than 1 to 1030."""

ORIENTATION = 0x0112
"""Tag of EXIF and TIFF."""

PROGRESSIVE = 0xC2

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
            _check_parts(content, kind)
            image = Image.open(BytesIO(content), formats=(kind,))
            _check_size(image, content)
            return _raster(image, content, name, paper)
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError(f"has more than {MOST_PIXELS // 1_000_000} million pixels", "save it smaller") from None
    except Exception as fault:  # Pillow raises nearly anything on damaged files
        fact = f"is damaged and cannot be read as {kind.replace('WEBP', 'WebP')}"
        raise PictureError(fact, "save or download it again") from fault


def _check_size(image: "Image", content: bytes) -> None:
    width, height = image.size
    if not width or not height:
        raise PictureError("has no pixels", "save it again")
    if max(width, height) > LONGEST:
        raise PictureError(f"has {width} x {height} pixels; a side may have {LONGEST}", "save it smaller")
    most, what = _most_pixels(image, content)
    if width * height > most:
        fact = f"has {width} x {height} pixels; at most {most / 1e6:.3g} million are read{what}"
        raise PictureError(
            fact, "save it smaller" if what.endswith("JPEG") or not what else "save it smaller, or as JPEG"
        )


def _most_pixels(image: "Image", content: bytes) -> tuple[int, str]:
    """How many pixels such a picture may have, and what such a picture is."""
    if image.format == "WEBP":
        return MOST_WEBP, " of a WebP"
    if image.format not in ("JPEG", "MPO"):
        return MOST_DECODED, f" of a {image.format}"
    most, what = (MOST_PIXELS, "") if _passes(image, content) else (MOST_DECODED, " of a JPEG with such colors")
    if _frame(content) != PROGRESSIVE:
        return most, what
    # Coefficients per pixel: 3 or 4 where all channels are whole, 1.5 where two have a quarter of the pixels.
    layers = [(layer[1], layer[2]) for layer in getattr(image, "layer", ())]
    whole = max((across * down for across, down in layers), default=1)
    share = sum(across * down for across, down in layers) / whole or 3.0
    fewer = int(MOST_COEFFICIENTS / share)
    return (fewer, " of such a progressive JPEG") if fewer < most else (most, what)


def _check_parts(content: bytes, kind: str) -> None:
    """Refuse files that are made of so many parts, or go over the picture so often, that reading them takes minutes."""
    parts = 0
    if kind == "PNG":
        at = 8
        while at + 8 <= len(content) and parts <= MOST_CHUNKS:
            at += int.from_bytes(content[at : at + 4], "big") + 12
            parts += 1
    elif kind == "JPEG":
        parts = content.count(b"\xff\xe1") + content.count(b"\xff\xfe")
        # In the packed samples a byte of ones is always followed by nought or a number of its own.
        scans = content.count(b"\xff\xda")
        if scans > MOST_SCANS:
            raise PictureError(f"is a JPEG of {scans} scans", "save it again")
    if parts > MOST_CHUNKS:
        raise PictureError(f"is made of more than {MOST_CHUNKS} parts", "save it again")


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
    size = image.size  # Pillow has turned a TIFF by now
    channels, packed, opacity = _converted(image, colors, paper)
    return Raster(name, digest, *size, turn, "FlateDecode", packed, channels, b"", opacity), doubts


def _converted(image: "Image", colors: Colors, paper: Color | None) -> tuple[Literal[1, 3], bytes, bytes]:
    """Channels, the samples in sRGB as rows with PNG's filters, and their opacity where some of it is not full.

    Strip by strip: whole copies of a large picture would take a gigabyte.
    """
    rows = max(STRIP // image.width, 1)
    samples, opacity = zlib.compressobj(EFFORT), zlib.compressobj(EFFORT)
    packed: list[bytes] = []
    packed_opacity: list[bytes] = []
    unseen = 0  # pixels at the top that are all opaque
    above: Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        plain, mask = _separate(strip, colors, paper)
        packed.append(samples.compress(_filtered(plain, above)))
        above = plain.crop((0, plain.height - 1, plain.width, plain.height))
        if mask is None and not packed_opacity:
            unseen += plain.width * plain.height
            continue
        shares = mask.tobytes() if mask else b"\xff" * (plain.width * plain.height)
        packed_opacity.append(opacity.compress(b"\xff" * (0 if packed_opacity else unseen) + shares))
    whole = b"".join([*packed, samples.flush()])
    shares = b"".join([*packed_opacity, opacity.flush()]) if packed_opacity else b""
    return (1 if above is not None and above.mode == "L" else 3), whole, shares


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


def _filtered(image: "Image", above: "Image | None") -> bytes:
    """Rows as differences from the row above, which photographs lose a third of their size by, each begun by a 2 (Up).

    `above` is the row over the first one.
    """
    from PIL import Image, ImageChops

    shifted = Image.new(image.mode, image.size)
    shifted.paste(image, (0, 1))
    if above is not None:
        shifted.paste(above, (0, 0))
    samples = ImageChops.subtract_modulo(image, shifted).tobytes()
    stride = image.width * len(image.getbands())
    return b"".join(b"\2" + samples[at : at + stride] for at in range(0, len(samples), stride))
