"""The objects that a PDF page uses -> parts without its tags and metadata, each judged by the rules of PDF/A-2."""

import re
from collections import Counter
from typing import Any

from poster.images.pdf_content import Room, rewritten
from poster.images.pdf_fonts import check_font
from poster.images.source import PictureError
from poster.model.picture import Part

LEFT_OUT = frozenset(
    "/Metadata /PieceInfo /LastModified /StructParent /StructParents /OC /Properties /ProcSet /Alternates /OPI "
    "/Name /Parent /Thumb /Measure /PtData".split()
)
"""Entries about editing, tags and layers, which the picture does not need or PDF/A forbids."""

FILTERS = frozenset(
    "/FlateDecode /DCTDecode /CCITTFaxDecode /JBIG2Decode /RunLengthDecode /ASCII85Decode /ASCIIHexDecode".split()
)
"""Filters that PDF/A-2 allows without conditions; LZW is forbidden, JPEG 2000 has conditions (6.1.7.2, 6.2.8.3)."""

MOST_PARTS = 8000
"""A tenth of a millisecond each."""

MOST_DRAWN = 40_000_000
"""Bytes of content that are drawn, those of a form as often as it is used: some seconds for a viewer."""

MOST_TILES = 1_000_000
"""Of a pattern on the whole page: dots of 3 points on A0 are 900,000."""

NAME = re.compile(rb"/[^\s/\[\]()<>{}%]*")
USED = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")

DEEPEST = 60

MIX = "convert it to RGB when you export it"


class Parts:
    """Collects the objects of one page; the same object is taken over once."""

    def __init__(self, pikepdf: Any, area: float) -> None:
        self.pikepdf = pikepdf
        self.area = area
        """Of the page, in its units."""
        self.parts: list[Part] = []
        self.numbers: dict[tuple[int, int], int] = {}
        self.open: set[int] = set()
        self.depth = 0
        self.room = Room()
        self.drawn: dict[int, int] = {}
        """Bytes that each form draws, with those of the forms in it."""

    def page(self, page: Any, entries: str) -> None:
        """The page as a form, part number 0."""
        self.parts.append(Part("", None))
        resources = page.obj.get("/Resources", self.pikepdf.Dictionary())
        self.page_resources = resources
        content = rewritten(self.pikepdf, page.obj, self.room)
        group = page.obj.get("/Group")
        body = f"/Type/XObject/Subtype/Form{entries}/Resources{self.resources(resources, content)}"
        if group is not None and str(group.get("/S", "")) == "/Transparency":
            body += f"/Group{self.value(group)}"
        self.parts[0] = Part(body, content)
        self.count(0, content, resources)

    def resources(self, resources: Any, content: bytes) -> str:
        """The resources that the content of a form names, with all they lead to. Exporters list unused fonts."""
        parts = []
        names = set(NAME.findall(content))
        for kind in ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"):
            named = resources.get(kind, {})
            if len(named) > MOST_PARTS:
                raise PictureError(f"has more than {MOST_PARTS} objects", "save it as PNG with enough pixels")
            used = [key for key in sorted(named.keys()) if _name(self.pikepdf, key).encode("ascii") in names]
            for key in used if kind == "/ColorSpace" else ():
                check_space(self.pikepdf, named[key])
            entries = "".join(f"{_name(self.pikepdf, key)} {self.value(named[key])}" for key in used)
            parts.append(f"{kind}<<{entries}>>" if entries else "")
        return f"<<{''.join(parts)}>>"

    def value(self, value: Any) -> str:
        """A value as PDF writes it; what it refers to becomes a part."""
        pikepdf = self.pikepdf
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
            if value.is_indirect:
                return f"\0{self.number(value)}\0"
            return self.entered(value)
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, pikepdf.String):
            return f"<{bytes(value).hex()}>"
        if isinstance(value, pikepdf.Object):  # a name, with its escapes
            name: bytes = value.unparse()
            return name.decode("ascii")
        return str(value) if isinstance(value, int) else format(value, "f")  # no exponents in PDF

    def number(self, value: Any) -> int:
        known = self.numbers.get(value.objgen)
        if known is not None:
            if known in self.open:
                raise PictureError("uses itself", "export it again")
            return known
        number = self.numbers[value.objgen] = len(self.parts)
        if number >= MOST_PARTS:
            raise PictureError(f"has more than {MOST_PARTS} objects", "save it as PNG with enough pixels")
        self.parts.append(Part("", None))
        if isinstance(value, self.pikepdf.Stream):
            self.open.add(number)
            self.parts[number] = self.stream(value)
            self.open.remove(number)
        else:
            self.parts[number] = Part(self.entered(value), None)
        return number

    def entered(self, value: Any) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise PictureError("has objects too deep within each other", "save it as PNG with enough pixels")
        try:
            if isinstance(value, self.pikepdf.Array):
                return f"[{' '.join(self.value(item) for item in value)}]"
            return f"<<{self.entries(value)}>>"
        finally:
            self.depth -= 1

    def entries(self, value: Any, without: frozenset[str] = frozenset()) -> str:
        """The entries of a dictionary, checked for what it is."""
        check_dictionary(self.pikepdf, value)
        is_font = str(value.get("/Type", "")) in ("/Font", "/FontDescriptor")
        left_out = (LEFT_OUT - {"/Name"} if is_font else LEFT_OUT) | without
        parts = []
        for key in sorted(value.keys()):
            if key in left_out:
                continue
            parts.append(f"{_name(self.pikepdf, key)} {self.value(value[key])}")
        return "".join(parts)

    def stream(self, value: Any) -> Part:
        """A stream; the content of forms and patterns without its tags, all else as it is packed."""
        subtype = str(value.get("/Subtype", ""))
        is_content = subtype == "/Form" or "/PatternType" in value
        if subtype == "/PS" or "/Ref" in value or "/PS" in value:
            raise PictureError("has programs or references inside", "export it again")
        packed = frozenset(("/Length", "/Filter", "/DecodeParms", "/DL", "/F", "/FFilter", "/FDecodeParms"))
        if is_content:
            resources = value.get("/Resources", self.page_resources)  # old files leave them to the page
            content = rewritten(self.pikepdf, value, self.room)
            kept = self.entries(value, packed | {"/Resources"})
            check_tiles(value, self.area)
            part = Part(f"{kept}/Resources{self.resources(resources, content)}", content)
            self.count(self.numbers[value.objgen], content, resources)
            return part
        if "/F" in value:
            raise PictureError("refers to another file", "export it again")
        if subtype == "/Image":
            self.image(value)
        filters = value.get("/Filter", self.pikepdf.Array())
        names = [str(name) for name in filters] if isinstance(filters, self.pikepdf.Array) else [str(filters)]
        if all(name in FILTERS for name in names):
            without = packed - {"/Filter", "/DecodeParms"}
            return Part(self.entries(value, without | {"/Interpolate"}), value.read_raw_bytes())
        if subtype == "/Image" and "/JPXDecode" in names:
            raise PictureError("has a picture in JPEG 2000", "export it with pictures as JPEG")
        return Part(self.entries(value, packed | {"/Interpolate"}), value.read_bytes())

    def count(self, number: int, content: bytes, resources: Any) -> None:
        """Note what a form draws. Forms that use each other tenfold, ten deep, would draw for years."""
        drawn = len(content)
        forms = resources.get("/XObject", {})
        for name, times in Counter(USED.findall(content)).items():
            form = forms.get(f"/{name.decode('latin-1')}")
            if form is not None:
                drawn += times * self.drawn.get(self.numbers.get(form.objgen, -1), 0)
        if drawn > MOST_DRAWN:
            raise PictureError("draws the same parts too often", "save it as PNG with enough pixels")
        self.drawn[number] = drawn

    def image(self, value: Any) -> None:
        space = value.get("/ColorSpace")
        if space is not None:
            check_space(self.pikepdf, space)


