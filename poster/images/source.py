"""A path as the user wrote it -> the bytes of a file within reach, and what kind of picture they are.

Nothing outside the project's folder is read, whatever links lead there, and nothing is fetched.
"""

import os
import re
from typing import NamedTuple

from poster.reach import OddError, Reach, ShutError, open_file, refuse_odd, refuse_outside

MEGABYTE = 1_000_000
LARGEST = 100 * MEGABYTE
"""Bytes of a picture file: above what a camera or a plot gives, and read in a fraction of a second."""

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Beginning of a URL. A single letter is a drive."""

KNOWN = "use PNG, JPEG, TIFF, WebP, SVG or PDF"

CONVERT = {
    "EPS": "convert it to PDF or SVG",
    "GIF": "save it as PNG",
    "BMP": "save it as PNG",
    "HEIC": "save it as JPEG",
    "AVIF": "save it as JPEG or PNG",
    "JPEG 2000": "save it as JPEG or PNG",
    "Photoshop": "save it as PNG or TIFF",
    "gzip": "unpack it first: an SVGZ becomes an SVG",
    "EMF": "save it as SVG or PDF",
}
"""Kinds that people have and that are not read, with the way out."""


class PictureError(Exception):
    """A picture cannot be used: a fact that follows its name, and the way out."""

    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(fact)
        self.fact = fact
        self.hint = hint


class Source(NamedTuple):
    """A file that may be read."""

    path: str
    """Absolute, without links."""
    stamp: tuple[int, ...]
    """Device, number, size and time of change: another stamp, another content."""


def locate(path: str, folder: str, reach: Reach) -> Source:
    """The file that `path` names, sought from `folder`. Raises PictureError where it may not be read."""
    if not path.strip() or "\0" in path:
        raise PictureError("is not a path", "write the path of a picture file, beginning at the project's folder")
    if SCHEME.match(path) or path.startswith(("//", "\\\\")):
        raise PictureError("is not a file of the project", "nothing is fetched: put the file into the project's folder")
    root = os.path.realpath(folder)
    try:
        real = os.path.realpath(os.path.join(root, path))
        refuse_outside(real, reach)
        found = os.stat(real)
        refuse_odd(found.st_mode)
    except OddError as odd:
        raise PictureError(f"is not a file but {odd.kind}", "name the picture file itself") from None
    except ShutError as shut:
        raise PictureError(shut.fact, shut.hint) from None
    except FileNotFoundError:
        raise PictureError("does not exist", _near(path, root)) from None
    except ValueError:
        raise PictureError("is not a path that can be opened", "write a shorter one") from None
    except OSError as fault:
        raise PictureError(f"cannot be opened ({fault.strerror})", "check its name and its permissions") from None
    if found.st_size > LARGEST:
        fact = f"is {found.st_size / MEGABYTE:.0f} MB large; at most {LARGEST / MEGABYTE:.0f} MB are read"
        raise PictureError(fact, "save it with fewer pixels")
    reach.opened.add(real)
    return Source(real, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))


def _near(path: str, root: str) -> str:
    """A file of the same folder with a similar name, as a hint."""
    import difflib  # only where a file is missing

    beside, name = os.path.split(path)
    folder = os.path.realpath(os.path.join(root, beside))
    try:
        names = sorted(os.listdir(folder))[:1000]
    except OSError:
        return f"there is no folder '{beside}' in the project" if beside else ""
    near = difflib.get_close_matches(name, names, 1, 0.7)
    return f"did you mean '{os.path.join(beside, near[0])}'?" if near else "the path begins at the content file"


def read(source: Source, reach: Reach) -> bytes:
    """The bytes of the file. Raises PictureError where it is empty or cannot be read."""
    try:
        with open_file(source.path, reach) as file:
            content = file.read(LARGEST + 1)
    except ShutError as shut:
        raise PictureError(shut.fact, shut.hint) from None
    except OSError as fault:
        raise PictureError(f"cannot be read ({fault.strerror})", "check its permissions") from None
    if not content:
        raise PictureError("is empty", "save it again")
    if len(content) > LARGEST:
        raise PictureError(f"is larger than {LARGEST / MEGABYTE:.0f} MB", "save it with fewer pixels")
    return content


def kind_of(content: bytes) -> str:
    """PNG, JPEG, TIFF, WEBP, PDF or SVG, by content and not by name. Raises PictureError for all else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith((b"II*\0", b"MM\0*")):
        return "TIFF"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "WEBP"
    if content.startswith(b"%PDF-"):
        return "PDF"
    if _is_svg(content):
        return "SVG"
    other = _other(content)
    if other:
        raise PictureError(f"is {other}, which is not read", CONVERT[other])
    raise PictureError("is not a picture that can be read", KNOWN)


def _is_svg(content: bytes) -> bool:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        head = head[2:].replace(b"\0", b"")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<svg", b"<?xml", b"<!DOCTYPE svg", b"<!--")) or (head[:1] == b"<" and b"<svg" in head)


def _other(content: bytes) -> str:
    """The kind of a picture that is not read; empty where it is unknown."""
    if content.startswith((b"%!", b"\xc5\xd0\xd3\xc6")):
        return "EPS"
    if content[4:8] == b"ftyp":
        return "AVIF" if content[8:12] in (b"avif", b"avis") else "HEIC"
    heads = {b"GIF8": "GIF", b"BM": "BMP", b"8BPS": "Photoshop", b"\x1f\x8b": "gzip", b"\xff\x4f\xff\x51": "JPEG 2000",
             b"\0\0\0\x0cjP": "JPEG 2000", b"\x01\0\0\0": "EMF"}  # fmt: skip
    return next((kind for head, kind in heads.items() if content.startswith(head)), "")
