"""The `logos` of a content file -> logos, or what is wrong with them."""

from poster.model.logo import Logo
from poster.problems import Problem, error
from poster.read.fields import Field, Found, Record, Scalar
from poster.read.links import URL_PATTERN, url
from poster.read.suggest import quoted

DECORATION = "decoration"
"""What is written in place of words for a picture that says nothing."""

MOST = 100
"""Logos of a poster; forty partners of a large project stand in three rows."""


def picture_file(text: str) -> str:
    """The path of a picture, as written; ValueError where it is none."""
    if not text.strip() or len(text) > 1000 or "\n" in text:
        raise ValueError(f"{quoted(text)} is not the path of a picture; write one such as figures/logo.svg")
    return text.strip()


def alternative(text: str) -> str:
    """What a picture shows, in words on one line; empty for decoration."""
    words = " ".join(text.split())
    if len(words) > 2000:
        raise ValueError(f"{quoted(text)} is longer than 2,000 characters; say it shorter")
    return "" if words == DECORATION else words


FILE = Scalar("the path of a picture", picture_file)
ALT = Scalar("what it shows in words, or decoration", alternative)

LOGO = Record("a logo", (
    Field("file", FILE, "The picture, from the folder of the content file: PNG, JPEG, TIFF, WebP, SVG or PDF.",
          required=True),
    Field("alt", ALT, "Whose logo it is, in words; or decoration."),
    Field("url", Scalar("a URL", url, URL_PATTERN), "Where it leads."),
))  # fmt: skip


def read_logos(entries: tuple[Found, ...], problems: list[Problem]) -> tuple[Logo, ...]:
    """The logos of checked entries; those without words are problems."""
    logos = []
    for entry in entries[:MOST]:
        file, alt, target = (entry.value.get(key) for key in ("file", "alt", "url"))
        if alt is None:
            hint = "add 'alt:' and say whose logo it is, or 'alt: decoration'"
            problems.append(error(entry.place, "a logo needs words for those who do not see it", hint))
        elif not alt.value and target:
            fact = "a logo that leads somewhere is no decoration"
            problems.append(error(alt.place, fact, "say in words whose it is, or take its 'url' out"))
        elif file is not None:
            logos.append(Logo(file.value, alt.value, target.value if target else "", file.place))
    if len(entries) > MOST:
        fact = f"there are {len(entries)} logos; at most {MOST} are shown"
        problems.append(error(entries[MOST].place, fact, "take some out"))
    return tuple(logos)
