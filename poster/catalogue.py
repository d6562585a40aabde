"""Content -> records for machines: `poster.json` as posters.science has it, and the metadata of a deposit at Zenodo.

Nothing is guessed: what a record must have and the content does not say is an error.
Sources: schema v0.2 of github.com/fairdataihub/poster-json-schema and its crosswalk to Zenodo; developers.zenodo.org.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from poster.model.about import LICENSES, About
from poster.model.content import Author, CodeBlock, Content, Equation, Heading, Section, Text
from poster.problems import Place, Problem, error

SCHEMA = "https://posters.science/schema/v0.2/poster_schema.json"
PUBLISHERS = {"10.5281/zenodo.": "Zenodo", "10.6084/m9.figshare.": "figshare", "10.17605/OSF.IO/": "OSF"}
"""Beginning of a DOI -> who gave it, of those who keep posters."""
ORCID = {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"}
THREE_LETTERS = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav",
    "mn": "mon", "nb": "nob", "nl": "nld", "nn": "nno", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus",
    "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie",
    "zh": "zho",
}  # fmt: skip
"""ISO 639-1 -> 639-3, which Zenodo asks for."""

Json = dict[str, Any]


class Missing(NamedTuple):
    """What a record needs."""

    key: str
    wants: str
    is_there: bool


def records(content: Content) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Name -> file of each record; or what the content does not say that they need."""
    problems = tuple(_missing(content))
    if problems:
        return {}, problems
    files = {"poster.json": _poster(content), "zenodo.json": {"metadata": _deposit(content)}}
    return {name: _written(said) for name, said in files.items()}, ()


def _written(said: Json) -> bytes:
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _missing(content: Content) -> Iterator[Problem]:
    about = content.about
    event = about.event
    wanted = (
        Missing("authors", "authors: [{name: {given: …, family: …}}]", bool(content.authors)),
        Missing("keywords", "keywords: [one, another]", bool(about.keywords)),
        Missing("abstract", "abstract: some sentences", bool(about.abstract)),
        Missing("event", "event: {name: …, start: 2026-05-04}", bool(event)),
        Missing("event", "a 'start' in the event: 2026-05-04", not event or bool(event.start)),
        Missing("year", "year: 2026", bool(_year(content.about))),
        Missing("publisher", "publisher: Zenodo", bool(_publisher(content.about))),
    )
    for key, wants, is_there in wanted:
        if not is_there and (key != "year" or event):
            place = content.places.get(key, Place(content.file, 1, 1))
            fact = f"a record for machines needs {'more of the' if key in content.places else 'the'} '{key}'"
            yield error(place, fact, f"write {wants}, or build without --record")


def _year(about: About) -> str:
    return about.year or (about.event.start[:4] if about.event else "")


def _publisher(about: About) -> str:
    given = (name for start, name in PUBLISHERS.items() if about.doi.casefold().startswith(start.casefold()))
    return about.publisher or next(given, "")


def _poster(content: Content) -> Json:
    about, event = content.about, content.about.event
    assert event, "what is missing was told"
    titles: list[Json] = [{"title": content.title.plain}]
    if content.subtitle:
        titles.append({"title": content.subtitle.plain, "titleType": "Subtitle"})
    sections = [made for section in content.sections for made in [_section(section)] if made]
    return _said(
        {
            "$schema": SCHEMA,
            "identifiers": [{"identifier": about.doi, "identifierType": "DOI"}] if about.doi else [],
            "creators": [_creator(author, content) for author in content.authors],
            "titles": titles,
            "publisher": {"name": _publisher(about)},
            "publicationYear": int(_year(about)),
            "subjects": [{"subject": word} for word in about.keywords],
            "dates": [{"date": _days(about), "dateType": "Presented", "dateInformation": event.name}],
            "language": content.lang.partition("-")[0].lower(),
            "types": {"resourceType": "Conference poster", "resourceTypeGeneral": "Poster"},
            "relatedIdentifiers": _once([
                {"relatedIdentifier": each.url, "relatedIdentifierType": "URL", "relationType": "References"}
                for each in content.resources
                if each.url.startswith("http")
            ]),
            "formats": ["application/pdf"],
            "rightsList": [_rights(about)] if about.license else [],
            "descriptions": [{"description": about.abstract, "descriptionType": "Abstract"}],
            "fundingReferences": _once([
                _said({"funderName": each.funder, "awardNumber": each.award, "awardTitle": each.title,
                       "awardUri": each.url})
                for each in about.grants
            ]),
            "conference": _said({
                "conferenceName": event.name,
                "conferenceAcronym": event.acronym,
                "conferenceLocation": event.place,
                "conferenceUri": event.url,
                "conferenceStartDate": event.start,
                "conferenceEndDate": event.end,
                "conferenceYear": int(event.start[:4]),
            }),
            "content": {"sections": sections} if sections else {},
        }
    )  # fmt: skip


