"""How a poster looks: a layout file, with all it extends and its theme merged in, as values.

Lengths are points unless a field says otherwise; a `Length` may hang on the body size.
"""

from typing import Literal, NamedTuple

from poster.model.color import Color
from poster.model.trim import Backing, Booktabs, Boxes, Bullet, Grounds, Heading
from poster.model.units import MM, Edges, Length, Range
from poster.problems import Place

Side = Literal["top", "right", "bottom", "left"]
Align = Literal["start", "center", "end", "justify"]
Stand = Literal["", "top", "middle", "bottom", "fill"]
Sheet = Literal["", "booklet", "two-up"]
LinkSign = Literal["number", "address", "none"]
NotePlace = Literal["column", "end"]

USUAL_BLEED = 3 * MM
"""What print shops want around the trim where a layout says nothing; large ones take 3 to 5 mm."""


WALL_LETTERING, HAND_LETTERING = 16.0, 7.0
"""Points: labels of charts on posters are read from over a metre, those of handouts in the hand."""


class Style(NamedTuple):
    """How one kind of text is set."""

    name: str
    families: tuple[str, ...]
    """The font family, then those that help out with characters it lacks."""
    weight: int
    italic: bool
    size: tuple[Length, Length]
    """Smallest and largest size; equal where the size is not fitted."""
    swell: Length | None
    """Largest size in an area that stretches; None: as in `size`."""
    leading: float
    """Baseline to baseline, in em of the style's own size. The body's own leading is chosen by the fit."""
    tracking: float
    """Extra space after every letter, in em."""
    space: float
    """Extra width of every word space, in em."""
    color: Color
    align: Align
    hyphens: bool
    balance: bool
    """Lines of even length rather than a short last one."""
    lines: int
    """Most lines that a fitted style is broken into; 0: any number."""
    place: Place
    """Where the layout last says something about the style."""
    tabular: bool = False
    """Whether all its figures are equally wide, as in columns of numbers."""


class Track(NamedTuple):
    """The width of a column or the height of a row of a map."""

    kind: Literal["length", "share", "content", "fill", "grow"]
    """grow is content and its part of what is left; cards make their rows of it."""
    value: float
    """Points for a length; 0 to 1 for a share of the whole; 1 else."""
    most: float = 0.0
    """Share of the whole up to which a share may grow; 0: it stays as it is."""


class Cell(NamedTuple):
    """The rectangle of tracks that an area takes in a map."""

    area: str
    column: int
    """First column, from 0."""
    row: int
    """First row, from 0."""
    columns: int
    """Number of columns taken."""
    rows: int


class Map(NamedTuple):
    """A drawn map of areas: of a page, or of the inside of an area."""

    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    column_gap: Length
    row_gap: Length
    cells: tuple[Cell, ...]
    """In the order in which they are first named: left to right, top to bottom."""
    place: Place
    """Of the drawing."""
    grid: int = 0
    """Steps of the grid on which the two columns of a row of boxes are shared out; 0: as their tracks say."""


class Shown(NamedTuple):
    """One thing that an area shows."""

    what: str
    """title, subtitle, authors, sections, takeaway, resources, page, running and so on."""
    id: str
    """The one section, fact or resource meant; empty for all that no other area names."""
    place: Place

    @property
    def written(self) -> str:
        """How a layout says it: `facts.mean`."""
        return f"{self.what}.{self.id}" if self.id else self.what


class Panel(NamedTuple):
    """A block on a ground of its own that takes spare height."""

    ground: Color
    ink: Color | None
    """Color of text on the ground: the role `on-NAME` of a ground `NAME`; None: as the style says."""
    padding: tuple[Length, Length, Length, Length]
    """Around the text, cap line and last baseline counted, in CSS order."""
    most: float
    """Its largest height, as a share of the height of its column."""


class Codes(NamedTuple):
    """How resources stand as codes."""

    text: Literal["below", "beside", "auto"]
    """Where label and URL stand; auto: beside where the cell is wide enough."""
    scan: float
    """Distance from which they are scanned, in points."""
    min_scan: float
    """Distance down to which `scan` may go where the page is too small for all, in points."""
    gap: Length
    """From code to text."""
    apart: float
    """Least distance between two symbols of a row, in points."""
    color: Color
    light: Color
    """Of the light modules and the quiet zone."""
    side: float = 0.0
    """Least side of a symbol in points, where its modules could be smaller; 0: no such limit."""
    grow: float = 0.0
    """Side in points up to which few codes grow where that takes no more rows; 0: they do not."""
    framed: bool = False
    """Whether the quiet zone shows as a frame: on a ground of another color."""


