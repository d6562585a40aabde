"""Bodies of PDF objects -> the bytes of a PDF file.

ReportLab numbers the objects and writes the file around them. Its dictionaries are not used: they take far longer than
a formatted string, and its streams lack the line end before `endstream` that PDF/A demands (ISO 19005-2, 6.1.7.1).
"""

import zlib
from hashlib import md5

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

EFFORT = 4
"""zlib's level: twice as fast as its usual 6, and the file grows by a twentieth."""

Number = int
"""Number of an object in its file."""


class _Body(PDFObject):  # type: ignore[misc]
    """An object that is already formatted."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: PDFDocument) -> bytes:
        return self.body


class _Document(PDFDocument):  # type: ignore[misc]
    """ReportLab's document without what it always adds: the clock, the environment, Helvetica."""

    def __init__(self) -> None:
        self.objectcounter = 0
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.idToObject: dict[str, PDFObject] = {}
        self.idToOffset: dict[str, int] = {}
        self.numberToId: dict[int, str] = {}
        self._pdfVersion = (1, 7)


class File:
    """A PDF file in the making: objects go in, their numbers come out."""

    def __init__(self) -> None:
        self._document = _Document()
        self._bodies: list[_Body] = []

    def add(self, body: str | bytes) -> Number:
        """Add an object, give its number."""
        item = _Body(body if isinstance(body, bytes) else body.encode("ascii"))
        self._bodies.append(item)
        self._document.Reference(item)
        return len(self._bodies)

    def reserve(self) -> Number:
        """A number for an object whose body follows."""
        return self.add(b"")

    def fill(self, number: Number, body: str | bytes) -> None:
        """Give a reserved number its body."""
        self._bodies[number - 1].body = body if isinstance(body, bytes) else body.encode("ascii")

    def write(self, catalog: Number, info: Number) -> bytes:
        """The file. Its identifier is a digest of its objects, so equal content gives equal bytes."""
        document = self._document
        document.Catalog, document.info = self._bodies[catalog - 1], self._bodies[info - 1]
        digest = md5(b"".join(item.body for item in self._bodies), usedforsecurity=False).hexdigest()
        document._ID = f"[<{digest}> <{digest}>]".encode("ascii")
        return bytes(document.format())


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
