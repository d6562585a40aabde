"""The encoding of a simple font of a PDF -> the same as PDF/A-2 allows it, and the name of each code's glyph."""

from typing import Any

from poster.images.pdf_values import name
from poster.images.source import PictureError

BASES = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding")


def encoding_of(font: Any, is_symbolic: bool) -> str:
    """The entry of the encoding; empty where the font has only that of its program."""
    given = font.get("/Encoding")
    is_truetype = str(font.get("/Subtype")) == "/TrueType"
    if given is None or (is_truetype and is_symbolic):  # 6.2.11.6: glyphs are found by the program alone
        return ""
    if not lists_codes(given):
        return f"/Encoding{given}" if str(given) in BASES else ""
    base = str(given.get("/BaseEncoding", ""))
    based = f"/BaseEncoding{base}" if base in BASES else ""
    codes = differences(font)
    entries = "".join(f" {code}{name(letter.encode())}" for code, letter in sorted(codes.items()))
    listed = f"/Differences[{entries}]" if entries else ""
    return f"/Encoding<<{based}{listed}>>" if based or listed else ""


def differences(font: Any) -> dict[int, str]:
    """Codes -> names of glyphs that the font itself gives them."""
    given = font.get("/Encoding")
    if not lists_codes(given):
        return {}
    codes: dict[int, str] = {}
    at = 0
    for item in given.get("/Differences", ()):
        if not str(item).startswith("/"):
            at = int(item)
            continue
        if not 0 <= at <= 255:
            raise PictureError("has a font whose encoding makes no sense", "export it again")
        codes[at] = str(item)[1:]
        at += 1
    return codes


def letters_of(font: Any) -> dict[int, str]:
    """Codes -> names of glyphs, as far as the font says them outside its program."""
    given = font.get("/Encoding")
    return {**base_letters(base_of(given)), **differences(font)}


def lists_codes(encoding: Any) -> bool:
    """Whether an encoding is a list of its own, not the name of a known one. Names of pikepdf have `keys`, too."""
    return encoding is not None and not str(encoding).startswith("/")


def base_of(encoding: Any) -> str:
    """The name of the encoding that one is, or builds on."""
    return str(encoding.get("/BaseEncoding", "")) if lists_codes(encoding) else str(encoding or "")


def base_letters(base: str) -> dict[int, str]:
    """Codes -> names of glyphs in one of the encodings of PDF: ISO 32000-1, annex D."""
    from fontTools.agl import UV2AGL  # only for fonts of PDFs with names of glyphs

    codec = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac-roman"}.get(base)
    if codec is None:
        return {}
    letters = {}
    for code in range(32, 256):
        letter = bytes((code,)).decode(codec, "ignore")
        if letter and ord(letter) in UV2AGL:
            letters[code] = UV2AGL[ord(letter)]
    if base == "/WinAnsiEncoding":
        letters.update({160: "space", 173: "hyphen"})
        letters.update({code: "bullet" for code in range(127, 256) if code not in letters})
    return letters
