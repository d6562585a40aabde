#!/usr/bin/env python3
"""Tagged PDF -> the text of its marked content as a reader gets it: element by element, in the order of the structure.

    pip install pikepdf
    pdf_text.py FILE.pdf

The characters are those of the ToUnicode maps, or of ActualText around a few glyphs. Artifacts are not in it, nor
what stands for a picture (Alt) or a drawn sign (ActualText of an element).
"""

import io
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

BREAKING = {Name(f"/{kind}") for kind in ("H1", "H2", "H3", "H4", "H5", "H6", "P", "Code", "Lbl")}
"""Elements whose text stands apart from what comes before it; a Link in a paragraph goes on in it."""


def texts_of(pdf: bytes) -> list[str]:
    """The text of each paragraph, heading and label."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        marked = [_marked(page) for page in document.pages]
        number = {page.obj.objgen: i for i, page in enumerate(document.pages)}
        texts: list[str] = []
        _walk(document.Root.StructTreeRoot.K, None, marked, number, texts)
        return [text for text in texts if text]


def _walk(kid, page, marked, number, texts: list[str]) -> None:
    if isinstance(kid, Array):
        for each in kid:
            _walk(each, page, marked, number, texts)
    elif not isinstance(kid, Dictionary):
        texts[-1] += marked[page].get(int(kid), "")
    elif kid.get("/Type") == Name("/MCR"):
        texts[-1] += marked[number[kid.Pg.objgen]].get(int(kid.MCID), "")
    elif kid.get("/Type") != Name("/OBJR"):
        page = number[kid.Pg.objgen] if "/Pg" in kid else page
        if kid.S in BREAKING:
            texts.append("")
        elif not texts:
            texts.append("")
        _walk(kid.get("/K", Array()), page, marked, number, texts)


def _marked(page) -> dict[int, str]:
    """The text of each marked content of a page by its number."""
    maps = {name: _characters(font) for name, font in page.resources.get("/Font", Dictionary()).items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    spelled: list[int] = []
    """How many marks are open at each text that stands beside its glyphs."""
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = maps[str(operands[0])]
        elif name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
            here = int(properties["/MCID"]) if "/MCID" in properties else open_marks[-1] if open_marks else None
            open_marks.append(here)
            if "/ActualText" in properties:
                spelled.append(len(open_marks))
                if here is not None:
                    found[here] = found.get(here, "") + str(properties["/ActualText"])
        elif name == "EMC":
            if spelled and spelled[-1] == len(open_marks):
                spelled.pop()
            open_marks.pop()
        elif name == "TJ" and open_marks and open_marks[-1] is not None and not spelled:
            codes = b"".join(bytes(each) for each in operands[0] if isinstance(each, pikepdf.String))
            glyphs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
            found[open_marks[-1]] = found.get(open_marks[-1], "") + "".join(font.get(glyph, "") for glyph in glyphs)
    return found


def _characters(font) -> dict[int, str]:
    """The characters of each glyph of a font."""
    pairs = re.findall(r"<(\w{4})> <(\w+)>\n", font.ToUnicode.read_bytes().decode("ascii"))
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


if __name__ == "__main__":
    for each in texts_of(open(sys.argv[1], "rb").read()):
        print(repr(each))
