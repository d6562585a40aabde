"""Values at the edge of what YAML can say: each is read, or refused with fact and way out; nothing else happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.problems import Problem
from poster.read.content import CONTENT, read_content
from poster.read.fields import Either, Form, Many, Named, Record, Scalar
from poster.read.layout import read_layout
from poster.read.layout_fields import LAYOUT

ROOT = Path(__file__).parents[2]

NUMBERS = (
    "0", "-0", "00", "-1", "1", "²", "٣", "１", "Ⅷ", "½", "1e9", "1e-9", "1e400", "nan", "inf", "-inf", "0x10", "0o7",
    "1_000", "1,5", "1.", ".5", ".", "-", "--1", "+1", "1" * 5000, "0." + "0" * 400 + "1", "9" * 12, "0.000000001",
    "00400999", "1e5mm", "٣mm", "²mm", "0mm", "-0mm", "0.0000001mm", "99999999m", "0%", "-1%", "100%", "101%", "²%",
    "1 to ²", "٣ to 4", "1 to 1", "4 to 1", "1 to", "to 4",
    " to ", "1 to 2 to 3", "0 to 0", "1or2", "1, 2, 3", "2 or ²",
    "1 to " + "9" * 5000, "4" * 40 + "pt", "1pt to 99999999pt", "A0 landscape portrait", "0x0mm", "²x³mm", "1e9 x 1e9",
)  # fmt: skip
WORDS = (
    "", " ", "\u00a0", "\u00ad", "\u200b", "\u2060\u200d", "\u3000", "~", "null", "yes", "auto", "fill", "content", "#",
    "#²²²",
    "#٣٣٣", "#ffff", "ink", "on-ink", "." * 3, "sections.", "sections.²", "sections.٣", "resources." + "1" * 5000,
    "resources.0", "facts.-1", "sections.a.b", "title.1", "é" * 101, "x" * 5000, "a; b", "a b", "a\nb",
    "\ufb01", "İ", "ß",
    "https://²/", "https://a.b:٣/", "https://[::1]/", "https://a.b/" + "x" * 9000, "mailto:@", "0000-0002-1825-009²",
    "../x", "/", "\\", "C:\\x", "\U0001f600", "e\u0301" * 50,
)  # fmt: skip
EDGES = tuple(dict.fromkeys(NUMBERS + WORDS))


def scalars(kind: Form, path: str = "") -> Iterator[tuple[str, Scalar]]:
    """All scalars of a description, with the way to each."""
    if isinstance(kind, Scalar):
        yield path, kind
    elif isinstance(kind, Either):
        yield from scalars(kind.scalar, path)
        yield from scalars(kind.record, path)
    elif isinstance(kind, Many | Named):
        yield from scalars(kind.item, path)
    elif isinstance(kind, Record):
        for field in kind.fields:
            yield from scalars(field.kind, f"{path}.{field.key}")
        if kind.rest:
            yield from scalars(kind.rest, f"{path}.*")


@pytest.mark.parametrize(("path", "kind"), [*scalars(CONTENT, "content"), *scalars(LAYOUT, "layout")])
def test_a_scalar_is_read_or_refused_with_a_way_out(path: str, kind: Scalar) -> None:
    refused = [(text, fault) for text in EDGES if (fault := fault_of(kind, text))]
    assert [] == [(path, text, fault) for text, fault in refused if not all(fault.partition("; "))]
    assert [] == [(path, text, fault) for text, fault in refused if len(fault) > 700]


def fault_of(kind: Scalar, text: str) -> str:
    """Why a text is no such value; empty where it is one."""
    try:
        kind.read(text)
    except ValueError as fault:
        return str(fault)
    return ""


def refusals(layout: str, folder: Path) -> tuple[Problem, ...]:
    (folder / "own.yaml").write_text(layout, encoding="utf-8")
    made, problems = read_layout(str(folder / "own.yaml"), str(ROOT), Cache())
    assert (made is None) == any(problem.level == "error" for problem in problems)
    return problems


MAPS = (
    ("x: {areas: x, continues: body}", "circle"),
    ("x: {areas: y}\n  y: {areas: x}", "circle"),
    ("x: {areas: x}", "circle"),
    ("x: {continues: x}", "circle"),
    ("x: {continues: y}\n  y: {continues: x}", "stands in no drawing"),
    ("x: {continues: ''}", "says nothing"),
    ("x: {areas: x x}", "circle"),
    ("x: {areas: '. .'}", ""),
    ("x: {areas: body}", ""),
    ("x: {show: title, columns: '²'}", "not a number of columns"),
    ("x: {show: [], columns: auto}", "shows nothing"),
    ("x: {show: resources, directory: {rule: 1pt}, columns: auto}", "counted, not 'auto'"),
)  # fmt: skip


@pytest.mark.parametrize(("area", "fact"), MAPS)
def test_areas_that_lead_nowhere_are_told(area: str, fact: str, tmp_path: Path) -> None:
    layout = f"extends: handout\npages: {{every: {{columns: fill, rows: fill, areas: x}}}}\nareas:\n  {area}\n"
    found = refusals(layout, tmp_path)
    assert not fact or any(fact in problem.message for problem in found), found


def test_areas_within_each_other_have_a_bottom(tmp_path: Path) -> None:
    nested = "".join(f"  x{depth}: {{areas: x{depth + 1}}}\n" for depth in range(450)) + "  x450: {show: title}\n"
    layout = f"extends: handout\npages: {{every: {{columns: fill, rows: fill, areas: x0}}}}\nareas:\n{nested}"
    assert any("deeper than 12 levels" in problem.message for problem in refusals(layout, tmp_path))


@pytest.mark.parametrize("word", ["''", "' '", '"\\u00ad"', '"\\u200b"', '"\\u3000"'])
def test_a_word_of_the_engine_is_never_empty(word: str, tmp_path: Path) -> None:
    found = refusals(f"extends: handout\nwords: {{scan: {word}}}\n", tmp_path)
    assert [(2, 15)] == [problem.place[1:] for problem in found]


@pytest.mark.parametrize("word", ['"\\u00ad"', '"\\u200b"', '"\\u00a0"', "'&shy;'", "'**'", "'&nbsp;'"])
@pytest.mark.parametrize(
    "key", ["title: {}", "title: T\nsections: [{{title: {}}}]", "title: T\nfacts: [{{value: {}}}]"]
)
def test_a_text_that_leaves_no_ink_says_nothing(word: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(key.format(word), encoding="utf-8")
    content, problems = read_content(str(tmp_path / "content.yaml"), Cache())
    is_as_unwritten = word[0] == '"' and "event" in key  # a key with nothing behind it counts as not written
    assert word == "'**'" or is_as_unwritten or (content is None and len(problems) == 1)
