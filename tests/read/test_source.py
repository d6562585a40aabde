"""The bytes of a file as text, and what is said of those that are none."""

import os
from pathlib import Path

import pytest

from poster.cache import Cache
from poster.read.layout import find_layout, layout_names, read_layout
from poster.read.source import decode

LATIN, HAN = "title: Reeds bend\nsections: []\n", "title: 青い鳥\nsections: [石]\n"


@pytest.mark.parametrize("text", [LATIN, HAN, "a: b"])
@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_called_by_their_names(name: str, mark: bool, text: str) -> None:
    raw = (("\ufeff" if mark else "") + text).encode(name)
    problems = decode("a.yaml", raw)[1]
    assert [f"a.yaml:1:1: the file is {name[:6].upper()}; save it as UTF-8"] == [str(each) for each in problems]


@pytest.mark.parametrize("raw", [b"title: \0\n", b"\0", b"title: Reeds\0 bend, and so on, and so on\n"])
def test_a_zero_here_and_there_is_a_control_character(raw: bytes) -> None:
    problems = decode("a.yaml", raw)[1]
    assert ["here stands a control character (U+0000)"] == [each.message for each in problems]


def test_a_folder_of_layouts_that_cannot_be_read_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "layouts"
    own.mkdir()
    real_stat, real_list = os.stat, os.listdir

    def shut_stat(path: str, *arguments: object, **options: object) -> os.stat_result:
        if str(path).startswith(f"{own}{os.sep}"):
            raise PermissionError(13, "Permission denied", path)
        return real_stat(path, *arguments, **options)  # type: ignore[arg-type]

    def shut_list(path: str) -> list[str]:
        if str(path).startswith(str(own)):
            raise PermissionError(13, "Permission denied", path)
        return real_list(path)

    monkeypatch.setattr(os, "stat", shut_stat)
    monkeypatch.setattr(os, "listdir", shut_list)
    assert "poster" in layout_names(str(tmp_path))
    path = find_layout("poster", str(tmp_path))
    assert path == str(own / "poster.yaml")
    (problem,) = read_layout(path, str(tmp_path), Cache())[1]
    assert f"{path}:1:1: the file may not be read; change its permissions, or those of its folder" == str(problem)
