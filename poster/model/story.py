"""What stands in each area before anything has a size: blocks of shaped text, and the tree of what they mean.

What a block is, its own file in `blocks` knows. Here is what all of them say of themselves (`Extent`), and what they
are asked with (`Setting`).
"""

from typing import Literal, NamedTuple

from poster.model.about import About
from poster.model.color import Color
from poster.model.content import Run
from poster.model.drawing import Node
from poster.model.layout import Span as Span
from poster.model.layout import Style
from poster.model.picture import Ink, Letters, Picture, Samples
from poster.model.text import Face, Galley
from poster.model.units import Length
from poster.problems import Place, Problem

Gap = Literal["item", "paragraph", "head", "text", "panel", "box", "scan", "code", "close", "by", "tight", "figure"]
"""What a gap parts: list items, paragraphs, a heading from what came before or from its text, a panel, a box from what
stands above or below it, a heading from the codes below it, rows of codes;
`figure` is around figures;
`close` is for what stands line under line, `by` for affiliations below authors, `tight` for lines of small type."""

Block = tuple[object, ...]
"""A block of any kind, a named tuple of `blocks`: nothing outside looks into it."""


class Seat(NamedTuple):
    """Where a block that spans columns is to stand, other than it would by itself."""

    area: str
    number: int
    """Of the block among those of its area that span columns, from 0."""
    end: Literal["top", "foot", ""] = ""
    """The end of the columns; empty: as the block wants it, or at their top."""
    side: int = -1
    """The first of the columns; -1: those nearest to where its place in the flow is expected to fall."""
    turn: int = 0
    """How many pages after that."""


class Setting(NamedTuple):
    """What the fit decides: all that changes how tall a block is in a given width."""

    body: float
    """Size of the body, in points."""
    leading: float
    """Baseline to baseline of the body, in points."""
    floor: float
    """Smallest size any text may have, in points."""
    codes: float = 1.0
    """The distance that codes are scanned from, as a share of the layout's."""
    figures: float = 1.0
    """Size of figures, as a share of what they are given."""
    fitted: float = 1.0
    """Largest height of text in a fitted size, as a share of the layout's."""
    beside: bool = False
    """Whether words stand beside their codes wherever the layout leaves that open."""
    level: Literal["M", "L"] = "M"
    """Least error correction of codes: at L their modules may be larger."""
    seats: tuple[Seat, ...] = ()
    """Of blocks that span columns, those that stand elsewhere than they would by themselves."""
    opened: tuple[tuple[Gap, float], ...] = ()
    """Points by which gaps of each kind within blocks are wider than their least, once that is known."""


class Linear(NamedTuple):
    """A height that hangs on the leading: `fixed + leads * leading`."""

    fixed: float = 0.0
    """Points that do not hang on it."""
    leads: float = 0.0
    """Leadings."""

    def at(self, leading: float) -> float:
        """In points, at a leading in points."""
        return self.fixed + self.leads * leading


NOTHING = Linear()

Gaps = tuple[tuple[Gap, int], ...]
"""Kinds of gaps, and how many of each."""


class Cut(NamedTuple):
    """Where a block may part between columns."""

    at: int
    """Number of its lines, rows or other parts that stand before the cut."""
    above: Linear
    """How tall they are."""
    again: Linear
    """What the part after the cut has more than the block has there: the head of a table repeated; for lines of text
    the cap line of the first in the place of a leading."""
    cost: float
    """In lines of body."""
    gaps: Gaps = ()
    """Those between blocks within it that stand before the cut."""
    dropped: Gap | None = None
    """The kind of the gap that the cut itself stands in, if any: neither part has it."""


class Insert(NamedTuple):
    """A block that another one puts at the foot of its column: a note, in the column that holds its mark."""

    after: int
    """Parts of the other block after which it is due, counted as those of cuts: the number of the line that holds the
    mark, from 1."""
    block: Block
    """What stands there; never parted, and without inserts of its own."""
    above: Block | None = None
    """What stands once in a column, above the first of its inserts: a short rule."""


class Clear(NamedTuple):
    """What must be free around a block, whatever stands there: the quiet zones of codes."""

    above: Linear = NOTHING
    below: Linear = NOTHING


UNBOUNDED = Clear()


