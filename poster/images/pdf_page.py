"""The bytes of a PDF with one page -> a PdfPage that may stand in a PDF/A-2a file, or what keeps it from that.

The page becomes one form: its content loses its own tags, and everything it uses is looked through for what the
standard forbids (ISO 19005-2, 6.2): fonts that are not embedded, colors of printing inks, hidden layers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from poster.images.pdf_parts import Parts
from poster.images.pdf_values import OddValueError, real
from poster.images.source import PictureError
from poster.model.picture import PdfPage

MOST_MEMORY = 60_000_000
"""Bytes of one stream unpacked. Pictures stay packed; those by LZW, which do not, may have 20 million RGB pixels."""

MOST_REPAIRED = 10_000_000
"""Bytes of a file whose objects are looked for where its table of them is damaged: 60 ns each."""

LARGEST = 14400.0
"""Side of a page in points: ISO 32000-1, annex C."""


Prepare = Callable[[Any, Any], None]
"""pikepdf and a file open in it."""

UNKNOWN = "\ufffd"
"""The character that stands for one that is not known."""


def open_pdf(
    content: bytes, name: str, unknown: str = UNKNOWN, prepare: Prepare | None = None
) -> tuple[PdfPage, tuple[str, ...]]:
    """The only page of the file, and what a person should look at.

    Glyphs that say no characters stand for `unknown`; `prepare` may change the file first. Raises PictureError where
    the file is damaged, locked, or would break PDF/A-2a.
    """
    # pikepdf takes 50 ms to import, and most builds have no pictures in PDF.
    import pikepdf

    try:
        with _limits(pikepdf):
            return _opened(pikepdf, content, name, unknown, prepare)
    except PictureError:
        raise
    except pikepdf.PasswordError:
        raise PictureError("is locked with a password", "save it without") from None
    except OddValueError as odd:
        raise PictureError(f"has {odd}", "export it again") from None
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # a damaged object can be of any type where another is expected
        raise PictureError("is damaged and cannot be read as PDF", "export it again") from fault


@contextmanager
def _limits(pikepdf: Any) -> Iterator[None]:
    """Bounds on what qpdf unpacks. They hold for the process, so they are taken back."""
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_MEMORY,
        png_max_memory=MOST_MEMORY,
        run_length_max_memory=MOST_MEMORY,
        tiff_max_memory=MOST_MEMORY,
        max_stream_filters=3,
        parser_max_container_size=1_000_000,
        doc_max_warnings=100,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _opened(
    pikepdf: Any, content: bytes, name: str, unknown: str, prepare: Prepare | None
) -> tuple[PdfPage, tuple[str, ...]]:
    from io import BytesIO

    repair = len(content) <= MOST_REPAIRED
    with pikepdf.open(BytesIO(content), suppress_warnings=True, attempt_recovery=repair) as document:
        if document.is_encrypted:
            raise PictureError("is protected", "save it without protection")
        count = int(document.Root.Pages.get("/Count", 0))
        if count != 1:
            raise PictureError(f"has {count} pages", "save the page you want as a file of its own")
        _refuse_hidden(document.Root)
        if prepare:
            prepare(pikepdf, document)
        page = document.pages[0]
        box, matrix, width, height = _frame(page)
        digest = sha256(content).hexdigest()[:24]
        parts = Parts(document, pikepdf, (box[2] - box[0]) * (box[3] - box[1]), digest[:8], unknown)
        entries = f"/BBox[{' '.join(map(real, box))}]/Matrix[{' '.join(map(real, matrix))}]"
        parts.page(page, entries)
        # Annotations are not taken over: links of a picture would have no place in the tree.
        return PdfPage(name, digest, width, height, tuple(parts.parts), parts.drawn[0]), tuple(parts.doubts)


def _refuse_hidden(root: Any) -> None:
    """Layers that are off would show, since layers are not taken over."""
    settings = root.get("/OCProperties", {}).get("/D", {})
    if len(settings.get("/OFF", ())) or str(settings.get("/BaseState", "/ON")) == "/OFF":
        raise PictureError("has hidden layers", "export it again without them")


Bounds = tuple[float, float, float, float]


def _frame(page: Any) -> tuple[Bounds, tuple[float, ...], float, float]:
    """What is seen of the page, the way from there to (0, 0) upright, and its size in points."""
    unit = float(page.obj.get("/UserUnit", 1))
    x0, y0, x1, y1 = (float(side) for side in page.cropbox)
    a0, b0, a1, b1 = (float(side) for side in page.mediabox)
    left, right = max(min(x0, x1), min(a0, a1)), min(max(x0, x1), max(a0, a1))
    foot, top = max(min(y0, y1), min(b0, b1)), min(max(y0, y1), max(b0, b1))
    across, down = (right - left) * unit, (top - foot) * unit
    if not (0 < across <= LARGEST and 0 < down <= LARGEST):
        raise PictureError("has a page without a size", "export it again")
    # Quarters to the right, each with its way back into the corner.
    turns: dict[int, tuple[float, ...]] = {
        0: (unit, 0, 0, unit, -left * unit, -foot * unit),
        1: (0, -unit, unit, 0, -foot * unit, right * unit),
        2: (-unit, 0, 0, -unit, right * unit, top * unit),
        3: (0, unit, -unit, 0, top * unit, -left * unit),
    }
    quarter = int(page.rotation) // 90 % 4
    size = (down, across) if quarter % 2 else (across, down)
    return (left, foot, right, top), turns[quarter], *size
