"""ReportLab's writer of files: loaded for poster alone, unseen by a host, refused in a line where it does not fit."""

import subprocess
import sys
from pathlib import Path

import pytest

from poster.paint.objects import File
from poster.paint.pdfdoc import STAND_INS, load_pdfdoc

ROOT = Path(__file__).parent.parent.parent

HOST = """
import sys
before = dict(sys.modules)
import poster
poster.build(poster.load(sys.argv[1]), "handout")
import poster.paint.pdfdoc
names = [name for name in {**sys.modules, **before} if name.split(".")[0] == "reportlab"]
assert all(sys.modules.get(name) is before.get(name) for name in names), names
import codecs
"""
"""A program that builds a handout; of ReportLab its process has afterwards what it had before."""

USES_REPORTLAB = """
import io
from reportlab.pdfgen.canvas import Canvas
from reportlab import rl_config
out = io.BytesIO()
page = Canvas(out)
page.drawString(72, 72, "h\\u00f6st")
page.save()
assert rl_config.invariant == 0 and rl_config.pageCompression == 1 and rl_config.T1SearchPath is not None
assert out.getvalue().startswith(b"%PDF-1.3"), out.getvalue()[:20]
import reportlab.pdfbase.pdfdoc
"""

AFTERWARDS = """
assert reportlab.pdfbase.pdfdoc.PDFFile is not poster.paint.pdfdoc.PDFFile
"""

HOSTS = {
    "never": HOST,
    "before": USES_REPORTLAB + HOST + AFTERWARDS + USES_REPORTLAB,
    "later": HOST + USES_REPORTLAB + AFTERWARDS,
}
"""Programs by when they use ReportLab themselves."""


def run(program: str, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with `path` before all others on the path of imports."""
    environment = {"PYTHONPATH": f"{path}:{ROOT}" if path else str(ROOT)}
    command = [sys.executable, "-P", "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("when", HOSTS)
def test_a_host_finds_reportlab_as_if_poster_were_not_there_though_it_uses_it(when: str) -> None:
    done = run(HOSTS[when], str(ROOT / "content.yaml"))
    assert (0, "") == (done.returncode, done.stderr)


def test_a_file_has_reportlabs_header_table_and_trailer() -> None:
    file = File()
    catalog, info = file.add("<</A 1>>"), file.add("<<>>")
    assert (
        b"%PDF-1.7\n%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"
        b"1 0 obj\n<</A 1>>\nendobj\n2 0 obj\n<<>>\nendobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000061 00000 n \n0000000085 00000 n \n"
        b"trailer\n<<\n/ID [<716f593a9aca09c0bebf22defafc8d0a> <716f593a9aca09c0bebf22defafc8d0a>]\n"
        b"/Info 2 0 R\n/Root 1 0 R\n/Size 3\n>>\nstartxref\n105\n%%EOF\n"
    ) == file.write(catalog, info)


def test_settings_are_those_that_reportlab_ships_but_for_the_clock() -> None:
    settings = "import reportlab.rl_settings as s, json; print(json.dumps({n: vars(s).get(n) for n in %r}))"
    own = {name: value for name, value in STAND_INS["reportlab.rl_config"].items() if name != "invariant"}
    assert str(own).replace("'", '"') == run(settings % [*own]).stdout.strip()


def test_nothing_of_a_stand_in_is_there_in_vain() -> None:
    """Each part of a stand-in is asked for: without it ReportLab's module does not load, or writes nothing."""
    for name, parts in STAND_INS.items():
        for part in parts:
            fewer = {**STAND_INS, name: {other: value for other, value in parts.items() if other != part}}
            with pytest.raises((ImportError, AttributeError)):
                load_pdfdoc(fewer).PDFTrailer(0, Size=b"1", Root=b"1 0 R").format(None)


OTHER_VERSIONS = {
    "asks for more": ("from reportlab.lib import colors", "cannot import name 'colors'"),
    "asks for a module more": ("import reportlab.graphics.shapes", "it asks for reportlab.graphics.shapes"),
    "asks for more settings": ("from reportlab import rl_config; rl_config.newest", "no attribute 'newest'"),
    "has other classes": ("class PDFFile: pass", "PDFCrossReferenceTable"),
    "fails": ("1 / 0", "division by zero"),
    "is for another Python": ("match = = 1", "invalid syntax"),
    "has no such module": (None, "there is no reportlab.pdfbase.pdfdoc"),
}


@pytest.mark.parametrize("which", OTHER_VERSIONS)
def test_one_line_tells_of_a_reportlab_that(which: str, tmp_path: Path) -> None:
    code, fact = OTHER_VERSIONS[which]
    folder = tmp_path / "reportlab"
    (folder / "pdfbase").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise SystemExit('ran')")
    if code:
        (folder / "pdfbase/pdfdoc.py").write_text(code)
    build = "import sys; from poster import cli; sys.exit(cli.main(['build', *sys.argv[1:]]))"
    done = run(build, str(ROOT / "content.yaml"), "--out", str(tmp_path / "out"), path=str(tmp_path))
    assert (1, 1, False) == (done.returncode, done.stderr.count("\n"), (tmp_path / "out").exists()), done.stderr
    for part in (fact, f"poster: the ReportLab in {folder} does not fit", "reportlab>=5.1,<6", "install poster again"):
        assert part in done.stderr


def test_one_line_tells_that_reportlab_is_missing() -> None:
    build = "import sys; sys.modules['reportlab'] = None\n"
    build += "from poster import cli; sys.exit(cli.main(['build', sys.argv[1]]))"
    done = run(build, str(ROOT / "content.yaml"))
    expected = "poster: the Python package 'reportlab' is missing; install poster again, or run 'make poster'\n"
    assert (1, expected) == (done.returncode, done.stderr)
