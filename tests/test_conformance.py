"""The shipped PDFs as others see them: structure, codes, words, sizes, same bytes everywhere; veraPDF and the wheel.

Tests marked `conformance` need Java or a package index and run with `-m conformance`; a missing tool fails them.
"""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
import yaml

ROOT = Path(__file__).parent.parent
TOOLS = Path(__file__).parent / "tools"
NAMES = ("handout", "poster", "poster-landscape")
SHEETS = ("handout-2up", "handout-booklet")


def build(
    out: Path, *, cwd: Path = ROOT, python: str = sys.executable, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """`poster build` of the shipped content into `out`, in a process of its own."""
    command = [
        python,
        "-P",
        "-m",
        "poster",
        "build",
        str(ROOT / "content.yaml"),
        "--out",
        str(out),
        "--report",
        str(out / "report.json"),
    ]
    clean = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


class Shipped(NamedTuple):
    folder: Path
    messages: str
    lines: str
    measured: dict[str, dict[str, Any]]
    """What the ruler has found so far."""


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The shipped content in all its layouts, built once."""
    folder = tmp_path_factory.mktemp("shipped")
    done = build(folder)
    assert 0 == done.returncode, done.stderr
    return Shipped(folder, done.stderr, done.stdout, {})


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the shipped content on sheets of paper, built once."""
    folder = tmp_path_factory.mktemp("sheets")
    command = [sys.executable, "-P", "-m", "poster", "build", str(ROOT / "content.yaml"), "--out", str(folder)]
    chosen = [part for name in SHEETS for part in ("--layout", name)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, *chosen], env=environment, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return folder


def tool(name: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """One of the independent checkers, in a process of its own."""
    command = [sys.executable, str(TOOLS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def structure(path: Path) -> list[str]:
    """The kinds of the elements of a PDF in the order of reading, with alternatives and with URLs of their links."""
    found: list[str] = []

    def walk(kid: Any) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            return
        if "/Obj" in kid:
            found.append(str(kid.Obj.A.URI))
        elif "/S" in kid:
            found.append(f"{kid.S} {kid.get('/Alt', '')}")
            for each in kid.K:
                walk(each)

    with pikepdf.open(path) as document:
        walk(document.Root.StructTreeRoot.K[0])
    return found


def ruler(shipped: Shipped, name: str) -> dict[str, Any]:
    """What an independent reader measures in a PDF; two seconds of rendering, so once for each."""
    if name not in shipped.measured:
        done = tool("ruler.py", shipped.folder / f"{name}.pdf", "--text", ROOT / "tests/seed/poster-text.txt")
        assert 0 == done.returncode, done.stderr
        shipped.measured[name] = json.loads(done.stdout)
    return shipped.measured[name]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def test_the_shipped_content_builds_without_a_warning(shipped: Shipped) -> None:
    assert "" == shipped.messages
    assert {f"{name}.pdf" for name in NAMES} == set(files(shipped.folder))
    assert len(NAMES) == shipped.lines.count("\n")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
    ],
)
def test_the_same_bytes_come_out_elsewhere(shipped: Shipped, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "somewhere").mkdir()
    done = build(tmp_path / "out", cwd=tmp_path / "somewhere", **environment)
    assert 0 == done.returncode, done.stderr
    assert files(shipped.folder) == files(tmp_path / "out")


def test_the_same_bytes_come_out_of_a_second_build_in_one_process(shipped: Shipped) -> None:
    import poster

    cache = poster.Cache()
    for _ in range(2):
        content = poster.load(ROOT / "content.yaml")
        assert files(shipped.folder) == {f"{name}.pdf": poster.build(content, name, cache=cache).pdf for name in NAMES}


def test_every_piece_of_content_has_one_owner(shipped: Shipped) -> None:
    done = tool("pdf_structure.py", *(shipped.folder / f"{name}.pdf" for name in NAMES))
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_report_agrees_with_the_paper(shipped: Shipped, name: str) -> None:
    """Sizes of pages and the codes: what the program says against what a reader of the PDF alone finds."""
    outputs = json.loads((shipped.folder / "report.json").read_text(encoding="utf-8"))["outputs"]
    told = next(output for output in outputs if output["layout"] == name)
    found = ruler(shipped, name)
    sizes = [[(page["width_mm"], page["height_mm"]) for page in pages] for pages in (told["pages"], found["pages"])]
    assert sizes[0] == sizes[1]
    assert told["body_pt"] == pytest.approx(found["pages"][0]["body_pt"], abs=0.06)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_text_is_missing(shipped: Shipped, name: str) -> None:
    """The text has its URLs broken over lines, so their pieces may be missing; nothing else may."""
    text = (ROOT / "content.yaml").read_text(encoding="utf-8")
    urls = "".join(re.findall(r"https?://\S+", text)).casefold()
    missing = ruler(shipped, name)["missing_words"]
    assert {} == {word: count for word, count in missing.items() if word not in urls}


MODULES = {"handout": 0.75, "poster": 2.5, "poster-landscape": 2.5}
"""Millimetres that a module must have at least."""


@pytest.mark.parametrize("name", NAMES)
def test_every_code_is_read_from_a_picture_of_its_page(shipped: Shipped, name: str) -> None:
    """All URLs, to the letter but for the case of scheme and host, with modules as wide as they must be."""
    content = yaml.safe_load((ROOT / "content.yaml").read_text(encoding="utf-8"))
    found = [code for page in ruler(shipped, name)["pages"] for code in page["codes"]]
    assert {plain(each["url"]) for each in content["resources"]} == {plain(code["text"]) for code in found}
    assert len(content["resources"]) == len(found)
    # The corners that the reader finds are exact to a pixel of the picture, half a percent of a module's width.
    assert all(code["module_mm"] >= MODULES[name] * 0.98 for code in found), found


def plain(url: str) -> str:
    """A URL with scheme and host in small letters."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"


@pytest.mark.parametrize("name", ["poster", "poster-landscape"])
def test_the_columns_of_a_poster_end_on_one_line_on_paper(shipped: Shipped, name: str) -> None:
    (page,) = ruler(shipped, name)["pages"]
    assert page["bottom_spread_mm"] <= 0.5
    assert page["body_pt"] >= 24
    assert len(page["sizes_pt"]) <= 8


@pytest.mark.parametrize("name", SHEETS)
def test_every_piece_of_content_on_sheets_has_one_owner(sheets: Path, name: str) -> None:
    done = tool("pdf_structure.py", sheets / f"{name}.pdf")
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_have_the_structure_of_the_pages(shipped: Shipped, sheets: Path, name: str) -> None:
    plain, imposed = (structure(path) for path in (shipped.folder / "handout.pdf", sheets / f"{name}.pdf"))
    assert plain == imposed


@pytest.mark.conformance
@pytest.mark.parametrize("name", SHEETS)
def test_verapdf_finds_no_fault_on_sheets(sheets: Path, name: str) -> None:
    done = tool("verapdf.py", "ua1,2a", sheets / f"{name}.pdf")
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.conformance
@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_fault(shipped: Shipped, name: str) -> None:
    done = tool("verapdf.py", "ua1,2a", shipped.folder / f"{name}.pdf")
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.conformance
def test_an_installed_wheel_builds_the_same_in_another_folder(shipped: Shipped, tmp_path: Path) -> None:
    wheel = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(wheel, check=True)
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    python = tmp_path / "env/bin/python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    (built,) = tmp_path.glob("poster-*.whl")
    target = site.stdout.strip()
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", target]
    subprocess.run([*install, str(built)], check=True)
    subprocess.run([*install, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/content.yaml").write_bytes((ROOT / "content.yaml").read_bytes())
    command = [str(python), "-m", "poster", "build", "--quiet"]
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    done = subprocess.run(command, cwd=tmp_path / "desk", env=clean, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert files(shipped.folder) == files(tmp_path / "desk/out")
