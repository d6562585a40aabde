"""Fonts: folders of font files and the name of a family -> the face nearest to a weight and a slant."""

import os
from typing import NamedTuple

import uharfbuzz as hb

from poster.cache import Cache
from poster.model.text import Face
from poster.reach import Reach, ShutError, is_within, refuse_odd, refuse_outside
from poster.text.font_files import FontFace, family_names, read_font_file
from poster.text.sound import sorted_out

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
"""Files looked at; web fonts only to say that they must be converted."""
NORMAL_WIDTH = 100.0
"""What a font of normal width says of its width."""
SLANT = -12.0
"""Degrees asked of a `slnt` axis for an italic, as CSS writes 'oblique 12deg'; clamped to the axis."""


class Stamp(NamedTuple):
    """A font file at a moment: changes when the file does."""

    path: str
    changed: int
    size: int


class Family(NamedTuple):
    """The faces of a family that can be used, and what is wrong with its files."""

    faces: tuple[FontFace, ...]
    problems: tuple[str, ...]


class Listing(NamedTuple):
    """What is in a folder of fonts."""

    folders: tuple[str, ...] = ()
    """Names of the folders, sorted."""
    files: tuple[Stamp, ...] = ()
    """The font files, sorted."""
    shut: tuple[str, ...] = ()
    """Messages about what may not be read."""


def open_fonts(folders: tuple[str, ...], cache: Cache, reach: Reach | None = None) -> "Fonts":
    """The families in `folders`, first folder first; one may be missing. Files are read when a family is asked for.

    `reach` is what may be read; without it the folders.
    """
    return Fonts(folders, cache, reach)


class Fonts:
    """Families by name. A family is a folder called like it (case, spaces and hyphens do not count), or loose files."""

    __slots__ = ("_cache", "_faces", "_families", "_reach", "folders", "reach")

    def __init__(self, folders: tuple[str, ...], cache: Cache, reach: Reach | None) -> None:
        self.folders = folders
        self.reach = reach
        """What may be read, if it was said; the pictures of a story come through the same door."""
        self._reach = reach or Reach(tuple(map(os.path.realpath, folders)), (), set())
        self._cache = cache
        self._families: dict[str, Family] = {}
        self._faces: dict[tuple[str, int, bool], Face | None] = {}

    def family_names(self) -> tuple[str, ...]:
        """The families there are, in alphabetical order, for messages. Reads every loose file."""
        names: dict[str, str] = {}
        for folder in self.folders:
            listing = _entries(folder, self._reach)
            for name in listing.folders:
                if _entries(os.path.join(folder, name), self._reach).files:
                    names.setdefault(_plain(name), name)
            for stamp in listing.files:
                for face in self._read((stamp,)).faces:
                    for family in self._names(face)[:1]:
                        names.setdefault(_plain(family), family)
        return tuple(sorted(names.values(), key=lambda name: (name.casefold(), name)))

    def face(self, family: str, weight: int, italic: bool) -> Face | None:
        """The face nearest to a weight and slant, as CSS chooses; None where the family has no usable file.

        Upright stands in for a missing italic. A variable font gives an instance at the weight, clamped to its axis.
        """
        key = (family, weight, italic)
        if key not in self._faces:
            self._faces[key] = self._nearest(family, weight, italic)
        return self._faces[key]

    def _nearest(self, family: str, weight: int, italic: bool) -> Face | None:
        for slot in _by_nearness(self._family(family).faces, weight, italic):
            face = self._open(family, slot, weight, italic)
            if face is not None:
                return face
            self._drop(family, slot)
        return None

    def problems(self, family: str) -> tuple[str, ...]:
        """What is wrong with the files of a family: damaged, not readable, not to be embedded. () if there is none."""
        return self._family(family).problems

    def has(self, face: Face, char: str) -> bool:
        """Whether a face has a glyph of its own for a character."""
        return hb_font(face, self._cache).get_nominal_glyph(ord(char)) is not None

    def _open(self, family: str, slot: FontFace, weight: int, italic: bool) -> Face | None:
        return self._cache.get("faces", (family, weight, italic, slot), lambda: _open(family, slot, weight, italic))

    def _family(self, name: str) -> Family:
        family = self._families.get(name)
        if family is None:
            family = self._families[name] = self._find(name)
        return family

    def _find(self, name: str) -> Family:
        problems: tuple[str, ...] = ()
        shut: tuple[str, ...] = ()
        plain = _plain(name)
        for folder in self.folders:
            listing = _entries(folder, self._reach)
            named = [os.path.join(folder, each) for each in listing.folders if _plain(each) == plain]
            within = [_entries(path, self._reach) for path in named]
            own = self._read(tuple(stamp for each in within for stamp in each.files))
            others = self._read(listing.files) if not own.faces else Family((), ())
            loose_faces = tuple(face for face in others.faces if plain in map(_plain, self._names(face)))
            problems += own.problems + tuple(message for message in others.problems if plain in _plain(message))
            # What may not be read is told where it may be what is missing.
            shut += (*listing.shut, *(message for each in within for message in each.shut))
            if own.faces or loose_faces:
                return Family(own.faces + loose_faces, problems)
        return Family((), problems + shut)

    def _read(self, stamps: tuple[Stamp, ...]) -> Family:
        if not stamps:
            return Family((), ())
        self._forget_changed(stamps)
        self._reach.opened.update(os.path.realpath(stamp.path) for stamp in stamps)
        return self._cache.get("font files", stamps, lambda: _read_files(stamps))

    def _names(self, face: FontFace) -> tuple[str, ...]:
        """The names of a loose file's family; 1 ms each, so that a family in a folder goes by the folder's name."""
        return self._cache.get("family names", face, lambda: family_names(face.path, face.number))

    def _drop(self, name: str, slot: FontFace) -> None:
        """Takes a face that HarfBuzz cannot use out of its family and says so."""
        family = self._family(name)
        left = tuple(face for face in family.faces if face != slot)
        message = f"font file '{slot.path}' is damaged: no font can be made of it"
        self._families[name] = Family(left, tuple(dict.fromkeys((*family.problems, message))))

    def _forget_changed(self, stamps: tuple[Stamp, ...]) -> None:
        """Empties all memory when a font file was replaced: shapes are kept by face, which does not hold its bytes."""
        seen = self._cache.table("font stamps")
        if any(seen.get(stamp.path, stamp) != stamp for stamp in stamps):
            for table in self._cache.tables.values():
                table.clear()
        seen.update((stamp.path, stamp) for stamp in stamps)


