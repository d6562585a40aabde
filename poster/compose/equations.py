"""An equation of the content -> its block: the formula in its node, its number behind it."""

from poster.blocks.equation import EquationBlock
from poster.compose.copies import Case
from poster.model.content import Equation


def write_equation(block: Equation, case: Case, parent: int, indent: float) -> EquationBlock:
    """The block of an equation below the node `parent`; `indent` is in em of the body."""
    tree = case.copyist.tree
    node = tree.add("P", parent, name=block.id)
    body = case.styles["body"]
    copy = case.copy(block.text, body, node)
    sums = tuple(part.is_sum for part in block.formula.parts) or (False,)
    number = case.words(f"({block.number})", body, tree.add("P", parent)) if block.number else None
    return EquationBlock(copy, sums, indent, case.scale, number)
