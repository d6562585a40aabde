"""A URL as a writer writes it -> the URI that a link and a code carry, in ASCII; or why there is none.

RFC 3986 and 3987: what is no character of a URI becomes the escapes of its UTF-8, code points as they were typed
(3987, 3.1: no normalisation of what is Unicode already), what is an escape already stays; hosts become their names in
the DNS by IDNA 2008 (RFC 5891), capitals and wide forms mapped first (UTS 46). Numbers and places: `numbers.py`.
"""

import re
from collections.abc import Callable

from poster.model.escapes import escaped
from poster.model.numbers import call_part, place_part, text_part
from poster.problems import quoted

SCHEMES = ("http://", "https://", "mailto:", "tel:", "sms:", "geo:")
"""How a URL begins that may be linked to."""

LONGEST_HOST = 253
"""Characters of a name in the DNS, dots counted: RFC 1035, 2.3.4."""
HIGHEST_PORT = 65535

IN_USERINFO = re.compile(r"%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9._~!$&'()*+,;=:-]")
LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
"""RFC 1123, 2.1, and the low line, which hosts in use have."""
NUMERIC = re.compile(r"\d+|0[xX][0-9A-Fa-f]*")
"""A last label that makes a host an IPv4 address: URL Standard, 3.5."""

WHOLE = "write it as http://example.org/page"
AS_SHOWN = "copy it from the address bar of a browser"


def uri_of(written: str) -> str:
    """The URI of a URL; ValueError, with fact and way out, where it cannot be linked to."""
    scheme, _, rest = written.partition(":")
    if not written.lower().startswith(SCHEMES):
        raise ValueError(f"the URL {quoted(written)} cannot be linked to; {_begins(written)}")
    return f"{scheme}:{WAYS[scheme.lower()](rest, written)}"


def _begins(written: str) -> str:
    """The way out for a URL of another scheme, or of none."""
    if re.match(r"[^\s:/?#@]+\.[^\s:/?#@.]{2,}([/?#]|$)", written):
        return f"did you mean {quoted('https://' + written)}?"
    return f"write a URL that begins with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"


def _web(rest: str, written: str) -> str:
    """What follows the colon of http or https: `//userinfo@host:port/path?query#fragment`."""
    ends = [at for at in (rest.find(sign, 2) for sign in "/?#") if at >= 0]
    end = min(ends, default=len(rest))
    head, mark, fragment = rest[end:].partition("#")
    return f"//{_authority(rest[2:end], written)}{escaped(head)}{mark}{escaped(fragment)}"


def _authority(text: str, written: str) -> str:
    if not text.strip(".:@"):
        raise ValueError(f"the URL {quoted(written)} names no host; {WHOLE}")
    userinfo, at, place = text.rpartition("@")
    host, colon, port = place, "", ""
    if not place.endswith("]"):
        host, colon, port = place.rpartition(":") if ":" in place else (place, "", "")
    if "\\" in text:
        raise ValueError(f"the URL {quoted(written)} holds a backslash; write / instead")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port[:9]) <= HIGHEST_PORT):
        raise ValueError(f"{quoted(port)} is not the number of a port; write one from 1 to {HIGHEST_PORT}, or none")
    return escaped(userinfo, IN_USERINFO) + at + host_part(host, written) + colon + port


def host_part(host: str, written: str) -> str:
    """A host as the DNS knows it, or an address; ValueError where it can be neither."""
    if not host:
        raise ValueError(f"the URL {quoted(written)} names no host; {WHOLE}")
    if " " in host:
        raise ValueError(f"the URL {quoted(written)} holds a space; write it in one piece, with %20 for a space")
    if host[0] == "[":
        return _literal(host)
    name = host if host.isascii() else _ascii(host)
    labels = name.removesuffix(".").split(".")
    if not all(labels):
        raise ValueError(f"the host {quoted(host)} has nothing between two dots, or before the first; {AS_SHOWN}")
    if len(name.removesuffix(".")) > LONGEST_HOST or any(len(label) > 63 for label in labels):
        fact = f"the host {quoted(host)} is too long: a part has at most 63 characters, all together {LONGEST_HOST}"
        raise ValueError(f"{fact}; {AS_SHOWN}")
    for label in labels:
        if not LABEL.fullmatch(label):
            raise ValueError(f"the host {quoted(host)} is not one: {_odd(label)}; {AS_SHOWN}")
    if NUMERIC.fullmatch(labels[-1]) and not _is_address(labels):
        raise ValueError(f"the host {quoted(host)} is not an address; write four numbers from 0 to 255, like 192.0.2.1")
    return name


def _odd(label: str) -> str:
    """What keeps a part of a host from being one."""
    odd = next((letter for letter in label if not LABEL.fullmatch(letter) and letter != "-"), "")
    return f"it holds {quoted(odd)}" if odd else f"a hyphen stands at an end of {quoted(label)}"


def _ascii(host: str) -> str:
    """The name of a host in other letters than ASCII. The tables of `idna` load slowly and are seldom needed."""
    import idna

    try:
        return idna.encode(host[: LONGEST_HOST + 1], uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        fact = f"the host {quoted(host)} holds what no name of a host may hold (IDNA 2008), or is too long"
        raise ValueError(f"{fact}; {AS_SHOWN}, or write its form in ASCII: xn--…") from None


def _is_address(labels: list[str]) -> bool:
    return len(labels) == 4 and all(re.fullmatch(r"0|[1-9]\d{0,2}", each) and int(each) < 256 for each in labels)


def _literal(host: str) -> str:
    """An IPv6 address in brackets."""
    import ipaddress

    try:
        if host[-1] != "]" or "%" in host:
            raise ValueError
        ipaddress.IPv6Address(host[1:-1])
    except ValueError:
        raise ValueError(f"{quoted(host)} is not an IPv6 address; write it like [2001:db8::1]") from None
    return host


def _mail(rest: str, written: str) -> str:
    """What follows `mailto:`: addresses with commas between, and fields behind a question mark (RFC 6068)."""
    to, mark, fields = rest.partition("?")
    return ",".join(_mailbox(each, written) for each in to.split(",")) + mark + escaped(fields)


def _mailbox(address: str, written: str) -> str:
    name, at, host = address.strip(" ").rpartition("@")
    if not name or not host or not host.strip("."):
        raise ValueError(f"the URL {quoted(written)} holds no address; write it as mailto:name@example.org")
    return escaped(name) + at + host_part(host, written)


WAYS: dict[str, Callable[[str, str], str]] = {
    "http": _web,
    "https": _web,
    "mailto": _mail,
    "tel": call_part,
    "sms": text_part,
    "geo": place_part,
}
"""Scheme -> what makes the URI of all that follows its colon."""
