"""The blocks of a section -> entries of a flow: paragraphs, items with their markers, headings, quotes, code."""

from poster.blocks.beside import Beside, Strand, Tier
from poster.blocks.kinds import KINDS
from poster.blocks.prose import Marker, Prose
from poster.blocks.term import TermBlock
from poster.compose.boxes import Labels, within_of, write_box, write_pair
from poster.compose.copies import Case
from poster.compose.equations import write_equation
from poster.compose.figures import FigureWriter
from poster.compose.laid import Laid
from poster.compose.listings import write_listing
from poster.compose.tables import write_table
from poster.compose.worksheets import merged, write_answers, write_exercise, write_ruled
from poster.model.boxes import Box, Pair
from poster.model.content import Block as Written
from poster.model.content import Equation, Figure, Heading, ListBlock, Paragraph, Quote, SideBySide, Table, Text
from poster.model.drawing import Tag
from poster.model.layout import Area, Style
from poster.model.ordinals import Ordinal
from poster.model.story import Copy, Entry, Gap, Span
from poster.model.worksheet import ANSWER, EXERCISE, Field, Lines, Space

BULLETS = {"square": "\u25aa", "disc": "\u2022", "dash": "\u2013"}
"""What a drawn bullet says to a reader who cannot see it."""
BOXES = {False: "\u2610", True: "\u2611"}
"""What a drawn box says."""
BOX_SIZE = 0.72
"""Side of a box to tick, in em."""
NESTED = 0.7
"""Size of a bullet relative to that of the level above it."""
QUOTE_INDENT = 1.2
"""Of a quotation, in em of the body."""
NUMBER_GAP = 0.45
"""From an item's number to its text, in em."""
NEAR = ("head", "text", "close")
"""Gaps that a figure keeps which is the first of its section or stands below a heading."""
GUTTER = 1.2
"""Between columns within a text, in em: a little more than between two words of a table, less than between columns."""
LEADS_IN = (":", "：")
"""How a paragraph ends that stays with what it announces."""

APART: dict[Gap, Gap] = {"paragraph": "box", "item": "box", "close": "paragraph"}
"""The gap before what is set apart from the text, in the place of that before a paragraph."""


