"""A URL as written -> how it is printed: what a reader types, or only the host where a label says what it is.

The code and the link keep all of it; this is what stands on the paper.
"""

import re

LONGEST = 40
"""Characters up to which an address is printed whole: more than that nobody types from a wall or a sheet of paper."""
CUT = "…"
"""What stands for the rest of a long one."""
FRONT = re.compile(r"https?://(?:www\.(?=[^/?#]*\.[^/?#]))?", re.IGNORECASE)
"""What browsers add themselves; `www.` stays where a name of one part would be left."""
ENDS = re.compile(r"[/?#]")


def short(url: str) -> str:
    """A URL without scheme, `www.` and a slash at its end; other schemes than that of the web stay as they are."""
    front = FRONT.match(url)
    if front is None:
        return url
    rest = url[front.end() :]
    # It says nothing in a path, and may say something in a query.
    return rest[:-1] if rest.endswith("/") and not set(rest) & {"?", "#"} else rest


def printed(url: str, label: str) -> tuple[str, str]:
    """What is printed of a URL beside its label, and what stands for the rest of it: nothing, or `…`.

    A long one is cut to its host, unless its label is no more than the address itself.
    """
    address = short(url)
    if len(address) <= LONGEST or not FRONT.match(url) or names(label, url):
        return address, ""
    end = ENDS.search(address)
    return (address[: end.start()] + "/", CUT) if end else (address, "")


def names(label: str, url: str) -> bool:
    """Whether a label says no more than the URL it stands over."""
    words = short(label.strip()).casefold()
    return not words or ("." in words and short(url).casefold().startswith(words))
