"""The bytes of a content stream -> its instructions: operands as PDF/A-2 writes them, and the operator.

What only draws is most of a plot, and already as it must be: such stretches are found by one expression and come whole.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from poster.images.pdf_values import LONGEST_NAME, OddValueError, name, number, shown, string

BLANK = rb"[\0\t\n\f\r ]"
_N = rb"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})" + BLANK + rb"++"
DRAWING = re.compile(
    rb"(?>(?>%(n)s%(n)s(?>[ml]|T[dD]|%(n)s%(n)s(?>re|v|y|%(n)s%(n)s(?:cm?|Tm)))|(?>%(n)s){3}(?:rg|RG)"
    rb"|%(n)s(?>[wgGMi]|T[cwzLs])|h|f\*?|[BbW]\*?|[SsnqQ]|T\*)%(b)s++)++" % {b"n": _N, b"b": BLANK}
)
"""Paths, their painting, places and plain colors, each with the numbers it takes."""

TOKEN = re.compile(
    rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+(?:/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)|(?P<open><<|\[|\()|(?P<close>>>|\])"
    rb"|<(?P<hex>[^<>]*+)>|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]++)|(?P<odd>.))",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))|\r\n?", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
IN_STRING = re.compile(rb"[^()\\]*+(?:\\.[^()\\]*+)*+([()])", re.DOTALL)
IMAGE_END = re.compile(BLANK + rb"EI(?=[\0\t\n\f\r ]|$)")
IMAGE_END_HERE = re.compile(BLANK + rb"*+EI(?=[\0\t\n\f\r ]|$)")

PIECE = 1 << 12
MOST_INLINE = 4_000_000
"""Bytes unpacked of a picture within the content, which is meant for small ones (ISO 32000-1, 8.9.7)."""

DEEPEST = 20
"""Arrays and dictionaries within each other."""
MOST_BRACKETS = 500
"""Within each other, in a text."""
MOST_ITEMS = 10_000
"""Of an array: a line of text has a few dozen."""
MOST_OPERANDS = 40
"""33 are the most that an operator takes: a color of 32 inks and a pattern."""


class Operand(NamedTuple):
    """A value before its operator."""

    kind: str
    """n number, N name, s string, a array, d dictionary, b boolean or null."""
    text: str
    """As PDF/A-2 writes it."""
    raw: bytes = b""
    """Characters of a name, bytes of a string."""
    items: tuple["Operand", ...] = ()
    """Of an array, or keys and values of a dictionary by turns."""


class Instruction(NamedTuple):
    """An operator with what it works on."""

    operator: str
    """Empty for a stretch that only draws, which is `stretch`."""
    operands: tuple[Operand, ...] = ()
    stretch: bytes = b""
    """For `BI` the bytes of the picture, as they are packed."""


def instructions(content: bytes) -> Iterator[Instruction]:
    """The instructions in order. Raises OddValueError where something is no instruction."""
    at = 0
    operands: list[Operand] = []
    while at < len(content):
        drawn = DRAWING.match(content, at) if not operands else None
        if drawn:
            yield Instruction("", (), drawn[0])
            at = drawn.end()
            continue
        value, at = _value(content, at, 0)
        if isinstance(value, Operand):
            operands.append(value)
            if len(operands) > MOST_OPERANDS:
                raise OddValueError(f"more than {MOST_OPERANDS} values in a row without an operator")
            continue
        if value == "BI":
            instruction, at = _image(content, at)
            yield instruction
        elif value:
            yield Instruction(value, tuple(operands))
        operands = []


def _value(content: bytes, at: int, depth: int) -> tuple[Operand | str, int]:
    """The operand or the operator that comes next, and where it ends; an empty operator at the end."""
    found = TOKEN.match(content, at)
    if not found:
        return "", len(content)
    kind, text, end = found.lastgroup, found[found.lastgroup or 0], found.end()
    if kind == "word":
        return _word(text), end
    if kind == "name":
        raw = _unescaped_name(text)
        return Operand("N", name(raw), raw), end
    if kind == "hex":
        raw = _of_digits(text)
        return Operand("s", string(raw), raw), end
    if kind != "open":
        raise OddValueError(f"'{shown(text)}' where an operator or a value is due")
    if text == b"(":
        return _string(content, end)
    return _group(content, end, text, depth)


def _word(text: bytes) -> Operand | str:
    if text[0] in b"+-.0123456789":
        return Operand("n", number(text))
    if text in (b"true", b"false", b"null"):
        return Operand("b", text.decode("ascii"))
    return text[:40].decode("latin-1")


def _group(content: bytes, at: int, opened: bytes, depth: int) -> tuple[Operand, int]:
    """An array or a dictionary."""
    if depth > DEEPEST:
        raise OddValueError("values too deep within each other")
    items: list[Operand] = []
    closing = b"]" if opened == b"[" else b">>"
    while True:
        found = TOKEN.match(content, at)
        if found and found.lastgroup == "close" and found["close"] == closing:
            break
        value, at = _value(content, at, depth + 1)
        if not isinstance(value, Operand):
            raise OddValueError(f"'{value}' within an array or a dictionary")
        items.append(value)
        if len(items) > MOST_ITEMS:
            raise OddValueError(f"an array of more than {MOST_ITEMS} values")
    texts = " ".join(item.text for item in items)
    if opened == b"[":
        return Operand("a", f"[{texts}]", b"", tuple(items)), found.end()
    if len(items) % 2 or any(item.kind != "N" for item in items[::2]):
        raise OddValueError("a dictionary that is none")
    return Operand("d", f"<<{texts}>>", b"", tuple(items)), found.end()


def _string(content: bytes, at: int) -> tuple[Operand, int]:
    """A string in brackets, which may hold others."""
    start, depth = at, 1
    while depth:
        found = IN_STRING.match(content, at)
        if not found:
            raise OddValueError("a text without an end")
        if depth > MOST_BRACKETS:
            raise OddValueError("a text of too many brackets")
        depth += 1 if found[1] == b"(" else -1
        at = found.end()
    raw = ESCAPE.sub(_escaped, content[start : at - 1])
    return Operand("s", string(raw), raw), at


def _escaped(found: "re.Match[bytes]") -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 255,))
    if found[2] is not None:
        return ESCAPED.get(found[2], found[2])
    return b"" if found[0].startswith(b"\\") else b"\n"


def _unescaped_name(text: bytes) -> bytes:
    if len(text) > 3 * LONGEST_NAME:
        raise OddValueError(f"a name of {len(text)} bytes")
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes((int(found[1], 16),)), text)


def _of_digits(text: bytes) -> bytes:
    digits = re.sub(BLANK, b"", text).decode("latin-1")
    try:
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    except ValueError:
        raise OddValueError("a text in digits that are none") from None


def _image(content: bytes, at: int) -> tuple[Instruction, int]:
    """A picture within the content: keys and values up to `ID`, then its bytes up to `EI`."""
    entries: list[Operand] = []
    while True:
        value, at = _value(content, at, 0)
        if isinstance(value, Operand):
            entries.append(value)
        elif value == "ID":
            break
        else:
            raise OddValueError(f"'{value}' within the head of a picture")
        if len(entries) > MOST_OPERANDS:
            raise OddValueError("a picture without a beginning")
    at += 1  # one blank after ID
    given = {one.raw: other for one, other in zip(entries[::2], entries[1::2])}
    least = _least(given, content, at)
    found = IMAGE_END_HERE.match(content, at + least) if least else None
    found = found or IMAGE_END.search(content, max(at + least - 1, at))
    if not found:
        raise OddValueError("a picture without an end")
    return Instruction("BI", tuple(entries), content[at : max(found.start(), at + least)]), found.end()


def _least(given: dict[bytes, Operand], content: bytes, at: int) -> int:
    """How many bytes belong to a picture whatever they look like."""
    filters = given.get(b"F", given.get(b"Filter"))
    if filters is not None:
        names = [item.raw for item in filters.items or (filters,)]
        return _deflated(content, at) if names[:1] in ([b"Fl"], [b"FlateDecode"]) else 0
    try:
        width, height, bits = (int(given[long].text if long in given else given[short].text)
                               for short, long in ((b"W", b"Width"), (b"H", b"Height"), (b"BPC", b"BitsPerComponent"))
                               )  # fmt: skip
    except (KeyError, ValueError):
        return 0
    space = given.get(b"CS", given.get(b"ColorSpace"))
    channels = 3 if space is not None and space.raw in (b"RGB", b"DeviceRGB") else 1
    return max((width * bits * channels + 7) // 8 * height, 0)


def _deflated(content: bytes, at: int) -> int:
    """Length of a deflated stream; 0 where it is damaged."""
    unpacker = zlib.decompressobj()
    total = 0
    try:
        for start in range(at, len(content), PIECE):
            total += len(unpacker.decompress(content[start : start + PIECE]))
            if unpacker.eof:
                return min(start + PIECE, len(content)) - at - len(unpacker.unused_data)
            if total > MOST_INLINE:
                raise OddValueError("a picture that is too large within its content")
    except zlib.error:
        return 0
    return 0
