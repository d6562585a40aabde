"""The fonts of a PDF page and the texts that are set in them -> fonts that PDF/A-2a allows, or what keeps them out.

Each code that is shown must have a glyph, its width and its characters: ISO 19005-2, 6.2.11. The map to characters is
written anew for those codes.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from poster.images.pdf_cmap import characters, to_unicode
from poster.images.pdf_content import NOTHING, rewritten
from poster.images.pdf_encoding import encoding_of, letters_of
from poster.images.pdf_entries import AGAIN, number, numbers, whole, written
from poster.images.pdf_standins import EMBED, FILES, has_stand_in, is_embedded, stand_in
from poster.images.pdf_values import name, real
from poster.images.pdf_zero import NAME, SYSTEM, Moved, moved
from poster.images.source import PictureError
from poster.model.picture import FileObject

if TYPE_CHECKING:
    from poster.images.pdf_parts import Parts

MEANING = "export it again as tagged PDF or PDF/A, or with text as outlines"
OUTLINES = "export it with text as outlines"

SIMPLE = ("/Type1", "/MMType1", "/TrueType")

MOST_PROGRAM = 20_000_000
"""Bytes of a font program; Chinese fonts, whole, have that many."""

NEAR = 1.0
"""Thousandths of an em that widths may differ by (6.2.11.5)."""

DESCRIPTOR = {
    "/Flags": whole(0, 2**31 - 1), "/FontBBox": numbers(4), "/ItalicAngle": number, "/Ascent": number,
    "/Descent": number, "/Leading": number, "/CapHeight": number, "/XHeight": number, "/StemV": number,
    "/StemH": number, "/AvgWidth": number, "/MaxWidth": number, "/MissingWidth": number,
}  # fmt: skip
"""All but lists of glyphs, which would have to be complete (6.2.11.4.2)."""

SYMBOLIC = 4
"""Of the flags: the font has an encoding of its own."""


class Shown(NamedTuple):
    """A font that is used."""

    font: Any
    texts: set[bytes]


def name_of(font: Any) -> str:
    """The name that people know the font by, without the tag of a subset."""
    kids = font.get("/DescendantFonts", ())
    given = font.get("/BaseFont", kids[0].get("/BaseFont") if len(kids) else font.get("/Name"))
    own = "without a name" if given is None else str(given)[1:]
    return (own[7:] if own[6:7] == "+" else own)[:60]


class FontParts:
    """Writes the fonts of one page."""

    def __init__(self, parts: "Parts") -> None:
        self.parts = parts
        self.shown: dict[tuple[int, int], Shown] = {}
        self.maps: dict[tuple[int, int], int] = {}
        """Numbers of the maps to characters, which are written last."""
        self.awaiting: list[Any] = []
        """Fonts that are not embedded, and have a stand-in."""
        self.widths: dict[tuple[int, int], dict[str, float]] = {}
        """Those that the glyphs of drawn fonts have, by their names."""

    def note(self, fonts: Any, shown: dict[str, set[bytes]]) -> None:
        """Remember the texts that are set in fonts, by the names that resources give them."""
        for key, texts in shown.items():
            font = fonts.get(f"/{key}")
            if font is None:
                raise PictureError(f"uses the font '{key[:40]}', which it lacks", AGAIN)
            if not font.is_indirect:
                font = fonts[f"/{key}"] = self.parts.document.make_indirect(font)
            self.shown.setdefault(font.objgen, Shown(font, set())).texts.update(texts)

    def font(self, font: Any) -> FileObject:
        """A font. Its map to characters follows when all texts are known."""
        subtype = str(font.get("/Subtype", ""))
        if has_stand_in(font):
            self.awaiting.append(font)
            return FileObject("<<>>", None)  # written when all its letters are known
        self.maps[font.objgen] = place = self.parts.reserve()
        head = f"/Type/Font/Subtype{subtype}/ToUnicode \0{place}\0"
        if subtype == "/Type0":
            return FileObject(f"<<{head}{self.composite(font)}>>", None)
        widths = {"/FirstChar": whole(0, 255), "/LastChar": whole(0, 255), "/Widths": numbers()}
        if subtype != "/Type3":
            check_embedded(font)
        head += written(f"the font '{name_of(font)}'", font, widths, " ".join(widths))
        if len(font["/Widths"]) != int(font["/LastChar"]) - int(font["/FirstChar"]) + 1:
            raise PictureError(f"has the font '{name_of(font)}' without all its widths", AGAIN)
        if subtype == "/Type3":
            return FileObject(f"<<{head}{self.drawn(font)}>>", None)
        if subtype not in SIMPLE:
            raise PictureError(f"has the font '{name_of(font)}' of a kind that is not known", OUTLINES)
        encoding = encoding_of(font, self.flags(font) & SYMBOLIC != 0)
        return FileObject(f"<<{head}/BaseFont{self.base(font)}{encoding}{self.descriptor(font)}>>", None)

    def base(self, font: Any) -> str:
        return name(str(font.get("/BaseFont", "/Nameless"))[1:].encode())

    def flags(self, font: Any) -> int:
        return int(font.get("/FontDescriptor", {}).get("/Flags", 0))

    def composite(self, font: Any) -> str:
        """A font of codes of two bytes."""
        if str(font.get("/Encoding", "")) not in ("/Identity-H", "/Identity-V"):
            raise PictureError(f"has the font '{name_of(font)}' with codes of an old kind", MEANING)
        kids = font.get("/DescendantFonts", ())
        if len(kids) != 1:
            raise PictureError(f"has the font '{name_of(font)}' without its glyphs", EMBED)
        kid = kids[0]
        subtype = str(kid.get("/Subtype", ""))
        if subtype not in ("/CIDFontType0", "/CIDFontType2"):
            raise PictureError(f"has the font '{name_of(font)}' of a kind that is not known", OUTLINES)
        known, other = widths_of(kid), moved(self.parts.pikepdf, font, kid) if subtype == "/CIDFontType2" else None
        if other and 0 in known:
            known[other.number] = known[0]
        widths = "".join(f" {code}[{real(width)}]" for code, width in sorted(known.items()))
        glyphs = "" if subtype == "/CIDFontType0" else f"/CIDToGIDMap {self.glyphs(kid, other)}"
        own = (
            f"/Type/Font/Subtype{subtype}/BaseFont{self.base(kid)}{self.descriptor(kid)}{glyphs}"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"{written('a font', kid, {'/DW': number, '/DW2': numbers(2)})}/W[{widths}]"
        )
        if "/W2" in kid and str(font["/Encoding"]) == "/Identity-V":
            raise PictureError(f"has the font '{name_of(font)}' for lines from top to bottom", OUTLINES)
        codes = self.added(f"/Type/CMap/CMapName{NAME}/CIDSystemInfo{SYSTEM}/WMode 0", other.codes) if other else ""
        return f"/BaseFont{self.base(font)}/Encoding{codes or font['/Encoding']}/DescendantFonts[<<{own}>>]"

    def added(self, entries: str, content: bytes) -> str:
        """A stream of our own."""
        place = self.parts.reserve()
        self.parts.parts[place] = FileObject(entries, content)
        return f" \0{place}\0"

    def glyphs(self, kid: Any, other: Moved | None) -> str:
        if other:
            return self.added("", other.glyphs)
        given = kid.get("/CIDToGIDMap", "/Identity")
        return self.parts.placed(given, "stream") if isinstance(given, self.parts.pikepdf.Stream) else "/Identity"

    def drawn(self, font: Any) -> str:
        """A font whose glyphs are content streams."""
        matrix = {"/FontMatrix": numbers(6), "/FontBBox": numbers(4)}
        head = written(f"the font '{name_of(font)}'", font, matrix, "/FontMatrix /FontBBox /Encoding /CharProcs")
        resources = font.get("/Resources", self.parts.page_resources)
        procs, used, widths = [], dict[str, dict[str, int]](), dict[str, float]()
        content = NOTHING
        for key in sorted(font["/CharProcs"].keys()):
            proc = bytes(font["/CharProcs"][key].read_bytes())
            content = rewritten(proc, self.parts.room, self.parts.picture_inside, self.parts.mix)
            place = self.parts.reserve()
            self.parts.parts[place] = FileObject("", content.operators)
            procs.append(f"{name(key[1:].encode())} \0{place}\0")
            self.note(resources.get("/Font", {}), content.shown)
            for kind, names in content.used.items():
                used.setdefault(kind, {}).update(names)
            widths[key[1:]] = content.width
        own = self.parts.resources(resources, content._replace(used=used))
        self.widths[font.objgen] = widths
        return f"{head}/CharProcs<<{''.join(procs)}>>/Resources{own}{encoding_of(font, True)}"

    def check_drawn(self, font: Any, codes: set[int], letters: dict[int, str]) -> None:
        """All codes that are shown have a glyph of their own width."""
        first, given = int(font["/FirstChar"]), list(font["/Widths"])
        widths = self.widths[font.objgen]
        for code in sorted(codes):
            if letters.get(code) not in widths:
                raise PictureError(f"has the font '{name_of(font)}', which lacks a letter that is shown", OUTLINES)
            own = widths[letters[code]]
            if not first <= code < first + len(given) or abs(float(given[code - first]) - own) > NEAR:
                raise odd_width(font)

    def descriptor(self, font: Any) -> str:
        """The description of a font with its program."""
        check_embedded(font)
        given = font["/FontDescriptor"]
        files = [key for key in FILES if key in given]
        stream = given[files[0]]
        program = self.program(font)
        place = self.parts.reserve()
        if files[0] == "/FontFile2":
            body = f"/Length1 {len(program)}"
        elif files[0] == "/FontFile":
            body = self.lengths(font, program)
        else:
            body = f"/Subtype{program_kind(font, stream)}"
        self.parts.parts[place] = FileObject(body, program)
        entries = written(f"the font '{name_of(font)}'", given, DESCRIPTOR, "/Flags")
        own = f"/Type/FontDescriptor/FontName{self.base(font)}{entries}{files[0]} \0{place}\0"
        return f"/FontDescriptor<<{own}>>"

    def lengths(self, font: Any, program: bytes) -> str:
        from poster.images.pdf_type1 import lengths_of_type1  # only for old fonts

        try:
            lengths = lengths_of_type1(program)
        except ValueError:
            raise PictureError(f"has the font '{name_of(font)}', which is damaged", OUTLINES) from None
        return "".join(f"/Length{at} {length}" for at, length in enumerate(lengths, 1))

    def program(self, font: Any) -> bytes:
        given = font["/FontDescriptor"]
        stream = next(given[key] for key in FILES if key in given)
        content = bytes(stream.read_bytes())
        if len(content) > MOST_PROGRAM:
            raise PictureError(f"has the font '{name_of(font)}' of {len(content) // 1_000_000} MB", OUTLINES)
        return content

    def check(self) -> None:
        """Judge all texts that are set, and write the maps to characters."""
        for font in self.awaiting:
            codes = {code for text in self.shown[font.objgen].texts for code in text}
            stand_in(self.parts.document, self.parts.pikepdf, font, codes)
            self.parts.parts[self.parts.numbers[font.objgen, "font"]] = self.font(font)
        for objgen, place in self.maps.items():
            shown = self.shown[objgen]
            known = self.judged(*shown)
            size = 2 if str(shown.font["/Subtype"]) == "/Type0" else 1
            self.parts.parts[place] = FileObject("", to_unicode(known, size))

    def judged(self, font: Any, texts: set[bytes]) -> dict[int, str]:
        """Codes that are shown -> their characters. Raises PictureError where one lacks what it needs."""
        is_composite = str(font["/Subtype"]) == "/Type0"
        if is_composite and any(len(text) % 2 for text in texts):
            raise PictureError(f"has a text with half a letter in the font '{name_of(font)}'", AGAIN)
        if is_composite:
            codes = {text[at] << 8 | text[at + 1] for text in texts for at in range(0, len(text), 2)}
        else:
            codes = {code for text in texts for code in text}
        built_in: dict[int, str] = {}
        if str(font["/Subtype"]) == "/Type3":
            self.check_drawn(font, codes, letters_of(font))
        else:
            # Reading font programs takes a library of its own.
            from poster.images.pdf_programs import check_glyphs

            program = self.program(font["/DescendantFonts"][0] if is_composite else font)
            built_in = check_glyphs(self.parts.pikepdf, font, codes, program)
        stream = font.get("/ToUnicode")
        known = characters(bytes(stream.read_bytes())) if isinstance(stream, self.parts.pikepdf.Stream) else {}
        letters = {} if is_composite else {**built_in, **letters_of(font)}
        found = {code: meaning(code, known, letters) for code in sorted(codes)}
        if not all(found.values()):
            fact = (
                f"has letters in the font '{name_of(font)}' without their characters: they show, but no one finds them"
            )
            self.parts.doubts[fact] = None
        return {code: text or self.parts.unknown for code, text in found.items()}


def check_embedded(font: Any) -> None:
    """Raises PictureError where a font has no program."""
    if not is_embedded(font):
        raise PictureError(f"has the font '{name_of(font)}', which is not embedded", EMBED)


def meaning(code: int, known: dict[int, str], letters: dict[int, str]) -> str:
    """The characters that a code stands for; none where it does not say."""
    text = known.get(code, "")
    if not text and letters.get(code):
        from fontTools.agl import toUnicode  # only where a font of a PDF has names instead of characters

        text = toUnicode(letters[code])
    # Private characters mean nothing to anybody else (ISO 19005-2, 6.2.11.7.3).
    return "" if any(_is_no_character(letter) for letter in text) else text


def _is_no_character(letter: str) -> bool:
    return letter in "\0\ufeff\ufffe" or "\ud800" <= letter <= "\uf8ff" or letter >= "\U000f0000"


def program_kind(font: Any, stream: Any) -> str:
    kind = str(stream.get("/Subtype", ""))
    if kind not in ("/Type1C", "/CIDFontType0C", "/OpenType"):
        raise PictureError(f"has the font '{name_of(font)}' of a kind that is not known", OUTLINES)
    return kind


def odd_width(font: Any) -> PictureError:
    """What is said of a font that has other widths than its program."""
    return PictureError(f"has the font '{name_of(font)}' with widths that are not its own", OUTLINES)


def widths_of(kid: Any) -> dict[int, float]:
    """The widths of a font by number of glyph: ISO 32000-1, 9.7.4.3."""
    items = list(kid.get("/W", ()))
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(items):
        first = int(items[at])
        if hasattr(items[at + 1], "__len__"):
            widths.update({first + i: float(width) for i, width in enumerate(items[at + 1])})
            at += 2
        else:
            last = int(items[at + 1])
            if not 0 <= first <= last <= 65535:
                raise PictureError("has a font whose widths make no sense", AGAIN)
            widths.update(dict.fromkeys(range(first, last + 1), float(items[at + 2])))
            at += 3
    if any(not 0 <= code <= 65535 for code in widths):
        raise PictureError("has a font whose widths make no sense", AGAIN)
    return widths
