"""Tokens of mathematics within a line -> the pieces that stand for them."""

from typing import TYPE_CHECKING

from poster.read.mathematics import set_formula

if TYPE_CHECKING:
    from markdown_it.token import Token

    from poster.read.inline import InlineReader


def formula(reader: "InlineReader", token: "Token", at: int) -> None:
    """A formula: it reads as its plain form, and stands where its dollar does."""
    start = at + len(token.markup)
    made = set_formula(
        token.content,
        token.markup == "$$",
        reader.manner,
        lambda number: reader.where.place(start + number),
        reader.problems,
    )
    if made:
        reader.add(made.text or token.content, at, reader.kinds[-1]._replace(formula=made), as_written=False)
