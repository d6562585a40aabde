"""A content file -> Content, or every problem at its place."""

from pathlib import Path

import pytest

from poster.cache import Cache
from poster.model.content import Content, Run
from poster.problems import Place, Problem
from poster.read.content import read_content

ROOT = Path(__file__).parents[2]


def read(folder: Path, text: str) -> tuple[Content | None, tuple[Problem, ...]]:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return read_content(str(path), Cache())


def messages(folder: Path, text: str) -> list[str]:
    return [str(problem).removeprefix(f"{folder / 'content.yaml'}:") for problem in read(folder, text)[1]]


def test_the_poster_that_ships_reads_without_a_word() -> None:
    content, problems = read_content(str(ROOT / "content.yaml"), Cache())
    assert content is not None
    assert () == problems
    assert "Give and Take" == content.title.plain
    assert [2, 3, 3, 4] == [len(section.blocks[0].items) for section in content.sections[:4]]  # type: ignore[union-attr]
    assert 5 == len(content.resources)
    assert ["poster", "poster-landscape", "handout"] == [name for name, _ in content.layouts]


def test_defaults(tmp_path: Path) -> None:
    content, problems = read(tmp_path, "title: 1.10\n")
    assert content is not None
    assert (None, (), None, (), ()) == content[3:8]
    assert ("1.10", "en") == (content.title.plain, content.lang)
    assert () == problems


def test_ids_are_made_from_titles_and_differ(tmp_path: Path) -> None:
    text = "title: a\nsections:\n- title: Über *uns*\n- title: Über uns\n- {title: x, id: ber}\n- text: z\n"
    content, _ = read(tmp_path, text)
    assert content is not None
    assert ["über-uns", "über-uns-2", "ber", "section"] == [section.id for section in content.sections]


def test_runs_of_a_block_know_line_and_column(tmp_path: Path) -> None:
    content, _ = read(tmp_path, "title: a\nsections:\n  - text: |\n      one *two*\n      three\n")
    assert content is not None
    text = content.sections[0].blocks[0].text  # type: ignore[union-attr]
    file = str(tmp_path / "content.yaml")
    assert (Run("one "), Run("two", emphasis=True), Run(" "), Run("three")) == text.runs
    assert (Place(file, 4, 7), Place(file, 4, 12), Place(file, 4, 16), Place(file, 5, 7)) == text.places


def test_words_behind_a_hash_are_a_warning(tmp_path: Path) -> None:
    content, problems = read(tmp_path, "title: join #OTalk\nsubtitle: a # note\n")
    assert content is not None
    assert ["warning"] == [problem.level for problem in problems]
    assert str(problems[0]).endswith(
        "content.yaml:1:13: warning: '#OTalk' is read as a comment and will not be printed; "
        "put the text in quotes, or a space behind the '#'"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang: en", "1:1: a content file needs 'title'; add 'title: …'"),
        ("title:", "1:1: 'title' is empty; write it, or take the entry out"),
        ("title: ''", "1:1: 'title' is empty; write it, or take the entry out"),
        ("title: #a", "1:8: '#a' is read as a comment, so nothing is said here; put it in quotes"),
        ("title: [a]", "1:8: here belongs one paragraph of Markdown, not a list"),
        ("title: a\nsectons: b", "2:1: 'sectons' is not something a content file has; did you mean 'sections'?"),
        (
            "title: a\nsections: b",
            "2:11: here belongs a list of sections, not a text; begin each of its lines with '- '",
        ),
        ("title: a\nsections:\n- b", "3:3: here belongs a section, not a text"),
        ("title: a\nsections:\n- id: b", "3:3: a section needs a 'title' or a 'text'; write one, or take it out"),
        ("title: a\nsections:\n- {titel: b}", "3:4: 'titel' is not something a section has; did you mean 'title'?"),
        ("title: a\nlang: en_GB", "2:7: 'en_GB' is not a language; did you mean 'en-GB'?"),
        ("title: a\nlang: English please", "2:7: 'English please' is not a language; write its code"),
        ("title: a\nresources:\n- title: b", "3:3: a resource needs a 'url'; add 'url: https://…', or take it out"),
        ("title: a\nresources:\n- {title: b, url: 'javascript:x'}", "3:19: the URL 'javascript:x' cannot be linked to"),
        ("title: a\nresources:\n- {title: b, url: a.org}", "3:19: the URL 'a.org' cannot be linked to"),
        ("title: a\nresources:\n- {title: b, url: 'http://'}", "3:19: the URL 'http://' names no host"),
        ("title: a\nresources:\n- {title: b, url: http://a b}", "3:19: the URL 'http://a b' holds a space"),
        (
            "title: a\nsections:\n- {text: b, id: x}\n- {text: b, id: x}",
            "4:17: id 'x' is taken: the first is in line 3",
        ),
        ("title: a\nsections:\n- {text: b, id: a b}", "3:17: 'a b' is not an id"),
        ("title: a\nsections:\n- text: '[b](x)'", "3:14: the URL 'x' cannot be linked to"),
    ],
)
def test_each_fault_is_told_with_its_way_out(text: str, expected: str, tmp_path: Path) -> None:
    found = messages(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(expected), found
    assert "; " in found[0]
    assert read(tmp_path, text)[0] is None


def test_all_problems_come_at_once_in_file_order(tmp_path: Path) -> None:
    found = messages(tmp_path, "titel: a\nlang: '?'\nsections:\n- {titel: b}\nresources: x\n")
    assert ["1:1", "1:1", "2:7", "4:4", "5:12"] == [message.split(": ")[0] for message in found]


@pytest.mark.parametrize(("keys", "last"), [(49, "k48"), (50, "k49"), (51, "and 1 more problems")])
def test_the_fiftieth_problem_is_told_by_itself(keys: int, last: str, tmp_path: Path) -> None:
    found = messages(tmp_path, "title: a\n" + "".join(f"k{number}: v\n" for number in range(keys)))
    assert keys == len(found)
    assert last in found[-1]


def test_more_than_fifty_problems_are_counted(tmp_path: Path) -> None:
    found = messages(tmp_path, "title: a\n" + "".join(f"k{number}: v\n" for number in range(80)))
    assert 51 == len(found)
    assert found[-1].endswith("and 30 more problems; mend these first")


def test_endless_text_is_refused(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, "title: a\ntakeaway: " + "word " * 210_000)
    assert message.startswith("2:11: this text is 1,050 kB large; the largest that is read is 50 kB")


def test_a_warm_cache_changes_nothing(tmp_path: Path) -> None:
    cache = Cache()
    path = str(ROOT / "content.yaml")
    assert read_content(path, cache) == read_content(path, cache) == read_content(path, Cache())
