"""A URL -> how it is printed where space is dear, and whether two of them are the same."""

from poster.model.uri import uri_of


def plain_address(url: str) -> str:
    """A URL without what readers leave out when they type it: the scheme, `www.` and a slash at the end."""
    scheme, _, rest = url.partition(":")
    if scheme.lower() in ("http", "https"):
        rest = rest.removeprefix("//")
        rest = rest[4:] if rest[:4].lower() == "www." else rest
        return rest.removesuffix("/") if rest.count("/") == 1 or "?" not in rest else rest
    return rest.partition("?")[0]


def key_of(url: str) -> str:
    """What is equal for two URLs that are one and the same to a reader: scheme and host in small letters."""
    try:
        uri = uri_of(url)
    except ValueError:
        return url
    scheme, colon, rest = uri.partition(":")
    if not rest.startswith("//"):
        return f"{scheme.lower()}{colon}{rest}"
    end = min((at for at in (rest.find(sign, 2) for sign in "/?#") if at >= 0), default=len(rest))
    return f"{scheme.lower()}{colon}{rest[:end].lower()}{rest[end:]}".removesuffix("/")


def says_address(words: str, url: str) -> bool:
    """Whether the words of a link are its address already."""
    said, plain = words.strip().lower(), plain_address(url).lower()
    return said.removesuffix("/") in [each.lower().removesuffix("/") for each in (url, plain, f"www.{plain}")]
