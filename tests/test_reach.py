"""What a build may read: the project's folder, what is named by hand, what ships; and no word of other files."""

import os
import socket
from pathlib import Path

import pytest

from poster import cli

SECRET = "sesam-open-4711"
CONTENT = "title: Reeds bend\nlang: en\nsections: [{title: One, text: We counted them.}]\n"
LAYOUT = "extends: handout\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' fill='#123'/></svg>"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project beside a folder that is none of its business; the current folder is a third one."""
    for name in ("project/layouts/themes", "project/fonts", "outside/fonts", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "outside/x.yaml").write_text(LAYOUT)
    (tmp_path / "outside/secret.yaml").write_text(f"{SECRET}: {SECRET}\ncolors: {SECRET}\nfit: [{SECRET}]\n")
    (tmp_path / "outside/logo.svg").write_text(SVG)
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "project"


def build(project: Path, *arguments: str) -> int:
    return cli.main(["build", str(project / "content.yaml"), "--out", str(project / "out"), "--quiet", *arguments])


def write(project: Path, more: str, **layouts: str) -> None:
    (project / "content.yaml").write_text(CONTENT + more)
    for name, text in layouts.items():
        (project / f"layouts/{name}.yaml").write_text(text)


GROUND = "extends: handout\nareas: {body: {picture: {file: %s, alt: decoration}}}\n"

OUTSIDE = [
    pytest.param("layouts: [../outside/secret.yaml]\n", {}, id="a layout named by the content"),
    pytest.param("layouts: [OUTSIDE/secret.yaml]\n", {}, id="by its absolute path"),
    pytest.param("layouts: [nowhere/../../outside/secret.yaml]\n", {}, id="by a detour"),
    pytest.param("layouts: [ours]\n", {"ours": "extends: ../../outside/secret.yaml\n"}, id="extends"),
    pytest.param("layouts: [ours]\n", {"ours": "extends: OUTSIDE/secret.yaml\n"}, id="extends, absolute"),
    pytest.param("layouts: [ours]\n", {"ours": "extends: handout\ntheme: ../../outside/secret.yaml\n"}, id="theme"),
    pytest.param("layouts: [ours]\n", {"ours": GROUND % "../../outside/logo.svg"}, id="a picture of a layout"),
    pytest.param("layouts: [ours]\n", {"ours": GROUND % "OUTSIDE/logo.svg"}, id="a picture, absolute"),
    pytest.param("layouts: [handout]\nlogos: [{file: ../outside/logo.svg, alt: A logo}]\n", {}, id="a logo"),
    pytest.param("layouts: [../outside/nothing.yaml]\n", {}, id="what is not there"),
]


@pytest.mark.parametrize("more, layouts", OUTSIDE)
def test_what_lies_outside_is_refused(
    more: str, layouts: dict[str, str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = str(project.parent / "outside")
    write(
        project,
        more.replace("OUTSIDE", outside),
        **{name: text.replace("OUTSIDE", outside) for name, text in layouts.items()},
    )
    assert 1 == build(project)
    told = capsys.readouterr().err
    assert ("outside the project's folder; copy it into" in told, False) == (True, SECRET in told), told
    assert not (project / "out").exists()


LINKS = [
    ("layouts/ours.yaml", "secret.yaml", "layouts: [ours]\n"),
    ("layouts/ours.yaml", "secret.yaml", "layouts: [layouts/ours.yaml]\n"),
    ("layouts/themes/ours.yaml", "secret.yaml", "layouts: [themed]\n"),
    ("logo.svg", "logo.svg", "layouts: [handout]\nlogos: [{file: logo.svg, alt: A logo}]\n"),
    ("figures", ".", "layouts: [handout]\nlogos: [{file: figures/logo.svg, alt: A logo}]\n"),
    ("fonts/Ours.ttf", "fonts/Ours.ttf", "layouts: [lettered]\n"),
    ("fonts/Ours", "fonts", "layouts: [lettered]\n"),
]


@pytest.mark.parametrize("link, target, more", LINKS)
def test_links_that_lead_out_are_refused(
    link: str, target: str, more: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = next(Path(cli.__file__).parent.parent.glob("fonts/*/*.ttf"))
    (project.parent / "outside/fonts/Ours.ttf").write_bytes(shipped.read_bytes())
    write(project, more, themed="extends: handout\ntheme: ours\n", lettered="extends: handout\nfonts: {text: Ours}\n")
    (project / link).symlink_to(project.parent / "outside" / target)
    assert 1 == build(project)
    told = capsys.readouterr().err
    assert ("outside the project's folder" in told, False) == (True, SECRET in told), told


def test_a_folder_of_layouts_or_fonts_may_not_lead_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("layouts", "fonts"):
        (project / name).rename(project / f"{name}-own")
        (project / name).symlink_to(project.parent / "outside")
    write(project, "layouts: [x]\n")
    assert 1 == build(project)
    assert "the layout 'x' lies outside the project's folder" in capsys.readouterr().err
    write(project, "layouts: [y]\n")
    assert 1 == build(project)
    assert "secret" not in capsys.readouterr().err  # nor does the list of what there is look into it


def test_a_layout_named_by_hand_brings_its_folder(project: Path) -> None:
    outside = project.parent / "outside"
    (outside / "logo.svg").write_text(SVG.replace("#123", "#fff"))
    (outside / "base.yaml").write_text(LAYOUT)
    (outside / "z.yaml").write_text(
        "extends: base.yaml\ntheme: paint.yaml\nareas: {body: {picture: {file: logo.svg, alt: decoration}}}\n"
    )
    (outside / "paint.yaml").write_text((Path(cli.__file__).parent.parent / "layouts/themes/square.yaml").read_text())
    write(project, "layouts: [../outside/z.yaml]\n")
    assert 1 == build(project)
    assert 0 == build(project, "--layout", "../outside/z.yaml")
    assert (project / "out/z.pdf").exists()


def test_a_theme_named_by_hand_may_lie_anywhere(project: Path) -> None:
    theme = project.parent / "outside/theme.yaml"
    theme.write_text((Path(cli.__file__).parent.parent / "layouts/themes/square.yaml").read_text())
    write(project, "layouts: [handout]\n")
    assert 0 == build(project, "--theme", "../outside/theme.yaml")


def test_the_current_folder_is_not_looked_into_for_what_a_content_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.parent / "elsewhere/mine.yaml").write_text(f"{SECRET}: 1\n")
    write(project, "layouts: [mine.yaml]\n")
    assert 1 == build(project)
    assert "there is no layout 'mine.yaml'" in capsys.readouterr().err


def test_the_project_of_a_link_is_where_the_content_lies(project: Path) -> None:
    (project / "logo.svg").write_text(SVG)
    write(project, "layouts: [ours]\nlogos: [{file: logo.svg, alt: A logo}]\n", ours=LAYOUT)
    link = project.parent / "elsewhere/content.yaml"
    link.symlink_to(project / "content.yaml")
    assert 0 == cli.main(["build", str(link), "--quiet"])
    assert (project.parent / "elsewhere/out/ours.pdf").exists()


def odd(path: Path, kind: str) -> None:
    """Something that is no file at a path."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        here = os.getcwd()
        os.chdir(path.parent)  # the names of sockets are short
        socket.socket(socket.AF_UNIX).bind(path.name)
        os.chdir(here)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")


