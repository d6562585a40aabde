"""The content of a PDF page or form -> the same without marked content; operators that PDF/A-2 forbids are refused."""

import re
from typing import Any

from poster.images.source import PictureError

MARKS = frozenset("BMC BDC EMC MP DP".split())
"""Marked content: its numbers and layers are those of the document that it came from."""

SUSPECT = re.compile(rb"(?<![^\s\]>)/])(?:BMC|BDC|EMC|MP|DP|k|K|BI)(?![^\s\[<(/])")
"""What may be one of the operators to take out or to refuse; a word of a text can look the same."""

NAMED = re.compile(rb"/(\w+)\s+(?:cs|CS)\b")

MIX = "convert it to RGB when you export it"

MOST_PLAIN = 20_000_000
"""Bytes of content that is taken over as it is, in a picture."""
MOST_PARSED = 2_000_000
"""Bytes of content that is read operator by operator: half a microsecond each, so a second at worst."""


class Room:
    """How many bytes of content a picture may still have."""

    def __init__(self) -> None:
        self.plain = MOST_PLAIN
        self.parsed = MOST_PARSED


def rewritten(pikepdf: Any, page_or_form: Any, room: Room) -> bytes:
    """The operators that paint. Raises PictureError where they use colors of inks, or are too many."""
    content = _joined(pikepdf, page_or_form)
    room.plain -= len(content)
    if room.plain < 0:
        raise PictureError(f"has more than {MOST_PLAIN // 1_000_000} MB of lines and letters", "save it as PNG")
    for name in NAMED.findall(content):
        _check_named(f"/{name.decode('ascii', 'replace')}")
    if not SUSPECT.search(content):
        return content
    room.parsed -= len(content)
    if room.parsed < 0:
        fact = f"has more than {MOST_PARSED / 1_000_000:.0f} MB of lines and letters with tags among them"
        raise PictureError(fact, "export it without tags, or save it as PNG")
    return _without_marks(pikepdf, page_or_form)


def _joined(pikepdf: Any, page_or_form: Any) -> bytes:
    """The content of a form, or all streams of a page, one after the other."""
    if isinstance(page_or_form, pikepdf.Stream):
        return bytes(page_or_form.read_bytes())
    contents = page_or_form.get("/Contents", pikepdf.Array())
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    parts: list[bytes] = []
    for stream in streams:
        parts.append(bytes(stream.read_bytes()))
        if sum(map(len, parts)) > MOST_PLAIN:
            break
    return b"\n".join(parts)


def _without_marks(pikepdf: Any, page_or_form: Any) -> bytes:
    kept = []
    for instruction in pikepdf.parse_content_stream(page_or_form):
        operator = str(instruction.operator)
        if operator in MARKS:
            continue
        if operator in ("k", "K"):
            _check_named("/DeviceCMYK")
        if operator == "INLINE IMAGE":
            _check_inline(instruction.iimage)
        kept.append(instruction)
    content: bytes = pikepdf.unparse_content_stream(kept)
    return content


def _check_named(space: str) -> None:
    if space == "/DeviceCMYK":
        raise PictureError("has colors in DeviceCMYK", MIX)


def _check_inline(image: Any) -> None:
    _check_named({"/CMYK": "/DeviceCMYK"}.get(str(image.obj.get("/ColorSpace", "")), ""))
    if "LZW" in str(image.obj.get("/Filter", "")):
        raise PictureError("has a picture packed by LZW", "export it again")
