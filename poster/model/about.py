"""What a work says of itself to machines: catalogues, archives and the properties of a PDF. Nothing of it is set."""

from typing import NamedTuple


class Event(NamedTuple):
    """Where and when the work is shown."""

    name: str
    acronym: str = ""
    start: str = ""
    """First day: `2026-05-04`, or a year alone; empty where it is not said."""
    end: str = ""
    """Last day, likewise."""
    place: str = ""
    url: str = ""


class Grant(NamedTuple):
    """Who paid, and for what."""

    funder: str
    award: str = ""
    """Number of the grant."""
    title: str = ""
    url: str = ""


class About(NamedTuple):
    """All that is said."""

    keywords: tuple[str, ...] = ()
    abstract: str = ""
    """Paragraphs with a blank line between."""
    license: str = ""
    """An SPDX identifier, or the URL or the name of a license."""
    doi: str = ""
    """`10.5281/zenodo.1`, without what stands before it in a link."""
    publisher: str = ""
    """Who keeps or publishes it."""
    year: str = ""
    """In which it is made public; empty where it is not said."""
    event: Event | None = None
    grants: tuple[Grant, ...] = ()

    @property
    def rights(self) -> str:
        """The license in words."""
        return LICENSES.get(self.license, (self.license, ""))[0]

    @property
    def rights_url(self) -> str:
        """Where the license can be read; empty where that is not known."""
        known = LICENSES.get(self.license, ("", self.license if self.license.startswith("http") else ""))
        return known[1]


def _creative(code: str, words: str) -> tuple[str, tuple[str, str]]:
    name, url = f"Creative Commons {words} 4.0 International", "https://creativecommons.org/licenses/"
    return f"CC-{code.upper()}-4.0", (name, f"{url}{code}/4.0/")


LICENSES: dict[str, tuple[str, str]] = dict((
    _creative("by", "Attribution"),
    _creative("by-sa", "Attribution-ShareAlike"),
    _creative("by-nc", "Attribution-NonCommercial"),
    _creative("by-nd", "Attribution-NoDerivatives"),
    _creative("by-nc-sa", "Attribution-NonCommercial-ShareAlike"),
    _creative("by-nc-nd", "Attribution-NonCommercial-NoDerivatives"),
    ("CC0-1.0", ("Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/")),
    ("MIT", ("MIT License", "https://opensource.org/license/mit")),
    ("Apache-2.0", ("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0")),
))  # fmt: skip
"""SPDX identifier -> name and URL, of the licenses that posters have."""