class Directory(NamedTuple):
    """How resources stand as a directory: one cell each, with cells for the title and the heads of groups."""

    title: Backing | None
    """Of the title's cell."""
    head: Backing | None
    """Of the cells of group heads."""
    padding: tuple[Length, Length, Length, Length]
    """Inside the cells, in CSS order; above a code its quiet zone at least."""
    rule: Length
    """Thickness of the rule over each link; heads have one four times as thick."""
    rule_color: Color
    head_color: Color
    """Of the rules over heads."""


class FigureSet(NamedTuple):
    """How figures stand."""

    caption: Literal["below", "beside", "auto"] = "auto"
    """Where their captions stand; auto: beside pictures that leave room for it."""
    align: Literal["left", "center", "right"] = "left"
    """Where a figure stands that is narrower than its column."""
    gap: Length = Length(bodies=0.62)
    """From a picture to its caption: nearer than to the next block, so that no frame is needed."""
    gutter: Length = Length(bodies=0.8)
    """Between the pictures of a row, and between rows."""


class LogoStrip(NamedTuple):
    """How logos stand beside each other."""

    height: Length
    """Of a logo that is twice as wide as it is high; others take as much surface."""
    gap: Length
    """Between two logos, and between rows of them."""
    align: Literal["start", "center", "end"]


class Backdrop(NamedTuple):
    """A picture as the ground of an area: it covers the area, what is beyond it is cut off."""

    file: str
    """Sought in the folder of the layout file that names it, then in that of the content."""
    alt: str
    """What it shows, in words; empty for decoration."""
    place: Place
    """Of the file's name."""


class Span(NamedTuple):
    """The columns of its area that a block stands over, rather than in one of them."""

    columns: int = 0
    """How many; 0: all. Where the area has fewer, all of them; where it has one, the block stands in it."""
    at: Literal["top", "foot", "auto"] = "auto"
    """The end of the area at which it stands, on the page on which its place in the flow falls, or one beside it."""


class Area(NamedTuple):
    """A named rectangle of a map and what stands in it."""

    name: str
    show: tuple[Shown, ...]
    """What it shows, in this order; empty for an area that is a map itself."""
    map: Map | None
    """Smaller areas inside it."""
    columns: int
    """Number of text columns; 0: chosen by the length of the line."""
    fewest: int
    """Number of text columns down to which it goes where the text does not fill more."""
    gutter: Length
    """Between its text columns."""
    ground: Color | None
    ink: Color | None
    """Color of text on the ground: the role `on-NAME` of a ground `NAME`; None: as the style says."""
    shape: Literal["box", "disc"]
    """Of its ground."""
    corners: Length | None
    """Radius of the corners of its ground and border; None: that of all grounds."""
    border: Length
    """Thickness of the line around it, inside its edges; 0: none."""
    border_color: Color
    bleed: tuple[Side, ...]
    """Edges of the page that the ground runs over; there is no border along them."""
    padding: tuple[Length, Length, Length, Length]
    """Between the edge of the area and what it shows, in CSS order."""
    stand: Stand
    """Where what it shows stands when the area is taller; fill: from top to bottom, the gaps opened alike. Empty: at
    the top, but text that swells in the middle, and running text as far down as it can be made to go.
    """
    rule: Length | None
    """Thickness of a rule along its top edge."""
    rule_color: Color
    most: float
    """Largest height of fitted text in it, as a share of the page's height; 0: no limit."""
    stretch: float
    """Height up to which the area takes what the page has to spare, as a share of the page's height; 0: it does not."""
    cards: int
    """Where its sections stand as cards: how many in a row; 0: they run on as text."""
    numbers: bool
    """Whether headings carry the number of their section."""
    continued: bool
    """Whether a column that starts inside a section repeats its title."""
    invite: bool
    """Whether the engine's call to scan stands beside the heading of the resources."""
    crowd: Range | None
    """Numbers of authors for which it shows authors and affiliations; None: any."""
    fold: int
    """Most authors that it names; the others are counted. 0: it names all."""
    panel: Panel | None
    """How the takeaway stands among other blocks."""
    codes: Codes
    directory: Directory | None
    """Its resources as a directory, `columns` of them side by side."""
    logos: LogoStrip
    picture: Backdrop | None
    """A picture that covers its ground."""
    place: Place
    styles: dict[str, Style] | None = None
    """All styles as they are in it, those of the areas around it inherited; None: as the layout has them."""
    continues: str = ""
    """The area whose text goes on in it; empty where it shows its own."""
    spans: tuple[tuple[str, Span], ...] = ()
    """What of that which it shows stands over several of its columns."""
    figures: FigureSet = FigureSet()
    covers: bool = False
    """Whether a figure that it shows alone covers it, rather than stands in it whole."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The point of that figure which stays in sight: shares of its width and height."""


