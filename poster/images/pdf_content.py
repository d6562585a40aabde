"""The content of a page, form, pattern or glyph -> the same as PDF/A-2 has it, and which resources it uses.

Tags and layers are taken out: they are those of the document that it came from. What readers of PDF pass over is left
out, and what they read in their own ways each is refused by name.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from poster.images.pdf_tokens import Instruction, Operand, instructions
from poster.images.pdf_values import OddValueError, real
from poster.images.source import PictureError

INKS = "Inks.of.a.press"
"""Name of the space of DeviceCMYK among the resources."""
AGAIN = "export it again"

OPERANDS = {
    "q": "", "Q": "", "cm": "nnnnnn", "w": "n", "J": "n", "j": "n", "M": "n", "d": "an", "ri": "N", "i": "n", "gs": "N",
    "m": "nn", "l": "nn", "c": "nnnnnn", "v": "nnnn", "y": "nnnn", "h": "", "re": "nnnn",
    "S": "", "s": "", "f": "", "F": "", "f*": "", "B": "", "B*": "", "b": "", "b*": "", "n": "", "W": "", "W*": "",
    "BT": "", "ET": "", "Tc": "n", "Tw": "n", "Tz": "n", "TL": "n", "Tf": "Nn", "Tr": "n", "Ts": "n",
    "Td": "nn", "TD": "nn", "Tm": "nnnnnn", "T*": "", "Tj": "s", "TJ": "a", "'": "s", '"': "nns",
    "d0": "nn", "d1": "nnnnnn", "CS": "N", "cs": "N", "G": "n", "g": "n", "RG": "nnn", "rg": "nnn", "K": "nnnn",
    "k": "nnnn", "sh": "N", "Do": "N",
}  # fmt: skip
"""The operators of PDF that show something, and the kinds of their operands: ISO 32000-1, annex A."""

COLORS = ("SC", "sc", "SCN", "scn")
"""Take as many numbers as the color space has, and a pattern."""

MARKS = frozenset("BMC BDC EMC MP DP".split())
LENIENT = {"BX": 1, "EX": -1}
"""Between these a reader passes over what it does not know; PDF/A-2 forbids that it be there (6.2.2)."""

USES = {"gs": "/ExtGState", "sh": "/Shading", "Do": "/XObject", "CS": "/ColorSpace", "cs": "/ColorSpace"}

INTENTS = ("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
"""One that is not known counts as the second (ISO 32000-1, 8.6.5.8)."""

DEVICE_SPACES = ("DeviceGray", "DeviceRGB", "Pattern")

WHOLE = ("J", "j", "Tr")
"""Operators whose number is one of a few."""

STATES = re.compile(rb"([qQ])")

NO_FONT = ("", "")

DEEPEST = 28
"""`q` within each other: ISO 19005-2, 6.1.13."""

MOST_PLAIN = 20_000_000
"""Bytes of content in a picture."""
MOST_STEPS = 200_000
"""Values and operators that are looked at one by one, some microseconds each; plain drawing passes in stretches."""

TOO_MUCH = PictureError("has too many lines and letters", "save it as PNG with enough pixels")


class Room:
    """How much content a picture may still have."""

    def __init__(self) -> None:
        self.plain = MOST_PLAIN
        self.steps = MOST_STEPS


class Content(NamedTuple):
    """The content of a form, as it may stand in a PDF/A-2 file."""

    operators: bytes
    used: dict[str, dict[str, int]]
    """Kind of resource -> its names, as they are in the file it came from, and how often they are used."""
    shown: dict[str, set[bytes]]
    """Name of a font -> the texts that are set in it."""
    width: float
    """Of a glyph, which says so itself."""


NOTHING = Content(b"", {}, {}, 0.0)


Mix = Callable[[float, float, float, float], tuple[float, ...]]
"""Inks -> red, green and blue."""


def rewritten(content: bytes, room: Room, inline: Callable[[Instruction], str], mix: Mix) -> Content:
    """The operators that paint. `inline` names pictures in the content, `mix` turns inks into colors of the screen.

    Raises PictureError where they are too many, or no operators at all.
    """
    room.plain -= len(content)
    if room.plain < 0:
        raise PictureError(f"has more than {MOST_PLAIN // 1_000_000} MB of lines and letters", "save it as PNG")
    writer = _Writer(inline, mix)
    try:
        for instruction in instructions(content):
            if not instruction.operator:
                writer.drawing(instruction.stretch)
                continue
            room.steps -= 1 + sum(1 + len(operand.items) for operand in instruction.operands)
            if room.steps < 0:
                raise TOO_MUCH
            writer.write(instruction)
    except OddValueError as odd:
        raise PictureError(f"has {odd} among its lines and letters", AGAIN) from None
    return writer.finished()


class _Writer:
    """Writes one content, and knows what is open in it."""

    def __init__(self, inline: Callable[[Instruction], str], mix: Mix) -> None:
        self.inline = inline
        self.mix = mix
        self.parts: list[bytes] = []
        self.used: dict[str, dict[str, int]] = {}
        self.shown: dict[str, set[bytes]] = {}
        self.fonts: list[tuple[tuple[str, str], tuple[str, str]]] = []
        """What `Q` brings back, one for each open `q`."""
        self.font = self.chosen = NO_FONT
        """Name and size of the font that holds, and of the one that is written: programs choose some for nothing."""
        self.is_text = False
        self.lenient = 0
        self.width = 0.0

    def drawing(self, stretch: bytes) -> None:
        """A stretch of drawing that is as it must be, but for states that nothing goes back to."""
        if b"Q" not in stretch and b"q" not in stretch:
            self.parts.append(stretch)
            return
        for part in STATES.split(stretch):
            if part == b"q":
                self.save(())
            elif part == b"Q" and not self.restore(()):
                continue
            self.parts.append(part)

    def write(self, instruction: Instruction) -> None:
        operator, operands, _ = instruction
        if operator in MARKS:
            return
        if operator in LENIENT:
            self.lenient += LENIENT[operator]
        elif operator == "BI":
            self.use("/XObject", name := self.inline(instruction))
            self.add(f"/{name} Do")
        elif operator in COLORS:
            self.color(operator, operands)
        elif operator in OPERANDS:
            self.known(operator, operands)
        elif self.lenient <= 0:
            raise OddValueError(f"'{operator}', which is no operator of PDF,")

    def known(self, operator: str, operands: tuple[Operand, ...]) -> None:
        kinds = "".join(operand.kind for operand in operands)
        if kinds != OPERANDS[operator]:
            raise OddValueError(f"'{operator}' with values that do not suit it")
        if operator in ("k", "K"):
            channels = self.mix(*(float(operand.text) for operand in operands))
            self.add(*(real(round(channel, 4)) for channel in channels), "rg" if operator == "k" else "RG")
            return
        if operator in ("cs", "CS") and operands[0].raw in (b"DeviceCMYK", b"CalCMYK"):
            self.use("/ColorSpace", INKS)
            # Black at first: ISO 32000-1, 8.6.8.
            self.add(f"/{INKS}", operator, "0 0 0 1", "sc" if operator == "cs" else "SC")
            return
        if operator in USES:
            self.resource(operator, operands[0])
        if operator in SPECIAL and not SPECIAL[operator](self, operands):
            return
        if operator in WHOLE and not (operands[0].text.isdecimal() and int(operands[0].text) <= 7):
            raise OddValueError(f"'{operator}' with values that do not suit it")
        if operator == "ri" and operands[0].raw.decode("latin-1") not in INTENTS:
            operands = (operands[0]._replace(text="/RelativeColorimetric"),)
        self.add(*(operand.text for operand in operands), operator)

    def resource(self, operator: str, operand: Operand) -> None:
        name = operand.raw.decode("utf-8")
        if operator in ("cs", "CS") and name in DEVICE_SPACES:
            return
        self.use(USES[operator], name)

    def use(self, kind: str, name: str) -> None:
        names = self.used.setdefault(kind, {})
        names[name] = names.get(name, 0) + 1

    def color(self, operator: str, operands: tuple[Operand, ...]) -> None:
        kinds = "".join(operand.kind for operand in operands)
        plain = kinds.removesuffix("N") if operator in ("SCN", "scn") else kinds
        if not kinds or plain.strip("n"):
            raise OddValueError(f"'{operator}' with values that do not suit it")
        if kinds[-1] == "N":
            self.use("/Pattern", operands[-1].raw.decode("utf-8"))
        self.add(*(operand.text for operand in operands), operator)

    def add(self, *words: str) -> None:
        self.parts.append((" ".join(words) + "\n").encode("ascii"))

    def save(self, _: tuple[Operand, ...]) -> bool:
        self.fonts.append((self.font, self.chosen))
        if len(self.fonts) > DEEPEST:
            fact = f"has more than {DEEPEST} states of its drawing ('q') open within each other"
            raise PictureError(fact, "export it again, or save it as SVG or PNG")
        return True

    def restore(self, _: tuple[Operand, ...]) -> bool:
        """Nothing to go back to: readers pass over it."""
        if not self.fonts:
            return False
        self.font, self.chosen = self.fonts.pop()
        return True

    def begin_text(self, _: tuple[Operand, ...]) -> bool:
        self.is_text, before = True, self.is_text
        return not before

    def end_text(self, _: tuple[Operand, ...]) -> bool:
        self.is_text, before = False, self.is_text
        return before

    def choose_font(self, operands: tuple[Operand, ...]) -> bool:
        self.font = (operands[0].raw.decode("utf-8"), f"{operands[0].text} {operands[1].text}")
        return False

    def show(self, operands: tuple[Operand, ...]) -> bool:
        texts = operands[-1:] if operands[-1].kind == "s" else operands[-1].items
        if any(text.kind not in "sn" for text in texts):
            raise OddValueError("'TJ' with values that do not suit it")
        if self.font == NO_FONT:
            raise PictureError("has text without a font", AGAIN)
        if self.font != self.chosen:
            self.use("/Font", self.font[0])
            self.add(self.font[1], "Tf")
            self.chosen = self.font
        self.shown.setdefault(self.font[0], set()).update(text.raw for text in texts if text.kind == "s")
        return True

    def dash(self, operands: tuple[Operand, ...]) -> bool:
        lengths = operands[0].items
        if any(each.kind != "n" or each.text.startswith("-") for each in lengths):
            raise OddValueError("'d' with values that do not suit it")
        return True

    def glyph(self, operands: tuple[Operand, ...]) -> bool:
        self.width = float(operands[0].text)
        return True

    def finished(self) -> Content:
        """With all closed that is open."""
        self.parts.append(b"ET\n" * self.is_text + b"Q\n" * len(self.fonts))
        return Content(b"".join(self.parts), self.used, self.shown, self.width)


SPECIAL: dict[str, Callable[[_Writer, tuple[Operand, ...]], bool]] = {
    "q": _Writer.save, "Q": _Writer.restore, "BT": _Writer.begin_text, "ET": _Writer.end_text,
    "Tf": _Writer.choose_font, "Tj": _Writer.show, "TJ": _Writer.show, "'": _Writer.show, '"': _Writer.show,
    "d": _Writer.dash, "d0": _Writer.glyph, "d1": _Writer.glyph,
}  # fmt: skip
"""Operators that open, close or set something; each says whether it is written."""


def joined(pikepdf: Any, page: Any) -> bytes:
    """All streams of a page, one after the other."""
    contents = page.get("/Contents", pikepdf.Array())
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    parts: list[bytes] = []
    for stream in streams:
        parts.append(bytes(stream.read_bytes()))
        if sum(map(len, parts)) > MOST_PLAIN:
            break
    return b"\n".join(parts)