def _said(record: Json) -> Json:
    """A record without what is empty."""
    return {key: value for key, value in record.items() if value not in ("", [], {})}


def _once(entries: list[Json]) -> list[Json]:
    """Entries, each once."""
    return [entry for number, entry in enumerate(entries) if entry not in entries[:number]]


def _creator(author: Author, content: Content) -> Json:
    orcid = f"https://orcid.org/{author.orcid}"
    return _said(
        {
            "name": _name(author),
            "givenName": author.given,
            "familyName": author.family,
            "nameType": "Personal" if author.family or author.orcid else "",
            "nameIdentifiers": [{"nameIdentifier": orcid, **ORCID}] if author.orcid else [],
            "affiliation": [content.affiliations[number].text.plain for number in author.affiliations],
        }
    )


def _name(author: Author) -> str:
    """Family name, given names; as it is printed where nobody says which is which."""
    parted = f"{author.family}, {author.given}" if author.family and author.given else author.family
    return parted or author.name.plain


def _days(about: About) -> str:
    event = about.event
    assert event, "what is missing was told"
    return f"{event.start}/{event.end}" if event.end and event.end != event.start else event.start


def _rights(about: About) -> Json:
    spdx = {"rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"}
    known = {"rightsIdentifier": about.license, **spdx} if about.license in LICENSES else {}
    return _said({"rights": about.rights, "rightsUri": about.rights_url, **known})


def _section(section: Section) -> Json:
    said = "\n".join(_lines(section.blocks))
    return _said({"sectionTitle": section.title.plain if section.title else "", "sectionContent": said})


def _lines(value: object) -> Iterator[str]:
    """The words of blocks, whatever they hold: a line a paragraph, item, heading, cell or caption."""
    if isinstance(value, Text):
        yield from filter(None, (value.plain.strip(),))
    elif isinstance(value, CodeBlock):
        yield from value.lines
    elif isinstance(value, Equation | Heading):
        yield value.text.plain
    elif isinstance(value, tuple):
        for part in value:
            yield from _lines(part)


def _deposit(content: Content) -> Json:
    """What the deposit API of Zenodo takes."""
    about, event = content.about, content.about.event
    assert event, "what is missing was told"
    paragraphs = about.abstract.split("\n\n")
    grants = "; ".join(", ".join(filter(None, (each.funder, each.award, each.title))) for each in about.grants)
    return _said(
        {
            "title": content.title.plain,
            "upload_type": "poster",
            "publication_date": about.year or event.start,
            "description": "".join(f"<p>{_escaped(each)}</p>" for each in paragraphs),
            "creators": [
                _said({
                    "name": _name(author),
                    "affiliation": "; ".join(content.affiliations[at].text.plain for at in author.affiliations),
                    "orcid": author.orcid,
                })
                for author in content.authors
            ],
            "keywords": list(about.keywords),
            "access_right": "open" if about.license else "",
            "license": about.license.lower() if about.license in LICENSES else "",
            "doi": about.doi,
            "language": THREE_LETTERS.get(content.lang.partition("-")[0].lower(), ""),
            "conference_title": event.name,
            "conference_acronym": event.acronym,
            "conference_dates": _days(about).replace("/", " - "),
            "conference_place": event.place,
            "conference_url": event.url,
            "notes": _escaped(f"Funding: {grants}") if grants else "",
            "related_identifiers": _once([
                {"identifier": each.url, "relation": "references", "scheme": "url"}
                for each in content.resources
                if each.url.startswith("http")
            ]),
        }
    )  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
