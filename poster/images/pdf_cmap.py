"""The map of a PDF font from codes to characters: read from its stream, and written anew."""

import re

HEX = rb"<([0-9A-Fa-f\s]*)>"
SECTION = re.compile(rb"begin(bfchar|bfrange)")
PAIR = re.compile(HEX + rb"\s*" + HEX)
RANGE = re.compile(HEX + rb"\s*" + HEX + rb"\s*(?:" + HEX + rb"|\[([^\]]*)\])")

MOST = 65536
"""Codes of two bytes."""
LARGEST = 2_000_000
"""Bytes of a stream: 65,536 codes have one and a half million."""
LONGEST = 256
"""Characters that a code may stand for; a ligature has a few."""


def characters(stream: bytes) -> dict[int, str]:
    """Codes -> the characters that the stream gives them; what cannot be read is left out."""
    known: dict[int, str] = {}
    _, *parts = SECTION.split(stream[:LARGEST])
    for kind, rest in zip(parts[::2], parts[1::2]):
        body = rest.partition(b"endbf")[0]
        if kind == b"bfchar":
            for code, text in PAIR.findall(body):
                known[_number(code)] = _text(text)
            continue
        for first, last, text, texts in RANGE.findall(body):
            start = _number(first)
            count = min(_number(last) - start + 1, MOST)
            if texts:
                each = [_text(found) for found in re.findall(HEX, texts)]
                known.update({start + i: one for i, one in enumerate(each[: max(count, 0)])})
                continue
            head, end = _text(text)[:-1], _text(text)[-1:]
            if end:
                known.update({start + i: head + chr(ord(end) + i) for i in range(count) if ord(end) + i < 0x110000})
        if len(known) > 2 * MOST:
            break
    return known


def _number(digits: bytes) -> int:
    return int(re.sub(rb"\s", b"", digits)[:8] or b"0", 16)


def _text(digits: bytes) -> str:
    plain = re.sub(rb"\s", b"", digits)[: 4 * LONGEST].decode("ascii")
    raw = bytes.fromhex(plain + "0" * (len(plain) % 2))
    if len(raw) == 1:
        raw = b"\0" + raw
    return raw.decode("utf-16-be", "replace")


def to_unicode(known: dict[int, str], size: int) -> bytes:
    """The stream for codes of `size` bytes."""
    codes = sorted(known)
    blocks = []
    for start in range(0, len(codes), 100):  # 100: the most that one block may have (Adobe Technical Note 5014)
        block = codes[start : start + 100]
        lines = "".join(f"<{code:0{2 * size}X}> <{known[code].encode('utf-16-be').hex().upper()}>\n" for code in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}endbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * size}> <{'FF' * size}>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
