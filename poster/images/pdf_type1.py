"""A font program of Type 1 -> the widths of its glyphs by name, and its encoding.

Only what comes before a glyph's outline is read. Source: Adobe Type 1 Font Format, chapters 2, 6 and 7.
"""

import re
from typing import NamedTuple

LARGEST = 2_000_000
"""Bytes of a program: whole ones have 150,000."""

MOST_HEAD = 64
"""Bytes of a glyph's program in which its width is set."""

EEXEC, CHARSTRING = 55665, 4330
"""Keys of the two ciphers of Type 1."""


class Type1(NamedTuple):
    """What a PDF must agree with."""

    widths: dict[str, float]
    """In thousandths of an em."""
    letters: dict[int, str]
    """Codes -> names of glyphs."""


def open_type1(content: bytes) -> Type1:
    """The program. Raises ValueError or IndexError where it is damaged."""
    from fontTools.encodings.StandardEncoding import StandardEncoding  # only for fonts of PDFs

    if len(content) > LARGEST:
        raise ValueError("too large")
    lengths = lengths_of_type1(content)
    head, body = content[: lengths[0]], content[lengths[0] : lengths[0] + lengths[1]]
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", body[:8]):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", body)
        body = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    plain = _deciphered(body, EEXEC)[4:]
    skip = re.search(rb"/lenIV\s+(\d+)", plain)
    extra = int(skip[1]) if skip else 4
    strings = _strings_of(plain)
    matrix = re.search(rb"/FontMatrix\s*\[\s*([-.0-9eE]+)", head)
    scale = 1000 * float(matrix[1]) if matrix else 1.0
    if re.search(rb"/Encoding\s+StandardEncoding", head):
        letters = {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    else:
        pairs = re.findall(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put", head)
        letters = {int(code): name.decode("latin-1") for code, name in pairs}
    # All of them, since readers go through all: a damaged glyph that is not shown spoils the font too.
    widths = {
        name.decode("latin-1"): scale * _width(_deciphered(string[:MOST_HEAD], CHARSTRING)[extra:])
        for name, string in strings.items()
    }
    return Type1(widths, letters)


def lengths_of_type1(content: bytes) -> tuple[int, int, int]:
    """Lengths of the part in the clear, the ciphered part and the zeros at the end. Raises ValueError."""
    found = re.search(rb"currentfile\s+eexec(?:\r\n|\s)", content)
    if not found or not content.startswith(b"%!"):
        raise ValueError("no program")
    zeros = re.search(rb"[0\s]{512,}\s*cleartomark\s*\Z", content)
    end = zeros.start() if zeros else len(content)
    return found.end(), end - found.end(), len(content) - end


def _strings_of(plain: bytes) -> dict[bytes, bytes]:
    strings: dict[bytes, bytes] = {}
    at = plain.index(b"/CharStrings")
    entry = re.compile(rb"\s*/(\S+)\s+(\d+)\s+(?:RD|-\||\S+) ")
    declared = re.match(rb"/CharStrings\s+(\d+)", plain[at : at + 40])
    at = plain.index(b"begin", at) + 5
    while found := entry.match(plain, at):
        length = int(found[2])
        strings[found[1]] = plain[found.end() : found.end() + length]
        at = found.end() + length
        ending = re.compile(rb"\s*(?:ND|\|-|noaccess def|\S+)").match(plain, at)
        at = ending.end() if ending else at
    if not declared or len(strings) != int(declared[1]):
        raise ValueError("glyphs cut off")
    return strings


def _width(string: bytes) -> float:
    """The width that `hsbw` or `sbw` at the beginning sets."""
    stack: list[float] = []
    at = 0
    while at < len(string):
        byte = string[at]
        at += 1
        if byte >= 32:
            if byte <= 246:
                stack.append(byte - 139)
            elif byte <= 250:
                stack.append((byte - 247) * 256 + string[at] + 108)
                at += 1
            elif byte <= 254:
                stack.append(-(byte - 251) * 256 - string[at] - 108)
                at += 1
            else:
                stack.append(int.from_bytes(string[at : at + 4], "big", signed=True))
                at += 4
        elif byte == 13:
            return stack[1]
        elif byte == 12 and string[at] == 12:
            at += 1
            divisor = stack.pop()
            stack.append(stack.pop() / divisor)
        elif byte == 12 and string[at] == 7:
            return stack[2]
        else:
            break
    raise ValueError("no width")


def _deciphered(content: bytes, key: int) -> bytes:
    plain = bytearray()
    for byte in content:
        plain.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(plain)
