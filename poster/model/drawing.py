"""The finished drawing: pages of positioned items, and the tree of what they mean.

Lengths are points; (0, 0) is the top left corner of the trimmed page and y grows downwards. An item's `owner` is the
number of the node it belongs to, None for decoration. Items of one page are painted in order; the reading order is that
of the tree.
"""

from typing import Literal, NamedTuple, Union

from poster.model.about import About
from poster.model.color import Color
from poster.model.picture import PdfPage, Raster
from poster.model.text import Word
from poster.model.units import Edges, Rect

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Link", "Figure",
    "BlockQuote", "Code", "Span", "Div", "Note", "Table", "Caption", "TR", "TH", "TD", "Formula",
]  # fmt: skip


class Seat(NamedTuple):
    """How a cell stands in its table."""

    scope: Literal["", "Column", "Row"] = ""
    """What a heading is the head of; empty for cells that are none."""
    across: int = 1
    """Columns that it takes."""
    down: int = 1
    """Rows that it takes."""
    heads: tuple[int, ...] = ()
    """Nodes of its headings, where its row and its column alone do not tell them."""


class Node(NamedTuple):
    """An element of the document's structure. Its number is its position in the tree; parents come before children."""

    kind: Tag
    parent: int | None
    """Number of the parent; None for the document."""
    alt: str = ""
    """What a picture or a code shows, in words; how a formula is spoken."""
    actual: str = ""
    """The text that a drawn sign stands for, or the one that a formula reads as."""
    numbering: str = ""
    """For lists: the standard's name of the marker, `Square` or `Decimal`."""
    title: str = ""
    """For sections: their title."""
    url: str = ""
    """For links: where they lead."""
    lang: str = ""
    """Language where it is another than the parent's."""
    name: str = ""
    """Id by which links of the document lead to it."""
    seat: Seat | None = None
    """For cells of tables."""


class Glyphs(NamedTuple):
    """Words set one after the other on a baseline in one size and color; faces may change from word to word."""

    owner: int | None
    x: float
    """Left end of the first word."""
    y: float
    """The baseline."""
    size: float
    """Type size in points."""
    words: tuple[Word, ...]
    """Words and the spaces between them in order; a space is a word whose text is a space."""
    tracking: float
    """Points added after every glyph."""
    space: float
    """Points added after every word that is a space."""
    color: Color
    turned: bool = False
    """Upside down: the words run to the left of `x`, and stand below the baseline."""


class Shape(NamedTuple):
    """A filled area: one path of closed outlines, filled by the nonzero rule."""

    owner: int | None
    x: float
    """Where the origin of the outlines lies on the page."""
    y: float
    scale: float
    """Points per unit of the outlines."""
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    """Corners of each closed outline, in units; y grows downwards."""
    color: Color


class Link(NamedTuple):
    """A rectangle that opens a URL, or leads to the node that `#name` names. Its owner is a node of kind Link."""

    owner: int
    x: float
    y: float
    width: float
    height: float
    url: str
    title: str
    """What it opens, in words."""


class Image(NamedTuple):
    """A picture made of pixels, stretched over a rectangle. Its owner is a Figure, None where it is decoration."""

    owner: int | None
    x: float
    y: float
    width: float
    """As printed, in points. One that is mirrored across begins at its right edge, and its width is negative."""
    height: float
    """Negative where it is mirrored down; it begins at its lower edge then."""
    picture: Raster
    crop: Rect | None = None
    """What of it shows, a rectangle on the page; None for all of it. A ground that covers an area is larger than it."""


class Artwork(NamedTuple):
    """A picture made of paths, or a page of a PDF, stretched over a rectangle. Its owner is a Figure, or None."""

    owner: int | None
    x: float
    y: float
    width: float
    """As printed, in points; negative where it is mirrored, as with images."""
    height: float
    picture: PdfPage
    crop: Rect | None = None
    """What of it shows, a rectangle on the page; None for all of it."""


Item = Union[Glyphs, Shape, Link, Image, Artwork]


class Leaf(NamedTuple):
    """A page of the document where it stands on a sheet of paper, beside another one or among marks."""

    number: int
    """Its place in the order of reading, from 0."""
    items: int
    """How many of the items of the sheet are its own; the leaves follow one another in the items."""
    left: float
    """Nothing of it is painted left of this line."""
    right: float
    """Nor right of this one."""
    top: float
    """Nor above this one."""
    bottom: float
    """Nor below this one."""


class Page(NamedTuple):
    """One page, or one side of a sheet with several pages on it."""

    width: float
    """Trimmed width."""
    height: float
    """Trimmed height."""
    items: tuple[Item, ...]
    leaves: tuple[Leaf, ...] = ()
    """The pages on a side of a sheet; items beyond theirs are marks of the sheet itself. Empty for a plain page."""
    bleed: float = 0.0
    """How far what is painted runs over the trim on paper that is larger than the page, in points."""
    around: float = 0.0
    """How far that paper reaches beyond the trim on each side: the bleed and the marks. 0: it ends at the trim."""


class Bookmark(NamedTuple):
    """An entry of the outline that viewers show beside the page."""

    title: str
    level: int
    """0 for the highest."""
    page: int
    """Index of the page, from 0."""
    y: float
    """How far down the page."""
    x: float = 0.0
    """How far across; 0 leaves it to the viewer."""


Printing = Literal["", "full size", "both sides"]
"""What a print dialog is asked for: nothing; no scaling; that, and a page on the back of another, as in a book."""


class Drawing(NamedTuple):
    """All that paint needs to know."""

    title: str
    author: str
    lang: str
    pages: tuple[Page, ...]
    tree: tuple[Node, ...]
    bookmarks: tuple[Bookmark, ...]
    bleed: Edges = Edges()
    """How far the grounds run over the trim on each edge, in points. The screen file is cut at the trim."""
    printing: Printing = ""
    about: About = About()
    """What the file says of the work."""
