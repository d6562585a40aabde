"""What a poster says: the content file as values, its Markdown as blocks of runs."""

from typing import Literal, NamedTuple, Union

from poster.model.about import About
from poster.model.boxes import Box, Pair
from poster.model.color import Color
from poster.model.files import DataFile, Size
from poster.model.formula import Formula
from poster.model.held import Contact, Held
from poster.model.logo import Logo
from poster.model.ordinals import Ordinal, written
from poster.model.uri import uri_of
from poster.model.worksheet import Field, Lines, Space
from poster.problems import Place

Action = Literal["open", "mail", "call", "text", "map", "join", "save"]
"""What a phone does with a code: open a page, write a mail, call, send a text, show a map, join a network, save a
contact."""
ACTIONS: dict[str, Action] = {"mailto": "mail", "tel": "call", "sms": "text", "geo": "map"}
"""Scheme of a URL -> what a phone does with it, where that is not to open it."""


class Run(NamedTuple):
    """A stretch of characters of one kind on one line of the source."""

    text: str
    """The characters; a line break of the source is a space at the end, a hard break the single character newline."""
    strong: bool = False
    """Strong emphasis: the bold face."""
    emphasis: bool = False
    """Emphasis: the italic face."""
    code: bool = False
    """Computer text: the monospaced face."""
    script: int = 0
    """1 for superscript, -1 for subscript, 0 on the line."""
    url: str = ""
    """Where the run leads; empty for plain text."""
    own: bool = False
    """Whether the engine says it and not the content: a mark, the number of an item, a heading of its own."""
    struck: bool = False
    """Struck through."""
    marked: bool = False
    """On a tint, as by a marker."""
    underlined: bool = False
    capitals: bool = False
    """Small letters as small capitals."""
    role: str = ""
    """Role of the theme's palette whose color it has: `accent` or `soft`; empty for that of its style."""
    color: Color | None = None
    """That of the role, once it is known: compose looks it up."""
    formula: Formula | None = None
    """Mathematics, of which the text is what it reads as."""
    within: bool = False
    """For what the engine says: whether it stands within a text of the content, which goes on behind it, as a mark."""
    note: "Note | None" = None
    """The note that it is the mark of; compose sets its number in the place of the text."""
    ref: str = ""
    """Id of what the run refers to, whose words and number compose sets in its place; behind a `-` only its number."""
    language: str = ""
    """Of computer text: what it is written in."""


ROLES = ("accent", "soft", "smallcaps", "underline", "mark")
"""Classes of words in a text: `[so]{.accent}`."""


class Text(NamedTuple):
    """Inline text: runs, and beside each the place of its first character."""

    runs: tuple[Run, ...]
    """The runs in order; what caches are keyed by."""
    places: tuple[Place, ...]
    """One place for each run. Within a run columns follow its characters."""

    @property
    def plain(self) -> str:
        """The characters alone, without the marks of notes."""
        return "".join([run.text for run in self.runs if not run.within])


class Note(NamedTuple):
    """What a mark in a text refers to: set small, at the foot or at the end."""

    texts: tuple[Text, ...]
    """Its paragraphs."""
    place: Place


class Paragraph(NamedTuple):
    """A paragraph of inline text."""

    text: Text


class Heading(NamedTuple):
    """A heading within a section."""

    level: int
    """1 for the highest within its section, then 2, 3 … without gaps."""
    text: Text


class ListBlock(NamedTuple):
    """A bulleted or numbered list."""

    ordered: bool
    """Numbered rather than bulleted."""
    start: int
    """Number of the first item of an ordered list."""
    items: tuple[tuple["Block", ...], ...]
    """The blocks of each item."""
    boxes: tuple[bool | None, ...] = ()
    """For each item whether its box is ticked, None for one without a box; empty for a list without boxes."""
    defines: bool = False
    """A list of definitions: the first paragraph of each item is the term, the rest says what it means."""
    kind: Ordinal = "1"
    """How the numbers of an ordered list are written."""
    around: tuple[str, str] = ("", ".")
    """What stands before and behind them."""

    def number(self, item: int) -> str:
        """The number of an item, from 0, as it is printed."""
        before, behind = self.around
        return f"{before}{written(self.start + item, self.kind)}{behind}"


