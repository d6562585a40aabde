"""Numbers, names and strings of a PDF, as odd as files have them -> the same as PDF/A-2 writes them, or a fault.

Source of the limits: ISO 19005-2, 6.1.13, and ISO 32000-1, annex C.
"""

import re
from decimal import Decimal, InvalidOperation

MOST_INTEGER = 2**31 - 1
MOST_REAL = 3.4e38
LONGEST_NAME = 127
"""Bytes, after its escapes are read."""
LONGEST_STRING = 32_767
"""Bytes."""
DIGITS = 9
"""Decimals that are written: a billionth of a point."""

SHORT_NUMBER = re.compile(rb"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})")
"""A number that stays as it is."""
LONG_NUMBER = re.compile(rb"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
"""A number as programs write it; PDF itself has no exponents."""

PLAIN_NAME = re.compile(rb"[A-Za-z0-9_.+*@^~:;,|\"'`!?&=$-]+")
"""Characters that a name has as they are; others as #20."""


class OddValueError(Exception):
    """Something is not what PDF asks for at its place; says what it is."""


def number(text: bytes) -> str:
    """A number as it is written in a file, without exponent and within the limits. Raises OddValueError."""
    if SHORT_NUMBER.fullmatch(text):
        return text.decode("ascii")
    if not LONG_NUMBER.fullmatch(text):
        raise OddValueError(f"'{shown(text)}'")
    return real(Decimal(text.decode("ascii")))


def real(value: int | float | Decimal) -> str:
    """A number as PDF writes it. Raises OddValueError where it is beyond all bounds."""
    if isinstance(value, int) and -MOST_INTEGER <= value <= MOST_INTEGER:
        return str(value)
    try:
        if not -MOST_REAL <= value <= MOST_REAL:
            raise OddValueError(f"the number {value:.3g}" if isinstance(value, float) else "a number beyond all bounds")
        written = f"{Decimal(value):.{DIGITS}f}"
    except InvalidOperation:  # no number at all
        raise OddValueError("a number beyond all bounds") from None
    short = written.rstrip("0").rstrip(".")
    if short in ("-0", "", "-"):
        return "0"
    # A whole number beyond those of 32 bits is a real one.
    return short if "." in short or -MOST_INTEGER <= value <= MOST_INTEGER else short + ".0"


def name(raw: bytes) -> str:
    """A name as PDF writes it, its characters given. Raises OddValueError where it is too long or no UTF-8."""
    if len(raw) > LONGEST_NAME:
        raise OddValueError(f"a name of {len(raw)} bytes")
    if PLAIN_NAME.fullmatch(raw):
        return "/" + raw.decode("ascii")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        raise OddValueError(f"the name '{shown(raw)}', which is no text") from None
    if b"\0" in raw:
        raise OddValueError("a name with a zero in it")
    return "/" + "".join(chr(byte) if PLAIN_NAME.fullmatch(bytes((byte,))) else f"#{byte:02x}" for byte in raw)


def string(raw: bytes) -> str:
    """A string as hexadecimal digits. Raises OddValueError where it is too long."""
    if len(raw) > LONGEST_STRING:
        raise OddValueError(f"a text of {len(raw)} bytes")
    return f"<{raw.hex()}>"


def shown(raw: bytes) -> str:
    """Bytes of a file as they may stand in a message."""
    text = raw[:24].decode("latin-1")
    return "".join(letter if letter.isprintable() else "?" for letter in text)
