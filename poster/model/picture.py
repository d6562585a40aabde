"""Pictures as opened: pixels, or a page of a PDF, which every SVG becomes, free of the size they are printed at.

Lengths of vector pictures are points of their natural size; (0, 0) is the top left corner and y grows downwards.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, Union

from poster.model.color import Color
from poster.model.text import Face

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f as in SVG and PDF: x' = a x + c y + e, y' = b x + d y + f."""

Segment = tuple[str, tuple[float, ...]]
"""A step of a path: `m` and `l` with a point, `c` with two handles and a point, `h` closes."""

Segments = tuple[Segment, ...]


class Raster(NamedTuple):
    """A picture made of pixels, encoded as PDF wants it."""

    name: str
    """The file, as the user wrote it."""
    digest: str
    """Names the content: two pictures with one digest look the same."""
    columns: int
    """Pixels in a row as stored, before it is turned."""
    rows: int
    """Rows of pixels as stored."""
    turn: int
    """How it is to be turned and mirrored, as in EXIF: 1 stands for upright, 6 for a quarter to the right."""
    filter: Literal["DCTDecode", "FlateDecode"]
    data: bytes
    """The JPEG as it was, or the samples deflated: 8 bits each, rows from the top, each begun by its PNG filter."""
    channels: Literal[1, 3]
    """1 for grey, 3 for red, green and blue."""
    profile: bytes = b""
    """ICC profile of the samples; empty for sRGB."""
    mask: bytes = b""
    """Opacity of each pixel, deflated, 8 bits each; empty where all is opaque."""

    @property
    def width(self) -> int:
        """Pixels across as it is seen."""
        return self.rows if self.turn >= 5 else self.columns

    @property
    def height(self) -> int:
        """Pixels down as it is seen."""
        return self.columns if self.turn >= 5 else self.rows


class FileObject(NamedTuple):
    """An object taken over from a PDF."""

    body: str
    """The object, for a stream its dictionary without `<<`, `>>` and length; `\\0n\\0` refers to part number n."""
    stream: bytes | None
    """None where it is no stream."""


class TypeSize(NamedTuple):
    """A size of the letters in a picture."""

    size: float
    """In points, of the picture at its natural size."""
    letters: int
    """How many have it. What is raised or lowered beside others counts with them."""


class Letters(NamedTuple):
    """How large the letters in a vector picture are."""

    sizes: tuple[TypeSize, ...]
    """The smallest first; none where nothing is known."""
    is_exact: bool
    """Whether all letters are text. Outlines of letters are measured where an SVG tells which shapes are letters, else
    not seen; so a picture without any text is not sure to have no letters."""

    @property
    def least(self) -> float:
        """The smallest size; 0 where none is known."""
        return self.sizes[0].size if self.sizes else 0.0


class PdfPage(NamedTuple):
    """A page of a PDF with all it needs."""

    name: str
    digest: str
    width: float
    """Natural width in points."""
    height: float
    parts: tuple[FileObject, ...]
    """The first one is a form that fills (0, 0) to (width, height), y upwards."""
    drawn: int = 0
    """Bytes of content that are drawn, those of a form as often as it is used."""
    outlines: tuple[TypeSize, ...] = ()
    """Letters that are drawn as shapes, as far as the picture told: by how tall they are."""


class Samples(NamedTuple):
    """A picture made of pixels in few of them, upright, to measure its colors."""

    columns: int
    rows: int
    pixels: bytes
    """Red, green and blue in sRGB, 8 bits each, row by row from the top."""


class Ink(NamedTuple):
    """A color of a picture: what shows of it on black and on white, which differ where light goes through."""

    on_black: Color
    on_white: Color
    samples: int
    """How many have it."""

    @property
    def is_seen(self) -> bool:
        """Whether there is anything to be seen: at least a tenth of the light is kept from the ground."""
        return min(white - black for white, black in zip(self.on_white, self.on_black)) < 230

    def on(self, ground: Color) -> Color:
        """How it looks on a ground."""
        pairs = zip(self.on_black, self.on_white, ground)
        return Color(*(round(black + (white - black) * own / 255) for black, white, own in pairs))


Picture = Union[Raster, PdfPage]


def ppi(picture: Raster, width: float) -> float:
    """Pixels per inch where the picture is printed `width` points wide."""
    return picture.width * 72 / width


Stretch = tuple[str, Face | None]
"""A part of a text and the face that has its letters; None where there is none."""


class Lettering(NamedTuple):
    """The fonts for the text of pictures."""

    choose: Callable[[str, tuple[str, ...], int, bool], tuple[Stretch, ...]]
    """Text, families by preference, weight (100 to 1000), italic -> the whole text in stretches."""
    program: Callable[[Face, str], bytes]
    """A face -> an OpenType file of it, whose family has the name given."""
