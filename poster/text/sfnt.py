"""Font files read as bytes: a path -> the faces in the file as values, or what is wrong with it.

Only what choosing a face needs is read, straight from the tables: a font file is input like any other and may be broken
or hostile, so every offset is checked before a byte of it is used, and before HarfBuzz sees the file.
"""

import struct
from struct import unpack, unpack_from
from typing import BinaryIO, NamedTuple

MOST_FACES = 64
"""Faces read from one collection; the largest ones that exist hold a few dozen."""
MOST_TABLES = 256
"""Tables of a face; real ones have about twenty."""
LONGEST_TABLE = 1 << 16
"""Bytes read of a table: `name`, the longest of those read, has 16-bit offsets."""
RESTRICTED = 0x0002
"""OS/2 fsType, lowest four bits: embedding is not permitted. Source: OpenType 1.9.1, OS/2."""
NO_SUBSETTING = 0x0100
BITMAPS_ONLY = 0x0200


class Axis(NamedTuple):
    """An axis of a variable font."""

    tag: str
    low: float
    default: float
    high: float


class FontFace(NamedTuple):
    """A face of a font file, as it describes itself."""

    path: str
    number: int
    """Number of the face in a collection, else 0."""
    families: tuple[str, ...]
    """Names of its family."""
    weight: float
    """Weight of the default instance, 1 to 1000."""
    width: int
    """OS/2 width class: 5 is normal."""
    italic: bool
    axes: tuple[Axis, ...]
    units: int
    cap_height: float
    """In em; 0 where the file does not say. The same for the next three."""
    x_height: float
    ascent: float
    descent: float


class DamagedFontError(Exception):
    """Something in a font file is not as it must be; says what."""


Tables = dict[bytes, tuple[int, int]]


def read_font_file(path: str) -> tuple[tuple[FontFace, ...], tuple[str, ...]]:
    """The faces of a font file that can be used, and a message for each thing that is wrong with it."""
    faces: list[FontFace] = []
    messages: list[str] = []
    try:
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            for index, offset in enumerate(_face_offsets(file, size)):
                try:
                    faces.append(_read_face(file, size, path, index, offset))
                except (DamagedFontError, struct.error) as reason:
                    messages.append(_message(path, reason))
    except (DamagedFontError, struct.error) as reason:
        messages.append(_message(path, reason))
    except OSError as reason:
        messages.append(f"font file '{path}' cannot be read ({(reason.strerror or 'unknown reason').lower()})")
    except ValueError:
        messages.append(f"font file '{path!r}' cannot be read: its name is not valid text")
    return tuple(faces), tuple(dict.fromkeys(messages))


def _message(path: str, reason: Exception) -> str:
    fact = str(reason) if isinstance(reason, DamagedFontError) else "is damaged: a table ends too early"
    return f"font file '{path}' {fact}"


def _face_offsets(file: BinaryIO, size: int) -> tuple[int, ...]:
    file.seek(0)
    head = file.read(12)
    if len(head) < 12:
        raise DamagedFontError("is damaged: it is too short")
    if head[:4] in (b"wOFF", b"wOF2"):
        raise DamagedFontError("is a web font; convert it to .ttf or .otf")
    if head[:4] != b"ttcf":
        return (0,)
    count: int = unpack(">I", head[8:])[0]
    if not 1 <= count <= MOST_FACES or 12 + 4 * count > size:
        raise DamagedFontError("is damaged: it is no proper collection")
    return unpack(f">{count}I", file.read(4 * count))


def _tables(file: BinaryIO, size: int, offset: int) -> Tables:
    if offset + 12 > size:
        raise DamagedFontError("is damaged: a face lies beyond its end")
    file.seek(offset)
    magic, count = unpack(">4sH6x", file.read(12))
    if magic not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise DamagedFontError("is not a TrueType or OpenType font")
    if not 1 <= count <= MOST_TABLES or offset + 12 + 16 * count > size:
        raise DamagedFontError("is damaged: its list of tables is cut off")
    directory = file.read(16 * count)
    tables: Tables = {}
    for number in range(count):
        tag, start, length = unpack_from(">4s4xII", directory, 16 * number)
        if start + length > size:
            raise DamagedFontError(f"is damaged: its table '{tag.decode('latin-1')}' is cut off")
        tables[tag] = start, length
    return tables


def _table(file: BinaryIO, tables: Tables, tag: bytes) -> bytes:
    if tag not in tables:
        return b""
    start, length = tables[tag]
    file.seek(start)
    return file.read(min(length, LONGEST_TABLE))


