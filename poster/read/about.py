"""The checked values of `keywords`, `abstract`, `license`, `event` … -> what a work says of itself to machines."""

import re
from collections.abc import Mapping

from poster.model.about import LICENSES, About, Event, Grant
from poster.model.content import Run, Text
from poster.problems import Problem, warning
from poster.read.fields import Either, Field, Found, Many, Record, Scalar, Words
from poster.read.links import url_fault
from poster.read.people import NAME
from poster.read.source import is_blank
from poster.read.suggest import did_you_mean, quoted

Values = Mapping[str, Found]

LONGEST_ABSTRACT = 20_000
"""Characters; the longest that archives take are a tenth of it."""
DOI = r"10\.\d{4,9}/\S+"


def doi(text: str) -> str:
    """A DOI without what stands before it in a link; ValueError where it is none."""
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(DOI, bare) or len(bare) > 300:
        raise ValueError(f"{quoted(text)} is not a DOI; write it like 10.5281/zenodo.1234567")
    return bare


def day(text: str) -> str:
    """A day, `2026-05-04`, a month or a year; ValueError where it is none."""
    from datetime import date

    written = text.strip()
    parts = written.split("-")
    try:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", written):
            raise ValueError
        date(*(int(part) for part in (*parts, "01", "01")[:3]))
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a day; write it like 2026-05-04") from None
    return written


def year(text: str) -> str:
    """A year; ValueError where it is none."""
    if not re.fullmatch(r"[12]\d{3}", text.strip()):
        raise ValueError(f"{quoted(text)} is not a year; write it like 2026")
    return text.strip()


def address(text: str) -> str:
    """A link to a page; ValueError where it leads nowhere."""
    fault = url_fault(text.strip())
    if fault or not re.match("https?://", text.strip()):
        raise ValueError("; ".join(fault) if fault else f"{quoted(text)} is no page; write its URL, with https://")
    return text.strip()


def license_name(text: str) -> str:
    """A license: its SPDX identifier where it is a known one in whatever spelling, else what is written."""
    written = re.sub(r"\s+", " ", text).strip()
    known = {key.replace("-", "").casefold(): key for key in LICENSES}
    known |= {name.removesuffix("4.0"): key for name, key in known.items()}  # `CC BY`, as Quarto has it
    urls = {url.rstrip("/"): key for key, (_, url) in LICENSES.items()}
    found = known.get(re.sub(r"[\s-]", "", written).casefold()) or urls.get(written.rstrip("/"))
    if not written or len(written) > 300:
        raise ValueError(f"{quoted(text)} is no license; write its SPDX identifier, like CC-BY-4.0")
    return found or written


def abstract(text: str) -> str:
    """Paragraphs of plain text, each on one line; ValueError where there are too many characters."""
    if len(text) > LONGEST_ABSTRACT:
        raise ValueError(f"an abstract of {len(text):,} characters is too long; cut it to {LONGEST_ABSTRACT:,}")
    paragraphs = (re.sub(r"\s+", " ", each).strip() for each in re.split(r"\n\s*\n", text))
    return "\n\n".join(each for each in paragraphs if not is_blank(each))


DAY = Scalar("a day", day, r"^\d{4}(-\d\d(-\d\d)?)?$")
LINK = Scalar("a URL", address, "^https?://")
TEXTS = Words("Markdown: paragraphs with blank lines between them")

EVENT = Either(TEXTS, Record("an event", (
    Field("name", NAME, "Of the conference or the workshop: it is printed.", required=True),
    Field("acronym", NAME, "Its short name, for records."),
    Field("start", DAY, "Its first day, for records: 2026-05-04. What is printed stands under 'date'."),
    Field("end", DAY, "Its last day, for records."),
    Field("place", NAME, "City and country: it is printed behind the name."),
    Field("url", LINK, "Its page, for records."),
)))  # fmt: skip

FUNDING = Many("a list of those who paid", Either(TEXTS, Record("a grant", (
    Field("funder", NAME, "Who paid: it is printed.", required=True),
    Field("award", NAME, "Number of the grant: it is printed behind the funder."),
    Field("title", NAME, "Of the project, for records."),
    Field("url", LINK, "A page about it, for records."),
))), alone=True)  # fmt: skip

ABOUT = (
    Field("keywords", Many("a list of keywords", NAME, alone=True, most=100), "What it is about, for records."),
    Field("abstract", Scalar("an abstract", abstract), "What it is about in some sentences, for records: plain text."),
    Field("license", Scalar("a license", license_name), "Under which others may use it, by its SPDX identifier: "
          "CC-BY-4.0."),
    Field("doi", Scalar("a DOI", doi, DOI), "Of the poster itself: 10.5281/zenodo.1234567."),
    Field("publisher", NAME, "Who keeps or publishes it, for records: Zenodo."),
    Field("year", Scalar("a year", year, r"^[12]\d{3}$"), "In which it is made public, for records; that of the event "
          "where it is not written."),
)  # fmt: skip
"""Keys of a content file of which nothing is printed."""


def read_about(values: Values, problems: list[Problem]) -> About:
    """What a work says of itself; adds what is odd about it."""
    event = values["event"].value if "event" in values and isinstance(values["event"].value, dict) else None
    funding = values["funding"].value if "funding" in values else ()
    words = tuple(dict.fromkeys(each.value for each in values["keywords"].value)) if "keywords" in values else ()
    about = About(
        keywords=words,
        abstract=_plain(values, "abstract"),
        license=_plain(values, "license"),
        doi=_plain(values, "doi"),
        publisher=_plain(values, "publisher"),
        year=_plain(values, "year"),
        event=Event(**{key: found.value for key, found in event.items()}) if event and "name" in event else None,
        grants=tuple(
            Grant(**{key: found.value for key, found in each.value.items()})
            for each in funding
            if isinstance(each.value, dict) and "funder" in each.value
        ),
    )
    if about.license and about.license not in LICENSES and not about.license.startswith("http"):
        fact = f"{quoted(about.license)} is not the SPDX identifier of a license that is known here; it stays as it is"
        hint = did_you_mean(about.license, LICENSES, "write it like CC-BY-4.0, or the URL of the license")
        problems.append(warning(values["license"].place, fact, hint))
    if about.event and about.event.start and about.event.end and about.event.end < about.event.start and event:
        problems.append(warning(event["end"].place, "this event ends before it starts", "mend one of the two days"))
    return about


def _plain(values: Values, key: str) -> str:
    return str(values[key].value) if key in values else ""


def printed_event(event: Values) -> Text | None:
    """What is printed of an event: its name and where it is."""
    return _listed([event[key] for key in ("name", "place") if key in event])


def printed_grant(grant: Values) -> Text | None:
    """What is printed of a grant: who paid, and its number."""
    return _listed([grant[key] for key in ("funder", "award") if key in grant])


def _listed(parts: list[Found]) -> Text | None:
    runs = tuple(Run(part.value if i == 0 else ", " + part.value) for i, part in enumerate(parts))
    return Text(runs, tuple(part.place for part in parts)) if runs else None
