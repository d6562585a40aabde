"""A vector picture -> the PDF of it alone, to be looked at as pixels."""

from poster.model.picture import PdfPage
from poster.paint.objects import File, Number, real, stream
from poster.paint.pictures import add_pictures, picture_name

SIDES = ((200_000, 1024), (800_000, 512), (3_200_000, 256))
"""Bytes of content up to which a picture is drawn with so many samples on its longer side.

Each operator may fill the whole page, 0.4 ms at 1,024 samples squared: pictures of many operators get fewer samples.
"""


def paint_alone(picture: PdfPage) -> bytes:
    """A PDF of one page that the picture fills, a point for each sample; empty where it takes too long to draw."""
    longest = next((side for most, side in SIDES if picture.drawn <= most), 0)
    if not longest:
        return b""
    scale = longest / max(picture.width, picture.height)
    file = File()
    catalog, pages, page = file.reserve(), file.reserve(), file.reserve()
    known: dict[str, Number] = {}
    add_pictures(file, (picture,), known)
    name = picture_name(picture)
    box = f"[0 0 {real(picture.width * scale, 4)} {real(picture.height * scale, 4)}]"
    content = f"q {real(scale, 9)} 0 0 {real(scale, 9)} 0 0 cm /{name} Do Q"
    drawn = file.add(stream("", content.encode("ascii")))
    resources = f"<</XObject<</{name} {known[name]} 0 R>>>>"
    file.fill(catalog, f"<</Type/Catalog/Pages {pages} 0 R>>")
    file.fill(pages, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    file.fill(page, f"<</Type/Page/Parent {pages} 0 R/MediaBox{box}/Resources{resources}/Contents {drawn} 0 R>>")
    return file.write(catalog, file.add("<<>>"))
