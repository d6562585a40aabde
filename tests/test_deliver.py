"""Where a report goes: into files, through links, to devices and pipes; never over what the build reads."""

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from poster import cli, outlet

ROOT = Path(__file__).parent.parent

CONTENT = """title: Reeds bend
lang: en
sections: [{title: One, text: We counted them.}]
logos: [{file: logo.json, alt: A logo}]
layouts: [ours]
"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' fill='#123'/></svg>"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and devices")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "layouts/themes").mkdir(parents=True)
    (tmp_path / "fonts/Mine").mkdir(parents=True)
    (tmp_path / "content.yaml").write_text(CONTENT)
    (tmp_path / "logo.json").write_text(SVG)
    (tmp_path / "layouts/ours.yaml").write_text("extends: mid\ntheme: paint\nfonts: {text: Mine}\n")
    (tmp_path / "layouts/mid.yaml").write_text("extends: handout\n")
    (tmp_path / "layouts/themes/paint.yaml").write_bytes((ROOT / "layouts/themes/square.yaml").read_bytes())
    font = next(path for path in (ROOT / "fonts").glob("*/*.ttf") if "Italic" not in path.name)
    (tmp_path / "fonts/Mine/Mine.ttf").write_bytes(font.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(report: str) -> int:
    return cli.main(["build", "--quiet", "--report", report])


def test_a_new_file_and_an_earlier_report_are_written(project: Path) -> None:
    assert [0, 0] == [build("deep/report.json"), build("deep/report.json")]
    assert ["outputs", "problems"] == list(json.loads((project / "deep/report.json").read_text()))


def test_links_are_followed_and_stay(project: Path) -> None:
    (project / "far").mkdir()
    (project / "link.json").symlink_to("far/link.json")
    (project / "far/link.json").symlink_to("report.json")
    for _ in range(2):  # first to where nothing is yet
        assert 0 == build("link.json")
        assert ((project / "link.json").is_symlink(), (project / "far/link.json").is_symlink()) == (True, True)
        assert "outputs" in json.loads((project / "far/report.json").read_text())
    assert ["link.json", "report.json"] == sorted(path.name for path in (project / "far").iterdir())


def test_a_device_is_written_to_and_stays(project: Path) -> None:
    (project / "nowhere").symlink_to("/dev/null")
    assert [0, 0] == [build("/dev/null"), build("nowhere")]
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert (project / "nowhere").is_symlink()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_report_that_does_not_go_through_is_said_truly(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == build("/dev/full")
    assert "cannot write '/dev/full': No space left on device; the PDFs are written" in capsys.readouterr().err
    assert (project / "out/ours.pdf").exists()


def test_a_pipe_is_written_to_and_stays(project: Path) -> None:
    os.mkfifo(project / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((project / "pipe").read_text()))
    reader.start()
    assert 0 == build("pipe")
    reader.join()
    assert "outputs" in json.loads(read[0])
    assert stat.S_ISFIFO(os.lstat(project / "pipe").st_mode)


def test_a_pipe_that_nobody_reads_from_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet, "LONGEST", 0.0)
    os.mkfifo(project / "pipe")
    assert 1 == build("pipe")
    assert "cannot write 'pipe': nobody reads from this pipe" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_a_folder_or_a_socket_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert [1, 1] == [build("s"), build("fonts")]
    told = capsys.readouterr().err
    assert ("cannot write 's': it is a socket" in told, "cannot write 'fonts': Is a directory" in told) == (True, True)
    assert not (project / "out").exists()


@pytest.mark.parametrize("report", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_is_gone_on_with(report: str, project: Path) -> None:
    if not os.path.exists(report):
        pytest.skip(f"needs {report}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open("all.txt", "w") as file:
        file.write("before\n")
        file.flush()
        command = [sys.executable, "-m", "poster", "build", "--report", report]
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, env=environment)
    assert 0 == done.returncode, done.stderr
    text = (project / "all.txt").read_text()
    assert text.startswith("before\n{")
    assert text.splitlines()[-1].startswith(os.path.join("out", "ours.pdf"))


READ = ["content.yaml", "layouts/ours.yaml", "layouts/mid.yaml", "layouts/themes/paint.yaml", "logo.json", "fonts/Mine/Mine.ttf"]  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("how", ["itself", "symbolic", "hard"])
@pytest.mark.parametrize("name", READ)
def test_what_the_build_reads_is_not_written_over(
    name: str, how: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / name).read_bytes()
    report = name if how == "itself" else "report.json"
    if how == "symbolic":
        (project / report).symlink_to(name)
    elif how == "hard":
        (project / report).hardlink_to(project / name)
    assert build(report) in (1, 2)
    assert before == (project / name).read_bytes()
    assert f"'{report}'" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_a_pdf_does_not_take_the_place_of_a_picture(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.main(["build", "--quiet", "--layout", "minimal"])
    (project / "out/minimal.pdf").rename(project / "ours.pdf")
    (project / "content.yaml").write_text(CONTENT.replace("logo.json", "ours.pdf"))
    before = (project / "ours.pdf").read_bytes()
    assert 1 == cli.main(["build", "--quiet", "--out", "."])
    assert "'./ours.pdf' is a file that the build reads" in capsys.readouterr().err
    assert before == (project / "ours.pdf").read_bytes()
