"""What a code holds that leads nowhere, a network or a contact -> the text by which phones know it."""

import re
from typing import Literal, NamedTuple

Security = Literal["WPA", "WEP", "none"]

SIGNS = {"WPA": "WPA", "WEP": "WEP", "none": "nopass"}
"""Security as a code says it."""

HEX = r"[0-9A-Fa-f]+"
"""A name of a network that phones may take for its bytes, unless it stands in quotes."""


class Network(NamedTuple):
    """A wireless network to join."""

    name: str
    """Its SSID, to the letter."""
    password: str
    """Empty for an open network."""
    security: Security
    hidden: bool
    """Whether it does not say that it is there."""

    @property
    def payload(self) -> str:
        """The text of a code: the form of ZXing, which the cameras of Android and iOS read."""
        name = f'"{self.name}"' if re.fullmatch(HEX, self.name) else _marked(self.name)
        password = f"P:{_marked(self.password)};" if self.password else ""
        hidden = "H:true;" if self.hidden else ""
        return f"WIFI:T:{SIGNS[self.security]};S:{name};{password}{hidden};"


class Contact(NamedTuple):
    """Whom to write to or call; empty for what is not said."""

    name: str
    organisation: str
    email: str
    phone: str
    """As written."""
    number: str
    """As a phone dials it."""
    url: str
    """As written."""
    uri: str

    @property
    def payload(self) -> str:
        """The text of a code: vCard 3.0 (RFC 2426), which more phones read than 4.0; lines are not folded."""
        lines = (
            ("N", f"{_value(self.name)};;;;"),
            ("FN", _value(self.name)),
            ("ORG", _value(self.organisation)),
            ("TEL", self.number),
            ("EMAIL", _value(self.email)),
            ("URL", self.uri),
        )
        said = "".join(f"{key}:{value}\r\n" for key, value in lines if value)
        return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{said}END:VCARD\r\n"


Held = Network | Contact


def _marked(text: str) -> str:
    r"""The text with a backslash before `\`, `;`, `,`, `"` and `:`."""
    return re.sub(r'([\\;,":])', r"\\\1", text)


def _value(text: str) -> str:
    r"""The text with a backslash before `\`, `;` and `,`: RFC 2426, 4."""
    return re.sub(r"([\\;,])", r"\\\1", text)
