"""The page that the converter made of an SVG -> the same with colors as the file at hand has them.

The converter names a profile of sRGB at each color. sRGB is what the whole file is in, and plain colors are read in
long stretches, ten times as fast.
"""

import re
from typing import Any

NUMBER = rb"[-+.0-9]+\s+"
COLOR = re.compile(rb"/([A-Za-z]+[0-9]+)\s+(cs|CS)\s+(%b)(%b%b)?(?:scn|SCN)\b" % (NUMBER, NUMBER, NUMBER))
LONG = re.compile(rb"(\.[0-9]{9})[0-9]+")
"""More decimals than are taken as they are. Texts are in hexadecimal digits."""
PLAIN = {b"cs": b"rg", b"CS": b"RG"}


def plain_colors(pikepdf: Any, document: Any) -> None:
    """Rewrite the contents of all forms and of the page."""
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and str(each.get("/Subtype")) == "/Form":
            each.write(_rewritten(bytes(each.read_bytes()), each.get("/Resources", {}).get("/ColorSpace", {})))
    page = document.pages[0].obj
    if "/Contents" in page and isinstance(page.Contents, pikepdf.Stream):
        spaces = page.get("/Resources", {}).get("/ColorSpace", {})
        page.Contents = document.make_stream(_rewritten(bytes(page.Contents.read_bytes()), spaces))


def _rewritten(content: bytes, spaces: Any) -> bytes:
    channels = {str(key)[1:].encode(): _channels(spaces[key]) for key in spaces.keys()}  # noqa: SIM118 # no mapping

    def plain(found: re.Match[bytes]) -> bytes:
        name, operator, first, others = found.groups()
        count = channels.get(name, 0)
        if count != (3 if others else 1):
            return found[0]
        # Grey of the converter has the curve of sRGB, other than DeviceGray.
        return b" " + (first + others if others else first * 3) + PLAIN[operator]

    return LONG.sub(rb"\1", COLOR.sub(plain, content))


def _channels(space: Any) -> int:
    """Of a space by a profile: 1, 3 or 4; else 0."""
    try:
        return int(space[1].N) if str(space[0]) == "/ICCBased" else 0
    except (AttributeError, IndexError, TypeError, ValueError):
        return 0
