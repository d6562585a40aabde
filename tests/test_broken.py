"""Broken content files, each with what must be said in its first line: status 1, a place, and `out` as it was.

The first line is `# expect:` and pieces of the message in their order, with `…` between them.
"""

import re
from pathlib import Path

import pytest

from poster import cli

ROOT = Path(__file__).parent.parent
FILES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def refuse(content: Path, arguments: list[str], out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Build, insist on a refusal in good form, and return the messages."""
    out.mkdir()
    (out / "poster.pdf").write_bytes(b"before")
    assert 1 == cli.main(["build", str(content), "--out", str(out), *arguments])
    assert {"poster.pdf": b"before"} == {path.name: path.read_bytes() for path in out.iterdir()}
    output = capsys.readouterr()
    assert ("", False, False) == (output.out, "Traceback" in output.err, "this is a bug" in output.err)
    assert re.match(r"\S.*:\d+:\d+: \S", output.err), output.err
    return output.err


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_content_is_refused_in_words(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    pieces = [piece.strip() for piece in first.removeprefix("# expect:").split("…")]
    message = refuse(
        path, ["--layout", "poster"] if "layouts:" not in path.read_text() else [], tmp_path / "out", capsys
    )
    assert re.search(".*".join(re.escape(piece) for piece in pieces), message), message


SECTION = "title: One\nsections:\n  - title: a\n    text: |\n"
SOUND = "title: A title of some length\nlayouts: [poster]\nsections:\n  - {title: Two, text: Three four.}\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="100,000 open brackets"),
        pytest.param("title: One\nsections: " + "[" * 5000 + "]" * 5000 + "\n", id="5,000 lists in lists"),
        pytest.param("title: One\ntakeaway: " + "x" * 10_000_000 + "\n", id="a scalar of 10 MB"),
        pytest.param("title: One\nsections:\n" + "  - {title: a, text: b}\n" * 200_000, id="200,000 sections"),
        pytest.param(SECTION + "      word word word word.\n\n" * 4000, id="too much text"),
        pytest.param(SECTION + "      " + "> " * 5000 + "deep\n", id="5,000 quotes in quotes"),
        pytest.param(SECTION + "      " + "**" * 50_000 + "\n", id="100,000 stars"),
    ],
)  # fmt: skip
def test_huge_content_is_refused_in_words(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(text)
    refuse(content, ["--layout", "poster"], tmp_path / "out", capsys)


CROSSED = '{columns: fill fill, rows: content fill, areas: "head body\\nbody head"}'


@pytest.mark.parametrize(
    "text, message",
    [
        ("extends: poster\nfit: {body: 24px to 60pt}\n", "24px"),
        ("extends: poster\nareas:\n  body: {colums: 2}\n", "columns"),
        ("extends: postr\n", "poster"),
        ("extends: ours\n", "ours"),
        (f"extends: poster\npages: {{front: {CROSSED}}}\n", "rectangle"),
        ("extends: poster\nstyles:\n  title: {size: 900pt}\n", "mm more than"),
        ("extends: poster\npage: {size: A99}\n", "A99"),
        ("extends: poster\nfit: {body: 12pt to 20pt}\n", "needs 24pt"),
        ("extends: poster\nfonts: {text: Comic Ultra}\n", "there is no font family 'Comic Ultra'"),
        ("extends: poster\nread: 5 miles\n", "5 miles"),
        ("extends: poster\ncolors: {accent: reddish}\n", "reddish"),
        ("extends: poster\nareas:\n  body: {show: chapters}\n", "chapters"),
    ],
)  # fmt: skip
def test_broken_layouts_are_refused_in_words(
    text: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content.yaml").write_text(SOUND)
    (tmp_path / "ours.yaml").write_text(text)
    assert message in refuse(
        tmp_path / "content.yaml", ["--layout", str(tmp_path / "ours.yaml")], tmp_path / "out", capsys
    )


def test_problems_of_content_and_layouts_come_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/ours.yaml").write_text("extends: poster\nareas:\n  body: {colums: 2}\n")
    (tmp_path / "layouts/small.yaml").write_text("extends: poster\nfit: {body: 12pt to 20pt}\n")
    (tmp_path / "content.yaml").write_text("titel: One\nlayouts: [ours, small, postr]\n")
    message = refuse(tmp_path / "content.yaml", [], tmp_path / "out", capsys)
    for piece in ("'titel'", "ours.yaml:3:10: ", "'colums'", "small.yaml:2:7: ", "needs 24pt", "no layout 'postr'"):
        assert piece in message


def test_a_folder_or_bytes_in_place_of_content_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refuse(tmp_path, ["--layout", "poster"], tmp_path / "out", capsys)
    (tmp_path / "content.yaml").write_bytes(b"title: \xff\xfe\x00")
    refuse(tmp_path / "content.yaml", ["--layout", "poster"], tmp_path / "other", capsys)
