"""Records for machines: valid against the schema of posters.science, and nothing guessed."""

import json
from pathlib import Path

import jsonschema
import pytest

import poster
from poster.catalogue import records
from poster.cli import main

SCHEMA = Path(__file__).with_name("poster-json") / "poster_schema-v0.2.json"
WHOLE = """\
title: A *full* page
subtitle: And how
lang: de-AT
authors:
  - {name: {given: Ada, family: Berg}, orcid: 0000-0002-1825-0097, affiliations: [University of the North]}
  - Bob Noyce
keywords: [typesetting, posters]
abstract: |
  We fill
  pages & more.

  Always.
license: cc by
doi: https://doi.org/10.5281/zenodo.1234567
event: {name: Meeting, acronym: AM26, start: 2026-05-04, end: 2026-05-06, place: "Oslo, Norway", url: https://example.org}
funding:
  - {funder: Research Council, award: "123", title: Pages}
  - The *town*.
sections:
  - title: One
    text: |
      Some words.

      - An item
  - text: Without a heading.
resources:
  - {title: Site, url: https://example.org/x}
  - {title: Mail, url: "mailto:a@example.org"}
"""


def written(text: str, folder: Path) -> Path:
    path = folder / "c.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_record_is_valid_and_says_what_the_content_says(tmp_path: Path) -> None:
    files, problems = records(poster.load(written(WHOLE, tmp_path)))
    assert () == problems
    record = json.loads(files["poster.json"])
    jsonschema.validate(record, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert ["Berg, Ada", "Bob Noyce"] == [each["name"] for each in record["creators"]]
    assert [{"title": "A full page"}, {"title": "And how", "titleType": "Subtitle"}] == record["titles"]
    assert (2026, "Zenodo", "de") == (record["publicationYear"], record["publisher"]["name"], record["language"])
    assert "CC-BY-4.0" == record["rightsList"][0]["rightsIdentifier"]
    sections = record["content"]["sections"]
    assert [{"sectionTitle": "One", "sectionContent": "Some words.\nAn item"}, "Without a heading."] == [
        sections[0],
        sections[1]["sectionContent"],
    ]
    assert ["https://example.org/x"] == [each["relatedIdentifier"] for each in record["relatedIdentifiers"]]
    assert [{"funderName": "Research Council", "awardNumber": "123", "awardTitle": "Pages"}] == record[
        "fundingReferences"
    ]


def test_formulas_and_what_stands_in_boxes_are_among_the_words(tmp_path: Path) -> None:
    text = WHOLE.replace(
        "      - An item\n", "      $$ a = b $$\n\n      ::: {.callout-note}\n      Boxed.\n      :::\n"
    )
    files, _ = records(poster.load(written(text, tmp_path)))
    said = json.loads(files["poster.json"])["content"]["sections"][0]["sectionContent"]
    assert ["Some words.", "a = b", "Boxed."] == said.split("\n")


def test_a_deposit_has_the_words_of_zenodo(tmp_path: Path) -> None:
    files, _ = records(poster.load(written(WHOLE, tmp_path)))
    said = json.loads(files["zenodo.json"])["metadata"]
    assert "<p>We fill pages &amp; more.</p><p>Always.</p>" == said["description"]
    assert ("poster", "deu", "cc-by-4.0", "2026-05-04 - 2026-05-06") == (
        said["upload_type"], said["language"], said["license"], said["conference_dates"],
    )  # fmt: skip
    assert {"name": "Berg, Ada", "affiliation": "University of the North", "orcid": "0000-0002-1825-0097"} == said[
        "creators"
    ][0]


KEYS = ("authors", "keywords", "abstract", "event", "doi")


@pytest.mark.parametrize("key", KEYS)
def test_what_is_missing_is_told_with_its_key(key: str, tmp_path: Path) -> None:
    lines = WHOLE.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    last = next(number for number, line in enumerate(lines[first + 1 :], first + 1) if line[0] not in " \n")
    files, problems = records(poster.load(written("".join(lines[:first] + lines[last:]), tmp_path)))
    assert {} == files
    expected = "publisher" if key == "doi" else key
    assert [f"'{expected}'"] == [problem.message.rpartition(" ")[2] for problem in problems]


def test_records_are_written_with_the_pdfs_or_not_at_all(tmp_path: Path) -> None:
    path, out = written(WHOLE, tmp_path), tmp_path / "out"
    asked = ["build", str(path), "--layout", "handout-leaf", "--out", str(out), "--record", "--quiet"]
    assert 0 == main(asked)
    assert {"handout-leaf.pdf", "poster.json", "zenodo.json"} == {each.name for each in out.iterdir()}
    before = (out / "poster.json").read_bytes()
    path.write_text(WHOLE.replace("keywords: [typesetting, posters]\n", ""), encoding="utf-8")
    assert 1 == main(asked)
    assert before == (out / "poster.json").read_bytes()


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("doi: 11.1/x", "is not a DOI"),
        ("license: CC-BY-5.0", "is not the SPDX identifier"),
        ("year: 26", "is not a year"),
        ("event: {name: x, start: 2026-13-01}", "is not a day"),
        ("event: {name: x, start: 2026-05-04, end: 2026-05-01}", "ends before it starts"),
        ("event: {start: 2026-05-04}", "needs 'name'"),
        ("funding: {award: '1'}", "needs 'funder'"),
        ("keywords: {a: b}", "a name, not a map"),
    ],
)
def test_what_is_odd_is_told(line: str, fact: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(f"title: x\n{line}\nsections: [{{text: y}}]\n", tmp_path)
    main(["build", str(path), "--layout", "handout-leaf", "--out", str(tmp_path / "out"), "--quiet"])
    said = capsys.readouterr().err
    assert fact in said
    assert f"{path}:2:" in said


def test_the_properties_of_a_pdf_say_it_too(tmp_path: Path) -> None:
    content = poster.load(written(WHOLE, tmp_path))
    pdf = poster.build(content, "handout-leaf").pdf
    for said in (b"10.5281/zenodo.1234567", b"<dc:subject>", b"<pdf:Keywords>typesetting, posters", b"Attribution 4.0"):
        assert said in pdf