ODD = ("pipe", "socket", "folder", "device")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("where", ["content", "layout", "extends", "theme", "picture", "font"])
def test_what_is_no_file_is_refused_at_once(
    where: str, kind: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        project,
        {"layout": "layouts: [ours.yaml]\n", "extends": "layouts: [based]\n", "theme": "layouts: [themed]\n"}.get(
            where, "layouts: [lettered]\n" if where == "font" else "layouts: [handout]\n"
        )
        + ("logos: [{file: logo.svg, alt: A logo}]\n" if where == "picture" else ""),
        based="extends: ../ours.yaml\n",
        themed="extends: handout\ntheme: ../ours.yaml\n",
        lettered="extends: handout\nfonts: {text: Ours}\n",
    )
    place = {"content": "content.yaml", "picture": "logo.svg", "font": "fonts/Ours.ttf"}.get(where, "ours.yaml")
    (project / place).unlink(missing_ok=True)
    odd(project / place, kind)
    assert 1 == build(project)
    told = capsys.readouterr().err
    expected = f" a {kind}"
    if where == "font" and kind == "folder":
        expected = "there is no font family 'Ours'"  # a folder of that name is a family with nothing in it
    elif kind == "device" and where != "content":
        expected = "outside the project's folder"  # a link to a device leads out before it is looked at
    assert (True, False) == (expected in told, "bug" in told), told
