"""Formulas that stand by themselves: their tokens, and those within a paragraph -> equations."""

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from poster.model.content import Block, CodeBlock, Equation, Paragraph, Run, Text
from poster.problems import Place
from poster.read.mathematics import set_formula
from poster.read.reader import Reader

if TYPE_CHECKING:
    from markdown_it.token import Token


def display(reader: Reader, token: "Token") -> list[Block]:
    """`$$ … $$ {#eq-id}`, or an environment of LaTeX."""
    assert token.map is not None
    starts, places = _places(reader, token)
    place = reader.row(token.map[0])

    def place_of(at: int) -> Place:
        number = max(bisect_right(starts, at) - 1, 0)
        return places[number]._replace(column=places[number].column + max(at - starts[number], 0))

    made = set_formula(token.content, True, reader.manner, place_of, reader.problems)
    attributes = token.meta.get("attributes")
    if attributes and (attributes.classes or attributes.pairs):
        reader.tell("attributes", place, "{…}")
    if made is None:  # its problems stop the build; what stays keeps others from being told that a section is empty
        words = token.content.strip()
        at = place_of(token.content.find(words)) if words else place
        return [CodeBlock((words or "$",), place, (at,))]
    return [Equation(made, place, attributes.id if attributes else "")]


def _places(reader: Reader, token: "Token") -> tuple[list[int], list[Place]]:
    """Where each line of a formula begins in it, and in the source."""
    assert token.map is not None
    starts: list[int] = []
    places: list[Place] = []
    start = 0
    for row, line in enumerate(token.content.split("\n"), token.map[0]):
        words, written = line.strip(), reader.lines[row]
        least = written.find("$$") + 2 if row == token.map[0] and token.type == "display" else 0
        lead = len(line) - len(line.lstrip())
        starts.append(start + lead)
        places.append(reader.place(reader.offsets[row] + max(0, written.find(words, least))))
        start += len(line) + 1
    return starts, places


def parted(text: Text) -> list[Block]:
    """A paragraph, parted where a formula stands between two dollars each: it has lines of its own."""
    if not any(run.formula is not None and run.formula.display for run in text.runs):  # nearly always
        return [Paragraph(text)]
    pairs = list(zip(text.runs, text.places, strict=True))
    blocks: list[Block] = []
    for stands_alone, group in groupby(pairs, lambda pair: pair[0].formula is not None and pair[0].formula.display):
        if stands_alone:
            blocks += [Equation(run.formula, place) for run, place in group if run.formula]
            continue
        words = _trimmed(list(group))
        if words:
            runs, places = zip(*words, strict=True)
            blocks.append(Paragraph(Text(tuple(runs), tuple(places))))
    return blocks


def _trimmed(words: list[tuple[Run, Place]]) -> list[tuple[Run, Place]]:
    """Runs without the spaces beside a formula on lines of its own."""
    while words and not words[0][0].text.strip():
        words = words[1:]
    while words and not words[-1][0].text.strip():
        words = words[:-1]
    if words:
        run, place = words[0]
        lead = len(run.text) - len(run.text.lstrip(" "))
        words[0] = run._replace(text=run.text[lead:]), place._replace(column=place.column + lead)
        run, place = words[-1]
        words[-1] = run._replace(text=run.text.rstrip(" ")), place
    return words
