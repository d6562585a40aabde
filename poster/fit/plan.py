"""What the fit decides: pages, sizes, columns and gaps, ready to be placed."""

from typing import NamedTuple

from poster.fit.flow import Flow, Measured
from poster.fit.page import Sheet

Opening = tuple[float, ...]
"""Lines of body that gaps take beyond their least, by kind."""


class Filled(NamedTuple):
    """A flow in its columns."""

    flow: Flow
    """Its columns as tall as they are used."""
    measured: Measured
    bounds: tuple[int, ...]
    """Numbers of the places where columns begin and end."""
    opens: tuple[Opening, ...]
    """Lines that the gaps of each column take beyond their least, by kind."""
    leadings: tuple[float, ...]
    """Baseline to baseline of the body in each column, in points."""
    looser: tuple[tuple[int, ...], ...]
    """For each column the blocks that are set one line longer than they need."""
    closing: tuple[float, ...]
    """Points by which each column ends above the foot of those beside it: more than 0 for the last of a page only."""
    rooms: tuple[float, ...]
    """Height each column has to fill, in points; what is used may be less where there is too little text."""


class Plan(NamedTuple):
    """What the fit decided."""

    body: float
    leading: float
    """Baseline to baseline of the body, in points."""
    sheet: Sheet
    filled: tuple[Filled, ...]
    cost: float
    """What it costs beside the size of its body, in lines of body."""
    parted: float
    """The part of that for lists and paragraphs that are parted."""
    hole: float
    """Height left empty at the foot of the columns, in points."""
    taller: tuple[tuple[str, float], ...] = ()
    """What stands over some columns, by name, and by how many points it is taller than at its least."""

    @property
    def unused(self) -> int:
        """Number of columns that nothing is left for."""
        return sum(len(filled.flow.columns) - len(filled.rooms) for filled in self.filled)

    @property
    def is_full(self) -> bool:
        """Whether all pages are filled to their feet."""
        return not self.unused and self.hole < 1.0 and not any(any(filled.closing) for filled in self.filled)


Found = tuple[float, Plan]
"""A plan and what it costs, in lines of body; less is better."""


def rooms_of(flow: Flow) -> tuple[float, ...]:
    """Heights of a flow's columns, in points."""
    return tuple(column.height for column in flow.columns)
