"""What stands in each area before anything has a size: blocks of shaped text, and the tree of what they mean."""

from typing import Literal, NamedTuple, Union

from poster.model.color import Color
from poster.model.content import Action
from poster.model.drawing import Node
from poster.model.layout import Codes, Directory, Grounds, LogoStrip, Style
from poster.model.picture import Picture, Samples
from poster.model.text import Face, Galley
from poster.model.units import Length
from poster.problems import Place, Problem

Gap = Literal["item", "paragraph", "head", "text", "panel", "scan", "code", "close", "by", "tight"]
"""What a gap parts: list items, paragraphs, a heading from what came before or from its text, a panel, a heading from
the codes below it, rows of codes;
`close` is for what stands line under line, `by` for affiliations below authors, `tight` for lines of small type."""


class Setting(NamedTuple):
    """What the fit decides for all text of a page."""

    body: float
    """Size of the body, in points."""
    leading: float
    """Baseline to baseline of the body, in points."""
    floor: float
    """Smallest size any text may have, in points."""


class Need(NamedTuple):
    """How tall a block is, linear in the leading: `fixed + leads * leading`, from cap line to last baseline."""

    fixed: float
    """Points that do not hang on the leading."""
    leads: float
    """Leadings."""
    lines: int
    """Lines that may be parted between columns; 1 where the block stays whole."""
    spare: float
    """Points by which it may become taller to fill its column."""


class Copy(NamedTuple):
    """A galley with all that it takes to set it."""

    galley: Galley
    style: Style
    face: Face
    """The style's own face: its cap line and x-height are the block's."""
    owners: tuple[int | None, ...]
    """Node of the text, then of each of its links; None for decoration."""
    urls: tuple[str, ...]
    """Where each of its links leads."""
    shared: bool
    """Whether it takes the leading of the body rather than its style's."""
    widths: tuple[float, ...] = ()
    """For text in a fitted size: the least width in em at which it breaks into one line, two lines and so on."""


class Marker(NamedTuple):
    """The mark of a list item: a drawn bullet or a number."""

    shape: Literal["square", "disc", "dash", ""]
    size: float
    """Of the bullet, in em of the body."""
    color: Color
    copy: Copy | None
    """The number of a numbered item."""
    node: int | None
    """Its label in the tree."""


class Prose(NamedTuple):
    """A paragraph, a list item, a heading within a section, or lines of code."""

    copy: Copy
    indent: float
    """From the edge of the column to the text, in em of the body."""
    marker: Marker | None
    hang: float
    """From the marker to the text, in em of the body."""
    whole: bool
    """Whether it must never be split."""


class Head(NamedTuple):
    """The heading of a section under its rule, with its number at the end of the line."""

    copy: Copy
    number: Copy | None
    running: Copy | None
    """Small title for a column that goes on with the section; an artifact."""
    more: Copy | None
    """What ends a running title that is cut short."""
    rule: Length
    rule_gap: float
    """From the rule to the cap line, in lines of body."""
    thin: Length
    color: Color


class Display(NamedTuple):
    """Text in a fitted size: title or takeaway in an area of its own."""

    copy: Copy
    most: float
    """Largest height, in points; 0: no limit but the area's."""
    above: float = 0.5
    """Share of the height it does not fill that stands above it."""


class Byline(NamedTuple):
    """The authors, or where they work: a list run in, as large as its style and area allow."""

    copy: Copy
    most: float
    """Largest height, in points, down to which type is made smaller within its range; 0: no limit."""
    signs: tuple[tuple[int, int], ...]
    """Links that are drawn as the sign of ORCID, each with the node of the sign."""


class FactBlock(NamedTuple):
    """A big value under a rule, and a sentence below it."""

    value: Copy
    text: Copy | None
    widest: float
    """Width of the widest value of all facts, in em: they share one size."""
    rule: Color


class PanelBlock(NamedTuple):
    """Text in a fitted size on a ground of its own, among other blocks."""

    copy: Copy
    ground: Color
    padding: tuple[Length, Length, Length, Length]
    most: float
    """Its largest height, as a share of its column's."""
    edges: Grounds


class CodeCell(NamedTuple):
    """One code with its label and its URL, or what else it holds."""

    url: str
    """Where it leads; empty for what is no link."""
    alt: str
    modules: int
    """Modules on a side, quiet zone not counted."""
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    version: int
    level: str
    label: Copy
    address: Copy
    figure: int
    """Node of the code."""
    link: int
    """Node of the link around the code, else of what holds it."""
    payload: str
    """What it carries."""
    action: Action
    """What a phone does with it."""


class CodeHead(NamedTuple):
    """The heading over the codes, with the call to scan at the end of the line."""

    copy: Copy
    invite: Copy | None


