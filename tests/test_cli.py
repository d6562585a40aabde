"""The command line, with a pipeline of straw in place of the real one: what it writes, says and returns."""

import errno
import io
import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import poster
from poster import cli, save, terminal
from poster.order import USAGE, Order, read_order
from poster.problems import Place, PosterError, Problem, error, warning
from poster.reach import Reach

ROOT = Path(__file__).parent.parent


class Result(NamedTuple):
    layout: str
    pdf: bytes
    report: dict[str, object]
    problems: tuple[Problem, ...] = ()


class Content(NamedTuple):
    layouts: tuple[tuple[str, Place], ...]


FACTS: dict[str, object] = {
    "layout": "poster",
    "file": "poster.pdf",
    "pages": [{"width_mm": 841.0, "height_mm": 1189.0, "empty": 0.0}],
    "body_pt": 30.5,
    "areas": [
        {"name": "body", "page": 1, "columns": [{"fill": 0.98, "bottom_mm": 900.0}, {"fill": 1.0, "bottom_mm": 900.0}]}
    ],
    "codes": [{"url": "https://a.b", "version": 2, "level": "M", "module_mm": 2.5, "side_mm": 82.5, "distance_m": 1.0}],
    "fonts": ["Straw Regular"],
    "words": 3,
    "print": False,
    "print_file": None,
    "bleed_mm": None,
    "seconds": 0.054,
}

WARNING = warning(Place("content.yaml", 3, 1), "'body' leaves 40 mm", "add text")