def hb_font(face: Face, cache: Cache) -> hb.Font:
    """The HarfBuzz font of a face, at one unit per font unit."""
    fonts: dict[Face, hb.Font] = cache.table("hb fonts")  # type: ignore[assignment]
    font = fonts.get(face)
    if font is None:
        font = fonts[face] = _hb_font(face.path, face.index, face.axes)
    return font


def _hb_font(path: str, index: int, axes: tuple[tuple[str, float], ...]) -> hb.Font:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(path), index))
    if axes:
        font.set_variations(dict(axes))
    return font


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "").replace("_", "")


def _entries(folder: str, reach: Reach) -> Listing:
    """What is in a folder, if there is one, as far as it may be read."""
    folders: list[str] = []
    files: list[Stamp] = []
    shut: list[str] = []
    if not is_within(folder, reach):
        fact = "leads" if os.path.islink(folder) else "lies"
        return Listing(shut=(f"the folder '{folder}' {fact} outside the project's folder: copy its fonts",))
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    folders.append(entry.name)
                elif entry.name.lower().endswith(SUFFIXES):
                    _sort_in(entry, reach, files, shut)
    except (FileNotFoundError, NotADirectoryError):
        return Listing()
    except OSError as fault:
        return Listing(shut=(f"the folder '{folder}' cannot be read ({fault.strerror}): change its permissions",))
    return Listing(tuple(folders), tuple(files), tuple(shut))


def _sort_in(entry: os.DirEntry[str], reach: Reach, files: list[Stamp], shut: list[str]) -> None:
    """Adds a font file to those that may be read, or says why it may not."""
    try:
        if entry.is_symlink():  # all else is within, where its folder is
            refuse_outside(entry.path, reach)
        stat = entry.stat()
        refuse_odd(stat.st_mode)
        files.append(Stamp(entry.path, stat.st_mtime_ns, stat.st_size))
    except ShutError as fault:
        shut.append(f"font file '{entry.path}' {fault.fact}: {fault.hint}")
    except OSError as fault:
        shut.append(f"font file '{entry.path}' cannot be read ({fault.strerror})")


