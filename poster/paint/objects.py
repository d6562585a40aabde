"""Bodies of PDF objects -> the bytes of a PDF file.

ReportLab writes the file around them: header, cross-reference table, trailer. Its dictionaries are not used: they take
far longer than a formatted string, and its streams lack the line end before `endstream` that PDF/A demands
(ISO 19005-2, 6.1.7.1). Nor is its document: that adds the clock, the environment and Helvetica to every file.
"""

import zlib
from hashlib import md5

from poster.paint.pdfdoc import PDFCrossReferenceTable, PDFFile, PDFTrailer

VERSION = (1, 7)
"""Of PDF: the one that PDF/A-2 and PDF/UA-1 are written for."""

EFFORT = 4
"""zlib's level: twice as fast as its usual 6, and the file grows by a twentieth."""

Number = int
"""Number of an object in its file."""


class Offsets:
    """What ReportLab's cross-reference table asks of a document: the number, version and place of each object."""

    def __init__(self, offsets: dict[Number, int]) -> None:
        self.idToOffset = offsets
        self.idToObjectNumberAndVersion = {number: (number, 0) for number in offsets}


class File:
    """A PDF file in the making: objects go in, their numbers come out."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def add(self, body: str | bytes) -> Number:
        """Add an object, give its number."""
        self._bodies.append(body if isinstance(body, bytes) else body.encode("ascii"))
        return len(self._bodies)

    def reserve(self) -> Number:
        """A number for an object whose body follows."""
        self._bodies.append(b"")
        return len(self._bodies)

    def fill(self, number: Number, body: str | bytes) -> None:
        """Give a reserved number its body."""
        self._bodies[number - 1] = body if isinstance(body, bytes) else body.encode("ascii")

    def write(self, catalog: Number, info: Number) -> bytes:
        """The file. Its identifier is a digest of its objects, so equal content gives equal bytes.

        The objects are given up on the way: a second copy of all would be the most memory that a build ever takes.
        """
        file = PDFFile(VERSION)
        content = md5(usedforsecurity=False)
        offsets: dict[Number, int] = {}
        for number, body in enumerate(self._bodies, 1):
            content.update(body)
            offsets[number] = file.add(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            self._bodies[number - 1] = b""
        table = PDFCrossReferenceTable()
        table.addsection(0, list(offsets))
        start = file.add(table.format(Offsets(offsets)))
        digest = content.hexdigest().encode("ascii")
        trailer = PDFTrailer(
            startxref=start,
            Size=b"%d" % (len(offsets) + 1),
            Root=b"%d 0 R" % catalog,
            Info=b"%d 0 R" % info,
            ID=b"[<%b> <%b>]" % (digest, digest),
        )
        file.add(trailer.format(None))
        return bytes(file.format(None))


def stream(entries: str, content: bytes) -> bytes:
    """A stream object with the dictionary `entries`, its content as it is."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("ascii"), len(content), content)


def deflated(entries: str, content: bytes) -> bytes:
    """A stream object with its content compressed."""
    return stream(entries + "/Filter/FlateDecode", zlib.compress(content, EFFORT))


def text_string(text: str) -> str:
    """A text string: as it is where it is plain, else as UTF-16."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """The text in UTF-16 as hexadecimal digits."""
    return text.encode("utf-16-be", "replace").hex().upper()


def real(value: float, digits: int = 2) -> str:
    """A number as short as `digits` decimals allow, never in exponent notation."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
