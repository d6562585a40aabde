"""A picture within a PDF page -> the same as PDF/A-2 allows it: ISO 19005-2, 6.2.8, and ISO 32000-1, 8.9."""

from typing import TYPE_CHECKING, Any

from poster.images.pdf_entries import AGAIN, IMAGE, UNPACKING, numbers, written
from poster.images.pdf_spaces import space_of
from poster.images.pdf_tokens import Instruction, Operand
from poster.images.source import PictureError
from poster.model.picture import FileObject

if TYPE_CHECKING:
    from poster.images.pdf_parts import Parts

FILTERS = frozenset(
    "/FlateDecode /DCTDecode /CCITTFaxDecode /JBIG2Decode /RunLengthDecode /ASCII85Decode /ASCIIHexDecode".split()
)
"""Filters that PDF/A-2 allows without conditions; LZW is forbidden, JPEG 2000 has conditions (6.1.7.2, 6.2.8.3)."""

BITS = (1, 2, 4, 8, 16)
"""Of a channel: ISO 19005-2, 6.2.8."""

LONG = {
    b"W": "/Width", b"H": "/Height", b"BPC": "/BitsPerComponent", b"CS": "/ColorSpace", b"D": "/Decode",
    b"DP": "/DecodeParms", b"F": "/Filter", b"IM": "/ImageMask",
}  # fmt: skip
LONG_FILTERS = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode", "/DCT": "/DCTDecode",
}  # fmt: skip
"""Abbreviations in pictures within the content: ISO 32000-1, 8.9.7."""


def picture_inside(parts: "Parts", instruction: Instruction) -> Any:
    """A picture in the content as an object like others."""
    given: dict[str, Any] = {}
    entries = instruction.operands
    for key, value in zip(entries[::2], entries[1::2]):
        given[LONG.get(key.raw, f"/{key.raw.decode('utf-8')}")] = _object(parts.pikepdf, value)
    filters = given.get("/Filter")
    if filters is not None:
        each = filters if isinstance(filters, parts.pikepdf.Array) else [filters]
        names = [parts.pikepdf.Name(LONG_FILTERS.get(str(one), str(one))) for one in each]
        given["/Filter"] = parts.pikepdf.Array(names)
    given["/Subtype"] = parts.pikepdf.Name.Image
    given.pop("/Length", None)
    stream = parts.document.make_stream(instruction.stretch)
    for own in given:
        stream[own] = given[own]
    return stream


def image_part(parts: "Parts", value: Any, is_mask: bool = False) -> FileObject:
    """A picture made of pixels."""
    head = "/Type/XObject/Subtype/Image" + written("a picture", value, IMAGE, "/Width /Height")
    packing, data = packed(parts, value)
    if value.get("/ImageMask", False) is True:
        return FileObject(f"{head}/ImageMask true/BitsPerComponent 1{packing}", data)
    if is_mask:
        raise PictureError("has a picture whose mask is none", AGAIN)
    if "/JPXDecode" in packing:
        raise PictureError("has a picture in JPEG 2000", "export it with pictures as JPEG")
    bits = 8 if "/DCTDecode" in packing else value.get("/BitsPerComponent", 1 if "/JBIG2Decode" in packing else 0)
    if "/CCITTFaxDecode" in packing:
        bits = 1
    if bits not in BITS:
        raise PictureError(f"has a picture of {str(bits)[:9]} bits a channel", "export it with 8 bits a channel")
    if "/ColorSpace" not in value:
        raise PictureError("has a picture without a color space", AGAIN)
    return FileObject(
        f"{head}/BitsPerComponent {bits}/ColorSpace {_space(parts, value)}{_masks(parts, value)}{packing}", data
    )


def _space(parts: "Parts", value: Any) -> str:
    """The space of a picture; one in the content may name it."""
    space = value["/ColorSpace"]
    named = parts.page_resources.get("/ColorSpace", {}).get(str(space)) if str(space).startswith("/") else None
    return space_of(parts, space if named is None else named)


def _masks(parts: "Parts", value: Any) -> str:
    """Where a picture lets through what is below it."""
    if "/SMask" in value and str(value["/SMask"]) != "/None":
        return f"/SMask {parts.placed(value['/SMask'], 'opacity')}"
    mask = value.get("/Mask")
    if mask is None:
        return ""
    if isinstance(mask, parts.pikepdf.Array):
        return written("a picture", value, {"/Mask": numbers()})
    return f"/Mask {parts.placed(mask, 'mask')}"


def opacity_part(parts: "Parts", value: Any) -> FileObject:
    """A picture of opacities."""
    if str(value.get("/ColorSpace", "")) != "/DeviceGray":
        raise PictureError("has a picture whose opacity is in colors", AGAIN)
    part = image_part(parts, value)
    matte = written("a picture", value, {"/Matte": numbers(1, 3)})
    return part._replace(body=part.body + matte)


def packed(parts: "Parts", value: Any) -> tuple[str, bytes]:
    """How the bytes of a stream are packed, and they themselves; unpacked where PDF/A-2 forbids their filter."""
    if "/F" in value:
        raise PictureError("refers to another file", AGAIN)
    array = parts.pikepdf.Array
    filters = value.get("/Filter", array())
    names = [str(each) for each in (filters if isinstance(filters, array) else [filters])]
    if not names:
        return "", bytes(value.read_raw_bytes())
    if "/JPXDecode" in names:
        return "/Filter/JPXDecode", b""
    if not all(each in FILTERS for each in names):
        return "", bytes(value.read_bytes())
    given = value.get("/DecodeParms", array())
    settings = list(given) if isinstance(given, array) else [given]
    unpacking = [_unpacking(parts, each) for each in settings[: len(names)]]
    entries = f"/DecodeParms[{' '.join(unpacking)}]" if any(each != "null" for each in unpacking) else ""
    return f"/Filter[{' '.join(names)}]{entries}", bytes(value.read_raw_bytes())


def _unpacking(parts: "Parts", settings: Any) -> str:
    if not isinstance(settings, parts.pikepdf.Dictionary):
        return "null"
    tables = settings.get("/JBIG2Globals")
    more = f"/JBIG2Globals {parts.placed(tables, 'stream')}" if tables is not None else ""
    return f"<<{written('a packed stream', settings, UNPACKING)}{more}>>"


def _object(pikepdf: Any, operand: Operand) -> Any:
    """An operand as an object."""
    if operand.kind == "N":
        return pikepdf.Name(f"/{operand.raw.decode('utf-8')}")
    if operand.kind == "a":
        return pikepdf.Array([_object(pikepdf, item) for item in operand.items])
    if operand.kind == "d":
        pairs = zip(operand.items[::2], operand.items[1::2])
        return pikepdf.Dictionary({f"/{key.raw.decode('utf-8')}": _object(pikepdf, value) for key, value in pairs})
    if operand.kind == "s":
        return pikepdf.String(operand.raw)
    return pikepdf.Object.parse(operand.text.encode("ascii"))
