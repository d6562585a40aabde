"""A picture in SVG that holds all it needs -> a page of a PDF, made by the converter within Typst.

Pictures with filters are made in a process of their own, since some of them run for minutes or take all memory.
"""

import os
import sys
from collections.abc import Mapping
from typing import Any

from poster.images.source import PictureError
from poster.images.svg_apart import SECONDS, to_pdf

PATIENCE = 2 * SECONDS
"""Seconds on the clock, where the machine has other work."""

PIXELS = "save it as PDF, or as PNG with enough pixels"


def converted(svg: bytes, width: float, height: float, fonts: Mapping[str, bytes], *, is_heavy: bool) -> bytes:
    """The PDF. `fonts` are files by name. Raises PictureError where there is none."""
    from tempfile import TemporaryDirectory  # only for SVG pictures

    library = _library()
    try:
        with TemporaryDirectory(prefix=".poster-") as folder:
            for name, program in fonts.items():
                with open(os.path.join(folder, f"{name}.ttf"), "wb") as file:
                    file.write(program)
            if is_heavy:
                return _apart(svg, folder, width, height, os.path.dirname(os.path.dirname(library.__file__)))
            return _here(library, svg, folder, width, height)
    except OSError as fault:
        raise PictureError(
            f"cannot be converted ({fault.strerror})", "make room in the folder for temporary files"
        ) from None


def _library() -> Any:
    try:
        import typst  # 80 MB on the disk, and only for SVG pictures
    except ImportError:
        fact = "cannot be converted: the package 'typst' is not installed"
        raise PictureError(fact, "install it (pip install typst), or save the picture as PDF or PNG") from None
    return typst


def _here(library: Any, svg: bytes, folder: str, width: float, height: float) -> bytes:
    try:
        return to_pdf(library, svg, folder, width, height)
    except (library.TypstError, ValueError) as fault:
        raise PictureError(f"cannot be drawn: {_first_line(fault)}", PIXELS) from None
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # what a broken promise within the library comes as
            raise
        raise PictureError("cannot be drawn: its converter broke off", PIXELS) from None


def _first_line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or ["no reason is given"])[0][:200]


def _apart(svg: bytes, folder: str, width: float, height: float, library: str) -> bytes:
    import subprocess

    try:
        import resource  # noqa: F401
    except ImportError:
        fact = "has a filter, which is not drawn on this system: no limit of memory can be set"
        raise PictureError(fact, PIXELS) from None
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "svg_apart.py")
    command = [sys.executable, "-I", program, library, folder, repr(width), repr(height)]
    try:
        done = subprocess.run(command, input=svg, capture_output=True, timeout=PATIENCE, cwd=folder, env={})
    except subprocess.TimeoutExpired:
        raise PictureError(f"has a filter that takes more than {SECONDS} seconds", PIXELS) from None
    if done.returncode < 0:
        raise PictureError(f"has a filter that takes more than {SECONDS} seconds or too much memory", PIXELS)
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason is given"]
        raise PictureError(f"cannot be drawn: {lines[-1].partition('Error: ')[2] or lines[-1]}"[:250], PIXELS)
    return done.stdout
