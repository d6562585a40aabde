"""The text of a picture -> faces that have its letters, and their files under names of our own."""

import struct
import unicodedata
from functools import partial

import uharfbuzz as hb

from poster.cache import Cache
from poster.model.picture import Lettering, Stretch
from poster.model.text import Face
from poster.text.fonts import Fonts

FIXED = frozenset(
    "monospace ui-monospace courier menlo monaco consolas inconsolata couriernew couriernewpsmt andalemono "
    "lucidaconsole dejavusansmono bitstreamverasansmono liberationmono nimbusmonops sourcecodepro firacode firamono "
    "robotomono ubuntumono sfmono cascadiacode cmtt10 notosansmono droidsansmono".split()
)
"""Families whose letters are all as wide, as programs name them."""
FIXED_FAMILY = "JetBrains Mono"
"""Stands in for them where it can be had: columns of letters stay columns."""

UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Categories of characters that need no glyph."""

NAME_IDS = (1, 2, 4, 6)
"""Family, style, full and PostScript name: OpenType, `name`."""
DROPPED = ("name", "DSIG", "STAT", "meta")


def lettering_of(fonts: Fonts, families: tuple[str, ...], cache: Cache) -> Lettering:
    """Fonts for pictures: those that a picture asks for, then `families`, the poster's own, then all others."""

    def choose(text: str, wanted: tuple[str, ...], weight: int, is_italic: bool) -> tuple[Stretch, ...]:
        key = (text, wanted, weight, is_italic, families, fonts.folders)
        return cache.get("letters of pictures", key, lambda: _choose(fonts, families, text, wanted, weight, is_italic))

    def program(face: Face, name: str) -> bytes:
        return cache.get("renamed fonts", (face, name), partial(_renamed, face, name))

    return Lettering(choose, program)


def _choose(
    fonts: Fonts, families: tuple[str, ...], text: str, wanted: tuple[str, ...], weight: int, is_italic: bool
) -> tuple[Stretch, ...]:
    asked = [name for name in wanted if fonts.face(name, weight, is_italic) is not None]
    if not asked and wanted and wanted[0].lower().replace(" ", "").replace("-", "") in FIXED:
        asked = [FIXED_FAMILY]
    names = dict.fromkeys((*asked, *families))
    faces = [face for name in names if (face := fonts.face(name, weight, is_italic)) is not None]
    letters = {letter for letter in text if unicodedata.category(letter) not in UNSEEN}
    for face in faces:
        if all(fonts.has(face, letter) for letter in letters):
            return ((text, face),)
    others = [fonts.face(name, weight, is_italic) for name in fonts.family_names() if name not in names]
    return _mixed(fonts, [*faces, *(face for face in others if face is not None)], text)


def _mixed(fonts: Fonts, faces: list[Face], text: str) -> tuple[Stretch, ...]:
    """Stretches of a text that no single face has; a mark goes with the letter it stands on where that can be."""
    stretches: list[Stretch] = []
    for letter in text:
        category = unicodedata.category(letter)
        before, face = stretches[-1] if stretches else ("", None)
        is_blank = not any(unicodedata.category(each) not in UNSEEN for each in before)
        is_mark = category.startswith("M") and face is not None and fonts.has(face, letter)
        if category in UNSEEN or is_mark:
            own = face
        else:
            own = next((each for each in faces if fonts.has(each, letter)), None)
        if stretches and (own == face or is_blank):
            stretches[-1] = (before + letter, own)
        else:
            stretches.append((letter, own))
    return tuple(stretches)


def _renamed(face: Face, name: str) -> bytes:
    """The font file of one face, an instance of a variable one, that calls itself `name`."""
    source = hb.Face(hb.Blob.from_file_path(face.path), face.index)
    if face.axes:
        source = _instance(source, face)
    tables = {tag: bytes(source.reference_table(tag).data) for tag in source.table_tags if tag not in DROPPED}
    tables["name"] = _names(name, source.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or name)
    return _font_file(tables)


def _instance(source: hb.Face, face: Face) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for tag, position in face.axes:
        wanted.pin_axis_location(source, tag, position)
    return wanted.subset(source)


def _names(family: str, postscript: str) -> bytes:
    """A table of names for Windows in English."""
    texts = [text.encode("utf-16-be") for text in (family, "Regular", family, postscript)]
    records, at = b"", 0
    for number, text in zip(NAME_IDS, texts, strict=True):
        records += struct.pack(">6H", 3, 1, 0x409, number, len(text), at)
        at += len(text)
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + b"".join(texts)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """An OpenType file of these tables. Its sums are left at zero: who reads it looks at no sum."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    kind = b"OTTO" if "CFF " in tables or "CFF2" in tables else b"\0\1\0\0"
    head = kind + struct.pack(">4H", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = len(head) + 16 * count
    body = b""
    for tag in sorted(tables):
        content = tables[tag]
        head += tag.encode("ascii") + struct.pack(">3I", 0, at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return head + body
