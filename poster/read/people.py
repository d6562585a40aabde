"""The checked values of `authors` and `affiliations` -> Authors and Affiliations, each place of work once.

The keys are those of Quarto's normalized author schema; the short forms that people write are accepted.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from poster.model.content import Affiliation, Author, Run, Text
from poster.problems import Place, Problem, error, warning
from poster.read.fields import Either, Field, Found, Many, Record, Scalar
from poster.read.links import url_fault
from poster.read.source import is_blank
from poster.read.suggest import did_you_mean, either, quoted
from poster.read.values import flag

Values = Mapping[str, Found]

LONGEST_NAME = 300
"""Characters of a name or a place of work."""

CHECKS = "0123456789X"
"""Check characters of an ORCID iD by their value."""
ODD = frozenset(' @,;:<>()[]/?#%&"\\')
"""What an address holds, if at all, only in quotes, and what would change the meaning of a mailto link."""


def plain(text: str) -> str:
    """Words on one line; ValueError where there are none, or too many."""
    words = re.sub("[ \t\r\n]+", " ", text).strip(" ")  # a wide space between two names stays as it is
    if is_blank(words) or len(words) > LONGEST_NAME:
        raise ValueError(f"{quoted(text)} is no name; write up to {LONGEST_NAME} characters")
    return words


def orcid(text: str) -> str:
    """An ORCID iD in its four groups, alone or as a URL; ValueError where its check character is wrong."""
    written = text.strip().removesuffix("/").rpartition("/")[2].upper()
    figures = written.replace("-", "")
    example = "copy it from your record: 0000-0002-1825-0097"
    is_one = len(figures) == 16 and figures.isascii() and figures[:15].isdigit() and figures[15] in CHECKS
    if not is_one:
        raise ValueError(f"{quoted(text)} is not an ORCID iD; {example}")
    total = 0
    for figure in figures[:15]:
        total = (total + int(figure)) * 2
    if CHECKS[(12 - total % 11) % 11] != figures[15]:  # ISO/IEC 7064, MOD 11-2
        raise ValueError(f"{quoted(text)} is not an ORCID iD: its last character does not match the others; {example}")
    return "-".join(figures[i : i + 4] for i in range(0, 16, 4))


def email(text: str) -> str:
    """An email address; ValueError where it is none."""
    address = text.strip().removeprefix("mailto:")
    before, _, host = address.partition("@")
    is_one = before and "." in host.strip(".") and not ODD & set(before + host) and not url_fault(f"mailto:{address}")
    if not is_one:
        raise ValueError(f"{quoted(text)} is not an email address; write it like name@example.org")
    return address


NAME = Scalar("a name", plain)
FLAG = Scalar("yes or no", flag, names=("yes", "no"))

PLACE = (
    Field("id", NAME, "The name by which authors refer to it."),
    Field("name", NAME, "Of the institution."),
    Field("department", NAME, "Within the institution."),
    Field("city", NAME, "Where it is."),
    Field("country", NAME, "Where it is."),
)
AFFILIATION = Record("an affiliation", PLACE)
OWN = Record("an affiliation of an author", (Field("ref", NAME, "The id of one under 'affiliations'."), *PLACE))
OWN_MANY = Many("a list of affiliations", Either(Scalar("an id or a name", plain), OWN), alone=True)

PARTS = Record("a name", (
    Field("given", NAME, "Given names."),
    Field("family", NAME, "Family name."),
    Field("literal", NAME, "The name as it is printed."),
))  # fmt: skip

MARKS = (
    Field("corresponding", FLAG, "Whether to write to this author about the work: marked *."),
    Field("equal-contributor", FLAG, "Whether the contribution is equal to others': marked †."),
)
AUTHOR = Record("an author", (
    Field("name", Either(NAME, PARTS), "As it is printed.", required=True),
    Field("affiliations", OWN_MANY, "Where the author works: {ref: ID}, an id, a name, or {name: NAME}."),
    Field("affiliation", OWN_MANY, "The same."),
    Field("orcid", Scalar("an ORCID iD", orcid), "0000-0002-1825-0097, with or without https://orcid.org/."),
    Field("email", Scalar("an email address", email), "Printed for corresponding authors, a link for others."),
    *MARKS,
    Field("attributes", Record("attributes", MARKS), "The same two marks, as Quarto writes them."),
))  # fmt: skip

AUTHORS = Many("a list of authors", Either(NAME, AUTHOR), alone=True)
AFFILIATIONS = Many("a list of affiliations", Either(NAME, AFFILIATION), alone=True)


class People(NamedTuple):
    """All who made the work, and where they work."""

    authors: tuple[Author, ...]
    affiliations: tuple[Affiliation, ...]


def read_people(authors: tuple[Found, ...], affiliations: tuple[Found, ...], problems: list[Problem]) -> People:
    """Authors and affiliations; adds what is wrong with what they refer to."""
    return _Register(affiliations, problems).people(authors)


class _Register:
    """The affiliations of a file, found by id and by name."""

    def __init__(self, listed: tuple[Found, ...], problems: list[Problem]) -> None:
        self.problems = problems
        self.by_id: dict[str, Affiliation] = {}
        self.by_name: dict[str, Affiliation] = {}
        self.listed = [made for found in listed if (made := self._add(found)) is not None]
        self.used: dict[str, Affiliation] = {}
        self.numbers: dict[str, int] = {}

    def people(self, authors: tuple[Found, ...]) -> People:
        for found in authors:
            for own in _own(found):
                if isinstance(own.value, dict) and "id" in own.value and "ref" not in own.value:
                    self._add(own)
        made = tuple(self._author(found) for found in authors)
        self._tell_unprinted([
            (author, found.value["email"].place)
            for author, found in zip(made, authors, strict=True)
            if author.email and not author.corresponding
        ])  # fmt: skip
        idle = {_key(each.text): each for each in self.listed if _key(each.text) not in self.used}
        if self.used:
            for each in idle.values():
                fact = f"no author belongs to {quoted(each.text.plain)}; it is not printed"
                self.problems.append(warning(each.place, fact, "let an author refer to it, or take it out"))
        return People(made, tuple(self.used.values()) if self.used else tuple(idle.values()))

    def _tell_unprinted(self, addressed: list[tuple[Author, Place]]) -> None:
        """Addresses that stand behind a name as a link, which paper does not have: one warning for all of them."""
        if not addressed:
            return
        author, place = addressed[0]
        whose = quoted(author.name.plain)
        if len(addressed) > 1:
            count = len(addressed) - 1
            whose += f" and {count} {'other' if count == 1 else 'others'}"
        is_one = len(addressed) == 1
        fact = f"the {'email' if is_one else 'emails'} of {whose} {'is' if is_one else 'are'} not printed, only linked"
        self.problems.append(warning(place, fact, "'corresponding: yes' prints it; or take it out"))

    def _add(self, found: Found) -> Affiliation | None:
        made = _affiliation(found)
        if not made.text.runs:
            self.problems.append(error(found.place, "an affiliation needs a 'name'", "add 'name: …'"))
            return None
        if made.id:
            first = self.by_id.setdefault(made.id, made)
            if first != made:
                fact = f"id {quoted(made.id)} is taken: the first is in line {first.place.line}"
                self.problems.append(error(found.value["id"].place, fact, "give each its own"))
        self.by_name.setdefault(_name(found).casefold(), made)
        return made

    def _author(self, found: Found) -> Author:
        said: Values = found.value if isinstance(found.value, dict) else {"name": found}
        marks: Values = said["attributes"].value if "attributes" in said else {}

        def marked(key: str) -> bool:
            return any(values[key].value for values in (said, marks) if key in values)

        numbers = [number for own in _own(found) if (number := self._number(own)) is not None]
        return Author(
            name=_printed(said["name"]) if "name" in said else Text((), ()),
            affiliations=tuple(dict.fromkeys(numbers)),
            orcid=said["orcid"].value if "orcid" in said else "",
            email=said["email"].value if "email" in said else "",
            corresponding=marked("corresponding"),
            equal=marked("equal-contributor"),
            place=found.place,
            given=_part(said, "given"),
            family=_part(said, "family"),
        )

    def _number(self, own: Found) -> int | None:
        """Position of an affiliation among those used; None where it refers to nothing."""
        made = self._meant(own)
        if made is None or not made.text.runs:
            return None
        key = _key(made.text)
        self.used.setdefault(key, made)
        return self.numbers.setdefault(key, len(self.numbers))

    def _meant(self, own: Found) -> Affiliation | None:
        if isinstance(own.value, str):
            known = self.by_id.get(own.value) or self.by_name.get(own.value.casefold())
            is_slip = known is None and " " not in own.value and did_you_mean(own.value, self.by_id)
            return self._referred(own) if is_slip else known or _affiliation(own)
        if "ref" in own.value:
            return self._referred(own.value["ref"])
        made = _affiliation(own)
        if not made.text.runs:
            self.problems.append(error(own.place, "an affiliation needs a 'name' or a 'ref'", "add 'ref: …'"))
        return made

    def _referred(self, ref: Found) -> Affiliation | None:
        """The affiliation with an id; what is no id is reported."""
        if ref.value not in self.by_id:
            fact = f"there is no affiliation with the id {quoted(ref.value)}"
            known = f"there are: {either(self.by_id, 'and')}" if self.by_id else "list it under 'affiliations:'"
            self.problems.append(error(ref.place, fact, did_you_mean(ref.value, self.by_id, known)))
        return self.by_id.get(ref.value)


def _own(author: Found) -> tuple[Found, ...]:
    """The affiliations of an author as written."""
    if not isinstance(author.value, dict):
        return ()
    return tuple(
        own for key in ("affiliations", "affiliation") if key in author.value for own in author.value[key].value
    )


def _affiliation(found: Found) -> Affiliation:
    if isinstance(found.value, str):
        return Affiliation("", Text((Run(found.value),), (found.place,)), found.place)
    parts = [found.value[key] for key in ("department", "name", "city", "country") if key in found.value]
    name = found.value["id"].value if "id" in found.value else ""
    return Affiliation(name, _listed(parts, ", "), found.place)


def _name(found: Found) -> str:
    said = found.value
    return str(said) if isinstance(said, str) else str(said["name"].value) if "name" in said else ""


def _listed(parts: list[Found], between: str) -> Text:
    runs = tuple(Run(part.value if i == 0 else between + part.value) for i, part in enumerate(parts))
    return Text(runs, tuple(part.place for part in parts))


def _part(author: Values, key: str) -> str:
    """A part of a name that is written in parts."""
    parts = author["name"].value if "name" in author else ""
    return str(parts[key].value) if isinstance(parts, dict) and key in parts else ""


def _printed(name: Found) -> Text:
    if isinstance(name.value, str):
        return Text((Run(name.value),), (name.place,))
    keys = ("literal",) if "literal" in name.value else ("given", "family")
    return _listed([name.value[key] for key in keys if key in name.value], " ")


def _key(text: Text) -> str:
    """What two affiliations have in common that are the same."""
    return text.plain.casefold()
