"""What every kind of block says of itself: the functions of its row in the table of kinds, and what they are given."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from poster.cache import Cache
from poster.images.codes import Code
from poster.model.drawing import Item
from poster.model.story import Block, Copy, Entry, Extent, Passage, Setting
from poster.problems import Place

Own = TypeVar("Own", bound=Block)


class Grid(NamedTuple):
    """The columns of running text above or below an area that is as wide as all of them."""

    columns: int
    gutter: float
    """Between them, in points."""


class Frame(NamedTuple):
    """Where entries are put before it is known how many blocks they make."""

    width: float
    """Of the column, in points."""
    seats: int
    """Cells side by side, where an area has cells."""
    among: tuple[Entry, ...]
    """All entries of the area: codes below each other have rows of one kind."""
    grid: Grid | None = None
    """The columns that what stands side by side keeps to; None where the area stands on no others."""


class Spot(NamedTuple):
    """Where a block is put, in points from the top left corner of the page."""

    x: float
    y: float
    """Its top: a cap line, or the upper edge of a rule or a ground."""
    width: float
    height: float
    """Room down to the foot it must reach; more than it needs only for blocks that take spare height."""
    page: int
    """Number of the page, from 1."""
    outer: str
    """The outer side of the page: `left` or `right`."""


class Portion(NamedTuple):
    """What of a block stands in one place."""

    first: int
    """The cut it begins at: the number of lines, rows or other parts before it."""
    last: int
    """The cut it ends at; 0 for the end of the block."""
    looser: bool = False
    """Whether it is set one line longer than it needs."""


WHOLE = Portion(0, 0)


class SetCode(NamedTuple):
    """A code as it is printed."""

    code: Code
    module: float
    """Side of its modules, in points."""
    url: str
    """Where it leads, as written; empty for what is no link."""
    action: str
    """What a phone does with it."""


def as_it_is(entry: Entry, frame: Frame, setting: Setting, cache: Cache) -> tuple[Entry, ...]:
    """The entry alone."""
    return (entry,)


def no_copies(block: Block) -> tuple[Copy, ...]:
    """No text."""
    return ()


def no_passages(block: Block) -> tuple[Passage, ...]:
    """No running text."""
    return ()


def no_codes(block: Block, setting: Setting, cache: Cache) -> tuple[SetCode, ...]:
    """No codes."""
    return ()


def no_breadth(block: Block, setting: Setting, cache: Cache) -> float:
    """It is as wide as its column."""
    return 0.0


def never_scales(block: Block) -> bool:
    """It is no figure, and holds none."""
    return False


def no_quiet(block: Block, setting: Setting, cache: Cache) -> float:
    """Anything may stand right beside it."""
    return 0.0


def never_looser(block: Block, width: float, setting: Setting) -> bool:
    """It takes the lines it needs."""
    return False


class Told(NamedTuple):
    """What is said to the writer."""

    place: Place
    fact: str
    hint: str


def never_told(block: Block, width: float, setting: Setting) -> Told | None:
    """Its widest word says it all."""
    return None


def not_measured(block: Block, width: float, setting: Setting, room: float) -> Extent:
    """For blocks that expand into others."""
    raise AssertionError(f"only what a {type(block).__name__} expands into is measured")


def not_placed(block: Block, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """For blocks that expand into others."""
    raise AssertionError(f"only what a {type(block).__name__} expands into is placed")


class Kind(NamedTuple, Generic[Own]):
    """A kind of block. Blocks may hold blocks: each function then asks those."""

    measure: Callable[[Own, float, Setting, float], Extent] = not_measured
    """A block, a width in points and the height of the column it is to stand in -> how tall it is."""
    place: Callable[[Own, Spot, Portion, Setting, Cache], list[Item]] = not_placed
    """What it puts on the page."""
    copies: Callable[[Own], tuple[Copy, ...]] = no_copies
    """Its texts, for messages."""
    expand: Callable[[Entry, Frame, Setting, Cache], tuple[Entry, ...]] = as_it_is
    """Once the width is known: the blocks that it makes. Only these are measured and placed."""
    breadth: Callable[[Own, Setting, Cache], float] = no_breadth
    """Width in points that it takes where nothing holds it; 0 for what is as wide as its column."""
    passages: Callable[[Own], tuple[Passage, ...]] = no_passages
    """Its running text: what the body, the measure and the leading of a page are chosen for."""
    codes: Callable[[Own, Setting, Cache], tuple[SetCode, ...]] = no_codes
    """Its codes, for the report."""
    quiet: Callable[[Own, Setting, Cache], float] = no_quiet
    """Points around it at most in which its ground must go on: the quiet zone of codes, which hangs beside text."""
    rests: Callable[[Own, float, Setting, Cache], tuple[Own, ...]] | None = None
    """For what may part: what is left of it after its first line in a width in points, after its second and so on."""
    loosens: Callable[[Own, float, Setting], bool] = never_looser
    """Whether it may be set one line longer than it needs in a width in points."""
    scales: Callable[[Own], bool] = never_scales
    """Whether it hangs on the scale of figures."""
    too_wide: Callable[[Own, float, Setting], Told | None] = never_told
    """What is said where it is wider than a width in points, if more than the widest of its words is at fault."""
    stands: bool = False
    """Whether it stands by itself in its area: it does not make the area run on in other columns and pages."""
    repeats: bool = False
    """Whether it is there for every page, as the page number is."""
    takes_room: bool = False
    """Whether its extent hangs on the height of its column."""
