"""The links of an SVG -> none that lead out of it: pictures of the project are put in, all else is refused."""

import re
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote_to_bytes

from poster.images.source import PictureError, kind_of
from poster.images.svg_tree import EXPORT, Node

OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!['\"#\s])([^)]*)\)")
"""`url(...)` of something that is not in the file itself."""

MOST_PIXELS = 40_000_000
"""Of all pictures inside, which are unpacked one after the other."""

Find = Callable[[str], bytes]
"""The path of a picture as an SVG writes it -> its bytes. Raises PictureError where it may not be read."""

Nested = Callable[[bytes], bytes]
"""An SVG within the SVG -> the same without links."""


def close_links(root: Node, find: Find | None, nested: Nested) -> None:
    """Put pictures in, and refuse what leads elsewhere. Raises PictureError, which names the line."""
    left = MOST_PIXELS
    for node in root.iter():
        assert isinstance(node, Node)
        for value in node.attrib.values():
            found = OUTSIDE.search(value) if "url(" in value else None
            if found:
                raise _outside(node, found[1])
        link = node.attrib.get("href", "").strip()
        if node.tag == "a":
            node.attrib.pop("href", None)
        elif node.tag in ("image", "feImage") and not link.startswith("#"):
            if not link:
                continue
            content = _data(node, link) if link.startswith("data:") else _found(node, link, find)
            kind, content, pixels = _checked(node, content, nested)
            left -= pixels
            if left < 0:
                fact = f"has pictures inside of more than {MOST_PIXELS // 1_000_000} million pixels"
                raise PictureError(fact, "save them with fewer pixels")
            node.set("href", f"data:image/{kind};base64,{_base64(content)}")
        elif link and not link.startswith("#"):
            raise _outside(node, link)


def _outside(node: Node, link: str) -> PictureError:
    return PictureError(f"refers to something outside itself in line {node.line}: '{link[:60]}'", EXPORT)


def _found(node: Node, link: str, find: Find | None) -> bytes:
    if find is None:
        raise _outside(node, link)
    try:
        return find(link)
    except PictureError as fault:
        fact = f"shows '{link[:60]}' in line {node.line}, which {fault.fact}"
        raise PictureError(fact, fault.hint or "export it with pictures embedded") from None


def _data(node: Node, link: str) -> bytes:
    from base64 import b64decode

    head, comma, body = link.partition(",")
    try:
        if not comma:
            raise ValueError
        raw = unquote_to_bytes(body)
        return b64decode(b"".join(raw.split()) + b"==", validate=False) if ";base64" in head.lower() else raw
    except ValueError:
        raise PictureError(f"has a damaged picture inside in line {node.line}", "export it again") from None


def _base64(content: bytes) -> str:
    from base64 import b64encode

    return b64encode(content).decode("ascii")


def _checked(node: Node, content: bytes, nested: Nested) -> tuple[str, bytes, int]:
    """The kind of a picture inside, its bytes as the converter reads them, and its pixels."""
    try:
        kind = kind_of(content)
    except PictureError:
        kind = "of a kind that is not known"
    if kind == "SVG":
        return "svg+xml", nested(content), 0
    if kind not in ("PNG", "JPEG", "WEBP", "TIFF"):
        raise PictureError(
            f"has a picture inside in line {node.line} that is not drawn ({kind})", "make it PNG or JPEG"
        )
    try:
        return _pixels(kind, content)
    except PictureError as fault:
        raise PictureError(f"has a picture inside in line {node.line} that {fault.fact}", fault.hint) from None


def _pixels(kind: str, content: bytes) -> tuple[str, bytes, int]:
    """A picture that can be unpacked; printing inks and odd kinds become PNG in sRGB."""
    from PIL import Image

    from poster.images.profiles import colors_of, to_srgb

    try:
        with Image.open(BytesIO(content), formats=(kind,)) as image:
            pixels = image.width * image.height
            if pixels > MOST_PIXELS:
                raise PictureError(f"has {pixels // 1_000_000} million pixels", "save it with fewer")
            image.load()
            if kind in ("PNG", "JPEG") and image.mode in ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "YCbCr"):
                return kind.lower(), content, pixels
            plain = image.convert("RGBA") if image.mode in ("RGBa", "La") else image
            if plain.mode not in ("RGB", "RGBA", "L", "LA"):
                plain = to_srgb(plain, colors_of(plain))
            made = BytesIO()
            plain.save(made, "PNG")
            return "png", made.getvalue(), pixels
    except PictureError:
        raise
    except Exception as fault:  # Pillow raises nearly anything on damaged files
        raise PictureError("is damaged", "export it again") from fault
