"""The objects that a PDF page uses -> parts, each written anew by the rules of PDF/A-2 for what it is used as."""

from collections.abc import Callable, Mapping
from typing import Any

from poster.images.inks import DOUBT, Inks, profile
from poster.images.pdf_content import INKS, Content, Room, joined, rewritten
from poster.images.pdf_entries import (
    AGAIN,
    FORM,
    FUNCTION,
    FUNCTION_NEEDS,
    GROUP,
    PATTERN,
    SHADING,
    SHADING_NEEDS,
    STATE,
    TILING,
    numbers,
    one_of,
    written,
)  # fmt: skip
from poster.images.pdf_fonts import FontParts
from poster.images.pdf_images import image_part, opacity_part, packed, picture_inside
from poster.images.pdf_spaces import pattern_space_part, profile_part, space_of, space_part
from poster.images.pdf_tokens import Instruction
from poster.images.pdf_values import name
from poster.images.source import PictureError
from poster.model.picture import FileObject

MOST_PARTS = 8000
"""A tenth of a millisecond each."""

MOST_DRAWN = 40_000_000
"""Bytes of content that are drawn, those of a form as often as it is used: some seconds for a viewer."""

MOST_TILES = 1_000_000
"""Of a pattern on the whole page: dots of 3 points on A0 are 900,000."""

DEEPEST = 60

PRINTING = {"/TR": "/Identity", "/TR2": "/Default"}
"""Curves for a printing machine, and the names that stand for none."""


