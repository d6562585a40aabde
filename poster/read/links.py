"""The target of a link as written -> its URL, or why it cannot be linked to."""

from poster.read.source import is_refused
from poster.read.suggest import quoted

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""What a backslash may stand before. Source: CommonMark 0.31, section 2.4."""

SCHEMES = ("http://", "https://", "mailto:")
REFUSED = ("javascript:", "data:", "file:", "vbscript:", "ftp:", "tel:")
"""Schemes that are refused by name even where they could be meant as text."""

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
    allowed = "write a URL that begins with http://, https:// or mailto:"
    if not url.strip():
        return "the URL is empty", allowed
    if any(is_refused(character) or character.isspace() for character in url):
        return (
            f"the URL {quoted(url)} holds a space or control character",
            "write it in one piece, with %20 for a space",
        )
    lower = url.lower()
    if not lower.startswith(SCHEMES):
        return f"the URL {quoted(url)} cannot be linked to", allowed
    rest = url.split(":", 1)[1].lstrip("/")
    host = rest.split("/")[0].split("?")[0].split("#")[0]
    if not host.strip(".:@"):
        return f"the URL {quoted(url)} names no host", "write it as http://example.org/page"
    if lower.startswith("mailto:") and not 0 < rest.find("@") < len(rest) - 1:
        return f"the URL {quoted(url)} holds no address", "write it as mailto:name@example.org"
    return None


def url(text: str) -> str:
    """A URL that may be linked to; ValueError where it may not."""
    fault = url_fault(text.strip())
    if fault:
        raise ValueError("; ".join(fault))
    return text.strip()
