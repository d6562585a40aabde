"""Small pictures made for tests."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from poster.cache import Cache
from poster.images.pictures import open_picture
from poster.model.picture import Picture
from poster.problems import Place

SHIPPED = Path(__file__).parent.parent.parent / "fonts"

PLACE = Place("content.yaml", 3, 5)


def corners() -> Image.Image:
    """Wider than high, with another color in each quarter."""
    image = Image.new("RGB", (32, 16), (255, 255, 255))
    image.paste((200, 30, 30), (0, 0, 16, 8))
    image.paste((30, 30, 200), (16, 8, 32, 16))
    image.paste((30, 160, 30), (0, 8, 16, 16))
    return image


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge: a few kilobytes that unpack to all of it, a bit for each pixel."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes((width // 8 + 1) * 64), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def scans(times: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    file = BytesIO()
    Image.new("L", (640, 640), 99).save(file, "JPEG", progressive=True)
    content = file.getvalue()
    last = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + times * last + b"\xff\xd9"


def svg(inside: str, head: str = "") -> str:
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {links} width="40" height="20">{inside}</svg>'


def laughs(inside: str, depth: int) -> str:
    """An SVG that draws `inside` ten times, that ten times, and so on."""
    groups = (f'<g id="a{i}">{f"""<use href="#a{i - 1}"/>""" * 10}</g>' for i in range(1, depth))
    return svg(f'<defs><g id="a0">{inside}</g>{"".join(groups)}</defs><use href="#a{depth - 1}"/>')


def pdf(content: bytes, pages: int = 1, **resources: pikepdf.Object) -> bytes:
    """Pages of 100 x 50 points."""
    with pikepdf.new() as document:
        for _ in range(pages):
            page = document.add_blank_page(page_size=(100, 50))
            page.obj.Contents = document.make_stream(content)
            page.obj.Resources = pikepdf.Dictionary(**resources)
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def lettered(
    text: bytes, content: bytes = b"BT /F1 9 Tf %b Tj ET", width: int = 629, **changes: pikepdf.Object
) -> bytes:
    """A page of 100 x 50 points that shows glyphs of a whole font by their numbers; number 1 is 629 wide."""
    program = (SHIPPED / "Inter Tight" / "InterTight-Regular.ttf").read_bytes()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 50))
        page.obj.Contents = document.make_stream(content.replace(b"%b", b"<" + text.hex().encode() + b">"))
        name = pikepdf.Name("/ABCDEF+InterTight-Regular")
        descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4,
                                        FontFile2=document.make_stream(program))  # fmt: skip
        glyphs = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name,
                                    FontDescriptor=descriptor, CIDToGIDMap=pikepdf.Name.Identity, DW=width)  # fmt: skip
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=name,
            Encoding=pikepdf.Name("/Identity-H"),
            ToUnicode=document.make_stream(b"1 beginbfrange <0001> <00ff> <0041> endbfrange"),
            DescendantFonts=pikepdf.Array([glyphs]),
        )
        for key, value in changes.items():
            font[f"/{key}"] = value
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def opened(path: str, folder: Path) -> Picture:
    """A picture that must open without a word."""
    picture, problems = open_picture(path, str(folder), PLACE, Cache())
    assert () == problems
    assert picture is not None
    return picture


def problem(path: str, folder: Path) -> str:
    """The one problem of a picture that cannot be used."""
    picture, problems = open_picture(path, str(folder), PLACE, Cache())
    assert picture is None
    (found,) = problems
    assert (PLACE, "error") == (found.place, found.level)
    return found.message
