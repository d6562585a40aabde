"""A color space of a PDF -> the same with a meaning beside the sRGB of the file, or a fault: ISO 19005-2, 6.2.4."""

from typing import TYPE_CHECKING, Any

from poster.images.pdf_entries import AGAIN, CALIBRATED, written
from poster.images.pdf_values import name, string
from poster.images.source import PictureError
from poster.model.picture import FileObject

if TYPE_CHECKING:
    from poster.images.pdf_parts import Parts

MIX = "convert it to RGB when you export it (LaTeX: \\PassOptionsToPackage{rgb}{xcolor} before \\documentclass)"

SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
"""Names in pictures within the content."""

PLAIN = ("/DeviceGray", "/DeviceRGB")

LONGEST_INK = 100
"""Bytes of an ink's name, so that there is room for what tells it from others."""

MOST_PROFILE = 5_000_000
"""Bytes of a profile: those of presses have two million."""

CLASSES = (b"mntr", b"scnr", b"prtr", b"spac")
SPACES = {1: (b"GRAY",), 3: (b"RGB ", b"Lab "), 4: (b"CMYK",)}


def space_of(parts: "Parts", value: Any, *, pattern: bool = False) -> str:
    """The space as it is written; a Pattern only where it may stand. Raises PictureError."""
    if not isinstance(value, parts.pikepdf.Array):
        plain = SHORT.get(str(value), str(value))
        if plain in ("/DeviceCMYK", "/CalCMYK"):
            return parts.press_space()
        if plain in PLAIN or (pattern and plain == "/Pattern"):
            return plain
        raise PictureError(f"has the color space '{plain[1:][:40]}', which is not known", MIX)
    if len(value) == 1:
        return space_of(parts, value[0], pattern=pattern)
    if len(value) == 0:
        raise PictureError("has a color space that is empty", MIX)
    return parts.placed(value, "pattern space" if pattern else "space")


def space_part(parts: "Parts", value: Any) -> FileObject:
    """A space that is an array."""
    kind = SHORT.get(str(value[0]), str(value[0]))
    if kind in CALIBRATED:
        return FileObject(f"[{kind}<<{written('a color space', value[1], CALIBRATED[kind], '/WhitePoint')}>>]", None)
    if kind not in KINDS:
        raise PictureError(f"has the color space '{kind[1:][:40]}', which is not known", MIX)
    return FileObject(KINDS[kind](parts, value), None)


def pattern_space_part(parts: "Parts", value: Any) -> FileObject:
    """The same, which may be a Pattern in the colors of another space."""
    if str(value[0]) == "/Pattern":
        return FileObject(f"[/Pattern {space_of(parts, value[1])}]", None)
    return space_part(parts, value)


def profile_part(parts: "Parts", value: Any) -> FileObject:
    """An ICC profile whose head is sound."""
    channels = int(value.get("/N", 0))
    profile = bytes(value.read_bytes())
    is_sound = (
        128 < len(profile) <= MOST_PROFILE and profile[8] <= 4 and profile[12:16] in CLASSES
        and profile[16:20] in SPACES.get(channels, ()) and profile[36:40] == b"acsp"
    )  # fmt: skip
    if not is_sound:
        raise PictureError("has a color profile (ICCBased) that is damaged", MIX)
    return FileObject(f"/N {channels}", profile)


def _profiled(parts: "Parts", value: Any) -> str:
    return f"[/ICCBased {parts.placed(value[1], 'profile')}]"


def _indexed(parts: "Parts", value: Any) -> str:
    _, base, highest, colors = value
    last = int(highest)
    if not 0 <= last <= 255:
        raise PictureError("has a table of colors that makes no sense", AGAIN)
    if isinstance(colors, parts.pikepdf.Stream):
        return f"[/Indexed {space_of(parts, base)} {last} {parts.placed(colors, 'stream')}]"
    return f"[/Indexed {space_of(parts, base)} {last} {string(bytes(colors))}]"


def _ink(parts: "Parts", value: Any) -> str:
    _, ink, base, tint = value
    try:
        own = f"{space_of(parts, base)} {parts.function(tint)}"
    except PictureError as fault:
        fact = f"has the ink '{str(ink)[1:][:60]}' (Separation): {fault.fact.removeprefix('has ')}"
        raise PictureError(fact, MIX) from None
    if str(ink) == "/None":
        raise PictureError("has the ink 'None', which shows nowhere", MIX)
    # Inks of one name must be one ink in the whole file (6.2.4.4), and other pictures have inks of their own.
    parts.inks += 1
    own_name = str(ink)[1:].encode()[:LONGEST_INK].decode("utf-8", "ignore") + f"{parts.digest}-{parts.inks}"
    return f"[/Separation {name(own_name.encode())} {own}]"


def _inks(parts: "Parts", value: Any) -> str:
    names = ", ".join(str(ink)[1:] for ink in value[1])
    raise PictureError(f"has the inks '{names[:60]}' (DeviceN)", MIX)


KINDS = {"/ICCBased": _profiled, "/Indexed": _indexed, "/Separation": _ink, "/DeviceN": _inks}