class Quote(NamedTuple):
    """A block quotation."""

    blocks: tuple["Block", ...]


class CodeBlock(NamedTuple):
    """Lines of computer text, set as they stand."""

    lines: tuple[str, ...]
    place: Place
    """Of the fence."""
    places: tuple[Place, ...]
    """Of the first character of each line."""
    language: str = ""
    """As the fence names it; empty for none."""
    numbers: int = 0
    """Number of the first line where lines are numbered, else 0."""
    marked: tuple[int, ...] = ()
    """Lines that are marked, counted from 1."""
    caption: Text | None = None
    filename: Text | None = None
    id: str = ""
    """Name by which a text refers to it."""


class Cell(NamedTuple):
    """A cell of a table."""

    text: Text
    """Without runs where it is empty."""
    column: int
    """Number of its first column, from 0."""
    across: int = 1
    """Columns that it takes."""
    down: int = 1
    """Rows that it takes."""


class Table(NamedTuple):
    """Rows of cells. Cells that take several rows stand in the first of them."""

    id: str
    """`tbl-yields`; empty for a table that has no number."""
    head: tuple[tuple[Cell, ...], ...]
    """Rows of headings; a heading that takes several columns is a spanner."""
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Literal["", "left", "center", "right"], ...]
    """For each column; empty where nothing is said."""
    caption: Text | None
    notes: tuple[Text, ...]
    """Paragraphs below it."""
    shares: tuple[float, ...]
    """Of its width that columns take; empty: as wide as suits what they hold."""
    span: int
    """Columns of its area that it is to stand over; 0 for its own, -1 for all."""
    place: Place
    data: DataFile | None = None
    """What its rows are still to be read from."""
    number: int = 0
    """Among the tables with an id, from 1; 0 without one."""


class Equation(NamedTuple):
    """A formula that stands by itself."""

    formula: Formula
    place: Place
    id: str = ""
    """Name by which the text refers to it; empty for one without a number."""
    number: str = ""
    """Its number in the content, once it is known."""

    @property
    def text(self) -> Text:
        """What it reads as."""
        return Text((Run(self.formula.text, formula=self.formula),), (self.place,))


class Plate(NamedTuple):
    """A picture of a figure."""

    file: str
    """From the folder of the content file."""
    alt: str | None
    """What it shows, in words; empty for decoration, None where its caption has to serve."""
    place: Place
    """Of the file's name."""
    id: str = ""
    """Of a panel, and of a figure that stands in a row with others: `fig-coast`."""
    caption: Text | None = None
    """Words of its own, in a figure of several."""
    url: str = ""
    """Where it leads; empty for nowhere."""
    share: float = 0.0
    """Its part of the width of its row; 0: as much as makes all of a row equally high."""
    crop: bool = False
    """Whether it is cut to `height`, or to three by two, about its focus."""
    height: Size = Size()
    focus: tuple[float, float] = (0.5, 0.5)
    """The point that stays in sight where it is cut: shares of its width and height."""


class Figure(NamedTuple):
    """Pictures in rows, with one caption."""

    id: str
    """`fig-growth`; empty for a figure that has no number."""
    rows: tuple[tuple[Plate, ...], ...]
    caption: Text | None
    credit: Text | None
    """Whose it is, or how it may be used."""
    width: Size
    align: Literal["", "left", "center", "right"]
    """Empty: as the layout says."""
    span: int
    """Columns of its area that it is to stand over; 0 for its own, -1 for all."""
    is_hero: bool
    """Whether it is the one to be seen first."""
    place: Place


