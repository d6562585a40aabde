"""The logo of one of those behind a work."""

from typing import NamedTuple

from poster.problems import Place


class Logo(NamedTuple):
    """A logo: a picture, what it shows, and where it leads."""

    file: str
    """The picture, from the folder of the content file."""
    alt: str
    """What it shows, in words; empty for decoration."""
    url: str
    """Empty where it leads nowhere."""
    place: Place
    """Of the file's name."""
