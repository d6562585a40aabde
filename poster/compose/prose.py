"""The blocks of a section -> entries of a flow: paragraphs, items with their markers, headings, quotes, code."""

from poster.blocks.beside import Beside, Piece, Strand
from poster.blocks.equation import EquationBlock
from poster.blocks.kinds import KINDS
from poster.blocks.prose import Marker, Prose
from poster.compose.copies import Case
from poster.compose.equations import write_equation
from poster.compose.figures import FigureWriter
from poster.model import story
from poster.model.content import (
    Block,
    CodeBlock,
    Equation,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    SideBySide,
    Text,
)
from poster.model.drawing import Tag
from poster.model.layout import Area, Style
from poster.model.story import Copy, Entry, Gap

BULLETS = {"square": "\u25aa", "disc": "\u2022", "dash": "\u2013"}
"""What a drawn bullet says to a reader who cannot see it."""
BOXES = {False: "\u2610", True: "\u2611"}
"""What a drawn box says."""
BOX_SIZE = 0.72
"""Side of a box to tick, in em."""
DEFINITION_INDENT = 1.0
"""Of what a term means, in em of the body."""
NESTED = 0.7
"""Size of a bullet relative to that of the level above it."""
QUOTE_INDENT = 1.2
"""Of a quotation, in em of the body."""
NUMBER_GAP = 0.45
"""From an item's number to its text, in em."""
KEPT = " \u2060"
"""A space at which no line ends, and which is read as it was written."""
NEAR = ("head", "text", "close")
"""Gaps that a figure keeps which is the first of its section or stands below a heading."""
GUTTER = 1.2
"""Between columns within a text, in em: a little more than between two words of a table, less than between columns."""
LEADS_IN = (":", "：")
"""How a paragraph ends that stays with what it announces."""
WHOLE_CODE = 12
"""Lines up to which code is never split: rules S11."""