def _name(pikepdf: Any, key: str) -> str:
    raw: bytes = pikepdf.Name(key).unparse()
    return raw.decode("ascii")


def check_dictionary(pikepdf: Any, value: Any) -> None:
    """Refuse a dictionary that PDF/A-2 does not allow, by what it is."""
    kind = str(value.get("/Type", ""))
    if kind == "/Font":
        check_font(pikepdf, value)
    if "/ShadingType" in value and "/ColorSpace" in value:
        check_space(pikepdf, value["/ColorSpace"])
    if str(value.get("/S", "")) == "/Transparency" and "/CS" in value:
        check_space(pikepdf, value["/CS"])
    for key in ("/TR", "/HTP", "/HT"):
        if key in value and kind == "/ExtGState":
            raise PictureError("has settings for a printing machine", "export it again for the screen")
    if "/TR2" in value and str(value["/TR2"]) != "/Default":
        raise PictureError("has settings for a printing machine", "export it again for the screen")


def check_tiles(pattern: Any, area: float) -> None:
    """Refuse a pattern of so many tiles on the area of a page that no reader draws them all."""
    if int(pattern.get("/PatternType", 0)) != 1:
        return
    a, b, c, d, _, _ = (float(n) for n in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    tile = abs(float(pattern["/XStep"]) * float(pattern["/YStep"]) * (a * d - b * c))
    if tile * MOST_TILES < area:
        raise PictureError("has a pattern of tiles too small to be seen", "save it as PNG with enough pixels")


def check_space(pikepdf: Any, space: Any, depth: int = 0) -> None:
    """Refuse a color space that has no meaning beside the sRGB of the file: ISO 19005-2, 6.2.4."""
    name = str(space[0]) if isinstance(space, pikepdf.Array) and len(space) else str(space)
    if depth > 5:
        raise PictureError("has a color space within itself", MIX)
    if name in ("/DeviceCMYK", "/CMYK"):
        raise PictureError("has colors in DeviceCMYK", MIX)
    if not isinstance(space, pikepdf.Array):
        return
    if name == "/ICCBased":
        _check_profile(space[1])
    elif name in ("/Separation", "/DeviceN"):
        inks = space[1]
        names = [str(ink)[1:] for ink in inks] if isinstance(inks, pikepdf.Array) else [str(inks)[1:]]
        try:
            check_space(pikepdf, space[2], depth + 1)
        except PictureError as fault:
            fact = f"has the ink '{', '.join(names)[:60]}' ({name[1:]}): {fault.fact.removeprefix('has ')}"
            raise PictureError(fact, MIX) from None
        if name == "/DeviceN":
            raise PictureError(f"has the inks '{', '.join(names)[:60]}' (DeviceN)", MIX)
    elif name in ("/Indexed", "/I", "/Pattern") and len(space) > 1:
        check_space(pikepdf, space[1], depth + 1)


def _check_profile(profile: Any) -> None:
    channels = int(profile.get("/N", 0))
    data = bytes(profile.read_bytes())
    spaces = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
    is_lab = channels == 3 and data[16:20] == b"Lab "
    if len(data) < 128 or data[8] > 4 or (data[16:20] != spaces.get(channels) and not is_lab):
        raise PictureError("has a color profile (ICCBased) that is damaged", MIX)
