"""What people write on, exercises and answers -> blocks: lines, numbers at the edge, answers turned at the end."""

from typing import TYPE_CHECKING

from poster.blocks.box import BoxBlock, Look, Numeral
from poster.blocks.ruled import RuledBlock
from poster.blocks.turned import TurnedBlock
from poster.compose.boxes import joined_text, own_text, within_of
from poster.compose.copies import Case
from poster.compose.laid import Laid
from poster.model.boxes import Box
from poster.model.color import Color
from poster.model.content import Block, Paragraph
from poster.model.story import Gap
from poster.model.units import Length
from poster.model.worksheet import Field, Lines, Space

if TYPE_CHECKING:
    from poster.compose.prose import ProseWriter

NOTE_LINES = 3
"""Least lines of a place for notes: fewer are of no use."""
HANG, NUMBER_GAP = 1.75, 0.6
"""From the edge of the column to an exercise, unless its number is wider; from that to it; in em of the body."""


def merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with lines to write on that follow one another as one."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(block, Lines) and isinstance(above, Lines):
            found[-1] = above._replace(number=above.number + block.number)
        else:
            found.append(block)
    return tuple(found)


def write_ruled(writer: "ProseWriter", block: Lines | Space | Field, parent: int, indent: float, gap: Gap) -> None:
    """Adds lines, a place for notes or a field."""
    case, color = writer.case, _line_color(writer.case)
    if isinstance(block, Lines):
        gap = "close" if gap in ("paragraph", "item") else gap  # the first line stands a pitch below that
        writer.written.append(Laid(RuledBlock(block.number, color, indent, None, False), gap, is_text=True))
        return
    style = case.styles["small"]
    if isinstance(block, Field):
        word = block.label or own_text(writer.labels.words["name"], block.place)
        label = case.copy(word, style, writer.tree.add("P", parent))
        writer.written.append(Laid(RuledBlock(1, color, indent, label, False), gap, is_text=True))
        return
    if block.title:
        label = case.copy(block.title, case.styles["subheading"], writer.tree.add("P", parent))
        writer.prose(label, indent, gap, whole=True, keep=True)
        gap = "close"
    writer.written.append(Laid(RuledBlock(NOTE_LINES, color, indent, None, True), gap, is_text=True))


def _line_color(case: Case) -> Color:
    return case.ink or case.copyist.layout.colors.get("soft", case.styles["body"].color)


def write_exercise(writer: "ProseWriter", box: Box, parent: int, indent: float, depth: int, gap: Gap) -> None:
    """An exercise with its number beside it; its answers wait for the end."""
    tree, case = writer.tree, writer.case
    node = tree.add("Div", parent, name=box.id)
    number = str(writer.labels.numbers.get(box.place, 0))
    style = case.styles["numeral"]
    size = tuple(length._replace(bodies=0.7 * length.bodies, points=0.7 * length.points) for length in style.size)
    style = style._replace(size=(size[0], size[1]))
    numeral = Numeral(case.words(number, style, tree.add("P", node)))
    wide = numeral.copy.galley.ends[-1] * style.size[0].bodies
    hang = max(HANG * case.scale, wide + NUMBER_GAP * case.scale)
    inside = writer.inside(case)
    if box.title:
        label = tree.add("P", node)
        inside.prose(case.copy(box.title, case.styles["box title"], label), 0.0, "paragraph", whole=True, keep=True)
    blocks = tuple(block for block in box.blocks if not _is_answer(block))
    inside.blocks(blocks, node, 0.0, depth, "close" if box.title else "paragraph")
    for block in box.blocks:
        if isinstance(block, Box) and _is_answer(block):
            writer.labels.answers.append((number, block))
    if inside.written:
        look = Look((Length(), Length(), Length(), Length(bodies=hang)), closes=False)
        writer.written.append(Laid(BoxBlock(within_of(inside), look, numeral, indent), gap))


def _is_answer(block: object) -> bool:
    return isinstance(block, Box) and block.kind == "answer"


def write_answers(writer: "ProseWriter", parent: int) -> None:
    """All answers, in small type, upside down."""
    answers = writer.labels.answers
    case = writer.case
    small = case.styles["small"]
    inside = writer.inside(case)
    head = own_text(writer.labels.words["answers"], case.copyist.layout.place, strong=True)
    inside.prose(case.copy(head, small, writer.tree.add("P", parent)), 0.0, "tight", whole=True)
    for number, box in answers:
        blocks = box.blocks
        if blocks and isinstance(blocks[0], Paragraph):
            begun = own_text(f"{number}\u2002", box.place, strong=True) if number else own_text("", box.place)
            text = joined_text(begun, blocks[0].text)
            inside.prose(case.copy(text, small, writer.tree.add("P", parent)), 0.0, "tight", whole=True)
            blocks = blocks[1:]
        inside.blocks(blocks, parent, 0.0, 0, "tight", small)
    writer.written.append(Laid(TurnedBlock(within_of(inside)), "box"))
