"""The kinds of block, a row for each; and what the rest of the program asks of a block, whatever its kind."""

from typing import Any

from poster.blocks import (
    beside,
    box,
    byline,
    code_head,
    codes,
    directory,
    display,
    equation,
    fact,
    facts,
    figure,
    foot,
    head,
    listing,
    logos,
    note,
    pair,
    panel,
    prose,
    ruled,
    table,
    term,
    turned,
)
from poster.blocks.copy import widest_in
from poster.blocks.kind import Frame, Grid, Kind, Portion, SetCode, Spot, Told, as_it_is, no_codes
from poster.blocks.within import Inner
from poster.cache import Cache
from poster.model.drawing import Item
from poster.model.story import Block, Copy, Entry, Extent, Gap, Passage, Setting

KINDS: dict[type, Kind[Any]] = {
    prose.Prose: prose.KIND,
    table.TableBlock: table.KIND,
    note.Note: note.KIND,
    note.NoteRule: note.ABOVE,
    head.Head: head.KIND,
    head.Running: head.RUNNING,
    display.Display: display.KIND,
    equation.EquationBlock: equation.KIND,
    byline.Byline: byline.KIND,
    fact.FactBlock: fact.KIND,
    facts.FactRow: facts.KIND,
    panel.PanelBlock: panel.KIND,
    box.BoxBlock: box.KIND,
    pair.PairBlock: pair.KIND,
    term.TermBlock: term.KIND,
    ruled.RuledBlock: ruled.KIND,
    turned.TurnedBlock: turned.KIND,
    listing.ListingBlock: listing.KIND,
    code_head.CodeHead: codes.HEAD,
    codes.CodeGroup: codes.GROUP,
    codes.CodeRow: codes.ROW,
    directory.CellGroup: directory.GROUP,
    directory.CellRow: directory.ROW,
    logos.Logos: logos.KIND,
    foot.Foot: foot.KIND,
    beside.Beside: beside.KIND,
    figure.FigureBlock: figure.KIND,
    figure.Lifted: figure.LIFTED,
}


def piece(block: Block, gap: Gap, keep: bool) -> Inner:
    """A block as another one holds it, `gap` before it."""
    return Inner(block, KINDS[type(block)], gap, keep)


def expands(block: Block) -> bool:
    """Whether `block` becomes others once its width is known."""
    return KINDS[type(block)].expand is not as_it_is


def expand(
    entries: tuple[Entry, ...], width: float, seats: int, setting: Setting, cache: Cache, grid: Grid | None = None
) -> tuple[Entry, ...]:
    """The entries of an area with codes and cells in rows, in a column `width` points wide with so many seats, at the
    columns of a grid where they keep to one.
    """
    frame = Frame(width, seats, entries, grid)
    out: list[Entry] = []
    for entry in entries:
        kind = KINDS[type(entry.block)]
        out += (entry,) if kind.expand is as_it_is else kind.expand(entry, frame, setting, cache)
    return tuple(out)


def measure(block: Block, width: float, setting: Setting, room: float = 0.0) -> Extent:
    """How tall `block` is in `width` points, in a column `room` points tall."""
    return KINDS[type(block)].measure(block, width, setting, room)


def place(block: Block, spot: Spot, part: Portion, setting: Setting, cache: Cache) -> list[Item]:
    """The items that a part of `block` puts on the page at `spot`."""
    return KINDS[type(block)].place(block, spot, part, setting, cache)


def copies(block: Block) -> tuple[Copy, ...]:
    """The texts of `block`."""
    return KINDS[type(block)].copies(block)


def passages(block: Block) -> tuple[Passage, ...]:
    """The running text of `block`; empty for what is none."""
    return KINDS[type(block)].passages(block)


def codes_of(block: Block, setting: Setting, cache: Cache) -> tuple[SetCode, ...]:
    """The codes of `block` as they are printed."""
    return KINDS[type(block)].codes(block, setting, cache)


def has_codes(block: Block) -> bool:
    """Whether there may be codes in `block`."""
    return KINDS[type(block)].codes is not no_codes


def scales(block: Block) -> bool:
    """Whether `block` is a figure, or holds one."""
    return KINDS[type(block)].scales(block)


def span(blocks: list[Block], setting: Setting, cache: Cache) -> float:
    """Width in points of blocks below each other that nothing holds: of the longest line unbroken, but where there are
    codes, of these and of the widest word over them.
    """
    holders = [block for block in blocks if has_codes(block)]
    free = [KINDS[type(block)].breadth(block, setting, cache) for block in holders or blocks]
    words = [widest_in(copy, setting) for block in blocks if holders for copy in copies(block)]
    return max([*free, *words], default=0.0)


def quiet(blocks: list[Block], setting: Setting, cache: Cache) -> float:
    """Points around blocks in which their ground must go on."""
    return max([KINDS[type(block)].quiet(block, setting, cache) for block in blocks], default=0.0)


def rests(block: Block, width: float, setting: Setting, cache: Cache) -> tuple[Block, ...]:
    """What is left of a block that has cuts after its first line in `width` points, after its second and so on."""
    left = KINDS[type(block)].rests
    assert left, f"a {type(block).__name__} has cuts, so it must say what is left of it after one"
    return left(block, width, setting, cache)


def loosens(block: Block, width: float, setting: Setting) -> bool:
    """Whether `block` may be set one line longer than it needs in `width` points."""
    return KINDS[type(block)].loosens(block, width, setting)


def too_wide(block: Block, width: float, setting: Setting) -> Told | None:
    """What is said where `block` is wider than `width` points, if more than the widest of its words is at fault."""
    return KINDS[type(block)].too_wide(block, width, setting)


def stands(block: Block) -> bool:
    """Whether `block` stands by itself: it does not make its area run on in other columns and on other pages."""
    return KINDS[type(block)].stands


def repeats(block: Block) -> bool:
    """Whether `block` is there for every page: it never makes its area run on."""
    return KINDS[type(block)].repeats


def takes_room(block: Block) -> bool:
    """Whether the extent of `block` hangs on the height of its column."""
    return KINDS[type(block)].takes_room
