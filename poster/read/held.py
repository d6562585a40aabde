"""The checked values of `wifi` and `vcard` -> a Network or a Contact, or what is wrong with them."""

import re
from collections.abc import Mapping

from poster.model.held import Contact, Network, Security
from poster.model.uri import uri_of
from poster.problems import Place, Problem, error, quoted
from poster.read.fields import Field, Found, Record, Scalar
from poster.read.links import url
from poster.read.people import FLAG, email, plain
from poster.read.source import describe, is_refused
from poster.read.values import choice

LONGEST_SSID = 32
"""Bytes of the name of a network: IEEE 802.11, 9.4.2.2."""
LONGEST_PART = 100
"""Characters of a part of a contact: a code of version 10 holds some 200 in all."""

PASSWORDS = {
    "WPA": (r".{8,63}|[0-9A-Fa-f]{64}", "8 to 63 characters"),
    "WEP": (r".{5}|.{13}|.{16}|.{29}|[0-9A-Fa-f]{10}|[0-9A-Fa-f]{26}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{58}",
            "5 or 13 characters, or 10 or 26 digits of a hexadecimal number"),
}  # fmt: skip
"""What a password may be, for each kind of security, and how that is said: IEEE 802.11, J.4 and 12.3."""


def _exact(text: str, noun: str, most: int) -> str:
    """Text to the letter; ValueError where it holds what nobody can type, or too much."""
    odd = next((character for character in text if is_refused(character) or character in "\n\t"), "")
    if odd:
        raise ValueError(f"{noun} holds {describe(odd)}; take it out")
    if not text or len(text.encode("utf-8")) > most:
        size = f"it has {len(text.encode('utf-8'))} bytes" if text else "it is empty"
        raise ValueError(f"{noun} has 1 to {most} bytes, {size}; write it as the network has it")
    return text


def ssid(text: str) -> str:
    """The name of a network."""
    return _exact(text, "the name of a network", LONGEST_SSID)


def password(text: str) -> str:
    """A password; whether its length is right depends on the security."""
    return _exact(text, "a password", 64)


def part(text: str) -> str:
    """A part of a contact on one line."""
    words = plain(text)
    if len(words) > LONGEST_PART:
        raise ValueError(f"{quoted(text)} is too long for a code; write up to {LONGEST_PART} characters")
    return words


def phone(text: str) -> str:
    """The number of a telephone, with or without `tel:`, as written."""
    number = text.strip().removeprefix("tel:")
    uri_of(f"tel:{number}")
    return number


def page(text: str) -> str:
    """The URL of a page, as written."""
    written = url(text)
    if not written.lower().startswith(("http://", "https://")):
        raise ValueError(f"{quoted(text)} is not the URL of a page; write one that begins with https://")
    return written


SECURITY = ("WPA", "WEP", "none")

WIFI = Record("a network", (
    Field("name", Scalar("the name of a network", ssid, exact=True), "Its SSID, to the letter.", required=True),
    Field("password", Scalar("a password", password, exact=True), "To the letter; none for an open network."),
    Field("security", Scalar("WPA, WEP or none", choice(*SECURITY), names=SECURITY),
          "WPA (2 and 3 as well) where there is a password, unless it says otherwise."),
    Field("hidden", FLAG, "Whether the network does not say that it is there."),
))  # fmt: skip

VCARD = Record("a contact", (
    Field("name", Scalar("a name", part), "Of the person or the place.", required=True),
    Field("organisation", Scalar("a name", part), "Where the person works."),
    Field("email", Scalar("an email address", email), "An address to write to."),
    Field("phone", Scalar("a number", phone), "A number to call: +49-30-901820."),
    Field("url", Scalar("a URL", page, "^https?://"), "A page about the person."),
))  # fmt: skip


def read_network(entry: Found, problems: list[Problem]) -> Network | None:
    """The network of a checked record; None where password and security do not go together."""
    values: Mapping[str, Found] = entry.value
    if "name" not in values:
        return None
    given = values.get("password")
    said = values.get("security")
    security: Security = said.value if said else "WPA" if given else "none"
    fault = _mismatch(given, security, entry.key)
    if fault:
        problems.append(fault)
        return None
    hidden = values.get("hidden")
    return Network(values["name"].value, given.value if given else "", security, bool(hidden and hidden.value))


def _mismatch(given: Found | None, security: str, place: Place) -> Problem | None:
    """What is wrong with a password for the kind of security."""
    if security == "none":
        hint = "take 'password' out, or write 'security: WPA'"
        return error(given.place, "a network without security has no password", hint) if given else None
    if not given:
        return error(place, f"a network with {security} needs a password", "add 'password: …' or 'security: none'")
    form, says = PASSWORDS[security]
    if re.fullmatch(form, given.value):
        return None
    fact = f"this password has {len(given.value)} characters: one for {security} has {says}"
    return error(given.place, fact, "look it up once more; a code with a wrong one cannot be mended")


def read_contact(entry: Found) -> Contact | None:
    """The contact of a checked record."""
    said = {key: found.value for key, found in entry.value.items()}
    if "name" not in said:
        return None
    number = uri_of(f"tel:{said['phone']}").partition(":")[2] if "phone" in said else ""
    uri = uri_of(said["url"]) if "url" in said else ""
    organisation, mail, written = (said.get(key, "") for key in ("organisation", "email", "phone"))
    return Contact(said["name"], organisation, mail, written, number, said.get("url", ""), uri)