class Extent(NamedTuple):
    """How tall a block is in a width and how it may part: all that the fit may know of it."""

    height: Linear
    """From cap line, or upper edge of a rule or ground, to last baseline or lower edge."""
    over: float = 0.0
    """Points by which what never breaks is wider than its place, or fitted text too large for it; 0 where it fits."""
    cuts: tuple[Cut, ...] = ()
    """Where it may part between columns; none for what stays whole."""
    parts: int = 1
    """Lines, rows or other parts in which cuts are counted; 1 for what stays whole."""
    lonely: bool = False
    """Whether it is one line that must not end a column alone below its heading."""
    grow: float = 0.0
    """Points by which it may become taller to fill its column."""
    shrink: float = 0.0
    """Points by which it may become less tall."""
    clear: Clear = UNBOUNDED
    swells: bool = False
    """Whether it takes all the height of an area that it has for itself."""
    reaches: bool = False
    """Whether it is drawn down to what stands below it, but for an even gap: cells on grounds."""
    inserts: tuple[Insert, ...] = ()
    """What it puts at the foot of its column, in order."""
    gaps: Gaps = ()
    """Those between blocks within it: they open with those of its column."""
    closing: float = 0.0
    """Points by which it may become taller where it ends its column."""

    def opened(self, first: int, last: int, by: dict[Gap, float]) -> float:
        """What gaps within the parts from one cut to another take beyond their least; `by` says it for each kind."""
        if not self.gaps:
            return 0.0
        taken = _summed(self._cut(last).gaps if last else self.gaps, by)
        if first:
            cut = self._cut(first)
            taken -= _summed(cut.gaps, by) + (by.get(cut.dropped, 0.0) if cut.dropped else 0.0)
        return taken

    def between(self, first: int, last: int) -> Linear:
        """How tall the parts from the cut at `first` to the cut at `last` are; 0 for the start and for the end."""
        fixed, leads = self._cut(last).above if last else self.height
        if first:
            above, again = self._cut(first)[1:3]
            fixed, leads = fixed - above.fixed + again.fixed, leads - above.leads + again.leads
        return Linear(fixed, leads)

    def _cut(self, at: int) -> Cut:
        return next(cut for cut in self.cuts if cut.at == at)


def _summed(gaps: Gaps, by: dict[Gap, float]) -> float:
    return sum([count * by.get(kind, 0.0) for kind, count in gaps])


class Copy(NamedTuple):
    """A galley with all that it takes to set it."""

    galley: Galley
    style: Style
    face: Face
    """The style's own face: its cap line and x-height are the block's."""
    owners: tuple[int | None, ...]
    """Node of the text, then of each of its links and formulas; None for decoration."""
    urls: tuple[str, ...]
    """Where each of its links leads; empty for a formula that is no link."""
    shared: bool
    """Whether it takes the leading of the body rather than its style's."""
    widths: tuple[float, ...] = ()
    """For text in a fitted size: the least width in em at which it breaks into one line, two lines and so on."""
    tint: Color | None = None
    """Behind words that are marked; None where there are none."""
    links: tuple[int | None, ...] = ()
    """Node of each link; of a formula within one, not its own but the one it stands in."""


class Passage(NamedTuple):
    """Running text within a block."""

    copy: Copy
    indent: float
    """From the edge of the column to the text, in em of the body."""


class Entry(NamedTuple):
    """A block in its place in the flow of an area."""

    block: Block
    gap: Gap
    """The kind of gap before it."""
    keep: bool
    """Whether it must not be the last of a column."""
    section: int
    """Position of the section it belongs to among those that have a heading; -1 for none."""
    span: Span | None = None
    """Set for what stands over several columns: its place among the entries says where it is read, and near what it
    stands."""


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


class Said(NamedTuple):
    """What an element of the structure says."""

    node: int
    runs: tuple[Run, ...]
    """In order; those of the engine are marked as its own."""


class Story(NamedTuple):
    """All that the layout shows, area by area, ready to be fitted."""

    title: str
    lang: str
    flows: dict[str, tuple[Entry, ...]]
    """What each area shows, in order; areas without anything to show are not in it."""
    running: tuple[Block, ...]
    """For each section with a heading what stands at the top of a column that goes on with it."""
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
    inks: tuple[tuple[str, tuple[Ink, ...]], ...] = ()
    """Colors of the pictures that are no grounds, by digest."""
    lettering: tuple[tuple[str, Letters], ...] = ()
    """How large the letters in figures are, by digest."""
    said: tuple[Said, ...] = ()
    """All text that stands in the structure, in the order in which it was written."""
    about: About = About()
    """What the work says of itself to machines."""

    @property
    def own_words(self) -> tuple[str, ...]:
        """What of it the engine says and not the content."""
        return tuple(run.text for each in self.said for run in each.runs if run.own)