class ProseWriter:
    """Turns Markdown blocks into entries, giving each its node below `sect`."""

    def __init__(self, case: Case, section: int, level: int, labels: Labels, area: Area, figures: FigureWriter) -> None:
        self.case, self.section, self.level, self.labels = case, section, level, labels
        self.area, self.figures = area, figures
        self.tree, self.bullet = case.copyist.tree, case.copyist.layout.bullet
        self.written: list[Laid] = []

    def write(self, blocks: tuple[Written, ...], parent: int, first: Gap) -> tuple[Entry, ...]:
        """Entries of all blocks; `first` is the gap before the first of them."""
        self.blocks(blocks, parent, 0.0, 0, first)
        return tuple(Entry(each.block, each.gap, each.keep, self.section, each.span) for each in self.written)

    def answers(self, parent: int) -> tuple[Entry, ...]:
        """Entries of the answers to all exercises so far."""
        inside = self.inside(self.case)
        write_answers(inside, parent)
        return tuple(Entry(each.block, each.gap, each.keep, -1) for each in inside.written)

    def inside(self, case: Case) -> "ProseWriter":
        """What writes the blocks within a block."""
        return ProseWriter(case, self.section, self.level, self.labels, self.area, self.figures)

    def blocks(
        self, blocks: tuple[Written, ...], parent: int, indent: float, depth: int, first: Gap,
        style: Style | None = None,
    ) -> None:  # fmt: skip
        """Adds blocks to what is written, `first` being the gap before the first; paragraphs have the style."""
        style = style or self.case.styles["body"]
        gap = first
        blocks = merged(blocks)
        for number, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                node = self.tree.add("P", parent)
                leads = number + 1 < len(blocks) and _leads(block.text, blocks[number + 1])
                self.prose(self._copy(block.text, style, node), indent, gap, keep=leads)
            elif isinstance(block, Heading):
                self._heading(block, parent, indent, gap)
                gap = "close"
                continue
            elif isinstance(block, ListBlock):
                self._list(block, parent, indent, depth, gap, style)
            elif isinstance(block, Quote):
                node = self.tree.add("BlockQuote", parent)
                quote = self.case.styles["quote"]
                self.blocks(block.blocks, node, indent + QUOTE_INDENT * self.case.scale, depth, gap, quote)
            elif isinstance(block, Equation):
                self._equation(block, parent, indent, gap)
            elif isinstance(block, Figure):
                gap = self._figure(block, parent, indent, gap)
                continue
            elif isinstance(block, SideBySide):
                self._side_by_side(block, parent, indent, depth, gap if gap in NEAR else "figure", style)
                gap = "figure"
                continue
            elif isinstance(block, Lines | Space | Field):
                write_ruled(self, block, parent, indent, gap)
            elif isinstance(block, Box | Pair):
                self._set_apart(block, parent, indent, depth, gap)
                gap = self.behind("paragraph")
                continue
            elif isinstance(block, Table):
                span = Span(max(block.span, 0)) if block.span else None
                table = write_table(block, parent, indent, self.case, self.figures.words)
                self.written.append(Laid(table, gap, span=span))
            else:
                write_listing(self, block, parent, indent, APART.get(gap, gap))
                gap = "box"
                continue
            gap = "paragraph"

    def _figure(self, figure: Figure, parent: int, indent: float, gap: Gap) -> Gap:
        """Adds a figure, where it stands here; the gap before what comes below it."""
        block = self.figures.write(figure, parent, self.case, indent, self.area)
        if block is None:
            return gap
        span = Span(max(figure.span, 0)) if figure.span else None
        self.written.append(Laid(block, gap if gap in NEAR and not span else "figure", span=span))
        return gap if gap in NEAR and span else "figure"

    def _side_by_side(self, block: SideBySide, parent: int, indent: float, depth: int, gap: Gap, style: Style) -> None:
        """Adds columns within the text, each written by itself."""
        gaps = self.case.copyist.layout.fit.gaps
        strands: list[Strand] = []
        for strand in block.strands:
            writer = self.inside(self.case)
            writer.blocks(strand.blocks, parent, 0.0, depth, "text", style)
            self.figures.tell_narrow(strand.blocks if any(each.span for each in writer.written) else ())
            pieces = tuple(
                Tier(each.block, KINDS[type(each.block)], gaps[each.gap].low if each.gap in gaps else 0.0)
                for each in writer.written
            )
            if pieces:  # a figure may have an area for itself
                strands.append(Strand(strand.share, pieces))
        if strands:
            made = Beside(tuple(strands), GUTTER * self.case.scale, indent, self.case.cap)
            self.written.append(Laid(made, gap))

    def _set_apart(self, block: Box | Pair, parent: int, indent: float, depth: int, gap: Gap) -> None:
        before = APART.get(gap, gap)
        if isinstance(block, Box) and block.kind == EXERCISE:
            write_exercise(self, block, parent, indent, depth, before)
        elif isinstance(block, Box) and block.kind == ANSWER:
            self.labels.answers.append(("", block))
        elif isinstance(block, Box):
            write_box(self, block, parent, indent, depth, before)
        else:
            write_pair(self, block, parent, indent, depth, before)

    def behind(self, usual: Gap) -> Gap:
        """The gap behind what was written last: wider than usual behind what is set apart."""
        return usual if not self.written or self.written[-1].line or self.written[-1].is_text else "box"

    def _copy(self, text: Text, style: Style, node: int) -> Copy:
        return self.case.copy(text, style, node)

    def prose(
        self, copy: Copy, indent: float, gap: Gap, marker: Marker | None = None, hang: float = 0.0,
        whole: bool = False, keep: bool = False,
    ) -> None:  # fmt: skip
        """Adds a paragraph, an item or a heading to what is written."""
        remarks = self.case.copyist.remarks
        notes = remarks.at_foot(copy) if remarks.is_at_feet and remarks.written else ()
        line = Prose(copy, indent, marker, hang, whole, notes)
        self.written.append(Laid(line, gap, keep, line))

    def _heading(self, heading: Heading, parent: int, indent: float, gap: Gap) -> None:
        level = min(self.level + heading.level, 6)
        kind: Tag = ("H1", "H2", "H3", "H4", "H5", "H6")[level - 1]
        node = self.tree.add(kind, parent)
        copy = self._copy(heading.text, self.case.styles["subheading"], node)
        self.prose(copy, indent, gap, whole=True, keep=True)

    def _equation(self, block: Equation, parent: int, indent: float, gap: Gap) -> None:
        """A formula on lines of its own."""
        own = self.bullet.indent * self.case.scale
        self.written.append(Laid(write_equation(block, self.case, parent, indent + own), gap, is_text=True))

    def _list(self, block: ListBlock, parent: int, indent: float, depth: int, gap: Gap, style: Style) -> None:
        tree = self.tree
        node = tree.add("L", parent, numbering=_numbering(block, self.bullet.shape))
        hang = max(self.bullet.indent, BOX_SIZE + NUMBER_GAP) if block.boxes else self.bullet.indent
        numbers = self._numbers(block) if block.ordered else ()
        if numbers:
            hang = max(hang, max(number.galley.ends[-1] for number in numbers) + NUMBER_GAP)
        hang *= self.case.scale
        terms = [self._term(item, None, style).galley.ends[-1] for item in block.items] if block.defines else []
        longest = max(terms, default=0.0)
        for i, item in enumerate(block.items):
            entry = tree.add("LI", node)
            if block.defines:
                self._definition(item, entry, indent, depth, gap if i == 0 else "item", style, longest)
                continue
            box = block.boxes[i] if block.boxes else None
            marker = self._marker(entry, depth, block.number(i) if block.ordered else "", box)
            body = tree.add("LBody", entry)
            self._item(item, body, indent + hang, hang, depth, marker, gap if i == 0 else self.behind("item"), style)

    def _definition(
        self, item: tuple[Written, ...], entry: int, indent: float, depth: int, gap: Gap, style: Style, longest: float
    ) -> None:
        """A term, and beside or below it what it means: they are not parted."""
        label = self._term(item, self.tree.add("Lbl", entry), style)
        inside = self.inside(self.case)
        inside.blocks(item[1:], self.tree.add("LBody", entry), 0.0, depth, "paragraph", style)
        if inside.written:
            block = TermBlock(label, within_of(inside), longest, indent, self.case.scale)
            self.written.append(Laid(block, gap, is_text=True))
        else:
            self.prose(label, indent, gap, whole=True)

    def _term(self, item: tuple[Written, ...], node: int | None, style: Style) -> Copy:
        term = item[0]
        assert isinstance(term, Paragraph)
        return self.case.copy(term.text, style, node)

    def _item(
        self, blocks: tuple[Written, ...], body: int, indent: float, hang: float, depth: int, marker: Marker, gap: Gap,
        style: Style,
    ) -> None:  # fmt: skip
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            node = self.tree.add("P", body)
            leads = len(blocks) > 1 and isinstance(blocks[1], Box | Pair)
            self.prose(self._copy(first.text, style, node), indent, gap, marker, hang, keep=leads)
            self.blocks(blocks[1:], body, indent, depth + 1, "item", style)
            return
        start = len(self.written)
        self.blocks(blocks, body, indent, depth + 1, gap, style)
        if len(self.written) > start:
            opening = self.written[start]
            if opening.line:
                line = opening.line._replace(marker=marker, hang=hang)
                self.written[start] = opening._replace(block=line, line=line)
                return
            # What has no first line of its own begins below the mark, which has one to itself.
            line = Prose(self.case.words("\u00a0", self.case.styles["body"]), indent, marker, hang, True)
            self.written[start : start + 1] = [Laid(line, opening.gap, True, line), opening._replace(gap="close")]

    def _numbers(self, block: ListBlock) -> tuple[Copy, ...]:
        body = self.case.styles["body"]
        return tuple(self.case.words(block.number(i), body) for i in range(len(block.items)))

    def _marker(self, entry: int, depth: int, number: str, box: bool | None = None) -> Marker:
        bullet, scale = self.bullet, self.case.scale
        color = self.case.shown(bullet.color)
        if number:
            label = self.tree.add("Lbl", entry)
            return Marker("", 0.0, color, self.case.words(number, self.case.styles["body"], label), label)
        if box is not None:
            label = self.tree.add("Lbl", entry, actual=BOXES[box])
            return Marker("ticked" if box else "box", BOX_SIZE * scale, color, None, label)
        label = self.tree.add("Lbl", entry, actual=BULLETS[bullet.shape])
        return Marker(bullet.shape, bullet.size * NESTED**depth * scale, color, None, label)


def _leads(text: Text, following: Written) -> bool:
    """Whether a paragraph stays with what follows: it ends with a colon, or its sentence goes on in a formula."""
    end = text.plain.rstrip()
    return end.endswith(LEADS_IN) or (isinstance(following, Equation) and end[-1:] not in SENTENCE_ENDS)


SENTENCE_ENDS = frozenset(".!?…")


ORDINALS: dict[Ordinal, str] = {
    "1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman",
}  # fmt: skip
"""What PDF calls the numbers of lists."""


def _numbering(block: ListBlock, bullet: str) -> str:
    """How items are marked, in the words of PDF. Source: ISO 32000-1, table 347."""
    if block.ordered:
        return ORDINALS[block.kind]
    return "None" if block.defines or block.boxes else bullet.title()