class Strand(NamedTuple):
    """One of several columns within a text."""

    share: float
    """Its part of the width; 0: as wide as the others leave it."""
    blocks: tuple["Block", ...]


class SideBySide(NamedTuple):
    """Columns within a text: words beside a picture."""

    strands: tuple[Strand, ...]


Block = Union[
    Paragraph, Heading, ListBlock, Quote, CodeBlock, Figure, SideBySide, Equation, Table, Box, Pair, Lines, Space, Field
]  # fmt: skip


class Section(NamedTuple):
    """A section of the poster."""

    id: str
    """Name by which layouts address it: written, or made from the title."""
    title: Text | None
    """None for a section that goes without a heading."""
    blocks: tuple[Block, ...]
    place: Place


class Resource(NamedTuple):
    """Something to open with a phone: a title, and where it leads or what it holds."""

    id: str
    title: Text
    url: str
    """Where it leads, as written; empty where it leads nowhere."""
    place: Place
    """Of the entry."""
    url_place: Place
    """Of what its code carries."""
    group: str = ""
    """Id of the group it stands in; empty for none."""
    held: Held | None = None
    """What its code holds where it leads nowhere."""

    @property
    def payload(self) -> str:
        """What its code carries: the URI of its URL, or a network or a contact as phones know them."""
        return self.held.payload if self.held else uri_of(self.url)

    @property
    def action(self) -> Action:
        """What a phone does with its code."""
        if self.held:
            return "save" if isinstance(self.held, Contact) else "join"
        return ACTIONS.get(self.url.partition(":")[0].lower(), "open")


class Group(NamedTuple):
    """Resources that belong together."""

    id: str
    """Name by which layouts address it: written, or made from the title."""
    title: Text
    place: Place


class Affiliation(NamedTuple):
    """Where authors work."""

    id: str
    """Name by which authors refer to it; empty where it has none."""
    text: Text
    """Department, name, city and country with commas between."""
    place: Place


class Author(NamedTuple):
    """One who made the work."""

    name: Text
    affiliations: tuple[int, ...]
    """Positions in the content's affiliations, in the order in which the author names them."""
    orcid: str
    """ORCID iD with its hyphens: `0000-0002-1825-0097`; empty for none."""
    email: str
    """Empty for none."""
    corresponding: bool
    equal: bool
    """Whether the contribution is equal to that of others who are marked so."""
    place: Place
    given: str = ""
    """Given names, where they are written apart; for records."""
    family: str = ""


class Fact(NamedTuple):
    """A value to be seen from afar, and a sentence about it."""

    id: str
    """Name by which layouts address it: written, or made from the value."""
    value: Text
    text: Text | None
    place: Place


class Content(NamedTuple):
    """The whole of a content file."""

    file: str
    """Path of the file, as the user named it."""
    lang: str
    """Language of the text, BCP 47: `en-GB`."""
    title: Text
    subtitle: Text | None
    sections: tuple[Section, ...]
    takeaway: Text | None
    """The one sentence to remember."""
    resources: tuple[Resource, ...]
    layouts: tuple[tuple[str, Place], ...]
    """The layouts that a bare build makes, by name."""
    places: dict[str, Place]
    """Where each top-level key stands."""
    authors: tuple[Author, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    """Each once: those that authors name in the order in which they first do, then those that nobody names."""
    facts: tuple[Fact, ...] = ()
    event: tuple[Text, ...] = ()
    """Where the work is shown: paragraphs, as are those up to the logos."""
    date: tuple[Text, ...] = ()
    number: tuple[Text, ...] = ()
    """Of the poster at its event."""
    contact: tuple[Text, ...] = ()
    funding: tuple[Text, ...] = ()
    acknowledgements: tuple[Text, ...] = ()
    logos: tuple[Logo, ...] = ()
    groups: tuple[Group, ...] = ()
    """Of resources; none without any."""
    about: About = About()
    """What it says of itself to machines."""
    short_title: Text | None = None
    """What running heads say in the place of the title."""
