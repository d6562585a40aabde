"""Closed doors: a hostile home and a hostile current folder, and the three ways of starting; nothing of theirs runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CONTENT = "title: Reeds bend\nlang: en\nresources: [{title: One, url: 'https://example.org'}]\nlayouts: [handout]\n"
CONTENT += "logos: [{file: logo.svg, alt: A logo}]\nsections: [{title: One, text: We counted them.}]\n"
STYLE = "<style>rect{fill:#123}</style>"
LOGO = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{STYLE}<rect width='9' height='9'/></svg>"

NAMES = (
    "PIL", "_rl_accel", "deprecation", "getopt", "lxml", "numpy", "olefile", "pikepdf", "png", "pyphen",
    "qrcode", "reportlab", "reportlab_mods", "reportlab_settings", "local_reportlab_settings", "local_rl_settings",
    "cssselect2", "tinycss2", "typing", "typst", "uharfbuzz", "webencodings", "xml", "yaml",
)  # fmt: skip
"""Modules that some library of ours looks for, or has looked for, and one that Python itself has."""

HIDDEN = (".reportlab_mods", ".reportlab_settings", ".pythonrc.py", ".pypdfium2", ".config/poster", ".posterrc")

STARTS = {
    "poster": ["-c", "import sys; sys.path.remove(''); from poster.__main__ import run; run()", "build"],
    "python -m poster": ["-m", "poster", "build"],
    "python -mposter": ["-mposter", "build"],
    "library": ["-P", "-c", "import sys, poster; poster.build(poster.load(sys.argv[1]), 'handout')"],
}
"""Ways of starting; a script of an installed package has its own folder on the path, not the current one."""


@pytest.mark.parametrize("start", STARTS)
def test_nothing_from_the_home_or_the_current_folder_runs(start: str, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    home, here = tmp_path / "home", tmp_path / "here"
    trap = f"open({str(mark)!r}, 'a').write(__name__ + '\\n')\nraise SystemExit('trapped')\n"
    for folder in (home, here):
        folder.mkdir()
        for path in [*(folder / f"{name}.py" for name in NAMES), *(folder / name for name in HIDDEN)]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(trap)
    (here / "content.yaml").write_text(CONTENT)
    (here / "logo.svg").write_text(LOGO)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "HB_SHAPER_LIST": "fallback",
        "RL_invariant": "nonsense",
        "RL_pageCompression": "nonsense",
    }
    command = [sys.executable, *STARTS[start], "content.yaml"]
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True)
    assert (0, False) == (done.returncode, mark.exists()), done.stderr


def test_the_path_of_a_host_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "imposter").mkdir()
    (tmp_path / "imposter/__init__.py").write_text("import poster\n")
    (tmp_path / "imposter/__main__.py").write_text("import sys; print(sys.path[0])\n")
    command = [sys.executable, "-m", "imposter"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert os.path.realpath(tmp_path) == os.path.realpath(done.stdout.strip())