class ProseWriter:
    """Turns Markdown blocks into entries, giving each its node below `sect`."""

    def __init__(self, case: Case, section: int, level: int, area: Area, figures: FigureWriter) -> None:
        self.case, self.section, self.level = case, section, level
        self.area, self.figures = area, figures
        self.tree, self.bullet = case.copyist.tree, case.copyist.layout.bullet
        self.written: list[tuple[story.Block, Gap, bool]] = []
        """Each block, the gap before it, and whether it is kept with what follows."""
        self.lines: dict[int, Prose | EquationBlock] = {}
        """Those that are lines of text, by their positions."""

    def write(self, blocks: tuple[Block, ...], parent: int, first: Gap) -> tuple[Entry, ...]:
        """Entries of all blocks; `first` is the gap before the first of them."""
        self._blocks(blocks, parent, 0.0, 0, first, self.case.styles["body"])
        return tuple(Entry(block, gap, keep, self.section) for block, gap, keep in self.written)

    def _blocks(
        self, blocks: tuple[Block, ...], parent: int, indent: float, depth: int, first: Gap, style: Style
    ) -> None:
        gap = first
        for number, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                node = self.tree.add("P", parent)
                leads = number + 1 < len(blocks) and _leads(block.text, blocks[number + 1])
                self._prose(self._copy(block.text, style, node), indent, gap, keep=leads)
            elif isinstance(block, Heading):
                self._heading(block, parent, indent, gap)
                gap = "close"
                continue
            elif isinstance(block, ListBlock):
                self._list(block, parent, indent, depth, gap, style)
            elif isinstance(block, Quote):
                node = self.tree.add("BlockQuote", parent)
                quote = self.case.styles["quote"]
                self._blocks(block.blocks, node, indent + QUOTE_INDENT * self.case.scale, depth, gap, quote)
            elif isinstance(block, Equation):
                self._equation(block, parent, indent, gap)
            elif isinstance(block, Figure):
                if self._figure(block, parent, indent, gap if gap in NEAR else "figure"):
                    gap = "figure"
                continue
            elif isinstance(block, SideBySide):
                self._side_by_side(block, parent, indent, depth, gap if gap in NEAR else "figure", style)
                gap = "figure"
                continue
            else:
                self._code(block, parent, indent, gap)
            gap = "paragraph"

    def _figure(self, figure: Figure, parent: int, indent: float, gap: Gap) -> bool:
        """Adds a figure; whether it stands here."""
        block = self.figures.write(figure, parent, self.case, indent, self.area)
        if block:
            self.written.append((block, gap, False))
        return block is not None

    def _side_by_side(self, block: SideBySide, parent: int, indent: float, depth: int, gap: Gap, style: Style) -> None:
        """Adds columns within the text, each written by itself."""
        gaps = self.case.copyist.layout.fit.gaps
        strands: list[Strand] = []
        for strand in block.strands:
            writer = ProseWriter(self.case, self.section, self.level, self.area, self.figures)
            writer._blocks(strand.blocks, parent, 0.0, depth, "text", style)
            pieces = tuple(
                Piece(own, KINDS[type(own)], gaps[kind].low if kind in gaps else 0.0) for own, kind, _ in writer.written
            )
            if pieces:  # a figure may have an area for itself
                strands.append(Strand(strand.share, pieces))
        if strands:
            made = Beside(tuple(strands), GUTTER * self.case.scale, indent, self.case.cap)
            self.written.append((made, gap, False))

    def _copy(self, text: Text, style: Style, node: int) -> Copy:
        return self.case.copy(text, style, node)

    def _prose(
        self, copy: Copy, indent: float, gap: Gap, marker: Marker | None = None, hang: float = 0.0,
        whole: bool = False, keep: bool = False,
    ) -> None:  # fmt: skip
        remarks = self.case.copyist.remarks
        notes = remarks.at_foot(copy) if remarks.is_at_feet and remarks.written else ()
        self.lines[len(self.written)] = block = Prose(copy, indent, marker, hang, whole, notes)
        self.written.append((block, gap, keep))

    def _heading(self, heading: Heading, parent: int, indent: float, gap: Gap) -> None:
        level = min(self.level + heading.level, 6)
        kind: Tag = ("H1", "H2", "H3", "H4", "H5", "H6")[level - 1]
        node = self.tree.add(kind, parent)
        copy = self._copy(heading.text, self.case.styles["subheading"], node)
        self._prose(copy, indent, gap, whole=True, keep=True)

    def _code(self, block: CodeBlock, parent: int, indent: float, gap: Gap) -> None:
        style = self.case.styles["code"]
        if self.case.scale != 1.0:  # a multiple of the text it stands in, as code within a line is
            low, high = (size._replace(bodies=size.bodies * self.case.scale) for size in style.size)
            style = style._replace(size=(low, high))
        node = self.tree.add("Code", self.tree.add("P", parent))
        # A line without ink keeps a space, or it would close up.
        lines = (line.replace("\t", "    ").replace(" ", KEPT) or "\u00a0" for line in block.lines)
        runs = tuple(run for line in lines for run in (Run(line, code=True), Run("\n", code=True)))
        places = tuple(block.places[i // 2] for i in range(len(runs)))
        copy = self._copy(Text(runs[:-1], places[:-1]), style, node)
        self._prose(copy, indent, gap, whole=len(block.lines) < WHOLE_CODE)

    def _equation(self, block: Equation, parent: int, indent: float, gap: Gap) -> None:
        """A formula on lines of its own."""
        own = self.bullet.indent * self.case.scale
        self.lines[len(self.written)] = made = write_equation(block, self.case, parent, indent + own)
        self.written.append((made, gap, False))

    def _list(self, block: ListBlock, parent: int, indent: float, depth: int, gap: Gap, style: Style) -> None:
        tree = self.tree
        node = tree.add("L", parent, numbering=_numbering(block, self.bullet.shape))
        hang = max(self.bullet.indent, BOX_SIZE + NUMBER_GAP) if block.boxes else self.bullet.indent
        numbers = self._numbers(block) if block.ordered else ()
        if numbers:
            hang = max(hang, max(number.galley.ends[-1] for number in numbers) + NUMBER_GAP)
        hang *= self.case.scale
        for i, item in enumerate(block.items):
            entry = tree.add("LI", node)
            if block.defines:
                self._definition(item, entry, indent, depth, gap if i == 0 else "paragraph", style)
                continue
            box = block.boxes[i] if block.boxes else None
            number = f"{block.start + i}." if block.ordered else ""
            marker = self._marker(entry, depth, number, box) if _has_line(item) else None
            body = tree.add("LBody", entry)
            self._item(item, body, indent + hang, hang, depth, marker, gap if i == 0 else "item", style)

    def _definition(
        self, item: tuple[Block, ...], entry: int, indent: float, depth: int, gap: Gap, style: Style
    ) -> None:
        """A term, and below it, indented, what it means: they are not parted."""
        term = item[0]
        assert isinstance(term, Paragraph)
        label = self.tree.add("Lbl", entry)
        self._prose(self._copy(term.text, style, label), indent, gap, whole=True, keep=True)
        body = self.tree.add("LBody", entry)
        self._blocks(item[1:], body, indent + DEFINITION_INDENT * self.case.scale, depth, "close", style)

    def _item(
        self, blocks: tuple[Block, ...], body: int, indent: float, hang: float, depth: int, marker: Marker | None,
        gap: Gap, style: Style,
    ) -> None:  # fmt: skip
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            node = self.tree.add("P", body)
            self._prose(self._copy(first.text, style, node), indent, gap, marker, hang)
            self._blocks(blocks[1:], body, indent, depth + 1, "item", style)
            return
        start = len(self.written)
        self._blocks(blocks, body, indent, depth + 1, gap, style)
        at = next((at for at in self.lines if at >= start), None)  # a figure has no line for the mark to stand on
        if at is not None:
            _, before, keep = self.written[at]
            self.written[at] = (self.lines[at]._replace(marker=marker, hang=hang), before, keep)

    def _numbers(self, block: ListBlock) -> tuple[Copy, ...]:
        body = self.case.styles["body"]
        return tuple(self.case.words(f"{block.start + i}.", body) for i in range(len(block.items)))

    def _marker(self, entry: int, depth: int, number: str, box: bool | None = None) -> Marker:
        bullet, scale = self.bullet, self.case.scale
        color = (
            self.case.ink or bullet.color
        )  # on a ground that asks for an ink of its own, a bullet in color may vanish
        if number:
            label = self.tree.add("Lbl", entry)
            return Marker("", 0.0, color, self.case.words(number, self.case.styles["body"], label), label)
        if box is not None:
            label = self.tree.add("Lbl", entry, actual=BOXES[box])
            return Marker("ticked" if box else "box", BOX_SIZE * scale, color, None, label)
        label = self.tree.add("Lbl", entry, actual=BULLETS[bullet.shape])
        return Marker(bullet.shape, bullet.size * NESTED**depth * scale, color, None, label)


def _leads(text: Text, following: Block) -> bool:
    """Whether a paragraph stays with what follows: it ends with a colon, or its sentence goes on in a formula."""
    end = text.plain.rstrip()
    return end.endswith(LEADS_IN) or (isinstance(following, Equation) and end[-1:] not in SENTENCE_ENDS)


SENTENCE_ENDS = frozenset(".!?…")


def _has_line(blocks: tuple[Block, ...]) -> bool:
    """Whether there is a line of text in an item for its mark to stand on: a figure has none."""
    return any(
        isinstance(block, Paragraph | Heading | CodeBlock | Equation)
        or (isinstance(block, ListBlock) and any(_has_line(item) for item in block.items))
        or (isinstance(block, Quote) and _has_line(block.blocks))
        for block in blocks
    )


def _numbering(block: ListBlock, bullet: str) -> str:
    """How items are marked, in the words of PDF. Source: ISO 32000-1, table 347."""
    if block.ordered:
        return "Decimal"
    return "None" if block.defines or block.boxes else bullet.title()
