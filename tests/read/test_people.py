"""Authors and affiliations as people write them, and what is said where they slip."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Content
from poster.problems import Problem
from poster.read.content import read_content


def read(text: str, folder: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    path = folder / "content.yaml"
    path.write_text("title: One\n" + text, encoding="utf-8")
    return read_content(str(path), Cache())


def sound(text: str, folder: Path) -> Content:
    content, problems = read(text, folder)
    assert content is not None, problems
    return content


def test_authors_can_be_names_alone(tmp_path: Path) -> None:
    content = sound("authors: [Ada Lovelace, Bob Noyce]\n", tmp_path)
    assert ["Ada Lovelace", "Bob Noyce"] == [author.name.plain for author in content.authors]


def test_one_author_needs_no_list(tmp_path: Path) -> None:
    assert ["Ada Lovelace"] == [a.name.plain for a in sound("author: Ada Lovelace\n", tmp_path).authors]


def test_names_can_be_in_parts(tmp_path: Path) -> None:
    (author,) = sound("authors: [{name: {given: Ada, family: Lovelace}}]\n", tmp_path).authors
    assert "Ada Lovelace" == author.name.plain


@pytest.mark.parametrize(
    "own", ["affiliations: [{ref: north}]", "affiliations: north", "affiliation: University of the North"]
)
def test_an_affiliation_is_found_by_id_and_by_name(own: str, tmp_path: Path) -> None:
    text = (
        f"authors: [{{name: Ada, {own}}}]\naffiliations: [{{id: north, name: University of the North, city: York}}]\n"
    )
    content = sound(text, tmp_path)
    assert ((0,), ["University of the North, York"]) == (
        content.authors[0].affiliations,
        [each.text.plain for each in content.affiliations],
    )


def test_equal_affiliations_are_one_and_numbered_in_order_of_first_use(tmp_path: Path) -> None:
    text = """\
authors:
  - {name: A, affiliations: [{name: Second Institute}, {ref: one}]}
  - {name: B, affiliations: [second institute, {ref: one}]}
  - {name: C, affiliations: [{name: Third, department: Optics}]}
affiliations: [{id: one, name: First}]
"""
    content = sound(text, tmp_path)
    assert [(0, 1), (0, 1), (2,)] == [author.affiliations for author in content.authors]
    assert ["Second Institute", "First", "Optics, Third"] == [each.text.plain for each in content.affiliations]


def test_marks_may_stand_under_attributes_as_quarto_writes_them(tmp_path: Path) -> None:
    text = "authors: [{name: A, attributes: {corresponding: true}}, {name: B, equal-contributor: yes}]\n"
    assert [(True, False), (False, True)] == [(a.corresponding, a.equal) for a in sound(text, tmp_path).authors]


@pytest.mark.parametrize(
    "written", ["0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233x", "000000021694233X"]
)
def test_an_orcid_is_read_in_all_its_forms(written: str, tmp_path: Path) -> None:
    (author,) = sound(f"authors: [{{name: A, orcid: '{written}'}}]\n", tmp_path).authors
    assert "0000-0002-1694-233X" == author.orcid


NORTH = "affiliations: [{id: north, name: N}]"


@pytest.mark.parametrize(
    "text, fact, hint",
    [
        ("authors: [{name: A, orcid: 0000-0002-1825-0098}]", "its last character does not match", "copy it"),
        ("authors: [{name: A, orcid: 1234}]", "'1234' is not an ORCID iD", "0000-0002-1825-0097"),
        ("authors: [{name: A, email: a.example.org}]", "'a.example.org' is not an email", "name@example.org"),
        ("authors: [{name: A, email: 'a@b.org?cc=x@y.org'}]", "is not an email", "name@example.org"),
        ("authors: [{name: A, affiliations: [{ref: nort}]}]\n" + NORTH, "'nort'", "'north'?"),
        ("authors: [{name: A, affiliations: nort}]\n" + NORTH, "'nort'", "'north'?"),
        ("authors: [{name: A, affiliations: [{ref: x}]}]", "no affiliation with the id 'x'", "affiliations"),
        ("authors: [{nam: A}]", "'nam' is not something an author has", "'name'"),
        ("authors: [{name: A, corresponding: maybe}]", "'maybe' is neither yes nor no", "write yes or no"),
        ("affiliations: [{id: a, name: A}, {id: a, name: B}]", "id 'a' is taken", "its own"),
        ("affiliations: [{id: a}]", "an affiliation needs a 'name'", "add"),
        ("facts: [{text: A}]", "a fact needs 'value'", "add"),
    ],
)  # fmt: skip
def test_slips_are_told_with_a_way_out(text: str, fact: str, hint: str, tmp_path: Path) -> None:
    content, problems = read(text + "\n", tmp_path)
    assert content is None
    assert any(fact in each.message and hint in each.hint for each in problems), problems


def test_an_affiliation_of_nobody_is_a_warning(tmp_path: Path) -> None:
    text = "authors: [{name: A, affiliations: a}]\naffiliations: [{id: a, name: North}, {id: b, name: South}]\n"
    content, (problem,) = read(text, tmp_path)
    assert content is not None
    assert ("warning", True, 1) == (problem.level, "'South'" in problem.message, len(content.affiliations))


def test_facts_have_ids_made_from_their_values(tmp_path: Path) -> None:
    facts = sound("facts: [{value: 42 %, text: A.}, {value: 42 %}, {id: own, value: 7}]\n", tmp_path).facts
    assert ["42", "42-2", "own"] == [fact.id for fact in facts]


def test_a_wide_space_between_names_stays(tmp_path: Path) -> None:
    content = sound('authors: ["清水\u3000団", {name: {family: 清水, given: 団}}, "A  \\tB"]\n', tmp_path)
    assert ["清水\u3000団", "団 清水", "A B"] == [author.name.plain for author in content.authors]


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        ("[{name: A B, email: a@b.org, corresponding: yes}]", []),
        ("[{name: A B, email: a@b.org}]", ["the email of 'A B' is not printed, only linked"]),
        (
            "[{name: A, email: a@b.org}, {name: B, email: b@b.org}, {name: C, email: c@b.org, corresponding: yes}]",
            ["the emails of 'A' and 1 other are not printed, only linked"],
        ),
    ],
)
def test_addresses_that_are_not_printed_are_told(tmp_path: Path, authors: str, told: list[str]) -> None:
    _, problems = read(f"authors: {authors}\n", tmp_path)
    assert told == [problem.message for problem in problems]