class Press(types.ModuleType):
    """A pipeline that fails for layouts called `bad…`, prints those called `shop…` and warns about the content."""

    created: list[int | None]
    themes: list[str]

    def reach_for(self, content: str, layouts: tuple[str, ...], theme: str) -> Reach:
        return Reach((), (os.path.realpath(content),), {os.path.realpath(content)})

    def open_content(self, path: str, cache: object, reach: Reach) -> tuple[Content | None, tuple[Problem, ...]]:
        if not os.path.exists(path):
            return None, (error(Place(path), f"there is no file '{path}'"),)
        names = Path(path).read_text().split()
        return Content(tuple((name, Place(path, 1, 1)) for name in names)), (WARNING,)

    def problems_of_layouts(
        self, path: str, names: tuple[str, ...], cache: object, size: str, theme: str, reach: Reach
    ) -> tuple[Problem, ...]:
        return tuple(error(Place(f"{name}.yaml"), "no layout") for name in names if name.startswith("bad"))

    def build(
        self,
        content: Content,
        layout: str,
        *,
        cache: object,
        created: int | None,
        size: str,
        theme: str,
        reach: Reach,
        target: str = "screen",
        marks: bool = False,
    ) -> Result:
        self.created.append(created)
        self.themes.append(theme)
        name = cli.stem(layout)
        if name.startswith("bad"):
            raise PosterError(
                (error(Place(f"{name}.yaml", 2), "no"), error(Place(f"{name}.yaml", 1), "neither"), WARNING)
            )
        if name == "broken":
            raise KeyError("straw")
        if name == "stopped":
            raise KeyboardInterrupt
        facts = {**FACTS, "layout": name}
        if name.startswith("shop") or target == "print":
            facts |= {"print": True, "print_file": f"{name}-print.pdf", "bleed_mm": 3.0}
        kind = b"" if target == "screen" else b" print marks" if marks else b" print"
        return Result(name, b"%PDF " + name.encode() + kind, facts, (WARNING,))


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Press:
    """The pipeline of straw in its place, and a folder to work in whose content names `poster` and `handout`."""
    straw = Press("poster.press")
    straw.created, straw.themes = [], []
    monkeypatch.setitem(sys.modules, "poster.press", straw)
    monkeypatch.setattr(poster, "press", straw, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content.yaml").write_text("poster handout")
    return straw


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_bare_build_makes_the_layouts_that_the_content_names(press: Press, tmp_path: Path) -> None:
    assert 0 == cli.main(["build"])
    assert ["content.yaml", "out/handout.pdf", "out/poster.pdf"] == tree(tmp_path)
    assert b"%PDF poster" == (tmp_path / "out/poster.pdf").read_bytes()


def test_results_go_to_stdout_and_messages_to_stderr_once(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["build", "--layout", "poster"])
    output = capsys.readouterr()
    line = "1 page, 841 x 1189 mm, body 30.5 pt for 1.5 m, 98-100 % full, 1 code for 1 m, 0.05 s"
    assert f"{os.path.join('out', 'poster.pdf')}: {line}\n" == output.out
    assert "content.yaml:3:1: warning: 'body' leaves 40 mm; add text\n" == output.err


def test_quiet_prints_problems_only(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(["build", "--quiet"])
    output = capsys.readouterr()
    assert ("", 1) == (output.out, output.err.count("\n"))


def test_output_is_named_after_the_stem_of_a_layout_file(press: Press, tmp_path: Path) -> None:
    assert 0 == cli.main(["build", "--layout", "looks/ours.yaml", "--out", "a/b"])
    assert ["a/b/ours.pdf", "content.yaml"] == tree(tmp_path)


def test_nothing_is_written_when_one_layout_fails(press: Press, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/poster.pdf").write_bytes(b"before")
    assert 1 == cli.main(["build", "--layout", "poster", "--layout", "bad"])
    assert ["content.yaml", "out/poster.pdf"] == tree(tmp_path)
    assert b"before" == (tmp_path / "out/poster.pdf").read_bytes()


def test_the_problems_of_all_layouts_come_sorted_and_once(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["build", "--layout", "bad2", "--layout", "bad1"])
    expected = [
        "bad1.yaml:1:1: neither",
        "bad1.yaml:2:1: no",
        "bad2.yaml:1:1: neither",
        "bad2.yaml:2:1: no",
        "content.yaml:3:1: warning: 'body' leaves 40 mm; add text",
    ]
    assert expected == capsys.readouterr().err.splitlines()


def test_a_missing_content_file_is_a_problem(press: Press, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert 1 == cli.main(["build", "nothing.yaml"])
    assert "nothing.yaml:1:1: there is no file 'nothing.yaml'\n" == capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_content_without_layouts_needs_to_be_told(
    press: Press, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_text("")
    assert 1 == cli.main(["build"])
    assert "the content names no layouts; add 'layouts: [poster]', or say --layout poster" in capsys.readouterr().err


def test_two_layouts_of_one_stem_are_refused(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["build", "--layout", "poster", "--layout", "ours/poster.yaml"])
    assert (
        "the layouts 'poster' and 'ours/poster.yaml' would both be written to 'poster.pdf'" in capsys.readouterr().err
    )


def test_the_report_tells_outputs_and_problems(press: Press, tmp_path: Path) -> None:
    assert 0 == cli.main(["build", "--layout", "poster", "--report", "report.json"])
    told = json.loads((tmp_path / "report.json").read_text())
    assert [{**FACTS, "file": os.path.join("out", "poster.pdf")}] == told["outputs"]
    expected = {
        "file": "content.yaml",
        "line": 3,
        "column": 1,
        "level": "warning",
        "message": "'body' leaves 40 mm",
        "hint": "add text",
    }
    assert [expected] == told["problems"]


def test_the_report_is_written_for_a_failed_build_too(press: Press, tmp_path: Path) -> None:
    assert 1 == cli.main(["build", "--layout", "bad", "--report", "deep/report.json"])
    told = json.loads((tmp_path / "deep/report.json").read_text())
    assert ([], ["neither", "no", "'body' leaves 40 mm"]) == (
        told["outputs"],
        [each["message"] for each in told["problems"]],
    )


def test_the_report_tells_that_the_pdfs_could_not_be_written(press: Press, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    assert 1 == cli.main(["build", "--report", "report.json"])
    told = json.loads((tmp_path / "report.json").read_text())
    assert ([], "error") == (told["outputs"], told["problems"][-1]["level"])


def test_a_file_in_place_of_the_folder_is_said_once(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file")
    assert 1 == cli.main(["build"])
    expected = "out:1:1: cannot write 'out': File exists; it is a file, not a folder: move it away, or write elsewhere"
    assert [expected] == [line for line in capsys.readouterr().err.splitlines() if line.startswith("out")]
    assert "a file" == (tmp_path / "out").read_text()


def test_a_folder_in_place_of_a_pdf_leaves_the_others_alone(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out/handout.pdf").mkdir(parents=True)
    (tmp_path / "out/poster.pdf").write_bytes(b"before")
    assert 1 == cli.main(["build"])
    assert b"before" == (tmp_path / "out/poster.pdf").read_bytes()
    assert ["content.yaml", "out/poster.pdf"] == tree(tmp_path)
    assert "it is a folder: move it away" in capsys.readouterr().err


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_nothing_behind(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                           capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(save, "memoryview", full, raising=False)
    assert 1 == cli.main(["build", "--out", "new/out", "--report", "new/report.json"])
    assert ["content.yaml"] == sorted(path.name for path in tmp_path.iterdir())
    assert "the disk is full" in capsys.readouterr().err


def test_an_interrupt_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save.save({str(tmp_path / "out/poster.pdf"): b"pdf"})
    assert [] == list(tmp_path.iterdir())


def test_an_interrupt_is_said_in_a_line(press: Press, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert 130 == cli.main(["build", "--layout", "stopped"])
    assert ["content.yaml"] == tree(tmp_path)
    assert "poster: stopped; what was being built is not written\n" == capsys.readouterr().err


def test_a_bug_is_owned_up_to_without_a_traceback(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == cli.main(["build", "--layout", "broken"])
    message = capsys.readouterr().err
    assert message.startswith(f"poster: this is a bug in poster {poster.__version__}: KeyError: 'straw'")
    assert "Traceback" not in message


def test_a_traceback_is_there_for_the_asking(
    press: Press, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTER_DEBUG", "1")
    assert 1 == cli.main(["build", "--layout", "broken"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments, message",
    [
        ([], "say what to do"),
        (["biuld"], "'biuld' is not a command"),
        (["build", "--colour"], "option --colour not recognized"),
        (["build", "--layout"], "option --layout requires argument"),
        (["build", "--out", ""], "an argument is empty"),
        (["build", "--theme", ""], "an argument is empty"),
        (["build", "--theme", "t.json", "--report", "t.json"], "which is no JSON file"),
        (["build", "a.yaml", "b.yaml"], "one content file at a time"),
        (["build", "--report", "content.yaml"], "which is no JSON file"),
        (["build", "--report", "out/poster.pdf"], "which is no JSON file"),
        (["build", "--size", "A9"], "--size: 'A9' is not a page size; did you mean 'A0'?"),
        (["build", "--size", "48x"], "--size: '48' is not a length; write width and height like 48in x 36in"),
        (["build", "--size="], "an argument is empty"),
    ],
)
def test_wrong_usage_is_status_2(
    arguments: list[str], message: str, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == cli.main(arguments)
    said = capsys.readouterr().err
    assert message in said
    assert said.endswith(USAGE + "\n")


def test_options_may_stand_before_and_after_the_content(press: Press) -> None:
    expected = Order("a.yaml", ("poster", "b.yaml"), "night", "A1", "o", "r.json", True, None)
    assert expected == read_order(
        [
            "--layout=poster",
            "a.yaml",
            "--theme",
            "night",
            "--size",
            "A1",
            "--layout",
            "b.yaml",
            "--out",
            "o",
            "--report",
            "r.json",
            "--quiet",
        ]
    )


def test_a_theme_is_for_all_layouts(press: Press) -> None:
    assert 0 == cli.main(["build", "--theme", "night"])
    assert ["night", "night"] == press.themes


def test_the_date_is_read_from_the_environment(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    cli.main(["build", "--layout", "poster"])
    assert [1700000000] == press.created


@pytest.mark.parametrize("text", ["yesterday", "-1", "1e9", "²", "999999999999", "1" * 5000])
def test_a_date_that_is_none_is_wrong_usage(text: str, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert 2 == cli.main(["build"])


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_and_version_are_results(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(arguments)
    output = capsys.readouterr()
    assert ("", True) == (output.err, output.out.startswith(("usage: poster build", f"poster {poster.__version__}")))


def test_quoted_values_cannot_move_the_cursor() -> None:
    assert "a\\x1b[2Jb\\nc – é" == terminal.printable("a\x1b[2Jb\nc – é")


def test_the_bar_says_what_is_done_and_what_is_next() -> None:
    assert "[############............] 1 of 2 done, handout, 3 s" == terminal.bar(1, 2, "handout", 3.2, 80)
    assert 39 == len(terminal.bar(1, 2, "handout", 3.2, 40))


def test_escapes_go_only_to_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stderr", Screen())
    assert terminal.can_repaint()
    for name, value in (("TERM", "dumb"), ("NO_COLOR", "1")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert not terminal.can_repaint()
    for stream in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        assert not terminal.can_repaint()


def test_messages_are_cut_at_a_space_and_keep_their_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    cli.announce((error(Place("a.yaml"), "there is no face " + "word " * 400, "write another"),))
    line = capsys.readouterr().err
    assert line.startswith("a.yaml:1:1: there is no face word")
    assert (True, True) == (line.endswith("word …; write another\n"), len(line) < 600)


CLOSED = ["2>&-", ">&-", "<&-", "<&- >&- 2>&-"]


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("streams", CLOSED)
def test_closed_streams_do_not_matter(streams: str, tmp_path: Path) -> None:
    text = "title: Reeds bend\nsections: [{title: One, text: We counted them.}]\nlayouts: [handout]\n"
    (tmp_path / "content.yaml").write_text(text)
    command = f'"{sys.executable}" -P -m poster build {streams}'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (0, True) == (done.returncode, (tmp_path / "out/handout.pdf").read_bytes().startswith(b"%PDF"))
    assert ("bug" in done.stderr, "warning" in done.stdout) == (False, False)
    wrong = subprocess.run(
        command.replace("build", "biuld"), shell=True, env=environment, capture_output=True, text=True
    )
    assert (2, "") == (wrong.returncode, wrong.stdout)


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be removed")
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text("title: Reeds bend\nlayouts: [minimal]\nsections: [{text: We counted.}]\n")
    lines = {
        "": "content.yaml:1:1: the folder that poster was started in is gone; change to another folder",
        f"{tmp_path}/content.yaml": "cannot write 'out/minimal.pdf': No such file or directory; the folder has gone",
        f"{tmp_path}/content.yaml --out {tmp_path} --report r": "cannot write 'r': No such file or directory",
    }
    for number, (arguments, expected) in enumerate(lines.items()):
        gone = tmp_path / f"gone{number}"
        gone.mkdir()
        command = f'rmdir "{gone}"; exec "{sys.executable}" -P -m poster build {arguments}'
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, shell=True, cwd=gone, env=environment, capture_output=True, text=True)
        assert (1, True, False) == (done.returncode, expected in done.stderr, "Errno" in done.stderr), done.stderr


def poster_process(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "poster", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, text=True, capture_output="stdout" not in options, env=environment, **options)  # type: ignore[call-overload, no-any-return]


def test_the_module_runs_as_a_program() -> None:
    done = poster_process("--version")
    assert (0, f"poster {poster.__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_results_that_cannot_be_printed_are_said() -> None:
    with open("/dev/full", "w") as nowhere:
        done = poster_process("--help", stdout=nowhere, stderr=subprocess.PIPE)
    assert (1, True, False) == (done.returncode, "No space left" in done.stderr, "Traceback" in done.stderr)


def test_a_reader_that_has_gone_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = poster_process("--help", stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (0, "") == (done.returncode, done.stderr)


def test_old_pythons_get_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    source = (ROOT / "poster/__init__.py").read_text()
    run: Callable[..., object] = exec
    with pytest.raises(SystemExit, match=r"poster needs Python 3.11 or newer; this is Python 3.9"):
        run(compile(source, "poster/__init__.py", "exec"), {"__name__": "poster"})


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="module 'poster' has no attribute 'paper'"):
        _ = poster.paper


def test_print_files_stand_beside_the_others(press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(["build", "--print", "--marks", "--report", "r.json"])
    names = [f"out/{name}{kind}.pdf" for name in ("handout", "poster") for kind in ("-print", "")]
    assert ["content.yaml", *names, "r.json"] == tree(tmp_path)
    assert b"%PDF poster print marks" == (tmp_path / "out/poster-print.pdf").read_bytes()
    outputs = json.loads((tmp_path / "r.json").read_text())["outputs"]
    assert [(True, "out/poster-print.pdf"), (True, "out/handout-print.pdf")] == [
        (each["print"], each["print_file"]) for each in outputs
    ]
    line = "out/poster-print.pdf: 1 page, 841 x 1189 mm, 3 mm of bleed on each side, crop marks"
    assert line in capsys.readouterr().out.splitlines()


def test_a_layout_may_ask_for_its_print_file_itself(press: Press, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text("shop poster")
    assert 0 == cli.main(["build", "--marks", "--report", "r.json"])
    assert ["content.yaml", "out/poster.pdf", "out/shop-print.pdf", "out/shop.pdf", "r.json"] == tree(tmp_path)
    outputs = json.loads((tmp_path / "r.json").read_text())["outputs"]
    assert [(True, "out/shop-print.pdf"), (False, None)] == [(each["print"], each["print_file"]) for each in outputs]


def test_marks_without_a_print_file_are_wrong_usage(press: Press, tmp_path: Path) -> None:
    assert 2 == cli.main(["build", "--marks"])
    assert ["content.yaml"] == tree(tmp_path)


@pytest.mark.parametrize(
    "names, options, status",
    [
        ("poster poster-print", ["--print"], 1),
        ("POSTER-print poster", ["--print"], 1),
        ("shop shop-print", [], 1),
        ("poster poster-print", [], 0),
        ("shop-print", [], 0),
    ],
)
def test_a_layout_named_like_a_print_file_is_refused_beside_it(
    press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str], names: str, options: list[str], status: int
) -> None:
    (tmp_path / "content.yaml").write_text(names)
    assert status == cli.main(["build", *options])
    assert bool(status) == ("would both be written to" in capsys.readouterr().err)


def test_a_print_file_that_cannot_be_written_stops_all(press: Press, tmp_path: Path) -> None:
    (tmp_path / "out/poster-print.pdf").mkdir(parents=True)
    assert 1 == cli.main(["build", "--print"])
    assert ["content.yaml"] == tree(tmp_path)
