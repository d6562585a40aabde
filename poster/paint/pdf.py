"""Drawing -> PDF: one file that is PDF/UA-1 and PDF/A-2a, the same bytes for the same drawing."""

from hashlib import blake2b

from poster.cache import Cache
from poster.model.drawing import Artwork, Drawing, Image, Page
from poster.paint.content import PaintedPage, paint_pages
from poster.paint.faces import add_font, resource_name
from poster.paint.metadata import info, write_color_intent, write_outline, xmp
from poster.paint.objects import File, Number, deflated, real, text_string
from poster.paint.pictures import add_pictures, picture_name
from poster.paint.structure import write_structure
from poster.paint.target import SCREEN, Target

YEAR_2000 = 946_684_800
"""1 January 2000 in seconds since 1970: the date of a file that is given none."""

STREAMS = 200
"""Streams of pages that are kept, about 15 kB each."""


def paint(drawing: Drawing, cache: Cache, created: int = YEAR_2000, target: Target = SCREEN) -> bytes:
    """The PDF of a drawing, dated `created` in seconds since 1970, UTC. The files of its faces must be readable."""
    file = File()
    catalog = file.reserve()
    page_tree = file.reserve()
    page_numbers = [file.reserve() for _ in drawing.pages]
    painted = paint_pages(drawing, cache)
    fonts = {face: add_font(file, face, meanings, cache) for face, meanings in painted.fonts}
    pictures: dict[str, Number] = {}
    structure = write_structure(file, drawing, painted.pages, page_numbers, cache)
    for at, page in enumerate(painted.pages):
        named = "".join(f"/{resource_name(face, cache)} {fonts[face]} 0 R" for face in page.faces)
        resources = f"/Font<<{named}>>{_pictures(file, drawing.pages[at], pictures, cache)}"
        boxes = _boxes(drawing.pages[at])
        file.fill(
            page_numbers[at], _page(file, page, at, boxes, page_tree, resources, structure.annotations[at], cache)
        )
    del painted, page  # a megabyte for a hundred pages, which the file is made without
    kids = " ".join(f"{number} 0 R" for number in page_numbers)
    file.fill(page_tree, f"<</Type/Pages/Count {len(page_numbers)}/Kids[{kids}]>>")
    outline = write_outline(file, drawing, page_numbers)
    metadata, intent = file.add(xmp(drawing, created)), write_color_intent(file, target.intent, cache)
    file.fill(
        catalog,
        f"<</Type/Catalog/Pages {page_tree} 0 R/Lang{text_string(drawing.lang)}/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {structure.root} 0 R/ViewerPreferences<</DisplayDocTitle true{_wishes(drawing)}>>"
        f"/Metadata {metadata} 0 R/OutputIntents[{intent} 0 R]"
        + (f"/Outlines {outline} 0 R" if outline else "")
        + ">>",
    )
    return file.write(catalog, file.add(info(drawing, created)))


def _wishes(drawing: Drawing) -> str:
    """What a print dialog starts from (ISO 32000-1, table 150). Backs fit fronts where leaves turn on upright edges."""
    page = drawing.pages[0]
    edge = "Long" if page.height >= page.width else "Short"
    duplex = f"/Duplex/DuplexFlip{edge}Edge" if drawing.printing == "both sides" else ""
    return f"/PrintScaling/None{duplex}" if drawing.printing else ""


def _boxes(page: Page) -> str:
    """The boxes of a page. What is painted beyond the paper, which may be as small as the trim, is cut off."""
    paper = f"/MediaBox{_box(page, page.around)}"
    bleed = f"/BleedBox{_box(page, page.bleed)}" if page.around else ""
    return f"{paper}{bleed}/TrimBox{_box(page, 0.0)}"


def _box(page: Page, over: float) -> str:
    """The rectangle that lies so far beyond the trim on all sides, from the lower left corner of the paper."""
    least = page.around - over
    sides = (least, least, page.around + page.width + over, page.around + page.height + over)
    return f"[{' '.join(real(side, 4) for side in sides)}]"


def _pictures(file: File, page: Page, known: dict[str, Number], cache: Cache) -> str:
    """The entry of a page's resources for its pictures; those that no page before it had are added to the file."""
    pictures = [item.picture for item in page.items if isinstance(item, Image | Artwork)]
    if not pictures:
        return ""
    add_pictures(file, pictures, known)
    names = dict.fromkeys(picture_name(picture) for picture in pictures)
    return f"/XObject<<{''.join(f'/{name} {known[name]} 0 R' for name in names)}>>"


def _page(
    file: File,
    page: PaintedPage,
    key: int,
    boxes: str,
    page_tree: Number,
    resources: str,
    annotations: tuple[Number, ...],
    cache: Cache,
) -> str:
    """The page object."""
    links = f"/Annots[{' '.join(f'{number} 0 R' for number in annotations)}]" if annotations else ""
    content = " ".join(f"{file.add(_compressed(part, cache))} 0 R" for part in page.content)
    return (
        f"<</Type/Page/Parent {page_tree} 0 R{boxes}/Resources<<{resources}>>"
        f"/Contents[{content}]/StructParents {key}/Tabs/S{links}>>"
    )


def _compressed(content: bytes, cache: Cache) -> bytes:
    """A stream of a page; most of them stay as they were when a word changes."""
    streams: dict[bytes, bytes] = cache.table("page streams")  # type: ignore[assignment]
    digest = blake2b(content, digest_size=16).digest()
    found = streams.get(digest)
    if found is None:
        if len(streams) >= STREAMS:
            streams.clear()
        found = streams[digest] = deflated("", content)
    return found
