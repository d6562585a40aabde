"""Bodies of PDF objects -> the bytes of a PDF file.

What stands around them, header, cross-reference table and trailer, is written here: a library that only does this much
brought settings files, code from the home folder and variables of the environment with it.
"""

import zlib
from hashlib import md5

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""Version 1.7 is the one that PDF/A-2 and PDF/UA-1 are written for; four bytes above 127 say that it is no text
(ISO 19005-2, 6.1.2)."""

EFFORT = 4
"""zlib's level: twice as fast as its usual 6, and the file grows by a twentieth."""

Number = int
"""Number of an object in its file."""


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
        parts = [HEADER]
        end = len(HEADER)
        content = md5(usedforsecurity=False)
        table = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._bodies) + 1)]
        for number, body in enumerate(self._bodies, 1):
            content.update(body)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            table.append(b"%010d 00000 n \n" % end)
            end += len(parts[-1])
            self._bodies[number - 1] = b""
        digest = content.hexdigest()
        entries = f"/Size {len(table)}/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        return b"".join((*parts, *table, f"trailer\n<<{entries}>>\nstartxref\n{end}\n%%EOF\n".encode("ascii")))


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