class Parts:
    """Collects the objects of one page; the same object is taken over once for each use."""

    def __init__(self, document: Any, pikepdf: Any, area: float, digest: str, unknown: str) -> None:
        self.document = document
        self.pikepdf = pikepdf
        self.area = area
        """Of the page, in its units."""
        self.digest = digest
        """Tells this picture from others."""
        self.unknown = unknown
        """What glyphs stand for that say no characters."""
        self.doubts: dict[str, None] = {}
        self.press = Inks()
        self.press_profile: int | None = None
        self.inks = 0
        self.parts: list[FileObject] = []
        self.numbers: dict[tuple[tuple[int, int], str], int] = {}
        self.open: set[int] = set()
        self.depth = 0
        self.room = Room()
        self.fonts = FontParts(self)
        self.inline: dict[str, Any] = {}
        """Pictures from the content, which become objects like others."""
        self.drawn: dict[int, int] = {}
        """Bytes that each form draws, with those of the forms in it."""

    def page(self, page: Any, entries: str) -> None:
        """The page as a form, part number 0."""
        self.parts.append(FileObject("", None))
        self.page_resources = _inherited(page.obj, "/Resources", self.pikepdf.Dictionary())
        content, resources = self.content(joined(self.pikepdf, page.obj), self.page_resources)
        group = self.group(page.obj)
        head = f"/Type/XObject/Subtype/Form{entries}/Resources{resources}{group}"
        self.parts[0] = FileObject(head, content.operators)
        self.count(0, content, self.page_resources)
        self.fonts.check()

    def content(self, content: bytes, resources: Any) -> tuple[Content, str]:
        """Content rewritten, and the resources that it uses."""
        own = rewritten(content, self.room, self.picture_inside, self.mix)
        self.fonts.note(resources.get("/Font", {}), own.shown)
        return own, self.resources(resources, own)

    def mix(self, cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, ...]:
        """A color of printing inks as one of the screen."""
        self.doubts[DOUBT] = None
        return self.press.rgb(cyan, magenta, yellow, black)

    def press_space(self) -> str:
        """The space of printing inks, which has a profile here."""
        self.doubts[DOUBT] = None
        if self.press_profile is None:
            self.press_profile = self.reserve()
            self.parts[self.press_profile] = FileObject("/N 4", profile())
        return f"[/ICCBased \0{self.press_profile}\0]"

    def picture_inside(self, instruction: Instruction) -> str:
        """A picture in the content becomes one of the resources, under the name given back."""
        own = f"Inside.{len(self.inline)}"
        self.inline[own] = picture_inside(self, instruction)
        return own

    def resources(self, resources: Any, content: Content) -> str:
        """The resources that a content uses, with all they lead to. Raises PictureError where one is missing."""
        parts = []
        for kind, role in ROLES_OF_RESOURCES.items():
            entries = []
            for key in sorted(content.used.get(kind, ())):
                found = self.inline.get(key) if kind == "/XObject" else None
                found = resources.get(kind, {}).get(f"/{key}") if found is None else found
                if kind == "/ColorSpace" and key == INKS:
                    entries.append(f"/{INKS} {self.press_space()}")
                    continue
                if found is None:
                    raise PictureError(f"uses '{key[:40]}' ({kind[1:]}), which it lacks", AGAIN)
                if kind == "/ColorSpace":
                    # Spaces of pictures in the content have names of the resources too.
                    entries.append(f"{name(key.encode())} {space_of(self, found, pattern=True)}")
                else:
                    entries.append(f"{name(key.encode())} {self.placed(found, role)}")
            parts.append(f"{kind}<<{''.join(entries)}>>" if entries else "")
        return f"<<{''.join(parts)}>>"

    def placed(self, value: Any, role: str) -> str:
        """What stands for an object that is used in a role: the object itself, or the number of its part."""
        pikepdf = self.pikepdf
        if not isinstance(value, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
            raise PictureError(f"has something else in the place of a {role}", AGAIN)
        if value.is_indirect:
            return f"\0{self.number(value, role)}\0"
        self.depth += 1
        if self.depth > DEEPEST:
            raise PictureError("has objects too deep within each other", "save it as PNG with enough pixels")
        body = ROLES[role](self, value).body
        self.depth -= 1
        return body

    def number(self, value: Any, role: str) -> int:
        """The number of the part that an object becomes."""
        key = (value.objgen, role)
        known = self.numbers.get(key)
        if known is not None:
            if known in self.open:
                raise PictureError("uses itself", AGAIN)
            return known
        number = self.reserve()
        self.numbers[key] = number
        self.open.add(number)
        if len(self.open) > DEEPEST:
            raise PictureError("has objects too deep within each other", "save it as PNG with enough pixels")
        self.parts[number] = ROLES[role](self, value)
        self.open.remove(number)
        return number

    def reserve(self) -> int:
        """The number of a part that follows."""
        if len(self.parts) >= MOST_PARTS:
            raise PictureError(f"has more than {MOST_PARTS} objects", "save it as PNG with enough pixels")
        self.parts.append(FileObject("", None))
        return len(self.parts) - 1

    def group(self, value: Any) -> str:
        """The entry of a form's group, where it is one of transparency."""
        group = value.get("/Group")
        if group is None or str(group.get("/S", "")) != "/Transparency":
            return ""
        space = f"/CS {space_of(self, group['/CS'])}" if "/CS" in group else ""
        return f"/Group<</S/Transparency{space}{written('a group', group, GROUP)}>>"

    def xobject(self, value: Any) -> FileObject:
        """A form or a picture."""
        subtype = str(value.get("/Subtype", ""))
        if subtype == "/Image":
            return image_part(self, value)
        if subtype != "/Form" or str(value.get("/Subtype2", "")) == "/PS" or "/PS" in value or "/Ref" in value:
            raise PictureError("has programs or references inside", AGAIN)
        return self.form(value)

    def form(self, value: Any) -> FileObject:
        """A form with its content."""
        resources = value.get("/Resources", self.page_resources)  # old files leave them to the page
        head = f"/Type/XObject/Subtype/Form{written('a form', value, FORM, '/BBox')}{self.group(value)}"
        content, own = self.content(bytes(value.read_bytes()), resources)
        self.count(self.numbers[value.objgen, "form or picture"], content, resources)
        return FileObject(f"{head}/Resources{own}", content.operators)

    def count(self, number: int, content: Content, resources: Any) -> None:
        """Note what a form draws. Forms that use each other tenfold, ten deep, would draw for years."""
        drawn = len(content.operators)
        forms = resources.get("/XObject", {})
        for key, times in content.used.get("/XObject", {}).items():
            form = forms.get(f"/{key}") if key not in self.inline else None
            if form is not None:
                drawn += times * self.drawn.get(self.numbers.get((form.objgen, "form or picture"), -1), 0)
        if drawn > MOST_DRAWN:
            raise PictureError("draws the same parts too often", "save it as PNG with enough pixels")
        self.drawn[number] = drawn

    def stream(self, value: Any) -> FileObject:
        """Bytes without a meaning of their own."""
        return FileObject(*packed(self, value))

    def state(self, value: Any) -> FileObject:
        """Settings of the drawing."""
        for key, plain in PRINTING.items():
            if key in value and str(value[key]) != plain:
                raise PictureError("has settings for a printing machine", "export it again for the screen")
        if "/HTP" in value:
            raise PictureError("has settings for a printing machine", "export it again for the screen")
        if "/Font" in value:
            raise PictureError("chooses a font in an unusual way", AGAIN)
        mask = value.get("/SMask")
        masked = ""
        if mask is not None:
            masked = "/SMask/None" if str(mask) == "/None" else f"/SMask {self.placed(mask, 'soft mask')}"
        return FileObject(f"<</Type/ExtGState{written('a state', value, STATE)}{masked}>>", None)

    def soft_mask(self, value: Any) -> FileObject:
        """A form whose light or opacity is that of what is drawn."""
        kind = written("a mask", value, {"/S": one_of("Alpha Luminosity"), "/BC": numbers()}, "/S /G")
        curve = value.get("/TR")
        curved = "" if curve is None or str(curve) == "/Identity" else f"/TR {self.function(curve)}"
        return FileObject(f"<</Type/Mask{kind}{curved}/G {self.placed(value['/G'], 'form or picture')}>>", None)

    def pattern(self, value: Any) -> FileObject:
        """Tiles, or a shading."""
        if int(value.get("/PatternType", 0)) == 2:
            state = f"/ExtGState {self.placed(value['/ExtGState'], 'state')}" if "/ExtGState" in value else ""
            shading = f"/Shading {self.placed(value['/Shading'], 'shading')}"
            return FileObject(f"<</Type/Pattern{written('a pattern', value, PATTERN)}{shading}{state}>>", None)
        needed = "/PatternType /PaintType /TilingType /BBox /XStep /YStep"
        head = f"/Type/Pattern{written('a pattern', value, TILING, needed)}"
        check_tiles(value, self.area)
        content, own = self.content(bytes(value.read_bytes()), value.get("/Resources", self.page_resources))
        return FileObject(f"{head}/Resources{own}", content.operators)

    def shading(self, value: Any) -> FileObject:
        """Colors that run into each other."""
        needed = SHADING_NEEDS.get(int(value.get("/ShadingType", 0)), "/ShadingType")
        head = written("a shading", value, SHADING, f"/ColorSpace {needed}")
        head += f"/ColorSpace {space_of(self, value['/ColorSpace'])}"
        if "/Function" in value:
            head += f"/Function {self.functions(value['/Function'])}"
        if isinstance(value, self.pikepdf.Stream):
            packing, data = packed(self, value)
            return FileObject(head + packing, data)
        if int(value["/ShadingType"]) > 3:
            raise PictureError("has a shading without its points", AGAIN)
        return FileObject(f"<<{head}>>", None)

    def functions(self, value: Any) -> str:
        if isinstance(value, self.pikepdf.Array):
            return f"[{' '.join(self.function(each) for each in value)}]"
        return self.function(value)

    def function(self, value: Any) -> str:
        """A function, or what stands for it."""
        return self.placed(value, "function")

    def function_part(self, value: Any) -> FileObject:
        """Numbers from numbers."""
        kind = int(value.get("/FunctionType", -1))
        head = written("a function", value, FUNCTION, FUNCTION_NEEDS.get(kind, "/FunctionType"))
        if kind in (0, 4):
            if not isinstance(value, self.pikepdf.Stream):
                raise PictureError("has a function without its steps", AGAIN)
            packing, data = packed(self, value)
            return FileObject(head + packing, data)
        if "/Functions" in value:
            head += f"/Functions {self.functions(value['/Functions'])}"
        return FileObject(f"<<{head}>>", None)


ROLES: Mapping[str, Callable[[Parts, Any], FileObject]] = {
    "form or picture": Parts.xobject,
    "opacity": opacity_part,
    "mask": lambda parts, value: image_part(parts, value, is_mask=True),
    "state": Parts.state,
    "soft mask": Parts.soft_mask,
    "pattern": Parts.pattern,
    "shading": Parts.shading,
    "function": Parts.function_part,
    "stream": Parts.stream,
    "space": space_part,
    "pattern space": pattern_space_part,
    "profile": profile_part,
    "font": lambda parts, value: parts.fonts.font(value),
}
"""What an object is used as -> how it is written."""

ROLES_OF_RESOURCES = {
    "/Font": "font", "/XObject": "form or picture", "/ExtGState": "state", "/ColorSpace": "pattern space",
    "/Pattern": "pattern", "/Shading": "shading",
}  # fmt: skip


def _inherited(page: Any, key: str, otherwise: Any) -> Any:
    """An entry of a page, or of the nodes above it."""
    node = page
    for _ in range(DEEPEST):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return otherwise


def check_tiles(pattern: Any, area: float) -> None:
    """Refuse a pattern of so many tiles on the area of a page that no reader draws them all."""
    a, b, c, d, _, _ = (float(n) for n in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    tile = abs(float(pattern["/XStep"]) * float(pattern["/YStep"]) * (a * d - b * c))
    if tile * MOST_TILES < area:
        raise PictureError("has a pattern of tiles too small to be seen", "save it as PNG with enough pixels")
