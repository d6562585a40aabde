"""A plan of a short text -> the same with its columns where the layout wants them to stand in a taller area."""

from poster.fit.plan import Filled, Plan
from poster.model.layout import Layout

ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""Share of the height left empty that is above the columns."""


def stood(plan: Plan, layout: Layout) -> Plan:
    """The plan with short columns moved where their area has them stand; what is empty then is meant to be."""
    if plan.hole < 1.0 or not all(layout.areas[filled.flow.name].stand in ABOVE for filled in plan.filled):
        return plan
    return plan._replace(filled=tuple(_moved(filled, layout) for filled in plan.filled), hole=0.0)


def _moved(filled: Filled, layout: Layout) -> Filled:
    share = ABOVE[layout.areas[filled.flow.name].stand]
    columns = tuple(
        column._replace(y=column.y + share * max(column.height - room, 0.0), height=room)
        for column, room in zip(filled.flow.columns, filled.rooms)
    )
    return filled._replace(flow=filled.flow._replace(columns=columns + filled.flow.columns[len(columns) :]))
