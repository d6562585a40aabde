"""A font file -> its faces as HarfBuzz knows them, or what is wrong with it.

HarfBuzz reads damaged files without a word: a table that is cut off is short or empty for it, and glyphs are blank.
So the directory of tables is read here, which says how long each should be, and from OS/2 the permission to embed and
whether a face is oblique, which HarfBuzz does not tell. All else is what HarfBuzz says.
"""

import struct
from struct import unpack, unpack_from
from typing import BinaryIO, NamedTuple

import uharfbuzz as hb

MOST_FACES = 64
"""Faces read from one collection; the largest ones that exist hold a few dozen."""
MOST_TABLES = 256
"""Tables of a face; real ones have about twenty."""
NEEDED = ("head", "hhea", "hmtx", "maxp", "cmap")
HEADER_MAGIC = b"\x5f\x0f\x3c\xf5"
PERMISSION, SELECTION = 8, 62
"""Where fsType and fsSelection stand in the table OS/2. Source: OpenType 1.9.1, OS/2."""
RESTRICTED = 0x0002
"""fsType, lowest four bits: embedding is not permitted."""
NO_SUBSETTING = 0x0100
BITMAPS_ONLY = 0x0200
OBLIQUE = 0x0200
"""fsSelection: slanted, which for a reader is an italic."""
FAMILY_NAMES = (1, 16)
"""Numbers of the plain and the typographic name of a family, in the `name` table."""

Lengths = dict[str, int]
"""How long each table of a face is, in bytes."""


class FontFace(NamedTuple):
    """A face of a font file, as it describes itself."""

    path: str
    number: int
    """Number of the face in a collection, else 0."""
    weight: float
    """Weight of the default instance, 1 to 1000."""
    width: float
    """In hundredths of a normal width."""
    italic: bool
    axes: tuple[hb.OTVarAxisInfo, ...]
    """Of a variable font."""
    units: int
    cap_height: float
    """In em; 0 where the file does not say. The same for the next three."""
    x_height: float
    ascent: float
    descent: float


class DamagedFontError(Exception):
    """Something in a font file is not as it must be; says what."""


def read_font_file(path: str) -> tuple[tuple[FontFace, ...], tuple[str, ...]]:
    """The faces of a font file that can be used, and a message for each thing that is wrong with it."""
    faces: list[FontFace] = []
    messages: list[str] = []
    try:
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            for number, offset in enumerate(_face_offsets(file, size)):
                try:
                    lengths = _table_lengths(file, size, offset)
                    faces.append(_read_face(path, number, lengths))
                except (DamagedFontError, struct.error) as reason:
                    messages.append(_message(path, reason))
    except (DamagedFontError, struct.error) as reason:
        messages.append(_message(path, reason))
    except OSError as reason:
        messages.append(f"font file '{path}' cannot be read ({(reason.strerror or 'unknown reason').lower()})")
    except hb.HarfBuzzError:
        messages.append(f"font file '{path}' cannot be read")
    except UnicodeDecodeError:  # HarfBuzz gives names of axes as text
        messages.append(f"font file '{path}' is damaged: the name of an axis makes no sense")
    except ValueError:
        messages.append(f"font file '{path!r}' cannot be read: its name is not valid text")
    return tuple(faces), tuple(dict.fromkeys(messages))


def family_names(path: str, number: int) -> tuple[str, ...]:
    """The names of a face's family in all the languages that the file has them in, the English ones first."""
    face = hb.Face(hb.Blob.from_file_path(path), number)
    entries = [entry for entry in face.list_names() if entry.name_id in FAMILY_NAMES]
    entries.sort(key=lambda entry: entry.language != "en")
    return tuple(dict.fromkeys(name for entry in entries if (name := face.get_name(entry.name_id, entry.language))))


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


