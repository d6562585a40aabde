"""The target of a link as written -> its URL, or why it cannot be linked to."""

from poster.model.uri import SCHEMES, uri_of
from poster.problems import quoted
from poster.read.source import is_refused

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""What a backslash may stand before. Source: CommonMark 0.31, section 2.4."""

REFUSED = ("javascript:", "data:", "file:", "vbscript:", "ftp:", "intent:")
"""Schemes that are refused by name even where they could be meant as text."""

URL_PATTERN = "^(https?://|mailto:|tel:|sms:|geo:)"
"""What a URL looks like to an editor."""

UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060"
"""Characters that nobody sees and nobody types in an address: they come in with what is copied. RFC 3987, 4.1."""

DEEPEST_PARENTHESES = 32
"""Parentheses nested in a URL. Source: CommonMark 0.31, which asks for at least three."""


def target_of(text: str, at: int) -> tuple[str, int, int] | None:
    """The URL in parentheses that begins at `at`, its start, and the index behind; None where it is no target."""
    if text[at : at + 1] != "(":
        return None
    start = at + 1
    if text[start : start + 1] == "<":
        end = start + 1
        while end < len(text) and text[end] not in "<>\n":
            end += 1
        closed = text[end : end + 2] == ">)"
        return (text[start + 1 : end], start + 1, end + 2) if closed else None
    depth = 0
    end = start
    while end < len(text) and not text[end].isspace():
        if text[end] == "(":
            depth += 1
            if depth > DEEPEST_PARENTHESES:
                return None
        elif text[end] == ")":
            if depth == 0:
                return text[start:end], start, end + 1
            depth -= 1
        end += 2 if text[end] == "\\" else 1
    return None


def unescaped(url: str) -> str:
    """A URL without its backslash escapes and entities."""
    if "\\" in url:
        parts = url.split("\\")
        url = parts[0] + "".join(part if part[:1] in PUNCTUATION and part else "\\" + part for part in parts[1:])
    if "&" in url and ";" in url:
        url = entity_text(url)
    return url


def entity_text(text: str) -> str:
    """The text with HTML entities replaced by their characters."""
    import html  # 2,231 names: loaded only where a text holds an entity

    return html.unescape(text)


def url_fault(url: str) -> tuple[str, str] | None:
    """Fact and way out where a URL cannot be linked to; None where it can."""
    if not url.strip():
        return "the URL is empty", f"write a URL that begins with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"
    if any(is_refused(character) or (character.isspace() and character != " ") for character in url):
        return (
            f"the URL {quoted(url)} holds a space or control character",
            "write it in one piece, with %20 for a space",
        )
    unseen = next((character for character in url if character in UNSEEN), "")
    if unseen:
        escape = "".join(f"%{byte:02X}" for byte in unseen.encode("utf-8"))
        fact = f"the URL {quoted(url)} holds an invisible character (U+{ord(unseen):04X})"
        return fact, f"take it out, or write {escape} where it is meant"
    try:
        uri_of(url)
    except ValueError as fault:
        fact, _, hint = str(fault).rpartition("; ")
        return fact, hint
    return None


def spaced(url: str) -> tuple[str, str] | None:
    """Fact and way out where spaces of a URL become escapes, which may not be meant: a line that was cut in two."""
    if " " not in url or url.lower().startswith(("tel:", "sms:")):
        return None
    fact = f"the URL {quoted(url)} holds a space, which a link and a code carry as %20"
    return fact, "write %20 if it is meant, else take it out"


def url(text: str) -> str:
    """A URL that may be linked to; ValueError where it may not."""
    fault = url_fault(text.strip())
    if fault:
        raise ValueError("; ".join(fault))
    return text.strip()
