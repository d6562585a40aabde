"""A part of a URL -> the same with what no URI holds as the escapes of its UTF-8: RFC 3986, 2.1, and 3987, 3.1."""

import re

FOREIGN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^%A-Za-z0-9._~!$&'()*+,;=:@/?-]")
"""What stands for itself in no path, query or fragment (RFC 3986, 3.3 to 3.5); a `%` that begins no escape too."""


def escaped(text: str, foreign: re.Pattern[str] = FOREIGN) -> str:
    """The text with all that matches `foreign` in escapes. What is an escape already stays as it is."""
    return foreign.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8")), text)