def _read_files(stamps: tuple[Stamp, ...]) -> Family:
    faces: list[FontFace] = []
    problems: list[str] = []
    for stamp in stamps:
        found, messages = read_font_file(stamp.path)
        sound, faults = sorted_out(found)
        faces.extend(sound)
        problems.extend((*messages, *faults))
    return Family(tuple(faces), tuple(problems))


def _axis(face: FontFace, tag: str) -> tuple[float, float] | None:
    for axis in face.axes:
        if axis.tag == tag:
            return axis.min_value, axis.max_value
    return None


def _weights(face: FontFace) -> tuple[float, float]:
    return _axis(face, "wght") or (face.weight, face.weight)


def _can_be_italic(face: FontFace) -> bool:
    return face.italic or _axis(face, "ital") is not None or _axis(face, "slnt") is not None


def _by_nearness(faces: tuple[FontFace, ...], weight: int, italic: bool) -> list[FontFace]:
    """Faces, best match first: width, then slant, then weight. Source: CSS Fonts 4, 5.2 "Matching font styles"."""

    def distance(face: FontFace) -> tuple[float, int, int, float, str, int]:
        slant = 0 if (_can_be_italic(face) if italic else not face.italic) else 1
        low, high = _weights(face)
        nearest = min(max(weight, low), high)
        return abs(face.width - NORMAL_WIDTH), slant, *_weight_distance(weight, nearest), face.path, face.number

    return sorted(faces, key=distance)


def _weight_distance(wanted: float, offered: float) -> tuple[int, float]:
    """Rank and distance: 400 to 500 looks up to 500, then lighter; less looks lighter first, more bolder first."""
    if 400 <= wanted <= 500:
        rank = 0 if wanted <= offered <= 500 else 1 if offered < wanted else 2
    elif wanted < 400:
        rank = 0 if offered <= wanted else 1
    else:
        rank = 0 if offered >= wanted else 1
    return rank, abs(offered - wanted)


def _position(face: FontFace, weight: int, italic: bool) -> tuple[tuple[str, float], ...]:
    """Where on the axes of a variable font the instance lies; axes not asked for stay at their default."""
    asked = {"wght": float(weight), "ital": float(italic), "slnt": SLANT if italic else 0.0}
    if face.italic:
        asked.pop("slnt")  # the italic file of a pair is already slanted
        asked.pop("ital")
    if any(axis.tag == "ital" for axis in face.axes):
        asked.pop("slnt", None)
    return tuple(
        (axis.tag, min(max(asked.get(axis.tag, axis.default_value), axis.min_value), axis.max_value))
        for axis in face.axes
    )


def _open(family: str, slot: FontFace, weight: int, italic: bool) -> Face | None:
    """The face of a slot; None where HarfBuzz makes an empty font of the file."""
    axes = _position(slot, weight, italic)
    try:
        font = _hb_font(slot.path, slot.number, axes)
    except (hb.HarfBuzzError, OSError, ValueError):
        return None
    low, high = _weights(slot)
    return Face(
        family=family,
        path=slot.path,
        index=slot.number,
        axes=axes,
        weight=round(min(max(weight, low), high)),
        italic=slot.italic or (italic and _can_be_italic(slot)),
        units=slot.units,
        cap_height=_top(font, "HIEx", slot.units) or slot.cap_height or 0.7,
        x_height=_top(font, "xzvw", slot.units) or slot.x_height or 0.5,
        ascent=max((_top(font, letter, slot.units) for letter in "bdfhkl"), default=0.0) or slot.ascent,
        descent=max((_bottom(font, letter, slot.units) for letter in "gjpqy"), default=0.0) or slot.descent,
    )


def _top(font: hb.Font, letters: str, units: int) -> float:
    """Height in em of the first of the letters that the font has; 0 where it has none."""
    for letter in letters:
        glyph = font.get_nominal_glyph(ord(letter))
        extents = font.get_glyph_extents(glyph) if glyph else None
        if extents is not None and extents.y_bearing > 0:
            return float(extents.y_bearing) / units
    return 0.0


def _bottom(font: hb.Font, letter: str, units: int) -> float:
    """Reach in em of a letter below the baseline; 0 where it is missing."""
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return max(-(extents.y_bearing + extents.height) / units, 0.0) if extents is not None else 0.0