class CodeGroup(NamedTuple):
    """All the codes of an area, before its width says how many stand in a row."""

    cells: tuple[CodeCell, ...]
    module: float
    """Side of a module, in points."""
    codes: Codes


class CodeRow(NamedTuple):
    """Codes side by side."""

    cells: tuple[CodeCell, ...]
    seats: int
    """Places in the row; more than cells where the last row is shorter."""
    beside: bool
    """Whether label and URL stand beside the code rather than below it."""
    module: float
    """Side of a module, in points."""
    codes: Codes
    even: bool = False
    """Whether words below all codes have as much room, so that the last code stands left of the edge."""


class BoxCell(NamedTuple):
    """The title, or the head of a group, as a cell of a directory."""

    texts: tuple[Display, ...]
    """One below the other."""
    note: Copy | None
    """At its foot: the numbers of its links."""
    invite: Copy | None
    """At the end of that line: the call to scan."""
    ground: Color | None
    rule: Color | None
    """Of the rule along its top; None for none."""
    widens: bool
    """Whether it takes the seats that would be empty at the end."""


class LinkCell(NamedTuple):
    """A code as a cell of a directory."""

    code: CodeCell
    number: Copy | None


class CellGrid(NamedTuple):
    """What all cells of a directory share."""

    module: float
    """Side of a module, in points."""
    side: float
    """Of a code, in points."""
    codes: Codes
    directory: Directory
    gutter: Length
    """Between two cells of a row."""
    edges: Grounds
    """Corners and rules of boxes."""


class CellGroup(NamedTuple):
    """All cells of a directory, before it is known how many stand in a row."""

    cells: tuple[BoxCell | LinkCell, ...]
    grid: CellGrid

    @property
    def module(self) -> float:
        """Side of a module, in points."""
        return self.grid.module


class CellRow(NamedTuple):
    """Cells side by side."""

    cells: tuple[BoxCell | LinkCell, ...]
    seats: int
    """Places in the row; a box takes those that cells leave."""
    grid: CellGrid

    @property
    def module(self) -> float:
        """Side of a module, in points."""
        return self.grid.module


class LogoCell(NamedTuple):
    """One logo."""

    picture: Picture
    figure: int | None
    """Node of the picture; None for decoration."""
    link: int | None
    """Node of the link around it."""
    url: str
    alt: str


class Logos(NamedTuple):
    """Logos side by side, all of one optical size."""

    cells: tuple[LogoCell, ...]
    strip: LogoStrip


class Foot(NamedTuple):
    """Page number and running title on the outer side; an artifact."""

    digits: tuple[Copy, ...]
    """The ten digits, of which page numbers are set; empty where no number is shown."""
    title: Copy | None
    more: Copy | None
    """What ends a title that is cut short."""


Block = Union[Prose, Head, Display, Byline, FactBlock, PanelBlock, CodeHead, CodeGroup, CodeRow, CellGroup, CellRow,
              Logos, Foot]  # fmt: skip


class Piece(NamedTuple):
    """A block in its place in the flow of an area."""

    block: Block
    gap: Gap
    """The kind of gap before it."""
    keep: bool
    """Whether it must not be the last of a column."""
    section: int
    """Position in the story's heads of the section it belongs to; -1 for none."""


class Ground(NamedTuple):
    """A picture that covers an area."""

    picture: Picture
    samples: Samples | None
    """Its pixels, for the contrast of text on it; None where they cannot be had."""
    figure: int | None
    """Node of the picture; None for decoration."""


class OwnBody(NamedTuple):
    """The body of an area whose styles set it otherwise than the layout's."""

    size: Length
    usual: Length
    """The size of the layout's own."""
    apart: float
    """How far its lines are apart, as a share of what type of its size has elsewhere."""
    cap: float
    """Cap height of its face, in em."""

    def scale(self, body: float) -> float:
        """Its size in sizes of the layout's body, where that is `body` points."""
        return self.size.at(body) / self.usual.at(body)

    def unit(self, body: float) -> float:
        """Its leading in leadings of the layout's body, where that is `body` points."""
        return self.apart * self.scale(body)


class Story(NamedTuple):
    """All that the layout shows, area by area, ready to be fitted."""

    title: str
    lang: str
    flows: dict[str, tuple[Piece, ...]]
    """What each area shows, in order; areas without anything to show are not in it."""
    heads: tuple[Head, ...]
    tree: tuple[Node, ...]
    marks: tuple[tuple[int, str, int], ...]
    """Bookmarks: node, title, level."""
    problems: tuple[Problem, ...]
    grounds: dict[str, Ground]
    """Area -> the picture that covers it."""
    pictures: tuple[tuple[str, Place], ...]
    """Names of the pictures, as the user wrote them, and where."""
    author: str
    """All authors, for what the file says about itself."""
    bodies: dict[str, OwnBody]
    """Area -> its body, where the styles of the area set it otherwise."""