def _read_face(file: BinaryIO, size: int, path: str, index: int, offset: int) -> FontFace:
    tables = _tables(file, size, offset)
    for tag in (b"head", b"hhea", b"hmtx", b"maxp", b"cmap"):
        if tag not in tables:
            raise DamagedFontError(f"is damaged: it has no table '{tag.decode()}'")
    head = _table(file, tables, b"head")
    units, mac_style = unpack_from(">H24xH", head, 18)
    if head[12:16] != b"\x5f\x0f\x3c\xf5" or not 16 <= units <= 16384:
        raise DamagedFontError("is damaged: its header makes no sense")
    ascent, descent, wide = unpack_from(">4xhh26xH", _table(file, tables, b"hhea"))
    glyphs: int = unpack_from(">4xH", _table(file, tables, b"maxp"))[0]
    if not 1 <= wide <= glyphs or tables[b"hmtx"][1] < 4 * wide + 2 * (glyphs - wide):
        raise DamagedFontError("is damaged: its widths are cut off")
    _check_outlines(tables, glyphs, unpack_from(">h", head, 50)[0])
    weight, width, permission, selection, cap, x = _read_os2(_table(file, tables, b"OS/2"), mac_style)
    if permission & 0x000F == RESTRICTED:
        raise DamagedFontError("forbids embedding (its licence setting says 'restricted'); use another font")
    if permission & (NO_SUBSETTING | BITMAPS_ONLY):
        raise DamagedFontError("forbids embedding parts of it, which every PDF needs; use another font")
    return FontFace(
        path=path,
        number=index,
        families=_family_names(_table(file, tables, b"name")),
        weight=weight,
        width=width,
        italic=bool(selection & 0x201 or mac_style & 2),  # italic or oblique
        axes=_read_axes(_table(file, tables, b"fvar")),
        units=units,
        cap_height=cap / units,
        x_height=x / units,
        ascent=ascent / units,
        descent=-descent / units,
    )


def _check_outlines(tables: Tables, glyphs: int, long_offsets: int) -> None:
    if b"CFF " in tables or b"CFF2" in tables:
        return
    if b"glyf" not in tables or b"loca" not in tables:
        raise DamagedFontError("has no outlines (a bitmap or color font?); use another font")
    if tables[b"loca"][1] < (glyphs + 1) * (4 if long_offsets else 2):
        raise DamagedFontError("is damaged: its outlines are cut off")


def _read_os2(table: bytes, mac_style: int) -> tuple[float, int, int, int, int, int]:
    """Weight, width, permission to embed, selection, cap height, x-height."""
    if len(table) < 64:
        return (700 if mac_style & 1 else 400), 5, 0, 0, 0, 0
    version, weight, width, permission = unpack_from(">H2xHHH", table)
    selection: int = unpack_from(">H", table, 62)[0]
    x, cap = unpack_from(">hh", table, 86) if version >= 2 and len(table) >= 90 else (0, 0)
    weight = weight * 100 if weight < 10 else weight  # old Windows tools wrote 1 to 9
    return min(max(weight, 1), 1000), width if 1 <= width <= 9 else 5, permission, selection, cap, x


def _read_axes(table: bytes) -> tuple[Axis, ...]:
    if len(table) < 16:
        return ()
    start, count, length = unpack_from(">4xH2xHH", table)
    if length < 20 or start + count * length > len(table):
        raise DamagedFontError("is damaged: its axes are cut off")
    axes = []
    for number in range(count):
        tag, low, default, high = unpack_from(">4siii", table, start + number * length)
        if not low <= default <= high:
            raise DamagedFontError("is damaged: an axis has no proper range")
        axes.append(Axis(tag.decode("latin-1"), low / 65536, default / 65536, high / 65536))
    return tuple(axes)


def _family_names(table: bytes) -> tuple[str, ...]:
    """Names 16 and 1 (typographic and plain family), as far as they can be read."""
    if len(table) < 6:
        return ()
    count, strings = unpack_from(">2xHH", table)
    names: dict[str, None] = {}
    for number in range(min(count, (len(table) - 6) // 12)):
        platform, name, length, offset = unpack_from(">H4xHHH", table, 6 + 12 * number)
        if name not in (1, 16) or strings + offset + length > len(table):
            continue
        raw = table[strings + offset : strings + offset + length]
        names[raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace")] = None
    return tuple(names)
