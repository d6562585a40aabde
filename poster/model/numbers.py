"""What follows `tel:`, `sms:` or `geo:` as a writer writes it -> the same as a URI has it; or why it is none.

RFC 3966 (numbers of telephones), RFC 5724 (messages to them) and RFC 5870 (places on the Earth).
"""

import re

from poster.model.escapes import escaped
from poster.problems import quoted

DIGITS = range(2, 16)
"""Of a number with its country: ITU-T E.164, 6.2.1."""
OWN_DIGITS = range(1, 16)
"""Of a number within a country or a house."""

# Patterns are compiled where they are first used: few contents have numbers.
PHONE = r"(\+?)([0-9().-]+)((?:;[A-Za-z0-9-]+(?:=[A-Za-z0-9._~!*'()%/:&+$-]+)?)*)"
"""A number, its visual separators, its parameters: RFC 3966, 3. Without `*` and `#`, which make a phone do things."""
TRUNK = "(0)"
"""What people write between the code of a country and a number and do not dial."""

COORDINATE = r"(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)"
PLACE = (
    rf"{COORDINATE},{COORDINATE}(?:,-?[0-9]{{1,7}}(?:\.[0-9]{{1,9}})?)?"
    r"((?:;[A-Za-z0-9-]+(?:=[A-Za-z0-9._~!*'()%:&+$-]+)?)*)"
)
"""Latitude, longitude, height, parameters: RFC 5870, 3.3."""
NORTH, EAST = 90.0, 180.0


def call_part(rest: str, written: str) -> str:
    """A number to call. Spaces between its digits become hyphens, which mean as little (RFC 3966, 5.1.1)."""
    return _phone(rest, "write it as tel:+49-30-901820")


def text_part(rest: str, written: str) -> str:
    """Numbers to write to, with commas between, and what to write: `+49-30-901820?body=Yes`."""
    numbers, mark, fields = rest.partition("?")
    way_out = "write it as sms:+49-30-901820?body=Yes"
    return ",".join(_phone(each, way_out) for each in numbers.split(",")) + mark + escaped(fields)


def _phone(text: str, way_out: str) -> str:
    number = "-".join(text.split(" ")).strip("-")
    found = re.fullmatch(PHONE, number)
    if not found:
        raise ValueError(f"{quoted(text)} is not the number of a telephone; {way_out}")
    if found[1] and TRUNK in found[2]:
        raise ValueError(f"{quoted(text)} holds a (0), which a phone would dial; take it out")
    digits = re.sub(r"[().-]", "", found[2])
    allowed = DIGITS if found[1] else OWN_DIGITS
    if len(digits) not in allowed or (found[1] and digits[0] == "0"):
        fact = f"{quoted(text)} is not the number of a telephone: it has {len(digits)} digits"
        if found[1] and digits[:1] == "0":
            fact = f"{quoted(text)} is not the number of a telephone: no country's code begins with 0"
        raise ValueError(f"{fact}; {way_out}")
    return number


def place_part(rest: str, written: str) -> str:
    """A place on the Earth: degrees to the north and to the east."""
    way_out = "write latitude and longitude as geo:52.5163,13.3777"
    found = re.fullmatch(PLACE, rest)
    if not found:
        raise ValueError(f"{quoted(rest)} is not a place; {way_out}")
    north, east = float(found[1]), float(found[2])
    if abs(north) > NORTH or abs(east) > EAST:
        fact = f"{quoted(rest)} is not a place: latitude is from -90 to 90, longitude from -180 to 180"
        raise ValueError(f"{fact}; {way_out}")
    systems = re.findall(r";crs=([^;]*)", found[3], re.I)
    if any(system.lower() != "wgs84" for system in systems):
        raise ValueError(f"{quoted(rest)} has its coordinates in another system than WGS 84; {way_out}")
    return rest
