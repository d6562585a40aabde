"""An SVG -> a page of a PDF, by the converter within Typst; as a program, in a process with limits of its own.

`poster.images.svg_convert` starts this file with Python's -I; it imports nothing of the package.
"""

import os
import sys
from typing import Any

SECONDS = 5
"""Of work of the processor, for one picture."""
MEMORY = 1_500_000_000
"""Bytes of addresses; the library itself takes 200 million, and a filter on a million pixels some hundred."""

PAGE = """#set document(date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image("picture.svg", width: 100%, height: 100%, fit: "stretch")
"""


def to_pdf(typst: Any, svg: bytes, folder: str, width: float, height: float) -> bytes:
    """The PDF of one page in points, set in the font files of `folder` alone."""
    files = {"main": PAGE.format(width=f"{width:.6f}", height=f"{height:.6f}").encode(), "picture.svg": svg}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    lost = {os.path.splitext(name)[0] for name in os.listdir(folder)} - {font.family.lower() for font in fonts.fonts()}
    if lost:  # their text would vanish without a word
        raise ValueError("a font file of its text cannot be read by its converter")
    made: bytes = typst.compile(
        files, root=folder, font_paths=fonts, ignore_system_fonts=True, format="pdf", pdf_tags=False
    )
    return made


def main() -> None:
    """Read the picture from the standard input, write the PDF to the standard output."""
    import resource  # not on Windows, where nobody starts this

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    library, folder, width, height = sys.argv[1:]
    sys.path.insert(0, library)
    import typst

    made = to_pdf(typst, sys.stdin.buffer.read(), folder, float(width), float(height))
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
