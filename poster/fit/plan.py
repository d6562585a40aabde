"""What the fit decides: pages, sizes, columns and gaps, ready to be placed."""

from typing import NamedTuple

from poster.fit.flow import Flow, Measured
from poster.fit.page import Sheet
from poster.fit.split import Opening


class Filled(NamedTuple):
    """A flow in its columns."""

    flow: Flow
    """Its columns as tall as they are used."""
    measured: Measured
    bounds: tuple[int, ...]
    """Numbers of the places where columns begin and end."""
    opens: tuple[Opening, ...]
    """Lines that the gaps of each column take beyond their least, by kind."""
    feathers: tuple[float, ...]
    """Share by which the leading of each column exceeds the common one."""
    rooms: tuple[float, ...]
    """Height each column has to fill, in points; what is used may be less where there is too little text."""


class Plan(NamedTuple):
    """What the fit decided."""

    body: float
    leading: float
    """Baseline to baseline of the body, in points."""
    sheet: Sheet
    filled: tuple[Filled, ...]
    difference: float
    """Largest difference of gaps between columns, in lines."""
    hole: float
    """Height left empty at the foot of the columns, in points."""
    wide: bool
    """Whether gaps are open beyond their range."""

    @property
    def empty(self) -> int:
        """Number of columns that nothing is left for."""
        return sum(len(filled.flow.columns) - len(filled.rooms) for filled in self.filled)

    @property
    def is_full(self) -> bool:
        """Whether all pages are filled with gaps as they should be."""
        return not self.wide and not self.empty and self.hole < 1.0


Found = tuple[float, Plan]
"""A plan and what it costs, in lines of body; less is better."""


def faults(plan: Plan) -> tuple[int, bool, float, bool]:
    """What a plan lacks, the worst first."""
    return plan.empty, plan.hole >= 1.0, plan.hole, plan.wide


def rooms_of(flow: Flow) -> tuple[float, ...]:
    """Heights of a flow's columns, in points."""
    return tuple(column.height for column in flow.columns)