class Fit(NamedTuple):
    """What the fit may choose from."""

    body: Range
    """Size of the body, in points."""
    measure: Range
    """Characters in a line."""
    lines: Range
    """Leading of the body, in em."""
    gaps: dict[str, Range]
    """Blank space between blocks by kind, in lines of body: item, paragraph, head, text, panel, code."""
    comfort: float
    """Body size in points that a smaller number of pages must reach; 0: the smallest will do."""
    place: Place


class Pages(NamedTuple):
    """The page maps, and how many pages there are to be."""

    counts: tuple[int, ...]
    """Numbers of pages allowed, ascending."""
    maps: dict[str, Map]
    """By name. `first` is for page 1, `last` for the last, `left`, `right` for even and odd ones, `every` otherwise,
    any other name for one page, in their order."""

    def map_of(self, page: int, pages: int) -> Map:
        """The map of a page, from 1: by its part in a document of so many pages, else by its position."""
        side = "left" if page % 2 == 0 else "right"
        for name, applies in (("first", page == 1), ("last", page == pages > 1), (side, True), ("every", True)):
            if applies and name in self.maps:
                return self.maps[name]
        return tuple(self.maps.values())[min(page, len(self.maps)) - 1]


class Layout(NamedTuple):
    """A layout, complete."""

    name: str
    """What it is called: the stem of its file."""
    file: str
    width: float
    """Of the trimmed page."""
    height: float
    margin: Edges
    """Left is the inner margin where `mirrored`."""
    mirrored: bool
    """Whether even pages swap left and right margin."""
    bleed: float
    read: float
    """Distance from which the body is read, in points."""
    pages: Pages
    areas: dict[str, Area]
    styles: dict[str, Style]
    colors: dict[str, Color]
    color_places: dict[str, Place]
    """Where the colors are written; those that no file names are not in it."""
    bullet: Bullet
    heading: Heading
    grounds: Grounds
    fit: Fit
    omit: tuple[str, ...]
    """What it leaves out on purpose: nobody is warned that it is not shown."""
    words: dict[str, str]
    """The engine's own words, where the layout sets other ones."""
    place: Place
    links: LinkSign = "none"
    """What stands behind the words of a link in running text: a number that leads to its code or to its address, the
    address itself, or nothing."""
    notes: NotePlace = "column"
    """Where notes stand: at the foot of the column that holds their mark, or all at the end of their area."""
    boxes: Boxes = Boxes()
    answers: Literal["last", "omit"] = "last"
    """Where answers of exercises stand: behind the last section, upside down; or nowhere."""
    sheet: Sheet = ""
    """How pages stand on sheets of paper, two side by side; empty: each by itself."""
    tables: Booktabs = Booktabs()
    is_printed: bool = False
    """Whether a file for the print shop goes with it."""
    print_bleed: float = USUAL_BLEED
    """What that file holds around the trim: the bleed, or what print shops want where no bleed is given."""

    @property
    def lettering(self) -> float:
        """Least size of the lettering in figures as printed, in points: on a wall, or in the hand."""
        return WALL_LETTERING if self.read >= 1000 * MM else HAND_LETTERING

    def pages_of(self, pages: int) -> dict[str, tuple[int, ...]]:
        """Area -> the pages of a document of so many on which it stands."""
        found: dict[str, tuple[int, ...]] = {}
        for page in range(1, pages + 1):
            for name in self._areas_of(self.pages.map_of(page, pages)):
                found[name] = (*found.get(name, ()), page)
        return found

    def _areas_of(self, drawn: Map) -> list[str]:
        """The areas that a map draws, with those inside them."""
        names: list[str] = []
        for cell in drawn.cells:
            inner = self.areas[cell.area].map
            names += [cell.area, *(self._areas_of(inner) if inner else ())]
        return names