def _table_lengths(file: BinaryIO, size: int, offset: int) -> Lengths:
    """How long the tables of the face at an offset are, each of them within the file."""
    if offset + 12 > size:
        raise DamagedFontError("is damaged: a face lies beyond its end")
    file.seek(offset)
    magic, count = unpack(">4sH6x", file.read(12))
    if magic not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise DamagedFontError("is not a TrueType or OpenType font")
    if not 1 <= count <= MOST_TABLES or offset + 12 + 16 * count > size:
        raise DamagedFontError("is damaged: its list of tables is cut off")
    directory = file.read(16 * count)
    lengths: Lengths = {}
    for number in range(count):
        tag, start, length = unpack_from(">4s4xII", directory, 16 * number)
        name = tag.decode("latin-1")
        if start + length > size:
            raise DamagedFontError(f"is damaged: its table '{name}' is cut off")
        lengths[name] = length
    for name in NEEDED:
        if name not in lengths:
            raise DamagedFontError(f"is damaged: it has no table '{name}'")
    return lengths


def _read_face(path: str, number: int, lengths: Lengths) -> FontFace:
    face = hb.Face(hb.Blob.from_file_path(path), number)
    font = hb.Font(face)
    header = face.reference_table("head").data
    units, long_offsets = unpack_from(">18xH30xh", header)
    # HarfBuzz takes 1000 units where it does not believe the table.
    if header[12:16] != HEADER_MAGIC or face.upem != units or face.glyph_count < 1:
        raise DamagedFontError("is damaged: its header makes no sense")
    _check_glyphs(face, lengths, long_offsets)
    about = face.reference_table("OS/2").data
    _check_permission(_number(about, PERMISSION))
    extents = font.get_font_extents("ltr")
    style, metrics = hb.StyleTag, hb.OTMetricsTag
    return FontFace(
        path=path,
        number=number,
        weight=_weight(font.get_style_value(style.WEIGHT)),
        width=font.get_style_value(style.WIDTH),
        italic=bool(font.get_style_value(style.ITALIC) or _number(about, SELECTION) & OBLIQUE),
        axes=tuple(face.axis_infos),
        units=units,
        cap_height=(font.get_metric_position(metrics.CAP_HEIGHT) or 0) / units,
        x_height=(font.get_metric_position(metrics.X_HEIGHT) or 0) / units,
        ascent=extents.ascender / units,
        descent=-extents.descender / units,
    )


def _weight(told: float) -> float:
    """A weight from 1 to 1000; old tools for Windows wrote 1 to 9 for 100 to 900."""
    return min(max(told * 100 if told < 10 else told, 1.0), 1000.0)


def _check_glyphs(face: hb.Face, lengths: Lengths, long_offsets: int) -> None:
    """Raise where glyphs lack widths or outlines: HarfBuzz repeats the last width and leaves them blank."""
    glyphs = face.glyph_count
    wide: int = unpack_from(">34xH", face.reference_table("hhea").data)[0]
    if not 1 <= wide <= glyphs or lengths["hmtx"] < 4 * wide + 2 * (glyphs - wide):
        raise DamagedFontError("is damaged: its widths are cut off")
    if "CFF " in lengths or "CFF2" in lengths:
        return
    if "glyf" not in lengths or "loca" not in lengths:
        raise DamagedFontError("has no outlines (a bitmap or color font?); use another font")
    if lengths["loca"] < (glyphs + 1) * (4 if long_offsets else 2):
        raise DamagedFontError("is damaged: its outlines are cut off")


def _number(table: bytes, at: int) -> int:
    """Two bytes of a table; 0 where it ends before."""
    return int.from_bytes(table[at : at + 2], "big")


def _check_permission(permission: int) -> None:
    """Raise where a font forbids what a PDF does; one that says nothing allows it."""
    if permission & 0x000F == RESTRICTED:
        raise DamagedFontError("forbids embedding (its licence setting says 'restricted'); use another font")
    if permission & (NO_SUBSETTING | BITMAPS_ONLY):
        raise DamagedFontError("forbids embedding parts of it, which every PDF needs; use another font")
